#include "models/storage/recordfinder.h"

#include "models/storage/values.h"

#include <QSet>

using namespace Qt::StringLiterals;

RecordFinder::RecordFinder(Connection &connection, const Table &table)
    : m_connection(connection)
    , m_table(table)
{
}

// How a key may be spelled as an id, as the column keeps it. People paste UUIDs in capitals and braces;
// garbage in place of a UUID or number would end PostgreSQL's transaction.
QStringList RecordFinder::idSpellings(const QString &key) const
{
    const Column &idColumn = columnOf(Field::Id);
    const std::optional<QString> uuid = parseUuid(key);
    bool isNumber = false;
    const qint64 number = key.toLongLong(&isNumber);
    switch (idColumn.type) {
    case ColumnType::Uuid:
        return uuid ? QStringList{*uuid} : QStringList();
    case ColumnType::Integer:
        isNumber = isNumber && (idColumn.engineType != "integer"_L1 || number == qint32(number));
        return isNumber ? QStringList{QString::number(number)} : QStringList();
    default:
        return uuid && *uuid != key ? QStringList{key, *uuid} : QStringList{key};
    }
}

Result<> RecordFinder::find(const QList<Field> &fields, const QStringList &keys,
                            const std::function<void(const Match &)> &found)
{
    const QList<Field> present = presentOf(fields);
    if (keys.isEmpty() || present.isEmpty())
        return {};
    const Result<bool> cheaper = isPassCheaper(keys.size());
    if (!cheaper)
        return cheaper.error();
    if (*cheaper)
        return pass(present, keys, found);
    for (const Field field : present) {
        if (Result<> done = lookUp(field, spelled(field, keys), found); !done)
            return done;
    }
    return {};
}

QList<Field> RecordFinder::presentOf(const QList<Field> &fields) const
{
    QList<Field> present;
    for (const Field field : fields) {
        if (m_table.has(field))
            present << field;
    }
    return present;
}

// Looking up a key costs about as much as reading this many rows on the way.
Result<bool> RecordFinder::isPassCheaper(qsizetype keys)
{
    constexpr qsizetype rowsPerLookUp = 4;
    constexpr qsizetype fewKeys = 500;
    if (keys < fewKeys)
        return false;
    const qint64 most = keys * rowsPerLookUp;
    const Result<Query *> query =
        m_connection.select(u"SELECT count(*) FROM (SELECT 1 FROM %1 LIMIT ?) AS t"_s.arg(
                                m_connection.dialect().quoted(m_table.name)),
                            {most});
    if (!query)
        return query.error();
    const bool small = (*query)->next() && (*query)->number(0) < most;
    const Result<> status = (*query)->status();
    (*query)->finish();
    if (!status)
        return status.error();
    return small;
}

RecordFinder::Spellings RecordFinder::spelled(Field field, const QStringList &keys) const
{
    Spellings spellings;
    spellings.reserve(keys.size());
    for (const QString &key : QSet<QString>(keys.cbegin(), keys.cend())) {
        for (const QString &spelling : field == Field::Id ? idSpellings(key) : QStringList{key})
            spellings.insert(spelling, key);
    }
    return spellings;
}

const Column &RecordFinder::columnOf(Field field) const { return m_table.columns.at(m_table.indexOf(field)); }

QString RecordFinder::textOf(Field field) const
{
    const Dialect &dialect = m_connection.dialect();
    return m_table.has(field)
        ? dialect.asText(columnOf(field), u"t."_s + dialect.quoted(m_table.column(field)))
        : u"''"_s;
}

Result<> RecordFinder::lookUp(Field field, const Spellings &keys,
                              const std::function<void(const Match &)> &found)
{
    const Dialect &dialect = m_connection.dialect();
    const Column &column = columnOf(field);
    const QString expression = u"t."_s + dialect.quoted(column.name);
    const QString matches = field == Field::Id
        ? u"%1 = %2"_s.arg(expression, dialect.fromText(column, u"b.c0"_s))
        : dialect.sameName(expression, u"b.c0"_s);
    const QString sql = u"SELECT b.c0, %1, %2, %3 FROM %4 CROSS JOIN %5 AS t WHERE %6"_s.arg(
        textOf(Field::Id), textOf(Schema::handle(m_table.entity)), textOf(Field::Name), dialect.rowSource(1),
        dialect.quoted(m_table.name), matches);
    const int portion = dialect.rowsPerStatement();
    QStringList spellings = keys.uniqueKeys();
    spellings.sort(); // neighbours lie on the same page of an index
    for (qsizetype first = 0; first < spellings.size(); first += portion) {
        QList<Row> rows;
        for (const QString &spelling : spellings.mid(first, portion))
            rows << Row{spelling};
        const Result<Query *> query = m_connection.select(sql, dialect.rowBindings(rows, 1));
        if (!query)
            return query.error();
        Query &row = **query;
        while (row.next()) {
            for (const QString &key : keys.values(row.text(0)))
                found({field, key, {row.text(1), row.text(2), row.text(3)}});
        }
        if (const Result<> status = row.status(); !status)
            return status;
    }
    return {};
}

Result<> RecordFinder::pass(const QList<Field> &fields, const QStringList &keys,
                            const std::function<void(const Match &)> &found)
{
    const Dialect &dialect = m_connection.dialect();
    // Ids differ by case where they are texts.
    const auto folded = [&](Field field, const QString &text) {
        return field == Field::Id ? text : dialect.foldedName(text);
    };
    QList<Spellings> wanted; // for each field the folded spellings, and the keys as they are
    for (const Field field : fields) {
        const Spellings spellings = spelled(field, keys);
        Spellings foldedSpellings;
        foldedSpellings.reserve(spellings.size());
        for (auto it = spellings.cbegin(); it != spellings.cend(); ++it)
            foldedSpellings.insert(folded(field, it.key()), it.value());
        wanted << foldedSpellings;
    }

    QStringList texts{textOf(Field::Id), textOf(Schema::handle(m_table.entity)), textOf(Field::Name)};
    QList<int> positions;
    for (const Field field : fields)
        positions << (field == Field::Id ? 0 : field == Field::Name ? 2 : 1);
    Query rows(m_connection, Query::Reading::Streamed);
    if (Result<> prepared =
            rows.prepare(u"SELECT %1 FROM %2 AS t"_s.arg(texts.join(", "_L1), dialect.quoted(m_table.name)));
        !prepared)
        return prepared;
    if (Result<> executed = rows.execute(); !executed)
        return executed;
    while (rows.next()) {
        for (qsizetype i = 0; i < fields.size(); ++i) {
            const QString text = folded(fields.at(i), rows.text(positions.at(i)));
            const Spellings &spellings = wanted.at(i);
            for (auto it = spellings.constFind(text); it != spellings.cend() && it.key() == text; ++it)
                found({fields.at(i), it.value(), {rows.text(0), rows.text(1), rows.text(2)}});
        }
    }
    return rows.status();
}
