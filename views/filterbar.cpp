#include "views/filterbar.h"

#include "models/tables/relationalmodel.h"
#include "views/periodpicker.h"
#include "views/searchbox.h"
#include "views/style.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

FilterBar::FilterBar(RelationalModel &model, SearchBox &search, const QString &prefix, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_search(search)
    , m_toggle(search.addAction(namedIcon(u"filter"_s), QLineEdit::TrailingPosition))
{
    setObjectName(prefix + u"Filter"_s);
    m_toggle->setObjectName(prefix + u"FilterAction"_s);
    m_toggle->setText(tr("Filter"));
    m_toggle->setToolTip(tr("Filter the rows (%1)").arg(shortcutText(QKeySequence(tr("Ctrl+Shift+F")))));
    m_toggle->setCheckable(true);
    connect(m_toggle, &QAction::toggled, this, &FilterBar::onToggled);
    addRole(prefix);
    addWithout(prefix);
    if (model.table().entity == Entity::Membership)
        m_joined = addPeriod(Field::JoinedAt, prefix + u"Joined"_s, tr("When they joined"),
                             tr("Joined any time"), tr("Joined:"));
    m_changed = addPeriod(Field::UpdatedAt, prefix + u"Changed"_s, tr("When it was changed last"),
                          tr("Changed any time"), tr("Changed:"));
    layOut();
    hide();
}

void FilterBar::addRole(const QString &prefix)
{
    if (m_model.table().entity != Entity::Membership || !m_model.table().has(Field::Role))
        return;
    m_role = new QComboBox;
    setNames(m_role, prefix + u"Role"_s, tr("Role"));
    m_role->setToolTip(tr("Only memberships of this role; any other word can be typed"));
    m_role->setEditable(true);
    m_role->setInsertPolicy(QComboBox::NoInsert);
    m_role->addItem(QString());
    m_role->addItems({u"owner"_s, u"admin"_s, u"member"_s, u"viewer"_s});
    m_role->lineEdit()->setPlaceholderText(tr("Any role"));
    m_role->lineEdit()->setClearButtonEnabled(true);
    m_role->lineEdit()->setObjectName(prefix + u"RoleText"_s);
    m_role->lineEdit()->setAccessibleName(tr("Role"));
    connect(m_role, &QComboBox::textActivated, this, &FilterBar::apply);
    connect(m_role->lineEdit(), &QLineEdit::editingFinished, this, &FilterBar::apply);
    connect(m_role->lineEdit(), &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            apply();
    });
}

void FilterBar::addWithout(const QString &prefix)
{
    if (m_model.table().entity == Entity::Membership)
        return;
    m_without = new QCheckBox(m_model.table().entity == Entity::User ? tr("In no organization")
                                                                     : tr("Without members"));
    setNames(m_without, prefix + u"Without"_s, m_without->text());
    connect(m_without, &QCheckBox::toggled, this, &FilterBar::apply);
}

PeriodPicker *FilterBar::addPeriod(Field field, const QString &prefix, const QString &label,
                                   const QString &any, const QString &title)
{
    if (!m_model.table().has(field))
        return nullptr;
    auto *picker = new PeriodPicker(prefix, label, any, title);
    connect(picker, &PeriodPicker::periodChanged, this, &FilterBar::apply);
    return picker;
}

// The choices side by side where there is room, the days below.
void FilterBar::layOut()
{
    constexpr int leastCharacters = 13; // "Joined: today", of which no part may go
    m_choices = new QHBoxLayout;
    for (QComboBox *choice :
         {m_role, static_cast<QComboBox *>(m_joined), static_cast<QComboBox *>(m_changed)}) {
        if (!choice)
            continue;
        choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choice->setMinimumContentsLength(leastCharacters);
        m_choices->addWidget(choice, 1);
    }
    if (m_without)
        m_choices->insertWidget(0, m_without);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(m_choices);
    for (const PeriodPicker *picker : {m_joined, m_changed}) {
        if (picker)
            layout->addWidget(picker->dates());
    }
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    int needed = -m_choices->spacing();
    for (int i = 0; i < m_choices->count(); ++i)
        needed += m_choices->itemAt(i)->widget()->minimumSizeHint().width() + m_choices->spacing();
    m_choices->setDirection(needed > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QWidget::resizeEvent(event);
}

// As if one below the other: else it had to stay wide because it is wide, and a scroll area around it would
// make it wider and narrower without end.
QSize FilterBar::minimumSizeHint() const
{
    int width = 0;
    for (int i = 0; i < m_choices->count(); ++i)
        width = qMax(width, m_choices->itemAt(i)->widget()->minimumSizeHint().width());
    return {width, QWidget::minimumSizeHint().height()};
}

bool FilterBar::isOpen() const { return m_toggle->isChecked(); }

void FilterBar::setOpen(bool open) { m_toggle->setChecked(open); }

void FilterBar::toggle()
{
    setOpen(!isOpen());
    if (!isOpen()) {
        m_search.setFocus(Qt::ShortcutFocusReason);
        return;
    }
    for (QWidget *field : {static_cast<QWidget *>(m_role), static_cast<QWidget *>(m_without),
                           static_cast<QWidget *>(m_changed)}) {
        if (field) {
            field->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void FilterBar::onToggled(bool open)
{
    setVisible(open);
    m_toggle->setIcon(namedIcon(open ? u"filtered"_s : u"filter"_s));
    apply();
}

RowFilter FilterBar::filter() const
{
    RowFilter filter;
    if (!isOpen())
        return filter;
    if (m_role)
        filter.role = m_role->currentText().trimmed();
    filter.withoutMemberships = m_without && m_without->isChecked();
    if (m_joined)
        filter.joined = m_joined->period();
    if (m_changed)
        filter.changed = m_changed->period();
    return filter;
}

void FilterBar::apply() { m_model.setRowFilter(filter()); }
