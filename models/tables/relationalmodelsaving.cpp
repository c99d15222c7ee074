// How a RelationalModel's edits become a change set, and what comes back.

#include "models/membership/deletion.h"
#include "models/storage/connectfailure.h"
#include "models/storage/values.h"
#include "models/storage/whenfinished.h"
#include "models/tables/relationalmodel.h"

#include <QSqlError>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QString inWords(const Value &value)
{
    return value && !value->isEmpty() ? *value : RelationalModel::tr("nothing");
}

QStringList keyOf(const Change &change)
{
    switch (change.entity) {
    case Entity::User:
        return {change.user.text()};
    case Entity::Organization:
        return {change.organization.text()};
    case Entity::Membership:
        break;
    }
    return {change.user.text(), change.organization.text()};
}

} // namespace

void RelationalModel::saveEdits(bool force)
{
    const QList<PendingEdit *> edits = editsToSave();
    if (edits.isEmpty() || !markProblems(edits))
        return;
    ChangeSet changes;
    QStringList removed; // users or organizations: they take their memberships with them
    QList<QStringList> keys;
    for (PendingEdit *edit : edits) {
        edit->saving = true;
        edit->beginAnew();
        keys << edit->key;
        if (edit->kind == ChangeKind::Remove && m_query.entity != Entity::Membership)
            removed << edit->key.first();
        else
            changes.append(changeOf(*edit));
    }
    emitRowsChanged(0, rowCount() - 1);
    emitEditsChanged();

    const auto prepare = [changes, removed, schema = m_query.schema,
                          entity = m_query.entity](Connection &connection) -> Result<ChangeSet> {
        Result<ChangeSet> all = deletionOf(connection, *schema, entity, removed);
        for (qsizetype i = 0; all && i < changes.size(); ++i)
            all->append(changes.at(i));
        return all;
    };
    ApplyOptions options;
    options.method = ChangeMethod::Edit;
    options.summary = summaryOf(edits);
    options.force = force;
    whenFinished(this, m_roster.prepareAndApply(prepare, options),
                 [this, keys](const Result<ApplyReport> &outcome) { settle(keys, outcome); });
}

// What was refused waits until it is changed, so that it does not hold up other rows; when nothing else is
// left, saving means to try it again.
QList<PendingEdit *> RelationalModel::editsToSave()
{
    const QList<PendingEdit *> all = m_edits.unsaved();
    QList<PendingEdit *> fresh;
    std::copy_if(all.cbegin(), all.cend(), std::back_inserter(fresh),
                 [](const PendingEdit *edit) { return !edit->isRefused(); });
    return fresh.isEmpty() ? all : fresh;
}

// What the history says of it: the record's name, if it is one.
QString RelationalModel::summaryOf(const QList<PendingEdit *> &edits) const
{
    if (edits.size() > 1)
        return tr("Edited %Ln record(s)", nullptr, int(edits.size()));
    const QStringList key = edits.first()->key;
    const int row = loadedRowOf(key);
    if (row < 0)
        return tr("Edited %Ln record(s)", nullptr, 1);
    // Not every database has e-mails, slugs or names.
    const auto known = [&](int handle, int name, const QString &id) {
        for (const int column : {handle, name}) {
            if (const QString text = index(row, column).data().toString(); !text.isEmpty())
                return text;
        }
        return id;
    };
    if (m_query.entity != Entity::Membership)
        return tr("Edited %1")
            .arg(known(columnOf(Schema::handle(m_query.entity)), columnOf(Field::Name), key.first()));
    return tr("Edited the membership of %1 in %2")
        .arg(known(labelColumn(Entity::User, Field::Email), labelColumn(Entity::User, Field::Name),
                   key.first()),
             known(labelColumn(Entity::Organization, Field::Slug),
                   labelColumn(Entity::Organization, Field::Name), key.last()));
}

