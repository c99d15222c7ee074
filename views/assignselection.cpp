#include "views/assignselection.h"

#include "models/storage/whenfinished.h"
#include "views/tableview.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

using Rows = AssignableModel::Rows;

AssignSelection::AssignSelection(QAbstractItemModel &model, TableView &view)
    : QItemSelectionModel(&model, &view)
    , m_view(view)
{
    QItemSelectionModel *before = view.selectionModel();
    view.setSelectionModel(this);
    delete before;
    // Connected after the view and the base, so that both have finished with the reset.
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_restoring = true; // the view clears the selection
        remember();
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_restoring = false;
        restore();
    });
}

QList<Rows> AssignSelection::ranges() const
{
    QList<Rows> rows;
    for (const QItemSelectionRange &range : selection())
        rows << Rows{range.top(), range.bottom()};
    std::sort(rows.begin(), rows.end(), [](const Rows &a, const Rows &b) { return a.first < b.first; });
    QList<Rows> merged;
    for (const Rows &some : std::as_const(rows)) {
        if (!merged.isEmpty() && some.first <= merged.last().last + 1)
            merged.last().last = qMax(merged.last().last, some.last);
        else
            merged << some;
    }
    return merged;
}

qsizetype AssignSelection::rowCount() const
{
    qsizetype count = 0;
    for (const Rows &some : ranges())
        count += some.last - some.first + 1;
    return count;
}

void AssignSelection::select(const QItemSelection &selection, QItemSelectionModel::SelectionFlags command)
{
    if (!m_restoring && command.testFlag(QItemSelectionModel::Clear)) {
        forget();
        setHidden({});
    }
    QItemSelectionModel::select(selection, command);
}

void AssignSelection::setHidden(const QSet<QString> &hidden)
{
    if (hidden == m_hidden)
        return;
    m_hidden = hidden;
    emit hiddenChanged();
}

void AssignSelection::selectRanges(const QList<Rows> &rows)
{
    constexpr qsizetype most = 1000; // the base looks at each of them for every cell that is painted
    if (rows.isEmpty())
        return;
    if (rows.size() > most) {
        qsizetype count = 0;
        for (const Rows &some : rows)
            count += some.last - some.first + 1;
        emit tooScattered(count + m_hidden.size());
        setHidden({});
        return;
    }
    const QScopedValueRollback restoring(m_restoring, true);
    QItemSelection selection;
    const int column = model()->columnCount() - 1;
    for (const Rows &some : rows)
        selection << QItemSelectionRange(model()->index(some.first, 0), model()->index(some.last, column));
    select(selection, QItemSelectionModel::Select);
}

AssignedSelection::AssignedSelection(MembershipDraftModel &model, TableView &view)
    : AssignSelection(model, view)
    , m_model(model)
{
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { keepTop(first, last - first + 1); });
    connect(&model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { keepTop(first, first - last - 1); });
}

// Rows that come or go above leave what is in sight where it is.
void AssignedSelection::keepTop(int first, int change)
{
    QScrollBar *bar = view().verticalScrollBar();
    const int top = bar->value();
    if (first < top || (first == top && change > 0 && top > 0))
        bar->setValue(top + change);
}

void AssignedSelection::remember()
{
    m_ids = hidden();
    for (const Rows &some : ranges()) {
        for (int row = some.first; row <= some.last; ++row)
            m_ids.insert(m_model.entryAt(row).other.id);
    }
    const int top = view().verticalScrollBar()->value();
    m_top = top > 0 && top < m_model.rowCount() ? m_model.entryAt(top).other.id : QString();
    const QModelIndex current = currentIndex();
    m_current = current.isValid() ? m_model.entryAt(current.row()).other.id : QString();
}

void AssignedSelection::restore()
{
    QSet<QString> left = std::exchange(m_ids, {});
    QList<Rows> rows;
    for (int row = 0; row < m_model.rowCount() && !left.isEmpty(); ++row) {
        if (!left.remove(m_model.entryAt(row).other.id))
            continue;
        if (!rows.isEmpty() && rows.last().last == row - 1)
            rows.last().last = row;
        else
            rows << Rows{row, row};
    }
    // Additions that were taken back are not hidden: there is nothing to select any more.
    left.removeIf([this](const QString &id) {
        const qsizetype position = m_model.draft().find(id);
        return position < 0 || m_model.draft().stateAt(position) == MembershipDraft::State::None;
    });
    setHidden(left);
    selectRanges(rows);
    const int column = view().horizontalHeader()->logicalIndex(0);
    if (const int row = m_current.isEmpty() ? -1 : m_model.rowOf(m_current); row >= 0)
        setCurrentIndex(m_model.index(row, column), QItemSelectionModel::NoUpdate);
    if (const int row = m_top.isEmpty() ? -1 : m_model.rowOf(m_top); row >= 0)
        view().scrollTo(m_model.index(row, column), QAbstractItemView::PositionAtTop);
}

AvailableSelection::AvailableSelection(AssignableModel &model, TableView &view)
    : AssignSelection(model, view)
    , m_model(model)
    , m_query(model.query())
{
    connect(&model, &RelationalModel::countChanged, this, [this] { show(); });
}

AvailableSelection::~AvailableSelection() { m_stop.request_stop(); }

void AvailableSelection::remember()
{
    AssignableModel::Chosen chosen;
    if (m_chosen) // not found yet: look for the same once more
        chosen = *m_chosen;
    else if (m_found)
        chosen.ids = m_found->ids;
    chosen.ids += hidden();
    for (const Rows &some : ranges()) {
        bool isHere = some.last - some.first < 10 * PageQuery::pageSize;
        for (int row = some.first; row <= some.last && isHere; ++row)
            isHere = m_model.isLoaded(row);
        if (!isHere) {
            chosen.query = m_query;
            chosen.rows << some;
            continue;
        }
        for (int row = some.first; row <= some.last; ++row)
            chosen.ids.insert(m_model.keyAt(row).first());
    }
    m_found.reset();
    m_chosen.reset();
    if (!chosen.ids.isEmpty() || !chosen.rows.isEmpty())
        m_chosen = chosen;
}

void AvailableSelection::restore()
{
    m_query = m_model.query();
    m_stop.request_stop();
    m_stop = {};
    ++m_number;
    if (!m_chosen) {
        setHidden({});
        return;
    }
    whenFinished(this, m_model.find(*m_chosen, m_stop.get_token()),
                 [this, number = m_number](const Result<AssignableModel::Found> &found) {
                     if (number != m_number || !m_chosen)
                         return;
                     if (found)
                         m_found = *found;
                     m_chosen.reset();
                     show();
                 });
}

void AvailableSelection::forget()
{
    m_chosen.reset();
    m_found.reset();
}

// As soon as the rows are there to be selected.
void AvailableSelection::show()
{
    if (!m_found || (!m_found->rows.isEmpty() && m_found->rows.last().last >= m_model.rowCount()))
        return;
    const AssignableModel::Found found = *std::exchange(m_found, {});
    setHidden(found.hidden);
    selectRanges(found.rows);
}
