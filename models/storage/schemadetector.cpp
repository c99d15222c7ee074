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

Result<QList<ForeignKey>> foreignKeysOf(Connection &connection, const QString &table)
{
    const Result<QList<Row>> rows =
        catalogueRows(connection, connection.dialect().foreignKeysStatement(), {table}, 3);
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
        catalogueRows(connection, connection.dialect().uniqueKeysStatement(), {table}, 2);
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

// The likeliest first.
Result<QList<Candidate>> allCandidates(Connection &connection, const TableChoice &choice)
{
    const Result<QList<Row>> tables =
        catalogueRows(connection, connection.dialect().tablesStatement(), {}, 1);
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
Result<QString> keyOf(Connection &connection, const QString &table)
{
    const Result<QList<Row>> columns =
        catalogueRows(connection, connection.dialect().columnsStatement(), {table}, 5);
    if (!columns)
        return columns.error();
    QStringList primary;
    for (const Row &column : *columns) {
        if (column.at(4).value_or(QString()).toInt() > 0)
            primary << column.constFirst().value_or(QString());
    }
    const Result<QList<QSet<QString>>> unique = uniqueKeysOf(connection, table);
    if (!unique)
        return unique.error();
    const QString usual = TableNames().userKey;
    if (primary.size() == 1 && unique->contains(QSet<QString>(primary.cbegin(), primary.cend())))
        return primary.constFirst();
    if (unique->contains(QSet<QString>{usual}))
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
    const Result<QList<ForeignKey>> foreign = foreignKeysOf(connection, choice.memberships);
    if (!foreign)
        return {};
    QStringList others;
    for (const ForeignKey &key : *foreign) {
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
    TableChoice choice = whatIsKnown;
    if (choice.users.isEmpty() && choice.organizations.isEmpty() && choice.memberships.isEmpty()) {
        // What joins other tables than users and organizations, where both are there, is something else.
        if (const Result<TableNames> records = findRecords(connection)) {
            choice.users = records->users;
            choice.organizations = records->organizations;
        }
    }
    const Result<QList<Candidate>> all = allCandidates(connection, choice);
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
    const Result<QList<Candidate>> all = allCandidates(connection, {});
    if (!all)
        return all.error();
    QList<TableNames> names;
    for (const Candidate &one : *all)
        names << one.names;
    return names;
}

Result<TableNames> SchemaDetector::findRecords(Connection &connection, const TableChoice &choice)
{
    const Result<QList<Row>> rows = catalogueRows(connection, connection.dialect().tablesStatement(), {}, 1);
    if (!rows)
        return rows.error();
    QStringList tables;
    for (const Row &row : *rows)
        tables << row.constFirst().value_or(QString());
    const Result<QString> users = recordTable(tables, Entity::User, choice.users);
    if (!users)
        return users.error();
    const Result<QString> organizations = recordTable(tables, Entity::Organization, choice.organizations);
    if (!organizations)
        return organizations.error();
    if (*users == *organizations)
        return DbError{DbError::Kind::MissingSchema,
                       Text::tr("Users and organizations cannot be the same table, %1.").arg(*users)};
    TableNames names;
    names.users = *users;
    names.organizations = *organizations;
    if (!choice.memberships.isEmpty())
        names.memberships = choice.memberships;
    const Result<QString> userKey = keyOf(connection, *users);
    if (!userKey)
        return userKey.error();
    const Result<QString> organizationKey = keyOf(connection, *organizations);
    if (!organizationKey)
        return organizationKey.error();
    names.userKey = *userKey;
    names.organizationKey = *organizationKey;
    names.columns = choice.columns;
    return names;
}
