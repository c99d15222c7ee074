#include "models/membership/consistency.h"

#include "models/membership/rowvalues.h"
#include "models/storage/transaction.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Consistency)
};

class Checker {
public:
    Checker(Connection &connection, const Schema &schema)
        : m_connection(connection)
        , m_dialect(connection.dialect())
        , m_schema(schema)
    {
    }

    Result<ConsistencyReport> run();

private:
    Result<> engine();
    Result<> orphans(Field key, Entity entity);
    Result<> repeats(Entity entity);
    Result<> searchIndex(Entity entity);
    Result<> historyItems();
    Result<> history(Entity entity);
    Result<QStringList> firstTexts(const QString &sql);

    Connection &m_connection;
    const Dialect &m_dialect;
    const Schema &m_schema;
    ConsistencyReport m_report;
};

Result<ConsistencyReport> Checker::run()
{
    Result<Transaction> snapshot = Transaction::begin(m_connection, Access::Read);
    if (!snapshot)
        return snapshot.error();
    const Result<> checked = engine();
    if (!checked && checked.error().kind != DbError::Kind::CannotOpen)
        return checked.error();
    if (!checked)
        m_report.findings << checked.error().text; // so damaged that not even that can be checked
    if (!m_report.findings.isEmpty())
        return m_report; // what a damaged file says of its rows means nothing
    for (const auto &[key, entity] :
         {std::pair(Field::User, Entity::User), std::pair(Field::Organization, Entity::Organization)}) {
        if (const Result<> done = orphans(key, entity); !done)
            return done.error();
        if (const Result<> done = repeats(entity); !done)
            return done.error();
        if (const Result<> done = searchIndex(entity); !done)
            return done.error();
    }
    if (m_schema.hasHistory) {
        if (const Result<> done = historyItems(); !done)
            return done.error();
        for (const Entity entity : {Entity::User, Entity::Organization, Entity::Membership}) {
            if (const Result<> done = history(entity); !done)
                return done.error();
        }
    }
    return m_report;
}

Result<QStringList> Checker::firstTexts(const QString &sql)
{
    const Result<Query *> query = m_connection.select(sql);
    if (!query)
        return query.error();
    QStringList texts;
    while ((*query)->next())
        texts << (*query)->text(0);
    if (const Result<> status = (*query)->status(); !status)
        return status.error();
    return texts;
}

Result<> Checker::engine()
{
    const QString statement = m_dialect.integrityStatement();
    if (statement.isEmpty())
        return {};
    const Result<QStringList> lines = firstTexts(statement);
    if (!lines)
        return lines.error();
    for (const QString &line : *lines) {
        if (line != "ok"_L1)
            m_report.findings << Text::tr("The database file is damaged: %1.").arg(line);
    }
    return {};
}

Result<> Checker::orphans(Field key, Entity entity)
{
    const QString sql =
        u"SELECT count(*) FROM %1 AS m WHERE NOT EXISTS (SELECT 1 FROM %2 AS r WHERE r.%3 = m.%4)"_s.arg(
            m_dialect.quoted(m_schema.memberships.name), m_dialect.quoted(m_schema.table(entity).name),
            m_dialect.quoted(m_schema.table(entity).column(Field::Id)),
            m_dialect.quoted(m_schema.memberships.column(key)));
    const Result<QStringList> counts = firstTexts(sql);
    if (!counts)
        return counts.error();
    const int count = counts->value(0).toInt();
    if (count > 0) {
        m_report.findings << (entity == Entity::User
                                  ? Text::tr("%n membership(s) name a user that does not exist.", nullptr,
                                             count)
                                  : Text::tr("%n membership(s) name an organization that does not exist.",
                                             nullptr, count));
    }
    return {};
}

Result<> Checker::repeats(Entity entity)
{
    const Table &table = m_schema.table(entity);
    const Field handle = Schema::handle(entity);
    if (!table.has(handle))
        return {};
    const QString folded = u"lower(%1)"_s.arg(m_dialect.quoted(table.column(handle)));
    const Result<QStringList> texts = firstTexts(
        u"SELECT %1 FROM %2 WHERE %1 IS NOT NULL GROUP BY %1 HAVING count(*) > 1 ORDER BY 1 LIMIT 100"_s.arg(
            folded, m_dialect.quoted(table.name)));
    if (!texts)
        return texts.error();
    for (const QString &text : *texts) {
        m_report.findings << (entity == Entity::User ? Text::tr("Several users have the e-mail %1.")
                                                     : Text::tr("Several organizations have the slug %1."))
                                 .arg(text);
    }
    return {};
}

