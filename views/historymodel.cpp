#include "views/historymodel.h"

#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"
#include "views/changetext.h"
#include "views/timetext.h"

HistoryModel::HistoryModel(Roster &roster, QObject *parent)
    : QAbstractTableModel(parent)
    , m_roster(roster)
{
    connect(&roster, &Roster::changed, this, &HistoryModel::reload);
}

HistoryModel::~HistoryModel() { m_stop.request_stop(); }

void HistoryModel::setQuery(const HistoryQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    reload();
}

void HistoryModel::reload() { read(std::nullopt); }

// `next`: what is shown with the place to go on from; without it the query from its beginning.
void HistoryModel::read(const std::optional<History::Filter> &next)
{
    m_stop.request_stop();
    m_stop = {};
    m_loading = true;
    const auto job = [schema = m_roster.schema(), session = m_roster.session(), query = m_query,
                      next](Connection &connection) -> Result<Page> {
        Page page;
        page.filter = next;
        if (!next) {
            const Result<std::optional<History::Filter>> filter = filterFor(connection, schema, query);
            if (!filter)
                return filter.error();
            page.filter = *filter;
        }
        if (!page.filter)
            return page;
        const Result<QList<HistoryEntry>> entries =
            History(connection, schema, session.get()).list(*page.filter);
        if (!entries)
            return entries.error();
        page.entries = *entries;
        return page;
    };
    whenFinished(this, m_roster.read<Page>(job, m_stop.get_token()),
                 [this, reading = ++m_reading, anew = !next](const Result<Page> &page) {
                     if (reading != m_reading)
                         return;
                     m_loading = false;
                     if (page) {
                         take(*page, anew);
                     } else {
                         m_complete = true;
                         emit readFailed(page.error());
                     }
                     emit loaded();
                 });
}

void HistoryModel::take(const Page &page, bool anew)
{
    m_filter = page.filter;
    m_complete = !page.filter || page.entries.size() < page.filter->limit;
    if (anew) {
        beginResetModel();
        m_entries = page.entries;
        endResetModel();
    } else if (!page.entries.isEmpty()) {
        const int first = int(m_entries.size());
        beginInsertRows({}, first, first + int(page.entries.size()) - 1);
        m_entries += page.entries;
        endInsertRows();
    }
}

int HistoryModel::rowOf(ChangeId id) const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [id](const HistoryEntry &entry) { return entry.id == id; });
    return found == m_entries.cend() ? -1 : int(found - m_entries.cbegin());
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(m_entries.at(index.row()), index.column());
    if (role == Qt::TextAlignmentRole && index.column() >= AddedColumn)
        return QVariant(Qt::AlignTrailing | Qt::AlignVCenter);
    return {};
}

QString HistoryModel::text(const HistoryEntry &entry, int column) const
{
    const auto number = [](qint64 count) { return count == 0 ? QString() : QLocale().toString(count); };
    switch (column) {
    case WhenColumn:
        return shownTime(entry.appliedAt);
    case WhoColumn:
        return entry.actor;
    case HowColumn:
        return methodText(entry.method);
    case SummaryColumn:
        return shownSummary(entry);
    case OriginColumn:
        return entry.origin;
    case AddedColumn:
        return number(entry.added);
    case UpdatedColumn:
        return number(entry.updated);
    case RemovedColumn:
        return number(entry.removed);
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section >= AddedColumn)
        return QVariant(Qt::AlignTrailing | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case WhenColumn:
        return tr("When");
    case WhoColumn:
        return tr("Who");
    case HowColumn:
        return tr("How");
    case SummaryColumn:
        return tr("What");
    case OriginColumn:
        return tr("From");
    case AddedColumn:
        return tr("Added");
    case UpdatedColumn:
        return tr("Changed");
    case RemovedColumn:
        return tr("Removed");
    default:
        return {};
    }
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete && !m_loading;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent) || !m_filter || m_entries.isEmpty())
        return;
    History::Filter next = *m_filter;
    next.before = m_entries.last().id;
    read(next);
}
