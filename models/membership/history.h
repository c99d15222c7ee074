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

/// What a change did in one line: its summary, else its numbers ("2 added, 1 changed").
QString shownSummary(const HistoryEntry &entry);

/// Which rows of a change: those of one user or one organization; both empty: all.
struct HistoryOnly {
    UserId user = {};
    OrganizationId organization = {};

    bool isEmpty() const { return user.isEmpty() && organization.isEmpty(); }
    friend bool operator==(const HistoryOnly &, const HistoryOnly &) = default;
};

class SessionHistory;

/// Reads what Roster changed. Where a database keeps no history: what the session remembers, if it is given,
/// else nothing.
class History {
public:
    struct Filter {
        UserId user = {}; ///< only changes that touched this user or one of its memberships
        OrganizationId organization = {};
        QList<UserId> anyUser = {}; ///< the same for any of these; empty: no restriction
        QList<OrganizationId> anyOrganization = {};
        QString actor = {}; ///< contained in who made it, without regard to case
        QString method = {}; ///< one of ChangeMethod
        QString text = {}; ///< contained in the summary or the origin, without regard to case
        QString from = {}; ///< UTC, ISO-8601: not earlier than this
        QString until = {}; ///< earlier than this
        QString author = {}; ///< exactly this actor's, and whatever reverts one of those
        std::optional<ChangeId> before = {}; ///< only older ones: the next page
        int limit = 100;
    };

    /// `session` must outlive it.
    History(Connection &connection, const Schema &schema, const SessionHistory *session = nullptr);

    /// Newest first.
    Result<QList<HistoryEntry>> list(const Filter &filter);
    Result<HistoryEntry> entry(ChangeId id);
    /// The rows of one change, with their whole values before and after; by user, then by organization, so
    /// that a record comes before its memberships.
    Result<QList<Change>> items(ChangeId id);
    /// The same a portion at a time: up to `limit` rows that follow `after`, the first ones without it.
    Result<QList<Change>> items(ChangeId id, const std::optional<Change> &after, int limit,
                                const HistoryOnly &only = {});
    /// How many rows of the change there are of these.
    Result<qint64> itemCount(ChangeId id, const HistoryOnly &only);

private:
    Connection &m_connection;
    const Schema &m_schema;
    const SessionHistory *const m_session;
};
