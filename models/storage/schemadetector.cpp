#include "models/storage/schemadetector.h"

#include "models/storage/catalogue.h"
#include "models/storage/tablewords.h"

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

/// The columns that keep the rows of a table apart, each time.
using UniqueKeys = QList<QSet<QString>>;

// All tables at once, as there may be hundreds.
Result<QList<QList<Row>>> askAbout(Connection &connection, const QString &statement,
                                   const QStringList &tables, int columns)
{
    QList<Inquiry> inquiries;
    for (const QString &table : tables)
        inquiries << Inquiry{statement, {table}, columns};
    return connection.dialect().answers(connection, inquiries);
}

Result<QStringList> readTables(Connection &connection)
{
    const Result<QList<Row>> rows = catalogueRows(connection, connection.dialect().tablesStatement(), {}, 1);
    if (!rows)
        return rows.error();
    QStringList tables;
    for (const Row &row : *rows)
        tables << row.constFirst().value_or(QString());
    return tables;
}

Result<QList<QList<ForeignKey>>> foreignKeysOf(Connection &connection, const QStringList &tables)
{
    const Result<QList<QList<Row>>> answers =
        askAbout(connection, connection.dialect().foreignKeysStatement(), tables, 3);
    if (!answers)
        return answers.error();
    QList<QList<ForeignKey>> keys;
    for (const QList<Row> &rows : *answers) {
        keys << QList<ForeignKey>();
        for (const Row &row : rows)
            keys.last() << ForeignKey{row.at(0).value_or(QString()), row.at(1).value_or(QString()),
                                      row.at(2).value_or(QString())};
    }
    return keys;
}

UniqueKeys uniqueKeysIn(const QList<Row> &rows)
{
    QMap<QString, QSet<QString>> keys;
    for (const Row &row : rows)
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
    const int score = 2 * wordsIn(user.table, Entity::User)
        + 2 * wordsIn(organization.table, Entity::Organization) + wordsIn(user.column, Entity::User)
        + wordsIn(organization.column, Entity::Organization) + (user.table == usual.users ? sure : 0)
        + (organization.table == usual.organizations ? sure : 0) + (table == usual.memberships ? sure : 0);
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

QList<Candidate> candidatesOf(const QString &table, const QList<ForeignKey> &foreign,
                              const UniqueKeys &unique, const TableChoice &choice)
{
    QList<Candidate> found;
    for (const ForeignKey &user : foreign) {
        for (const ForeignKey &organization : foreign) {
            const bool joins = user.table != organization.table && user.table != table
                && organization.table != table && user.column != organization.column
                && unique.contains(QSet<QString>{user.column, organization.column});
            if (!joins)
                continue;
            if (const Candidate one = candidate(table, user, organization); fits(one.names, choice))
                found << one;
        }
    }
    return found;
}

// Among these tables; the likeliest first.
Result<QList<Candidate>> allCandidates(Connection &connection, const QStringList &tables,
                                       const TableChoice &choice)
{
    const Result<QList<QList<ForeignKey>>> foreign = foreignKeysOf(connection, tables);
    if (!foreign)
        return foreign.error();
    QStringList joining;
    QList<QList<ForeignKey>> joined;
    for (qsizetype i = 0; i < tables.size(); ++i) {
        if (foreign->at(i).size() < 2)
            continue;
        joining << tables.at(i);
        joined << foreign->at(i);
    }
    const Result<QList<QList<Row>>> unique =
        askAbout(connection, connection.dialect().uniqueKeysStatement(), joining, 2);
    if (!unique)
        return unique.error();
    QList<Candidate> all;
    for (qsizetype i = 0; i < joining.size(); ++i)
        all << candidatesOf(joining.at(i), joined.at(i), uniqueKeysIn(unique->at(i)), choice);
    // The score decides; among equals the names only say which is offered first.
    const auto place = [](const Candidate &one) {
        return std::pair(one.score,
                         likeness(one.names.users, Entity::User)
                             + likeness(one.names.organizations, Entity::Organization)
                             + likeness(one.names.memberships, Entity::Membership));
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](const Candidate &a, const Candidate &b) { return place(a) > place(b); });
    return all;
}

bool isCalled(const QString &table, std::initializer_list<QLatin1StringView> words)
{
    const QString name = QString(table).remove(u'_');
    return std::any_of(words.begin(), words.end(),
                       [&](QLatin1StringView word) { return name.compare(word, Qt::CaseInsensitive) == 0; });
}

