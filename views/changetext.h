#pragma once

#include "models/membership/applyreport.h"
#include "models/membership/recordnames.h"

/// How the change was made, in words; `method` is one of ChangeMethod.
QString methodText(const QString &method);

/// "Copied memberships from Ada to Bob: 3 added, 1 changed": a summary with what was written.
QString withNumbers(const QString &summary, const ApplyReport &report);

/// The name of a user or an organization of a change, with a remark if it is deleted; empty without id.
QString recordText(const RecordNames &names, const UserId &id);
QString recordText(const RecordNames &names, const OrganizationId &id);

/// "Added", "Changed" or "Removed".
QString kindText(ChangeKind kind);
/// "Add", "Change" or "Remove".
QString plannedText(ChangeKind kind);

/// What a row of a change wrote, in words: "Role: member → admin"; of what was added or removed the values.
/// Values that were not given are left out.
QString valuesText(const Table &table, const Change &change);
