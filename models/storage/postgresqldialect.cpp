#include "models/storage/postgresqldialect.h"

#include "models/storage/connectfailure.h"
#include "models/storage/postgresqlbulkinsert.h"
#include <libpq-fe.h>
#include <poll.h>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>

#include <memory>

using namespace Qt::StringLiterals;

Q_DECLARE_OPAQUE_POINTER(PGconn *)
Q_DECLARE_METATYPE(PGconn *)

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PostgresqlDialect)
};

PGconn *handle(const QSqlDatabase &database) { return database.driver()->handle().value<PGconn *>(); }

// libpq's parameters that QSqlDatabase has no setter for. The host may be a list and the port too, so they go
// here.
Result<QString> connectOptions(QMap<QString, QString> parameters)
{
    const std::pair<QString, QString> defaults[] = {{u"application_name"_s, u"Roster"_s},
                                                    {u"connect_timeout"_s, u"10"_s},
                                                    // A line that is cut tells nobody: noticed within half a
                                                    // minute, not after the quarter of an hour of TCP.
                                                    {u"keepalives_idle"_s, u"15"_s},
                                                    {u"keepalives_interval"_s, u"5"_s},
                                                    {u"keepalives_count"_s, u"3"_s},
                                                    {u"tcp_user_timeout"_s, u"30000"_s}};
    for (const auto &[key, value] : defaults) {
        if (!parameters.contains(key))
            parameters.insert(key, value);
    }
    QStringList words;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it) {
        if (it.key() == "password"_L1 || it.key() == "dbname"_L1 || it.key() == "user"_L1)
            continue;
        if (it.value().contains(u';')) // Qt's driver would cut the text there
            return DbError{
                DbError::Kind::CannotOpen,
                Text::tr("The setting %1 of the address contains a semicolon, which is not supported.")
                    .arg(it.key())};
        QString value = it.value();
        value.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1);
        words << it.key() + u"='"_s + value + u'\'';
    }
    return words.join(u';');
}

// Postgres writes "ERROR:  text\nDETAIL:  …\n(23505) QPSQL: Unable to create query".
QString message(const QSqlError &error)
{
    QString text = error.databaseText().section(u'\n', 0, 0).trimmed();
    if (text.startsWith("ERROR:"_L1))
        text = text.mid(6).trimmed();
    return text.isEmpty() ? error.driverText() : text;
}

DbError::Kind kindOf(const QString &code)
{
    using Kind = DbError::Kind;
    static const QHash<QString, Kind> kinds{
        {u"23505"_s, Kind::Unique},         {u"23503"_s, Kind::ForeignKey},
        {u"23001"_s, Kind::ForeignKey},     {u"57014"_s, Kind::Cancelled},
        {u"55P03"_s, Kind::Busy},           {u"40001"_s, Kind::Retry},
        {u"40P01"_s, Kind::Retry},          {u"25006"_s, Kind::ReadOnly},
        {u"42501"_s, Kind::ReadOnly},       {u"53100"_s, Kind::DiskFull},
        {u"57P01"_s, Kind::ConnectionLost}, {u"57P02"_s, Kind::ConnectionLost},
        {u"57P03"_s, Kind::ConnectionLost},
    };
    // The first two characters are the class; P0001 is what a trigger raises.
    static const QHash<QString, Kind> classes{{u"08"_s, Kind::ConnectionLost},
                                              {u"22"_s, Kind::InvalidValue},
                                              {u"23"_s, Kind::Constraint},
                                              {u"P0"_s, Kind::Constraint}};
    if (code.isEmpty()) // a lost server has no code of its own, and sometimes no text either
        return Kind::ConnectionLost;
    return kinds.value(code, classes.value(code.left(2), Kind::Internal));
}

