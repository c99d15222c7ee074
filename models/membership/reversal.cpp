#include "models/membership/reversal.h"

#include "models/membership/history.h"
#include "models/membership/rowvalues.h"
#include "models/storage/recordfinder.h"
#include "models/storage/recordstore.h"
#include "models/storage/rowstore.h"

using namespace Qt::StringLiterals;

namespace {

using Outcome = Reversal::Outcome;
using Reason = Reversal::Reason;

constexpr int portion = 1000;

QString idOf(const Change &record)
{
    return record.entity == Entity::User ? record.user.text() : record.organization.text();
}

Row keyOf(const Change &change)
{
    if (change.entity == Entity::Membership)
        return {change.user.text(), change.organization.text()};
    return {idOf(change)};
}

// Columns that the table has lost since cannot be put back.
Values ofTable(const Table &table, Values values)
{
    values.removeIf([&](Values::iterator value) { return table.indexOf(value.key()) < 0; });
    return values;
}

bool holds(const Table &table, const Row &row, const Values &values)
{
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        const int index = table.indexOf(it.key());
        if (!isSameValue(table.columns.at(index), it.value(), row.at(index)))
            return false;
    }
    return true;
}

// The item of the history turned around.
Change inverted(const Table &table, const Change &item)
{
    Change inverse = item;
    inverse.before = ofTable(table, item.after);
    inverse.after = ofTable(table, item.before);
    if (item.kind != ChangeKind::Update) {
        inverse.kind = item.kind == ChangeKind::Add ? ChangeKind::Remove : ChangeKind::Add;
        return inverse;
    }
    for (const Column &column : table.columns) {
        const auto before = inverse.before.constFind(column.name);
        const auto after = inverse.after.constFind(column.name);
        const bool written = before != inverse.before.cend() && after != inverse.after.cend()
            && !isSameValue(column, *before, *after);
        if (!written) {
            inverse.before.remove(column.name);
            inverse.after.remove(column.name);
        }
    }
    return inverse;
}

// Decides the rows of one change in key order: organizations, then each user before its memberships.
class ReversalMaker {
public:
    ReversalMaker(Connection &connection, const Schema &schema, const SessionHistory *session)
        : m_connection(connection)
        , m_schema(schema)
        , m_session(session)
    {
    }

    Result<Reversal> make(ChangeId id);

private:
    struct Decision {
        Outcome outcome = Outcome::Reversed;
        Reason reason = Reason::None;
    };
    // Records by entity and id that go away again, with how many of their memberships go with them.
    using Leaving = QHash<QString, qint64>;

    Result<> take(Entity entity, const QList<Change> &items);
    static Decision decide(const Table &table, const Change &inverse, const Row &present);
    Result<> refuseTakenHandles(const Table &table, const QList<Change> &inverses,
                                QList<Decision> &decisions);
    Result<> refuseWithoutRecords(const QList<Change> &inverses, QList<Decision> &decisions);
    Result<QSet<QString>> missing(Entity entity, QSet<QString> ids);
    void settle(const Change &inverse, const Decision &decision);
    Result<> settleLeaving();

    Leaving &leaving(Entity entity) { return m_leaving[entity == Entity::User ? 0 : 1]; }
    QSet<QString> &returning(Entity entity) { return m_returning[entity == Entity::User ? 0 : 1]; }

    Connection &m_connection;
    const Schema &m_schema;
    const SessionHistory *const m_session;
    Reversal m_reversal;
    ChangeSet m_leavingRecords; ///< decided last: when it is known which of their memberships go
    std::array<Leaving, 2> m_leaving;
    std::array<QSet<QString>, 2> m_returning;
};

