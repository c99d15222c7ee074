#pragma once

#include "models/storage/connection.h"
#include "models/storage/schema.h"

#include <QBitArray>

/// Reads and writes many rows of one table by their key, in statements that take as many rows as the engine
/// likes best. Rows should come in key order: that is what makes B-trees fast and keeps two writers from
/// deadlocking.
class RowStore {
public:
    /// PostgreSQL lets only those lock rows who may also change them.
    enum class Lock { None, AgainstUpdate, Exclusive };

    RowStore(Connection &connection, const Table &table);

    /// The whole rows that have these keys, parallel to `keys`; an empty Row where there is none.
    Result<QList<Row>> read(const QList<Row> &keys, Lock lock);
    /// Inserts rows whose key is not there yet; the bits say which were inserted.
    Result<QBitArray> insert(const QStringList &columns, const QList<Row> &rows);
    /// Sets `columns` of existing rows; each row is the key, then the values. Returns how many rows there
    /// were.
    Result<qint64> update(const QStringList &columns, const QList<Row> &rows);
    /// Removes them and returns the whole rows as they were at that moment, parallel to `keys`; an empty Row
    /// where there was none. For whoever may remove rows but not lock them (see Lock).
    Result<QList<Row>> take(const QList<Row> &keys);
    /// Returns how many rows there were.
    Result<qint64> remove(const QList<Row> &keys);

private:
    Result<QList<Row>> rowsOf(const QList<Row> &keys, const QString &sql);
    QString typed(const QString &column, int position) const;
    QString keyMatches() const;
    QStringList keyTexts(const QString &alias) const;

    Connection &m_connection;
    const Dialect &m_dialect;
    const Table &m_table;
};