// "permission denied for table users".
QString deniedText(const QString &message)
{
    static const QRegularExpression denied(u"^permission denied for \\w+ (.+)$"_s);
    const QRegularExpressionMatch match = denied.match(message);
    if (match.hasMatch())
        return Text::tr("You have no permission to do this to %1. Its administrator can give it with GRANT.")
            .arg(match.captured(1));
    return Text::tr("You have no permission to change this database: %1.").arg(message);
}

QString textOf(DbError::Kind kind, const QString &message)
{
    using Kind = DbError::Kind;
    switch (kind) {
    case Kind::Busy:
        return Text::tr("Somebody else is changing the same rows. Try again in a moment.");
    case Kind::Retry:
        return Text::tr("Others changed the same rows at the same moment. Try again.");
    case Kind::ReadOnly:
        return deniedText(message);
    case Kind::Cancelled: // not by us: see Connection::error()
        return Text::tr("The server ended the statement: %1.").arg(message);
    case Kind::DiskFull:
        return Text::tr("The server's disk is full. Nothing was changed.");
    case Kind::ConnectionLost:
        return Text::tr(
            "The connection to the server was lost. What was not saved yet is unchanged in the database.");
    case Kind::Unique:
    case Kind::ForeignKey:
    case Kind::Constraint:
    case Kind::InvalidValue:
        return Text::tr("The database refuses the value: %1.").arg(message);
    default:
        return Text::tr("The database reports: %1.").arg(message);
    }
}

const auto readingStatement = u"SET default_transaction_read_only = on"_s;

// A limit of the address ("-c lock_timeout=…" in its options) is one for all waiting.
QString patienceStatement(const Patience &patience)
{
    return u"SELECT set_config('lock_timeout', least(%1, nullif(reset_val::bigint, 0))::text, false)"
           " FROM pg_settings WHERE name = 'lock_timeout'"_s.arg(std::max<qint64>(1, patience.wait.count()));
}

} // namespace

Engine PostgresqlDialect::engine() const { return Engine::Postgresql; }

QString PostgresqlDialect::driverName() const { return u"QPSQL"_s; }

Result<> PostgresqlDialect::open(QSqlDatabase &database, const DatabaseAddress &address, OpenMode mode,
                                 const Patience *patience) const
{
    const QMap<QString, QString> &parameters = address.parameters();
    const Result<QString> options = connectOptions(parameters);
    if (!options)
        return options.error();
    database.setDatabaseName(parameters.value(u"dbname"_s));
    database.setUserName(parameters.value(u"user"_s));
    database.setPassword(parameters.value(u"password"_s));
    database.setConnectOptions(*options);
    if (const EnglishMessages english; !database.open())
        return connectError(address, database.lastError().databaseText());
    // What the server remarks beside its answers would else go to the program's error output.
    PQsetNoticeReceiver(
        handle(database), [](void *, const PGresult *) {}, nullptr);
    // Together, as each would cost a round trip.
    QStringList settings{u"SET TIME ZONE 'UTC'"_s, u"SET client_min_messages = warning"_s};
    if (mode == OpenMode::ReadOnly)
        settings << readingStatement;
    return runScript(database, (settings << patienceStatement(*patience)).join(u';'));
}

Result<> PostgresqlDialect::setPatience(QSqlDatabase &database, const Patience *patience) const
{
    return runScript(database, patienceStatement(*patience));
}

Result<> PostgresqlDialect::restrictToReading(QSqlDatabase &database) const
{
    return runScript(database, readingStatement);
}

std::function<void()> PostgresqlDialect::interrupter(const QSqlDatabase &database) const
{
    const std::shared_ptr<PGcancel> cancel(PQgetCancel(handle(database)), &PQfreeCancel);
    return [cancel] {
        char text[256];
        PQcancel(cancel.get(), text, sizeof text);
    };
}