bool isCalledUsers(const QString &table) { return isCalled(table, {"users"_L1, "user"_L1}); }

bool isCalledOrganizations(const QString &table)
{
    return isCalled(table, {"organizations"_L1, "organization"_L1, "organisations"_L1, "organisation"_L1});
}

DbError noRecords(Entity entity)
{
    return {
        DbError::Kind::NotFound,
        entity == Entity::User
            ? Text::tr("No table of this database is called like users. Say which holds them with --users.")
            : Text::tr("No table of this database is called like organizations. Say which holds them with "
                       "--organizations.")};
}

DbError severalRecords(Entity entity, const QStringList &tables)
{
    return {
        DbError::Kind::MissingSchema,
        (entity == Entity::User
             ? Text::tr("Several tables of this database could hold the users: %1. Say which with --users.")
             : Text::tr("Several tables of this database could hold the organizations: %1. Say which with "
                        "--organizations."))
            .arg(tables.join(", "_L1))};
}

// The one that somebody chose, the one with the usual name, or the only one that is called so.
Result<QString> recordTable(const QStringList &tables, Entity entity, const QString &chosen)
{
    if (!chosen.isEmpty()) {
        if (tables.contains(chosen))
            return chosen;
        return DbError{DbError::Kind::MissingSchema,
                       Text::tr("The database has no table \"%1\".").arg(chosen)};
    }
    const TableNames usual;
    const QString &usualName = entity == Entity::User ? usual.users : usual.organizations;
    if (tables.contains(usualName))
        return usualName;
    QStringList likely;
    for (const QString &table : tables) {
        if (entity == Entity::User ? isCalledUsers(table) : isCalledOrganizations(table))
            likely << table;
    }
    if (likely.isEmpty())
        return noRecords(entity);
    return likely.size() == 1 ? Result<QString>(likely.constFirst()) : severalRecords(entity, likely);
}

// What a foreign key would refer to: the primary key, or a column "id" that is unique.
Result<QString> keyOf(const QString &table, const QList<Row> &columns, const UniqueKeys &unique)
{
    QStringList primary;
    for (const Row &column : columns) {
        if (column.at(4).value_or(QString()).toInt() > 0)
            primary << column.constFirst().value_or(QString());
    }
    const QString usual = TableNames().userKey;
    if (primary.size() == 1 && unique.contains(QSet<QString>(primary.cbegin(), primary.cend())))
        return primary.constFirst();
    if (unique.contains(QSet<QString>{usual}))
        return usual;
    return DbError{
        DbError::Kind::MissingSchema,
        Text::tr("The table %1 has no primary key of one column, which memberships would refer to.")
            .arg(table)};
}

// Why the table that was named for the memberships is none of the tables that were named; empty if it is not
// there or nobody knows.
QString whyNot(Connection &connection, const TableChoice &choice)
{
    const Result<bool> there = SchemaProbe::exists(connection, choice.memberships);
    if (choice.memberships.isEmpty() || !there)
        return {};
    if (!*there)
        return Text::tr("The database has no table \"%1\".").arg(choice.memberships);
    const Result<QList<QList<ForeignKey>>> foreign = foreignKeysOf(connection, {choice.memberships});
    if (!foreign)
        return {};
    QStringList others;
    for (const ForeignKey &key : foreign->constFirst()) {
        if (!others.contains(key.table))
            others << key.table;
    }
    if (others.isEmpty())
        return Text::tr("The table %1 refers to no other table.").arg(choice.memberships);
    for (const QString &wanted : {choice.users, choice.organizations}) {
        if (!wanted.isEmpty() && !others.contains(wanted))
            return Text::tr("The table %1 does not refer to %2: it has foreign keys to %3.")
                .arg(choice.memberships, wanted, others.join(", "_L1));
    }
    if (others.size() == 1)
        return Text::tr("The table %1 refers to %2 only.").arg(choice.memberships, others.constFirst());
    return Text::tr("The table %1 may hold the same pair twice: neither its primary key nor a unique "
                    "constraint is the two foreign keys.")
        .arg(choice.memberships);
}