Result<> Checker::searchIndex(Entity entity)
{
    const Table &table = m_schema.table(entity);
    const QString statement = m_dialect.searchDefectsStatement(table);
    const std::optional<SearchUpkeep> upkeep = m_dialect.searchUpkeep(table);
    if (statement.isEmpty() || !upkeep)
        return {};
    const Result<QStringList> counts = firstTexts(statement);
    if (!counts)
        return counts.error();
    const int count = counts->value(0).toInt();
    if (count == 0)
        return {};
    const QString mend = upkeep->resume + u"; "_s + upkeep->rebuild;
    m_report.findings
        << (entity == Entity::User
                ? Text::tr(
                    "The search index does not match %n user(s), whom searches may miss. Mend it in the "
                    "sqlite3 shell: %1;",
                    nullptr, count)
                : Text::tr(
                    "The search index does not match %n organization(s), which searches may miss. Mend it "
                    "in the sqlite3 shell: %1;",
                    nullptr, count))
               .arg(mend);
    return {};
}

// PostgreSQL has no foreign key there: checking it would cost imports too much.
Result<> Checker::historyItems()
{
    const Result<QStringList> counts =
        firstTexts(u"SELECT count(*) FROM roster_change_items AS i WHERE NOT EXISTS"
                   " (SELECT 1 FROM roster_changes AS c WHERE c.id = i.change_id)"_s);
    if (!counts)
        return counts.error();
    if (const int count = counts->value(0).toInt(); count > 0)
        m_report.findings << Text::tr("%n row(s) of the history belong to no change.", nullptr, count);
    return {};
}

// Compares in the order of the keys, so that neither side has to fit into memory.
Result<> Checker::history(Entity entity)
{
    const Table &table = m_schema.table(entity);
    const bool users = entity != Entity::Organization;
    const bool organizations = entity != Entity::User;
    const QString last =
        u"SELECT user_id, organization_id, after FROM (SELECT user_id, organization_id, after, row_number() "
        u"OVER "
        "(PARTITION BY user_id, organization_id ORDER BY change_id DESC) AS n FROM roster_change_items "
        "WHERE user_id %1 '' AND organization_id %2 '') AS h WHERE n = 1 AND after IS NOT NULL"_s.arg(
            users ? "<>"_L1 : "="_L1, organizations ? "<>"_L1 : "="_L1);
    QStringList columns;
    for (const Column &column : table.columns)
        columns << m_dialect.asText(column, u"t."_s + m_dialect.quoted(column.name));
    QStringList joins;
    const auto join = [&](const QString &key, const QString &recorded) {
        joins << u"%1 = l.%2"_s.arg(
            m_dialect.asText(table.columns.at(table.indexOf(key)), u"t."_s + m_dialect.quoted(key)),
            recorded);
    };
    if (users)
        join(table.key.first(), u"user_id"_s);
    if (organizations)
        join(table.key.last(), u"organization_id"_s);
    const QString sql = u"SELECT l.after, %1 FROM (%2) AS l FULL JOIN %3 AS t ON %4"_s.arg(
        columns.join(", "_L1), last, m_dialect.quoted(table.name), joins.join(" AND "_L1));
    const Result<Query *> query = m_connection.select(sql);
    if (!query)
        return query.error();
    while ((*query)->next()) {
        const Value after = (*query)->value(0);
        const Row row = (*query)->row(1 + int(table.columns.size())).mid(1);
        const bool there = row.at(table.indexOf(table.key.first())).has_value();
        bool same = after && there;
        if (same) {
            const Values recorded = fromJson(table, *after);
            const Values present = valuesOf(table, row);
            for (auto it = recorded.cbegin(); same && it != recorded.cend(); ++it) {
                const int index = table.indexOf(it.key());
                same = index < 0 || isSameValue(table.columns.at(index), it.value(), present.value(it.key()));
            }
        }
        m_report.changedOutside += same ? 0 : 1;
    }
    return (*query)->status();
}

} // namespace

Result<ConsistencyReport> checkConsistency(Connection &connection, const Schema &schema)
{
    return Checker(connection, schema).run();
}
