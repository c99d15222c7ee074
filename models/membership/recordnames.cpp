#include "models/membership/recordnames.h"

#include "models/membership/rowvalues.h"
#include "models/storage/rowstore.h"

using namespace Qt::StringLiterals;

namespace {

RecordName nameFrom(const Table &table, const Values &values, bool gone)
{
    const auto text = [&](Field field) { return values.value(table.column(field)).value_or(QString()); };
    return {text(Field::Name), text(Schema::handle(table.entity)), gone};
}

class NameReader {
public:
    NameReader(Connection &connection, const Schema &schema, Entity entity)
        : m_connection(connection)
        , m_schema(schema)
        , m_table(schema.table(entity))
    {
    }

    // From the tables, else from the change, else from the latest change that knows. Without a history the
    // rows of the change themselves are all there is.
    Result<QHash<QString, RecordName>> read(ChangeId change, const QSet<QString> &ids,
                                            const QList<Change> &rows)
    {
        QStringList open(ids.cbegin(), ids.cend());
        open.sort();
        if (Result<> read = readPresent(open); !read)
            return read.error();
        if (!m_schema.hasHistory) {
            takeFrom(rows, open);
            return m_names;
        }
        if (Result<> read = readItems(ofChange(), {qint64(change)}, open); !read)
            return read.error();
        open.removeIf([this](const QString &id) { return m_names.contains(id); });
        constexpr qsizetype patience = 100;
        if (Result<> read = readItems(ofAnyChange(), {}, open.mid(0, patience)); !read)
            return read.error();
        return m_names;
    }

private:
    bool isUser() const { return m_table.entity == Entity::User; }

    void takeFrom(const QList<Change> &rows, const QStringList &ids)
    {
        for (const Change &row : rows) {
            const QString id = isUser() ? row.user.text() : row.organization.text();
            if (row.entity == m_table.entity && ids.contains(id))
                m_names.insert(id, nameFrom(m_table, row.after.isEmpty() ? row.before : row.after, true));
        }
    }

    // The items of records themselves, of the ids in b; CROSS JOIN keeps SQLite to this order.
    QString ofChange() const
    {
        return u"SELECT b.c0, i.before, i.after FROM %1 CROSS JOIN roster_change_items AS i"
               " WHERE i.change_id = ? AND "_s.arg(m_connection.dialect().rowSource(1))
            + own();
    }

    QString ofAnyChange() const
    {
        const QString changes = isUser() ? u"roster_changes AS c"_s : u"roster_change_organizations AS o"_s;
        const QString joined =
            isUser() ? u"i.change_id = c.id"_s : u"o.organization_id = b.c0 AND i.change_id = o.change_id"_s;
        return u"SELECT b.c0, i.before, i.after FROM %1 CROSS JOIN %2 CROSS JOIN roster_change_items AS i"
               " WHERE %3 AND %4 ORDER BY i.change_id"_s.arg(m_connection.dialect().rowSource(1), changes,
                                                             joined, own());
    }

    QString own() const
    {
        return isUser() ? u"i.user_id = b.c0 AND i.organization_id = ''"_s
                        : u"i.user_id = '' AND i.organization_id = b.c0"_s;
    }

    // Leaves in `ids` those that are not there any more.
    Result<> readPresent(QStringList &ids)
    {
        QList<Row> keys;
        for (const QString &id : std::as_const(ids))
            keys << Row{id};
        const Result<QList<Row>> rows = RowStore(m_connection, m_table).read(keys, RowStore::Lock::None);
        if (!rows)
            return rows.error();
        QStringList absent;
        for (qsizetype i = 0; i < ids.size(); ++i) {
            if (rows->at(i).isEmpty())
                absent << ids.at(i);
            else
                m_names.insert(ids.at(i), nameFrom(m_table, valuesOf(m_table, rows->at(i)), false));
        }
        ids = absent;
        return {};
    }

    // Takes the last item of each id.
    Result<> readItems(const QString &sql, const QVariantList &values, const QStringList &ids)
    {
        const Dialect &dialect = m_connection.dialect();
        const int portion = dialect.rowsPerStatement();
        for (qsizetype first = 0; first < ids.size(); first += portion) {
            QList<Row> keys;
            for (const QString &id : ids.mid(first, portion))
                keys << Row{id};
            const Result<Query *> query = m_connection.select(sql, dialect.rowBindings(keys, 1) + values);
            if (!query)
                return query.error();
            while ((*query)->next()) {
                const Value after = (*query)->value(2);
                const Value known = after ? after : (*query)->value(1);
                if (known)
                    m_names.insert((*query)->text(0), nameFrom(m_table, fromJson(m_table, *known), true));
            }
            if (Result<> status = (*query)->status(); !status)
                return status;
        }
        return {};
    }

    Connection &m_connection;
    const Schema &m_schema;
    const Table &m_table;
    QHash<QString, RecordName> m_names;
};

} // namespace

QString RecordNames::text(const UserId &id) const
{
    const QString text = users.value(id).text();
    return text.isEmpty() ? id.text() : text;
}

QString RecordNames::text(const OrganizationId &id) const
{
    const QString text = organizations.value(id).text();
    return text.isEmpty() ? id.text() : text;
}

void RecordNames::insert(const RecordNames &others)
{
    users.insert(others.users);
    organizations.insert(others.organizations);
}

Result<RecordNames> namesOf(Connection &connection, const Schema &schema, ChangeId id,
                            const QList<Change> &rows)
{
    QSet<QString> users;
    QSet<QString> organizations;
    for (const Change &row : rows) {
        if (!row.user.isEmpty())
            users.insert(row.user.text());
        if (!row.organization.isEmpty())
            organizations.insert(row.organization.text());
    }
    const auto ofUsers = NameReader(connection, schema, Entity::User).read(id, users, rows);
    if (!ofUsers)
        return ofUsers.error();
    const auto ofOrganizations =
        NameReader(connection, schema, Entity::Organization).read(id, organizations, rows);
    if (!ofOrganizations)
        return ofOrganizations.error();
    RecordNames names;
    for (auto it = ofUsers->cbegin(); it != ofUsers->cend(); ++it)
        names.users.insert(UserId(it.key()), *it);
    for (auto it = ofOrganizations->cbegin(); it != ofOrganizations->cend(); ++it)
        names.organizations.insert(OrganizationId(it.key()), *it);
    return names;
}
