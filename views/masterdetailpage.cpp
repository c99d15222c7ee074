#include "views/masterdetailpage.h"

#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"
#include "models/tables/membershipmodel.h"
#include "models/tables/organizationmodel.h"
#include "models/tables/usermodel.h"
#include "views/filterbar.h"
#include "views/membershippanel.h"
#include "views/membershiptable.h"
#include "views/recordexchange.h"
#include "views/recordform.h"
#include "views/recordlist.h"
#include "views/recordpalette.h"
#include "views/recordselection.h"
#include "views/recordwriter.h"
#include "views/rowseeker.h"
#include "views/searchbox.h"
#include "views/style.h"
#include "views/viewstate.h"

#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

RelationalModel *newModel(Roster &roster, Entity entity, QObject *parent)
{
    if (entity == Entity::User)
        return new UserModel(roster, parent);
    return new OrganizationModel(roster, parent);
}

} // namespace

MasterDetailPage::MasterDetailPage(Roster &roster, Entity entity, MembershipDropper &dropper, QWidget *parent)
    : QWidget(parent)
    , m_entity(entity)
    , m_model(newModel(roster, entity, this))
    , m_list(new RecordList(*m_model, roster.schema()))
    , m_writer(new RecordWriter(roster, entity, this))
    , m_form(new RecordForm(*m_model, !roster.schema().rights(entity).update))
    , m_memberships(new MembershipPanel(roster, entity))
    , m_palette(new RecordPalette(entity == Entity::User ? Entity::Organization : Entity::User, dropper))
    , m_splitter(new QSplitter)
    , m_detail(new QStackedWidget)
{
    const bool isUser = entity == Entity::User;
    setObjectName(isUser ? u"usersPage"_s : u"organizationsPage"_s);
    m_splitter->setObjectName(isUser ? u"usersSplitter"_s : u"organizationsSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    keepWhole(*m_splitter);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_detail);
    m_splitter->addWidget(m_palette);
    m_palette->hide();
    m_splitter->setStretchFactor(0, 5);
    m_splitter->setStretchFactor(1, 6);
    m_splitter->setStretchFactor(2, 4);
    // So that what is beside it leaves each of them usable.
    const int character = fontMetrics().averageCharWidth();
    m_list->setMinimumWidth(character * 30);
    m_palette->setMinimumWidth(character * 24);
    connect(&roster, &Roster::changed, m_list, &RecordList::forgetTotal);
    setUpDetail();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_splitter);
    setUpExchange(dropper);
    connectAll();
    m_model->select();
}

void MasterDetailPage::setUpDetail()
{
    auto *nothing = new QLabel(m_entity == Entity::User ? tr("Select a user to see its organizations.")
                                                        : tr("Select an organization to see its members."));
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    nothing->setForegroundRole(QPalette::PlaceholderText);
    auto *record = new QWidget;
    auto *column = new QVBoxLayout(record);
    column->setContentsMargins(6, 0, 0, 0);
    column->addWidget(m_form);
    column->addSpacing(6);
    column->addWidget(m_memberships, 1);
    // Where a message below takes the room of a small window, this is scrolled and not squeezed.
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(record);
    m_detail->addWidget(nothing);
    m_detail->addWidget(scroll);
    // Only up and down.
    m_detail->setMinimumWidth(
        qMax(fontMetrics().averageCharWidth() * 38,
             record->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent)));
}

void MasterDetailPage::setUpExchange(MembershipDropper &dropper)
{
    new RecordExchange(m_list->table(), *m_model, dropper);
    new RecordExchange(m_memberships->table(), m_memberships->model(), dropper);
    connect(m_palette, &RecordPalette::openRequested, this, &MasterDetailPage::openRequested);
    connect(m_palette, &RecordPalette::noticed, this, &MasterDetailPage::noticed);
}

void MasterDetailPage::setPaletteShown(bool shown)
{
    m_palette->setVisible(shown);
    if (!shown || m_paletteSized)
        return;
    m_paletteSized = true;
    const int whole = m_splitter->width();
    m_splitter->setSizes({whole * 10 / 32, whole * 15 / 32, whole * 7 / 32});
}

