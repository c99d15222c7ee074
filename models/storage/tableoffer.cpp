#include "models/storage/tableoffer.h"

#include "models/storage/catalogue.h"
#include "models/storage/schemadetector.h"
#include "models/storage/schemapath.h"
#include "models/storage/tablewords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int mostSchemas = 50; ///< as SchemaPath::find()
constexpr int sampleRows = 5;
constexpr qsizetype longestText = 60;

// `prefix`: of the schema, with the dot.
TableChoice choiceOf(const TableNames &names, const QString &prefix)
{
    return {prefix + names.users, prefix + names.organizations, prefix + names.memberships, {}};
}

Result<> readSearched(Connection &connection, const QString &prefix, TableOffer &offer)
{
    const Result<QList<TableNames>> all = SchemaDetector::findAll(connection);
    if (!all)
        return all.error();
    // What would be taken without a word comes first.
    QList<TableNames> ordered;
    if (const Result<TableNames> usual = SchemaDetector::find(connection))
        ordered << *usual;
    ordered += *all;
    for (const TableNames &names : std::as_const(ordered)) {
        if (const TableChoice choice = choiceOf(names, prefix); !offer.fitting.contains(choice))
            offer.fitting << choice;
    }
    const Result<QList<Row>> tables =
        catalogueRows(connection, connection.dialect().tablesStatement(), {}, 1);
    if (!tables)
        return tables.error();
    for (const Row &table : *tables)
        offer.tables << prefix + table.constFirst().value_or(QString());
    return {};
}

Result<> readOtherSchemas(Connection &connection, TableOffer &offer)
{
    const QString statement = connection.dialect().schemasStatement();
    if (statement.isEmpty())
        return {};
    const Result<QList<Row>> schemas = catalogueRows(connection, statement, {}, 1);
    if (!schemas)
        return schemas.error();
    if (schemas->size() > mostSchemas)
        return {};
    SchemaPath::Scope scope(connection);
    for (const Row &row : *schemas) {
        const QString schema = row.constFirst().value_or(QString());
        if (const Result<> set = scope.searchOnly(schema); !set)
            return set;
        if (const Result<> read = readSearched(connection, schema + u'.', offer); !read)
            return read;
    }
    return {};
}

QString shortened(const Value &value)
{
    const QString text = value.value_or(QString()).simplified();
    return text.size() > longestText ? text.left(longestText - 1) + u'…' : text;
}

} // namespace

Result<TableOffer> TableOffer::read(Connection &connection)
{
    TableOffer offer;
    if (const Result<> read = readSearched(connection, {}, offer); !read)
        return read.error();
    if (const Result<> read = readOtherSchemas(connection, offer); !read)
        return read.error();
    QSet<QString> joined;
    for (const TableChoice &choice : std::as_const(offer.fitting))
        joined << choice.users;
    std::stable_partition(offer.tables.begin(), offer.tables.end(),
                          [&](const QString &table) { return joined.contains(table); });
    return offer;
}

QStringList TableOffer::tablesFor(Entity entity) const
{
    QStringList ordered = tables;
    const auto place = [entity](const QString &table) {
        const int like = likeness(table, entity);
        return like >= meansRecords ? like : 0;
    };
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&](const QString &a, const QString &b) { return place(a) > place(b); });
    return ordered;
}

Result<TableSketch> TableSketch::read(Connection &connection, const QString &table)
{
    const SchemaPath::Scope scope(connection);
    TableChoice choice;
    choice.users = table;
    const Result<SchemaPath> path = SchemaPath::settle(connection, choice);
    if (!path)
        return path.error();
    const Result<QList<Column>> columns = SchemaProbe::columnsOf(connection, path->choice.users);
    if (!columns)
        return columns.error();
    const Dialect &dialect = connection.dialect();
    TableSketch sketch;
    QStringList texts;
    for (const Column &column : *columns) {
        sketch.columns << column.name;
        texts << (SchemaProbe::isSecret(column.name) ? u"'•••'"_s
                                                     : dialect.asText(column, dialect.quoted(column.name)));
    }
    const Result<QList<Row>> rows = catalogueRows(
        connection,
        u"SELECT %1 FROM %2 LIMIT %3"_s.arg(texts.join(", "_L1), dialect.quoted(path->choice.users))
            .arg(sampleRows),
        {}, int(texts.size()));
    if (!rows)
        return rows.error();
    for (const Row &row : *rows) {
        QStringList cells;
        for (const Value &value : row)
            cells << shortened(value);
        sketch.rows << cells;
    }
    return sketch;
}

Result<QList<TableChoice>> undecided(Connection &connection, const TableChoice &choice)
{
    QList<TableChoice> choices;
    if (!choice.isEmpty()) {
        const Result<QList<TableNames>> likeliest = SchemaDetector::findLikeliest(connection, choice);
        if (likeliest && likeliest->size() > 1) {
            for (const TableNames &names : *likeliest)
                choices << choiceOf(names, {});
        }
        return choices;
    }
    const Result<QList<TableNames>> likeliest = SchemaDetector::findLikeliest(connection);
    if (likeliest && likeliest->size() == 1)
        return choices;
    const Result<TableOffer> offer = TableOffer::read(connection);
    if (!offer)
        return offer.error();
    if (!likeliest)
        return offer->fitting.size() > 1 ? offer->fitting : choices;
    for (const TableNames &names : *likeliest)
        choices << choiceOf(names, {});
    return choices;
}
