#include "models/membership/changeapplier.h"

#include "models/membership/canonicalchange.h"
#include "models/membership/historywriter.h"
#include "models/membership/lostcommit.h"
#include "models/membership/rowvalues.h"
#include "models/storage/rowstore.h"
#include "models/storage/searchpause.h"
#include "models/storage/transaction.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QThread>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype portion = 1000; ///< rows that are decided and written at a time
constexpr qsizetype namedConflicts = 1000;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ChangeApplier)
};

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

// The engines say which index or key refused a value; people want to know what it means.
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

// Calls `run(some changes)` until all had their turn. Of one key there is one at a time: the next one finds
// what the one before has written.
template <class Run>
Result<> forPortions(const Table &table, const ChangeSet &changes, ChangeKind kind, Run run)
{
    QList<Change> some;
    QSet<std::pair<UserId, OrganizationId>> keys;
    const auto runSome = [&]() -> Result<> {
        const Result<> done = some.isEmpty() ? Result<>() : run(some);
        some.clear();
        keys.clear();
        return done ? done : explained(table.entity, done.error());
    };
    const std::vector<quint32> positions = changes.sorted(table.entity, kind);
    for (const quint32 position : positions) {
        const Result<Change> change = canonicalChange(table, changes.at(position));
        if (!change)
            return change.error();
        const std::pair key(change->user, change->organization);
        if (some.size() == portion || keys.contains(key)) {
            if (Result<> done = runSome(); !done)
                return done;
        }
        keys.insert(key);
        some << *change;
    }
    return runSome();
}

} // namespace

ChangeApplier::ChangeApplier(Connection &connection, const Database &database, const ChangeSet &changes,
                             const ApplyOptions &options)
    : m_connection(connection)
    , m_schema(database.schema)
    , m_changes(changes)
    , m_options(options)
    , m_actor(options.actor.isEmpty() ? database.actor : options.actor)
{
}

Result<ApplyReport> ChangeApplier::run()
{
    constexpr int attempts = 6;
    if (m_schema.readOnly)
        return DbError{DbError::Kind::ReadOnly,
                       Text::tr("The database is read-only: nothing can be changed in it.")};
    if (Result<> waiting = m_connection.setWait(m_options.wait); !waiting)
        return waiting.error();
    for (int i = 1;; ++i) {
        Result<ApplyReport> report = attempt();
        if (report || report.error().kind != DbError::Kind::Retry || i == attempts)
            return report;
        m_careful = true;
        QThread::msleep(10UL << i);
    }
}

Result<ApplyReport> ChangeApplier::attempt()
{
    m_report = {};
    m_effective = {};
    m_bulk.reset();
    m_shrunk.clear();
    m_written = 0;
    Result<Transaction> transaction = Transaction::begin(m_connection, Access::Write);
    if (!transaction)
        return transaction.error();
    m_now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const Result<> written = writeEverything();
    // What refers to a record in conflict may fail for that reason only.
    const bool follows = !written
        && (written.error().kind == DbError::Kind::ForeignKey
            || written.error().kind == DbError::Kind::Unique);
    if (!m_report.applied() && (written || follows))
        return m_report; // rolled back
    if (!written)
        return written.error();
    if (m_report.added + m_report.updated + m_report.removed == 0)
        return m_report;
    if (m_schema.hasHistory) {
        const Result<ChangeId> change = recordChange(m_connection, {m_schema, m_effective, m_bulk.get()},
                                                     m_options, m_actor, m_now, m_report);
        if (!change)
            return change.error();
        m_report.change = *change;
    }
    const Result<QString> name = LostCommit::nameTransaction(m_connection);
    if (!name)
        return name.error();
    if (Result<> committed = transaction->commit(Transaction::Telling::Listeners); !committed) {
        if (committed.error().kind == DbError::Kind::ConnectionLost)
            m_lost = *name;
        return committed.error();
    }
    return m_report;
}

