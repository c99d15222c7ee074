#include "models/storage/schemadetector.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SchemaDetector)
};

struct ForeignKey {
    QString column;
    QString table;
    QString key; ///< the column of the other table
};

/// A table that joins two others, with one of them taken for the users.
struct Candidate {
    TableNames names;
    int score = 0;
};

int wordsIn(const QString &name, std::initializer_list<QLatin1StringView> words)
{
    return int(std::count_if(words.begin(), words.end(), [&](QLatin1StringView word) {
        return name.contains(word, Qt::CaseInsensitive);
    }));
}

int likeUsers(const QString &name)
{
    return wordsIn(name,
                   {"user"_L1, "person"_L1, "people"_L1, "account"_L1, "employee"_L1, "contact"_L1,
                    "customer"_L1, "profile"_L1, "member"_L1, "student"_L1, "staff"_L1});
}

int likeOrganizations(const QString &name)
{
    return wordsIn(name,
                   {"organi"_L1, "org"_L1, "team"_L1, "group"_L1, "tenant"_L1, "compan"_L1, "workspace"_L1,
                    "account"_L1, "project"_L1, "department"_L1, "club"_L1, "school"_L1, "class"_L1,
                    "course"_L1});
}

Result<QList<Row>> rowsOf(Connection &connection, const QString &sql, const QVariantList &values, int columns)
{
    const Result<Query *> query = connection.select(sql, values);
    if (!query)
        return query.error();
    QList<Row> rows;
    while ((*query)->next())
        rows << (*query)->row(columns);
    if (const Result<> status = (*query)->status(); !status)
        return status.error();
    return rows;
}

Result<QList<ForeignKey>> foreignKeysOf(Connection &connection, const QString &table)
{
    const Result<QList<Row>> rows =
        rowsOf(connection, connection.dialect().foreignKeysStatement(), {table}, 3);
    if (!rows)
        return rows.error();
    QList<ForeignKey> keys;
    for (const Row &row : *rows)
        keys << ForeignKey{row.at(0).value_or(QString()), row.at(1).value_or(QString()),
                           row.at(2).value_or(QString())};
    return keys;
}

Result<QList<QSet<QString>>> uniqueKeysOf(Connection &connection, const QString &table)
{
    const Result<QList<Row>> rows =
        rowsOf(connection, connection.dialect().uniqueKeysStatement(), {table}, 2);
    if (!rows)
        return rows.error();
    QMap<QString, QSet<QString>> keys;
    for (const Row &row : *rows)
        keys[row.at(0).value_or(QString())] << row.at(1).value_or(QString());
    return keys.values();
}

Candidate candidate(const QString &table, const ForeignKey &user, const ForeignKey &organization)
{
    TableNames names;
    names.users = user.table;
    names.userKey = user.key;
    names.userColumn = user.column;
    names.organizations = organization.table;
    names.organizationKey = organization.key;
    names.organizationColumn = organization.column;
    names.memberships = table;
    constexpr int sure = 100;
    const TableNames usual;
    const int score = 2 * likeUsers(user.table) + 2 * likeOrganizations(organization.table)
        + likeUsers(user.column) + likeOrganizations(organization.column)
        + (user.table == usual.users ? sure : 0) + (organization.table == usual.organizations ? sure : 0)
        + (table == usual.memberships ? sure : 0);
    return {names, score};
}

bool fits(const TableNames &names, const TableChoice &choice)
{
    const auto isChosen = [](const QString &chosen, const QString &name) {
        return chosen.isEmpty() || chosen == name;
    };
    return isChosen(choice.users, names.users) && isChosen(choice.organizations, names.organizations)
        && isChosen(choice.memberships, names.memberships);
}

Result<QList<Candidate>> candidatesOf(Connection &connection, const QString &table, const TableChoice &choice)
{
    QList<Candidate> found;
    const Result<QList<ForeignKey>> foreign = foreignKeysOf(connection, table);
    if (!foreign)
        return foreign.error();
    if (foreign->size() < 2)
        return found;
    const Result<QList<QSet<QString>>> unique = uniqueKeysOf(connection, table);
    if (!unique)
        return unique.error();
    for (const ForeignKey &user : *foreign) {
        for (const ForeignKey &organization : *foreign) {
            const bool joins = user.table != organization.table && user.table != table
                && organization.table != table && user.column != organization.column
                && unique->contains(QSet<QString>{user.column, organization.column});
            if (!joins)
                continue;
            if (const Candidate one = candidate(table, user, organization); fits(one.names, choice))
                found << one;
        }
    }
    return found;
}

DbError nothingFits(const TableChoice &choice)
{
    const QString rule = Text::tr("Roster needs a table whose primary key, or a unique constraint of which, "
                                  "is two foreign keys: one to the users, one to the organizations.");
    return {DbError::Kind::NotFound,
            (choice.isEmpty() ? Text::tr("No table of this database joins users and organizations.")
                              : Text::tr("No table of this database joins the tables that were named."))
                + u' ' + rule};
}

DbError severalFit(const QList<Candidate> &candidates)
{
    QStringList lines;
    for (const Candidate &one : candidates)
        lines << Text::tr("%1 (users: %2, organizations: %3)")
                     .arg(one.names.memberships, one.names.users, one.names.organizations);
    return {DbError::Kind::MissingSchema,
            Text::tr("Several tables of this database could hold the memberships: %1. Say which with "
                     "--memberships, --users and --organizations.")
                .arg(lines.join(u"; "_s))};
}

} // namespace

Result<TableNames> SchemaDetector::find(Connection &connection, const TableChoice &choice)
{
    const Result<QList<Row>> tables = rowsOf(connection, connection.dialect().tablesStatement(), {}, 1);
    if (!tables)
        return tables.error();
    QList<Candidate> all;
    for (const Row &table : *tables) {
        const Result<QList<Candidate>> some =
            candidatesOf(connection, table.first().value_or(QString()), choice);
        if (!some)
            return some.error();
        all << *some;
    }
    if (all.isEmpty())
        return nothingFits(choice);
    const auto best = std::max_element(
        all.cbegin(), all.cend(), [](const Candidate &a, const Candidate &b) { return a.score < b.score; });
    QList<Candidate> alike;
    std::copy_if(all.cbegin(), all.cend(), std::back_inserter(alike),
                 [&](const Candidate &one) { return one.score == best->score; });
    if (alike.size() > 1)
        return severalFit(alike);
    return best->names;
}
