#include "views/membershipspage.h"

#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"
#include "models/tables/membershipmodel.h"
#include "views/buttonrow.h"
#include "views/fieldtitles.h"
#include "views/filterbar.h"
#include "views/membershipactions.h"
#include "views/membershiptable.h"
#include "views/recordexchange.h"
#include "views/recordselection.h"
#include "views/rowseeker.h"
#include "views/searchbox.h"
#include "views/style.h"
#include "views/viewstate.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

MembershipsPage::MembershipsPage(Roster &roster, MembershipDropper &dropper, QWidget *parent)
    : QWidget(parent)
    , m_model(new MembershipModel(roster, this))
    , m_search(new SearchBox(u"membershipsSearch"_s, tr("Search memberships")))
    , m_filter(new FilterBar(*m_model, *m_search, u"memberships"_s))
    , m_table(new MembershipTable(*m_model, std::nullopt, !roster.schema().rights(Entity::Membership).update,
                                  u"membershipsTable"_s, tr("Memberships")))
    , m_seeker(new RowSeeker(*m_table, *m_model, this))
    , m_count(new QLabel)
{
    setObjectName(u"membershipsPage"_s);
    connect(&roster, &Roster::changed, this, &MembershipsPage::forgetTotal);
    setNames(m_count, u"membershipsCount"_s, tr("Count"));
    auto *layout = new QVBoxLayout(this);
    auto *buttons = new ButtonRow(m_search);
    layout->addWidget(buttons);
    layout->addWidget(m_filter);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_count);
    auto *selection = new RecordSelection(*m_table, *m_model, this);
    connect(selection, &RecordSelection::notFound, selection, &RecordSelection::selectNeighbour);
    new RecordExchange(*m_table, *m_model, dropper);
    auto *actions = new MembershipActions(roster, *m_model, *m_table);
    connect(actions, &MembershipActions::noticed, this, &MembershipsPage::noticed);
    addActions(*actions, *buttons);
    m_table->horizontalHeader()->setSortIndicator(m_model->userNameColumn(), Qt::AscendingOrder);
    connect(m_search, &SearchBox::searchChanged, m_model, &RelationalModel::setSearch);
    m_search->leadInto(*m_table);
    connect(m_table, &MembershipTable::openRequested, this, &MembershipsPage::openRequested);
    connect(m_model, &RelationalModel::countChanged, this, &MembershipsPage::updateCount);
    connect(m_model, &RelationalModel::loadingChanged, this, &MembershipsPage::updateCount);
    connect(m_model, &RelationalModel::modelReset, this, &MembershipsPage::updateCount);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MembershipsPage::updateCount);
    connect(m_seeker, &RowSeeker::noticed, this, &MembershipsPage::noticed);
    connect(m_model, &RelationalModel::readFailed, this,
            [this](const DbError &error) { emit noticed(readFailure(error)); });
    updateCount();
}

// Not before: a table takes eight bytes for each of its rows, and not everybody comes here.
void MembershipsPage::showEvent(QShowEvent *event)
{
    if (!std::exchange(m_isRead, true))
        m_table->setSortingEnabled(true); // sorts, and so reads
    QWidget::showEvent(event);
}

QAction *MembershipsPage::addAction(const QString &name, const QString &icon, const QString &text)
{
    auto *action = new QAction(namedIcon(icon), text, m_table);
    action->setObjectName(u"memberships"_s + name + u"Action"_s);
    m_table->addAction(action);
    return action;
}

void MembershipsPage::addActions(MembershipActions &actions, ButtonRow &buttons)
{
    QAction *assign = addAction(u"Assign"_s, u"assign"_s, tr("Assign…"));
    assign->setToolTip(tr("Choose the organizations of the users whose memberships are selected"));
    connect(assign, &QAction::triggered, this, &MembershipsPage::assignSelected);
    connect(actions.editAction(), &QAction::enabledChanged, assign, &QAction::setEnabled);
    assign->setEnabled(actions.editAction()->isEnabled());
    for (QAction *action : {assign, actions.editAction(), actions.removeAction()})
        buttons.addButton(action);
    const auto show = [this](QAction *action, int column) {
        connect(action, &QAction::triggered, m_table,
                [this, column] { m_table->openRecord(m_table->currentIndex().siblingAtColumn(column)); });
    };
    show(addAction(u"ShowUser"_s, u"users"_s, tr("Show the user")), m_model->userColumn());
    show(addAction(u"ShowOrganization"_s, u"organizations"_s, tr("Show the organization")),
         m_model->organizationColumn());
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void MembershipsPage::assignSelected()
{
    whenFinished(this, m_model->rowsAt(m_table->selectedRows()), [this](const Result<QList<Row>> &rows) {
        if (!rows) {
            emit noticed(errorNotice(rows.error()));
            return;
        }
        QStringList users;
        for (const Row &row : *rows)
            users << m_model->query().keyOf(row).first();
        users.removeDuplicates();
        if (!users.isEmpty())
            emit assignRequested(Entity::User, users);
    });
}

QString MembershipsPage::countLabel() const
{
    if (m_model->whyUnread())
        return unreadText(*m_model);
    if (!m_model->isNarrowed())
        return totalText(*m_model);
    if (m_all < 0)
        return countText(Entity::Membership, m_model->totalCount());
    return tr("%1 of %2", "shown of all").arg(foundText(*m_model), countText(Entity::Membership, m_all));
}

// Somebody wrote; the number found is read anew anyway.
void MembershipsPage::forgetTotal()
{
    if (!m_model->isNarrowed())
        return;
    m_all = -1;
    updateCount();
}

void MembershipsPage::updateCount()
{
    if (!m_model->isNarrowed())
        m_all = m_model->totalCount();
    m_count->setText(withSelected(countLabel(), m_table->selectedCount()));
    QString empty = unreadAdvice(*m_model);
    if (m_model->totalCount() == 0 && m_model->isCountExact()) {
        empty = m_model->isNarrowed()
            ? nothingFoundText(*m_model)
            : tr("No memberships yet. Assign users to organizations, or import a CSV file.");
    }
    m_table->setEmptyText(empty);
}

void MembershipsPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void MembershipsPage::toggleFilter() { m_filter->toggle(); }

void MembershipsPage::goToRow() { m_seeker->ask(); }

void MembershipsPage::refresh()
{
    m_table->commitEditor();
    m_model->refresh();
}

void MembershipsPage::recheck() { m_model->recheck(); }

const RelationalModel &MembershipsPage::rows() const { return *m_model; }

RelationalModel &MembershipsPage::editableRows() const { return *m_model; }

bool MembershipsPage::isLoading() const { return m_model->isLoading(); }

void MembershipsPage::restoreState(const ViewState &state) { state.restoreColumns(*m_table); }

// A table that was never shown has not been laid out.
void MembershipsPage::saveState(ViewState &state) const
{
    if (m_isRead)
        state.saveColumns(*m_table);
}
