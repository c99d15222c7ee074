// What views see of a RelationalModel's cells.

#include "models/tables/pageddriver.h"
#include "models/tables/relationalmodel.h"

#include <QSqlField>
#include <QSqlRecord>

using namespace Qt::StringLiterals;

namespace {

QString titleOf(const Column &column, std::optional<Entity> labelOf = {})
{
    const bool ofUser = labelOf == Entity::User;
    switch (column.field.value_or(Field::Id)) {
    case Field::Id:
        return column.field ? RelationalModel::tr("Id") : column.name;
    case Field::Email:
        return RelationalModel::tr("E-mail");
    case Field::Slug:
        return RelationalModel::tr("Slug");
    case Field::Name:
        return !labelOf ? RelationalModel::tr("Name")
            : ofUser    ? RelationalModel::tr("User name")
                        : RelationalModel::tr("Organization name");
    case Field::CreatedAt:
        return RelationalModel::tr("Created");
    case Field::UpdatedAt:
        return RelationalModel::tr("Changed");
    case Field::User:
        return RelationalModel::tr("User");
    case Field::Organization:
        return RelationalModel::tr("Organization");
    case Field::Role:
        return RelationalModel::tr("Role");
    case Field::Permissions:
        return RelationalModel::tr("Permissions");
    case Field::JoinedAt:
        return RelationalModel::tr("Joined");
    case Field::Operation:
        break;
    }
    return column.name;
}

} // namespace

void RelationalModel::setTitles()
{
    int column = 0;
    for (const Column &own : table().columns)
        setHeaderData(column++, Qt::Horizontal, titleOf(own));
    for (const LabelColumn &label : m_query.labels())
        setHeaderData(column++, Qt::Horizontal, titleOf(label.column, label.entity));
}

QHash<int, QByteArray> RelationalModel::roleNames() const
{
    QHash<int, QByteArray> names = QSqlRelationalTableModel::roleNames();
    names.insert({{KeyRole, "key"},
                  {LoadedRole, "loaded"},
                  {PendingRole, "pending"},
                  {SavingRole, "saving"},
                  {RemovedRole, "removed"},
                  {ErrorRole, "error"},
                  {ChangedRole, "changed"},
                  {TheirsRole, "theirs"},
                  {MatchRole, "match"}});
    return names;
}

// A relation shows the handle of the record it points to, as QSqlRelationalTableModel would.
int RelationalModel::shownColumn(int column, int role) const
{
    if (role != Qt::DisplayRole || m_query.entity != Entity::Membership)
        return column;
    int label = -1;
    if (column == columnOf(Field::User))
        label = labelColumn(Entity::User, Field::Email);
    else if (column == columnOf(Field::Organization))
        label = labelColumn(Entity::Organization, Field::Slug);
    return label < 0 ? column : label;
}

bool RelationalModel::isSearched(int column) const
{
    const int label = column - int(table().columns.size());
    if (m_query.search.isEmpty())
        return false;
    if (label >= 0) {
        const Entity entity = m_query.labels().value(label).entity;
        return entity != Entity::Membership && entity != m_query.scope;
    }
    const std::optional<Field> field = table().columns.at(column).field;
    return field == Field::Name || field == Field::Email || field == Field::Slug;
}

QVariant RelationalModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int row = index.row();
    const PendingEdit *edit =
        (role >= PendingRole && role <= ErrorRole) || role == TheirsRole ? editAt(row) : nullptr;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        break;
    case KeyRole:
        return keyAt(row);
    case LoadedRole:
        return isLoaded(row);
    case PendingRole:
        return edit && (edit->kind != ChangeKind::Update || isChanged(row, index.column()));
    case SavingRole:
        return edit && edit->isLocked();
    case RemovedRole:
        return edit && edit->kind == ChangeKind::Remove;
    case ChangedRole:
        return !m_marked.isEmpty()
            && m_marked.value(keyAt(row)).contains(shownColumn(index.column(), Qt::DisplayRole));
    case MatchRole:
        return isSearched(shownColumn(index.column(), Qt::DisplayRole)) ? m_query.search : QString();
    case ErrorRole:
        return edit ? edit->error : QString();
    case TheirsRole: {
        const QString name = table().columns.value(index.column()).name;
        return edit && edit->theirs.contains(name) ? edit->theirs.value(name).value_or(u""_s) : QVariant();
    }
    default:
        return {};
    }
    // Not QSqlRelationalTableModel::data(), which would load the whole other table; and not the base's edit
    // cache of rows that are in the database, because it may still hold what was there before.
    if (row < insertCount())
        return QSqlTableModel::data(index, Qt::EditRole);
    if (isChanged(row, index.column())) {
        const Value value = editAt(row)->after.value(table().columns.at(index.column()).name);
        return value ? QVariant(*value) : QVariant();
    }
    const QVariant value =
        QSqlQueryModel::data(index.siblingAtColumn(shownColumn(index.column(), role)), Qt::EditRole);
    armFrame();
    return value;
}

// Waiting has one budget a frame, not one a cell.
void RelationalModel::armFrame() const
{
    constexpr int frame = 16;
    if (m_frameArmed || !m_loader.source() || !m_loader.source()->hasWaited())
        return;
    m_frameArmed = true;
    QTimer::singleShot(frame, Qt::PreciseTimer, this, [this] {
        m_frameArmed = false;
        if (m_loader.source())
            m_loader.source()->beginFrame();
    });
}

bool RelationalModel::isEditable(int row, int column) const
{
    const Rights rights = m_query.schema->rights(m_query.entity);
    if (!(row < insertCount() ? rights.add : rights.update) || column >= table().columns.size()
        || !isLoaded(row))
        return false;
    if (const PendingEdit *edit = editAt(row); edit && (edit->isLocked() || edit->kind == ChangeKind::Remove))
        return false;
    const Column &meant = table().columns.at(column);
    if (meant.field == Field::CreatedAt || meant.field == Field::UpdatedAt)
        return false;
    if (row < insertCount() ? !meant.canInsert : !meant.canUpdate)
        return false;
    return !table().isKey(meant.name) || (row < insertCount() && m_query.entity == Entity::Membership);
}

Qt::ItemFlags RelationalModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QSqlRelationalTableModel::flags(index);
    if (index.isValid() && !m_mirroring && !isEditable(index.row(), index.column()))
        flags &= ~Qt::ItemIsEditable;
    return flags;
}
