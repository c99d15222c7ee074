#include "views/workspace.h"

#include "models/tables/relationalmodel.h"
#include "views/historypage.h"
#include "views/masterdetailpage.h"
#include "views/membershipdropper.h"
#include "views/membershipspage.h"
#include "views/style.h"
#include "views/viewstate.h"

#include <algorithm>
#include <QListWidget>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

Workspace::Workspace(Roster &roster, QWidget *parent)
    : QWidget(parent)
    , m_sidebar(new QListWidget)
    , m_stack(new QStackedWidget)
    , m_splitter(new QSplitter)
    , m_dropper(new MembershipDropper(roster, this))
    , m_users(new MasterDetailPage(roster, Entity::User, *m_dropper))
    , m_organizations(new MasterDetailPage(roster, Entity::Organization, *m_dropper))
    , m_memberships(new MembershipsPage(roster, *m_dropper))
    , m_history(new HistoryPage(roster))
{
    setObjectName(u"workspace"_s);
    setUpSidebar();
    addPage(WindowPage::Users, u"users"_s, m_users);
    addPage(WindowPage::Organizations, u"organizations"_s, m_organizations);
    addPage(WindowPage::Memberships, u"memberships"_s, m_memberships);
    addPage(WindowPage::History, u"history"_s, m_history);
    m_splitter->setObjectName(u"sidebarSplitter"_s);
    keepWhole(*m_splitter);
    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(m_stack);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setCollapsible(1, false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);
    connectPages();
    m_sidebar->setCurrentRow(0);
    // Their names are the way around: never cut.
    m_sidebar->setMinimumWidth(qMin(m_sidebar->sizeHintForColumn(0) + 12, m_sidebar->maximumWidth()));
}

void Workspace::setUpSidebar()
{
    setNames(m_sidebar, u"sidebar"_s, tr("Pages"));
    m_sidebar->setFrameShape(QFrame::NoFrame);
    m_sidebar->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sidebar->setIconSize(QSize(20, 20));
    m_sidebar->setSpacing(1);
    // A quiet selection: it says where one is, and its icons stay readable on it.
    setColor(*m_sidebar, QPalette::Highlight, [](const QPalette &palette) {
        QColor quiet = palette.color(QPalette::Highlight);
        quiet.setAlpha(70);
        return quiet;
    });
    setColor(*m_sidebar, QPalette::HighlightedText,
             [](const QPalette &palette) { return palette.color(QPalette::Text); });
    m_sidebar->setMaximumWidth(fontMetrics().averageCharWidth() * 34);
}

void Workspace::addPage(WindowPage page, const QString &icon, QWidget *widget)
{
    auto *item = new QListWidgetItem(namedIcon(icon), pageTitle(page), m_sidebar);
    item->setSizeHint(
        QSize(fontMetrics().horizontalAdvance(pageTitle(page)) + 56, fontMetrics().height() + 18));
    m_stack->addWidget(widget);
}

void Workspace::connectPages()
{
    connect(m_sidebar, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            showPage(WindowPage(row));
    });
    for (MasterDetailPage *records : {m_users, m_organizations}) {
        const WindowPage page = records == m_users ? WindowPage::Users : WindowPage::Organizations;
        connect(records, &MasterDetailPage::recordShown, this,
                [this, page](const QString &id) { onRecordShown(page, id); });
        connect(records, &MasterDetailPage::openRequested, this, [this](Entity entity, const QString &id) {
            go({pageOf(entity), id});
        });
        connect(records, &MasterDetailPage::assignRequested, this, &Workspace::assignRequested);
        connect(records, &MasterDetailPage::historyRequested, this, &Workspace::showHistory);
        connect(records, &MasterDetailPage::noticed, this, &Workspace::noticed);
    }
    connect(m_memberships, &MembershipsPage::openRequested, this, [this](Entity entity, const QString &id) {
        go({pageOf(entity), id});
    });
    connect(m_memberships, &MembershipsPage::assignRequested, this, &Workspace::assignRequested);
    connect(m_memberships, &MembershipsPage::noticed, this, &Workspace::noticed);
    connect(m_history, &HistoryPage::noticed, this, &Workspace::noticed);
    connect(m_history, &HistoryPage::openRequested, this, [this](Entity entity, const QString &id) {
        go({pageOf(entity), id});
    });
    connect(m_dropper, &MembershipDropper::noticed, this, &Workspace::noticed);
}

MasterDetailPage *Workspace::recordsPage(WindowPage page) const
{
    return page == WindowPage::Users        ? m_users
        : page == WindowPage::Organizations ? m_organizations
                                            : nullptr;
}

WindowPage Workspace::page() const { return WindowPage(m_stack->currentIndex()); }

Place Workspace::place() const
{
    const MasterDetailPage *records = recordsPage(page());
    return {page(), records ? records->currentId() : QString()};
}

void Workspace::showPage(WindowPage page)
{
    m_stack->setCurrentIndex(int(page));
    if (!m_stepping)
        m_visits.visit(place());
    emit placeChanged();
}

void Workspace::moveTo(const Place &place)
{
    m_sidebar->setCurrentRow(int(place.page));
    if (MasterDetailPage *records = recordsPage(place.page); records && !place.id.isEmpty())
        records->showRecord(place.id);
}

void Workspace::go(const Place &place)
{
    // The page's former record is not a stop on the way to the new one.
    m_stepping = true;
    moveTo(place);
    m_stepping = false;
    m_visits.visit(place.id.isEmpty() ? this->place() : place);
    emit placeChanged();
}

void Workspace::goBack()
{
    if (!canGoBack())
        return;
    m_stepping = true;
    moveTo(m_visits.goBack());
    m_stepping = false;
    emit placeChanged();
}

