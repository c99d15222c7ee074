#include "models/storage/postgresqlbulkinsert.h"

#include <libpq-fe.h>

#include <QSqlDriver>
#include <QSqlError>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

Q_DECLARE_OPAQUE_POINTER(PGconn *)
Q_DECLARE_METATYPE(PGconn *)

namespace {

constexpr qsizetype sentAtOnce = 65'536; ///< bytes
// A portion ends with either. Each is a subtransaction, of which PostgreSQL keeps 64 at hand: with more,
// everybody's look at a row becomes slower until the end.
constexpr quint32 portionRows = 100'000;
constexpr qsizetype portionBytes = 24 << 20;

using ResultPointer = std::unique_ptr<PGresult, decltype(&PQclear)>;

ResultPointer owned(PGresult *result) { return {result, &PQclear}; }

PGconn *handle(const Connection &connection)
{
    return connection.database().driver()->handle().value<PGconn *>();
}

DbError errorOf(const Connection &connection, const PGresult *result)
{
    const char *code = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return connection.error(QSqlError({}, QString::fromUtf8(PQresultErrorMessage(result)),
                                      QSqlError::StatementError, QString::fromLatin1(code)));
}

DbError lost(const Connection &connection)
{
    return connection.error(
        QSqlError({}, QString::fromUtf8(PQerrorMessage(handle(connection))), QSqlError::ConnectionError));
}

// COPY's text format: what would end a cell or a row, and the escape itself, are escaped.
void appendCell(QByteArray &line, QByteArrayView text)
{
    if (text.isNull()) {
        line += "\\N";
        return;
    }
    const auto needsEscape = [](char character) {
        return character == '\\' || character == '\t' || character == '\n' || character == '\r';
    };
    const char *begin = text.begin();
    for (;;) {
        const char *special = std::find_if(begin, text.end(), needsEscape);
        line.append(begin, special - begin);
        if (special == text.end())
            return;
        line += '\\';
        line += *special == '\t' ? 't' : *special == '\n' ? 'n' : *special == '\r' ? 'r' : '\\';
        begin = special + 1;
    }
}

} // namespace

Result<std::unique_ptr<BulkInsert>> PostgresqlBulkInsert::begin(Connection &connection,
                                                                const BulkTarget &target)
{
    // Lists are JSON to us, which COPY would not understand.
    const bool lists =
        std::any_of(target.columns.cbegin(), target.columns.cend(), [&](const QString &column) {
            return target.table.columns.at(target.table.indexOf(column)).type == ColumnType::TextList;
        });
    const Way way = lists ? Way::Staged : target.mayExist ? Way::Portions : Way::Whole;
    std::unique_ptr<PostgresqlBulkInsert> insert(new PostgresqlBulkInsert(connection, target, way));
    if (way == Way::Staged) {
        if (const Result<> created = insert->createStage(); !created)
            return created.error();
    }
    if (const Result<> begun = insert->beginPortion(); !begun)
        return begun.error();
    return std::unique_ptr<BulkInsert>(std::move(insert));
}

PostgresqlBulkInsert::PostgresqlBulkInsert(Connection &connection, const BulkTarget &target, Way way)
    : m_connection(connection)
    , m_target(target)
    , m_way(way)
{
}

PostgresqlBulkInsert::~PostgresqlBulkInsert()
{
    if (m_copying)
        static_cast<void>(endCopy("given up"));
}

// Of the types that COPY reads as the column itself would; what is left is converted on the way to the table.
QString PostgresqlBulkInsert::stagedType(const QString &column) const
{
    const Column &described = m_target.table.columns.at(m_target.table.indexOf(column));
    switch (described.type) {
    case ColumnType::Uuid:
    case ColumnType::Integer:
    case ColumnType::Timestamp:
    case ColumnType::Json:
        return described.engineType;
    default:
        return u"text"_s;
    }
}