void MasterDetailPage::connectAll()
{
    RecordSelection &selection = m_list->selection();
    connect(&selection, &RecordSelection::currentChanged, this, &MasterDetailPage::onCurrentChanged);
    connect(&selection, &RecordSelection::currentMoved, this, &MasterDetailPage::showCurrent);
    connect(&selection, &RecordSelection::notFound, this, &MasterDetailPage::onNotFound);
    connect(&m_list->seeker(), &RowSeeker::noticed, this, &MasterDetailPage::noticed);
    connect(m_list, &RecordList::addRequested, m_writer, &RecordWriter::add);
    connect(m_list, &RecordList::deleteRequested, this, [this] {
        withSelected(
            [this](const QStringList &ids, const Row &first) { m_writer->remove(ids, fullNameOf(first)); });
    });
    connect(m_list, &RecordList::copyFromRequested, this, [this] {
        withSelected([this](const QStringList &ids, const Row &first) {
            m_writer->copyMemberships(ids, nameOf(first));
        });
    });
    connect(m_list, &RecordList::historyRequested, this, &MasterDetailPage::requestHistory);
    connect(m_memberships, &MembershipPanel::historyRequested, this, &MasterDetailPage::historyRequested);
    connect(m_writer, &RecordWriter::added, this, &MasterDetailPage::showRecord);
    connect(m_writer, &RecordWriter::noticed, this, &MasterDetailPage::noticed);
    connect(m_memberships, &MembershipPanel::assignRequested, this,
            [this](Entity owner, const QString &id) { emit assignRequested(owner, {id}); });
    connect(m_list, &RecordList::assignRequested, this, [this] {
        withSelected([this](const QStringList &ids, const Row &) { emit assignRequested(m_entity, ids); });
    });
    connect(m_memberships, &MembershipPanel::openRequested, this, &MasterDetailPage::openRequested);
    connect(m_memberships, &MembershipPanel::noticed, this, &MasterDetailPage::noticed);
    connect(m_model, &RelationalModel::countChanged, this, &MasterDetailPage::selectFirst);
    connect(m_model, &RelationalModel::readFailed, this,
            [this](const DbError &error) { emit noticed(readFailure(error)); });
    connect(m_model, &RelationalModel::saveFailed, this, [this](const DbError &error) {
        if (error.kind == DbError::Kind::ReadOnly) {
            emit noticed(errorNotice(error)); // it concerns more than this record
            return;
        }
        if (m_list->selection()
                .currentIndex()
                .data(RelationalModel::ErrorRole)
                .toString()
                .isEmpty()) // else the form says it
            emit noticed({Notice::Level::Error, error.text, error.detail, tr("Discard the edit"),
                          [this] { m_model->discardEdits(); }});
    });
}

RelationalModel &MasterDetailPage::membershipRows() const { return m_memberships->model(); }

bool MasterDetailPage::isModified() const { return m_form->isModified(); }

bool MasterDetailPage::submit() { return !m_form->isModified() || m_form->submit(); }

QString MasterDetailPage::currentId() const { return m_form->key().value(0); }

QStringList MasterDetailPage::selectedIds() const
{
    QStringList ids;
    for (const QStringList &key : m_list->selection().selectedKeys())
        ids << key.first();
    return ids;
}

void MasterDetailPage::showRecord(const QString &id)
{
    m_wanted = id;
    m_list->selection().setCurrentKey({id});
}

void MasterDetailPage::onCurrentChanged(const QStringList &key)
{
    // What was typed for the record before is saved; what cannot be saved keeps its record.
    if (m_form->isModified() && m_form->key() != key && !m_form->submit()) {
        m_list->selection().setCurrentKey(m_form->key());
        return;
    }
    // So does an edit of its memberships that was refused.
    if (m_form->key() != key && m_memberships->keepsEdits()) {
        m_list->selection().setCurrentKey(m_form->key());
        return;
    }
    m_wanted.clear();
    showCurrent();
    emit recordShown(currentId());
}

void MasterDetailPage::onNotFound(const QStringList &key)
{
    if (m_wanted == key.value(0) && m_list->isNarrowed()) {
        m_list->showAll(); // looks again when the rows are all there
        m_list->selection().setCurrentKey(key);
        return;
    }
    m_wanted.clear();
    if (m_form->isModified()) { // what was typed stays
        if (!m_list->isNarrowed()) // else it may only be hidden
            tellDeleted();
        return;
    }
    m_form->show({});
    m_memberships->setRecord({});
    m_detail->setCurrentIndex(0);
    if (!m_list->selection().selectNeighbour())
        selectFirst();
}