// New records before their memberships, and memberships before the records they belong to.
Result<> ChangeApplier::writeEverything()
{
    if (Result<> locked = lockShrinkingOrganizations(); !locked)
        return locked;
    for (const Entity entity : {Entity::User, Entity::Organization}) {
        if (Result<> done = writeRecords(entity, ChangeKind::Add); !done)
            return done;
        if (Result<> done = writeRecords(entity, ChangeKind::Update); !done)
            return done;
    }
    if (Result<> done = remove(Entity::Membership); !done)
        return done;
    if (Result<> done = update(Entity::Membership); !done)
        return done;
    if (Result<> done = add(Entity::Membership); !done)
        return done;
    for (const Entity entity : {Entity::User, Entity::Organization}) {
        if (Result<> done = writeRecords(entity, ChangeKind::Remove); !done)
            return done;
    }
    return guardOwners();
}

Result<> ChangeApplier::writeRecords(Entity entity, ChangeKind kind)
{
    const qsizetype rows = m_changes.count(entity, kind);
    if (rows == 0)
        return {};
    Result<SearchPause> pause = SearchPause::begin(
        m_connection, m_schema.table(entity),
        kind == ChangeKind::Add ? SearchPause::Rows::Added : SearchPause::Rows::Changed, rows);
    if (!pause)
        return pause.error();
    const Result<> written = kind == ChangeKind::Add ? add(entity)
        : kind == ChangeKind::Update                 ? update(entity)
                                                     : remove(entity);
    if (!written)
        return written;
    return pause->end();
}

