#include "views/mappingpage.h"

#include "models/storage/whenfinished.h"
#include "views/mappingtab.h"
#include "views/style.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>

using namespace Qt::StringLiterals;

MappingPage::MappingPage(const DatabaseAddress &address, const TableChoice &choice, const QString &reason,
                         QWidget *parent)
    : QWidget(parent)
    , m_address(address)
    , m_begin(choice)
    , m_explorer(address)
    , m_reason(new QLabel)
    , m_verdict(new QLabel)
    , m_tabs(new QTabWidget)
    , m_userTab(new MappingTab(Entity::User))
    , m_organizationTab(new MappingTab(Entity::Organization))
    , m_membershipTab(new MappingTab(Entity::Membership))
    , m_command(new QLineEdit)
{
    setObjectName(u"mappingPage"_s);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(makeContent(reason));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scroll, 1);
    layout->addWidget(makeButtons());
    for (MappingTab *tab : {m_userTab, m_organizationTab, m_membershipTab}) {
        tab->setColumns(choice.columns);
        connect(tab, &MappingTab::edited, this, &MappingPage::check);
    }
    connect(m_users, &QComboBox::activated, this, [this] { takeOtherSide(m_users); });
    connect(m_organizations, &QComboBox::activated, this, [this] { takeOtherSide(m_organizations); });
    connect(m_memberships, &QComboBox::activated, this, &MappingPage::takeMemberships);
    whenFinished(this, m_explorer.offer(), [this](const Result<TableOffer> &offer) {
        if (offer)
            fill(*offer);
        else
            m_verdict->setText(offer.error().text);
    });
}

QComboBox *MappingPage::addChoice(QGridLayout *grid, const QString &label, const QString &name)
{
    auto *box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(30);
    setNames(box, name, label);
    auto *title = new QLabel(label);
    title->setBuddy(box);
    const int row = grid->rowCount();
    grid->addWidget(title, row, 0);
    grid->addWidget(box, row, 1);
    return box;
}

QWidget *MappingPage::makeContent(const QString &reason)
{
    auto *title = new QLabel(tr("Which tables of %1 are which?").arg(m_address.displayName()));
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    title->setFont(large);
    m_reason->setText(reason);
    m_reason->setObjectName(u"mappingReason"_s);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setVisible(!reason.isEmpty());

    auto *grid = new QGridLayout;
    m_users = addChoice(grid, tr("&Users:"), u"mappingUsers"_s);
    m_organizations = addChoice(grid, tr("O&rganizations:"), u"mappingOrganizations"_s);
    m_memberships = addChoice(grid, tr("&Memberships:"), u"mappingMemberships"_s);
    for (QComboBox *box : {m_users, m_organizations, m_memberships})
        box->setAccessibleName(box->accessibleName().remove(u'&').remove(u':'));
    m_memberships->setToolTip(tr("Offered are tables whose primary key, or a unique constraint of which, is "
                                 "two foreign keys to two other tables."));
    grid->setColumnStretch(1, 1);
    setNames(m_verdict, u"mappingVerdict"_s, tr("Whether it fits"));
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    m_verdict->setText(tr("Looking at %1…").arg(m_address.displayName()));

    setNames(m_tabs, u"mappingTabs"_s, tr("The tables"));
    setNames(m_tabs->tabBar(), u"mappingTabBar"_s, tr("The tables"));
    m_tabs->addTab(m_userTab, tr("Users"));
    m_tabs->addTab(m_organizationTab, tr("Organizations"));
    m_tabs->addTab(m_membershipTab, tr("Memberships"));

    setNames(m_command, u"mappingCommand"_s, tr("The same for the command line"));
    m_command->setReadOnly(true);
    auto *commandTitle = new QLabel(tr("On the &command line:"));
    commandTitle->setBuddy(m_command);
    auto *command = new QHBoxLayout;
    command->addWidget(commandTitle);
    command->addWidget(m_command, 1);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->addWidget(title);
    column->addWidget(m_reason);
    column->addLayout(grid);
    column->addWidget(m_verdict);
    column->addWidget(m_tabs, 1);
    column->addLayout(command);
    return content;
}

