#include "views/changerowspanel.h"

#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"
#include "views/changerowsmodel.h"
#include "views/recordlinks.h"
#include "views/style.h"
#include "views/tableview.h"
#include "views/timetext.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

struct Rows {
    QList<Change> changes;
    RecordNames names;
};

constexpr int portion = 200;

} // namespace

ChangeRowsPanel::ChangeRowsPanel(Roster &roster, QWidget *parent)
    : QWidget(parent)
    , m_roster(roster)
    , m_model(new ChangeRowsModel(roster.schema(), ChangeRowsModel::Tense::Past, this))
    , m_title(new QLabel)
    , m_revert(new QPushButton(namedIcon(u"undo"_s), tr("&Undo…")))
    , m_count(new QLabel)
    , m_all(new QCheckBox(tr("Show &all rows")))
    , m_table(new TableView(u"historyRows"_s, tr("Rows of the change")))
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long one is no reason to grow
    setNames(m_title, u"historyTitle"_s, tr("Change"));
    setNames(m_revert, u"historyRevert"_s, tr("Undo this change"));
    setNames(m_count, u"historyRowsCount"_s, tr("How many rows are listed"));
    setNames(m_all, u"historyAllRows"_s, tr("Show all rows of the change"));
    m_revert->setToolTip(tr("Shows what would be changed back, then asks"));
    m_table->setModel(m_model);
    m_table->showColumns({ChangeRowsModel::UserColumn, ChangeRowsModel::OrganizationColumn,
                          ChangeRowsModel::KindColumn, ChangeRowsModel::ValuesColumn},
                         {26, 24, 11, 50});
    addRecordLinks(*m_table, [this](const QModelIndex &index) { open(index); });

    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_revert);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(top);
    auto *which = new QHBoxLayout;
    which->addWidget(m_count);
    which->addWidget(m_all);
    which->addStretch();
    layout->addLayout(which);
    layout->addWidget(m_table, 1);
    connect(m_revert, &QPushButton::clicked, this, [this] {
        if (m_entry)
            emit revertRequested(*m_entry);
    });
    connect(m_all, &QCheckBox::toggled, this, &ChangeRowsPanel::readAnew);
    connect(m_model, &ChangeRowsModel::moreWanted, this, &ChangeRowsPanel::read);
    show(std::nullopt);
}

void ChangeRowsPanel::show(const std::optional<HistoryEntry> &entry, const HistoryOnly &only,
                           const QString &name)
{
    m_entry = entry;
    m_only = only;
    m_name = name;
    m_title->setText(entry ? tr("%1 · %2 · %3", "when, who, what")
                                 .arg(shownTime(entry->appliedAt), entry->actor, shownSummary(*entry))
                           : QString());
    m_title->setToolTip(entry ? shownSummary(*entry).toHtmlEscaped() : QString());
    m_revert->setEnabled(entry && !m_roster.schema().readOnly);
    m_table->setEmptyText(entry ? QString() : tr("Select a change to see its rows."));
    m_count->hide();
    m_all->hide();
    const QSignalBlocker quiet(m_all);
    m_all->setChecked(false);
    readAnew();
    ++m_counting;
    if (entry && !only.isEmpty())
        count();
}

HistoryOnly ChangeRowsPanel::shownOnly() const { return m_all->isChecked() ? HistoryOnly() : m_only; }

void ChangeRowsPanel::readAnew()
{
    ++m_reading;
    m_loading = false;
    m_model->clear();
    if (m_entry)
        read();
}

// Says how many of the rows are the record's, unless all are.
void ChangeRowsPanel::count()
{
    const auto job = [schema = m_roster.schema(), session = m_roster.session(), id = m_entry->id,
                      only = m_only](Connection &connection) {
        return History(connection, schema, session.get()).itemCount(id, only);
    };
    const qint64 all = m_entry->added + m_entry->updated + m_entry->removed;
    whenFinished(
        this, m_roster.read<qint64>(job), [this, all, counting = m_counting](const Result<qint64> &count) {
            if (counting != m_counting || !count || *count >= all)
                return;
            m_count->setText(tr("%L1 of %Ln row(s) about %2", nullptr, int(qMin<qint64>(all, INT_MAX)))
                                 .arg(*count)
                                 .arg(m_name));
            m_count->show();
            m_all->show();
        });
}

void ChangeRowsPanel::read()
{
    m_loading = true;
    const auto job = [schema = m_roster.schema(), session = m_roster.session(), id = m_entry->id,
                      after = m_model->last(), only = shownOnly()](Connection &connection) -> Result<Rows> {
        const Result<QList<Change>> changes =
            History(connection, schema, session.get()).items(id, after, portion, only);
        if (!changes)
            return changes.error();
        const Result<RecordNames> names = namesOf(connection, schema, id, *changes);
        if (!names)
            return names.error();
        return Rows{*changes, *names};
    };
    whenFinished(this, m_roster.read<Rows>(job), [this, reading = ++m_reading](const Result<Rows> &rows) {
        if (reading != m_reading)
            return;
        m_loading = false;
        if (rows)
            m_model->append(rows->changes, rows->names, {}, rows->changes.size() == portion);
        else
            emit noticed(errorNotice(rows.error()));
    });
}

void ChangeRowsPanel::open(const QModelIndex &index)
{
    const auto [entity, id] = m_model->recordAt(index);
    if (!id.isEmpty())
        emit openRequested(entity, id);
}
