#include "models/transfer/rejectionmodel.h"

#include "models/transfer/importfield.h"

#include <QLocale>

#include <limits>

void RejectionModel::setPlan(const ImportPlanPointer &plan)
{
    show(plan->rejections().size(), [plan](qsizetype position) { return plan->rejections().at(position); });
}

void RejectionModel::clear() { show(0, {}); }

void RejectionModel::show(qsizetype count, std::function<ImportRejection(qsizetype)> at)
{
    beginResetModel();
    m_count = std::min<qsizetype>(count, std::numeric_limits<int>::max());
    m_at = std::move(at);
    endResetModel();
}

int RejectionModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_count); }

int RejectionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RejectionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)
        || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const ImportRejection rejection = m_at(index.row());
    switch (index.column()) {
    case LineColumn:
        return QLocale().toString(rejection.line);
    case FieldColumn:
        return fieldLabel(rejection.field);
    case ValueColumn:
        return rejection.value.simplified();
    case SuggestionColumn:
        return role == Qt::ToolTipRole ? rejection.suggestions.join(u'\n') : rejection.suggestions.value(0);
    default:
        return rejection.reason;
    }
}

QVariant RejectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case LineColumn:
        return tr("Line");
    case FieldColumn:
        return tr("Field");
    case ValueColumn:
        return tr("Value");
    case SuggestionColumn:
        return tr("Did you mean");
    default:
        return tr("Reason");
    }
}

// The name that scripts use, in words for people.
QString RejectionModel::fieldLabel(const QString &name)
{
    for (const Entity kind : {Entity::Membership, Entity::User, Entity::Organization}) {
        if (const std::optional<Field> field = importFieldFromName(name, kind); field && !name.isEmpty())
            return importFieldLabel(*field);
    }
    return name;
}
