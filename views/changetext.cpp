#include "views/changetext.h"

#include "models/membership/history.h"
#include "models/membership/rowvalues.h"
#include "models/storage/values.h"
#include "views/fieldtitles.h"
#include "views/timetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ChangeText)
};

QString shown(const Column &column, const Value &value)
{
    if (!value || value->isEmpty())
        return Text::tr("nothing");
    if (column.field == Field::Permissions) {
        const std::optional<QStringList> permissions = parsePermissions(*value);
        if (permissions)
            return permissions->isEmpty() ? Text::tr("nothing") : permissions->join(", "_L1);
    }
    return column.type == ColumnType::Timestamp || column.field == Field::JoinedAt
            || column.field == Field::CreatedAt
        ? shownTime(*value)
        : *value;
}

bool says(const Column &column, const Value &value)
{
    return value && !value->isEmpty() && !(column.field == Field::Permissions && *value == "[]"_L1)
        && column.field != Field::CreatedAt;
}

QString titleOf(const Column &column) { return column.field ? fieldTitle(*column.field) : column.name; }

QString nameText(const RecordName &name, const QString &text)
{
    return name.gone ? Text::tr("%1 (deleted)").arg(text) : text;
}

} // namespace

QString methodText(const QString &method)
{
    if (method == ChangeMethod::Edit)
        return Text::tr("Edited");
    if (method == ChangeMethod::Assign)
        return Text::tr("Assigned");
    if (method == ChangeMethod::Drop)
        return Text::tr("Drag and drop");
    if (method == ChangeMethod::Paste)
        return Text::tr("Pasted");
    if (method == ChangeMethod::Delete)
        return Text::tr("Deleted");
    if (method == ChangeMethod::Import)
        return Text::tr("Import");
    if (method == ChangeMethod::Command)
        return Text::tr("Command line");
    if (method == ChangeMethod::Revert)
        return Text::tr("Undone");
    if (method == ChangeMethod::Redo)
        return Text::tr("Redone");
    return method;
}

QString withNumbers(const QString &summary, const ApplyReport &report)
{
    HistoryEntry numbers;
    numbers.added = report.added;
    numbers.updated = report.updated;
    numbers.removed = report.removed;
    const QString text = shownSummary(numbers);
    return Text::tr("%1: %2", "a change: its numbers")
        .arg(summary, text.isEmpty() ? Text::tr("nothing had to be changed") : text);
}

QString recordText(const RecordNames &names, const UserId &id)
{
    return nameText(names.users.value(id), names.text(id));
}

QString recordText(const RecordNames &names, const OrganizationId &id)
{
    return nameText(names.organizations.value(id), names.text(id));
}

QString kindText(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Add:
        return Text::tr("Added");
    case ChangeKind::Update:
        return Text::tr("Changed");
    case ChangeKind::Remove:
        return Text::tr("Removed");
    }
    Q_UNREACHABLE();
}

QString plannedText(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Add:
        return Text::tr("Add");
    case ChangeKind::Update:
        return Text::tr("Change");
    case ChangeKind::Remove:
        return Text::tr("Remove");
    }
    Q_UNREACHABLE();
}

QString valuesText(const Table &table, const Change &change)
{
    QStringList parts;
    for (const Column &column : table.columns) {
        const Value before = change.before.value(column.name);
        const Value after = change.after.value(column.name);
        if (change.kind != ChangeKind::Update) {
            const Value &value = change.kind == ChangeKind::Add ? after : before;
            if (says(column, value))
                parts << Text::tr("%1: %2", "field: value").arg(titleOf(column), shown(column, value));
        } else if (change.after.contains(column.name) && !isSameValue(column, before, after)) {
            parts << Text::tr("%1: %2 → %3", "field: before → after")
                         .arg(titleOf(column), shown(column, before), shown(column, after));
        }
    }
    return parts.join(u", "_s);
}