// True if everything can be handed over.
bool RelationalModel::markProblems(const QList<PendingEdit *> &edits)
{
    QString first;
    for (PendingEdit *edit : edits) {
        edit->error = problemOf(*edit);
        if (first.isEmpty())
            first = edit->error;
    }
    if (first.isEmpty())
        return true;
    emitRowsChanged(0, rowCount() - 1);
    emit saveFailed({DbError::Kind::InvalidValue, first});
    return false;
}

QString RelationalModel::problemOf(const PendingEdit &edit) const
{
    if (edit.kind == ChangeKind::Add && m_query.entity == Entity::Membership) {
        for (const QString &key : table().key) {
            if (edit.after.value(key).value_or(QString()).isEmpty())
                return tr("Choose a user and an organization.");
        }
    }
    if (edit.kind == ChangeKind::Add && m_query.entity != Entity::Membership) {
        const QString handle = table().column(Schema::handle(m_query.entity));
        if (!handle.isEmpty() && edit.after.value(handle).value_or(QString()).trimmed().isEmpty())
            return m_query.entity == Entity::User ? tr("A user needs an e-mail.")
                                                  : tr("An organization needs a slug.");
    }
    for (auto it = edit.after.cbegin(); it != edit.after.cend(); ++it) {
        const Column &column = table().columns.at(table().indexOf(it.key()));
        if (!it.value())
            continue;
        const QString &text = *it.value();
        if ((column.field == Field::JoinedAt || column.type == ColumnType::Timestamp)
            && !parseTimestamp(text))
            return tr("\"%1\" is no date. Write it like 2024-03-01.").arg(text);
        if (column.field == Field::Permissions && !parsePermissions(text))
            return tr("\"%1\" is no list of permissions. Separate them with commas.").arg(text);
        if (column.field == Field::Email && !isPlausibleEmail(text))
            return tr("\"%1\" is no e-mail address.").arg(text);
    }
    return {};
}

Change RelationalModel::changeOf(const PendingEdit &edit) const
{
    Change change{m_query.entity, edit.kind, {}, {}, edit.before, edit.after};
    const bool isNew = edit.kind == ChangeKind::Add;
    if (m_query.entity == Entity::User) {
        change.user = UserId(edit.key.first());
    } else if (m_query.entity == Entity::Organization) {
        change.organization = OrganizationId(edit.key.first());
    } else {
        change.user =
            UserId(isNew ? edit.after.value(table().key.at(0)).value_or(QString()) : edit.key.at(0));
        change.organization =
            OrganizationId(isNew ? edit.after.value(table().key.at(1)).value_or(QString()) : edit.key.at(1));
    }
    for (const QString &key : table().key)
        change.after.remove(key);
    return change;
}

void RelationalModel::settle(const QList<QStringList> &keys, const Result<ApplyReport> &outcome)
{
    for (const QStringList &key : keys) {
        if (PendingEdit *edit = findEdit(key)) {
            edit->saving = false;
            if (!outcome) {
                edit->error = outcome.error().text;
                edit->unreached = isAboutConnection(outcome.error().kind);
            }
        }
    }
    if (outcome && outcome->applied())
        settleApplied(keys);
    else if (outcome)
        settleRefused(*outcome);
    emitRowsChanged(0, rowCount() - 1);
    emitEditsChanged();
    if (!outcome)
        emit saveFailed(outcome.error());
    else
        emit saved(*outcome);
}

void RelationalModel::forgetUnreached()
{
    for (PendingEdit *edit : m_edits.unsaved()) {
        if (edit->unreached)
            edit->error.clear();
    }
    emitRowsChanged(0, rowCount() - 1);
    emitEditsChanged();
}

