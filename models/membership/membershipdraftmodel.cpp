#include "models/membership/membershipdraftmodel.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>
#include <memory>

using State = MembershipDraft::State;

namespace {

// What takes no noticeable time in the window's thread.
constexpr qsizetype fewChanges = 50;
constexpr qsizetype fewToSort = 1000;
constexpr qsizetype fewToFilter = 20000;

// Freeing many entries takes a while as well.
template <class T> void freeElsewhere(T &&value)
{
    QThreadPool::globalInstance()->start([kept = std::make_shared<std::decay_t<T>>(std::move(value))] {});
}

} // namespace

struct MembershipDraftModel::Outcome {
    MembershipDraft draft;
    QList<int> order;
    QList<int> rows;
};

MembershipDraftModel::MembershipDraftModel(const Schema &schema, Entity entity, const QStringList &ids,
                                           QObject *parent)
    : QAbstractTableModel(parent)
    , m_draft(schema, entity, ids)
    , m_handle(Schema::handle(m_draft.otherEntity()))
    , m_readOnly(!schema.rights(Entity::Membership).any())
    , m_collator(DraftListing::collator())
{
    for (const Column &column : schema.memberships.columns) {
        const bool isOwn =
            column.field == Field::Id || column.field == Field::CreatedAt || column.field == Field::UpdatedAt;
        if (!schema.memberships.isKey(column.name) && !isOwn)
            m_values << column;
    }
}

MembershipDraftModel::~MembershipDraftModel()
{
    if (m_draft.count() > fewToSort)
        freeElsewhere(std::move(m_draft));
}

int MembershipDraftModel::columnOf(Field field) const
{
    for (int i = 0; i < m_values.size(); ++i) {
        if (m_values.at(i).field == field)
            return FirstValueColumn + i;
    }
    return -1;
}

void MembershipDraftModel::setRead(const MembershipDraft::Read &read, bool whole)
{
    qsizetype size = m_draft.count();
    for (const QList<MembershipStore::Listed> &memberships : read)
        size += memberships.size();
    if (isBusy() || size > fewToSort) {
        post({[read](MembershipDraft &draft) { draft.setRead(read); }, true});
        return;
    }
    ++m_revision;
    beginResetModel();
    m_draft.setRead(read, whole);
    m_order = m_listing.sorted(m_draft);
    m_rows = m_listing.filtered(m_draft, m_order);
    endResetModel();
    emit draftChanged();
}

void MembershipDraftModel::add(const QList<MembershipDraft::Other> &others, const Values &attributes)
{
    if (others.isEmpty())
        return;
    if (isBusy() || others.size() > fewChanges) {
        post({[others, attributes](MembershipDraft &draft) {
            for (const MembershipDraft::Other &other : others)
                draft.add(other, attributes);
        }});
        return;
    }
    ++m_revision;
    for (const MembershipDraft::Other &other : others) {
        const bool isNew = m_draft.find(other.id) < 0;
        if (!m_draft.add(other, attributes))
            continue;
        const auto position = int(m_draft.find(other.id));
        if (isNew)
            place(position);
        showChanged(position);
    }
    emit draftChanged();
}

void MembershipDraftModel::remove(const QStringList &otherIds)
{
    changeEach(otherIds, [](MembershipDraft &draft, qsizetype position) { return draft.remove(position); });
}

void MembershipDraftModel::keep(const QStringList &otherIds)
{
    changeEach(otherIds, [](MembershipDraft &draft, qsizetype position) { return draft.keep(position); });
}

void MembershipDraftModel::settle(const QStringList &otherIds, bool mine)
{
    changeEach(otherIds, [mine](MembershipDraft &draft, qsizetype position) {
        return mine ? draft.keepMine(position) : draft.takeTheirs(position);
    });
}

void MembershipDraftModel::changeEach(const QStringList &otherIds,
                                      std::function<bool(MembershipDraft &, qsizetype)> change)
{
    if (otherIds.isEmpty())
        return;
    if (isBusy() || otherIds.size() > fewChanges) {
        post({[otherIds, change](MembershipDraft &draft) {
            for (const QString &id : otherIds) {
                if (const qsizetype position = draft.find(id); position >= 0)
                    change(draft, position);
            }
        }});
        return;
    }
    ++m_revision;
    for (const QString &id : otherIds) {
        const qsizetype position = m_draft.find(id);
        if (position >= 0 && change(m_draft, position))
            showChanged(int(position));
    }
    emit draftChanged();
}

