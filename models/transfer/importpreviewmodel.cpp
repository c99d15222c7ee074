#include "models/transfer/importpreviewmodel.h"

void ImportPreviewModel::setPreview(const ImportPreview &preview)
{
    beginResetModel();
    m_preview = preview;
    endResetModel();
}

void ImportPreviewModel::setField(int column, std::optional<Field> field)
{
    ColumnMapping &mapping = m_preview.mapping;
    if (column < 0 || column >= mapping.size() || mapping.at(column) == field)
        return;
    if (field) {
        for (std::optional<Field> &other : mapping) {
            if (other == field)
                other.reset();
        }
    }
    mapping[column] = field;
    emit mappingChanged();
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int ImportPreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_preview.rows.size());
}

int ImportPreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_preview.header.size());
}

QVariant ImportPreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)
        || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    // Cells may be missing, and may have several lines.
    return m_preview.rows.at(index.row()).value(index.column()).simplified();
}

QVariant ImportPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return m_preview.header.value(section).simplified();
}
