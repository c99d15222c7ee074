#include "views/importpreviewpage.h"

#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"
#include "models/transfer/importsession.h"
#include "models/transfer/plannedrows.h"
#include "models/transfer/rejectionmodel.h"
#include "models/transfer/settledrowsmodel.h"
#include "views/changerowsmodel.h"
#include "views/importprogressbar.h"
#include "views/importtexts.h"
#include "views/style.h"
#include "views/tableview.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace {

// Reasons are sentences.
void showTwoLines(TableView &view)
{
    view.setWordWrap(true);
    view.setRowHeight(view.rowHeight() + view.fontMetrics().lineSpacing());
}

} // namespace

ImportPreviewPage::ImportPreviewPage(ImportSession &session, QWidget *parent)
    : QWizardPage(parent)
    , m_session(session)
    , m_result(new QLabel)
    , m_list(new QListWidget)
    , m_tables(new QStackedWidget)
    , m_changes(new ChangeRowsModel(session.roster().schema(), ChangeRowsModel::Tense::Future, this))
    , m_rejections(new RejectionModel(this))
    , m_settled(new SettledRowsModel(this))
{
    setTitle(tr("Preview"));
    setSubTitle(tr("What the import would do. Nothing is written yet."));
    createTables();
    createWishes();
    layOut();
    connect(&session, &ImportSession::checked, this, &ImportPreviewPage::onChecked);
    connect(&session, &ImportSession::changed, this, &ImportPreviewPage::updateParts);
    connect(&session, &ImportSession::workChanged, this, &ImportPreviewPage::updateParts);
    connect(m_changes, &ChangeRowsModel::moreWanted, this, &ImportPreviewPage::readMore);
    connect(m_list, &QListWidget::currentRowChanged, this, &ImportPreviewPage::showRows);
}

ImportPreviewPage::~ImportPreviewPage()
{
    m_stop.request_stop();
    m_list->disconnect(this); // it changes its current row while it goes
}

void ImportPreviewPage::createTables()
{
    setNames(m_result, u"importSummary"_s, tr("What would happen"));
    m_result->setWordWrap(true);
    setNames(m_list, u"importCounts"_s, tr("What would happen, in numbers"));
    m_changeView = new TableView(u"importChanges"_s, tr("Rows of what is chosen"));
    m_changeView->setModel(m_changes);
    m_changeView->showColumns(
        {ChangeRowsModel::UserColumn, ChangeRowsModel::OrganizationColumn, ChangeRowsModel::ValuesColumn},
        {30, 30, 40});
    m_rejectionView = new TableView(u"importRejections"_s, tr("Rejected rows"));
    m_rejectionView->setModel(m_rejections);
    // The reason names the field; its column is in the header's menu.
    m_rejectionView->showColumns({RejectionModel::LineColumn, RejectionModel::ValueColumn,
                                  RejectionModel::SuggestionColumn, RejectionModel::ReasonColumn},
                                 {6, 24, 26, 54});
    showTwoLines(*m_rejectionView);
    m_settledView = new TableView(u"importSettled"_s, tr("Rows of which nothing is written"));
    m_settledView->setModel(m_settled);
    m_settledView->showColumns({SettledRowsModel::LineColumn, SettledRowsModel::FirstColumn,
                                SettledRowsModel::SecondColumn, SettledRowsModel::ReasonColumn},
                               {7, 28, 24, 44});
    showTwoLines(*m_settledView);
    for (TableView *view : {m_changeView, m_rejectionView, m_settledView})
        m_tables->addWidget(view);
}

