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

constexpr qsizetype bufferSize = 65'536;
constexpr quint32 portion = 50'000; ///< rows that are staged at a time

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
    const bool staged =
        target.mayExist
        || std::any_of(target.columns.cbegin(), target.columns.cend(), [&](const QString &column) {
               return target.table.columns.at(target.table.indexOf(column)).type == ColumnType::TextList;
           });
    std::unique_ptr<PostgresqlBulkInsert> insert(new PostgresqlBulkInsert(connection, target, staged));
    if (staged) {
        // Whoever may not make temporary tables has to write in another way.
        if (const Result<> created = insert->createStage(); !created)
            return created.error().kind == DbError::Kind::ReadOnly
                ? DbError{DbError::Kind::Retry, created.error().text, created.error().detail}
                : created.error();
    }
    if (const Result<> begun = insert->beginCopy(); !begun)
        return begun.error();
    return std::unique_ptr<BulkInsert>(std::move(insert));
}

PostgresqlBulkInsert::PostgresqlBulkInsert(Connection &connection, const BulkTarget &target, bool staged)
    : m_connection(connection)
    , m_target(target)
    , m_staged(staged)
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

Result<> PostgresqlBulkInsert::createStage()
{
    QStringList columns{u"n integer"_s};
    for (qsizetype i = 0; i < m_target.columns.size(); ++i)
        columns << u"c%1 %2"_s.arg(i).arg(stagedType(m_target.columns.at(i)));
    return m_connection.execute(
        u"CREATE TEMPORARY TABLE roster_bulk (%1) ON COMMIT DROP"_s.arg(columns.join(", "_L1)));
}

Result<> PostgresqlBulkInsert::beginCopy()
{
    const Dialect &dialect = m_connection.dialect();
    const QString sql = m_staged ? u"COPY pg_temp.roster_bulk FROM STDIN"_s
                                 : u"COPY %1 (%2) FROM STDIN"_s.arg(dialect.quoted(m_target.table.name),
                                                                    dialect.quoted(m_target.columns));
    if (m_connection.isStopRequested())
        return m_connection.cancelled();
    const ResultPointer result = owned(PQexec(handle(m_connection), sql.toUtf8().constData()));
    if (PQresultStatus(result.get()) != PGRES_COPY_IN)
        return errorOf(m_connection, result.get());
    m_copying = true;
    m_buffer.reserve(bufferSize + bufferSize / 8);
    return {};
}

Result<> PostgresqlBulkInsert::add(std::span<const QByteArrayView> row)
{
    if (m_staged && m_inPortion == portion) {
        if (Result<> inserted = insertStaged(); !inserted)
            return inserted;
        if (Result<> begun = beginCopy(); !begun)
            return begun;
    }
    if (m_staged)
        m_buffer += QByteArray::number(m_added) + '\t';
    for (size_t i = 0; i < row.size(); ++i) {
        if (i > 0)
            m_buffer += '\t';
        appendCell(m_buffer, row[i]);
    }
    m_buffer += '\n';
    ++m_added;
    ++m_inPortion;
    return m_buffer.size() < bufferSize ? Result<>() : send();
}

Result<> PostgresqlBulkInsert::send()
{
    if (m_connection.isStopRequested())
        return m_connection.cancelled();
    if (PQputCopyData(handle(m_connection), m_buffer.constData(), int(m_buffer.size())) != 1)
        return lost(m_connection);
    m_buffer.resize(0);
    return {};
}

// With a reason the server forgets what came.
Result<> PostgresqlBulkInsert::endCopy(const char *reason)
{
    m_copying = false;
    PGconn *server = handle(m_connection);
    Result<> outcome;
    if (!reason)
        outcome = send();
    m_buffer.resize(0);
    if (PQputCopyEnd(server, outcome ? reason : "given up") != 1 && outcome)
        outcome = lost(m_connection);
    // To the last one: the connection takes nothing else before.
    for (ResultPointer result = owned(PQgetResult(server)); result; result = owned(PQgetResult(server))) {
        if (outcome && PQresultStatus(result.get()) != PGRES_COMMAND_OK)
            outcome = errorOf(m_connection, result.get());
    }
    return outcome;
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
    return u"WITH w AS (INSERT INTO %1 (%2) SELECT %3 FROM pg_temp.roster_bulk AS s ON CONFLICT (%4) DO "
           "NOTHING RETURNING %4)"
           " SELECT true, count(*)::integer FROM w UNION ALL"
           " SELECT false, s.n FROM pg_temp.roster_bulk AS s WHERE NOT EXISTS (SELECT 1 FROM w WHERE %5)"_s
               .arg(dialect.quoted(table.name), dialect.quoted(m_target.columns), values.join(", "_L1),
                    dialect.quoted(table.key), same.join(" AND "_L1));
}

Result<> PostgresqlBulkInsert::insertStaged()
{
    if (Result<> ended = endCopy(); !ended)
        return ended;
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
    m_inPortion = 0;
    std::sort(m_existing.begin() + qsizetype(before), m_existing.end());
    return m_connection.execute(u"TRUNCATE pg_temp.roster_bulk"_s);
}

Result<std::vector<quint32>> PostgresqlBulkInsert::finish()
{
    if (!m_staged) {
        if (const Result<> ended = endCopy(); !ended)
            return ended.error();
        return std::vector<quint32>();
    }
    if (const Result<> inserted = insertStaged(); !inserted)
        return inserted.error();
    if (const Result<> dropped = m_connection.execute(u"DROP TABLE pg_temp.roster_bulk"_s); !dropped)
        return dropped.error();
    return std::move(m_existing);
}
