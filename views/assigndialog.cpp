#include "views/assigndialog.h"

#include "models/membership/membershipdraftmodel.h"
#include "models/storage/whenfinished.h"
#include "views/assignlist.h"
#include "views/assignselection.h"
#include "views/assignview.h"
#include "views/messagebar.h"
#include "views/prompts.h"
#include "views/searchbox.h"
#include "views/style.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>

using namespace Qt::StringLiterals;

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

AssignDialog::AssignDialog(Roster &roster, Entity entity, const QStringList &ids, QWidget *parent)
    : QDialog(parent)
    , m_roster(roster)
    , m_draft(new MembershipDraftModel(roster.schema(), entity, ids, this))
    , m_available(new AssignableModel(roster, *m_draft, this))
    , m_progressTimer(new QTimer(this))
{
    const bool isUser = entity == Entity::User;
    const auto count = int(ids.size());
    setNames(this, u"assignDialog"_s,
             m_draft->draft().isSeveral()
                 ? (isUser ? tr("Organizations of %Ln users", nullptr, count)
                           : tr("Members of %Ln organizations", nullptr, count))
                 : (isUser ? tr("Organizations of a user") : tr("Members of an organization")));
    setWindowTitle(accessibleName()); // until the name of one is read
    createParts();
    layOut();
    setUpAvailable();
    setUpAssigned();
    setUpDrags();
    updateArrows();
    connect(&m_roster, &Roster::changed, this, &AssignDialog::onChangedElsewhere);
    m_availableList->filter().setFocus();
    setWork(Work::Reading);
    if (!m_draft->draft().isSeveral())
        peek();
    read();
}

AssignDialog::~AssignDialog() { m_stop.request_stop(); }

// Of very many the first ones, to be looked at while the others are read.
void AssignDialog::peek()
{
    using Listed = QList<MembershipStore::Listed>;
    const auto job = [schema = m_roster.schema(), entity = m_draft->draft().entity(),
                      id = m_draft->draft().ids().first()](Connection &connection) {
        return MembershipStore(connection, schema).firstOf(entity, id, 100);
    };
    whenFinished(this, m_roster.read<Listed>(job, m_stop.get_token()), [this](const Result<Listed> &first) {
        if (first && !first->isEmpty() && m_work == Work::Reading)
            m_draft->setRead({*first}, false);
    });
}

void AssignDialog::read()
{
    m_reading = true;
    const auto job = [schema = m_roster.schema(), entity = m_draft->draft().entity(),
                      ids = m_draft->draft().ids()](Connection &connection) -> Result<Records> {
        Records records;
        RecordStore store(connection, schema, entity);
        MembershipStore memberships(connection, schema);
        for (const QString &id : ids) {
            const Result<Row> row = store.read(id);
            if (!row)
                return row.error();
            if (row->isEmpty()) {
                return DbError{
                    DbError::Kind::NotFound,
                    ids.size() > 1
                        ? tr("Somebody has deleted one of these records. Close this and choose anew.")
                        : tr("This record is not there any more. Somebody has deleted it.")};
            }
            if (ids.size() == 1)
                records.name = nameOf(schema.table(entity), *row);
            const Result<QList<MembershipStore::Listed>> listed = memberships.listOf(entity, id);
            if (!listed)
                return listed.error();
            records.memberships << *listed;
        }
        return records;
    };
    whenFinished(this, m_roster.read<Records>(job, m_stop.get_token()),
                 [this](const Result<Records> &records) { onRead(records); });
}

void AssignDialog::onRead(const Result<Records> &records)
{
    m_reading = false;
    const bool isFirst = m_work == Work::Reading;
    if (isFirst)
        setWork(Work::None);
    if (records) {
        if (!records->name.isEmpty()) {
            const bool isUser = m_draft->draft().entity() == Entity::User;
            setWindowTitle(isUser ? tr("Organizations of %1").arg(records->name)
                                  : tr("Members of %1").arg(records->name));
            setAccessibleName(windowTitle());
        }
        m_draft->setRead(records->memberships);
    } else {
        m_content->setEnabled(!isFirst); // without them nothing can be said about what to change
        m_message->tell({Notice::Level::Error, records.error().text, records.error().detail, tr("Try again"),
                         [this, isFirst] {
                             if (isFirst)
                                 setWork(Work::Reading);
                             read();
                         }});
    }
    if (std::exchange(m_readAgain, false))
        read();
}

void AssignDialog::onChangedElsewhere(const RosterChange &change)
{
    if (m_work != Work::None)
        return; // it is ours, or is read now anyway
    const QStringList &ids = m_draft->draft().ids();
    const bool isUser = m_draft->draft().entity() == Entity::User;
    const bool concerns = change.everything || std::any_of(ids.begin(), ids.end(), [&](const QString &id) {
                              return isUser ? change.users.contains(UserId(id))
                                            : change.organizations.contains(OrganizationId(id));
                          });
    if (!concerns)
        return;
    if (m_reading)
        m_readAgain = true;
    else
        read();
}

void AssignDialog::accept()
{
    if (m_buttons->button(QDialogButtonBox::Ok)->isEnabled())
        write(false);
}

void AssignDialog::reject()
{
    if (m_work == Work::Writing || m_collecting > 0) {
        m_stop.request_stop();
        return;
    }
    if (!m_draft->draft().isChanged()) {
        QDialog::reject();
        return;
    }
    ask(this,
        {windowTitle(), tr("Close without saving?"),
         tr("Nothing of this is written yet: %1.").arg(differenceText()), tr("Discard Changes")},
        [this] { QDialog::reject(); });
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
    m_progress->setRange(0, int(m_draft->draft().difference().total()));
    m_progress->setValue(0);
    // Of many entries already the list of changes takes a while.
    const auto prepare = [draft = m_draft->draft()](Connection &) -> Result<ChangeSet> {
        return draft.changes();
    };
    whenFinished(this, m_roster.prepareAndApply(prepare, options, m_stop.get_token()),
                 [this](const Result<ApplyReport> &report) { onWritten(report); });
}

void AssignDialog::onWritten(const Result<ApplyReport> &report)
{
    setWork(Work::None);
    if (!report) {
        tellError(report.error());
    } else if (!report->conflicts.isEmpty()) {
        m_message->tell({Notice::Level::Warning,
                         tr("Nothing was written: meanwhile somebody else changed %Ln of these memberships. "
                            "They are marked now; look at them and press OK again.",
                            nullptr, int(report->conflicts.size()))});
        read();
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
        m_message->tell(errorNotice(error));
}

void AssignDialog::setWork(Work work)
{
    m_work = work;
    if (m_stop.stop_requested())
        m_stop = {};
    if (work != Work::None && !m_focus)
        m_focus = focusWidget();
    m_content->setEnabled(work == Work::None);
    m_collisions->setEnabled(work == Work::None);
    if (work == Work::Writing)
        m_progressTimer->start();
    else
        m_progressTimer->stop();
    updateCounts();
    if (work == Work::None && m_focus) {
        m_focus->setFocus();
        m_focus.clear();
    }
}

void AssignDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        updateArrows();
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
