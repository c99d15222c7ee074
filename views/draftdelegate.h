#pragma once

#include "views/celldelegate.h"

#include <QHash>

/// Paints the two lists of an assignment. The name has a mark before it: + will be added, − will be removed,
/// a warning where somebody else wanted something different, and in the list of what is available a check for
/// what is assigned, or half of one for what some of several have. Additions are bold, removals struck
/// through, new values have a background.
class DraftDelegate : public CellDelegate {
    Q_OBJECT

public:
    enum class Side { Available, Assigned };

    /// `markedColumn` is the one with the marks.
    DraftDelegate(Side side, int markedColumn, QObject *parent = nullptr);

    /// Cells of this column are written and edited as `delegate` does, which this one owns from now on.
    void setColumn(int column, CellDelegate *delegate);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    QString textOf(const QModelIndex &index, const QLocale &locale) const;
    QIcon markOf(const QModelIndex &index) const;
    const CellDelegate *column(const QModelIndex &index) const { return m_columns.value(index.column()); }

    const Side m_side;
    const int m_markedColumn;
    QHash<int, CellDelegate *> m_columns;
    QIcon m_added;
    QIcon m_removed;
    QIcon m_kept;
    QIcon m_some;
    QIcon m_collides;
    QIcon m_others;
};
