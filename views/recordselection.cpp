#include "views/recordselection.h"

#include "models/storage/whenfinished.h"
#include "models/tables/relationalmodel.h"
#include "views/tableview.h"

#include <QScrollBar>

#include <algorithm>

namespace {

// So many selected rows survive a refresh that moves rows; more would make each refresh slow.
constexpr qsizetype mostKept = 200;
constexpr int mostAttempts = 5;

} // namespace

RecordSelection::RecordSelection(TableView &view, RelationalModel &model, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_model(model)
{
    connect(view.selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RecordSelection::update);
    connect(&model, &RelationalModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const int row = m_view.currentIndex().row();
                if (first.row() <= row && row <= last.row())
                    update(); // a placeholder became a record
            });
    connect(&model, &RelationalModel::aboutToRefresh, this, &RecordSelection::beginRefresh);
    connect(&model, &RelationalModel::refreshed, this, &RecordSelection::endRefresh);
    connect(&model, &RelationalModel::modelReset, this, &RecordSelection::afterReset);
}

QModelIndex RecordSelection::currentIndex() const { return m_view.selectionModel()->currentIndex(); }

QList<QStringList> RecordSelection::selectedKeys() const
{
    QList<QStringList> keys;
    for (const int row : m_view.selectedRows()) {
        if (const QStringList key = m_model.keyAt(row); !key.isEmpty())
            keys << key;
    }
    return keys;
}

void RecordSelection::update()
{
    const QModelIndex index = currentIndex();
    if (!index.isValid())
        return; // rows are being read anew, and the record may be back in a moment
    const QStringList key = m_model.keyAt(index.row());
    if (key.isEmpty())
        return;
    const bool hasMoved = std::exchange(m_moved, false);
    if (key == m_current) {
        if (hasMoved)
            emit currentMoved();
        return;
    }
    m_current = key;
    m_wanted.clear();
    emit currentChanged(key);
}

void RecordSelection::setCurrentKey(const QStringList &key)
{
    const QModelIndex index = currentIndex();
    if (index.isValid() && m_model.keyAt(index.row()) == key) {
        m_view.scrollTo(index);
        return;
    }
    m_attempts = 0;
    locate(key);
}

void RecordSelection::locate(const QStringList &key)
{
    m_wanted = key;
    whenFinished(this, m_model.locate(key), [this, key, question = ++m_question](qint64 row) {
        if (question == m_question) // an older one was about other rows
            onLocated(key, row);
    });
}

void RecordSelection::onLocated(const QStringList &key, qint64 row)
{
    if (m_wanted != key)
        return; // somebody selected something else meanwhile
    // The rows on this side are older than the answer, which a refresh is about to mend: look again after it.
    const bool isStale = row >= 0
        && (m_model.isRefreshing() || row >= m_model.rowCount()
            || (m_model.isLoaded(int(row)) && m_model.keyAt(int(row)) != key));
    if (isStale && m_attempts++ < mostAttempts) {
        m_model.refresh();
        return;
    }
    m_wanted.clear();
    if (row < 0 || row >= m_model.rowCount()) {
        if (m_current == key)
            m_current.clear();
        emit notFound(key);
        return;
    }
    m_moved = m_current == key; // told when it is a record and not a placeholder
    const QModelIndex index = m_model.index(int(row), m_view.columnAt(1) >= 0 ? m_view.columnAt(1) : 0);
    m_view.selectionModel()->setCurrentIndex(index,
                                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view.scrollTo(index, QAbstractItemView::EnsureVisible);
    update();
}

void RecordSelection::beginRefresh()
{
    m_refreshing = true;
    m_wasReset = false;
    m_keptTopRow = m_view.rowAt(0);
    m_keptTop = m_keptTopRow >= 0 ? m_model.keyAt(m_keptTopRow) : QStringList();
    m_keptSelection = selectedKeys().mid(0, mostKept);
    m_keptRows = m_view.selectedRows();
    m_keptRow = currentIndex().row();
    QList<QStringList> keys = m_keptSelection;
    for (const QStringList &key : {m_keptTop, m_current}) {
        if (!key.isEmpty())
            keys << key;
    }
    m_model.keep(keys);
}

void RecordSelection::endRefresh(const QHash<QStringList, int> &rows)
{
    m_refreshing = false;
    if (m_wasReset) // else values changed in place, and everything stayed where it was
        restore(rows);
    if (!m_wanted.isEmpty())
        locate(m_wanted);
}

void RecordSelection::restore(const QHash<QStringList, int> &rows)
{
    if (const int top = rows.value(m_keptTop, -1); top >= 0) {
        QScrollBar *bar = m_view.verticalScrollBar();
        bar->setValue(bar->value() + top - m_keptTopRow);
    }
    QItemSelection selection;
    const int lastColumn = m_model.columnCount() - 1;
    for (const QStringList &key : std::as_const(m_keptSelection)) {
        if (const int row = rows.value(key, -1); row >= 0)
            selection.select(m_model.index(row, 0), m_model.index(row, lastColumn));
    }
    const QStringList key = m_current;
    const int current = rows.value(key, -1);
    if (current >= 0)
        m_view.selectionModel()->setCurrentIndex(m_model.index(current, 0), QItemSelectionModel::NoUpdate);
    m_view.selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (current >= 0) {
        emit currentMoved();
    } else if (!key.isEmpty()) {
        m_current.clear();
        m_neighbour = rowAfterDeletion(rows);
        emit notFound(key);
        m_neighbour = -1;
    }
}

// Where the current record was among those that are left: whoever deletes selected rows goes on with the
// next one.
int RecordSelection::rowAfterDeletion(const QHash<QStringList, int> &rows) const
{
    const auto isGone = [&rows](const QStringList &key) { return rows.value(key, -1) < 0; };
    qsizetype above =
        std::count_if(m_keptRows.cbegin(), m_keptRows.cend(), [this](int row) { return row < m_keptRow; });
    if (std::none_of(m_keptSelection.cbegin(), m_keptSelection.cend(), isGone))
        above = 0; // only the current one went, which was not selected
    return qMin(m_keptRow - int(above), m_model.rowCount() - 1);
}

bool RecordSelection::selectNeighbour()
{
    if (m_neighbour < 0)
        return false;
    m_view.selectRow(m_neighbour);
    return true;
}

void RecordSelection::afterReset()
{
    m_wasReset = true;
    if (m_refreshing)
        return;
    // Sorted or searched: the same record again, if it is still among the rows.
    const QStringList key = m_wanted.isEmpty() ? m_current : m_wanted;
    if (!key.isEmpty())
        locate(key);
}
