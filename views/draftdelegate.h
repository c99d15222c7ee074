#pragma once

#include "views/celldelegate.h"

/// Paints the two lists of an assignment. The name has a mark before it: + will be added, − will be removed,
/// and in the list of what is available a check for what is assigned. Additions are bold, removals struck
/// through.
class DraftDelegate : public CellDelegate {
    Q_OBJECT

public:
    enum class Side { Available, Assigned };

    /// `markedColumn` is the one with the marks.
    DraftDelegate(Side side, int markedColumn, QObject *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const Side m_side;
    const int m_markedColumn;
    QIcon m_added;
    QIcon m_removed;
    QIcon m_kept;
};
