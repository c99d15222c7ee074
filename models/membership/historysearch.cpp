#include "models/membership/historysearch.h"

#include "models/membership/rowvalues.h"
#include "models/storage/values.h"

using namespace Qt::StringLiterals;

namespace {

// More people of one name than this are not told apart: each costs a seek per change.
constexpr qsizetype mostRecords = 50;

class NameSearch {
public:
    NameSearch(Connection &connection, const Schema &schema, Entity entity, const QString &text)
        : m_connection(connection)
        , m_hasHistory(schema.hasHistory)
        , m_dialect(connection.dialect())
        , m_table(schema.table(entity))
        , m_text(text)
    {
    }

    Result<QStringList> run()
    {
        if (Result<> found = findPresent(); !found)
            return found.error();
        if (Result<> found = m_hasHistory ? findDeleted() : Result<>(); !found)
            return found.error();
        return m_ids;
    }

private:
    void take(const QString &id)
    {
        if (m_ids.size() < mostRecords && !m_ids.contains(id))
            m_ids << id;
    }

    // Whether the search index is the shorter way: so many rows of a text that many have are soon met anyway.
    Result<bool> isRare(const IndexedSearch &search)
    {
        constexpr int few = 20'000;
        const Result<Query *> query =
            m_connection.select(u"SELECT count(*) FROM (%1 LIMIT ?) AS c"_s.arg(search.candidates),
                                search.values + QVariantList{few});
        if (!query)
            return query.error();
        const bool rare = (*query)->next() && (*query)->number(0) < few;
        const Result<> status = (*query)->status();
        (*query)->finish();
        if (!status)
            return status.error();
        return rare;
    }

    Result<> findPresent()
    {
        const std::optional<IndexedSearch> search = m_dialect.indexedSearch(m_table, u"t"_s, m_text);
        const Result<bool> rare = search ? isRare(*search) : Result<bool>(false);
        if (!rare)
            return rare.error();
        QStringList conditions;
        QVariantList values;
        const Column &id = m_table.columns.at(m_table.indexOf(Field::Id));
        const auto textOf = [&](const Column &column) {
            return m_dialect.asText(column, u"t."_s + m_dialect.quoted(column.name));
        };
        for (const Field field : {Field::Name, Schema::handle(m_table.entity)}) {
            if (const int index = m_table.indexOf(field); index >= 0) {
                conditions << m_dialect.contains(textOf(m_table.columns.at(index)), u"?"_s);
                values << m_text;
            }
        }
        const QString contains = conditions.isEmpty() ? u"1 = 0"_s : u'(' + conditions.join(" OR "_L1) + u')';
        const QString rows =
            u"SELECT %1 FROM %2 AS t WHERE "_s.arg(textOf(id), m_dialect.quoted(m_table.name));
        QString sql = rows + contains;
        if (*rare) {
            sql = rows + search->condition + " AND "_L1 + contains;
            values = search->values + values;
        }
        // Its own id finds a record too; first, as it would be lost behind very many others.
        if (id.type != ColumnType::Uuid || isUuid(m_text)) {
            sql = rows
                + u"t.%1 = %2 UNION ALL "_s.arg(m_dialect.quoted(id.name), m_dialect.fromText(id, u"?"_s))
                + sql;
            values.prepend(m_text);
        }
        values << mostRecords;
        const Result<Query *> query = m_connection.select(sql + " LIMIT ?"_L1, values);
        if (!query)
            return query.error();
        while ((*query)->next())
            take((*query)->text(0));
        return (*query)->status();
    }

    // Their last values are in the item that deleted them; the JSON is looked through roughly by the engine,
    // exactly here.
    Result<> findDeleted()
    {
        const bool user = m_table.entity == Entity::User;
        const QString own = user ? u"user_id"_s : u"organization_id"_s;
        const QString other = user ? u"organization_id"_s : u"user_id"_s;
        const Result<Query *> query = m_connection.select(
            u"SELECT %1, before FROM roster_change_items WHERE after IS NULL AND %2 = '' AND (%3 OR %1 = ?)"
            " LIMIT 10000"_s.arg(own, other, m_dialect.contains(u"CAST(before AS text)"_s, u"?"_s)),
            {m_text, m_text});
        if (!query)
            return query.error();
        while ((*query)->next()) {
            const Values values = fromJson(m_table, (*query)->text(1));
            const auto holds = [&](Field field) {
                return values.value(m_table.column(field))
                    .value_or(QString())
                    .contains(m_text, Qt::CaseInsensitive);
            };
            if (holds(Field::Name) || holds(Schema::handle(m_table.entity)) || (*query)->text(0) == m_text)
                take((*query)->text(0));
        }
        return (*query)->status();
    }

    Connection &m_connection;
    const bool m_hasHistory;
    const Dialect &m_dialect;
    const Table &m_table;
    const QString m_text;
    QStringList m_ids;
};

} // namespace

Result<std::optional<History::Filter>> filterFor(Connection &connection, const Schema &schema,
                                                 const HistoryQuery &query)
{
    History::Filter filter;
    filter.user = query.onlyUser;
    filter.organization = query.onlyOrganization;
    filter.actor = query.actor;
    filter.method = query.method;
    filter.text = query.text;
    filter.from = query.from;
    filter.until = query.until;
    for (const auto &[entity, text] :
         {std::pair(Entity::User, query.user), std::pair(Entity::Organization, query.organization)}) {
        if (text.isEmpty())
            continue;
        const Result<QStringList> ids = NameSearch(connection, schema, entity, text).run();
        if (!ids)
            return ids.error();
        if (ids->isEmpty())
            return std::optional<History::Filter>();
        for (const QString &id : *ids) {
            if (entity == Entity::User)
                filter.anyUser << UserId(id);
            else
                filter.anyOrganization << OrganizationId(id);
        }
    }
    return std::optional(filter);
}