DbError nothingFits(Connection &connection, const TableChoice &choice)
{
    const QString rule = Text::tr("Roster needs a table whose primary key, or a unique constraint of which, "
                                  "is two foreign keys: one to the users, one to the organizations.");
    const QString reason = whyNot(connection, choice);
    if (!reason.isEmpty())
        return {DbError::Kind::NotFound, reason + u' ' + rule};
    return {DbError::Kind::NotFound,
            (choice.isEmpty() ? Text::tr("No table of this database joins users and organizations.")
                              : Text::tr("No table of this database joins the tables that were named."))
                + u' ' + rule};
}

DbError severalFit(const QList<TableNames> &fitting)
{
    QStringList lines;
    for (const TableNames &one : fitting)
        lines << Text::tr("%1 (users: %2, organizations: %3)")
                     .arg(one.memberships, one.users, one.organizations);
    return {DbError::Kind::MissingSchema,
            Text::tr("Several tables of this database could hold the memberships: %1. Say which with "
                     "--memberships, --users and --organizations.")
                .arg(lines.join(u"; "_s))};
}

Result<TableNames> recordsAmong(Connection &connection, const QStringList &tables, const TableChoice &choice)
{
    const Result<QString> users = recordTable(tables, Entity::User, choice.users);
    if (!users)
        return users.error();
    const Result<QString> organizations = recordTable(tables, Entity::Organization, choice.organizations);
    if (!organizations)
        return organizations.error();
    if (*users == *organizations)
        return DbError{DbError::Kind::MissingSchema,
                       Text::tr("Users and organizations cannot be the same table, %1.").arg(*users)};
    const Dialect &dialect = connection.dialect();
    const Result<QList<QList<Row>>> answers =
        dialect.answers(connection,
                        {{dialect.columnsStatement(), {*users}, 5},
                         {dialect.uniqueKeysStatement(), {*users}, 2},
                         {dialect.columnsStatement(), {*organizations}, 5},
                         {dialect.uniqueKeysStatement(), {*organizations}, 2}});
    if (!answers)
        return answers.error();
    const Result<QString> userKey = keyOf(*users, answers->at(0), uniqueKeysIn(answers->at(1)));
    if (!userKey)
        return userKey.error();
    const Result<QString> organizationKey =
        keyOf(*organizations, answers->at(2), uniqueKeysIn(answers->at(3)));
    if (!organizationKey)
        return organizationKey.error();
    TableNames names;
    names.users = *users;
    names.userKey = *userKey;
    names.organizations = *organizations;
    names.organizationKey = *organizationKey;
    if (!choice.memberships.isEmpty())
        names.memberships = choice.memberships;
    names.columns = choice.columns;
    return names;
}

} // namespace

Result<TableNames> SchemaDetector::find(Connection &connection, const TableChoice &choice)
{
    const Result<QList<TableNames>> likeliest = findLikeliest(connection, choice);
    if (!likeliest)
        return likeliest.error();
    return likeliest->size() > 1 ? Result<TableNames>(severalFit(*likeliest)) : likeliest->constFirst();
}

Result<QList<TableNames>> SchemaDetector::findLikeliest(Connection &connection,
                                                        const TableChoice &whatIsKnown)
{
    const Result<QStringList> tables = readTables(connection);
    if (!tables)
        return tables.error();
    TableChoice choice = whatIsKnown;
    if (choice.users.isEmpty() && choice.organizations.isEmpty() && choice.memberships.isEmpty()) {
        // What joins other tables than users and organizations, where both are there, is something else.
        if (const Result<TableNames> records = recordsAmong(connection, *tables, {})) {
            choice.users = records->users;
            choice.organizations = records->organizations;
        }
    }
    const Result<QList<Candidate>> all = allCandidates(connection, *tables, choice);
    if (!all)
        return all.error();
    if (all->isEmpty())
        return nothingFits(connection, whatIsKnown);
    QList<TableNames> likeliest;
    for (const Candidate &one : *all) {
        if (one.score == all->constFirst().score)
            likeliest << one.names;
    }
    return likeliest;
}

Result<QList<TableNames>> SchemaDetector::findAll(Connection &connection)
{
    const Result<QStringList> tables = readTables(connection);
    if (!tables)
        return tables.error();
    const Result<QList<Candidate>> all = allCandidates(connection, *tables, {});
    if (!all)
        return all.error();
    QList<TableNames> names;
    for (const Candidate &one : *all)
        names << one.names;
    return names;
}

Result<TableNames> SchemaDetector::findRecords(Connection &connection, const TableChoice &choice)
{
    const Result<QStringList> tables = readTables(connection);
    if (!tables)
        return tables.error();
    return recordsAmong(connection, *tables, choice);
}
