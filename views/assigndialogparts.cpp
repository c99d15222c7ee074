// The widgets of AssignDialog and how they are arranged.

#include "models/membership/membershipdraftmodel.h"
#include "views/additionfields.h"
#include "views/assigndialog.h"
#include "views/assignlist.h"
#include "views/assignselection.h"
#include "views/assignview.h"
#include "views/fieldtitles.h"
#include "views/membershipdelegates.h"
#include "views/messagebar.h"
#include "views/searchbox.h"
#include "views/style.h"

#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QTimer>
#include <QUuid>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void AssignDialog::createParts()
{
    m_message = new MessageBar;
    m_content = new QWidget;
    createLists();
    createButtons();
    createCollisionBar();
    m_difference = new QLabel;
    setNames(m_difference, u"differenceLabel"_s, tr("Difference"));
    m_difference->setWordWrap(true);
    m_progress = new QProgressBar;
    setNames(m_progress, u"assignProgress"_s, tr("Progress"));
    m_progress->setTextVisible(false);
    m_progressTimer->setInterval(100ms);
    connect(m_progressTimer, &QTimer::timeout, this,
            [this] { m_progress->setValue(int(m_written->load())); });

    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_buttons->setObjectName(u"assignButtonBox"_s);
    setNames(m_buttons->button(QDialogButtonBox::Ok), u"assignOk"_s, tr("Save the difference"));
    setNames(m_buttons->button(QDialogButtonBox::Cancel), u"assignCancel"_s, tr("Cancel"));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &AssignDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &AssignDialog::reject);
}

void AssignDialog::createLists()
{
    const bool organizations = m_draft->draft().otherEntity() == Entity::Organization;
    m_availableList = new AssignList(u"available"_s,
                                     organizations ? tr("A&vailable organizations") : tr("A&vailable users"),
                                     organizations ? tr("Filter organizations") : tr("Filter users"));
    m_assignedList =
        new AssignList(u"assigned"_s, organizations ? tr("Assi&gned organizations") : tr("Assi&gned users"),
                       tr("Filter what is assigned"));
    m_differenceOnly = new QCheckBox(tr("Only &differences"));
    setNames(m_differenceOnly, u"differenceOnly"_s, tr("List only what will be changed"));
    m_differenceOnly->setToolTip(m_differenceOnly->accessibleName());
    m_assignedList->addBesideFilter(m_differenceOnly);
    m_fields = new AdditionFields(m_roster.schema().memberships);
}

QPushButton *AssignDialog::newButton(const QString &objectName, const QString &accessibleName,
                                     void (AssignDialog::*clicked)())
{
    auto *button = new QPushButton;
    setNames(button, objectName, accessibleName);
    button->setToolTip(accessibleName);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, clicked);
    return button;
}

void AssignDialog::createButtons()
{
    m_add = newButton(u"addButton"_s, tr("Add what is selected"), &AssignDialog::addSelected);
    m_addAll =
        newButton(u"addAllButton"_s, tr("Add everything that the filter shows"), &AssignDialog::addAllShown);
    m_remove = newButton(u"removeButton"_s, tr("Remove what is selected"), &AssignDialog::removeSelected);
    m_removeAll = newButton(u"removeAllButton"_s, tr("Remove everything that the filter shows"),
                            &AssignDialog::removeAllShown);
    m_keep = newButton(u"keepButton"_s, tr("Take back what is staged for what is selected"),
                       &AssignDialog::keepSelected);
    m_keep->setText(tr("&Keep as it was"));
}

void AssignDialog::createCollisionBar()
{
    m_collisions = new QFrame;
    m_collisions->setObjectName(u"collisionBar"_s);
    m_collisions->setFrameShape(QFrame::StyledPanel);
    m_collisions->setAutoFillBackground(true);
    setColor(*m_collisions, QPalette::Window, pendingBackground);
    m_collisionText = new QLabel;
    setNames(m_collisionText, u"collisionText"_s, tr("What contradicts what others did"));
    m_collisionText->setWordWrap(true);
    m_mine = new QPushButton(tr("M&ine"));
    setNames(m_mine, u"keepMine"_s, tr("What I staged counts"));
    m_theirs = new QPushButton(tr("&Theirs"));
    setNames(m_theirs, u"takeTheirs"_s, tr("What somebody else did counts"));
    auto *icon = new QLabel;
    icon->setPixmap(namedIcon(u"warning"_s).pixmap(QSize(16, 16), devicePixelRatio()));
    auto *layout = new QHBoxLayout(m_collisions);
    layout->addWidget(icon);
    layout->addWidget(m_collisionText, 1);
    for (QPushButton *button : {m_mine, m_theirs}) {
        button->setToolTip(button->accessibleName());
        button->setAutoDefault(false);
        layout->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, button] { settle(button == m_mine); });
    }
    m_collisions->hide();
}

