#include "tests/tables/otherwriter.h"

using namespace Qt::StringLiterals;

namespace {

QString tableOf(Entity entity)
{
    return entity == Entity::User        ? u"users"_s
        : entity == Entity::Organization ? u"organizations"_s
                                         : u"user_organizations"_s;
}

QStringList keyColumnsOf(Entity entity)
{
    return entity == Entity::Membership ? QStringList{u"user_id"_s, u"organization_id"_s}
                                        : QStringList{u"id"_s};
}

QString textOf(QChar kind, const Row &row)
{
    QString text(kind);
    for (const Value &value : row)
        text += value ? u'=' + *value + u'\x1f' : u"-\x1f"_s;
    return text;
}

} // namespace

// Of a membership its own columns, and what it borrows from the user and the organization. Not their numbers,
// which are another row's business.
QStringList KnownRows::textsOf(Entity entity, const Row &row)
{
    const QStringList columns = PlainDatabase::columnsOf(entity);
    const auto some = [&](const QStringList &names) {
        Row values;
        for (const QString &name : names)
            values << row.at(columns.indexOf(name));
        return values;
    };
    switch (entity) {
    case Entity::User:
        return {textOf(u'U', row.first(columns.indexOf(u"memberships"_s))),
                textOf(u'u', some({u"id"_s, u"email"_s, u"name"_s}))};
    case Entity::Organization:
        return {textOf(u'O', row.first(columns.indexOf(u"memberships"_s))),
                textOf(u'o', some({u"id"_s, u"slug"_s, u"name"_s}))};
    case Entity::Membership:
        break;
    }
    return {textOf(u'M', row.first(columns.indexOf(u"u.email"_s))),
            textOf(u'u', some({u"user_id"_s, u"u.email"_s, u"u.name"_s})),
            textOf(u'o', some({u"organization_id"_s, u"o.slug"_s, u"o.name"_s}))};
}

void KnownRows::add(PlainDatabase &database)
{
    for (const Entity entity : {Entity::User, Entity::Organization, Entity::Membership}) {
        for (const Row &row : database.answer({entity}))
            add(entity, row);
    }
}

void KnownRows::add(Entity entity, const Row &row)
{
    const QMutexLocker lock(&m_mutex);
    for (const QString &text : textsOf(entity, row))
        m_texts.insert(text);
}

bool KnownRows::contains(Entity entity, const Row &row) const
{
    const QStringList texts = textsOf(entity, row);
    const QMutexLocker lock(&m_mutex);
    return std::all_of(texts.cbegin(), texts.cend(),
                       [this](const auto &text) { return m_texts.contains(text); });
}

OtherWriter::OtherWriter(const DatabaseAddress &address, quint32 seed, RandomRecords::Names names, int first,
                         KnownRows *known)
    : m_database(address)
    , m_records(seed, names)
    , m_known(known)
{
    m_records.beginAt(first);
}

QVariantMap OtherWriter::valuesOf(Entity entity)
{
    return entity == Entity::User        ? m_records.userValues()
        : entity == Entity::Organization ? m_records.organizationValues()
                                         : m_records.membershipValues();
}

std::optional<QStringList> OtherWriter::someKey(Entity entity)
{
    const QString table = tableOf(entity);
    const qint64 count = m_database.select(u"SELECT count(*) FROM "_s + table).first().first()->toLongLong();
    if (count == 0)
        return {};
    const QList<Row> rows = m_database.select(
        u"SELECT %1 FROM %2 LIMIT 1 OFFSET %3"_s.arg(keyColumnsOf(entity).join(", "_L1), table)
            .arg(m_records.below(count)));
    QStringList key;
    for (const Value &value : rows.first())
        key << *value;
    return key;
}

void OtherWriter::commit(Entity entity, const QStringList &key)
{
    if (m_known)
        m_known->add(entity, m_database.row(entity, key));
    m_database.execute(u"COMMIT"_s);
}

void OtherWriter::add(Entity entity)
{
    QVariantMap values = valuesOf(entity);
    QStringList key{m_records.newId()};
    if (entity == Entity::Membership) {
        const auto user = someKey(Entity::User);
        const auto organization = someKey(Entity::Organization);
        if (!user || !organization)
            return;
        key = *user + *organization;
        if (!m_database.row(entity, key).isEmpty())
            return;
    }
    for (qsizetype i = 0; i < key.size(); ++i)
        values[keyColumnsOf(entity).at(i)] = key.at(i);
    m_database.execute(m_database.beginStatement());
    m_database.execute(RandomRecords::insertion(tableOf(entity), values), values.values());
    commit(entity, key);
}

void OtherWriter::change(Entity entity, const QStringList &key)
{
    const QVariantMap values = valuesOf(entity);
    QStringList changes;
    QVariantList bindings;
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        if (m_records.onceIn(2))
            continue;
        changes << it.key() + u" = ?"_s;
        bindings << it.value();
    }
    if (changes.isEmpty())
        return;
    m_database.execute(m_database.beginStatement());
    m_database.execute(u"UPDATE %1 SET %2 WHERE %3 = ?"_s.arg(tableOf(entity), changes.join(", "_L1),
                                                              keyColumnsOf(entity).join(" = ? AND "_L1)),
                       bindings + QVariantList(key.cbegin(), key.cend()));
    commit(entity, key);
}

void OtherWriter::remove(Entity entity, const QStringList &key)
{
    m_database.execute(m_database.beginStatement());
    if (entity != Entity::Membership) {
        m_database.execute(u"DELETE FROM user_organizations WHERE %1 = ?"_s.arg(
                               entity == Entity::User ? u"user_id"_s : u"organization_id"_s),
                           {key.first()});
    }
    m_database.execute(
        u"DELETE FROM %1 WHERE %2 = ?"_s.arg(tableOf(entity), keyColumnsOf(entity).join(" = ? AND "_L1)),
        QVariantList(key.cbegin(), key.cend()));
    m_database.execute(u"COMMIT"_s);
}

void OtherWriter::doSomething()
{
    const auto entity = Entity(m_records.below(3));
    const auto key = someKey(entity);
    // Memberships go with their users and organizations, so more of them are made.
    if (!key || m_records.onceIn(3) || (entity == Entity::Membership && m_records.onceIn(2)))
        return add(entity);
    if (m_records.onceIn(2))
        change(entity, *key);
    else
        remove(entity, *key);
}
