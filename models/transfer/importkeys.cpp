#include "models/transfer/importkeys.h"

#include "models/membership/fieldvalue.h"
#include "models/storage/recordfinder.h"
#include "models/storage/recordstore.h"
#include "models/storage/uuid7.h"
#include "models/storage/values.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

/// The e-mail or slug of a record that is made from a mere name of it; empty where it does not look like one.
static QString handleFor(const Table &table, const QString &text)
{
    QString handle = text;
    if (table.entity == Entity::Organization)
        handle = text.simplified().toLower().replace(u' ', u'-');
    const Column &column = table.columns.at(table.indexOf(Schema::handle(table.entity)));
    // An id of nobody is a mistake, not a name.
    return isUuid(text) || !canonicalValue(column, handle) ? QString() : handle;
}

static Values newRecord(const Table &table, const QString &handle, const QString &text)
{
    const QString name = table.entity == Entity::User ? handle.section(u'@', 0, 0) : text.simplified();
    Values values{{table.column(Schema::handle(table.entity)), handle}};
    if (table.has(Field::Name))
        values.insert(table.column(Field::Name), name);
    return values;
}

Result<ImportKeys> ImportKeys::resolve(Connection &connection, const Schema &schema, Entity entity,
                                       const ImportColumn &column, bool create)
{
    ImportKeys keys;
    const QStringList &texts = column.texts();
    keys.m_keys.resize(size_t(texts.size()));
    const Result<QHash<QString, QStringList>> found =
        RecordStore(connection, schema, entity).resolveAll(texts);
    if (!found)
        return found.error();
    QHash<QString, quint32> records;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QStringList ids = found->value(texts.at(i));
        if (ids.size() > 1)
            keys.m_keys[size_t(i)].state = State::Ambiguous;
        if (ids.size() != 1)
            continue;
        if (!records.contains(ids.first())) {
            records.insert(ids.first(), quint32(keys.m_ids.size()));
            keys.m_ids << ids.first();
        }
        keys.m_keys[size_t(i)] = {State::Known, records.value(ids.first())};
    }
    if (create) {
        if (Result<> made = keys.makeNew(connection, schema.table(entity), texts); !made)
            return made.error();
    }
    keys.sortById();
    return keys;
}

Result<> ImportKeys::makeNew(Connection &connection, const Table &table, const QStringList &texts)
{
    const Dialect &dialect = connection.dialect();
    QHash<QString, QString> handles; // folded, then as it will be
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QString handle = handleFor(table, texts.at(i));
        if (m_keys[size_t(i)].state == State::Unknown && !handle.isEmpty())
            handles.insert(dialect.foldedName(handle), handle);
    }
    // "Group Tax" would get the slug group-tax, which may be somebody else's.
    QSet<QString> taken;
    const Result<> found = RecordFinder(connection, table)
                               .find({Schema::handle(table.entity)}, handles.values(),
                                     [&](const auto &match) { taken.insert(dialect.foldedName(match.key)); });
    if (!found)
        return found;

    QHash<QString, quint32> records; // by folded handle
    for (qsizetype i = 0; i < texts.size(); ++i) {
        Key &key = m_keys[size_t(i)];
        const QString folded = dialect.foldedName(handleFor(table, texts.at(i)));
        if (key.state != State::Unknown || folded.isEmpty())
            continue;
        if (taken.contains(folded)) {
            key.state = State::Taken;
            continue;
        }
        if (!records.contains(folded)) {
            const QString id = newUuid7();
            records.insert(folded, quint32(m_ids.size()));
            m_fresh.insert(id, newRecord(table, handles.value(folded), texts.at(i)));
            m_ids << id;
        }
        key = {State::New, records.value(folded)};
    }
    return {};
}

void ImportKeys::sortById()
{
    std::vector<quint32> order(size_t(m_ids.size()));
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [this](quint32 a, quint32 b) { return m_ids.at(a) < m_ids.at(b); });
    std::vector<Rank> ranks(order.size());
    QStringList sorted;
    sorted.reserve(m_ids.size());
    for (size_t rank = 0; rank < order.size(); ++rank) {
        ranks[order[rank]] = Rank(rank);
        sorted << m_ids.at(order[rank]);
    }
    m_ids = sorted;
    for (Key &key : m_keys) {
        if (key.state == State::Known || key.state == State::New)
            key.record = ranks[key.record];
    }
}
