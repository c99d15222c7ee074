#include "views/assigndialog.h"

#include "models/membership/roster.h"
#include "models/tables/assignablemodel.h"
#include "views/assignlist.h"
#include "views/draftfilter.h"
#include "views/fieldtitles.h"
#include "views/messagebar.h"
#include "views/searchbox.h"
#include "views/style.h"
#include "views/tableview.h"
#include "views/whenfinished.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>

using namespace Qt::StringLiterals;
using State = MembershipDraft::State;

namespace {

QString nameOf(const Table &table, const Row &row)
{
    for (const Field field : {Field::Name, Schema::handle(table.entity), Field::Id}) {
        if (const int column = table.indexOf(field); column >= 0 && column < row.size() && row.at(column))
            return *row.at(column);
    }
    return {};
}

} // namespace

AssignDialog::AssignDialog(Roster &roster, Entity entity, const QString &id, QWidget *parent)
    : QDialog(parent)
    , m_roster(roster)
    , m_draft(new MembershipDraftModel(roster.schema(), entity, id, this))
    , m_assigned(new DraftFilter(this))
    , m_available(new AssignableModel(roster, *m_draft, this))
    , m_progressTimer(new QTimer(this))
{
    const bool isUser = entity == Entity::User;
    setNames(this, u"assignDialog"_s,
             isUser ? tr("Organizations of a user") : tr("Members of an organization"));
    setWindowTitle(accessibleName()); // until its name is read
    createParts();
    layOut();
    setUpAvailable();
    setUpAssigned();
    connect(m_draft, &MembershipDraftModel::draftChanged, this, &AssignDialog::updateCounts);
    m_availableList->filter().setFocus();
    read();
}

AssignDialog::~AssignDialog() { m_stop.request_stop(); }

void AssignDialog::setUpAvailable()
{
    TableView &view = m_availableList->view();
    setFieldTitles(*m_available);
    view.setModel(m_available);
    QList<int> columns;
    for (const Field field : {Field::Name, Schema::handle(m_draft->draft().otherEntity())}) {
        if (const int column = m_available->columnOf(field); column >= 0)
            columns << column;
    }
    if (columns.isEmpty())
        columns << 0;
    setUpColumns(*m_availableList, columns, DraftDelegate::Side::Available);
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
    TableView &view = m_assignedList->view();
    m_assigned->setSourceModel(m_draft);
    view.setModel(m_assigned);
    QList<int> columns;
    for (int column = 0; column < m_draft->columnCount(); ++column)
        columns << column;
    setUpColumns(*m_assignedList, columns, DraftDelegate::Side::Assigned);
    connect(&m_assignedList->filter(), &SearchBox::searchChanged, this, [this](const QString &text) {
        m_assigned->setSearch(text);
        updateCounts();
    });
    connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AssignDialog::updateControls);
    connect(&view, &QAbstractItemView::doubleClicked, this, &AssignDialog::removeOrKeepSelected);
    connect(m_assignedList->addViewAction(u"Remove"_s, tr("Remove"), {Qt::Key_Delete, Qt::Key_Backspace}),
            &QAction::triggered, this, &AssignDialog::removeSelected);
    connect(m_assignedList->addViewAction(u"Keep"_s, tr("Keep"), {Qt::Key_Insert}), &QAction::triggered, this,
            &AssignDialog::keepSelected);
}

void AssignDialog::setUpColumns(AssignList &list, const QList<int> &columns, DraftDelegate::Side side)
{
    TableView &view = list.view();
    view.setItemDelegate(new DraftDelegate(side, columns.first(), &view));
    view.showColumns(columns, {30, 18, 10});
    view.sortFrom(columns.first());
}

void AssignDialog::read()
{
    setWork(Work::Reading);
    const auto job = [schema = m_roster.schema(), entity = m_draft->draft().entity(),
                      id = m_draft->draft().id()](Connection &connection) -> Result<Record> {
        const Result<Row> row = RecordStore(connection, schema, entity).read(id);
        if (!row)
            return row.error();
        if (row->isEmpty())
            return DbError{DbError::Kind::NotFound,
                           tr("This record is not there any more. Somebody has deleted it.")};
        const Result<QList<MembershipStore::Listed>> memberships =
            MembershipStore(connection, schema).listOf(entity, id);
        if (!memberships)
            return memberships.error();
        return Record{nameOf(schema.table(entity), *row), *memberships};
    };
    whenFinished(this, m_roster.read<Record>(job, m_stop.get_token()),
                 [this](const Result<Record> &record) { onRead(record); });
}

