#include "views/historyfilterbar.h"

#include "models/membership/applyreport.h"
#include "views/changetext.h"
#include "views/periodpicker.h"
#include "views/searchbox.h"
#include "views/style.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

HistoryFilterBar::HistoryFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_only(new QToolButton)
    , m_text(new SearchBox(u"historySearch"_s, tr("Search what was done or which file")))
    , m_user(new SearchBox(u"historyUser"_s, tr("User")))
    , m_organization(new SearchBox(u"historyOrganization"_s, tr("Organization")))
    , m_actor(new SearchBox(u"historyActor"_s, tr("Who did it")))
    , m_method(new QComboBox)
    , m_period(new PeriodPicker(u"history"_s, tr("When it was changed"), tr("Any time")))
    , m_clear(new QToolButton)
{
    setNames(m_only, u"historyOnly"_s, tr("Show the changes of all records again"));
    m_only->setIcon(namedIcon(u"close"_s));
    m_only->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_only->setToolTip(m_only->accessibleName());
    setNames(m_clear, u"historyClear"_s, tr("Clear all filters"));
    m_clear->setText(tr("Show all"));
    m_clear->setToolTip(m_clear->accessibleName());
    for (QToolButton *button : {m_only, m_clear}) {
        button->setFocusPolicy(Qt::StrongFocus);
        connect(button, &QToolButton::clicked, this, &HistoryFilterBar::clear);
    }
    m_user->setToolTip(tr("Part of a name or e-mail; deleted users are found as well"));
    m_organization->setToolTip(tr("Part of a name or slug; deleted organizations are found as well"));
    for (SearchBox *box : {m_text, m_user, m_organization, m_actor})
        connect(box, &SearchBox::searchChanged, this, &HistoryFilterBar::updateParts);
    setUpChoices();

    auto *words = new QHBoxLayout;
    words->addWidget(m_only);
    words->addWidget(m_text, 1);
    words->addWidget(m_clear);
    auto *choices = new QHBoxLayout;
    for (SearchBox *box : {m_user, m_organization, m_actor})
        choices->addWidget(box, 1);
    choices->addWidget(m_method);
    choices->addWidget(m_period);
    choices->addWidget(m_period->dates());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(words);
    layout->addLayout(choices);
    updateParts();
}

void HistoryFilterBar::setUpChoices()
{
    setNames(m_method, u"historyMethod"_s, tr("How it was changed"));
    m_method->addItem(tr("Any way"), QString());
    for (const QLatin1StringView method : {ChangeMethod::Edit, ChangeMethod::Assign, ChangeMethod::Drop,
                                           ChangeMethod::Paste, ChangeMethod::Delete, ChangeMethod::Import,
                                           ChangeMethod::Command, ChangeMethod::Revert, ChangeMethod::Redo})
        m_method->addItem(methodText(method), QString(method));
    connect(m_method, &QComboBox::currentIndexChanged, this, &HistoryFilterBar::updateParts);
    connect(m_period, &PeriodPicker::periodChanged, this, &HistoryFilterBar::updateParts);
}

void HistoryFilterBar::updateParts()
{
    m_only->setVisible(!m_onlyUser.isEmpty() || !m_onlyOrganization.isEmpty());
    m_clear->setVisible(query() != HistoryQuery());
    emit queryChanged();
}

HistoryQuery HistoryFilterBar::query() const
{
    HistoryQuery query;
    query.text = m_text->text().trimmed();
    query.user = m_user->text().trimmed();
    query.organization = m_organization->text().trimmed();
    query.actor = m_actor->text().trimmed();
    query.method = m_method->currentData().toString();
    const Period period = m_period->period();
    query.from = period.from;
    query.until = period.until;
    query.onlyUser = m_onlyUser;
    query.onlyOrganization = m_onlyOrganization;
    return query;
}

void HistoryFilterBar::setOnly(Entity entity, const QString &id, const QString &name)
{
    {
        const QSignalBlocker quiet(this);
        clear();
    }
    m_onlyUser = entity == Entity::User ? UserId(id) : UserId();
    m_onlyOrganization = entity == Entity::Organization ? OrganizationId(id) : OrganizationId();
    m_onlyName = name;
    m_only->setText(tr("Only %1").arg(QString(name).replace(u'&', u"&&"_s)));
    m_only->setAccessibleDescription(m_only->text());
    updateParts();
}

void HistoryFilterBar::clear()
{
    m_onlyUser = {};
    m_onlyOrganization = {};
    m_onlyName.clear();
    for (SearchBox *box : {m_text, m_user, m_organization, m_actor})
        box->setSearch({});
    m_method->setCurrentIndex(0);
    m_period->setCurrentIndex(0);
    updateParts();
}

void HistoryFilterBar::focusSearch()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}