// Two administrators who each remove one of two owners would each still see the other: they queue here.
Result<> ChangeApplier::lockShrinkingOrganizations()
{
    // Also with force: somebody without it may count on the owner that goes away here.
    if (!m_schema.memberships.has(Field::Role))
        return {};
    const QString role = m_schema.memberships.column(Field::Role);
    QSet<QString> organizations;
    for (qsizetype i = 0; i < m_changes.size(); ++i) {
        if (m_changes.entityAt(i) != Entity::Membership || m_changes.kindAt(i) == ChangeKind::Add)
            continue;
        const Change change = m_changes.at(i);
        if (change.kind == ChangeKind::Remove || change.after.contains(role))
            organizations.insert(change.organization.text());
    }
    QStringList sorted(organizations.cbegin(), organizations.cend());
    sorted.sort();
    QList<Row> keys;
    for (const QString &organization : std::as_const(sorted))
        keys << Row{organization};
    const Result<QList<Row>> locked =
        RowStore(m_connection, m_schema.organizations).read(keys, RowStore::Lock::AgainstUpdate);
    if (!locked)
        return locked.error();
    return {};
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
        // What another program's database gives by itself is its own business.
        const Column &column = table.columns.at(index);
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
    if (entity == Entity::Membership && !m_careful
        && m_changes.count(entity, ChangeKind::Add) >= BulkAdditions::least) {
        m_bulk = BulkAdditions::of(m_schema.memberships, m_changes, withDefaults(entity, {}));
        if (m_bulk)
            return addMany(*m_bulk);
    }
    return forPortions(m_schema.table(entity), m_changes, ChangeKind::Add,
                       [&](const QList<Change> &changes) -> Result<> {
                           // Rows that state the same columns go in together.
                           QMap<QStringList, QList<Change>> alike;
                           for (Change change : changes) {
                               change.after = withDefaults(entity, change.after);
                               alike[change.after.keys()] << change;
                           }
                           for (auto it = alike.cbegin(); it != alike.cend(); ++it) {
                               if (Result<> added = addAlike(entity, it.key(), it.value()); !added)
                                   return added;
                           }
                           return {};
                       });
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

Result<> ChangeApplier::update(Entity entity)
{
    const Table &table = m_schema.table(entity);
    return forPortions(table, m_changes, ChangeKind::Update, [&](const QList<Change> &changes) -> Result<> {
        QList<Row> keys;
        QStringList columns;
        for (const Change &change : changes) {
            keys << keyOf(change);
            for (auto it = change.after.cbegin(); it != change.after.cend(); ++it) {
                if (!columns.contains(it.key()))
                    columns << it.key();
            }
        }
        RowStore store(m_connection, table);
        const Result<QList<Row>> current = store.read(keys, RowStore::Lock::AgainstUpdate);
        if (!current)
            return current.error();
        const bool dated = table.has(Field::UpdatedAt);
        QList<Row> rows;
        for (qsizetype i = 0; i < changes.size(); ++i) {
            if (!finds(changes.at(i), current->at(i)))
                continue;
            Change effective = changes.at(i);
            effective.before = valuesOf(table, current->at(i));
            effective.after = effective.before;
            Row row = keys.at(i);
            for (const QString &column : std::as_const(columns)) {
                const Value value = changes.at(i).after.value(column, effective.before.value(column));
                effective.after.insert(column, value);
                row << value;
            }
            if (dated)
                row << m_now;
            rows << row;
            done(effective);
        }
        if (rows.isEmpty())
            return {};
        const QStringList written = dated ? columns + QStringList{table.column(Field::UpdatedAt)} : columns;
        const Result<qint64> updated = store.update(written, rows);
        if (!updated)
            return updated.error();
        return {};
    });
}

Result<> ChangeApplier::remove(Entity entity)
{
    const Table &table = m_schema.table(entity);
    return forPortions(table, m_changes, ChangeKind::Remove, [&](const QList<Change> &changes) -> Result<> {
        QList<Row> keys;
        for (const Change &change : changes)
            keys << keyOf(change);
        RowStore store(m_connection, table);
        const Result<QList<Row>> current = store.read(keys, RowStore::Lock::Exclusive);
        if (!current)
            return current.error();
        QList<Row> removed;
        for (qsizetype i = 0; i < changes.size(); ++i) {
            if (!finds(changes.at(i), current->at(i)))
                continue;
            Change effective = changes.at(i);
            effective.before = valuesOf(table, current->at(i));
            removed << keys.at(i);
            done(effective);
        }
        const Result<qint64> count = store.remove(removed);
        if (!count)
            return count.error();
        return {};
    });
}

// Whether an update or removal finds what it expects and has something to do.
bool ChangeApplier::finds(const Change &change, const Row &current)
{
    if (current.isEmpty()) {
        if (change.kind == ChangeKind::Remove && change.before.isEmpty())
            ++m_report.unchanged;
        else
            conflict(Conflict::Reason::Gone, change, current);
        return false;
    }
    const Table &table = m_schema.table(change.entity);
    const auto holds = [&](const Values &values) {
        for (auto it = values.cbegin(); it != values.cend(); ++it) {
            const int index = table.indexOf(it.key());
            if (index < 0 || !isSameValue(table.columns.at(index), it.value(), current.at(index)))
                return false;
        }
        return true;
    };
    if (change.kind == ChangeKind::Update && holds(change.after)) {
        ++m_report.unchanged; // whoever wrote it
        return false;
    }
    if (holds(change.before))
        return true;
    conflict(Conflict::Reason::Changed, change, current);
    return false;
}

void ChangeApplier::conflict(Conflict::Reason reason, const Change &mine, const Row &theirs)
{
    if (m_report.conflicts.size() < namedConflicts)
        m_report.conflicts << Conflict{reason, mine, valuesOf(m_schema.table(mine.entity), theirs)};
}

void ChangeApplier::done(const Change &change)
{
    qint64 &count = change.kind == ChangeKind::Add ? m_report.added
        : change.kind == ChangeKind::Update        ? m_report.updated
                                                   : m_report.removed;
    ++count;
    m_effective.append(change);
    if (takesOwnerAway(change))
        m_shrunk.insert(change.organization);
    if (m_options.progress && ++m_written % portion == 0)
        m_options.progress(m_written);
}

bool ChangeApplier::takesOwnerAway(const Change &change) const
{
    if (change.entity != Entity::Membership || change.kind == ChangeKind::Add)
        return false;
    const QString role = m_schema.memberships.column(Field::Role);
    return change.before.value(role) == m_options.ownerRole
        && change.after.value(role) != m_options.ownerRole;
}
