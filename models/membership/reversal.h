#pragma once

#include "models/membership/applyreport.h"
#include "models/storage/connection.h"
#include "models/storage/schema.h"

#include <array>

class SessionHistory;

/// What becomes of one row of a change that is to be reversed.
struct ReversalRow {
    enum class Outcome : quint8 {
        Reversed, ///< goes back to what it was
        Kept, ///< was changed since and stays as it is now
        Impossible, ///< cannot go back
        Unchanged, ///< is already as it was
    };
    enum class Reason : quint8 {
        None, ///< reversed or unchanged
        Edited, ///< has other values than the change left
        Gone, ///< is not there any more
        UserGone, ///< a membership of a user that is not there any more and does not come back
        OrganizationGone,
        HandleTaken, ///< another record has the e-mail or slug now
        HasMemberships, ///< a new record that cannot go: it has memberships that are kept
    };
    static constexpr int outcomes = 4;

    Outcome outcome = Outcome::Reversed;
    Reason reason = Reason::None;
    /// What putting it back writes, or would write. An update states only the columns that the change wrote.
    Change change = {};
};

/// The inverse of an applied change as far as it is possible now: the change set that puts back what nobody
/// changed since, and what stays with the reason. A row is put back if the columns that the change wrote
/// still hold what it wrote; a record that it added or removed is compared whole. Deleted users and
/// organizations come back with their ids and values, and before their memberships. A value.
class Reversal {
public:
    using Outcome = ReversalRow::Outcome;
    using Reason = ReversalRow::Reason;
    /// How many rows of each outcome are named; all are counted.
    static constexpr qsizetype named = 1000;

    const ChangeSet &changes() const { return m_changes; }
    qint64 count(Outcome outcome) const { return m_counts[size_t(outcome)]; }
    /// The first ones, in key order as far as they were decided in it.
    const QList<ReversalRow> &rows(Outcome outcome) const { return m_rows[size_t(outcome)]; }
    /// How many rows stay though the change wrote them: kept or impossible.
    qint64 left() const { return count(Outcome::Kept) + count(Outcome::Impossible); }

    /// Keeps what can be shown only: the change set of millions is not copied from thread to thread.
    void forgetChanges() { m_changes = {}; }

    void append(Outcome outcome, Reason reason, const Change &change);

private:
    ChangeSet m_changes;
    std::array<qint64, ReversalRow::outcomes> m_counts{};
    std::array<QList<ReversalRow>, ReversalRow::outcomes> m_rows;
};

/// What came of Roster::revert(). A report that is not applied() wrote nothing.
struct RevertReport {
    ApplyReport report;
    Reversal reversal; ///< as it was when it was applied; without its change set
};

/// Compares the rows of a change with what is there now, in portions: memory grows with the change set only,
/// and no row costs a statement of its own where the engine takes many. NotFound if there is no such change.
/// `session`: see History.
Result<Reversal> reversalOf(Connection &connection, const Schema &schema, ChangeId id,
                            const SessionHistory *session = nullptr);

/// Why a row is not put back, as a sentence without a capital: "was changed since". Empty where it is.
QString reasonText(const ReversalRow &row);

/// The line that the history keeps of a reversal: what is put back, whether it was reversed before.
Result<QString> reversalSummary(Connection &connection, const Schema &schema, ChangeId id,
                                const SessionHistory *session = nullptr);
