#include "models/transfer/settledrowsmodel.h"

#include "models/transfer/importfield.h"

#include <QLocale>

#include <limits>

void SettledRowsModel::setPlan(const ImportPlanPointer &plan, SettledRows::Kind kind)
{
    beginResetModel();
    m_plan = plan;
    m_kind = kind;
    endResetModel();
}

void SettledRowsModel::clear() { setPlan({}, m_kind); }

int SettledRowsModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_plan)
        return 0;
    return int(qMin<qsizetype>(m_plan->settled().size(m_kind), std::numeric_limits<int>::max()));
}

int SettledRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SettledRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)
        || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const SettledRows::Row row = m_plan->settled().at(m_kind, index.row());
    switch (index.column()) {
    case LineColumn:
        return QLocale().toString(row.line);
    case FirstColumn:
        return row.first;
    case SecondColumn:
        return row.second;
    default:
        return row.reason;
    }
}

QVariant SettledRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const Entity kind = m_plan ? m_plan->options().kind : Entity::Membership;
    const bool memberships = kind == Entity::Membership;
    switch (section) {
    case LineColumn:
        return tr("Line");
    case FirstColumn:
        return importFieldLabel(memberships ? Field::User : Schema::handle(kind));
    case SecondColumn:
        return importFieldLabel(memberships ? Field::Organization : Field::Id);
    default:
        return tr("Reason");
    }
}
