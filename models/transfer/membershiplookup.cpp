#include "models/transfer/membershiplookup.h"

#include "models/storage/rowstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

static QHash<QString, ImportKeys::Rank> ranksOf(const ImportKeys &records)
{
    QHash<QString, ImportKeys::Rank> ranks;
    ranks.reserve(records.ids().size());
    for (qsizetype i = 0; i < records.ids().size(); ++i)
        ranks.insert(records.ids().at(i), ImportKeys::Rank(i));
    return ranks;
}

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

static Result<> pass(Connection &connection, const Table &memberships, const ImportKeys &users,
                     const ImportKeys &organizations, const std::vector<MembershipRanks> &keys,
                     std::vector<bool> &present)
{
    const Dialect &dialect = connection.dialect();
    const auto text = [&](Field field) {
        const Column &column = memberships.columns.at(memberships.indexOf(field));
        return dialect.asText(column, u"m."_s + dialect.quoted(column.name));
    };
    const QHash<QString, ImportKeys::Rank> userRanks = ranksOf(users);
    const QHash<QString, ImportKeys::Rank> organizationRanks = ranksOf(organizations);
    Query rows(connection, Query::Reading::Streamed);
    const QString sql = u"SELECT %1, %2 FROM %3 AS m"_s.arg(text(Field::User), text(Field::Organization),
                                                            dialect.quoted(memberships.name));
    if (Result<> prepared = rows.prepare(sql); !prepared)
        return prepared;
    if (Result<> executed = rows.execute(); !executed)
        return executed;
    while (rows.next()) {
        const auto user = userRanks.constFind(rows.text(0));
        if (user == userRanks.cend())
            continue;
        const auto organization = organizationRanks.constFind(rows.text(1));
        if (organization == organizationRanks.cend())
            continue;
        const auto key = std::lower_bound(keys.cbegin(), keys.cend(), membershipKey(*user, *organization));
        if (key != keys.cend() && *key == membershipKey(*user, *organization))
            present[size_t(key - keys.cbegin())] = true;
    }
    return rows.status();
}

static Result<> lookUp(Connection &connection, const Table &memberships, const ImportKeys &users,
                       const ImportKeys &organizations, const std::vector<MembershipRanks> &keys,
                       std::vector<bool> &present)
{
    constexpr qsizetype portion = 1000;
    RowStore store(connection, memberships);
    QList<Row> some;
    QList<size_t> positions;
    const auto ask = [&]() -> Result<> {
        const Result<QList<Row>> rows = store.read(some, RowStore::Lock::None);
        if (!rows)
            return rows.error();
        for (qsizetype i = 0; i < rows->size(); ++i)
            present[positions.at(i)] = !rows->at(i).isEmpty();
        some.clear();
        positions.clear();
        return {};
    };
    for (size_t i = 0; i < keys.size(); ++i) {
        if (users.isNew(userOf(keys[i])) || organizations.isNew(organizationOf(keys[i])))
            continue;
        some << Row{users.ids().at(userOf(keys[i])), organizations.ids().at(organizationOf(keys[i]))};
        positions << i;
        if (some.size() < portion)
            continue;
        if (Result<> asked = ask(); !asked)
            return asked;
    }
    return ask();
}

Result<std::vector<bool>> findMemberships(Connection &connection, const Table &memberships,
                                          const ImportKeys &users, const ImportKeys &organizations,
                                          const std::vector<MembershipRanks> &keys)
{
    constexpr qint64 rowsPerLookUp = 8; // read on the way while one key is looked up
    constexpr qint64 fewKeys = 500;
    std::vector<bool> present(keys.size());
    const qint64 most = qMax<qint64>(qint64(keys.size()), fewKeys) * rowsPerLookUp;
    const Result<qint64> count = countUpTo(connection, memberships, most);
    if (!count)
        return count.error();
    if (*count == 0 || keys.empty())
        return present;
    const bool isPassCheaper = *count < most && qint64(keys.size()) > fewKeys;
    const Result<> found = isPassCheaper
        ? pass(connection, memberships, users, organizations, keys, present)
        : lookUp(connection, memberships, users, organizations, keys, present);
    if (!found)
        return found.error();
    return present;
}
