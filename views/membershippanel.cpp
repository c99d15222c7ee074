#include "views/membershippanel.h"

#include "models/membership/roster.h"
#include "models/tables/membershipmodel.h"
#include "views/buttonrow.h"
#include "views/fieldtitles.h"
#include "views/filterbar.h"
#include "views/membershipactions.h"
#include "views/membershiptable.h"
#include "views/recordselection.h"
#include "views/rowseeker.h"
#include "views/searchbox.h"
#include "views/style.h"

#include <QAction>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

QString prefixOf(Entity owner)
{
    return owner == Entity::User ? u"userMemberships"_s : u"organizationMemberships"_s;
}

} // namespace

MembershipPanel::MembershipPanel(Roster &roster, Entity owner, QWidget *parent)
    : QWidget(parent)
    , m_roster(roster)
    , m_owner(owner)
    , m_model(new MembershipModel(roster, this))
    , m_search(new SearchBox(prefixOf(owner) + u"Search"_s,
                             owner == Entity::User ? tr("Search the user's organizations")
                                                   : tr("Search the members")))
    , m_filter(new FilterBar(*m_model, *m_search, prefixOf(owner)))
    , m_table(new MembershipTable(
          *m_model, owner, !roster.schema().rights(Entity::Membership).update, prefixOf(owner),
          owner == Entity::User ? tr("Organizations of the user") : tr("Members of the organization")))
    , m_actions(new MembershipActions(roster, *m_model, *m_table))
    , m_seeker(new RowSeeker(*m_table, *m_model, this))
    , m_title(new QLabel)
    , m_buttons(new ButtonRow(m_title))
{
    m_title->setObjectName(prefixOf(owner) + u"Title"_s);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);

    m_assign =
        addAction(u"Assign"_s, u"assign"_s, tr("Assign…"),
                  owner == Entity::User ? tr("Choose the user's organizations") : tr("Choose the members"));
    m_buttons->addButton(m_actions->editAction());
    m_buttons->addButton(m_actions->removeAction());
    // Without a button: the names are links, and it would be one too many for a small window.
    m_open = new QAction(namedIcon(owner == Entity::User ? u"organizations"_s : u"users"_s),
                         owner == Entity::User ? tr("Show the organization") : tr("Show the user"), this);
    m_open->setObjectName(prefixOf(owner) + u"OpenAction"_s);
    m_table->addAction(m_open);
    addHistoryAction();
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_assign, &QAction::triggered, this, [this] { emit assignRequested(m_owner, m_id); });
    connect(m_actions, &MembershipActions::noticed, this, &MembershipPanel::noticed);
    connect(m_open, &QAction::triggered, this, [this] { m_table->openRecord(m_table->currentIndex()); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_buttons);
    layout->addWidget(m_search);
    layout->addWidget(m_filter);
    layout->addWidget(m_table, 1);
    // It takes what is left, but never less than a few rows.
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_table->setMinimumHeight(4 * m_table->rowHeight());
    setUpTable();
    updateTitle();
    updateActions();
}

QAction *MembershipPanel::addAction(const QString &name, const QString &icon, const QString &text,
                                    const QString &toolTip)
{
    auto *action = new QAction(namedIcon(icon), text, this);
    action->setObjectName(prefixOf(m_owner) + name + u"Action"_s);
    action->setToolTip(toolTip);
    m_buttons->addButton(action);
    return action;
}

// Of the other side: what happened to the member, or in the organization.
bool MembershipPanel::keepsEdits()
{
    if (!m_model->hasRefusedEdits())
        return false;
    emit noticed({Notice::Level::Warning,
                  tr("An edit of a membership of this record is not saved yet. Save or discard it before you "
                     "go on."),
                  {},
                  tr("Discard the edit"),
                  [this] { m_model->discardEdits(); }});
    return true;
}

