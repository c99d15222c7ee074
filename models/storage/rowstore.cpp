#include "models/storage/rowstore.h"

using namespace Qt::StringLiterals;

namespace {

QString joinedKey(const QStringList &parts) { return parts.join(QChar(0x1f)); }

QString joinedKey(const Row &row, int parts)
{
    QStringList texts;
    for (int i = 0; i < parts; ++i)
        texts << row.at(i).value_or(QString());
    return joinedKey(texts);
}

// Calls `run(first position, some rows)` until all rows had their turn.
template <class Run> Result<> inPortions(const QList<Row> &rows, int portion, Run run)
{
    for (qsizetype first = 0; first < rows.size(); first += portion) {
        const QList<Row> some = portion == 1 ? QList<Row>{rows.at(first)} : rows.mid(first, portion);
        if (Result<> done = run(first, some); !done)
            return done;
    }
    return {};
}

} // namespace

RowStore::RowStore(Connection &connection, const Table &table)
    : m_connection(connection)
    , m_dialect(connection.dialect())
    , m_table(table)
{
}

QString RowStore::typed(const QString &column, int position) const
{
    return m_dialect.fromText(m_table.columns.at(m_table.indexOf(column)), u"b.c%1"_s.arg(position));
}

QString RowStore::keyMatches() const
{
    QStringList matches;
    for (int i = 0; i < m_table.key.size(); ++i)
        matches << u"t.%1 = %2"_s.arg(m_dialect.quoted(m_table.key.at(i)), typed(m_table.key.at(i), i));
    return matches.join(" AND "_L1);
}

QStringList RowStore::keyTexts(const QString &alias) const
{
    QStringList texts;
    for (const QString &key : m_table.key)
        texts << m_dialect.asText(m_table.columns.at(m_table.indexOf(key)),
                                  alias + u'.' + m_dialect.quoted(key));
    return texts;
}

Result<QList<Row>> RowStore::read(const QList<Row> &keys, Lock lock)
{
    QStringList texts = keyTexts(u"t"_s);
    for (const Column &column : m_table.columns)
        texts << m_dialect.asText(column, u"t."_s + m_dialect.quoted(column.name));
    const int keyParts = int(m_table.key.size());
    QStringList order;
    for (const QString &key : m_table.key)
        order << u"t."_s + m_dialect.quoted(key);
    QString sql = u"SELECT %1 FROM %2 CROSS JOIN %3 AS t WHERE %4 ORDER BY %5"_s.arg(
        texts.join(", "_L1), m_dialect.rowSource(keyParts), m_dialect.quoted(m_table.name), keyMatches(),
        order.join(", "_L1));
    if (lock != Lock::None)
        sql += lock == Lock::Exclusive ? m_dialect.lockRows(u"t"_s) : m_dialect.lockRowsAgainstUpdate(u"t"_s);

    return rowsOf(keys, sql);
}

// What the statement yields for each key: its texts first, then the columns. Empty rows for keys that are not
// there.
Result<QList<Row>> RowStore::rowsOf(const QList<Row> &keys, const QString &sql)
{
    const int keyParts = int(m_table.key.size());
    QList<Row> rows(keys.size());
    const Result<> done = inPortions(
        keys, m_dialect.rowsPerStatement(), [&](qsizetype first, const QList<Row> &some) -> Result<> {
            const Result<Query *> query = m_connection.select(sql, m_dialect.rowBindings(some, keyParts));
            if (!query)
                return query.error();
            QHash<QString, Row> found;
            while ((*query)->next()) {
                const Row row = (*query)->row(keyParts + int(m_table.columns.size()));
                found.insert(joinedKey(row, keyParts), row.mid(keyParts));
            }
            for (qsizetype i = 0; i < some.size(); ++i)
                rows[first + i] = found.value(joinedKey(some.at(i), keyParts));
            return (*query)->status();
        });
    if (!done)
        return done.error();
    return rows;
}