Result<Reversal> ReversalMaker::make(ChangeId id)
{
    History history(m_connection, m_schema, m_session);
    if (const Result<HistoryEntry> entry = history.entry(id); !entry)
        return entry.error();
    std::optional<Change> last;
    for (;;) {
        const Result<QList<Change>> items = history.items(id, last, portion);
        if (!items)
            return items.error();
        for (const Entity entity : {Entity::Organization, Entity::User, Entity::Membership}) {
            QList<Change> alike;
            std::copy_if(items->begin(), items->end(), std::back_inserter(alike),
                         [entity](const Change &item) { return item.entity == entity; });
            if (Result<> taken = take(entity, alike); !taken)
                return taken.error();
        }
        if (items->size() < portion)
            break;
        last = items->last();
    }
    if (Result<> settled = settleLeaving(); !settled)
        return settled.error();
    return std::move(m_reversal);
}

Result<> ReversalMaker::take(Entity entity, const QList<Change> &items)
{
    if (items.isEmpty())
        return {};
    const Table &table = m_schema.table(entity);
    QList<Change> inverses;
    QList<Row> keys;
    for (const Change &item : items) {
        inverses << inverted(table, item);
        keys << keyOf(item);
    }
    const Result<QList<Row>> present = RowStore(m_connection, table).read(keys, RowStore::Lock::None);
    if (!present)
        return present.error();
    QList<Decision> decisions;
    for (qsizetype i = 0; i < inverses.size(); ++i)
        decisions << decide(table, inverses.at(i), present->at(i));
    const Result<> refused = entity == Entity::Membership ? refuseWithoutRecords(inverses, decisions)
                                                          : refuseTakenHandles(table, inverses, decisions);
    if (!refused)
        return refused;
    for (qsizetype i = 0; i < inverses.size(); ++i)
        settle(inverses.at(i), decisions.at(i));
    return {};
}

ReversalMaker::Decision ReversalMaker::decide(const Table &table, const Change &inverse, const Row &present)
{
    constexpr Decision unchanged{Outcome::Unchanged, Reason::None};
    constexpr Decision edited{Outcome::Kept, Reason::Edited};
    if (inverse.kind == ChangeKind::Add) {
        if (present.isEmpty())
            return {};
        return holds(table, present, inverse.after) ? unchanged : edited;
    }
    if (present.isEmpty()) {
        return inverse.kind == ChangeKind::Remove ? unchanged : Decision{Outcome::Impossible, Reason::Gone};
    }
    if (inverse.kind == ChangeKind::Update && holds(table, present, inverse.after))
        return unchanged;
    return holds(table, present, inverse.before) ? Decision{} : edited;
}

Result<> ReversalMaker::refuseTakenHandles(const Table &table, const QList<Change> &inverses,
                                           QList<Decision> &decisions)
{
    const Field field = Schema::handle(table.entity);
    const QString column = table.column(field);
    QMultiHash<QString, qsizetype> wanted;
    for (qsizetype i = 0; i < inverses.size(); ++i) {
        const Value handle = inverses.at(i).after.value(column);
        if (decisions.at(i).outcome == Outcome::Reversed && handle)
            wanted.insert(*handle, i);
    }
    if (wanted.isEmpty())
        return {};
    return RecordFinder(m_connection, table)
        .find({field}, wanted.uniqueKeys(), [&](const RecordFinder::Match &match) {
            for (const qsizetype position : wanted.values(match.key)) {
                if (idOf(inverses.at(position)) != match.record.id)
                    decisions[position] = {Outcome::Impossible, Reason::HandleTaken};
            }
        });
}

// Memberships that come back need both records.
Result<> ReversalMaker::refuseWithoutRecords(const QList<Change> &inverses, QList<Decision> &decisions)
{
    QSet<QString> users;
    QSet<QString> organizations;
    const auto returns = [&](qsizetype i) {
        return inverses.at(i).kind == ChangeKind::Add && decisions.at(i).outcome == Outcome::Reversed;
    };
    for (qsizetype i = 0; i < inverses.size(); ++i) {
        if (returns(i)) {
            users.insert(inverses.at(i).user.text());
            organizations.insert(inverses.at(i).organization.text());
        }
    }
    const Result<QSet<QString>> noUsers = missing(Entity::User, users);
    if (!noUsers)
        return noUsers.error();
    const Result<QSet<QString>> noOrganizations = missing(Entity::Organization, organizations);
    if (!noOrganizations)
        return noOrganizations.error();
    for (qsizetype i = 0; i < inverses.size(); ++i) {
        if (!returns(i))
            continue;
        if (noUsers->contains(inverses.at(i).user.text()))
            decisions[i] = {Outcome::Impossible, Reason::UserGone};
        else if (noOrganizations->contains(inverses.at(i).organization.text()))
            decisions[i] = {Outcome::Impossible, Reason::OrganizationGone};
    }
    return {};
}

