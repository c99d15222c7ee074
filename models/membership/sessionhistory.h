#pragma once

#include "models/membership/history.h"
#include "models/membership/historywriter.h"

#include <QMutex>

#include <deque>

/// What one session changed in a database that keeps no history: the record that the history would hold, in
/// memory, so that the latest changes can be reverted as long as the session lasts. Thread-safe.
///
/// Bounded: the latest 200 changes, and of them as many as have mostRows rows together; the oldest are
/// forgotten first. After a change of more rows than that nothing is left, as what came before must not be
/// taken for the latest.
class SessionHistory {
public:
    static constexpr size_t mostChanges = 200;
    static constexpr qint64 mostRows = 100000;

    /// Nothing if the change is too large to be remembered.
    Result<std::optional<ChangeId>> record(const WrittenChanges &written, const HistoryEntry &entry);

    /// As those of History, and with the same meaning.
    QList<HistoryEntry> list(const History::Filter &filter) const;
    QList<Change> items(ChangeId id, const std::optional<Change> &after, int limit,
                        const HistoryOnly &only) const;
    qint64 itemCount(ChangeId id, const HistoryOnly &only) const;

private:
    struct Remembered {
        HistoryEntry entry;
        ChangeSet rows; ///< one for each record, in key order
    };

    bool matches(const Remembered &change, const History::Filter &filter) const;
    const Remembered *find(ChangeId id) const;
    void forgetOldest();

    mutable QMutex m_mutex;
    std::deque<Remembered> m_changes; ///< newest last
    qint64 m_rows = 0;
    qint64 m_last = 0;
};
