#include "models/storage/recordfinder.h"

#include <QHash>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace {

// Garbage in place of a uuid would end PostgreSQL's transaction.
QStringList possibleIds(const QStringList &keys, const Column &idColumn)
{
    QStringList ids;
    for (const QString &key : keys) {
        bool possible = true;
        if (idColumn.type == ColumnType::Uuid)
            possible = !QUuid::fromString(key).isNull();
        else if (idColumn.type == ColumnType::Integer)
            key.toLongLong(&possible);
        if (possible)
            ids << key;
    }
    return ids;
}

} // namespace

RecordFinder::RecordFinder(Connection &connection, const Table &table)
    : m_connection(connection)
    , m_table(table)
{
}

Result<> RecordFinder::find(const QList<Field> &fields, const QStringList &keys,
                            const std::function<void(const Match &)> &found)
{
    QList<Field> present;
    for (const Field field : fields) {
        if (m_table.has(field))
            present << field;
    }
    if (keys.isEmpty() || present.isEmpty())
        return {};
    Result<> counted;
    if (isPassCheaper(keys, counted))
        return pass(present, keys, found);
    if (!counted)
        return counted;
    for (const Field field : std::as_const(present)) {
        const QStringList some = field == Field::Id ? possibleIds(keys, columnOf(Field::Id)) : keys;
        if (Result<> done = lookUp(field, some, found); !done)
            return done;
    }
    return {};
}

// Looking up a key costs about as much as reading this many rows on the way.
bool RecordFinder::isPassCheaper(const QStringList &keys, Result<> &outcome)
{
    constexpr qsizetype rowsPerLookUp = 4;
    constexpr qsizetype fewKeys = 500;
    if (keys.size() < fewKeys)
        return false;
    const qint64 most = keys.size() * rowsPerLookUp;
    const Result<Query *> query = m_connection.select(
        u"SELECT count(*) FROM (SELECT 1 FROM %1 LIMIT %2) AS t"_s.arg(m_connection.dialect().quoted(m_table.name))
            .arg(most));
    if (!query) {
        outcome = query.error();
        return false;
    }
    const bool small = (*query)->next() && (*query)->number(0) < most;
    (*query)->finish();
    return small;
}

const Column &RecordFinder::columnOf(Field field) const { return m_table.columns.at(m_table.indexOf(field)); }

QString RecordFinder::textOf(Field field) const
{
    const Dialect &dialect = m_connection.dialect();
    return m_table.has(field) ? dialect.asText(columnOf(field), u"t."_s + dialect.quoted(m_table.column(field))) : u"''"_s;
}

Result<> RecordFinder::lookUp(Field field, const QStringList &keys, const std::function<void(const Match &)> &found)
{
    const Dialect &dialect = m_connection.dialect();
    const Column &column = columnOf(field);
    const QString expression = u"t."_s + dialect.quoted(column.name);
    // An id is folded too: people paste upper-case UUIDs.
    const QString matches = field == Field::Id
        ? u"%1 = %2"_s.arg(expression, dialect.fromText(column, u"lower(b.c0)"_s))
        : dialect.sameName(expression, u"b.c0"_s);
    const QString sql = u"SELECT b.c0, %1, %2, %3 FROM %4 CROSS JOIN %5 AS t WHERE %6"_s.arg(
        textOf(Field::Id), textOf(Schema::handle(m_table.entity)), textOf(Field::Name), dialect.rowSource(1),
        dialect.quoted(m_table.name), matches);
    const int portion = dialect.rowsPerStatement();
    for (qsizetype first = 0; first < keys.size(); first += portion) {
        QList<Row> rows;
        for (const QString &key : keys.mid(first, portion))
            rows << Row{key};
        const Result<Query *> query = m_connection.select(sql, dialect.rowBindings(rows, 1));
        if (!query)
            return query.error();
        Query &row = **query;
        while (row.next())
            found({field, row.text(0), {row.text(1), row.text(2), row.text(3)}});
        if (const Result<> status = row.status(); !status)
            return status;
    }
    return {};
}

Result<> RecordFinder::pass(const QList<Field> &fields, const QStringList &keys,
                            const std::function<void(const Match &)> &found)
{
    const Dialect &dialect = m_connection.dialect();
    QMultiHash<QString, QString> wanted; // by the folded form, the keys as they are
    wanted.reserve(keys.size());
    for (const QString &key : keys)
        wanted.insert(dialect.foldedName(key), key);

    QStringList texts{textOf(Field::Id), textOf(Schema::handle(m_table.entity)), textOf(Field::Name)};
    QList<int> positions;
    for (const Field field : fields)
        positions << (field == Field::Id ? 0 : field == Field::Name ? 2 : 1);
    Query rows(m_connection, Query::Reading::Streamed);
    if (Result<> prepared
        = rows.prepare(u"SELECT %1 FROM %2 AS t"_s.arg(texts.join(", "_L1), dialect.quoted(m_table.name)));
        !prepared)
        return prepared;
    if (Result<> executed = rows.execute(); !executed)
        return executed;
    while (rows.next()) {
        for (qsizetype i = 0; i < fields.size(); ++i) {
            const QString folded = dialect.foldedName(rows.text(positions.at(i)));
            for (auto it = wanted.constFind(folded); it != wanted.cend() && it.key() == folded; ++it)
                found({fields.at(i), it.value(), {rows.text(0), rows.text(1), rows.text(2)}});
        }
    }
    return rows.status();
}
