#pragma once

#include "models/membership/changeset.h"
#include "models/storage/connection.h"

/// What people call a user or an organization.
struct RecordName {
    QString name;
    QString handle; ///< e-mail or slug
    bool gone = false; ///< it is deleted: this is what it was called last, as far as the history knows

    /// The name, else the e-mail or slug.
    QString text() const { return name.isEmpty() ? handle : name; }
};

/// The names of users and organizations by their ids; an id that is unknown everywhere is not in it. A value.
struct RecordNames {
    QHash<UserId, RecordName> users;
    QHash<OrganizationId, RecordName> organizations;

    /// The text of a name, else the id itself.
    QString text(const UserId &id) const;
    QString text(const OrganizationId &id) const;
    void insert(const RecordNames &others);
};

/// The names of all that these rows of a change are about: as they are now, of deleted ones as they were.
/// Deleted ones that `id` itself did not delete cost a seek per change each, so only the first hundred of
/// those are looked for.
Result<RecordNames> namesOf(Connection &connection, const Schema &schema, ChangeId id,
                            const QList<Change> &rows);