// Where a new entry belongs among all.
void MembershipDraftModel::place(int position)
{
    const auto where = std::upper_bound(m_order.cbegin(), m_order.cend(), position, [this](int a, int b) {
        return m_listing.precedes(m_draft, m_collator, a, b);
    });
    m_order.insert(where - m_order.cbegin(), position);
}

// An entry that changed stays in its row, though it may be sorted elsewhere now; it comes or goes if it has
// to.
void MembershipDraftModel::showChanged(int position)
{
    const auto row = int(m_rows.indexOf(position));
    const bool isListed = m_listing.lists(m_draft, position);
    if (row >= 0 && isListed) {
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    } else if (row >= 0) {
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    } else if (isListed) {
        const auto before = std::upper_bound(m_rows.cbegin(), m_rows.cend(), position, [this](int a, int b) {
            return m_listing.precedes(m_draft, m_collator, a, b);
        });
        const auto place = int(before - m_rows.cbegin());
        beginInsertRows({}, place, place);
        m_rows.insert(place, position);
        endInsertRows();
    }
}

void MembershipDraftModel::setSearch(const QString &text)
{
    const QString folded = text.toCaseFolded();
    if (folded == m_listing.search)
        return;
    m_listing.search = folded;
    relist(false);
}

void MembershipDraftModel::setDifferenceOnly(bool only)
{
    if (only == m_listing.differenceOnly)
        return;
    m_listing.differenceOnly = only;
    relist(false);
}

void MembershipDraftModel::sort(int column, Qt::SortOrder order)
{
    using By = DraftListing::By;
    m_listing.order = order;
    m_listing.by = column == HandleColumn ? By::Handle
        : column == ShareColumn           ? By::Share
        : column >= FirstValueColumn      ? By::Attribute
                                          : By::Name;
    m_listing.column =
        m_listing.by == By::Attribute ? m_values.at(column - FirstValueColumn).name : QString();
    relist(true);
}

void MembershipDraftModel::relist(bool sortAnew)
{
    if (isBusy())
        return; // what is being worked out will see that something else is wanted
    if (m_draft.count() > (sortAnew ? fewToSort : fewToFilter)) {
        post({});
        return;
    }
    if (sortAnew)
        m_order = m_listing.sorted(m_draft);
    show(m_listing.filtered(m_draft, m_order));
}

void MembershipDraftModel::show(const QList<int> &rows)
{
    if (rows == m_rows) {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void MembershipDraftModel::post(Pending pending)
{
    m_pending << std::move(pending);
    if (m_pending.size() > 1)
        return;
    emit busyChanged(true);
    workOut();
}

void MembershipDraftModel::workOut()
{
    using Shared = std::shared_ptr<Outcome>;
    auto promise = std::make_shared<QPromise<Shared>>();
    auto *watcher = new QFutureWatcher<Shared>(this);
    connect(watcher, &QFutureWatcherBase::finished, this,
            [this, watcher, revision = m_revision, listing = m_listing] {
                watcher->deleteLater();
                onWorkedOut(*watcher->result(), revision, listing);
            });
    watcher->setFuture(promise->future());
    promise->start();
    QThreadPool::globalInstance()->start([promise,
                                          outcome = std::make_shared<Outcome>(Outcome{m_draft, {}, {}}),
                                          edit = m_pending.first().edit, listing = m_listing] {
        if (edit)
            edit(outcome->draft);
        outcome->order = listing.sorted(outcome->draft);
        outcome->rows = listing.filtered(outcome->draft, outcome->order);
        promise->addResult(outcome);
        promise->finish();
    });
}

void MembershipDraftModel::onWorkedOut(Outcome &outcome, quint64 revision, const DraftListing &listing)
{
    if (revision != m_revision || listing != m_listing) { // worked on what is not true any more
        workOut();
        return;
    }
    ++m_revision;
    const bool isReset = outcome.rows != m_rows || m_pending.first().movesEntries;
    if (isReset)
        beginResetModel();
    std::swap(m_draft, outcome.draft);
    m_order = outcome.order;
    m_rows = outcome.rows;
    if (isReset)
        endResetModel();
    else if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    freeElsewhere(std::move(outcome));
    freeElsewhere(m_pending.takeFirst());
    emit draftChanged();
    if (m_pending.isEmpty())
        emit busyChanged(false);
    else
        workOut();
}
