#include "views/membershipactions.h"

#include "models/membership/bulkedit.h"
#include "models/membership/roster.h"
#include "models/membership/rowvalues.h"
#include "models/storage/connectfailure.h"
#include "models/storage/whenfinished.h"
#include "models/tables/membershipmodel.h"
#include "views/applying.h"
#include "views/bulkeditdialog.h"
#include "views/fieldtitles.h"
#include "views/membershiptable.h"
#include "views/prompts.h"
#include "views/style.h"
#include "views/undonotice.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostAtOnce = 100'000;

} // namespace

MembershipActions::MembershipActions(Roster &roster, MembershipModel &model, MembershipTable &table)
    : QObject(&table)
    , m_roster(roster)
    , m_model(model)
    , m_table(table)
    , m_edit(addAction(u"Edit"_s, u"edit"_s, tr("Edit…")))
    , m_remove(addAction(u"Remove"_s, u"remove"_s, tr("Remove")))
{
    m_edit->setToolTip(tr("Give all selected memberships the same role, permissions or date"));
    m_edit->setShortcut(QKeySequence(tr("Ctrl+E")));
    m_remove->setToolTip(tr("Remove the selected memberships"));
    m_remove->setShortcut(QKeySequence::Delete);
    connect(m_edit, &QAction::triggered, this, &MembershipActions::editSelected);
    connect(m_remove, &QAction::triggered, this, &MembershipActions::removeSelected);
    connect(table.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MembershipActions::updateActions);
    connect(&model, &RelationalModel::modelReset, this, &MembershipActions::updateActions);
    connect(&model, &RelationalModel::saved, this, &MembershipActions::onSaved);
    connect(&model, &RelationalModel::saveFailed, this, &MembershipActions::onSaveFailed);
    updateActions();
}

QAction *MembershipActions::addAction(const QString &name, const QString &icon, const QString &text)
{
    auto *action = new QAction(namedIcon(icon), text, this);
    action->setObjectName(m_table.objectName().remove(u"Table"_s) + name + u"Action"_s);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_table.addAction(action);
    return action;
}

void MembershipActions::updateActions()
{
    const bool selected = m_table.selectionModel()->hasSelection();
    const Rights rights = m_roster.schema().rights(Entity::Membership);
    m_edit->setEnabled(selected && rights.update);
    m_remove->setEnabled(selected && rights.remove);
}

void MembershipActions::withSelection(const std::function<void(const Selection &)> &done)
{
    m_table.commitEditor(); // what is being typed belongs to what is there
    const QList<int> rows = m_table.selectedRows();
    if (rows.size() > mostAtOnce) {
        tell({DbError::Kind::InvalidValue,
              tr("%L1 memberships are selected. At most %L2 can be changed at once: select fewer, or "
                 "import a CSV file.")
                  .arg(rows.size())
                  .arg(mostAtOnce)});
        return;
    }
    whenFinished(this, m_model.rowsAt(rows), [this, done](const Result<Selection> &selection) {
        if (!selection)
            tell(selection.error());
        else if (!selection->isEmpty())
            done(*selection);
    });
}

QList<MembershipKey> MembershipActions::keysOf(const Selection &selection) const
{
    QList<MembershipKey> keys;
    for (const Row &row : selection) {
        const QStringList key = m_model.query().keyOf(row);
        keys << MembershipKey{UserId(key.at(0)), OrganizationId(key.at(1))};
    }
    return keys;
}

// Labels of the other tables follow a row's own values. The time of the last change is another one after each
// change of ours, until the row is read again.
Values MembershipActions::valuesIn(const Row &row) const
{
    const Table &table = m_model.table();
    Values values = valuesOf(table, row.mid(0, table.columns.size()));
    if (table.has(Field::UpdatedAt))
        values.remove(table.column(Field::UpdatedAt));
    return values;
}

// --- Editing ---

void MembershipActions::editSelected()
{
    withSelection([this](const Selection &selection) { edit(selection); });
}

void MembershipActions::edit(const Selection &selection)
{
    auto *dialog = new BulkEditDialog(m_roster.schema().memberships, selection.size(), m_table.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BulkEditDialog::submitted, this,
            [this, selection](const Values &values) { write(selection, values); });
    dialog->open();
}

