#include "models/storage/sqlitedialect.h"

#include "models/storage/connection.h"
#include "models/storage/sqlitebulkinsert.h"
#include "models/storage/sqlitefunctions.h"

#include <sqlite3.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutex>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlResult>
#include <QThread>

using namespace Qt::StringLiterals;

Q_DECLARE_OPAQUE_POINTER(sqlite3 *)
Q_DECLARE_METATYPE(sqlite3 *)
Q_DECLARE_OPAQUE_POINTER(sqlite3_stmt *)
Q_DECLARE_METATYPE(sqlite3_stmt *)

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SqliteDialect)
};

sqlite3 *handle(const QSqlDatabase &database) { return database.driver()->handle().value<sqlite3 *>(); }

Result<> run(const SqliteDialect &dialect, QSqlDatabase &database, const QString &statement)
{
    QSqlQuery query(database);
    if (!query.exec(statement))
        return dialect.error(query.lastError());
    return {};
}

// QString would leave out a byte order mark.
QString textOf(const char *text, int size)
{
    static constexpr QByteArrayView mark("\xef\xbb\xbf");
    QByteArrayView rest(text, size);
    QString marks;
    for (; rest.startsWith(mark); rest = rest.sliced(mark.size()))
        marks += QChar(QChar::ByteOrderMark);
    return marks.isEmpty() ? QString::fromUtf8(rest) : marks + QString::fromUtf8(rest);
}

Row rowOf(sqlite3_stmt *statement, int columns)
{
    Row row;
    row.reserve(columns);
    for (int i = 0; i < columns; ++i) {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, i));
        row << (text ? Value(textOf(text, sqlite3_column_bytes(statement, i))) : Value());
    }
    return row;
}

// SQLite asks again and again whether to go on waiting for a lock.
int goOnWaiting(void *context, int attempt)
{
    constexpr qint64 millisecondsPerAttempt = 10;
    const auto *patience = static_cast<const Patience *>(context);
    if (patience->stop.stop_requested() || attempt * millisecondsPerAttempt >= patience->wait.count())
        return 0;
    QThread::msleep(millisecondsPerAttempt);
    return 1;
}

// An interrupt that comes just before a statement starts is lost: the statement asks itself as well.
int isStopped(void *context) { return static_cast<const Patience *>(context)->stop.stop_requested() ? 1 : 0; }

DbError::Kind constraintKind(int code)
{
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
        return DbError::Kind::Unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return DbError::Kind::ForeignKey;
    default:
        return DbError::Kind::Constraint;
    }
}

// SQLite counts the memory it takes, under a lock, which costs a large import one part in twenty. Nobody asks
// for the count. Once it is in use it refuses to change that, which does no harm.
void countNoMemory()
{
    [[maybe_unused]] static const int outcome = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

// The cache is for the indexes of a large import, which are not written in their order; taken only as far as
// it is needed.
Result<> prepareForWriting(const SqliteDialect &dialect, QSqlDatabase &database)
{
    const Result<> cache = run(dialect, database, u"PRAGMA cache_size = -131072"_s);
    return cache ? run(dialect, database, u"PRAGMA foreign_keys = ON"_s) : cache;
}

} // namespace

Engine SqliteDialect::engine() const { return Engine::Sqlite; }

QString SqliteDialect::driverName() const { return u"QSQLITE"_s; }

