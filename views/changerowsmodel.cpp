#include "views/changerowsmodel.h"

#include "views/changetext.h"

#include <QSortFilterProxyModel>

ChangeRowsModel::ChangeRowsModel(const Schema &schema, Tense tense, QObject *parent)
    : QAbstractTableModel(parent)
    , m_schema(schema)
    , m_tense(tense)
{
}

void ChangeRowsModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_reasons.clear();
    m_names = {};
    m_more = false;
    endResetModel();
}

void ChangeRowsModel::append(const QList<Change> &rows, const RecordNames &names, const QStringList &reasons,
                             bool more)
{
    m_more = more;
    if (rows.isEmpty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
    m_rows += rows;
    m_reasons += reasons;
    m_names.insert(names);
    endInsertRows();
}

std::optional<Change> ChangeRowsModel::last() const
{
    return m_rows.isEmpty() ? std::nullopt : std::optional(m_rows.last());
}

std::pair<Entity, QString> ChangeRowsModel::recordAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Change &change = m_rows.at(index.row());
    const bool organization =
        index.column() == OrganizationColumn || (index.column() != UserColumn && change.user.isEmpty());
    if (organization) {
        const auto name = m_names.organizations.constFind(change.organization);
        const bool exists = name != m_names.organizations.cend() && !name->gone;
        return {Entity::Organization, exists ? change.organization.text() : QString()};
    }
    const auto name = m_names.users.constFind(change.user);
    const bool exists = name != m_names.users.cend() && !name->gone;
    return {Entity::User, exists ? change.user.text() : QString()};
}

int ChangeRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ChangeRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_tense == Tense::Future ? ReasonColumn + 1 : ReasonColumn;
}

QVariant ChangeRowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return text(m_rows.at(index.row()), index.row(), index.column());
    if (role == LinkRole)
        return index.column() <= OrganizationColumn && !recordAt(index).second.isEmpty();
    return {};
}

QString ChangeRowsModel::text(const Change &change, int row, int column) const
{
    switch (column) {
    case UserColumn:
        return change.user.isEmpty() ? QString() : recordText(m_names, change.user);
    case OrganizationColumn:
        return change.organization.isEmpty() ? QString() : recordText(m_names, change.organization);
    case KindColumn:
        return m_tense == Tense::Future ? plannedText(change.kind) : kindText(change.kind);
    case ValuesColumn:
        return valuesText(m_schema.table(change.entity), change);
    case ReasonColumn:
        return m_reasons.value(row);
    default:
        return {};
    }
}

QVariant ChangeRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case UserColumn:
        return tr("User");
    case OrganizationColumn:
        return tr("Organization");
    case KindColumn:
        return tr("What");
    case ValuesColumn:
        return tr("Values");
    case ReasonColumn:
        return tr("Why");
    default:
        return {};
    }
}

bool ChangeRowsModel::canFetchMore(const QModelIndex &parent) const { return !parent.isValid() && m_more; }

void ChangeRowsModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_more = false; // until these have come
    emit moreWanted();
}

QAbstractItemModel *sortedByText(ChangeRowsModel *rows)
{
    auto *sorted = new QSortFilterProxyModel(rows);
    sorted->setSourceModel(rows);
    sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    sorted->setSortLocaleAware(true);
    return sorted;
}
