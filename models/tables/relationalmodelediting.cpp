// How a RelationalModel keeps edits: PendingEdits by key are the truth, the base's edit cache by row mirrors
// those whose rows are here, so that isDirty(), vertical headers and mappers work as ever.

#include "models/storage/uuid7.h"
#include "models/storage/values.h"
#include "models/tables/pageddriver.h"
#include "models/tables/relationalmodel.h"

#include <QScopedValueRollback>
#include <QSqlRecord>

namespace {

// As the table keeps it, if it can be understood; save() complains about the rest.
Value normalized(const Column &column, const QVariant &edited)
{
    if (edited.isNull())
        return {};
    const QString text = edited.toString();
    if (column.field == Field::Permissions || column.type == ColumnType::TextList) {
        const std::optional<QStringList> list = parsePermissions(text);
        return list ? permissionsToJson(*list) : text;
    }
    if (column.type == ColumnType::Text && column.field != Field::JoinedAt)
        return text;
    if (text.trimmed().isEmpty())
        return {}; // no other type has an empty value
    if (column.field == Field::JoinedAt || column.type == ColumnType::Timestamp)
        return parseTimestamp(text).value_or(text);
    return text;
}

QVariant shown(const Value &value) { return value ? QVariant(*value) : QVariant(); }

} // namespace

const PendingEdit *RelationalModel::editAt(int row) const
{
    if (row < insertCount())
        return row >= 0 && row < m_edits.insertCount() ? &m_edits.insertAt(row) : nullptr;
    if (!m_edits.hasEdits())
        return nullptr;
    const QStringList key = keyAt(row);
    return key.isEmpty() ? nullptr : m_edits.find(key);
}

bool RelationalModel::isChanged(int row, int column) const
{
    if (column >= table().columns.size())
        return false;
    const PendingEdit *edit = editAt(row);
    return edit && edit->kind != ChangeKind::Remove && edit->after.contains(table().columns.at(column).name);
}

// The edit of a row that is about to change; begins one if need be.
PendingEdit &RelationalModel::editableAt(int row)
{
    const QStringList key = keyAt(row);
    if (!m_edits.find(key))
        freshenMirror(row);
    PendingEdit &edit = m_edits.edit(key);
    edit.key = key;
    return edit;
}

void RelationalModel::expect(const QModelIndex &index, const QVariant &seen)
{
    m_expected.reset();
    if (index.isValid())
        m_expected =
            Expected{keyAt(index.row()), index.column(), seen.isNull() ? Value() : Value(seen.toString())};
}

bool RelationalModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const std::optional<Expected> expected = std::exchange(m_expected, std::nullopt);
    if (role != Qt::EditRole || !index.isValid() || !isEditable(index.row(), index.column()))
        return false;
    const Column &column = table().columns.at(index.column());
    const Value after = normalized(column, value);
    if (index.row() < insertCount()) {
        PendingEdit &edit = m_edits.insertAt(index.row());
        edit.after.insert(column.name, after);
        edit.beginAnew();
    } else {
        const bool isExpected = expected && expected->column == index.column()
            && expected->key == keyAt(index.row()) && !isChanged(index.row(), index.column());
        const Value before = isExpected ? expected->value : loadedRow(index.row())->at(index.column());
        if (after == before && !isChanged(index.row(), index.column()))
            return true;
        PendingEdit &edit = editableAt(index.row());
        edit.beginAnew();
        edit.theirs.remove(column.name);
        if (!edit.before.contains(column.name))
            edit.before.insert(column.name, before);
        if (after == edit.before.value(column.name)) {
            edit.before.remove(column.name);
            edit.after.remove(column.name);
        } else {
            edit.after.insert(column.name, after);
        }
        if (edit.after.isEmpty()) {
            revertRow(index.row());
            return true;
        }
    }
    const bool staged = QSqlTableModel::setData(index, shown(after), role);
    emitRowsChanged(index.row(), index.row()); // errors and marks concern the whole row
    emitEditsChanged();
    return staged;
}

Values RelationalModel::newRowValues() const { return {}; }

bool RelationalModel::insertRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || count <= 0 || row < 0 || row > insertCount()
        || !m_query.schema->rights(m_query.entity).add)
        return false;
    for (int i = 0; i < count; ++i) {
        PendingEdit edit{ChangeKind::Add, {newUuid7()}, {}, newRowValues(), {}};
        if (m_query.entity != Entity::Membership)
            edit.after.insert(table().key.first(), edit.key.first());
        m_edits.insert(row + i, edit);
    }
    const PageSource::Freeze freeze(m_loader.source());
    const bool inserted = QSqlTableModel::insertRows(row, count, parent);
    emitEditsChanged();
    return inserted;
}