void ImportPreviewPage::createWishes()
{
    m_createUsers = new QCheckBox(tr("Create unknown &users"));
    setNames(m_createUsers, u"importCreateUsers"_s, tr("Create unknown users"));
    m_createOrganizations = new QCheckBox(tr("Create unknown &organizations"));
    setNames(m_createOrganizations, u"importCreateOrganizations"_s, tr("Create unknown organizations"));
    m_skip = new QCheckBox(tr("S&kip rows that are rejected and import the others"));
    setNames(m_skip, u"importSkip"_s, tr("Skip rows that are rejected and import the others"));
    m_confirm = new QCheckBox;
    setNames(m_confirm, u"importConfirm"_s, tr("So many memberships may be removed"));
    m_save = new QPushButton(tr("Sa&ve Rejected Rows…"));
    setNames(m_save, u"importSaveRejected"_s, tr("Save the rejected rows as a CSV file, to be repaired"));
    m_save->setToolTip(m_save->accessibleName());
    m_accept = new QPushButton(tr("Use Su&ggestions"));
    setNames(
        m_accept, u"importAccept"_s,
        tr("Take what is suggested for the selected rows, or else for all, wherever the file says the same"));
    m_accept->setToolTip(m_accept->accessibleName());
    connect(m_accept, &QPushButton::clicked, this, &ImportPreviewPage::acceptSuggestions);
    for (QCheckBox *box : {m_createUsers, m_createOrganizations})
        connect(box, &QCheckBox::clicked, this, &ImportPreviewPage::takeWishes);
    connect(m_skip, &QCheckBox::clicked, &m_session, &ImportSession::setSkipRejected);
    connect(m_confirm, &QCheckBox::clicked, &m_session, &ImportSession::setRemovalsConfirmed);
    connect(m_save, &QPushButton::clicked, this, &ImportPreviewPage::saveWanted);
}

void ImportPreviewPage::layOut()
{
    m_list->setMinimumWidth(fontMetrics().averageCharWidth() * 28);
    m_list->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding); // as wide as the buttons need
    auto *numbers = new QVBoxLayout;
    for (QWidget *widget :
         {static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_accept), static_cast<QWidget *>(m_save)})
        numbers->addWidget(widget);
    auto *rows = new QHBoxLayout;
    rows->addLayout(numbers);
    rows->addWidget(m_tables, 1);
    auto *wishes = new QHBoxLayout;
    wishes->addWidget(m_createUsers);
    wishes->addWidget(m_createOrganizations);
    wishes->addStretch();
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_result);
    column->addLayout(rows, 1);
    // What comes and goes stands above what stays, which then keeps its place under the pointer.
    column->addWidget(new ImportProgressBar(u"importCheck"_s, m_session));
    column->addWidget(m_confirm);
    column->addWidget(m_skip);
    column->addLayout(wishes);
}

void ImportPreviewPage::initializePage()
{
    m_counts.clear();
    showCounts();
    m_session.check();
}

void ImportPreviewPage::cleanupPage()
{
    if (!m_session.isIdle())
        m_session.cancel();
}

void ImportPreviewPage::takeWishes()
{
    m_session.change([this](ImportOptions &options) {
        options.createUsers = m_createUsers->isChecked();
        options.createOrganizations = m_createOrganizations->isChecked();
    });
    m_session.check();
}

void ImportPreviewPage::acceptSuggestions()
{
    m_list->setFocus(); // the button may go, and the next one cancels
    const QMap<Field, QHash<QString, QString>> before = m_session.options().replacements;
    const qsizetype count = m_session.acceptSuggestions(m_rejectionView->selectedRows());
    if (count == 0)
        return;
    m_session.check();
    emit noticed({Notice::Level::Information,
                  tr("%Ln value(s) replaced wherever the file has them.", nullptr, int(count)),
                  {},
                  tr("Undo"),
                  [this, before] {
                      m_session.change([&before](ImportOptions &options) { options.replacements = before; });
                      m_session.check();
                  }});
}

void ImportPreviewPage::onChecked()
{
    m_rejections->setPlan(m_session.plan());
    m_counts = counts();
    showCounts();
    updateParts();
}

QList<ImportPreviewPage::Count> ImportPreviewPage::counts() const
{
    const ImportReport &report = m_session.plan()->report();
    const Entity kind = m_session.options().kind;
    const Count all[]{
        {Rows::Changes, Entity::User, ChangeKind::Add, report.createdUsers, tr("Users to create")},
        {Rows::Changes, Entity::Organization, ChangeKind::Add, report.createdOrganizations,
         tr("Organizations to create")},
        {Rows::Changes, kind, ChangeKind::Add, report.added, tr("To add")},
        {Rows::Changes, kind, ChangeKind::Update, report.updated, tr("To update")},
        {Rows::Changes, kind, ChangeKind::Remove, report.removed, tr("To remove")},
        {Rows::Unchanged, kind, {}, report.unchanged, tr("Unchanged")},
        {Rows::Repeated, kind, {}, report.repeated, tr("Repeated")},
        {Rows::Rejected, kind, {}, report.rejected, tr("Rejected")},
    };
    QList<Count> counts;
    for (const Count &count : all) {
        if (count.number > 0)
            counts << count;
    }
    return counts;
}

