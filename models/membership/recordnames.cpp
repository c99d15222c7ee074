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

    // From the tables, else from the change, else from the latest change that knows.
    Result<QHash<QString, RecordName>> read(ChangeId change, const QSet<QString> &ids)
    {
        QStringList open(ids.cbegin(), ids.cend());
        open.sort();
        if (Result<> read = readPresent(open); !read)
            return read.error();
        if (!m_schema.hasHistory)
            return m_names;
        QStringList elsewhere;
        for (const QString &id : std::as_const(open)) {
            const Result<bool> found = readItem(ofChange(), {qint64(change), user(id), organization(id)}, id);
            if (!found)
                return found.error();
            if (!*found)
                elsewhere << id;
        }
        constexpr qsizetype patience = 100;
        for (const QString &id : elsewhere.mid(0, patience)) {
            const Result<bool> found =
                isUser() ? readItem(latestOfUser(), {id}, id) : readItem(latestOfOrganization(), {id}, id);
            if (!found)
                return found.error();
        }
        return m_names;
    }

private:
    bool isUser() const { return m_table.entity == Entity::User; }
    QString user(const QString &id) const { return isUser() ? id : u""_s; }
    QString organization(const QString &id) const { return isUser() ? u""_s : id; }

    static QString ofChange()
    {
        return u"SELECT before, after FROM roster_change_items"
               " WHERE change_id = ? AND user_id = ? AND organization_id = ?"_s;
    }

    // CROSS JOIN keeps SQLite at one seek per change.
    static QString latestOfUser()
    {
        return u"SELECT i.before, i.after FROM roster_changes c CROSS JOIN roster_change_items i"
               " WHERE i.change_id = c.id AND i.user_id = ? AND i.organization_id = ''"
               " ORDER BY c.id DESC LIMIT 1"_s;
    }

    static QString latestOfOrganization()
    {
        return u"SELECT i.before, i.after FROM roster_change_organizations o"
               " CROSS JOIN roster_change_items i WHERE o.organization_id = ? AND i.change_id = o.change_id"
               " AND i.user_id = '' AND i.organization_id = o.organization_id"
               " ORDER BY o.change_id DESC LIMIT 1"_s;
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

    Result<bool> readItem(const QString &sql, const QVariantList &values, const QString &id)
    {
        const Result<Query *> query = m_connection.select(sql, values);
        if (!query)
            return query.error();
        const bool found = (*query)->next();
        if (found) {
            const Value after = (*query)->value(1);
            const Value known = after ? after : (*query)->value(0);
            if (known)
                m_names.insert(id, nameFrom(m_table, fromJson(m_table, *known), true));
        }
        const Result<> status = (*query)->status();
        (*query)->finish();
        if (!status)
            return status.error();
        return found;
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
    const auto ofUsers = NameReader(connection, schema, Entity::User).read(id, users);
    if (!ofUsers)
        return ofUsers.error();
    const auto ofOrganizations = NameReader(connection, schema, Entity::Organization).read(id, organizations);
    if (!ofOrganizations)
        return ofOrganizations.error();
    RecordNames names;
    for (auto it = ofUsers->cbegin(); it != ofUsers->cend(); ++it)
        names.users.insert(UserId(it.key()), *it);
    for (auto it = ofOrganizations->cbegin(); it != ofOrganizations->cend(); ++it)
        names.organizations.insert(OrganizationId(it.key()), *it);
    return names;
}
