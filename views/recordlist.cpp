#include "views/recordlist.h"

#include "models/tables/relationalmodel.h"
#include "views/buttonrow.h"
#include "views/fieldtitles.h"
#include "views/filterbar.h"
#include "views/membershipdelegates.h"
#include "views/recordselection.h"
#include "views/rowseeker.h"
#include "views/searchbox.h"
#include "views/style.h"
#include "views/tableview.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

RecordList::RecordList(RelationalModel &model, const Schema &schema, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_entity(model.table().entity)
    , m_rights(schema.rights(m_entity))
    , m_canAssign(schema.rights(Entity::Membership).any())
    , m_count(new QLabel)
{
    const bool isUser = m_entity == Entity::User;
    const QString prefix = isUser ? u"users"_s : u"organizations"_s;
    m_search = new SearchBox(prefix + u"Search"_s, isUser ? tr("Search users") : tr("Search organizations"));
    m_filter = new FilterBar(model, *m_search, prefix);
    m_table = new TableView(prefix + u"Table"_s, isUser ? tr("Users") : tr("Organizations"));
    setNames(m_count, prefix + u"Count"_s, tr("Count"));

    auto *top = new ButtonRow(m_search);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(top);
    layout->addWidget(m_filter);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_count);

    setUpActions();
    for (QAction *action : {m_add, m_assign, m_delete})
        top->addButton(action);
    setUpTable();
    updateCount();
    updateActions();
}

bool RecordList::isNarrowed() const { return !m_search->text().isEmpty() || m_model.isNarrowed(); }

void RecordList::showAll()
{
    m_filter->setOpen(false);
    m_search->setSearch({});
}

void RecordList::forgetTotal()
{
    if (!m_model.isNarrowed())
        return;
    m_all = -1;
    updateCount();
}

QAction *RecordList::addAction(const QString &name, const QString &icon, const QString &text)
{
    auto *action = new QAction(namedIcon(icon), text, this);
    action->setObjectName(table().objectName().remove(u"Table"_s) + name + u"Action"_s);
    return action;
}

void RecordList::setUpActions()
{
    const bool isUser = m_entity == Entity::User;
    m_add = addAction(u"Add"_s, u"add"_s, tr("Add…"));
    m_add->setToolTip(isUser ? tr("Add a user") : tr("Add an organization"));
    m_assign = addAction(u"Assign"_s, u"assign"_s, tr("Assign…"));
    m_assign->setToolTip(isUser ? tr("Choose the organizations of the selected users")
                                : tr("Choose the members of the selected organizations"));
    m_table->addAction(m_assign);
    connect(m_assign, &QAction::triggered, this, &RecordList::assignRequested);
    m_copyFrom = addAction(u"CopyFrom"_s, u"copyfrom"_s, tr("Copy memberships from…"));
    m_copyFrom->setToolTip(isUser ? tr("Give the selected users another user's organizations")
                                  : tr("Give the selected organizations another one's members"));
    m_table->addAction(m_copyFrom);
    connect(m_copyFrom, &QAction::triggered, this, &RecordList::copyFromRequested);
    m_delete = addAction(u"Delete"_s, u"remove"_s, tr("Delete"));
    m_delete->setToolTip(isUser ? tr("Delete the selected users") : tr("Delete the selected organizations"));
    m_delete->setShortcut(QKeySequence::Delete);
    m_delete->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(m_delete);
    // The window has this shortcut for all its pages; here it is only said.
    m_history = addAction(u"History"_s, u"history"_s,
                          tr("History") + u'\t' + shortcutText(QKeySequence(tr("Ctrl+H"))));
    m_history->setToolTip(isUser ? tr("Show the changes of this user only")
                                 : tr("Show the changes of this organization only"));
    m_table->addAction(m_history);
    connect(m_history, &QAction::triggered, this, &RecordList::historyRequested);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_add, &QAction::triggered, this, &RecordList::addRequested);
    connect(m_delete, &QAction::triggered, this, &RecordList::deleteRequested);
}

void RecordList::setUpTable()
{
    setFieldTitles(m_model);
    m_table->setModel(&m_model);
    QList<int> columns;
    QList<int> widths;
    // Where there are no names, the id stands for them.
    const bool hasLabel =
        m_model.columnOf(Field::Name) >= 0 || m_model.columnOf(Schema::handle(m_entity)) >= 0;
    for (const auto &[column, width] :
         {std::pair(hasLabel ? -1 : m_model.columnOf(Field::Id), 40),
          std::pair(m_model.columnOf(Field::Name), 26),
          std::pair(m_model.columnOf(Schema::handle(m_entity)), 32), std::pair(m_model.countColumn(), 13)}) {
        if (column >= 0) {
            columns << column;
            widths << width;
        }
    }
    m_table->setItemDelegateForColumn(m_model.countColumn(), new NumberDelegate(m_table));
    for (const Field field : {Field::CreatedAt, Field::UpdatedAt}) {
        if (const int column = m_model.columnOf(field); column >= 0)
            m_table->setItemDelegateForColumn(column, new DayDelegate(m_table));
    }
    m_table->showColumns(columns, widths);
    m_selection = new RecordSelection(*m_table, m_model, this);
    m_seeker = new RowSeeker(*m_table, m_model, this);
    m_table->sortFrom(columns.first());
    connect(m_search, &SearchBox::searchChanged, &m_model, &RelationalModel::setSearch);
    m_search->leadInto(*m_table);
    connect(&m_model, &RelationalModel::countChanged, this, &RecordList::updateCount);
    connect(&m_model, &RelationalModel::loadingChanged, this, &RecordList::updateCount);
    for (const auto update : {&RecordList::updateActions, &RecordList::updateCount}) {
        connect(&m_model, &RelationalModel::modelReset, this, update);
        connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, update);
    }
}

QString RecordList::countLabel() const
{
    const qint64 count = m_model.totalCount();
    if (m_model.whyUnread())
        return unreadText(m_model);
    if (!m_model.isNarrowed())
        return totalText(m_model);
    if (m_all < 0)
        return countText(m_entity, count);
    return tr("%1 of %2", "shown of all").arg(foundText(m_model), countText(m_entity, m_all));
}

void RecordList::updateCount()
{
    if (!m_model.isNarrowed())
        m_all = m_model.totalCount();
    m_count->setText(withSelected(countLabel(), m_table->selectedCount()));
    QString empty = unreadAdvice(m_model);
    if (m_model.totalCount() == 0 && m_model.isCountExact()) {
        if (m_model.isNarrowed())
            empty = nothingFoundText(m_model);
        else if (m_entity == Entity::User)
            empty = tr("No users yet. Add one or import a CSV file.");
        else
            empty = tr("No organizations yet. Add one or import a CSV file.");
    }
    m_table->setEmptyText(empty);
}

void RecordList::updateActions()
{
    const bool selected = m_table->selectionModel()->hasSelection();
    m_add->setEnabled(m_rights.add);
    m_copyFrom->setEnabled(m_canAssign && selected);
    m_assign->setEnabled(m_canAssign && selected);
    m_delete->setEnabled(m_rights.remove && selected);
    m_history->setEnabled(selected);
}