void MasterDetailPage::tellDeleted()
{
    m_memberships->setRecord({});
    emit noticed({Notice::Level::Warning,
                  tr("Somebody else deleted this record. What you typed is still there to be copied."),
                  {},
                  tr("Discard what was typed"),
                  [this] {
                      m_form->revert();
                      onNotFound(m_form->key());
                  }});
}

void MasterDetailPage::showCurrent()
{
    const QModelIndex index = m_list->selection().currentIndex();
    m_form->show(index);
    m_memberships->setRecord(currentId());
    m_detail->setCurrentIndex(index.isValid() ? 1 : 0);
}

// A page that opens, or a search, shows its first record without a click.
void MasterDetailPage::selectFirst()
{
    if (!m_wanted.isEmpty() || m_form->isModified() || m_list->table().currentIndex().isValid()
        || !m_list->selection().currentKey().isEmpty() || m_model->rowCount() == 0)
        return;
    m_list->table().selectRow(0);
}

// The name is taken from the rows that are meant, not from the current one, which may be another.
void MasterDetailPage::withSelected(const std::function<void(const QStringList &ids, const Row &first)> &done)
{
    whenFinished(this, m_model->rowsAt(m_list->table().selectedRows()),
                 [this, done](const Result<QList<Row>> &rows) {
                     if (!rows) {
                         emit noticed(errorNotice(rows.error()));
                         return;
                     }
                     QStringList ids;
                     for (const Row &row : *rows)
                         ids << m_model->query().keyOf(row).first();
                     if (!ids.isEmpty())
                         done(ids, rows->first());
                 });
}

QString MasterDetailPage::nameOf(const Row &row) const
{
    const auto text = [&](Field field) { return row.value(m_model->columnOf(field)).value_or(QString()); };
    const QString name = text(Field::Name);
    return name.isEmpty() ? text(Schema::handle(m_entity)) : name;
}

// Names repeat; whoever deletes has to see which one it is.
QString MasterDetailPage::fullNameOf(const Row &row) const
{
    const QString name = nameOf(row);
    const QString handle = row.value(m_model->columnOf(Schema::handle(m_entity))).value_or(QString());
    return handle.isEmpty() || handle == name ? name
                                              : tr("%1 (%2)", "name, e-mail or slug").arg(name, handle);
}

void MasterDetailPage::requestHistory()
{
    withSelected([this](const QStringList &ids, const Row &first) {
        emit historyRequested(m_entity, ids.first(), nameOf(first));
    });
}

void MasterDetailPage::addRecord() { m_writer->add(); }

// Of the table that somebody is at; the list's if nobody is.
bool MasterDetailPage::isInDetail() const
{
    return focusWidget() && m_memberships->isAncestorOf(focusWidget());
}

void MasterDetailPage::focusSearch()
{
    SearchBox &search = isInDetail() ? m_memberships->search() : m_list->search();
    search.setFocus(Qt::ShortcutFocusReason);
    search.selectAll();
}

void MasterDetailPage::goToRow() { (isInDetail() ? m_memberships->seeker() : m_list->seeker()).ask(); }

void MasterDetailPage::toggleFilter()
{
    (isInDetail() ? m_memberships->filter() : m_list->filter()).toggle();
}

void MasterDetailPage::refresh()
{
    m_memberships->table().commitEditor();
    m_model->refresh();
    m_memberships->model().refresh();
    m_palette->refresh();
}

void MasterDetailPage::recheck()
{
    m_model->recheck();
    m_memberships->model().recheck();
}

bool MasterDetailPage::isLoading() const
{
    return m_model->isLoading() || m_memberships->model().isLoading() || m_palette->isLoading()
        || !m_wanted.isEmpty();
}

void MasterDetailPage::restoreState(const ViewState &state)
{
    m_paletteSized = state.isPaletteSized();
    setPaletteShown(state.isPaletteShown());
    state.restoreSplitter(*m_splitter);
    state.restoreColumns(m_list->table());
    state.restoreColumns(m_memberships->table());
}

void MasterDetailPage::saveState(ViewState &state) const
{
    state.saveSplitter(*m_splitter);
    state.setPaletteSized(m_paletteSized);
    state.saveColumns(m_list->table());
    state.saveColumns(m_memberships->table());
}
