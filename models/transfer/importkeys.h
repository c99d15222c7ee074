#pragma once

#include "models/storage/connection.h"
#include "models/storage/schema.h"
#include "models/transfer/importcolumn.h"

#include <vector>

/// The records that one column of a file names, found all at once; records that are to be made are among
/// them.
class ImportKeys {
public:
    enum class State : quint8 {
        Known,
        New, ///< is to be created
        Unknown,
        Ambiguous, ///< the name of several
        Taken, ///< would be created if its slug did not belong to another one
    };
    /// The position of a record when all are sorted by id.
    using Rank = quint32;

    /// `column` names records of `entity`. With `create`, unknown ones that can be made get the state New.
    static Result<ImportKeys> resolve(Connection &connection, const Schema &schema, Entity entity,
                                      const ImportColumn &column, bool create);

    State stateOf(ImportColumn::Number number) const { return m_keys[number - 1].state; }
    /// Of Known and New only.
    Rank rankOf(ImportColumn::Number number) const { return m_keys[number - 1].record; }
    qsizetype size() const { return m_ids.size(); }
    QString id(Rank rank) const { return m_ids.at(rank); }
    QByteArrayView idView(Rank rank) const { return m_ids.view(rank); }
    std::optional<Rank> rankOfId(QByteArrayView id) const { return m_ids.find(id); }
    bool hasNew() const { return !m_fresh.isEmpty(); }
    bool isNew(Rank rank) const { return hasNew() && m_fresh.contains(m_ids.at(rank)); }
    /// What a new record consists of, by column.
    Values newValues(Rank rank) const { return m_fresh.value(m_ids.at(rank)); }

private:
    struct Key {
        State state = State::Unknown;
        bool byId = false;
        quint32 record = 0;
    };

    Result<> find(Connection &connection, const Table &table, const TextPool &texts);
    void take(Key &key, bool byId, const QString &id);
    Result<> makeNew(Connection &connection, const Table &table, const TextPool &texts);
    void sortById();

    std::vector<Key> m_keys;
    TextPool m_ids; ///< sorted
    QHash<QString, Values> m_fresh; ///< new records by id
};
