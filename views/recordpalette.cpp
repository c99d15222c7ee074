#include "views/recordpalette.h"

#include "models/membership/roster.h"
#include "models/tables/organizationmodel.h"
#include "models/tables/usermodel.h"
#include "views/fieldtitles.h"
#include "views/membershipdropper.h"
#include "views/recordexchange.h"
#include "views/recordselection.h"
#include "views/rowseeker.h"
#include "views/searchbox.h"
#include "views/style.h"
#include "views/tableview.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

RecordPalette::RecordPalette(Entity entity, MembershipDropper &dropper, QWidget *parent)
    : QWidget(parent)
    , m_entity(entity)
    , m_dropper(dropper)
    , m_count(new QLabel)
{
    const bool users = entity == Entity::User;
    const QString prefix = users ? u"userPalette"_s : u"organizationPalette"_s;
    setObjectName(prefix + u"Panel"_s);
    m_search = new SearchBox(prefix + u"Search"_s,
                             users ? tr("Search users beside the page")
                                   : tr("Search organizations beside the page"));
    m_search->setPlaceholderText(users ? tr("Search users") : tr("Search organizations"));
    m_table = new TableView(
        prefix, users ? tr("Users to drag from and to") : tr("Organizations to drag from and to"));
    setNames(m_count, prefix + u"Count"_s, tr("Count"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_count);
}

void RecordPalette::showEvent(QShowEvent *event)
{
    if (!m_model)
        fill();
    QWidget::showEvent(event);
}

void RecordPalette::fill()
{
    if (m_entity == Entity::User)
        m_model = new UserModel(m_dropper.roster(), this);
    else
        m_model = new OrganizationModel(m_dropper.roster(), this);
    setFieldTitles(*m_model);
    m_table->setModel(m_model);
    QList<int> columns;
    QList<int> widths;
    for (const auto &[field, width] : {std::pair(Field::Name, 32), std::pair(Schema::handle(m_entity), 20)}) {
        if (const int column = m_model->columnOf(field); column >= 0) {
            columns << column;
            widths << width;
        }
    }
    if (columns.isEmpty())
        columns << 0;
    widths.resize(columns.size(), 20);
    m_table->showColumns(columns, widths);
    new RecordSelection(*m_table, *m_model, this);
    connect(new RowSeeker(*m_table, *m_model, this), &RowSeeker::noticed, this, &RecordPalette::noticed);
    new RecordExchange(*m_table, *m_model, m_dropper);
    m_table->sortFrom(columns.first());
    connect(m_search, &SearchBox::searchChanged, m_model, &RelationalModel::setSearch);
    m_search->leadInto(*m_table);
    connect(m_model, &RelationalModel::countChanged, this, &RecordPalette::updateCount);
    connect(m_model, &RelationalModel::readFailed, this,
            [this](const DbError &error) { emit noticed(readFailure(error)); });
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const QString id = m_model->keyAt(index.row()).value(0); !id.isEmpty())
            emit openRequested(m_entity, id);
    });
    m_model->select();
}

void RecordPalette::updateCount()
{
    m_count->setText(m_model->whyUnread() ? unreadText(*m_model)
                                          : countText(m_entity, m_model->totalCount()));
    const bool none = m_model->totalCount() == 0 && m_model->isCountExact();
    m_table->setEmptyText(none && m_model->isNarrowed() ? nothingFoundText(*m_model)
                                                        : unreadAdvice(*m_model));
}

bool RecordPalette::isLoading() const { return m_model && isVisible() && m_model->isLoading(); }

void RecordPalette::refresh()
{
    if (m_model)
        m_model->refresh();
}
