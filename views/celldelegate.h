#pragma once

#include <QStyledItemDelegate>

/// Paints the cells of a relational model: rows that are not there yet, edits that are not written yet, and
/// rows that could not be written, whose tooltip says why.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// A name that leads to its record: looks and works like a link where its text is.
class LinkDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

signals:
    void linkClicked(const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};
