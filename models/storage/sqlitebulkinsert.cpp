#include "models/storage/sqlitebulkinsert.h"

using namespace Qt::StringLiterals;

namespace {

QString insertStatement(const Dialect &dialect, const BulkTarget &target)
{
    QStringList places;
    for (qsizetype i = 0; i < target.columns.size(); ++i)
        places << u"?"_s;
    QString sql = u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(
        dialect.quoted(target.table.name), dialect.quoted(target.columns), places.join(", "_L1));
    if (target.mayExist)
        sql += u" ON CONFLICT (%1) DO NOTHING"_s.arg(dialect.quoted(target.table.key));
    return sql;
}

// Another program's table keeps its indexes as they are.
Result<bool> isOwn(Connection &connection)
{
    const Result<Query *> query =
        connection.select(connection.dialect().tableExistsStatement(), {u"roster_migrations"_s});
    if (!query)
        return query.error();
    const bool own = (*query)->next();
    (*query)->finish();
    return own;
}

// Making an index again costs as much for the rows that are there as for those that come, but much less for
// each than adding one out of order.
Result<bool> isSmallBeside(Connection &connection, const BulkTarget &target)
{
    constexpr qsizetype worthIt = 20'000;
    constexpr qsizetype part = 4;
    if (target.rows < worthIt)
        return false;
    const qint64 most = target.rows / part;
    const Result<Query *> query =
        connection.select(u"SELECT count(*) FROM (SELECT 1 FROM %1 LIMIT ?) AS t"_s.arg(
                              connection.dialect().quoted(target.table.name)),
                          {most});
    if (!query)
        return query.error();
    const bool small = (*query)->next() && (*query)->number(0) < most;
    (*query)->finish();
    return small;
}

} // namespace

Result<std::unique_ptr<BulkInsert>> SqliteBulkInsert::begin(Connection &connection, const BulkTarget &target)
{
    const Result<QStringList> indexes = dropIndexes(connection, target);
    if (!indexes)
        return indexes.error();
    Result<SqliteStatement> statement =
        SqliteStatement::prepare(connection, insertStatement(connection.dialect(), target));
    if (!statement)
        return statement.error();
    return std::unique_ptr<BulkInsert>(new SqliteBulkInsert(connection, *std::move(statement), *indexes));
}

SqliteBulkInsert::SqliteBulkInsert(Connection &connection, SqliteStatement statement,
                                   const QStringList &indexes)
    : m_connection(connection)
    , m_statement(std::move(statement))
    , m_indexes(indexes)
{
}

// Unique indexes keep working: they say what may not come in.
Result<QStringList> SqliteBulkInsert::dropIndexes(Connection &connection, const BulkTarget &target)
{
    QStringList statements;
    for (const auto &condition : {isOwn(connection), isSmallBeside(connection, target)}) {
        if (!condition)
            return condition.error();
        if (!*condition)
            return statements;
    }
    const Result<Query *> query = connection.select(
        u"SELECT l.name, m.sql FROM pragma_index_list(?) AS l JOIN sqlite_master AS m"
        " ON m.type = 'index' AND m.name = l.name WHERE l.\"unique\" = 0 AND m.sql IS NOT NULL"_s,
        {target.table.name});
    if (!query)
        return query.error();
    QStringList names;
    while ((*query)->next()) {
        names << (*query)->text(0);
        statements << (*query)->text(1);
    }
    if (const Result<> status = (*query)->status(); !status)
        return status.error();
    connection.finishStatements(); // an unfinished one would keep the table locked
    for (const QString &name : std::as_const(names)) {
        if (const Result<> dropped =
                connection.execute(u"DROP INDEX %1"_s.arg(connection.dialect().quoted(name)));
            !dropped)
            return dropped.error();
    }
    return statements;
}

Result<> SqliteBulkInsert::add(std::span<const QByteArrayView> row)
{
    m_statement.bind(row);
    const Result<bool> stepped = m_statement.step();
    if (!stepped)
        return stepped.error();
    if (m_statement.affected() == 0)
        m_existing.push_back(m_added);
    ++m_added;
    m_statement.reset();
    return {};
}

Result<std::vector<quint32>> SqliteBulkInsert::finish()
{
    for (const QString &index : std::as_const(m_indexes)) {
        if (const Result<> made = m_connection.execute(index); !made)
            return made.error();
    }
    return std::move(m_existing);
}