// Updated rows show their new values in place; new and removed ones wait for the refresh, which moves rows.
void RelationalModel::settleApplied(const QList<QStringList> &keys)
{
    for (const QStringList &key : keys) {
        PendingEdit *edit = findEdit(key);
        if (!edit)
            continue;
        const int row = loadedRowOf(key);
        if (edit->kind != ChangeKind::Update) {
            edit->written = true;
            continue;
        }
        if (row >= 0) {
            for (auto it = edit->after.cbegin(); it != edit->after.cend(); ++it)
                m_loader.source()->patch(row - insertCount(), table().indexOf(it.key()), it.value());
        }
        m_edits.remove(key);
        if (row >= 0)
            freshenMirror(row);
    }
    refresh();
}

void RelationalModel::settleRefused(const ApplyReport &report)
{
    for (const Conflict &conflict : report.conflicts) {
        PendingEdit *edit = findEdit(keyOf(conflict.mine));
        if (!edit)
            continue;
        edit->error = textOf(conflict);
        // From now on the user knows theirs: saving again overwrites it.
        for (auto it = edit->before.begin(); it != edit->before.end(); ++it) {
            const Value theirs = conflict.theirs.value(it.key(), it.value());
            if (theirs != it.value() && edit->after.contains(it.key()))
                edit->theirs.insert(it.key(), theirs);
            it.value() = theirs;
        }
    }
    for (PendingEdit *edit : m_edits.all()) {
        const qsizetype side = edit->key.size() - 1;
        if (m_query.entity == Entity::Membership
            && report.ownerless.contains(OrganizationId(edit->key.at(side))))
            edit->error = tr("The organization would lose its last owner.");
    }
    if (!report.ownerless.isEmpty() && m_query.entity != Entity::Membership) {
        for (PendingEdit *edit : m_edits.all()) {
            if (edit->kind == ChangeKind::Remove)
                edit->error = report.refusal().text;
        }
    }
    refresh(); // theirs
}

QString RelationalModel::textOf(const Conflict &conflict) const
{
    switch (conflict.reason) {
    case Conflict::Reason::Gone:
        return tr("Somebody else has removed this.");
    case Conflict::Reason::Exists:
        return tr("This is there already.");
    case Conflict::Reason::Changed:
        break;
    }
    QStringList differences;
    for (auto it = conflict.mine.before.cbegin(); it != conflict.mine.before.cend(); ++it) {
        const Value theirs = conflict.theirs.value(it.key(), it.value());
        if (theirs == it.value())
            continue;
        const QString title = headerData(table().indexOf(it.key()), Qt::Horizontal).toString();
        differences << (conflict.mine.after.contains(it.key())
                            ? tr("%1: yours is \"%2\", by now it is \"%3\".")
                                  .arg(title, inWords(conflict.mine.after.value(it.key())), inWords(theirs))
                            : tr("%1: by now it is \"%2\".").arg(title, inWords(theirs)));
    }
    return tr("Somebody else has changed this.") + u' ' + differences.join(u' ');
}

PendingEdit *RelationalModel::findEdit(const QStringList &key)
{
    for (int i = 0; i < m_edits.insertCount(); ++i) {
        PendingEdit &edit = m_edits.insertAt(i);
        if (edit.key == key || keyOf(changeOf(edit)) == key)
            return &edit;
    }
    return m_edits.find(key);
}

int RelationalModel::loadedRowOf(const QStringList &key) const
{
    const PageSource *source = m_loader.source();
    for (const int page : source ? source->loadedPages() : QList<int>()) {
        const int first = page * PageQuery::pageSize + insertCount();
        for (int row = first; row < first + PageQuery::pageSize; ++row) {
            if (keyAt(row) == key)
                return row;
        }
    }
    return -1;
}

// The base saves row by row and believes at once; here everything goes together and is believed when it is
// done.
bool RelationalModel::insertRowIntoTable(const QSqlRecord &) { return saveForBase(); }

bool RelationalModel::updateRowInTable(int, const QSqlRecord &) { return saveForBase(); }

bool RelationalModel::deleteRowFromTable(int) { return saveForBase(); }

bool RelationalModel::saveForBase()
{
    save();
    setLastError(QSqlError(tr("Saving"), {}, QSqlError::NoError));
    return false;
}
