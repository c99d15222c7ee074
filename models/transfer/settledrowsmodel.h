#pragma once

#include "models/transfer/importplan.h"
#include "models/transfer/settledrows.h"

#include <QAbstractTableModel>

/// The rows of a file that need nothing written, of one kind, with the line, what they are about and the
/// reason.
class SettledRowsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum ColumnOfSettled { LineColumn, FirstColumn, SecondColumn, ReasonColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setPlan(const ImportPlanPointer &plan, SettledRows::Kind kind);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    ImportPlanPointer m_plan;
    SettledRows::Kind m_kind = SettledRows::Kind::Unchanged;
};
