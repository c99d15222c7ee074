#pragma once

#include "models/storage/connection.h"
#include "models/storage/schema.h"
#include "models/storage/textpool.h"

#include <QMultiHash>

#include <functional>

/// Finds the users or organizations that a list of keys names. Few keys are looked up one by one; many are
/// looked for in one pass over the table, which is then cheaper. Memory grows with the keys, never with the
/// table.
class RecordFinder {
public:
    struct Record {
        QString id;
        QString handle; ///< e-mail or slug
        QString name;
    };
    struct Match {
        Field field; ///< in which the key was found
        QString key; ///< as it was asked for
        Record record;
    };

    RecordFinder(Connection &connection, const Table &table);

    /// Calls `found` for each record that has one of `keys` in one of `fields` (Id, the handle or Name),
    /// without regard to case, in no order. A key that is no id of this table is no error.
    Result<> find(const QList<Field> &fields, const QStringList &keys,
                  const std::function<void(const Match &)> &found);

    /// The same for so many keys that each should be there once only: tells their numbers, and nothing but
    /// the id.
    Result<> findIds(const QList<Field> &fields, const TextPool &keys,
                     const std::function<void(Field, TextPool::Number, const QString &id)> &found);

private:
    class Numbers;
    using Spellings = QMultiHash<QString, QString>; ///< what to look for, and the keys that mean it

    Spellings spelled(Field field, const QStringList &keys) const;
    QList<Field> presentOf(const QList<Field> &fields) const;
    Result<bool> isPassCheaper(qsizetype keys);
    Result<> lookUp(Field field, const Spellings &keys, const std::function<void(const Match &)> &found);
    Result<> pass(const QList<Field> &fields, const QStringList &keys,
                  const std::function<void(const Match &)> &found);
    Result<> passForIds(const QList<Field> &fields, const TextPool &keys,
                        const std::function<void(Field, TextPool::Number, const QString &id)> &found);
    QStringList idSpellings(const QString &key) const;
    const Column &columnOf(Field field) const;
    QString textOf(Field field) const;

    Connection &m_connection;
    const Table &m_table;
};