Result<> SqliteDialect::open(QSqlDatabase &database, const DatabaseAddress &address, OpenMode mode,
                             const Patience *patience) const
{
    const QFileInfo file(address.file());
    const auto cannotOpen = [&](const QString &text) { return DbError{DbError::Kind::CannotOpen, text}; };
    if (file.isDir())
        return cannotOpen(Text::tr("%1 is a folder. Name a database file in it.").arg(address.file()));
    if (!file.absoluteDir().exists())
        return cannotOpen(Text::tr("The folder %1 does not exist.").arg(file.absolutePath()));
    if (!file.exists() && mode != OpenMode::Create)
        return cannotOpen(Text::tr("There is no database file %1.").arg(address.file()));
    if (file.exists() && !file.isReadable())
        return cannotOpen(Text::tr("You have no permission to read %1.").arg(address.file()));

    countNoMemory();
    database.setDatabaseName(address.file());
    if (!database.open())
        return cannotOpen(
            Text::tr("%1 cannot be opened: %2.").arg(address.file(), database.lastError().databaseText()));
    sqlite3_extended_result_codes(handle(database), 1);
    addSqlFunctions(handle(database));

    // The file itself is read with the first statement only.
    if (const Result<> read = run(*this, database, u"PRAGMA schema_version"_s); !read)
        return read.error().kind == DbError::Kind::CannotOpen
            ? cannotOpen(Text::tr("%1 is not an SQLite database.").arg(address.file()))
            : read;
    const Result<> settled =
        mode == OpenMode::ReadOnly ? restrictToReading(database) : prepareForWriting(*this, database);
    return settled ? setPatience(database, patience) : settled;
}

void SqliteDialect::close(QSqlDatabase &database) const
{
    // Two threads that close at the same moment each take the other one for somebody who goes on, and the
    // write-ahead log stays: whoever copies the file alone would miss what is in it.
    static QMutex closing;
    const QMutexLocker one(&closing);
    database.close();
}

Result<> SqliteDialect::setPatience(QSqlDatabase &database, const Patience *patience) const
{
    constexpr int operations = 10'000; // well below a millisecond
    auto *context = const_cast<Patience *>(patience);
    sqlite3_busy_handler(handle(database), &goOnWaiting, context);
    sqlite3_progress_handler(handle(database), operations, &isStopped, context);
    return {};
}

// Not SQLite's own read-only mode: closing such a connection leaves the files of a write-ahead log behind.
// With the cache that SQLite has by itself.
Result<> SqliteDialect::restrictToReading(QSqlDatabase &database) const
{
    const Result<> cache = run(*this, database, u"PRAGMA cache_size = -2000"_s);
    return cache ? run(*this, database, u"PRAGMA query_only = ON"_s) : cache;
}

std::function<void()> SqliteDialect::interrupter(const QSqlDatabase &database) const
{
    return [connection = handle(database)] { sqlite3_interrupt(connection); };
}

bool SqliteDialect::isLost(const QSqlDatabase &) const { return false; }

bool SqliteDialect::isReadOnly(const QSqlDatabase &database) const
{
    if (sqlite3_db_readonly(handle(database), "main") == 1)
        return true;
    QSqlQuery query(database);
    return query.exec(u"PRAGMA query_only"_s) && query.next() && query.value(0).toBool();
}

DbError SqliteDialect::error(const QSqlError &error) const
{
    using Kind = DbError::Kind;
    const QString detail = error.databaseText().isEmpty() ? error.text() : error.databaseText();
    const int code = error.nativeErrorCode().toInt();
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: // so many begin at once that the log's locks are not to be had
        return {Kind::Busy, Text::tr("Another program is writing to the database. Try again in a moment."),
                detail};
    case SQLITE_READONLY:
        return {Kind::ReadOnly, Text::tr("The database is read-only: nothing can be changed in it."), detail};
    case SQLITE_INTERRUPT:
        return {Kind::Cancelled, Text::tr("Cancelled."), detail};
    case SQLITE_NOTADB:
        return {Kind::CannotOpen, Text::tr("The file is not an SQLite database."), detail};
    case SQLITE_CANTOPEN:
        return {Kind::CannotOpen,
                Text::tr("The database file cannot be opened; perhaps its folder is read-only."), detail};
    case SQLITE_CORRUPT:
        return {Kind::CannotOpen, Text::tr("The database file is damaged. Restore it from a backup."),
                detail};
    case SQLITE_FULL:
    case SQLITE_IOERR:
        return {Kind::DiskFull,
                Text::tr("The database cannot be written: the disk is full or failing. Nothing was changed."),
                detail};
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
        return {Kind::InvalidValue, Text::tr("The database refuses the value: %1.").arg(detail), detail};
    case SQLITE_CONSTRAINT:
        return {constraintKind(code), Text::tr("The database refuses the value: %1.").arg(detail), detail};
    default:
        return {Kind::Internal, Text::tr("The database reports: %1.").arg(detail), detail};
    }
}

