#include "models/transfer/membershiplookup.h"

#include "models/storage/rowstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

/// How many memberships there are, or `most`.
static Result<qint64> countUpTo(Connection &connection, const Table &memberships, qint64 most)
{
    const Result<Query *> query = connection.select(u"SELECT count(*) FROM (SELECT 1 FROM %1 LIMIT %2) AS m"_s
                                                        .arg(connection.dialect().quoted(memberships.name))
                                                        .arg(most));
    if (!query)
        return query.error();
    const qint64 count = (*query)->next() ? (*query)->number(0) : 0;
    (*query)->finish();
    return count;
}

/// Whether one pass over the table costs less than looking up so many keys.
static Result<bool> isPassCheaper(Connection &connection, const Table &memberships, qint64 keys)
{
    constexpr qint64 rowsPerLookUp = 8; // read on the way while one key is looked up
    constexpr qint64 fewKeys = 500;
    if (keys <= fewKeys)
        return false;
    const qint64 most = keys * rowsPerLookUp;
    const Result<qint64> count = countUpTo(connection, memberships, most);
    if (!count)
        return count.error();
    return *count < most;
}

static QString texts(const Dialect &dialect, const QList<Column> &columns)
{
    QStringList texts;
    for (const Column &column : columns)
        texts << dialect.asText(column, u"t."_s + dialect.quoted(column.name));
    return texts.join(", "_L1);
}

/// Shows these columns of all rows of the table.
static Result<> pass(Connection &connection, const Table &memberships, const QList<Column> &columns,
                     const MembershipVisitor &visit)
{
    const Dialect &dialect = connection.dialect();
    Query rows(connection, Query::Reading::Streamed);
    const QString sql =
        u"SELECT %1 FROM %2 AS t"_s.arg(texts(dialect, columns), dialect.quoted(memberships.name));
    if (Result<> prepared = rows.prepare(sql); !prepared)
        return prepared;
    if (Result<> executed = rows.execute(); !executed)
        return executed;
    while (rows.next())
        visit(rows.row(int(columns.size())));
    return rows.status();
}

/// Shows the memberships among `keys` with the position of their key.
static Result<> lookUp(Connection &connection, const Table &memberships, const ImportKeys &users,
                       const ImportKeys &organizations, const std::vector<MembershipRanks> &keys,
                       const std::function<void(size_t, const Row &)> &visit)
{
    constexpr qsizetype portion = 1000;
    RowStore store(connection, memberships);
    QList<Row> some;
    QList<size_t> positions;
    const auto ask = [&]() -> Result<> {
        const Result<QList<Row>> rows = store.read(some, RowStore::Lock::None);
        if (!rows)
            return rows.error();
        for (qsizetype i = 0; i < rows->size(); ++i) {
            if (!rows->at(i).isEmpty())
                visit(positions.at(i), rows->at(i));
        }
        some.clear();
        positions.clear();
        return {};
    };
    for (size_t i = 0; i < keys.size(); ++i) {
        if (users.isNew(userOf(keys[i])) || organizations.isNew(organizationOf(keys[i])))
            continue;
        some << Row{users.id(userOf(keys[i])), organizations.id(organizationOf(keys[i]))};
        positions << i;
        if (some.size() < portion)
            continue;
        if (Result<> asked = ask(); !asked)
            return asked;
    }
    return ask();
}

static Result<> passForKeys(Connection &connection, const Table &memberships, const ImportKeys &users,
                            const ImportKeys &organizations, const std::vector<MembershipRanks> &keys,
                            std::vector<bool> &present)
{
    const QList<Column> columns{memberships.columns.at(memberships.indexOf(Field::User)),
                                memberships.columns.at(memberships.indexOf(Field::Organization))};
    return pass(connection, memberships, columns, [&](const Row &row) {
        const auto user = users.rankOfId(row.at(0).value_or(QString()).toUtf8());
        const auto organization = organizations.rankOfId(row.at(1).value_or(QString()).toUtf8());
        if (!user || !organization)
            return;
        const MembershipRanks wanted = membershipKey(*user, *organization);
        const auto key = std::lower_bound(keys.cbegin(), keys.cend(), wanted);
        if (key != keys.cend() && *key == wanted)
            present[size_t(key - keys.cbegin())] = true;
    });
}

Result<std::vector<bool>> findMemberships(Connection &connection, const Table &memberships,
                                          const ImportKeys &users, const ImportKeys &organizations,
                                          const std::vector<MembershipRanks> &keys)
{
    std::vector<bool> present(keys.size());
    const Result<qint64> any = countUpTo(connection, memberships, 1);
    if (!any)
        return any.error();
    if (*any == 0)
        return present;
    const Result<bool> cheaper = isPassCheaper(connection, memberships, qint64(keys.size()));
    if (!cheaper)
        return cheaper.error();
    const Result<> found = *cheaper
        ? passForKeys(connection, memberships, users, organizations, keys, present)
        : lookUp(connection, memberships, users, organizations, keys,
                 [&present](size_t position, const Row &) { present[position] = true; });
    if (!found)
        return found.error();
    return present;
}

Result<> readMemberships(Connection &connection, const Table &memberships, const ImportKeys &users,
                         const ImportKeys &organizations, const std::vector<MembershipRanks> &keys,
                         const MembershipVisitor &visit)
{
    const Result<bool> cheaper = isPassCheaper(connection, memberships, qint64(keys.size()));
    if (!cheaper)
        return cheaper.error();
    if (*cheaper)
        return pass(connection, memberships, memberships.columns, visit);
    return lookUp(connection, memberships, users, organizations, keys,
                  [&visit](size_t, const Row &row) { visit(row); });
}

Result<> readMembershipsOf(Connection &connection, const Table &memberships, Entity owner,
                           const QStringList &ids, const MembershipVisitor &visit)
{
    const Result<bool> cheaper = isPassCheaper(connection, memberships, ids.size());
    if (!cheaper)
        return cheaper.error();
    if (*cheaper)
        return pass(connection, memberships, memberships.columns, visit);
    const Dialect &dialect = connection.dialect();
    const Field field = owner == Entity::User ? Field::User : Field::Organization;
    const Column &key = memberships.columns.at(memberships.indexOf(field));
    const QString sql = u"SELECT %1 FROM %2 CROSS JOIN %3 AS t WHERE t.%4 = %5"_s.arg(
        texts(dialect, memberships.columns), dialect.rowSource(1), dialect.quoted(memberships.name),
        dialect.quoted(key.name), dialect.fromText(key, u"b.c0"_s));
    Query rows(connection, Query::Reading::Streamed);
    if (Result<> prepared = rows.prepare(sql); !prepared)
        return prepared;
    for (qsizetype first = 0; first < ids.size(); first += dialect.rowsPerStatement()) {
        QList<Row> some;
        for (const QString &id : ids.mid(first, dialect.rowsPerStatement()))
            some << Row{id};
        if (Result<> executed = rows.execute(dialect.rowBindings(some, 1)); !executed)
            return executed;
        while (rows.next())
            visit(rows.row(int(memberships.columns.size())));
        if (Result<> status = rows.status(); !status)
            return status;
    }
    return {};
}
