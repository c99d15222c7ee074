// How a RelationalModel follows what others change.

#include "models/storage/whenfinished.h"
#include "models/tables/pageddriver.h"
#include "models/tables/relationalmodel.h"

namespace {

constexpr qsizetype rereadPages = 4; ///< those that were looked at last
constexpr qsizetype recheckedPages = 2; ///< as many as a view shows
constexpr std::chrono::milliseconds markedFor{2000};

} // namespace

void RelationalModel::keep(const QList<QStringList> &keys) { m_kept += keys; }

void RelationalModel::setRefreshAllowed(bool allowed)
{
    m_refreshAllowed = allowed;
    scheduleRefresh();
}

void RelationalModel::refresh()
{
    m_refreshWanted = true;
    scheduleRefresh();
}

void RelationalModel::refreshForOthers()
{
    m_changedByOthers = true;
    refresh();
}

void RelationalModel::recheck()
{
    if (!m_refreshAllowed || m_refreshing || m_rechecking || !m_loader.source())
        return;
    QList<Page> pages;
    for (const int number : m_loader.source()->loadedPages().mid(0, recheckedPages))
        pages << m_loader.source()->page(number);
    if (pages.isEmpty())
        return;
    m_rechecking = true;
    whenFinished(this, m_loader.differs(pages),
                 [this, source = m_loader.source()](const Result<bool> &differs) {
                     m_rechecking = false;
                     // Whoever shows something else by now, or cannot reach the database, hears of it
                     // elsewhere.
                     if (differs && *differs && source == m_loader.source())
                         refreshForOthers();
                 });
}

// Changes that come in quick succession are read once.
void RelationalModel::scheduleRefresh()
{
    if (m_refreshWanted && m_refreshAllowed && !m_refreshing && m_loader.source()
        && !m_refreshTimer.isActive())
        m_refreshTimer.start(0);
}

void RelationalModel::beginRefresh()
{
    if (!m_refreshWanted || !m_refreshAllowed || m_refreshing || !m_loader.source())
        return;
    m_refreshWanted = false;
    m_refreshing = true;
    m_kept.clear();
    emit aboutToRefresh();
    m_edits.markReread();
    updateLoading();
    whenFinished(
        this, m_loader.refresh(m_kept + m_edits.keys(), m_loader.source()->loadedPages().mid(0, rereadPages)),
        [this, number = ++m_refreshNumber](const Result<RefreshedPages> &pages) {
            if (number != m_refreshNumber)
                return;
            m_refreshing = false;
            if (pages)
                finishRefresh(*pages);
            else if (pages.error().kind != DbError::Kind::Cancelled)
                onReadFailed(pages.error());
            updateLoading();
            scheduleRefresh();
        });
}

void RelationalModel::onReadFailed(const DbError &error)
{
    if (!m_countExact && m_shown == 0) {
        m_whyUnread = error;
        emit countChanged(m_shown, m_countExact);
    }
    emit readFailed(error);
}

QHash<QStringList, Row> RelationalModel::recentRows() const
{
    QHash<QStringList, Row> rows;
    for (const int number : m_loader.source()->loadedPages().mid(0, rereadPages)) {
        const Page page = m_loader.source()->page(number);
        for (const Row &row : page.rows) {
            if (!row.isEmpty())
                rows.insert(m_query.keyOf(row), row);
        }
    }
    return rows;
}

void RelationalModel::markChanged(const QHash<QStringList, Row> &before, const RefreshedPages &pages)
{
    for (const Page &page : pages.pages) {
        for (const Row &row : page.rows) {
            const QStringList key = m_query.keyOf(row);
            const auto old = before.constFind(key);
            for (qsizetype column = 0; old != before.cend() && column < row.size(); ++column) {
                if (row.at(column) != old->value(column))
                    m_marked[key].insert(int(column));
            }
        }
    }
    if (!m_marked.isEmpty())
        m_markTimer.start(markedFor);
}

void RelationalModel::finishRefresh(const RefreshedPages &pages)
{
    if (std::exchange(m_changedByOthers, false))
        markChanged(recentRows(), pages);
    if (isInPlace(pages)) {
        showInPlace(pages);
    } else {
        QSqlQueryModel::beginResetModel();
        m_edits.dropReread();
        m_loader.replace(pages);
        showSource(pages.index->total);
        QSqlQueryModel::endResetModel();
    }
    m_countExact = true;
    m_whyUnread.reset();
    for (const Page &page : pages.pages)
        mirrorEdits(page.number);
    emit countChanged(m_shown, true);
    emitEditsChanged();

    QHash<QStringList, int> rows;
    for (auto it = pages.ranks.cbegin(); it != pages.ranks.cend(); ++it)
        rows.insert(it.key(), it.value() < 0 ? -1 : int(it.value()) + insertCount());
    emit refreshed(rows);
}

// Whether every row that matters is where it was.
bool RelationalModel::isInPlace(const RefreshedPages &pages) const
{
    if (pages.index->total != m_shown || m_edits.hasReread())
        return false;
    return std::all_of(pages.ranks.keyValueBegin(), pages.ranks.keyValueEnd(), [this](const auto &rank) {
        const int row = rank.second < 0 ? loadedRowOf(rank.first) : int(rank.second) + insertCount();
        return rank.second < 0 ? row < 0 : keyAt(row) == rank.first;
    });
}

void RelationalModel::showInPlace(const RefreshedPages &pages)
{
    m_loader.replace(pages);
    m_driver->setSource(m_loader.source());
    emitRowsChanged(0, rowCount() - 1);
}