bool SqliteDialect::readsForwardOnly() const { return true; }

Result<> SqliteDialect::readTexts(QSqlQuery &query, int columns, QList<Row> &rows) const
{
    auto *statement = query.result()->handle().value<sqlite3_stmt *>();
    int code = SQLITE_ROW;
    for (; code == SQLITE_ROW; code = sqlite3_step(statement))
        rows << rowOf(statement, columns);
    if (code == SQLITE_DONE)
        return {};
    const QString text = QString::fromUtf8(sqlite3_errmsg(sqlite3_db_handle(statement)));
    return error(QSqlError({}, text, QSqlError::StatementError, QString::number(code)));
}

Row SqliteDialect::readRow(const QSqlQuery &query, int columns) const
{
    return rowOf(query.result()->handle().value<sqlite3_stmt *>(), columns);
}

// A file keeps nobody waiting: one after the other, and each stays prepared.
Result<QList<QList<Row>>> SqliteDialect::answers(Connection &connection,
                                                 const QList<Inquiry> &inquiries) const
{
    QList<QList<Row>> answers;
    for (const Inquiry &inquiry : inquiries) {
        const Result<Query *> query = connection.select(inquiry.sql, inquiry.values);
        if (!query)
            return query.error();
        QList<Row> rows;
        while ((*query)->next())
            rows << (*query)->row(inquiry.columns);
        if (const Result<> status = (*query)->status(); !status)
            return status.error();
        (*query)->finish();
        answers << rows;
    }
    return answers;
}

QString SqliteDialect::beginStatement(Access access) const
{
    // A deferred transaction that reads and then writes fails without any waiting when another one wrote
    // between.
    return access == Access::Write ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s;
}

bool SqliteDialect::isInTransaction(const QSqlDatabase &database) const
{
    return !sqlite3_get_autocommit(handle(database));
}

Result<> SqliteDialect::checkCommittable(const QSqlDatabase &database) const
{
    if (!isInTransaction(database))
        return DbError{DbError::Kind::Internal,
                       Text::tr("The transaction was rolled back. Nothing was changed.")};
    return {};
}

Result<> SqliteDialect::runScript(QSqlDatabase &database, const QString &script) const
{
    char *message = nullptr;
    const int code = sqlite3_exec(handle(database), script.toUtf8().constData(), nullptr, nullptr, &message);
    const QString text = QString::fromUtf8(message);
    sqlite3_free(message);
    if (code == SQLITE_OK)
        return {};
    return error(QSqlError({}, text, QSqlError::StatementError, QString::number(code)));
}

Result<> SqliteDialect::settleOwnDatabase(QSqlDatabase &database) const
{
    // Whoever else is in the file at this moment is in the way at once: SQLite does not wait for that by
    // itself.
    constexpr int attempts = 200;
    constexpr int pause = 10; // milliseconds
    Result<> settled = run(*this, database, u"PRAGMA journal_mode = WAL"_s);
    for (int i = 0; i < attempts && !settled && settled.error().kind == DbError::Kind::Busy; ++i) {
        QThread::msleep(pause);
        settled = run(*this, database, u"PRAGMA journal_mode = WAL"_s);
    }
    return settled;
}

QString SqliteDialect::lockSchemaStatement() const { return {}; }

QString SqliteDialect::asText(const Column &column, const QString &expression) const
{
    return column.type == ColumnType::Text || column.type == ColumnType::Timestamp
        ? expression
        : u"CAST(%1 AS TEXT)"_s.arg(expression);
}

QString SqliteDialect::fromText(const Column &, const QString &expression) const
{
    return expression; // the column's affinity converts it
}

