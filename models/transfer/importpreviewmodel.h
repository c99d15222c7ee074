#pragma once

#include "models/transfer/importpreview.h"

#include <QAbstractTableModel>

/// The first rows of a file, and what each of its columns means. A field belongs to one column at most.
class ImportPreviewModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setPreview(const ImportPreview &preview);
    void clear() { setPreview({}); }

    const ColumnMapping &mapping() const { return m_preview.mapping; }
    /// Nothing: the column is ignored. Takes the field from the column that had it.
    void setField(int column, std::optional<Field> field);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    /// Somebody changed it; setPreview() does not say so.
    void mappingChanged();

private:
    ImportPreview m_preview;
};