// What needs somebody's attention first.
void ImportPreviewPage::showCounts()
{
    m_list->clear();
    int first = 0;
    for (const Count &count : std::as_const(m_counts)) {
        if (count.rows == Rows::Rejected)
            first = m_list->count();
        m_list->addItem(u"%1: %2"_s.arg(count.text, locale().toString(count.number)));
    }
    if (!m_counts.isEmpty())
        m_list->setCurrentRow(first);
    else
        showRows();
}

void ImportPreviewPage::showRows()
{
    m_stop.request_stop();
    m_stop = {};
    m_changes->clear();
    m_next = 0;
    const Count count = m_counts.value(m_list->currentRow());
    switch (count.rows) {
    case Rows::Changes:
        m_tables->setCurrentWidget(m_changeView);
        if (count.number > 0)
            readMore();
        break;
    case Rows::Unchanged:
    case Rows::Repeated:
        m_settled->setPlan(m_session.plan(),
                           count.rows == Rows::Unchanged ? SettledRows::Kind::Unchanged
                                                         : SettledRows::Kind::Repeated);
        m_tables->setCurrentWidget(m_settledView);
        break;
    case Rows::Rejected:
        m_tables->setCurrentWidget(m_rejectionView);
        break;
    }
}

void ImportPreviewPage::readMore()
{
    constexpr qsizetype page = 500;
    const Count count = m_counts.value(m_list->currentRow());
    const auto job = [schema = m_session.roster().schema(), changes = m_session.plan()->changes(), count,
                      from = m_next](Connection &connection) {
        return readPlanned(connection, schema, *changes, count.entity, count.kind, from, page);
    };
    whenFinished(this, m_session.roster().read<PlannedRows>(job, m_stop.get_token()),
                 [this, stop = m_stop.get_token()](const Result<PlannedRows> &planned) {
                     if (!planned || stop.stop_requested())
                         return;
                     m_next = planned->next;
                     m_changes->append(planned->rows, planned->names, {}, m_next >= 0);
                 });
}

void ImportPreviewPage::updateParts()
{
    const bool idle = m_session.work() == ImportSession::Work::None;
    const ImportPlanPointer &plan = m_session.plan();
    const ImportOptions &options = m_session.options();
    const bool mayCreate = options.kind == Entity::Membership && addsMissing(options.mode);
    for (QCheckBox *box : {m_createUsers, m_createOrganizations}) {
        box->setVisible(mayCreate);
        box->setEnabled(idle);
    }
    m_createUsers->setChecked(options.createUsers);
    m_createOrganizations->setChecked(options.createOrganizations);
    const bool rejects = plan && plan->report().rejected > 0;
    m_skip->setVisible(rejects);
    m_skip->setChecked(options.skipRejected);
    m_save->setVisible(rejects);
    m_save->setEnabled(idle);
    m_accept->setVisible(plan && plan->rejections().hasSuggestions());
    m_accept->setEnabled(idle);
    m_confirm->setVisible(plan && plan->needsConfirmation());
    if (!plan) {
        m_confirm->setChecked(false);
        m_changes->clear();
        m_rejections->clear();
        m_settled->clear();
        m_list->clear();
    } else {
        m_confirm->setText(
            tr("Yes, %Ln membership(s) shall go: more than a tenth of those that the file is about.", nullptr,
               int(plan->report().removed)));
    }
    ImportReport report = plan ? plan->report() : ImportReport();
    report.dryRun = true;
    m_result->setText(plan ? reportText(report, options.kind) : tr("Reading the file…"));
    emit completeChanged();
}

bool ImportPreviewPage::isComplete() const
{
    return m_session.work() == ImportSession::Work::None && m_session.isWritable()
        && !m_session.roster().schema().readOnly;
}
