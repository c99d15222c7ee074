#pragma once

#include "models/membership/additiontexts.h"
#include "models/storage/connection.h"

#include <functional>
#include <memory>

/// The additions of memberships of a large change set, written in key order by the engine's fastest way: what
/// ChangeApplier does for a few at a time, without a Change and a Row for each. Inside its transaction.
class BulkAdditions {
public:
    /// From so many on it is worth it.
    static constexpr qsizetype least = 1000;

    /// Null where they cannot be written like this: then row by row, which also finds what is wrong with
    /// them.
    static std::unique_ptr<BulkAdditions> of(const Table &memberships, const ChangeSet &changes,
                                             const Values &defaults);

    /// Calls `progress` with the number of additions done so far. Retry if others were in the way.
    Result<> write(Connection &connection, const std::function<void(qint64)> &progress);

    /// Those that were added, as positions in the change set, in key order.
    const std::vector<quint32> &added() const { return m_added; }
    qint64 unchanged() const { return m_unchanged; }

    /// As it was written, the user and the organization first, and what the history keeps of it; by the place
    /// in added(), best in its order. Good until the next call.
    Result<std::span<const QByteArrayView>> row(size_t place);
    Result<> appendJson(size_t place, std::string &json) { return m_texts.appendJson(m_added[place], json); }

private:
    BulkAdditions(const Table &memberships, const ChangeSet &changes, AdditionTexts texts,
                  std::vector<quint32> positions);

    const Table &m_table;
    const ChangeSet &m_changes;
    AdditionTexts m_texts;
    std::vector<quint32> m_added;
    qint64 m_unchanged = 0;
};
