#pragma once

#include "models/membership/changeset.h"
#include "models/storage/connection.h"

#include <QStringList>

/// One change set that was applied.
struct HistoryEntry {
    ChangeId id{};
    QString appliedAt; ///< UTC, ISO-8601
    QString actor;
    QString method; ///< one of ChangeMethod
    QString summary;
    QString origin; ///< a file's name; empty otherwise
    std::optional<ChangeId> reverts = {};
    qint64 added = 0;
    qint64 updated = 0;
    qint64 removed = 0;
};

/// Reads what Roster changed. Where a database keeps no history, everything is empty.
class History {
public:
    struct Filter {
        UserId user = {}; ///< only changes that touched this user or one of its memberships
        OrganizationId organization = {};
        std::optional<ChangeId> before = {}; ///< only older ones: the next page
        int limit = 100;
    };

    History(Connection &connection, const Schema &schema);

    /// Newest first.
    Result<QList<HistoryEntry>> list(const Filter &filter);
    Result<HistoryEntry> entry(ChangeId id);
    /// The rows of one change, with their whole values before and after; by user, then by organization, so
    /// that a record comes before its memberships.
    Result<QList<Change>> items(ChangeId id);
    /// The same a portion at a time: up to `limit` rows that follow `after`, the first ones without it.
    Result<QList<Change>> items(ChangeId id, const std::optional<Change> &after, int limit);

private:
    Connection &m_connection;
    const Schema &m_schema;
};