void Workspace::goForward()
{
    if (!canGoForward())
        return;
    m_stepping = true;
    moveTo(m_visits.goForward());
    m_stepping = false;
    emit placeChanged();
}

void Workspace::onRecordShown(WindowPage shown, const QString &id)
{
    // A step back or to a link arrives here as well, when its record was found: then it is where one is
    // already.
    if (shown == page() && !m_stepping)
        m_visits.visit({shown, id});
    emit placeChanged();
}

void Workspace::refresh()
{
    if (MasterDetailPage *records = recordsPage(page()))
        records->refresh();
    else if (page() == WindowPage::Memberships)
        m_memberships->refresh();
    else
        m_history->refresh();
}

void Workspace::recheck()
{
    if (MasterDetailPage *records = recordsPage(page()))
        records->recheck();
    else if (page() == WindowPage::Memberships)
        m_memberships->recheck();
}

void Workspace::focusSearch()
{
    if (MasterDetailPage *records = recordsPage(page()))
        records->focusSearch();
    else if (page() == WindowPage::Memberships)
        m_memberships->focusSearch();
    else
        m_history->focusSearch();
}

void Workspace::toggleFilter()
{
    if (MasterDetailPage *records = recordsPage(page()))
        records->toggleFilter();
    else if (page() == WindowPage::Memberships)
        m_memberships->toggleFilter();
}

void Workspace::goToRow()
{
    if (MasterDetailPage *records = recordsPage(page()))
        records->goToRow();
    else if (page() == WindowPage::Memberships)
        m_memberships->goToRow();
}

void Workspace::showHistory(Entity entity, const QString &id, const QString &name)
{
    m_history->showOnly(entity, id, name);
    go({WindowPage::History});
}

void Workspace::askToRevert(ChangeId change, const QString &what)
{
    m_history->askToRevert({change, RevertKind::Revert, what});
}

void Workspace::showHistoryOfRecord()
{
    if (MasterDetailPage *records = recordsPage(page()))
        records->requestHistory();
}

void Workspace::addRecord()
{
    if (MasterDetailPage *records = recordsPage(page()))
        records->addRecord();
}

QStringList Workspace::selectedIds() const
{
    const MasterDetailPage *records = recordsPage(page());
    return records ? records->selectedIds() : QStringList();
}

std::optional<ExportOptions> Workspace::exportOptions() const
{
    if (page() == WindowPage::History)
        return {};
    const MasterDetailPage *records = recordsPage(page());
    const RelationalModel &rows = records ? records->rows() : m_memberships->rows();
    ExportOptions options;
    options.kind = page() == WindowPage::Users ? Entity::User
        : page() == WindowPage::Organizations  ? Entity::Organization
                                               : Entity::Membership;
    options.search = rows.search();
    options.filter = rows.rowFilter();
    options.sortColumn = rows.sortColumn();
    options.order = rows.sortOrder();
    return options;
}

bool Workspace::isLoading() const
{
    if (const MasterDetailPage *records = recordsPage(page()))
        return records->isLoading();
    return page() == WindowPage::Memberships ? m_memberships->isLoading() : m_history->isLoading();
}

QList<RelationalModel *> Workspace::editableModels() const
{
    return {&m_users->editableRows(), &m_users->membershipRows(), &m_organizations->editableRows(),
            &m_organizations->membershipRows(), &m_memberships->editableRows()};
}

bool Workspace::hasUnsaved() const
{
    const QList<RelationalModel *> models = editableModels();
    return m_users->isModified() || m_organizations->isModified()
        || std::any_of(models.cbegin(), models.cend(),
                       [](const RelationalModel *rows) { return rows->hasUnsavedEdits(); });
}

bool Workspace::saveUnsaved()
{
    for (MasterDetailPage *page : {m_users, m_organizations}) {
        if (!page->submit()) {
            go({page == m_users ? WindowPage::Users : WindowPage::Organizations, {}});
            return false;
        }
    }
    saveWaitingEdits();
    return true;
}

int Workspace::waitingEdits() const
{
    int count = 0;
    const QList<RelationalModel *> models = editableModels();
    for (const RelationalModel *rows : models)
        count += rows->hasUnsavedEdits() ? rows->pendingEditCount() : 0;
    return count;
}

void Workspace::saveWaitingEdits()
{
    const QList<RelationalModel *> models = editableModels();
    for (RelationalModel *rows : models) {
        if (rows->hasUnsavedEdits())
            rows->save();
    }
}

void Workspace::forgetUnreached()
{
    const QList<RelationalModel *> models = editableModels();
    for (RelationalModel *rows : models)
        rows->forgetUnreached();
}

void Workspace::setPaletteShown(bool shown)
{
    m_paletteShown = shown;
    for (MasterDetailPage *records : {m_users, m_organizations})
        records->setPaletteShown(shown);
}

void Workspace::restoreState(const ViewState &state)
{
    m_paletteShown = state.isPaletteShown();
    if (!state.restoreSplitter(*m_splitter))
        m_splitter->setSizes({m_sidebar->sizeHintForColumn(0) + 12, 10000});
    for (MasterDetailPage *records : {m_users, m_organizations})
        records->restoreState(state);
    m_memberships->restoreState(state);
    m_history->restoreState(state);
}

void Workspace::saveState(ViewState &state) const
{
    state.setPaletteShown(m_paletteShown);
    state.saveSplitter(*m_splitter);
    for (const MasterDetailPage *records : {m_users, m_organizations})
        records->saveState(state);
    m_memberships->saveState(state);
    m_history->saveState(state);
}
