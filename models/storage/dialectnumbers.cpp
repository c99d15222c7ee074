// Where the dialects take the numbers of new records from.

#include "models/storage/catalogue.h"
#include "models/storage/connection.h"
#include "models/storage/postgresqldialect.h"
#include "models/storage/sqlitedialect.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Dialect)
};

// One number; 0 if there is none.
Result<qint64> number(Connection &connection, const QString &sql, const QVariantList &values = {})
{
    const Result<QList<Row>> rows = catalogueRows(connection, sql, values, 1);
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? 0 : rows->constFirst().constFirst().value_or(QString()).toLongLong();
}

// Some databases were filled by hand and their sequence left behind.
Result<> removeTaken(Connection &connection, const Table &table, const QString &column, QStringList &numbers)
{
    const Dialect &dialect = connection.dialect();
    const Column &key = table.columns.at(table.indexOf(column));
    const QString name = u"t."_s + dialect.quoted(column);
    QList<Row> rows;
    for (const QString &one : std::as_const(numbers))
        rows << Row{one};
    const Result<QList<Row>> taken =
        catalogueRows(connection,
                      u"SELECT %1 FROM %2 CROSS JOIN %3 AS t WHERE %4 = %5"_s.arg(
                          dialect.asText(key, name), dialect.rowSource(1), dialect.quoted(table.name), name,
                          dialect.fromText(key, u"b.c0"_s)),
                      dialect.rowBindings(rows, 1), 1);
    if (!taken)
        return taken.error();
    QSet<QString> present;
    for (const Row &row : *taken)
        present << row.constFirst().value_or(QString());
    numbers.removeIf([&](const QString &one) { return present.contains(one); });
    return {};
}

} // namespace

Result<QStringList> Dialect::numbersAfterGreatest(Connection &connection, const Table &table,
                                                  const QString &column, int count, qint64 least) const
{
    const Result<qint64> greatest =
        number(connection, u"SELECT max(%1) FROM %2"_s.arg(quoted(column), quoted(table.name)));
    if (!greatest)
        return greatest.error();
    QStringList numbers;
    for (qint64 next = std::max(*greatest, least) + 1; numbers.size() < count; ++next)
        numbers << QString::number(next);
    return numbers;
}

// What a deleted row was called is never given again where the table is declared so.
Result<QStringList> SqliteDialect::nextNumbers(Connection &connection, const Table &table,
                                               const QString &column, int count) const
{
    const Result<qint64> remembers =
        number(connection, u"SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'"_s);
    if (!remembers)
        return remembers.error();
    const Result<qint64> latest = *remembers == 0
        ? 0
        : number(connection, u"SELECT seq FROM sqlite_sequence WHERE name = ?"_s, {table.name});
    if (!latest)
        return latest.error();
    return numbersAfterGreatest(connection, table, column, count, *latest);
}

// The default is asked as it is; the sequence of an identity column is in no default.
Result<QStringList> PostgresqlDialect::nextNumbers(Connection &connection, const Table &table,
                                                   const QString &column, int count) const
{
    constexpr int mostRounds = 40;
    constexpr int mostAtOnce = 10'000;
    const Result<QList<Row>> sources = catalogueRows(
        connection,
        u"SELECT pg_get_expr(d.adbin, d.adrelid), pg_get_serial_sequence(quote_ident(k.name), a.attname)"
        " FROM (SELECT CAST(? AS text) AS name, CAST(? AS text) AS attribute) AS k"
        " JOIN pg_attribute AS a ON a.attrelid = to_regclass(quote_ident(k.name)) AND a.attname = "
        "k.attribute"
        " LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"_s,
        {table.name, column}, 2);
    if (!sources)
        return sources.error();
    const Row source = sources->isEmpty() ? Row{Value(), Value()} : sources->constFirst();
    if (!source.at(0) && !source.at(1))
        return numbersAfterGreatest(connection, table, column, count);
    const QString sql =
        (source.at(0) ? u"SELECT CAST((%1) AS text) FROM generate_series(1, ?)"_s.arg(*source.at(0))
                      : u"SELECT CAST(nextval(CAST(? AS regclass)) AS text)"
                        " FROM generate_series(1, ?)"_s);
    QStringList numbers;
    for (int round = 0; round < mostRounds && numbers.size() < count; ++round) {
        // The more of them are taken, the further the sequence seems to be behind.
        const int wanted =
            std::max(count - int(numbers.size()), std::min(1 << std::min(round, 20), mostAtOnce));
        QVariantList values;
        if (!source.at(0))
            values << *source.at(1);
        const Result<QList<Row>> rows = catalogueRows(connection, sql, values << wanted, 1);
        if (!rows)
            return rows.error();
        QStringList fresh;
        for (const Row &row : *rows)
            fresh << row.constFirst().value_or(QString());
        fresh.removeDuplicates();
        if (const Result<> removed = removeTaken(connection, table, column, fresh); !removed)
            return removed.error();
        for (const QString &one : std::as_const(fresh)) {
            if (numbers.size() < count && !numbers.contains(one))
                numbers << one;
        }
    }
    if (numbers.size() < count)
        return DbError{DbError::Kind::Constraint,
                       Text::tr("The numbers that the database gives to new rows of %1 are all taken: its "
                                "sequence is behind. Its administrator can set it right with setval().")
                           .arg(table.name)};
    return numbers;
}