void AssignDialog::onRead(const Result<Record> &record)
{
    setWork(Work::None);
    if (record) {
        const bool isUser = m_draft->draft().entity() == Entity::User;
        setWindowTitle(isUser ? tr("Organizations of %1").arg(record->name)
                              : tr("Members of %1").arg(record->name));
        setAccessibleName(windowTitle());
        m_draft->setRead(record->memberships);
        return;
    }
    m_content->setEnabled(false); // without them nothing can be said about what to change
    m_message->tell({Notice::Level::Error, record.error().text, record.error().detail, tr("Try again"),
                     [this] { read(); }});
}

void AssignDialog::addSelected()
{
    if (m_roster.schema().readOnly)
        return;
    QList<MembershipDraft::Other> others;
    QList<int> missing;
    for (const int row : m_availableList->view().selectedRows()) {
        const MembershipDraft::Other other = m_available->otherAt(row);
        if (other.id.isEmpty())
            missing << row;
        else
            others << other;
    }
    add(others);
    if (missing.isEmpty())
        return;
    setWork(Work::Collecting);
    whenFinished(this, m_available->readRows(missing, m_stop.get_token()),
                 [this](const Result<QList<MembershipDraft::Other>> &read) {
                     setWork(Work::None);
                     if (read)
                         add(*read);
                     else
                         tellError(read.error());
                 });
}

void AssignDialog::add(const QList<MembershipDraft::Other> &others)
{
    Values attributes;
    // An empty role is the database's default.
    if (const QString role = m_role->currentText().trimmed(); m_role->isVisibleTo(this) && !role.isEmpty())
        attributes.insert(m_roster.schema().memberships.column(Field::Role), role);
    m_draft->add(others, attributes);
}

void AssignDialog::removeSelected()
{
    if (!m_roster.schema().readOnly)
        m_draft->remove(selectedAssigned());
}

void AssignDialog::keepSelected() { m_draft->keep(selectedAssigned()); }

void AssignDialog::removeOrKeepSelected()
{
    if (onlyRemovedSelected())
        keepSelected();
    else
        removeSelected();
}

bool AssignDialog::onlyRemovedSelected() const
{
    const QStringList ids = selectedAssigned();
    return !ids.isEmpty() && std::all_of(ids.begin(), ids.end(), [this](const QString &id) {
        return m_draft->draft().stateOf(id) == State::Removed;
    });
}

QStringList AssignDialog::selectedAssigned() const
{
    return m_assigned->idsOf(m_assignedList->view().selectedRows());
}

void AssignDialog::accept()
{
    if (m_work == Work::None && m_draft->draft().isChanged())
        write(false);
}

void AssignDialog::reject()
{
    if (m_work == Work::Writing || m_work == Work::Collecting) {
        m_stop.request_stop();
        return;
    }
    QDialog::reject();
}

void AssignDialog::write(bool force)
{
    m_written = std::make_shared<std::atomic<qint64>>(0);
    ApplyOptions options;
    options.method = ChangeMethod::Assign;
    options.summary = windowTitle();
    options.force = force;
    options.progress = [written = m_written](qint64 done) { *written = done; };
    m_message->dismiss();
    setWork(Work::Writing);
    const ChangeSet changes = m_draft->draft().changes();
    m_progress->setRange(0, int(changes.size()));
    m_progress->setValue(0);
    whenFinished(this, m_roster.apply(changes, options, m_stop.get_token()),
                 [this](const Result<ApplyReport> &report) { onWritten(report); });
}

