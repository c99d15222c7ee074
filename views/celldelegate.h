#pragma once

#include <QStyledItemDelegate>

/// Paints the cells of a relational model: rows that are not there yet, edits that are not written yet,
/// what others changed a moment ago, what was searched for, and rows that could not be written, whose tooltip
/// says why.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    /// The whole cell, and more where the editor would cut its text.
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// A name that leads to its record. A click selects its row, as everywhere; under the pointer an arrow at the
/// end of the cell leads to the record, as do a double click and Enter (see QAbstractItemView::activated).
class LinkDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

signals:
    /// The arrow was clicked.
    void linkClicked(const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    bool isOnArrow(const QPoint &position, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;
};
