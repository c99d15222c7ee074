#include "views/recordwriter.h"

#include "models/membership/deletion.h"
#include "models/membership/roster.h"
#include "models/storage/recordstore.h"
#include "models/storage/uuid7.h"
#include "models/storage/whenfinished.h"
#include "views/applying.h"
#include "views/changetext.h"
#include "views/copydialog.h"
#include "views/fieldtitles.h"
#include "views/prompts.h"
#include "views/recorddialog.h"
#include "views/undonotice.h"

#include <QPointer>
#include <QWidget>

namespace {

Change additionOf(const Table &table, const QString &id, const NewRecord &record)
{
    Change change;
    change.entity = table.entity;
    change.kind = ChangeKind::Add;
    if (table.entity == Entity::User)
        change.user = UserId(id);
    else
        change.organization = OrganizationId(id);
    change.after = record.values;
    return change;
}

} // namespace

RecordWriter::RecordWriter(Roster &roster, Entity entity, QWidget *parent)
    : QObject(parent)
    , m_roster(roster)
    , m_entity(entity)
    , m_parent(parent)
{
}

void RecordWriter::add()
{
    const Table &table = m_roster.schema().table(m_entity);
    auto *dialog = new RecordDialog(table, m_parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RecordDialog::submitted, this, [this, dialog](const NewRecord &record) {
        const QString id = newUuid7();
        ChangeSet changes;
        changes.append(additionOf(m_roster.schema().table(m_entity), id, record));
        ApplyOptions options;
        options.method = ChangeMethod::Edit;
        options.summary = tr("Added %1").arg(record.name);
        // The dialog may be closed before the answer comes; then this page tells.
        whenFinished(this, m_roster.apply(changes, options),
                     [this, id, open = QPointer(dialog),
                      summary = options.summary](const Result<ApplyReport> &outcome) {
                         const Result<ApplyReport> report = requireApplied(outcome);
                         if (report) {
                             if (open)
                                 open->accept();
                             emit noticed(undoNotice(m_parent, m_roster, *report, summary + u'.',
                                                     [this](const Notice &notice) { emit noticed(notice); }));
                             emit added(report->numbers.value(id, id));
                         } else if (open) {
                             open->showError(report.error());
                         } else {
                             emit noticed(errorNotice(report.error()));
                         }
                     });
    });
    dialog->open();
}

void RecordWriter::remove(const QStringList &ids, const QString &name)
{
    if (ids.isEmpty())
        return;
    const auto count = [schema = m_roster.schema(), entity = m_entity,
                        ids](Connection &connection) -> Result<qint64> {
        MembershipStore store(connection, schema);
        qint64 memberships = 0;
        for (const QString &id : ids) {
            const Result<qint64> some = store.countOf(entity, id);
            if (!some)
                return some.error();
            memberships += *some;
        }
        return memberships;
    };
    whenFinished(this, m_roster.read<qint64>(count), [this, ids, name](const Result<qint64> &memberships) {
        if (memberships)
            askToRemove(ids, name, *memberships);
        else
            emit noticed(errorNotice(memberships.error()));
    });
}

void RecordWriter::askToRemove(const QStringList &ids, const QString &name, qint64 memberships)
{
    Question question;
    question.title = tr("Delete");
    question.text =
        ids.size() == 1 ? tr("Delete %1?").arg(name) : tr("Delete %1?").arg(countText(m_entity, ids.size()));
    question.consequence = memberships == 0
        ? tr("No memberships go with it.")
        : tr("%Ln membership(s) will be deleted as well.", nullptr, int(memberships));
    question.acceptText = tr("Delete");
    ask(m_parent, question, [this, ids, name] { removeNow(ids, name); });
}

void RecordWriter::removeNow(const QStringList &ids, const QString &name)
{
    const QString what = ids.size() == 1 ? name : countText(m_entity, ids.size());
    const auto attempt = [this, ids, what](bool force) {
        ApplyOptions options;
        options.method = ChangeMethod::Delete;
        options.summary = tr("Deleted %1").arg(what);
        options.force = force;
        const auto prepare = [schema = m_roster.schema(), entity = m_entity, ids](Connection &connection) {
            return deletionOf(connection, schema, entity, ids);
        };
        return m_roster.prepareAndApply(prepare, options);
    };
    applyOrAsk(m_parent, attempt, tr("Delete anyway"), [this, ids, what](const Result<ApplyReport> &report) {
        if (!report) {
            emit noticed(errorNotice(report.error()));
            return;
        }
        emit noticed(undoNotice(m_parent, m_roster, *report, tr("Deleted %1").arg(what) + u'.',
                                [this](const Notice &notice) { emit noticed(notice); }));
        emit removed(ids.size());
    });
}

void RecordWriter::copyMemberships(const QStringList &ids, const QString &name)
{
    if (ids.isEmpty())
        return;
    auto *dialog = new CopyDialog(m_roster, m_entity, ids, name, m_parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CopyDialog::submitted, this, &RecordWriter::writeCopy);
    dialog->open();
}

// Prepared anew, so that what others did since the preview counts.
void RecordWriter::writeCopy(const MembershipCopy &copy, const QString &summary)
{
    const auto attempt = [this, copy, summary](bool force) {
        ApplyOptions options;
        options.method = ChangeMethod::Assign;
        options.summary = summary;
        options.force = force;
        const auto prepare = [schema = m_roster.schema(), copy](Connection &connection) {
            return changesOf(connection, schema, copy);
        };
        return m_roster.prepareAndApply(prepare, options);
    };
    applyOrAsk(m_parent, attempt, tr("Copy anyway"), [this, summary](const Result<ApplyReport> &report) {
        if (report)
            emit noticed(undoNotice(
                m_parent, m_roster, *report, withNumbers(summary, *report) + u'.',
                [this](const Notice &notice) { emit noticed(notice); }, summary));
        else
            emit noticed(errorNotice(report.error()));
    });
}
