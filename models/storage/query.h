#pragma once

#include "models/storage/records.h"
#include "models/storage/result.h"

#include <QSqlQuery>
#include <QVariant>

class Connection;

/// One prepared statement on a connection. Values are bound, never written into the text. Belongs to the
/// connection's thread; an unfinished SELECT keeps a lock, so finish() or read to the end.
class Query {
public:
    enum class Reading {
        Kept, ///< as the engine likes it; a transaction can go on beside it
        Streamed, ///< never more than a few rows in memory; nothing else runs on the connection until it is
                  ///< read
    };

    explicit Query(Connection &connection, Reading reading = Reading::Kept);
    ~Query();
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;

    Result<> prepare(const QString &sql);
    /// Runs a statement without preparing it: PostgreSQL prepares only those that read or write rows.
    Result<> run(const QString &sql);
    /// Runs the prepared statement; `values` by position.
    Result<> execute(const QVariantList &values = {});
    /// Steps to the next row; false at the end and on an error, which status() then tells.
    bool next() { return m_query.next(); }
    /// Whether reading came to the end without an error.
    Result<> status() const;

    QString text(int column) const { return m_query.value(column).toString(); }
    qint64 number(int column) const { return m_query.value(column).toLongLong(); }
    bool isTrue(int column) const { return m_query.value(column).toBool(); }
    Value value(int column) const;
    Row row(int columns) const; ///< the first `columns` values
    /// All rows that are left, when every value is a text: several times as fast as row() by row().
    Result<> readTexts(int columns, QList<Row> &rows);
    Row texts(int columns) const; ///< the same of this row

    /// How many rows an INSERT, UPDATE or DELETE changed.
    qint64 affected() const { return m_query.numRowsAffected(); }
    void finish() { m_query.finish(); }
    /// For its connection, when that is closed.
    QSqlQuery release() { return std::move(m_query); }

private:
    Connection &m_connection;
    QSqlQuery m_query;
};

/// A bound text that may be NULL.
QVariant bound(const Value &value);