void MembershipPanel::addHistoryAction()
{
    const bool ofUser = m_owner == Entity::User;
    m_history = new QAction(namedIcon(u"history"_s),
                            ofUser ? tr("History of the organization") : tr("History of the user"), this);
    m_history->setObjectName(prefixOf(m_owner) + u"HistoryAction"_s);
    m_table->addAction(m_history);
    connect(m_history, &QAction::triggered, this, [this, ofUser] {
        const int row = m_table->currentIndex().row();
        if (row < 0 || !m_model->isLoaded(row))
            return;
        const int name = ofUser ? m_model->organizationNameColumn() : m_model->userNameColumn();
        emit historyRequested(ofUser ? Entity::Organization : Entity::User,
                              ofUser ? m_model->organizationAt(row).text() : m_model->userAt(row).text(),
                              m_model->index(row, name).data().toString());
    });
}

void MembershipPanel::setUpTable()
{
    const bool ofUser = m_owner == Entity::User;
    m_table->sortFrom(ofUser ? m_model->organizationNameColumn() : m_model->userNameColumn());
    auto *selection = new RecordSelection(*m_table, *m_model, this);
    connect(selection, &RecordSelection::notFound, selection, &RecordSelection::selectNeighbour);
    connect(m_table, &MembershipTable::openRequested, this, &MembershipPanel::openRequested);
    connect(m_search, &SearchBox::searchChanged, m_model, &RelationalModel::setSearch);
    m_search->leadInto(*m_table);
    connect(&m_roster, &Roster::changed, this, [this] { m_all = -1; });
    for (const auto update : {&MembershipPanel::updateActions, &MembershipPanel::updateTitle}) {
        connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, update);
        connect(m_model, &RelationalModel::modelReset, this, update);
    }
    connect(m_model, &RelationalModel::countChanged, this, &MembershipPanel::updateTitle);
    connect(m_seeker, &RowSeeker::noticed, this, &MembershipPanel::noticed);
    connect(m_model, &RelationalModel::readFailed, this,
            [this](const DbError &error) { emit noticed(readFailure(error)); });
}

void MembershipPanel::setRecord(const QString &id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_all = -1;
    m_model->discardEdits(); // refused ones of the record before; what is being saved goes on
    m_search->setSearch({});
    if (m_owner == Entity::User)
        m_model->setScope(UserId(id));
    else
        m_model->setScope(OrganizationId(id));
    m_table->scrollToTop();
    updateTitle();
    updateActions();
}

QString MembershipPanel::titleText() const
{
    const auto text = [this](qint64 count) {
        return m_owner == Entity::User ? countText(Entity::Organization, count)
                                       : tr("%Ln member(s)", nullptr, int(qMin<qint64>(count, INT_MAX)));
    };
    if (m_model->whyUnread())
        return unreadText(*m_model);
    if (!m_model->isNarrowed())
        return text(m_model->totalCount());
    const QString found = foundText(*m_model);
    return m_all < 0 ? tr("%1 found").arg(found) : tr("%1 of %2", "shown of all").arg(found, text(m_all));
}

void MembershipPanel::updateTitle()
{
    if (!m_model->isNarrowed() && m_model->isCountExact())
        m_all = m_model->totalCount();
    m_title->setText(withSelected(titleText(), m_table->selectedCount()));
    QString empty = unreadAdvice(*m_model);
    if (m_model->totalCount() == 0 && m_model->isCountExact()) {
        if (m_model->isNarrowed())
            empty = nothingFoundText(*m_model);
        else if (m_owner == Entity::User)
            empty = tr("In no organization yet. Assign… adds some.");
        else
            empty = tr("No members yet. Assign… adds some.");
    }
    m_table->setEmptyText(empty);
}

void MembershipPanel::updateActions()
{
    const bool selected = m_table->selectionModel()->hasSelection();
    const bool writable = m_roster.schema().rights(Entity::Membership).any();
    m_assign->setEnabled(!m_id.isEmpty() && writable);
    m_open->setEnabled(selected);
    m_history->setEnabled(selected);
}
