#include "models/membership/changeapplier.h"

#include "models/membership/changeportions.h"
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

constexpr qsizetype namedConflicts = 1000;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ChangeApplier)
};

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
    if (Result<> locked = lockOwners(); !locked)
        return locked;
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
    if (!m_schema.memberships.has(Field::Role) || !m_schema.rights(Entity::Organization).update)
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
        const bool dated =
            table.has(Field::UpdatedAt) && table.columns.at(table.indexOf(Field::UpdatedAt)).canUpdate;
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
        // Who may not lock the rows takes them away first, and compares what was there then.
        const bool isTaken = !m_schema.rights(entity).update;
        const Result<QList<Row>> current =
            isTaken ? store.take(keys) : store.read(keys, RowStore::Lock::Exclusive);
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
        if (isTaken)
            return {};
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
    if (m_options.progress && ++m_written % changesAtATime == 0)
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