QString SqliteDialect::sameName(const QString &a, const QString &b) const
{
    return u"%1 COLLATE NOCASE = %2"_s.arg(a, b);
}

QString SqliteDialect::foldedName(const QString &name) const
{
    QString folded = name; // NOCASE folds ASCII and nothing else
    for (QChar &character : folded) {
        if (character >= u'A' && character <= u'Z')
            character = QChar(character.unicode() + 32);
    }
    return folded;
}

QString SqliteDialect::contains(const QString &column, const QString &parameter) const
{
    return u"contains_folded(%1, %2)"_s.arg(column, parameter);
}

QString SqliteDialect::lockRows(const QString &) const
{
    return {}; // BEGIN IMMEDIATE has locked everything
}

QString SqliteDialect::lockRowsAgainstUpdate(const QString &) const { return {}; }

QString SqliteDialect::lockTableStatement(const QString &) const { return {}; }

QString SqliteDialect::statesKeys() const { return {}; }

int SqliteDialect::rowsPerStatement() const
{
    return 1; // a prepared statement per row is the fastest way in
}

QString SqliteDialect::rowSource(int columns) const
{
    QStringList values;
    for (int i = 0; i < columns; ++i)
        values << u"? AS c%1"_s.arg(i);
    return u"(SELECT %1) AS b"_s.arg(values.join(", "_L1));
}

QVariantList SqliteDialect::rowBindings(const QList<Row> &rows, int columns) const
{
    QVariantList bindings;
    for (int i = 0; i < columns; ++i)
        bindings << bound(rows.first().at(i));
    return bindings;
}

// One statement for all of them: running one for each costs more than finding the row.
QString SqliteDialect::keySource(int columns) const
{
    QStringList parts;
    for (int i = 0; i < columns; ++i)
        parts << u"json_extract(value, '$[%1]') AS c%1"_s.arg(i);
    return u"(SELECT %1 FROM json_each(?)) AS b"_s.arg(parts.join(", "_L1));
}

QVariantList SqliteDialect::keyBindings(const QList<Row> &keys, int columns) const
{
    QJsonArray all;
    for (const Row &key : keys) {
        QJsonArray parts;
        for (int i = 0; i < columns; ++i)
            parts << (key.at(i) ? QJsonValue(*key.at(i)) : QJsonValue());
        all << parts;
    }
    return {QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact))};
}

Result<std::unique_ptr<BulkInsert>> SqliteDialect::bulkInsert(Connection &connection,
                                                              const BulkTarget &target) const
{
    return SqliteBulkInsert::begin(connection, target);
}

QString SqliteDialect::rowsFrom(const QString &select, const QString &conditions, const QStringList &terms,
                                const QString &comparison, const QString &boundary, const QString &tail) const
{
    return u"%1 WHERE (%2) %3 (%4) AND %5%6"_s.arg(select, terms.join(", "_L1), comparison, boundary,
                                                   conditions, tail);
}

QString SqliteDialect::fence() const { return u" LIMIT -1"_s; }

// CROSS JOIN keeps the order in which the tables are written.
QString SqliteDialect::lookedUp(const QString &outer, const QString &table, const QString &conditions) const
{
    return u"%1 CROSS JOIN %2 AS t ON %3"_s.arg(outer, table, conditions);
}

QString SqliteDialect::commitsStatement() const { return u"PRAGMA data_version"_s; }

QString SqliteDialect::notifyStatement() const { return {}; }

QString SqliteDialect::listenStatement() const { return {}; }

Result<bool> SqliteDialect::waitForMessage(const Connection &, std::chrono::milliseconds) const
{
    return false;
}

QString SqliteDialect::transactionStatement() const { return {}; }

QString SqliteDialect::outcomeStatement() const { return {}; }

QString SqliteDialect::estimateStatement() const { return {}; }

QString SqliteDialect::actorStatement() const { return {}; }

QString SqliteDialect::integrityStatement() const { return u"PRAGMA integrity_check"_s; }
