#include "views/historypage.h"

#include "models/membership/roster.h"
#include "views/changerowspanel.h"
#include "views/historyfilterbar.h"
#include "views/historymodel.h"
#include "views/revertdialog.h"
#include "views/tableview.h"
#include "views/undonotice.h"
#include "views/viewstate.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

HistoryPage::HistoryPage(Roster &roster, QWidget *parent)
    : QWidget(parent)
    , m_roster(roster)
    , m_filter(new HistoryFilterBar)
    , m_model(new HistoryModel(roster, this))
    , m_table(new TableView(u"historyTable"_s, tr("History")))
    , m_rows(new ChangeRowsPanel(roster))
    , m_splitter(new QSplitter(Qt::Vertical))
{
    setObjectName(u"historyPage"_s);
    m_splitter->setObjectName(u"historySplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_rows);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    if (roster.session()) {
        auto *hint = new QLabel(tr("This database keeps no history. What was changed since it was opened is "
                                   "shown, and can be undone until it is closed."));
        hint->setObjectName(u"historySession"_s);
        hint->setWordWrap(true);
        layout->addWidget(hint);
    }
    layout->addWidget(m_splitter, 1);
    m_filter->setEnabled(roster.canRevert());
    m_rows->setVisible(roster.canRevert());
    setUpTable();
    const auto fail = [this](const DbError &error) { emit noticed(readFailure(error)); };
    connect(m_model, &HistoryModel::loaded, this, &HistoryPage::onLoaded);
    connect(m_model, &HistoryModel::readFailed, this, fail);
    connect(m_filter, &HistoryFilterBar::queryChanged, this,
            [this] { m_model->setQuery(m_filter->query()); });
    connect(m_rows, &ChangeRowsPanel::openRequested, this, &HistoryPage::openRequested);
    connect(m_rows, &ChangeRowsPanel::noticed, this, &HistoryPage::noticed);
    connect(m_rows, &ChangeRowsPanel::revertRequested, this, &HistoryPage::askToRevertEntry);
    m_model->reload();
}

void HistoryPage::setUpTable()
{
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->showColumns({HistoryModel::WhenColumn, HistoryModel::WhoColumn, HistoryModel::HowColumn,
                          HistoryModel::SummaryColumn, HistoryModel::OriginColumn, HistoryModel::AddedColumn,
                          HistoryModel::UpdatedColumn, HistoryModel::RemovedColumn},
                         {16, 20, 15, 40, 20, 9, 9, 9});
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                m_chosen = m_chosen || (current.isValid() && !m_selecting);
                showCurrent();
            });
}

void HistoryPage::onLoaded()
{
    updateEmptyText();
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0) {
        const int row = m_chosen && m_shown ? m_model->rowOf(*m_shown) : -1;
        m_selecting = true;
        m_table->selectRow(qMax(0, row));
        m_selecting = false;
        if (row < 0)
            m_table->scrollToTop();
    }
    showCurrent();
}

void HistoryPage::updateEmptyText()
{
    const bool filtered = m_model->query() != HistoryQuery();
    m_table->setEmptyText(!m_roster.canRevert()    ? tr("This database keeps no history of changes.")
                              : filtered           ? tr("No change fits these filters.")
                              : m_roster.session() ? tr("Nothing was changed since this database was opened.")
                                                   : tr("Nothing was changed by Roster yet."));
}

void HistoryPage::showCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid()) {
        // A list that is read anew has nothing selected for a moment.
        if (m_model->rowCount() == 0 && !m_model->isLoading()) {
            m_shown.reset();
            m_rows->show(std::nullopt);
        }
        return;
    }
    const HistoryEntry &entry = m_model->entryAt(current.row());
    const HistoryQuery &query = m_model->query();
    const HistoryOnly only{query.onlyUser, query.onlyOrganization};
    if (m_shown == entry.id && m_shownOnly == only)
        return;
    m_shown = entry.id;
    m_shownOnly = only;
    m_rows->show(entry, only, m_filter->onlyName());
}

void HistoryPage::askToRevertEntry(const HistoryEntry &entry)
{
    askToRevert({entry.id, RevertKind::Revert, shownSummary(entry)});
}

void HistoryPage::askToRevert(const RevertRequest &request)
{
    auto *dialog = new RevertDialog(m_roster, request, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, request] {
        revertAndTell(this, m_roster, request, [this](const Notice &notice) { emit noticed(notice); });
    });
    dialog->open();
}

void HistoryPage::showOnly(Entity entity, const QString &id, const QString &name)
{
    m_filter->setOnly(entity, id, name);
}

void HistoryPage::focusSearch() { m_filter->focusSearch(); }

void HistoryPage::refresh() { m_model->reload(); }

bool HistoryPage::isLoading() const { return m_model->isLoading() || m_rows->isLoading(); }

void HistoryPage::restoreState(const ViewState &state)
{
    state.restoreColumns(*m_table);
    state.restoreColumns(m_rows->table());
    state.restoreSplitter(*m_splitter);
}

void HistoryPage::saveState(ViewState &state) const
{
    state.saveColumns(*m_table);
    state.saveColumns(m_rows->table());
    state.saveSplitter(*m_splitter);
}
