#pragma once

#include "models/storage/dialect.h"

/// SQLite 3.40 and later through QSQLITE, whose plugin shares the system's libsqlite3 with us.
class SqliteDialect final : public Dialect {
public:
    Engine engine() const override;
    QString driverName() const override;

    Result<> open(QSqlDatabase &database, const DatabaseAddress &address, OpenMode mode,
                  const Patience *patience) const override;
    void close(QSqlDatabase &database) const override;
    Result<> setPatience(QSqlDatabase &database, const Patience *patience) const override;
    Result<> restrictToReading(QSqlDatabase &database) const override;
    std::function<void()> interrupter(const QSqlDatabase &database) const override;
    bool isLost(const QSqlDatabase &database) const override;
    bool isReadOnly(const QSqlDatabase &database) const override;
    DbError error(const QSqlError &error) const override;

    bool readsForwardOnly() const override;
    Result<> readTexts(QSqlQuery &query, int columns, QList<Row> &rows) const override;
    Row readRow(const QSqlQuery &query, int columns) const override;
    QString beginStatement(Access access) const override;
    bool isInTransaction(const QSqlDatabase &database) const override;
    Result<> checkCommittable(const QSqlDatabase &database) const override;
    Result<QList<QList<Row>>> answers(Connection &connection, const QList<Inquiry> &inquiries) const override;
    Result<> runScript(QSqlDatabase &database, const QString &script) const override;
    Result<> settleOwnDatabase(QSqlDatabase &database) const override;
    QString lockSchemaStatement() const override;

    QString tableExistsStatement() const override;
    QString columnsStatement() const override;
    ColumnType columnType(const QString &engineType) const override;
    QString foreignKeysStatement() const override;
    QString uniqueKeysStatement() const override;
    QString tablesStatement() const override;
    QString keyTypeStatement() const override;
    QString tableRulesStatement() const override;
    QString schemasStatement() const override;
    QString searchPathStatement() const override;

    QString asText(const Column &column, const QString &expression) const override;
    QString fromText(const Column &column, const QString &expression) const override;
    QString sameName(const QString &a, const QString &b) const override;
    QString foldedName(const QString &name) const override;
    QString contains(const QString &column, const QString &parameter) const override;
    QString attributeDefinition(Field field, bool likeAsh) const override;
    QString joinTableOptions() const override;
    QString statesKeys() const override;
    Result<QStringList> nextNumbers(Connection &connection, const Table &table, const QString &column,
                                    int count) const override;
    QString searchIndexStatement() const override;
    std::optional<IndexedSearch> indexedSearch(const Table &table, const QString &alias,
                                               const QString &text) const override;
    Result<bool> findsMoreThan(Connection &connection, IndexedSearch &search, int limit) const override;
    std::optional<SearchUpkeep> searchUpkeep(const Table &table) const override;
    QString searchDefectsStatement(const Table &table) const override;
    QString lockRows(const QString &alias) const override;
    QString lockRowsAgainstUpdate(const QString &alias) const override;
    QString lockTableStatement(const QString &table) const override;

    int rowsPerStatement() const override;
    QString rowSource(int columns) const override;
    QVariantList rowBindings(const QList<Row> &rows, int columns) const override;
    QString keySource(int columns) const override;
    QVariantList keyBindings(const QList<Row> &keys, int columns) const override;
    Result<std::unique_ptr<BulkInsert>> bulkInsert(Connection &connection,
                                                   const BulkTarget &target) const override;

    QString rowsFrom(const QString &select, const QString &conditions, const QStringList &terms,
                     const QString &comparison, const QString &boundary, const QString &tail) const override;
    QString fence() const override;
    QString lookedUp(const QString &outer, const QString &table, const QString &conditions) const override;
    QString estimateStatement() const override;
    QString commitsStatement() const override;
    QString notifyStatement() const override;
    QString listenStatement() const override;
    Result<bool> waitForMessage(const Connection &connection,
                                std::chrono::milliseconds patience) const override;
    QString transactionStatement() const override;
    QString outcomeStatement() const override;

    QString actorStatement() const override;
    QString integrityStatement() const override;
};
