#include "views/historypage.h"

#include "models/membership/roster.h"
#include "views/style.h"
#include "views/tableview.h"
#include "views/timetext.h"
#include "views/viewstate.h"
#include "views/whenfinished.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

HistoryModel::HistoryModel(Roster &roster, QObject *parent)
    : QAbstractTableModel(parent)
    , m_roster(roster)
{
    connect(&roster, &Roster::changed, this, &HistoryModel::reload);
}

void HistoryModel::reload()
{
    if (m_loading)
        m_again = true;
    else
        read(std::nullopt);
}

void HistoryModel::read(std::optional<ChangeId> before)
{
    m_loading = true;
    History::Filter filter;
    filter.before = before;
    const auto job = [schema = m_roster.schema(), filter](Connection &connection) {
        return History(connection, schema).list(filter);
    };
    whenFinished(this, m_roster.read<QList<HistoryEntry>>(job),
                 [this, before, limit = filter.limit](const Result<QList<HistoryEntry>> &entries) {
                     m_loading = false;
                     if (entries) {
                         m_complete = entries->size() < limit;
                         take(*entries, !before);
                     } else {
                         m_complete = true;
                         emit readFailed(entries.error());
                     }
                     if (std::exchange(m_again, false))
                         reload();
                     else
                         emit loaded();
                 });
}

void HistoryModel::take(const QList<HistoryEntry> &entries, bool anew)
{
    if (anew) {
        beginResetModel();
        m_entries = entries;
        endResetModel();
    } else if (!entries.isEmpty()) {
        const int first = int(m_entries.size());
        beginInsertRows({}, first, first + int(entries.size()) - 1);
        m_entries += entries;
        endInsertRows();
    }
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
        return entry.method;
    case SummaryColumn:
        return entry.summary;
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
    if (canFetchMore(parent))
        read(m_entries.last().id);
}

HistoryPage::HistoryPage(Roster &roster, QWidget *parent)
    : QWidget(parent)
    , m_model(new HistoryModel(roster, this))
    , m_table(new TableView(u"historyTable"_s, tr("History")))
{
    setObjectName(u"historyPage"_s);
    m_table->setModel(m_model);
    m_table->showColumns({HistoryModel::WhenColumn, HistoryModel::WhoColumn, HistoryModel::HowColumn,
                          HistoryModel::SummaryColumn, HistoryModel::OriginColumn, HistoryModel::AddedColumn,
                          HistoryModel::UpdatedColumn, HistoryModel::RemovedColumn},
                         {19, 20, 12, 44, 24, 11, 11, 11});
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table);
    connect(m_model, &HistoryModel::loaded, this, [this, keeps = roster.schema().hasHistory] {
        m_table->setEmptyText(keeps ? tr("Nothing was changed by Roster yet.")
                                    : tr("This database keeps no history of changes."));
    });
    connect(m_model, &HistoryModel::readFailed, this, [this](const DbError &error) {
        emit noticed({Notice::Level::Error, error.text, error.detail});
    });
    m_model->reload();
}

void HistoryPage::refresh() { m_model->reload(); }

void HistoryPage::restoreState(const ViewState &state) { state.restoreColumns(*m_table); }

void HistoryPage::saveState(ViewState &state) const { state.saveColumns(*m_table); }
