#include "models/membership/membershipdraftmodel.h"
#include "models/membership/roster.h"
#include "views/assigndialog.h"
#include "views/assignlist.h"
#include "views/messagebar.h"
#include "views/searchbox.h"
#include "views/style.h"
#include "views/tableview.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// The widgets of AssignDialog and how they are arranged.

void AssignDialog::createParts()
{
    const bool organizations = m_draft->draft().otherEntity() == Entity::Organization;
    m_message = new MessageBar;
    m_content = new QWidget;
    m_availableList =
        new AssignList(u"available"_s, organizations ? tr("Available organizations") : tr("Available users"),
                       organizations ? tr("Filter organizations") : tr("Filter users"));
    m_assignedList =
        new AssignList(u"assigned"_s, organizations ? tr("Assigned organizations") : tr("Assigned users"),
                       tr("Filter what is assigned"));
    m_role = new QComboBox;
    setNames(m_role, u"roleCombo"_s, tr("Role of what is added"));
    m_role->setEditable(true);
    m_role->setInsertPolicy(QComboBox::NoInsert);
    m_role->addItems({u"owner"_s, u"admin"_s, u"member"_s, u"viewer"_s});
    m_role->setCurrentText(u"member"_s);
    m_role->setToolTip(m_role->accessibleName());
    m_role->setMinimumContentsLength(8);

    m_add = new QPushButton;
    setNames(m_add, u"addButton"_s, tr("Add what is selected"));
    m_add->setToolTip(m_add->accessibleName());
    m_remove = new QPushButton(tr("&Remove"));
    m_remove->setObjectName(u"removeButton"_s);
    connect(m_add, &QPushButton::clicked, this, &AssignDialog::addSelected);
    connect(m_remove, &QPushButton::clicked, this, &AssignDialog::removeOrKeepSelected);

    m_difference = new QLabel;
    setNames(m_difference, u"differenceLabel"_s, tr("Difference"));
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

void AssignDialog::layOut()
{
    auto *roleLabel = new QLabel(tr("R&ole:"));
    roleLabel->setBuddy(m_role);
    const bool hasRole = m_roster.schema().memberships.has(Field::Role);
    roleLabel->setVisible(hasRole);
    m_role->setVisible(hasRole);

    auto *middle = new QVBoxLayout;
    middle->addStretch();
    middle->addWidget(roleLabel);
    middle->addWidget(m_role);
    middle->addSpacing(fontMetrics().height() / 2);
    middle->addWidget(m_add);
    middle->addWidget(m_remove);
    middle->addStretch();

    auto *lists = new QHBoxLayout(m_content);
    lists->setContentsMargins({});
    lists->addWidget(m_availableList, 1);
    lists->addLayout(middle);
    lists->addWidget(m_assignedList, 1);

    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_difference, 1);
    bottom->addWidget(m_progress, 1);
    bottom->addSpacing(fontMetrics().height());
    bottom->addWidget(m_buttons);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addWidget(m_content, 1);
    layout->addLayout(bottom);

    const int letter = fontMetrics().averageCharWidth();
    resize(letter * 130, fontMetrics().height() * 32);

    const QList<QWidget *> order{
        &m_availableList->filter(), &m_availableList->view(), m_role,   m_add, m_remove,
        &m_assignedList->filter(),  &m_assignedList->view(),  m_buttons};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}