void AssignDialog::onWritten(const Result<ApplyReport> &report)
{
    setWork(Work::None);
    if (!report) {
        tellError(report.error());
    } else if (!report->conflicts.isEmpty()) {
        const DbError refusal = report->refusal();
        m_message->tell(
            {Notice::Level::Warning, refusal.text, refusal.detail, tr("Read again"), [this] { read(); }});
    } else if (!report->ownerless.isEmpty()) {
        m_message->tell(
            {Notice::Level::Warning, report->refusal().text, {}, tr("Save anyway"), [this] { write(true); }});
    } else {
        emit assigned(*report);
        QDialog::accept();
    }
}

void AssignDialog::tellError(const DbError &error)
{
    if (error.kind == DbError::Kind::Cancelled)
        m_message->tell({Notice::Level::Information, tr("Cancelled. Nothing was written.")});
    else
        m_message->tell({Notice::Level::Error, error.text, error.detail});
}

void AssignDialog::setWork(Work work)
{
    m_work = work;
    if (m_stop.stop_requested())
        m_stop = {};
    const bool writing = work == Work::Writing;
    if (work != Work::None && !m_focus)
        m_focus = focusWidget();
    m_content->setEnabled(work == Work::None);
    m_progress->setVisible(work != Work::None);
    if (!writing)
        m_progress->setRange(0, 0);
    if (writing)
        m_progressTimer->start();
    else
        m_progressTimer->stop();
    updateCounts();
    if (work == Work::None && m_focus) {
        m_focus->setFocus();
        m_focus.clear();
    }
}

void AssignDialog::updateCounts()
{
    const MembershipDraft &draft = m_draft->draft();
    const Entity other = draft.otherEntity();
    const QString available = countText(other, m_available->totalCount());
    m_availableList->setCount(m_available->isCountExact() ? available : tr("about %1").arg(available));
    const QString assignedText = countText(other, draft.assignedCount());
    m_assignedList->setCount(
        m_assigned->search().isEmpty()
            ? assignedText
            : tr("%1 of %2", "shown of all").arg(locale().toString(m_assigned->rowCount()), assignedText));
    const bool found = m_available->totalCount() > 0 || !m_available->isCountExact();
    m_availableList->view().setEmptyText(found ? QString() : tr("Nothing found."));
    m_assignedList->view().setEmptyText(m_work == Work::Reading              ? QString()
                                            : m_assigned->search().isEmpty() ? tr("Nothing assigned yet.")
                                                                             : tr("Nothing found."));
    m_difference->setText(m_work == Work::Reading ? tr("Reading…") : differenceText());
    updateControls();
}

void AssignDialog::updateControls()
{
    const bool writable = !m_roster.schema().readOnly;
    m_add->setEnabled(writable && m_availableList->view().selectionModel()->hasSelection());
    m_remove->setEnabled(writable && m_assignedList->view().selectionModel()->hasSelection());
    const bool keep = onlyRemovedSelected();
    // The assigned list is where the text runs to.
    const QString there(isRightToLeft() ? u'◂' : u'▸');
    const QString back(isRightToLeft() ? u'▸' : u'◂');
    m_add->setText(tr("&Add %1", "arrow to the assigned list").arg(there));
    m_remove->setText((keep ? tr("%1 &Keep", "arrow") : tr("%1 &Remove", "arrow")).arg(back));
    m_remove->setAccessibleName(keep ? tr("Keep what is selected") : tr("Remove what is selected"));
    m_remove->setToolTip(m_remove->accessibleName());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(m_work == Work::None && m_draft->draft().isChanged());
}

QString AssignDialog::differenceText() const
{
    const MembershipDraft::Difference difference = m_draft->draft().difference();
    QStringList parts;
    if (difference.toAdd > 0)
        parts << tr("%Ln to add", nullptr, int(difference.toAdd));
    if (difference.toRemove > 0)
        parts << tr("%Ln to remove", nullptr, int(difference.toRemove));
    return parts.isEmpty() ? tr("No changes") : locale().createSeparatedList(parts);
}

void AssignDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        updateControls();
    QDialog::changeEvent(event);
}

void AssignDialog::keyPressEvent(QKeyEvent *event)
{
    // A lone Enter in a filter must not write; Ctrl+Enter means it.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (event->modifiers() & Qt::ControlModifier)
            accept();
        event->accept();
        return;
    }
    QDialog::keyPressEvent(event);
}