QWidget *MappingPage::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_open = buttons->addButton(tr("&Open"), QDialogButtonBox::AcceptRole);
    setNames(m_open, u"mappingOpen"_s, tr("Open"));
    m_open->setEnabled(false);
    m_open->setDefault(true);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    setNames(cancel, u"mappingCancel"_s, cancel->text().remove(u'&'));
    cancel->setAutoDefault(false);
    connect(m_open, &QPushButton::clicked, this, [this] { emit chosen(choice()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &MappingPage::cancelled);
    buttons->setContentsMargins(9, 0, 9, 9);
    auto *frame = new QWidget;
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(9, 0, 9, 9);
    layout->addWidget(buttons);
    return frame;
}

TableChoice MappingPage::choice() const
{
    TableChoice choice{m_users->currentData().toString(),
                       m_organizations->currentData().toString(),
                       m_memberships->currentData().toString(),
                       {}};
    for (const MappingTab *tab : {m_userTab, m_organizationTab, m_membershipTab})
        tab->addTo(choice.columns);
    return choice;
}

void MappingPage::fill(const TableOffer &offer)
{
    m_offer = offer;
    // What an error says is for the command line.
    if (m_begin.isEmpty() && !m_reason->text().isEmpty())
        m_reason->setText(offer.fitting.isEmpty()
                              ? tr("No table of this database joins two others. Say which tables hold the "
                                   "users and the organizations.")
                              : tr("Several tables of this database fit. Say which hold the users, the "
                                   "organizations, and who belongs where."));
    for (const auto &[box, entity] :
         {std::pair(m_users, Entity::User), std::pair(m_organizations, Entity::Organization)}) {
        for (const QString &table : offer.tablesFor(entity))
            box->addItem(table, table);
    }
    for (const TableChoice &one : offer.fitting) {
        if (m_memberships->findData(one.memberships) < 0)
            m_memberships->addItem(
                tr("%1 (joins %2 and %3)").arg(one.memberships, one.users, one.organizations),
                one.memberships);
    }
    m_memberships->addItem(tr("None yet"), QString());
    // What is said so far, else what is likeliest.
    const auto fits = [&](const TableChoice &one) {
        const auto agrees = [](const QString &said, const QString &table) {
            return said.isEmpty() || said == table || table.endsWith(u'.' + said);
        };
        return agrees(m_begin.users, one.users) && agrees(m_begin.organizations, one.organizations)
            && agrees(m_begin.memberships, one.memberships);
    };
    const auto best = std::find_if(offer.fitting.cbegin(), offer.fitting.cend(), fits);
    const TableChoice begin = best == offer.fitting.cend() ? m_begin : *best;
    for (const auto &[box, table] :
         {std::pair(m_users, begin.users), std::pair(m_organizations, begin.organizations)})
        box->setCurrentIndex(std::max(0, box->findData(table)));
    // Not the same table twice.
    if (begin.organizations.isEmpty() && m_organizations->count() > 1
        && m_organizations->currentData() == m_users->currentData())
        m_organizations->setCurrentIndex(1);
    m_memberships->setCurrentIndex(std::max(0, m_memberships->findData(begin.memberships)));
    m_users->setFocus();
    check();
}

// The join table says what it joins.
void MappingPage::takeMemberships()
{
    const QString table = m_memberships->currentData().toString();
    const TableChoice now = choice();
    const auto joins = [&](const TableChoice &one) { return one.memberships == table; };
    const bool fits = std::any_of(m_offer.fitting.cbegin(), m_offer.fitting.cend(), [&](const auto &one) {
        return joins(one) && one.users == now.users && one.organizations == now.organizations;
    });
    const auto best = std::find_if(m_offer.fitting.cbegin(), m_offer.fitting.cend(), joins);
    if (!fits && best != m_offer.fitting.cend()) {
        m_users->setCurrentIndex(m_users->findData(best->users));
        m_organizations->setCurrentIndex(m_organizations->findData(best->organizations));
    }
    check();
}

// Where the join table leaves only one possibility for the other side, that is it.
void MappingPage::takeOtherSide(QComboBox *changed)
{
    const TableChoice now = choice();
    QStringList others;
    for (const TableChoice &one : std::as_const(m_offer.fitting)) {
        if (one.memberships != now.memberships)
            continue;
        if (changed == m_users && one.users == now.users)
            others << one.organizations;
        else if (changed == m_organizations && one.organizations == now.organizations)
            others << one.users;
    }
    if (others.size() == 1) {
        QComboBox *other = changed == m_users ? m_organizations : m_users;
        other->setCurrentIndex(other->findData(others.constFirst()));
    } else if (others.isEmpty()) {
        takeJoinOf(now.users, now.organizations);
    }
    check();
}

// Another join table, if there is one for these two.
void MappingPage::takeJoinOf(const QString &users, const QString &organizations)
{
    const auto joins = [&](const TableChoice &one) {
        return one.users == users && one.organizations == organizations;
    };
    const auto best = std::find_if(m_offer.fitting.cbegin(), m_offer.fitting.cend(), joins);
    if (best != m_offer.fitting.cend())
        m_memberships->setCurrentIndex(m_memberships->findData(best->memberships));
}

void MappingPage::check()
{
    const TableChoice now = choice();
    m_command->setText(now.optionsText());
    m_command->setCursorPosition(0);
    m_open->setEnabled(false);
    sketch(m_userTab, now.users);
    sketch(m_organizationTab, now.organizations);
    // Only then: it shows or hides the tab's page as well, which takes the keyboard along.
    if (m_tabs->isTabEnabled(2) == now.memberships.isEmpty())
        m_tabs->setTabEnabled(2, !now.memberships.isEmpty());
    if (!now.memberships.isEmpty())
        sketch(m_membershipTab, now.memberships);
    whenFinished(this, m_explorer.fit(now), [this, question = ++m_latest](const Result<ChoiceFit> &fit) {
        if (question != m_latest)
            return;
        show(fit ? *fit : ChoiceFit{{}, false, fit.error()});
    });
}

void MappingPage::show(const ChoiceFit &fit)
{
    const bool fits = fit.schema || fit.canBeJoined;
    if (!fit.schema) {
        for (MappingTab *tab : {m_userTab, m_organizationTab, m_membershipTab})
            tab->setTable(nullptr, {});
    }
    if (fit.schema) {
        m_userTab->setTable(&fit.schema->users, fit.schema->engine);
        m_organizationTab->setTable(&fit.schema->organizations, fit.schema->engine);
        m_membershipTab->setTable(&fit.schema->memberships, fit.schema->engine);
        const Table &memberships = fit.schema->memberships;
        if (choice().memberships.isEmpty())
            m_verdict->setText(tr("%1 joins these two already, and is used.").arg(memberships.name));
        else
            m_verdict->setText(tr("This fits: %1 refers to %2 by %3 and to %4 by %5.")
                                   .arg(memberships.name, fit.schema->users.name,
                                        memberships.key.constFirst(), fit.schema->organizations.name,
                                        memberships.key.constLast()));
    } else if (fit.canBeJoined) {
        m_verdict->setText(
            tr("No table joins these two yet. Roster can make it, and shows it as SQL before."));
    } else {
        m_verdict->setText(fit.reason.text);
    }
    setColor(*m_verdict, QPalette::WindowText, fits ? nullptr : errorColor);
    m_open->setEnabled(fits);
    m_open->setDefault(true);
}

void MappingPage::sketch(MappingTab *tab, const QString &table)
{
    if (const auto known = m_sketches.constFind(table); known != m_sketches.cend()) {
        tab->showSketch(*known);
        return;
    }
    whenFinished(this, m_explorer.sketch(table), [this, tab, table](const Result<TableSketch> &sketch) {
        if (!sketch) {
            tab->showProblem(sketch.error().text);
            return;
        }
        m_sketches.insert(table, *sketch);
        const TableChoice now = choice();
        const QString &wanted = tab == m_userTab ? now.users
            : tab == m_organizationTab           ? now.organizations
                                                 : now.memberships;
        if (wanted == table)
            tab->showSketch(*sketch);
    });
}

// In a page, too, as in a dialog.
void MappingPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit cancelled();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_open->isEnabled())
        m_open->click();
    else
        QWidget::keyPressEvent(event);
}
