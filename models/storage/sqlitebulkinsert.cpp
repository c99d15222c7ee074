#include "models/storage/sqlitebulkinsert.h"

using namespace Qt::StringLiterals;

namespace {

constexpr size_t batchBytes = 256 << 10;
constexpr quint32 null = ~0U; ///< the size of no text

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
    return std::unique_ptr<BulkInsert>(
        new SqliteBulkInsert(connection, *std::move(statement), *indexes, target.columns.size()));
}

SqliteBulkInsert::SqliteBulkInsert(Connection &connection, SqliteStatement statement,
                                   const QStringList &indexes, qsizetype columns)
    : m_connection(connection)
    , m_indexes(indexes)
    , m_statement(std::move(statement))
    , m_row(size_t(columns))
{
}

SqliteBulkInsert::~SqliteBulkInsert() = default;

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
    for (const QByteArrayView cell : row) {
        m_filling.bytes.append(cell.data(), size_t(cell.size()));
        m_filling.sizes.push_back(cell.isNull() ? null : quint32(cell.size()));
    }
    return m_filling.bytes.size() < batchBytes ? Result<>() : handOver();
}

// Waits while the batch before is not begun. Says what became of those that are done.
Result<> SqliteBulkInsert::handOver()
{
    if (!m_writer.joinable())
        m_writer = std::jthread([this](const std::stop_token &stop) { writeBatches(stop); });
    std::unique_lock lock(m_mutex);
    m_turn.wait(lock, [this] { return !m_waiting || !m_outcome; });
    if (!m_outcome)
        return m_outcome;
    m_waiting = std::exchange(m_filling, std::move(m_empty));
    m_filling.bytes.clear();
    m_filling.sizes.clear();
    m_turn.notify_all();
    return {};
}

void SqliteBulkInsert::writeBatches(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (m_outcome && m_turn.wait(lock, stop, [this] { return m_waiting.has_value(); })) {
        Batch batch = *std::exchange(m_waiting, std::nullopt);
        m_turn.notify_all();
        lock.unlock();
        Result<> written = write(batch);
        lock.lock();
        m_outcome = std::move(written);
        m_empty = std::move(batch);
        m_turn.notify_all();
    }
}

Result<> SqliteBulkInsert::write(const Batch &batch)
{
    const char *bytes = batch.bytes.data();
    for (auto size = batch.sizes.cbegin(); size != batch.sizes.cend();) {
        for (QByteArrayView &cell : m_row) {
            cell = *size == null ? QByteArrayView() : QByteArrayView(bytes, qsizetype(*size));
            bytes += cell.size();
            ++size;
        }
        m_statement.bind(m_row);
        const Result<bool> stepped = m_statement.step();
        if (!stepped)
            return stepped.error();
        if (m_statement.affected() == 0)
            m_existing.push_back(m_written);
        ++m_written;
        m_statement.reset();
    }
    return {};
}

Result<std::vector<quint32>> SqliteBulkInsert::finish()
{
    if (m_writer.joinable()) {
        if (const Result<> handed = handOver(); !handed)
            return handed.error();
        m_writer.request_stop();
        m_writer.join();
    } else {
        m_outcome = write(m_filling);
    }
    if (!m_outcome)
        return m_outcome.error();
    if (const Result<> made = makeIndexes(); !made)
        return made.error();
    return std::move(m_existing);
}

// SQLite sorts as much at a time as its cache may hold. Less fits into the processor's caches: a third of the
// time. (PRAGMA threads would save as much again, but each of its threads may take memory of its own.)
Result<> SqliteBulkInsert::makeIndexes()
{
    if (m_indexes.isEmpty())
        return {};
    Query query(m_connection);
    if (Result<> asked = query.run(u"PRAGMA cache_size"_s); !asked)
        return asked;
    const QString before = query.next() ? query.text(0) : u"0"_s;
    query.finish();
    Result<> made = m_connection.execute(u"PRAGMA cache_size = -8192"_s);
    for (auto index = m_indexes.cbegin(); made && index != m_indexes.cend(); ++index)
        made = m_connection.execute(*index);
    const Result<> restored = m_connection.execute(u"PRAGMA cache_size = %1"_s.arg(before));
    return made ? restored : made;
}