void AssignDialog::layOut()
{
    const int gap = fontMetrics().height() / 2;
    auto *middle = new QVBoxLayout;
    middle->addStretch();
    middle->addWidget(m_fields);
    middle->addSpacing(gap);
    middle->addWidget(m_add);
    middle->addWidget(m_addAll);
    middle->addSpacing(gap);
    middle->addWidget(m_remove);
    middle->addWidget(m_removeAll);
    middle->addSpacing(gap);
    middle->addWidget(m_keep);
    middle->addStretch();

    // As wide as their share, whatever is in them.
    for (AssignList *list : {m_availableList, m_assignedList})
        list->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    const bool several = m_draft->draft().isSeveral(); // says more about each
    auto *lists = new QHBoxLayout(m_content);
    lists->setContentsMargins({});
    lists->addWidget(m_availableList, several ? 3 : 4);
    lists->addLayout(middle);
    lists->addWidget(m_assignedList, 5);

    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_difference, 1);
    bottom->addWidget(m_progress, 1);
    bottom->addSpacing(fontMetrics().height());
    bottom->addWidget(m_buttons);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addWidget(m_collisions);
    layout->addWidget(m_content, 1);
    layout->addLayout(bottom);
    resize(sizeThatFits());

    QWidget *before = &m_availableList->filter();
    QList<QWidget *> order{&m_availableList->view()};
    for (QWidget *field : m_fields->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        if (field->focusPolicy() != Qt::NoFocus)
            order << field;
    }
    order << m_add << m_addAll << m_remove << m_removeAll << m_keep << &m_assignedList->filter()
          << m_differenceOnly << &m_assignedList->view() << m_buttons;
    for (QWidget *next : std::as_const(order)) {
        setTabOrder(before, next);
        before = next;
    }
}

// As wide as it likes where there is room for it.
QSize AssignDialog::sizeThatFits() const
{
    const int width = m_draft->draft().isSeveral() ? 190 : 170;
    const QSize wanted(fontMetrics().averageCharWidth() * width, fontMetrics().height() * 36);
    return wanted.boundedTo(screen()->availableGeometry().size() * 0.95);
}

void AssignDialog::setUpAvailable()
{
    AssignView &view = m_availableList->view();
    setFieldTitles(*m_available);
    view.setModel(m_available);
    QList<int> columns;
    for (const Field field : {Field::Name, Schema::handle(m_draft->draft().otherEntity())}) {
        if (const int column = m_available->columnOf(field); column >= 0)
            columns << column;
    }
    if (columns.isEmpty())
        columns << 0;
    view.setItemDelegate(new DraftDelegate(DraftDelegate::Side::Available, columns.first(), &view));
    view.showColumns(columns, {28, 20});
    m_availableSelection = new AvailableSelection(*m_available, view);
    view.sortFrom(columns.first());
    connect(&m_availableList->filter(), &SearchBox::searchChanged, m_available, &RelationalModel::setSearch);
    connect(m_available, &RelationalModel::countChanged, this, &AssignDialog::updateCounts);
    connect(m_available, &RelationalModel::modelReset, this, &AssignDialog::updateControls);
    connect(m_available, &RelationalModel::readFailed, this, &AssignDialog::tellError);
    connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AssignDialog::updateControls);
    connect(&view, &QAbstractItemView::doubleClicked, this, &AssignDialog::addSelected);
    connect(m_availableList->addViewAction(u"Add"_s, tr("Add"), {Qt::Key_Return, Qt::Key_Enter}),
            &QAction::triggered, this, &AssignDialog::addSelected);
}