// Numbers the rows as add() does, also those that are sent again.
Result<> PostgresqlBulkInsert::createStage()
{
    QStringList columns{
        u"n integer GENERATED ALWAYS AS IDENTITY (MINVALUE 0 START WITH %1)"_s.arg(m_added - m_inPortion)};
    for (qsizetype i = 0; i < m_target.columns.size(); ++i)
        columns << u"c%1 %2"_s.arg(i).arg(stagedType(m_target.columns.at(i)));
    Result<> created = m_connection.execute(
        u"CREATE TEMPORARY TABLE roster_bulk (%1) ON COMMIT DROP"_s.arg(columns.join(", "_L1)));
    // Whoever may not make temporary tables has to write in another way.
    if (!created && created.error().kind == DbError::Kind::ReadOnly)
        return DbError{DbError::Kind::Retry, created.error().text, created.error().detail};
    return created;
}

Result<> PostgresqlBulkInsert::beginPortion()
{
    m_inPortion = 0;
    m_buffer.resize(0);
    m_sent = 0;
    if (m_way != Way::Portions)
        return beginCopy();
    if (Result<> marked = m_connection.execute(u"SAVEPOINT roster_bulk"_s); !marked)
        return marked;
    Result<> begun = beginCopy();
    // Not into every table: some have row security, some are views.
    return begun || begun.error().kind != DbError::Kind::Internal ? begun : stagePortion();
}

Result<> PostgresqlBulkInsert::beginCopy()
{
    const Dialect &dialect = m_connection.dialect();
    QStringList staged;
    for (qsizetype i = 0; i < m_target.columns.size(); ++i)
        staged << u"c%1"_s.arg(i);
    const QString sql = m_way == Way::Staged
        ? u"COPY pg_temp.roster_bulk (%1) FROM STDIN"_s.arg(staged.join(", "_L1))
        : u"COPY %1 (%2) FROM STDIN"_s.arg(dialect.quoted(m_target.table.name),
                                           dialect.quoted(m_target.columns));
    if (m_connection.isStopRequested())
        return m_connection.cancelled();
    const ResultPointer result = owned(PQexec(handle(m_connection), sql.toUtf8().constData()));
    if (PQresultStatus(result.get()) != PGRES_COPY_IN)
        return errorOf(m_connection, result.get());
    m_copying = true;
    return {};
}

Result<> PostgresqlBulkInsert::add(std::span<const QByteArrayView> row)
{
    if (m_way != Way::Whole && (m_inPortion == portionRows || m_buffer.size() >= portionBytes)) {
        if (Result<> ended = endPortion(); !ended)
            return ended;
        if (Result<> begun = beginPortion(); !begun)
            return begun;
    }
    for (size_t i = 0; i < row.size(); ++i) {
        if (i > 0)
            m_buffer += '\t';
        appendCell(m_buffer, row[i]);
    }
    m_buffer += '\n';
    ++m_added;
    ++m_inPortion;
    return m_buffer.size() - m_sent < sentAtOnce ? Result<>() : send();
}

// What is kept is sent again if the table does not take it.
Result<> PostgresqlBulkInsert::send()
{
    for (; m_sent < m_buffer.size(); m_sent = std::min(m_sent + sentAtOnce, m_buffer.size())) {
        if (m_connection.isStopRequested())
            return m_connection.cancelled();
        const qsizetype size = std::min(sentAtOnce, m_buffer.size() - m_sent);
        if (PQputCopyData(handle(m_connection), m_buffer.constData() + m_sent, int(size)) != 1)
            return lost(m_connection);
    }
    if (m_way != Way::Portions) {
        m_buffer.resize(0);
        m_sent = 0;
    }
    return {};
}

// How many rows came in. With a reason the server forgets what came.
Result<qint64> PostgresqlBulkInsert::endCopy(const char *reason)
{
    m_copying = false;
    PGconn *server = handle(m_connection);
    Result<> outcome;
    if (!reason)
        outcome = send();
    if (PQputCopyEnd(server, outcome ? reason : "given up") != 1 && outcome)
        outcome = lost(m_connection);
    qint64 count = 0;
    // To the last one: the connection takes nothing else before.
    for (ResultPointer result = owned(PQgetResult(server)); result; result = owned(PQgetResult(server))) {
        if (PQresultStatus(result.get()) == PGRES_COMMAND_OK)
            count = QByteArray(PQcmdTuples(result.get())).toLongLong();
        else if (outcome)
            outcome = errorOf(m_connection, result.get());
    }
    return outcome ? Result<qint64>(count) : outcome.error();
}