// The base asks what a new row begins with.
void RelationalModel::primeNewRow(int row, QSqlRecord &record) const
{
    const Values values = m_edits.insertAt(row).after;
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        record.setValue(it.key(), shown(it.value()));
        record.setGenerated(it.key(), true);
    }
}

bool RelationalModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count <= 0 || row + count > rowCount()
        || !m_query.schema->rights(m_query.entity).remove)
        return false;
    for (int i = row; i < row + count; ++i) {
        const PendingEdit *edit = editAt(i);
        if (!isLoaded(i) || (edit && edit->isLocked()))
            return false;
    }
    for (int i = row + count - 1; i >= row; --i) {
        if (i < insertCount())
            revertRow(i);
        else
            stageRemoval(i);
    }
    emitEditsChanged();
    return true;
}

void RelationalModel::stageRemoval(int row)
{
    const Row values = *loadedRow(row);
    PendingEdit &edit = editableAt(row);
    edit.kind = ChangeKind::Remove;
    edit.beginAnew();
    edit.before.clear();
    edit.after.clear();
    // What people see of the row must still be so when it is removed.
    for (const Field field : {Field::Email, Field::Slug, Field::Name, Field::Role}) {
        if (const int column = columnOf(field); column >= 0)
            edit.before.insert(table().columns.at(column).name, values.at(column));
    }
    mirrorEdit(row, edit);
    emitRowsChanged(row, row);
}

void RelationalModel::revertRow(int row)
{
    const PendingEdit *edit = editAt(row);
    if (edit && edit->isLocked())
        return;
    const PageSource::Freeze freeze(m_loader.source());
    if (row < insertCount()) {
        m_edits.removeInsert(row);
        QSqlTableModel::revertRow(row);
    } else {
        m_edits.remove(keyAt(row));
        QSqlTableModel::revertRow(row);
        freshenMirror(row);
        if (row < rowCount())
            emitRowsChanged(row, row);
    }
    emitEditsChanged();
}

void RelationalModel::discardEdits()
{
    for (int row = insertCount() - 1; row >= 0; --row)
        revertRow(row);
    for (const PendingEdit *edit : m_edits.unsaved())
        discard(*edit);
    emitEditsChanged();
}

void RelationalModel::discardEditsIn(const QList<OrganizationId> &organizations)
{
    for (const PendingEdit *edit : m_edits.unsaved()) {
        if (m_query.entity == Entity::Membership && edit->kind != ChangeKind::Add
            && organizations.contains(OrganizationId(edit->key.last())))
            discard(*edit);
    }
    emitEditsChanged();
}

// Of a row of the database.
void RelationalModel::discard(const PendingEdit &edit)
{
    const QStringList key = edit.key;
    if (const int row = loadedRowOf(key); row >= 0)
        revertRow(row);
    else
        m_edits.remove(key);
}

// Inside a reset, which has emptied the base's edit cache.
void RelationalModel::mirrorInserts()
{
    if (m_edits.insertCount() > 0)
        QSqlTableModel::insertRows(0, m_edits.insertCount());
}

void RelationalModel::mirrorEdits(int page)
{
    if (!m_edits.hasEdits())
        return;
    const int first = page * PageQuery::pageSize + insertCount();
    for (int row = first; row < std::min(first + PageQuery::pageSize, rowCount()); ++row) {
        if (const PendingEdit *edit = editAt(row))
            mirrorEdit(row, *edit);
    }
}

void RelationalModel::mirrorEdit(int row, const PendingEdit &edit)
{
    freshenMirror(row);
    const QScopedValueRollback mirroring(m_mirroring, true);
    if (edit.kind == ChangeKind::Remove) {
        QSqlTableModel::removeRows(row, 1);
        return;
    }
    for (auto it = edit.after.cbegin(); it != edit.after.cend(); ++it)
        QSqlTableModel::setData(index(row, table().indexOf(it.key())), shown(it.value()));
}

// The base keeps an entry for every row that was ever edited; an old one would swallow an edit that equals
// it.
void RelationalModel::freshenMirror(int row)
{
    const Row *values = loadedRow(row);
    if (!values)
        return;
    const QScopedValueRollback readingRow(m_readingRow, true);
    m_driver->setRow(*values);
    QSqlTableModel::selectRow(row);
}

bool RelationalModel::selectRow(int row)
{
    // Reading one row anew is reading its surroundings anew.
    if (row < 0 || row >= rowCount())
        return false;
    refresh();
    return true;
}

void RelationalModel::emitEditsChanged() { emit pendingEditsChanged(); }
