#pragma once

#include <QTableView>

/// A QTableView whose rows are selected whole, are all of one height, enabled and never hidden, so that where
/// a row lies is computed. QTableView asks its vertical header, which keeps eight bytes for each row and goes
/// through all of them whenever their number changes: 80 MB for ten million. Here that header has no rows;
/// it is hidden, and its default section size is the height of the rows.
///
/// What QTableView does not let others override is declared again: call it through this class.
class UniformTableView : public QTableView {
    Q_OBJECT

public:
    explicit UniformTableView(QWidget *parent = nullptr);

    /// In pixels.
    int rowHeight() const;
    void setRowHeight(int height);
    /// The row at this place of the viewport, which may lie outside of what is seen; -1 if there is none.
    int rowAt(int y) const;
    int rowViewportPosition(int row) const;
    /// Makes the row current, selects it alone, whatever keys are held down, and brings it into sight.
    void selectRow(int row);

    void setModel(QAbstractItemModel *model) override;
    void reset() override;
    QModelIndex indexAt(const QPoint &position) const override;
    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;
    int verticalOffset() const override { return m_offset; }
    int sizeHintForRow(int row) const override;
    int sizeHintForColumn(int column) const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rectangle, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;

private:
    void updateRowCount();
    int rowCount() const;
    int rowsInSight(int height) const;
    QList<int> shownColumns() const;
    int wantedOffset() const;
    void layOutHeader();
    void layOutScrollBars();
    void paintRow(QPainter &painter, QStyleOptionViewItem option, int row, const QList<int> &columns) const;

    QMetaObject::Connection m_rowsRemoved;
    int m_offset = 0; ///< pixels above the viewport
    bool m_layingOut = false;
};
