// How ChangeApplier adds rows.

#include "models/membership/changeapplier.h"

#include "models/membership/changeportions.h"
#include "models/storage/rowstore.h"
#include "models/storage/uuid7.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ChangeApplier)
};

} // namespace

Row keyOf(const Change &change)
{
    switch (change.entity) {
    case Entity::User:
        return {change.user.text()};
    case Entity::Organization:
        return {change.organization.text()};
    case Entity::Membership:
        break;
    }
    return {change.user.text(), change.organization.text()};
}

DbError explained(Entity entity, const DbError &error)
{
    if (error.kind == DbError::Kind::Unique && entity == Entity::User)
        return {error.kind, Text::tr("Another user has this e-mail already."), error.detail};
    if (error.kind == DbError::Kind::Unique && entity == Entity::Organization)
        return {error.kind, Text::tr("Another organization has this slug already."), error.detail};
    if (error.kind == DbError::Kind::ForeignKey && entity == Entity::Membership)
        return {error.kind,
                Text::tr("The user or the organization is not there any more. Refresh and try again."),
                error.detail};
    if (error.kind == DbError::Kind::ForeignKey)
        return {error.kind, Text::tr("There are memberships that refer to it. Refresh and try again."),
                error.detail};
    return error;
}

Values ChangeApplier::withDefaults(Entity entity, const Values &stated) const
{
    // Roster writes its own columns itself, so that the history knows every value.
    const Table &table = m_schema.table(entity);
    Values values = stated;
    const auto settle = [&](Field field, const QString &value) {
        const int index = table.indexOf(field);
        if (index < 0 || values.contains(table.columns.at(index).name))
            return;
        const Column &column = table.columns.at(index);
        if (!column.canInsert)
            return;
        // What another program's database gives by itself is its own business.
        if (m_schema.isOwn || (column.required && !column.hasDefault))
            values.insert(column.name, value);
    };
    settle(Field::Name, QString());
    settle(Field::Role, u"member"_s);
    settle(Field::Permissions, u"[]"_s);
    settle(Field::JoinedAt, m_now);
    settle(Field::CreatedAt, m_now);
    settle(Field::UpdatedAt, m_now);
    return values;
}

Result<> ChangeApplier::add(Entity entity)
{
    if (entity == Entity::Membership && !m_careful && m_schema.memberships.surrogate.isEmpty()
        && m_changes.count(entity, ChangeKind::Add) >= BulkAdditions::least) {
        m_bulk = BulkAdditions::of(m_schema.memberships, m_changes, withDefaults(entity, {}));
        if (m_bulk)
            return addMany(*m_bulk);
    }
    return forPortions(m_schema.table(entity), m_changes, ChangeKind::Add,
                       [&](const QList<Change> &changes) { return addSome(entity, changes); });
}

Result<> ChangeApplier::addSome(Entity entity, const QList<Change> &changes)
{
    const QString surrogate = m_schema.table(entity).surrogate;
    Result<QStringList> surrogates = QStringList();
    if (!surrogate.isEmpty())
        surrogates = surrogatesOf(changes);
    if (!surrogates)
        return surrogates.error();
    // Rows that state the same columns go in together.
    QMap<QStringList, QList<Change>> alike;
    for (Change change : changes) {
        change.after = withDefaults(entity, change.after);
        if (!surrogate.isEmpty() && !change.after.value(surrogate)) // an undo states it
            change.after.insert(surrogate, surrogates->takeFirst());
        alike[change.after.keys()] << change;
    }
    for (auto it = alike.cbegin(); it != alike.cend(); ++it) {
        const Result<> added = addAlike(entity, it.key(), it.value());
        // Somebody else may have taken the next number: then there is another one.
        if (!added && !surrogate.isEmpty() && added.error().kind == DbError::Kind::Unique)
            return DbError{DbError::Kind::Retry, added.error().text, added.error().detail};
        if (!added)
            return added;
    }
    return {};
}

// As many as there are changes, at most one of which each needs one.
Result<QStringList> ChangeApplier::surrogatesOf(const QList<Change> &changes)
{
    const Table &table = m_schema.memberships;
    const ColumnType type = table.columns.at(table.indexOf(table.surrogate)).type;
    if (type == ColumnType::Integer || type == ColumnType::Number)
        return m_connection.dialect().nextNumbers(m_connection, table, table.surrogate, int(changes.size()));
    QStringList ids;
    for (qsizetype i = 0; i < changes.size(); ++i)
        ids << newUuid7();
    return ids;
}

Result<> ChangeApplier::addMany(BulkAdditions &additions)
{
    std::function<void(qint64)> progress;
    if (m_options.progress)
        progress = [this](qint64 added) { m_options.progress(m_written + added); };
    if (const Result<> written = additions.write(m_connection, progress); !written)
        return explained(Entity::Membership, written.error());
    m_report.added += qint64(additions.added().size());
    m_report.unchanged += additions.unchanged();
    m_written += qint64(additions.added().size());
    return {};
}

Result<> ChangeApplier::addAlike(Entity entity, const QStringList &columns, const QList<Change> &changes)
{
    const Table &table = m_schema.table(entity);
    QList<Row> rows;
    for (const Change &change : changes)
        rows << keyOf(change) + change.after.values();
    const Result<QBitArray> inserted = RowStore(m_connection, table).insert(table.key + columns, rows);
    if (!inserted)
        return inserted.error();
    QList<Row> exists;
    for (qsizetype i = 0; i < changes.size(); ++i) {
        Change change = changes.at(i);
        change.after.remove(table.column(Field::UpdatedAt));
        if (inserted->testBit(i))
            done(change);
        else if (entity == Entity::Membership)
            ++m_report.unchanged;
        else
            exists << keyOf(change);
    }
    return existing(table, changes, exists);
}

// Users or organizations that were to be added and are there already.
Result<> ChangeApplier::existing(const Table &table, const QList<Change> &changes, const QList<Row> &keys)
{
    const Result<QList<Row>> rows = RowStore(m_connection, table).read(keys, RowStore::Lock::None);
    if (!rows)
        return rows.error();
    for (const Change &change : changes) {
        const qsizetype position = keys.indexOf(keyOf(change));
        if (position >= 0)
            conflict(Conflict::Reason::Exists, change, rows->at(position));
    }
    return {};
}
