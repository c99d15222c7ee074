#include "models/membership/historywriter.h"

#include "models/membership/rowvalues.h"
#include "models/storage/bulkinsert.h"

#include <algorithm>
#include <tuple>

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

// One row of the history, in memory that is used again.
struct Item {
    std::string user;
    std::string organization;
    std::string before;
    std::string after;
    bool hasBefore = false;
    bool hasAfter = false;

    bool isSameRecord(const Item &other) const
    {
        return user == other.user && organization == other.organization;
    }
};

void assign(std::string &to, QByteArrayView from) { to.assign(from.data(), size_t(from.size())); }

QByteArrayView view(const std::string &text, bool there = true)
{
    return there ? QByteArrayView(text.data(), qsizetype(text.size())) : QByteArrayView();
}

// Takes items in key order. A record that was changed more than once, like one that was removed and added
// again, has one: from what was there first to what is there last.
class ItemWriter {
public:
    ItemWriter(BulkInsert &insert, ChangeId id)
        : m_insert(insert)
        , m_number(QByteArray::number(qint64(id)))
    {
    }

    Result<> add(Item &item)
    {
        if (m_any && m_last.isSameRecord(item)) {
            m_last.after.swap(item.after);
            m_last.hasAfter = item.hasAfter;
            return {};
        }
        Result<> written = flush();
        std::swap(m_last, item);
        m_any = true;
        return written;
    }

    Result<> flush()
    {
        if (!m_any || (!m_last.hasBefore && !m_last.hasAfter))
            return {};
        m_any = false;
        if (!m_last.organization.empty())
            m_organizations.indexOf(view(m_last.organization));
        const QByteArrayView row[] = {m_number, view(m_last.user), view(m_last.organization),
                                      view(m_last.before, m_last.hasBefore),
                                      view(m_last.after, m_last.hasAfter)};
        return m_insert.add(row);
    }

    const TextPool &organizations() const { return m_organizations; }

private:
    BulkInsert &m_insert;
    const QByteArray m_number;
    Item m_last;
    bool m_any = false;
    TextPool m_organizations;
};

void readEffective(const WrittenChanges &written, quint32 position, Item &item)
{
    const Change change = written.effective.at(position);
    const Table &table = written.schema.table(change.entity);
    assign(item.user, change.user.text().toUtf8());
    assign(item.organization, change.organization.text().toUtf8());
    item.hasBefore = change.kind != ChangeKind::Add;
    item.hasAfter = change.kind != ChangeKind::Remove;
    assign(item.before, item.hasBefore ? toJson(table, change.before).toUtf8() : QByteArray());
    assign(item.after, item.hasAfter ? toJson(table, change.after).toUtf8() : QByteArray());
}

Result<> readAddition(BulkAdditions &additions, quint32 position, Item &item)
{
    const Result<std::span<const QByteArrayView>> row = additions.row(position);
    if (!row)
        return row.error();
    assign(item.user, (*row)[0]);
    assign(item.organization, (*row)[1]);
    item.hasBefore = false;
    item.hasAfter = true;
    item.before.clear();
    item.after.clear();
    return additions.appendJson(position, item.after);
}

bool isBefore(const Item &a, const Item &b)
{
    return std::tie(a.user, a.organization) < std::tie(b.user, b.organization);
}

// Two lists, each in key order, as one. Of the same record the additions come last: whatever else was done to
// it was done before.
Result<> writeItems(const WrittenChanges &written, ItemWriter &writer)
{
    Item item;
    Item addition;
    const std::vector<quint32> none;
    const std::vector<quint32> &added = written.additions ? written.additions->added() : none;
    auto next = added.begin();
    const auto readNext = [&]() -> Result<> {
        return next == added.end() ? Result<>() : readAddition(*written.additions, *next, addition);
    };
    if (Result<> read = readNext(); !read)
        return read;
    const auto writeAdditions = [&](const Item *until) -> Result<> {
        while (next != added.end() && (!until || isBefore(addition, *until))) {
            if (Result<> done = writer.add(addition); !done)
                return done;
            ++next;
            if (Result<> read = readNext(); !read)
                return read;
        }
        return {};
    };
    for (const quint32 position : written.effective.sorted()) {
        readEffective(written, position, item);
        if (Result<> done = writeAdditions(&item); !done)
            return done;
        if (Result<> done = writer.add(item); !done)
            return done;
    }
    if (Result<> done = writeAdditions(nullptr); !done)
        return done;
    return writer.flush();
}

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
    ItemWriter writer(**insert, *id);
    if (const Result<> done = writeItems(written, writer); !done)
        return done.error();
    if (const Result<std::vector<quint32>> finished = (*insert)->finish(); !finished)
        return finished.error();
    const QByteArray number = QByteArray::number(qint64(*id));
    if (const Result<> done = writeOrganizations(connection, writer.organizations(), number); !done)
        return done.error();
    return id;
}
