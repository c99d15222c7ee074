#pragma once

#include "models/membership/changeset.h"
#include "models/storage/connection.h"

/// What happens to the memberships of a record when a list of the other side is given; the names are Ash's
/// `manage_relationship` types (`append_and_update` is ours).
enum class AssignMode {
    Append, ///< add what is missing; existing ones stay as they are
    AppendAndUpdate, ///< and give existing ones the stated values
    AppendAndRemove, ///< add what is missing and remove what is not listed
    Remove, ///< remove the listed ones
    DirectControl, ///< add, update and remove, so that exactly the list remains
};

bool addsMissing(AssignMode mode);
bool updatesListed(AssignMode mode);
bool removesUnlisted(AssignMode mode);

QString assignModeName(AssignMode mode); ///< as on the command line: "append_and_remove"
std::optional<AssignMode> assignModeFromName(const QString &name);
QStringList assignModeNames();

/// The change set that gives one record (a user or an organization) the listed other side. Reads the present
/// memberships; what it found is expected again when the change set is applied.
Result<ChangeSet> assignmentOf(Connection &connection, const Schema &schema, Entity entity, const QString &id,
                               const QStringList &otherIds, AssignMode mode, const Values &attributes = {});