// A server that went away says so to who listens; else the next statement would be the first to notice. One
// that is shut down says why first: the end comes behind that.
bool PostgresqlDialect::isLost(const QSqlDatabase &database) const
{
    PGconn *const connection = handle(database);
    const auto hasSaidMore = [&](int milliseconds) {
        pollfd readable{PQsocket(connection), POLLIN, 0};
        return PQstatus(connection) == CONNECTION_OK && ::poll(&readable, 1, milliseconds) > 0;
    };
    constexpr int moment = 100; // milliseconds, after its last words
    if (database.isOpen() && PQtransactionStatus(connection) == PQTRANS_IDLE && hasSaidMore(0)) {
        while (PQconsumeInput(connection) == 1 && hasSaidMore(moment)) { }
    }
    return !database.isOpen() || PQstatus(connection) != CONNECTION_OK;
}

bool PostgresqlDialect::isReadOnly(const QSqlDatabase &database) const
{
    QSqlQuery query(database);
    return !query.exec(u"SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on'"_s)
        || !query.next() || query.value(0).toBool();
}

DbError PostgresqlDialect::error(const QSqlError &error) const
{
    const DbError::Kind kind = kindOf(error.nativeErrorCode());
    return {kind, textOf(kind, message(error)), error.text()};
}

bool PostgresqlDialect::readsForwardOnly() const { return false; }

QString PostgresqlDialect::beginStatement(Access access) const
{
    return access == Access::Write ? u"BEGIN ISOLATION LEVEL READ COMMITTED"_s
                                   : u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s;
}

bool PostgresqlDialect::isInTransaction(const QSqlDatabase &database) const
{
    const PGTransactionStatusType status = PQtransactionStatus(handle(database));
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

Result<> PostgresqlDialect::checkCommittable(const QSqlDatabase &database) const
{
    if (isLost(database))
        return DbError{DbError::Kind::ConnectionLost, textOf(DbError::Kind::ConnectionLost, {})};
    // COMMIT of a failed transaction answers ROLLBACK and no error.
    if (PQtransactionStatus(handle(database)) != PQTRANS_INTRANS)
        return DbError{DbError::Kind::Internal,
                       Text::tr("The transaction was rolled back. Nothing was changed.")};
    return {};
}

Result<> PostgresqlDialect::runScript(QSqlDatabase &database, const QString &script) const
{
    // Qt's driver would report an error of the first statement only.
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(handle(database), script.toUtf8().constData()), &PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
        return {};
    const QString text = QString::fromUtf8(PQresultErrorMessage(result.get()));
    const QString code = QString::fromLatin1(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE));
    return error(QSqlError({}, text, QSqlError::StatementError, code));
}

Result<> PostgresqlDialect::settleOwnDatabase(QSqlDatabase &) const { return {}; }

QString PostgresqlDialect::lockSchemaStatement() const
{
    return u"SELECT pg_advisory_xact_lock(hashtext('roster_migrations'))"_s;
}

QString PostgresqlDialect::fromText(const Column &column, const QString &expression) const
{
    if (column.type == ColumnType::TextList) // ARRAY() of nothing is an empty list, also for NULL
        return u"CASE WHEN %1 IS NULL THEN NULL ELSE ARRAY(SELECT jsonb_array_elements_text(%1::jsonb))::%2 END"_s
            .arg(expression, column.engineType);
    // A cast to a length cuts silently; without it the column itself refuses what is too long.
    if (column.engineType.startsWith("character("_L1))
        return u"CAST(%1 AS bpchar)"_s.arg(expression);
    if (column.engineType.startsWith("character varying("_L1))
        return u"CAST(%1 AS character varying)"_s.arg(expression);
    return u"CAST(%1 AS %2)"_s.arg(expression, column.engineType);
}

QString PostgresqlDialect::sameName(const QString &a, const QString &b) const
{
    return u"lower(%1) = lower(%2)"_s.arg(a, b);
}

QString PostgresqlDialect::foldedName(const QString &name) const
{
    // lower() maps character by character; QString::toLower() makes two of some.
    QString folded;
    const QList<uint> characters = name.toUcs4();
    for (const char32_t character : characters)
        folded += QChar::fromUcs4(QChar::toLower(character));
    return folded;
}

