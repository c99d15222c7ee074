#include "models/transfer/importkeys.h"

#include "models/membership/fieldvalue.h"
#include "models/storage/recordfinder.h"
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
    const TextPool &texts = column.texts();
    keys.m_keys.resize(size_t(texts.size()));
    if (Result<> found = keys.find(connection, schema.table(entity), texts); !found)
        return found.error();
    if (create) {
        if (Result<> made = keys.makeNew(connection, schema.table(entity), texts); !made)
            return made.error();
    }
    keys.sortById();
    return keys;
}

// By id, else by e-mail or slug; what is neither may be a name.
Result<> ImportKeys::find(Connection &connection, const Table &table, const TextPool &texts)
{
    using Number = TextPool::Number;
    RecordFinder finder(connection, table);
    const Result<> found = finder.findIds({Field::Id, Schema::handle(table.entity)}, texts,
                                          [this](Field field, Number number, const QString &id) {
                                              take(m_keys[number], field == Field::Id, id);
                                          });
    if (!found)
        return found;
    TextPool open;
    std::vector<Number> numbers;
    for (Number i = 0; i < texts.size(); ++i) {
        if (m_keys[i].state == State::Unknown) {
            open.indexOf(texts.view(i));
            numbers.push_back(i);
        }
    }
    return finder.findIds({Field::Name}, open, [&](Field, Number number, const QString &id) {
        take(m_keys[numbers[number]], false, id);
    });
}

void ImportKeys::take(Key &key, bool byId, const QString &id)
{
    const quint32 record = m_ids.indexOf(id);
    if (key.state == State::Unknown || (byId && !key.byId))
        key = {State::Known, byId, record};
    else if (byId == key.byId && key.record != record)
        key.state = State::Ambiguous;
}

Result<> ImportKeys::makeNew(Connection &connection, const Table &table, const TextPool &texts)
{
    const Dialect &dialect = connection.dialect();
    QHash<QString, QString> handles; // folded, then as it will be
    for (TextPool::Number i = 0; i < texts.size(); ++i) {
        if (m_keys[i].state != State::Unknown)
            continue;
        const QString handle = handleFor(table, texts.at(i));
        if (!handle.isEmpty())
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
    for (TextPool::Number i = 0; i < texts.size(); ++i) {
        Key &key = m_keys[i];
        if (key.state != State::Unknown)
            continue;
        const QString folded = dialect.foldedName(handleFor(table, texts.at(i)));
        if (folded.isEmpty())
            continue;
        if (taken.contains(folded)) {
            key.state = State::Taken;
            continue;
        }
        if (!records.contains(folded)) {
            const QString id = newUuid7();
            records.insert(folded, m_ids.indexOf(id));
            m_fresh.insert(id, newRecord(table, handles.value(folded), texts.at(i)));
        }
        key = {State::New, false, records.value(folded)};
    }
    return {};
}

void ImportKeys::sortById()
{
    std::vector<quint32> order(size_t(m_ids.size()));
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [this](quint32 a, quint32 b) { return m_ids.view(a) < m_ids.view(b); });
    std::vector<Rank> ranks(order.size());
    TextPool sorted;
    for (const quint32 record : order)
        ranks[record] = sorted.indexOf(m_ids.view(record));
    m_ids = std::move(sorted);
    for (Key &key : m_keys) {
        if (key.state == State::Known || key.state == State::New)
            key.record = ranks[key.record];
    }
}