Result<QBitArray> RowStore::insert(const QStringList &columns, const QList<Row> &rows)
{
    QStringList values;
    for (int i = 0; i < columns.size(); ++i)
        values << typed(columns.at(i), i);
    const int portion = m_dialect.rowsPerStatement();
    const QString name = m_dialect.quoted(m_table.name);
    // WHERE true: SQLite would otherwise take ON for a join condition.
    QString sql = u"INSERT INTO %1 (%2)%6 SELECT %3 FROM %4 WHERE true ON CONFLICT (%5) DO NOTHING"_s.arg(
        name, m_dialect.quoted(columns), values.join(", "_L1), m_dialect.rowSource(int(columns.size())),
        m_dialect.quoted(m_table.key), m_dialect.statesKeys());
    if (portion > 1)
        sql += u" RETURNING "_s + keyTexts(name).join(", "_L1);

    const int keyParts = int(m_table.key.size());
    QList<qsizetype> keyPositions;
    for (const QString &key : m_table.key)
        keyPositions << columns.indexOf(key);
    QBitArray inserted(rows.size());
    const Result<> done = inPortions(rows, portion, [&](qsizetype first, const QList<Row> &some) -> Result<> {
        const Result<Query *> query =
            m_connection.select(sql, m_dialect.rowBindings(some, int(columns.size())));
        if (!query)
            return query.error();
        if (portion == 1) {
            inserted.setBit(first, (*query)->affected() == 1);
            return {};
        }
        QSet<QString> fresh;
        while ((*query)->next())
            fresh.insert(joinedKey((*query)->row(keyParts), keyParts));
        for (qsizetype i = 0; i < some.size(); ++i) {
            QStringList parts;
            for (const qsizetype position : std::as_const(keyPositions))
                parts << some.at(i).at(position).value_or(QString());
            inserted.setBit(first + i,
                            fresh.remove(joinedKey(parts))); // removed: a repeated key was inserted once
        }
        return (*query)->status();
    });
    if (!done)
        return done.error();
    return inserted;
}

Result<qint64> RowStore::update(const QStringList &columns, const QList<Row> &rows)
{
    const int keyParts = int(m_table.key.size());
    QStringList assignments;
    for (int i = 0; i < columns.size(); ++i)
        assignments << u"%1 = %2"_s.arg(m_dialect.quoted(columns.at(i)), typed(columns.at(i), keyParts + i));
    const int width = keyParts + int(columns.size());
    const QString sql = u"UPDATE %1 AS t SET %2 FROM %3 WHERE %4"_s.arg(
        m_dialect.quoted(m_table.name), assignments.join(", "_L1), m_dialect.rowSource(width), keyMatches());
    qint64 affected = 0;
    const Result<> done =
        inPortions(rows, m_dialect.rowsPerStatement(), [&](qsizetype, const QList<Row> &some) -> Result<> {
            const Result<Query *> query = m_connection.select(sql, m_dialect.rowBindings(some, width));
            if (!query)
                return query.error();
            affected += (*query)->affected();
            return {};
        });
    if (!done)
        return done.error();
    return affected;
}

Result<QList<Row>> RowStore::take(const QList<Row> &keys)
{
    QStringList texts = keyTexts(m_dialect.quoted(m_table.name));
    for (const Column &column : m_table.columns)
        texts << m_dialect.asText(column, m_dialect.quoted(column.name));
    const int keyParts = int(m_table.key.size());
    QStringList values;
    for (int i = 0; i < keyParts; ++i)
        values << typed(m_table.key.at(i), i);
    const QString sql = u"DELETE FROM %1 WHERE (%2) IN (SELECT %3 FROM %4) RETURNING %5"_s.arg(
        m_dialect.quoted(m_table.name), m_dialect.quoted(m_table.key), values.join(", "_L1),
        m_dialect.rowSource(keyParts), texts.join(", "_L1));
    return rowsOf(keys, sql);
}

Result<qint64> RowStore::remove(const QList<Row> &keys)
{
    const int keyParts = int(m_table.key.size());
    QStringList values;
    for (int i = 0; i < keyParts; ++i)
        values << typed(m_table.key.at(i), i);
    const QString sql = u"DELETE FROM %1 WHERE (%2) IN (SELECT %3 FROM %4)"_s.arg(
        m_dialect.quoted(m_table.name), m_dialect.quoted(m_table.key), values.join(", "_L1),
        m_dialect.rowSource(keyParts));
    qint64 affected = 0;
    const Result<> done =
        inPortions(keys, m_dialect.rowsPerStatement(), [&](qsizetype, const QList<Row> &some) -> Result<> {
            const Result<Query *> query = m_connection.select(sql, m_dialect.rowBindings(some, keyParts));
            if (!query)
                return query.error();
            affected += (*query)->affected();
            return {};
        });
    if (!done)
        return done.error();
    return affected;
}
