#pragma once

#include "views/uniformtableview.h"

#include <QElapsedTimer>

/// A table as all of Roster's pages have it: whole rows, sorting by header, a header menu that shows and
/// hides columns, the whole text of what is cut under the pointer, and words in place of rows where there are
/// none. Enter or a double click on a cell that
/// cannot be edited emits activated().
class TableView : public UniformTableView {
    Q_OBJECT

public:
    TableView(const QString &objectName, const QString &accessibleName, QWidget *parent = nullptr);

    /// What is said when there are no rows; empty: nothing.
    void setEmptyText(const QString &text);
    const QString &emptyText() const { return m_emptyText; }

    /// Puts these columns first, in this order, and hides all others; `widths` in average characters. Those
    /// of 20 and more share the table's width in these proportions, until somebody drags one or a remembered
    /// state is restored; smaller ones just have theirs.
    void showColumns(const QList<int> &columns, const QList<int> &widths);
    /// Columns have widths of their own from now on.
    void keepWidths() { m_proportional = false; }
    /// Columns that the header menu does not offer.
    void setInternalColumns(const QList<int> &columns) { m_internal = columns; }
    /// Sorts by this column; a header that is clicked sorts from now on.
    void sortFrom(int column, Qt::SortOrder order = Qt::AscendingOrder);

    /// The rows with a selected cell, from the top.
    QList<int> selectedRows() const;
    /// How many there are; quick for whatever number.
    qint64 selectedCount() const;
    /// Does not look through the rows, which may be millions, but says what was typed.
    void keyboardSearch(const QString &text) override;
    /// Takes what is typed in an open editor, as leaving the cell does.
    void commitEditor();

signals:
    /// All that was typed in the table without a rest.
    void beginningTyped(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    /// The current row is always among the selected ones when the keyboard moves it.
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index,
                                                         const QEvent *event = nullptr) const override;

private:
    void showHeaderMenu(const QPoint &position);
    void shareWidth();

    QList<int> m_columns;
    QList<int> m_widths;
    bool m_proportional = true;
    bool m_sharing = false;
    QString m_emptyText;
    QList<int> m_internal;
    QString m_typed;
    QElapsedTimer m_sinceTyped;
};
