#pragma once

#include "models/transfer/importplan.h"

#include <QAbstractTableModel>

#include <functional>

/// The rows of a file that are not imported, with the line, the field, the cell and the reason. The words are
/// made when a row is looked at, so that a million of them cost nothing.
class RejectionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum ColumnOfRejection {
        LineColumn,
        FieldColumn,
        ValueColumn,
        ReasonColumn,
        SuggestionColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// All that the plan found.
    void setPlan(const ImportPlanPointer &plan);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void show(qsizetype count, std::function<ImportRejection(qsizetype)> at);
    static QString fieldLabel(const QString &name);

    qsizetype m_count = 0;
    std::function<ImportRejection(qsizetype)> m_at;
};