Result<QSet<QString>> ReversalMaker::missing(Entity entity, QSet<QString> ids)
{
    ids.subtract(returning(entity));
    QStringList sorted(ids.cbegin(), ids.cend());
    sorted.sort();
    QList<Row> keys;
    for (const QString &id : std::as_const(sorted))
        keys << Row{id};
    const Result<QList<Row>> rows =
        RowStore(m_connection, m_schema.table(entity)).read(keys, RowStore::Lock::None);
    if (!rows)
        return rows.error();
    QSet<QString> absent;
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        if (rows->at(i).isEmpty())
            absent.insert(sorted.at(i));
    }
    return absent;
}

void ReversalMaker::settle(const Change &inverse, const Decision &decision)
{
    const bool reversed = decision.outcome == Outcome::Reversed;
    const bool leaves = reversed && inverse.kind == ChangeKind::Remove;
    if (inverse.entity != Entity::Membership) {
        if (leaves) {
            leaving(inverse.entity).insert(idOf(inverse), 0);
            m_leavingRecords.append(inverse);
            return;
        }
        if (reversed && inverse.kind == ChangeKind::Add)
            returning(inverse.entity).insert(idOf(inverse));
    } else if (leaves) {
        if (const auto user = leaving(Entity::User).find(inverse.user.text());
            user != leaving(Entity::User).end())
            ++*user;
        if (const auto organization = leaving(Entity::Organization).find(inverse.organization.text());
            organization != leaving(Entity::Organization).end())
            ++*organization;
    }
    m_reversal.append(decision.outcome, decision.reason, inverse);
}

Result<> ReversalMaker::settleLeaving()
{
    MembershipStore memberships(m_connection, m_schema);
    for (qsizetype first = 0; first < m_leavingRecords.size(); first += portion) {
        QList<Change> records;
        std::array<QStringList, 2> ids;
        for (qsizetype i = first; i < qMin(first + portion, m_leavingRecords.size()); ++i) {
            records << m_leavingRecords.at(i);
            ids[records.last().entity == Entity::User ? 0 : 1] << idOf(records.last());
        }
        const Result<QHash<QString, qint64>> ofUsers = memberships.countsOf(Entity::User, ids[0]);
        if (!ofUsers)
            return ofUsers.error();
        const Result<QHash<QString, qint64>> ofOrganizations =
            memberships.countsOf(Entity::Organization, ids[1]);
        if (!ofOrganizations)
            return ofOrganizations.error();
        for (const Change &record : std::as_const(records)) {
            const QHash<QString, qint64> &counts =
                record.entity == Entity::User ? *ofUsers : *ofOrganizations;
            const bool empty = counts.value(idOf(record)) <= leaving(record.entity).value(idOf(record));
            m_reversal.append(empty ? Outcome::Reversed : Outcome::Impossible,
                              empty ? Reason::None : Reason::HasMemberships, record);
        }
    }
    return {};
}

} // namespace

void Reversal::append(Outcome outcome, Reason reason, const Change &change)
{
    ++m_counts[size_t(outcome)];
    if (outcome == Outcome::Reversed)
        m_changes.append(change);
    QList<ReversalRow> &rows = m_rows[size_t(outcome)];
    if (rows.size() < named)
        rows << ReversalRow{outcome, reason, change};
}

Result<Reversal> reversalOf(Connection &connection, const Schema &schema, ChangeId id,
                            const SessionHistory *session)
{
    return ReversalMaker(connection, schema, session).make(id);
}
