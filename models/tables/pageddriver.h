#pragma once

#include "models/tables/pagequery.h"

#include <QSqlDriver>
#include <QSqlIndex>
#include <QSqlRecord>

class PageSource;

/// A driver without a connection, so that QSqlRelationalTableModel works in the window's thread and its SQL
/// does not: it tells the columns from the Schema, and the only two statements that its results understand
/// are rowsStatement (all rows, from the model's page source) and rowStatement (one row that is in memory).
/// Everything else is refused.
class PagedDriver final : public QSqlDriver {
    Q_OBJECT

public:
    static const QString rowsStatement;
    static const QString rowStatement;

    /// The columns of the query's table, then its labels.
    explicit PagedDriver(const PageQuery &query, QObject *parent = nullptr);

    // --- For the model ---
    void setSource(PageSource *source) { m_source = source; }
    void setWaitAllowed(bool allowed) { m_waitAllowed = allowed; }
    void setRow(const Row &row) { m_row = row; }

    // --- For results ---
    PageSource *source() const { return m_source; }
    bool isWaitAllowed() const { return m_waitAllowed; }
    const Row &row() const { return m_row; }
    const QSqlRecord &columns() const { return m_columns; }

    // --- QSqlDriver ---
    bool hasFeature(DriverFeature feature) const override;
    bool open(const QString &database, const QString &user, const QString &password, const QString &host,
              int port, const QString &options) override;
    void close() override;
    QSqlResult *createResult() const override;
    QStringList tables(QSql::TableType type) const override;
    QSqlRecord record(const QString &table) const override;
    QSqlIndex primaryIndex(const QString &table) const override;
    QString escapeIdentifier(const QString &identifier, IdentifierType type) const override;

private:
    QString m_table;
    QSqlRecord m_columns;
    QSqlIndex m_key;
    PageSource *m_source = nullptr;
    Row m_row;
    bool m_waitAllowed = true;
};