Result<> PostgresqlBulkInsert::endPortion()
{
    if (m_way == Way::Staged)
        return insertStaged();
    const Result<qint64> count = endCopy();
    if (m_way == Way::Whole)
        return count ? Result<>() : count.error();
    if (count && *count == m_inPortion)
        return m_connection.execute(u"RELEASE SAVEPOINT roster_bulk"_s);
    if (!count && count.error().kind != DbError::Kind::Unique)
        return count.error();
    if (Result<> staged = stagePortion(); !staged)
        return staged;
    return insertStaged();
}

// The portion from its beginning, and what comes after it, in the other way.
Result<> PostgresqlBulkInsert::stagePortion()
{
    if (Result<> undone = m_connection.execute(u"ROLLBACK TO SAVEPOINT roster_bulk"_s); !undone)
        return undone;
    m_way = Way::Staged;
    m_sent = 0;
    if (Result<> created = createStage(); !created)
        return created;
    return beginCopy();
}

// In the order in which they came: a table without updates is read as it was filled. Says how many
// rows went in, and which did not.
QString PostgresqlBulkInsert::insertStatement() const
{
    const Dialect &dialect = m_connection.dialect();
    const Table &table = m_target.table;
    QStringList values;
    for (qsizetype i = 0; i < m_target.columns.size(); ++i) {
        const QString &column = m_target.columns.at(i);
        const QString staged = u"s.c%1"_s.arg(i);
        values << (stagedType(column) == "text"_L1
                       ? dialect.fromText(table.columns.at(table.indexOf(column)), staged)
                       : staged);
    }
    QStringList same;
    for (const QString &key : table.key)
        same << u"w.%1 = %2"_s.arg(dialect.quoted(key), values.at(m_target.columns.indexOf(key)));
    return u"WITH w AS (INSERT INTO %1 (%2)%6 SELECT %3 FROM pg_temp.roster_bulk AS s ON CONFLICT (%4) DO "
           "NOTHING RETURNING %4)"
           " SELECT true, count(*)::integer FROM w UNION ALL"
           " SELECT false, s.n FROM pg_temp.roster_bulk AS s WHERE NOT EXISTS (SELECT 1 FROM w WHERE %5)"_s
               .arg(dialect.quoted(table.name), dialect.quoted(m_target.columns), values.join(", "_L1),
                    dialect.quoted(table.key), same.join(" AND "_L1), dialect.statesKeys());
}

Result<> PostgresqlBulkInsert::insertStaged()
{
    if (const Result<qint64> ended = endCopy(); !ended)
        return ended.error();
    const size_t before = m_existing.size();
    Query query(m_connection);
    if (Result<> inserted = query.run(insertStatement()); !inserted)
        return inserted;
    qint64 count = 0;
    while (query.next()) {
        if (query.isTrue(0))
            count = query.number(1);
        else
            m_existing.push_back(quint32(query.number(1)));
    }
    if (Result<> status = query.status(); !status)
        return status;
    if (count + qint64(m_existing.size() - before) != m_inPortion)
        return DbError{DbError::Kind::Retry, u"A key came twice."_s};
    std::sort(m_existing.begin() + qsizetype(before), m_existing.end());
    return m_connection.execute(u"TRUNCATE pg_temp.roster_bulk"_s);
}

Result<std::vector<quint32>> PostgresqlBulkInsert::finish()
{
    if (const Result<> ended = endPortion(); !ended)
        return ended.error();
    if (m_way == Way::Staged) {
        if (const Result<> dropped = m_connection.execute(u"DROP TABLE pg_temp.roster_bulk"_s); !dropped)
            return dropped.error();
    }
    return std::move(m_existing);
}
