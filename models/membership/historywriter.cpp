#include "models/membership/historywriter.h"

#include "models/membership/rowvalues.h"
#include "models/storage/bulkinsert.h"

#include <algorithm>
#include <array>
#include <string>

using namespace Qt::StringLiterals;

namespace {

Column column(const QString &name, ColumnType type, const QString &engineType)
{
    Column column;
    column.name = name;
    column.type = type;
    column.engineType = engineType;
    return column;
}

// The history's own tables, described as RowStore wants them. The engine types matter on PostgreSQL only.
const Table &itemsTable()
{
    static const Table table{Entity::Membership,
                             u"roster_change_items"_s,
                             {column(u"change_id"_s, ColumnType::Integer, u"bigint"_s),
                              column(u"user_id"_s, ColumnType::Text, u"text"_s),
                              column(u"organization_id"_s, ColumnType::Text, u"text"_s),
                              column(u"before"_s, ColumnType::Json, u"jsonb"_s),
                              column(u"after"_s, ColumnType::Json, u"jsonb"_s)},
                             {u"change_id"_s, u"user_id"_s, u"organization_id"_s}};
    return table;
}

const Table &organizationsTable()
{
    static const Table table{Entity::Organization,
                             u"roster_change_organizations"_s,
                             {column(u"organization_id"_s, ColumnType::Text, u"text"_s),
                              column(u"change_id"_s, ColumnType::Integer, u"bigint"_s)},
                             {u"organization_id"_s, u"change_id"_s}};
    return table;
}

Result<ChangeId> writeHeader(Connection &connection, const ApplyOptions &options, const QString &actor,
                             const QString &appliedAt, const ApplyReport &report)
{
    const QString sql = u"INSERT INTO roster_changes (applied_at, actor, method, summary, origin, reverts, "
                        u"added, updated, removed)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"_s;
    const Result<Query *> query = connection.select(
        sql,
        {appliedAt, actor, options.method, options.summary,
         bound(options.origin.isEmpty() ? Value() : Value(options.origin)),
         options.reverts ? QVariant(qint64(*options.reverts)) : QVariant(QMetaType::fromType<qint64>()),
         report.added, report.updated, report.removed});
    if (!query)
        return query.error();
    if (!(*query)->next())
        return DbError{DbError::Kind::Internal, u"The history gave no number."_s};
    const auto id = ChangeId((*query)->number(0));
    (*query)->finish();
    return id;
}

QByteArrayView view(const std::string &text) { return {text.data(), qsizetype(text.size())}; }

// A row of roster_change_items.
struct Item {
    QByteArrayView user;
    QByteArrayView organization;
    QByteArrayView before = {}; ///< null for what was added
    QByteArrayView after = {}; ///< null for what was removed

    friend bool operator<(const Item &a, const Item &b)
    {
        return a.user != b.user ? a.user < b.user : a.organization < b.organization;
    }
};

// An item that waits: the next one may be of the same record.
class WaitingItem {
public:
    bool isWaiting() const { return m_waits; }
    bool isSameRecord(const Item &item) const
    {
        return m_waits && m_texts[0] == item.user && m_texts[1] == item.organization;
    }
    void become(const Item &item)
    {
        m_texts = {item.user.toByteArray(), item.organization.toByteArray(), item.before.toByteArray(),
                   item.after.toByteArray()};
        m_isNull = {item.before.isNull(), item.after.isNull()};
        m_waits = true;
    }
    void end(QByteArrayView after)
    {
        m_texts[3] = after.toByteArray();
        m_isNull[1] = after.isNull();
    }
    // What is neither there before nor after was never seen by anybody.
    bool isNothing() const { return m_isNull[0] && m_isNull[1]; }
    Item take()
    {
        m_waits = false;
        return {m_texts[0], m_texts[1], m_isNull[0] ? QByteArrayView() : QByteArrayView(m_texts[2]),
                m_isNull[1] ? QByteArrayView() : QByteArrayView(m_texts[3])};
    }

private:
    std::array<QByteArray, 4> m_texts;
    std::array<bool, 2> m_isNull{};
    bool m_waits = false;
};

// Takes items in key order. A record that was changed more than once, like one that was removed and added
// again, has one: from what was there first to what is there last.
class ItemWriter {
public:
    ItemWriter(BulkInsert &insert, ChangeId id, const std::function<void(qint64)> &progress)
        : m_insert(insert)
        , m_number(QByteArray::number(qint64(id)))
        , m_progress(progress)
    {
    }

    // One of possibly several of its record.
    Result<> add(const Item &item)
    {
        if (m_waiting.isSameRecord(item)) {
            m_waiting.end(item.after);
            return {};
        }
        Result<> written = flush();
        m_waiting.become(item);
        return written;
    }

    // The last one of its record.
    Result<> addLast(const Item &item)
    {
        if (!m_waiting.isWaiting())
            return write(item);
        if (Result<> added = add(item); !added)
            return added;
        return flush();
    }

    Result<> flush()
    {
        if (!m_waiting.isWaiting())
            return {};
        const bool isNothing = m_waiting.isNothing();
        const Item item = m_waiting.take();
        return isNothing ? Result<>() : write(item);
    }