void AssignDialog::setUpAssigned()
{
    AssignView &view = m_assignedList->view();
    view.setModel(m_draft);
    QList<int> columns{MembershipDraftModel::NameColumn};
    QList<int> widths{28};
    const Entity other = m_draft->draft().otherEntity();
    if (const Table &table = m_roster.schema().table(other);
        table.has(Field::Name) && table.has(Schema::handle(other))) { // else one stands for the other
        columns << MembershipDraftModel::HandleColumn;
        widths << 14;
    }
    if (m_draft->draft().isSeveral()) {
        columns << MembershipDraftModel::ShareColumn;
        widths << 18;
    }
    auto *delegate = new DraftDelegate(DraftDelegate::Side::Assigned, columns.first(), &view);
    for (int i = 0; i < m_draft->valueColumns().size(); ++i) {
        const int column = MembershipDraftModel::FirstValueColumn + i;
        const std::optional<Field> field = m_draft->valueColumns().at(i).field;
        columns << column;
        const bool isWide =
            field == Field::JoinedAt || (field == Field::Role && !m_draft->draft().isSeveral());
        widths << (isWide ? 17 : 12);
        if (field == Field::Role)
            delegate->setColumn(column, new RoleDelegate(delegate));
        else if (field == Field::Permissions)
            delegate->setColumn(column, new PermissionsDelegate(delegate));
        else if (field == Field::JoinedAt)
            delegate->setColumn(column, new TimeDelegate(delegate));
    }
    view.setItemDelegate(delegate);
    view.showColumns(columns, widths);
    if (!m_draft->draft().isSeveral())
        view.setInternalColumns({MembershipDraftModel::ShareColumn});
    m_assignedSelection = new AssignedSelection(*m_draft, view);
    view.sortFrom(columns.first());
    if (m_roster.schema().rights(Entity::Membership).any())
        view.setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    connect(&m_assignedList->filter(), &SearchBox::searchChanged, m_draft, &MembershipDraftModel::setSearch);
    connect(m_differenceOnly, &QCheckBox::toggled, m_draft, &MembershipDraftModel::setDifferenceOnly);
    connect(m_differenceOnly, &QCheckBox::toggled, this, &AssignDialog::updateCounts);
    connect(&m_assignedList->filter(), &SearchBox::searchChanged, this, &AssignDialog::updateCounts);
    connect(m_draft, &QAbstractItemModel::modelReset, this, &AssignDialog::updateCounts);
    connect(m_draft, &MembershipDraftModel::draftChanged, this, &AssignDialog::updateCounts);
    connect(m_draft, &MembershipDraftModel::busyChanged, this, &AssignDialog::updateCounts);
    connect(m_draft, &MembershipDraftModel::refused, this, [this](const QString &text) {
        m_message->tell({Notice::Level::Error, text});
    });
    connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AssignDialog::updateControls);
    connect(&view, &QAbstractItemView::doubleClicked, this, &AssignDialog::removeOrKeep);
    connect(m_assignedList->addViewAction(u"Remove"_s, tr("Remove"), {Qt::Key_Delete, Qt::Key_Backspace}),
            &QAction::triggered, this, &AssignDialog::removeSelected);
    connect(m_assignedList->addViewAction(u"Keep"_s, tr("Keep as it was"), {Qt::Key_Insert}),
            &QAction::triggered, this, &AssignDialog::keepSelected);
}

void AssignDialog::setUpDrags()
{
    connect(m_availableSelection, &AssignSelection::hiddenChanged, this,
            [this] { m_availableList->setHidden(m_availableSelection->hiddenCount()); });
    connect(m_assignedSelection, &AssignSelection::hiddenChanged, this,
            [this] { m_assignedList->setHidden(m_assignedSelection->hiddenCount()); });
    for (AssignSelection *selection : {static_cast<AssignSelection *>(m_availableSelection),
                                       static_cast<AssignSelection *>(m_assignedSelection)}) {
        connect(selection, &AssignSelection::tooScattered, this, [this](qsizetype count) {
            m_message->tell(
                {Notice::Level::Information,
                 tr("%Ln selected entries are too scattered now to stay selected.", nullptr, int(count))});
        });
    }
    if (!m_roster.schema().rights(Entity::Membership).any())
        return;
    const QString group = QUuid::createUuid().toString();
    m_availableList->view().setDragGroup(group, [](int count) { return tr("Remove %Ln", nullptr, count); });
    m_assignedList->view().setDragGroup(group, [](int count) { return tr("Add %Ln", nullptr, count); });
    connect(&m_assignedList->view(), &AssignView::partnerDropped, this, &AssignDialog::addSelected);
    connect(&m_availableList->view(), &AssignView::partnerDropped, this, &AssignDialog::removeSelected);
}