QString PostgresqlDialect::contains(const QString &column, const QString &parameter) const
{
    return u"strpos(lower(%1), lower(%2)) > 0"_s.arg(column, parameter);
}

QString PostgresqlDialect::lockRows(const QString &alias) const { return u" FOR UPDATE OF "_s + alias; }

QString PostgresqlDialect::lockRowsAgainstUpdate(const QString &alias) const
{
    return u" FOR NO KEY UPDATE OF "_s + alias;
}

QString PostgresqlDialect::lockTableStatement(const QString &table) const
{
    return u"LOCK TABLE %1 IN SHARE ROW EXCLUSIVE MODE"_s.arg(quoted(table));
}

QString PostgresqlDialect::statesKeys() const { return u" OVERRIDING SYSTEM VALUE"_s; }

int PostgresqlDialect::rowsPerStatement() const { return 1000; }

QString PostgresqlDialect::rowSource(int columns) const
{
    QStringList arrays;
    QStringList names;
    for (int i = 0; i < columns; ++i) {
        arrays << u"CAST(? AS text[])"_s;
        names << u"c%1"_s.arg(i);
    }
    return u"unnest(%1) AS b(%2)"_s.arg(arrays.join(", "_L1), names.join(", "_L1));
}

QVariantList PostgresqlDialect::rowBindings(const QList<Row> &rows, int columns) const
{
    QVariantList bindings;
    for (int i = 0; i < columns; ++i) {
        QString array = u"{"_s;
        for (const Row &row : rows) {
            if (array.size() > 1)
                array += u',';
            if (const Value &value = row.at(i)) {
                QString text = *value;
                array += u'"' + text.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1) + u'"';
            } else {
                array += "NULL"_L1;
            }
        }
        bindings << QString(array + u'}');
    }
    return bindings;
}

QString PostgresqlDialect::keySource(int columns) const { return rowSource(columns); }

QVariantList PostgresqlDialect::keyBindings(const QList<Row> &keys, int columns) const
{
    return rowBindings(keys, columns);
}

Result<std::unique_ptr<BulkInsert>> PostgresqlDialect::bulkInsert(Connection &connection,
                                                                  const BulkTarget &target) const
{
    return PostgresqlBulkInsert::begin(connection, target);
}

QString PostgresqlDialect::rowsFrom(const QString &select, const QString &conditions,
                                    const QStringList &terms, const QString &comparison,
                                    const QString &boundary, const QString &tail) const
{
    // A row compared with a subselect would not use the index; with the columns of a joined row it does.
    QStringList columns;
    for (qsizetype i = 0; i < terms.size(); ++i)
        columns << u"s.s%1"_s.arg(i);
    return u"SELECT f.* FROM (%1) AS s CROSS JOIN LATERAL (%2 WHERE (%3) %4 (%5) AND %6%7) AS f"_s.arg(
        boundary, select, terms.join(", "_L1), comparison, columns.join(", "_L1), conditions, tail);
}

QString PostgresqlDialect::fence() const { return u" OFFSET 0"_s; }

// The fence makes it one row after the other, whatever the planner takes the number of the rows for.
QString PostgresqlDialect::lookedUp(const QString &outer, const QString &table,
                                    const QString &conditions) const
{
    return u"%1 CROSS JOIN LATERAL (SELECT * FROM %2 AS t WHERE %3%4) AS t"_s.arg(outer, table, conditions,
                                                                                  fence());
}

QString PostgresqlDialect::commitsStatement() const { return {}; }

QString PostgresqlDialect::estimateStatement() const
{
    return u"SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass(quote_ident(?))"_s;
}

QString PostgresqlDialect::actorStatement() const { return u"SELECT session_user"_s; }

QString PostgresqlDialect::integrityStatement() const { return {}; }