void MembershipActions::write(const Selection &selection, const Values &values)
{
    QList<Values> seen;
    for (const Row &row : selection)
        seen << valuesIn(row);
    const QList<MembershipKey> keys = keysOf(selection);
    const auto attempt = [this, keys, values, seen](bool force) {
        ApplyOptions options;
        options.method = ChangeMethod::Edit;
        options.summaryOf = [](const ChangeSet &changes) { return editedText(changes.size()); };
        options.force = force;
        const auto prepare = [schema = m_roster.schema(), keys, values, seen](Connection &connection) {
            return bulkEditOf(connection, schema, keys, values, seen);
        };
        return m_roster.prepareAndApply(prepare, options);
    };
    applyOrAsk(&m_table, attempt, tr("Change anyway"),
               [this, selected = keys.size()](const Result<ApplyReport> &report) {
                   if (!report) {
                       tell(report.error());
                       return;
                   }
                   emit noticed(undoNotice(
                       &m_table, m_roster, *report, editedText(*report, selected),
                       [this](const Notice &notice) { emit noticed(notice); }, editedText(report->updated)));
               });
}

QString MembershipActions::editedText(qint64 memberships)
{
    return tr("Edited %1").arg(countText(Entity::Membership, memberships));
}

QString MembershipActions::editedText(const ApplyReport &report, qint64 selected)
{
    if (report.updated == 0)
        return tr("Nothing had to be changed: all of them have these values already.");
    const QString edited = editedText(report.updated);
    const qint64 others = selected - report.updated;
    if (others <= 0)
        return edited + u'.';
    return tr("%1; %Ln had these values already.", "Edited 43 memberships; 7 had …", int(others)).arg(edited);
}

// --- Removing ---

void MembershipActions::removeSelected()
{
    constexpr qsizetype few = 10; // so many are seen at one glance, and Undo brings them back
    withSelection([this](const Selection &selection) {
        if (selection.size() <= few) {
            remove(selection);
            return;
        }
        Question question;
        question.title = tr("Remove");
        question.text = tr("Remove %Ln membership(s)?", nullptr, int(selection.size()));
        question.consequence = tr("The users and organizations themselves stay.");
        question.acceptText = tr("Remove");
        ask(&m_table, question, [this, selection] { remove(selection); });
    });
}

void MembershipActions::remove(const Selection &selection)
{
    auto changes = std::make_shared<ChangeSet>();
    const QList<MembershipKey> keys = keysOf(selection);
    for (qsizetype i = 0; i < keys.size(); ++i)
        // What others made of it since it was shown, nobody has agreed to remove.
        changes->append({Entity::Membership,
                         ChangeKind::Remove,
                         keys.at(i).user,
                         keys.at(i).organization,
                         valuesIn(selection.at(i)),
                         {}});
    const QString summary = removalText(selection);
    const auto attempt = [this, changes, summary](bool force) {
        ApplyOptions options;
        options.method = ChangeMethod::Delete;
        options.summary = summary;
        options.force = force;
        return m_roster.apply(std::shared_ptr<const ChangeSet>(changes), options);
    };
    applyOrAsk(&m_table, attempt, tr("Remove anyway"), [this, summary](const Result<ApplyReport> &report) {
        if (report)
            emit noticed(undoNotice(&m_table, m_roster, *report, summary + u'.',
                                    [this](const Notice &notice) { emit noticed(notice); }));
        else
            tell(report.error());
    });
}

// For the history, and for Undo, which names what it undoes.
QString MembershipActions::removalText(const Selection &selection) const
{
    const Row &first = selection.first();
    const QString user = first.value(m_model.userNameColumn()).value_or(QString());
    const QString organization = first.value(m_model.organizationNameColumn()).value_or(QString());
    if (selection.size() == 1)
        return tr("Removed %1 from %2", "a user from an organization").arg(user, organization);
    const std::optional<Entity> owner = m_model.query().scope;
    const int count = int(selection.size());
    if (owner == Entity::User)
        return tr("Removed %1 from %Ln organization(s)", nullptr, count).arg(user);
    if (owner == Entity::Organization)
        return tr("Removed %Ln member(s) from %1", nullptr, count).arg(organization);
    return tr("Removed %Ln membership(s)", nullptr, count);
}

// --- Cells that are edited in place ---

void MembershipActions::onSaved(const ApplyReport &report)
{
    if (report.applied())
        return;
    if (!isOwnerQuestion(report)) {
        onSaveFailed(report.refusal());
        return;
    }
    askAboutOwners(
        &m_table, report, tr("Change anyway"), [this] { m_model.saveAnyway(); },
        [this, ownerless = report.ownerless] { m_model.discardEditsIn(ownerless); });
}

void MembershipActions::onSaveFailed(const DbError &error)
{
    // The bar of the connection says why.
    const QString text = isAboutConnection(error.kind)
        ? tr("Not saved: no connection. The edit waits until the database can be reached again.")
        : error.text;
    emit noticed({Notice::Level::Error, text, error.detail, tr("Discard the edit"),
                  [this] { m_model.discardEdits(); }});
}

void MembershipActions::tell(const DbError &error) { emit noticed(errorNotice(error)); }