    const TextPool &organizations() const { return m_organizations; }

private:
    Result<> write(const Item &item)
    {
        if (!item.organization.isEmpty())
            m_organizations.indexOf(item.organization);
        constexpr qint64 rowsPerReport = 1000;
        const QByteArrayView row[] = {m_number, item.user, item.organization, item.before, item.after};
        Result<> added = m_insert.add(row);
        if (++m_written % rowsPerReport == 0 && m_progress)
            m_progress(m_written);
        return added;
    }

    BulkInsert &m_insert;
    const QByteArray m_number;
    const std::function<void(qint64)> &m_progress;
    qint64 m_written = 0;
    WaitingItem m_waiting;
    TextPool m_organizations;
};

Result<> writeEffective(const WrittenChanges &written, quint32 position, ItemWriter &writer)
{
    const Change change = written.effective.at(position);
    const Table &table = written.schema.table(change.entity);
    const auto json = [&](const Values &values, ChangeKind without) {
        return change.kind == without ? QByteArray() : toJson(table, values).toUtf8();
    };
    const QByteArray before = json(change.before, ChangeKind::Add);
    const QByteArray after = json(change.after, ChangeKind::Remove);
    return writer.add({written.effective.userAt(position), written.effective.organizationAt(position),
                       before.isNull() ? QByteArrayView() : QByteArrayView(before),
                       after.isNull() ? QByteArrayView() : QByteArrayView(after)});
}

// Two lists, each in key order, as one. Of the same record the additions come last: whatever else was done to
// it was done before.
class ItemMerge {
public:
    ItemMerge(const WrittenChanges &written, ItemWriter &writer)
        : m_written(written)
        , m_writer(writer)
        , m_count(written.additions ? written.additions->added().size() : 0)
    {
    }

    Result<> run()
    {
        for (const quint32 position : m_written.effective.sorted()) {
            const Item next{m_written.effective.userAt(position),
                            m_written.effective.organizationAt(position)};
            if (Result<> done = writeAdditions(&next); !done)
                return done;
            if (Result<> done = writeEffective(m_written, position, m_writer); !done)
                return done;
        }
        if (Result<> done = writeAdditions(nullptr); !done)
            return done;
        return m_writer.flush();
    }

private:
    // Those before another item, or all.
    Result<> writeAdditions(const Item *until)
    {
        for (; m_place < m_count; ++m_place) {
            const Result<std::span<const QByteArrayView>> row = m_written.additions->row(m_place);
            if (!row)
                return row.error();
            Item item{(*row)[0], (*row)[1]};
            if (until && !(item < *until))
                return {};
            m_json.clear();
            if (Result<> done = m_written.additions->appendJson(m_place, m_json); !done)
                return done;
            item.after = view(m_json);
            if (Result<> done = m_writer.addLast(item); !done)
                return done;
        }
        return {};
    }

    const WrittenChanges &m_written;
    ItemWriter &m_writer;
    const size_t m_count;
    size_t m_place = 0;
    std::string m_json;
};

Result<> writeOrganizations(Connection &connection, const TextPool &organizations, const QByteArray &number)
{
    std::vector<QByteArrayView> touched;
    for (TextPool::Number i = 0; i < TextPool::Number(organizations.size()); ++i)
        touched.push_back(organizations.view(i));
    std::sort(touched.begin(), touched.end());
    const Result<std::unique_ptr<BulkInsert>> insert = connection.dialect().bulkInsert(
        connection,
        {organizationsTable(), {u"organization_id"_s, u"change_id"_s}, qsizetype(touched.size())});
    if (!insert)
        return insert.error();
    for (const QByteArrayView organization : touched) {
        const QByteArrayView row[] = {organization, number};
        if (Result<> added = (*insert)->add(row); !added)
            return added;
    }
    const Result<std::vector<quint32>> finished = (*insert)->finish();
    return finished ? Result<>() : finished.error();
}

} // namespace

Result<ChangeId> recordChange(Connection &connection, const WrittenChanges &written,
                              const ApplyOptions &options, const QString &actor, const QString &appliedAt,
                              const ApplyReport &report)
{
    const Result<ChangeId> id = writeHeader(connection, options, actor, appliedAt, report);
    if (!id)
        return id;
    const QStringList columns{u"change_id"_s, u"user_id"_s, u"organization_id"_s, u"before"_s, u"after"_s};
    const Result<std::unique_ptr<BulkInsert>> insert = connection.dialect().bulkInsert(
        connection, {itemsTable(), columns, qsizetype(report.added + report.updated + report.removed)});
    if (!insert)
        return insert.error();
    ItemWriter writer(**insert, *id, options.recorded);
    if (const Result<> done = ItemMerge(written, writer).run(); !done)
        return done.error();
    if (const Result<std::vector<quint32>> finished = (*insert)->finish(); !finished)
        return finished.error();
    const QByteArray number = QByteArray::number(qint64(*id));
    if (const Result<> done = writeOrganizations(connection, writer.organizations(), number); !done)
        return done.error();
    return id;
}
