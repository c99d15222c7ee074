#include "views/uniformtableview.h"

#include <QHeaderView>
#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>

#include <algorithm>

namespace {

// Has no sections, whatever the table shows.
class NoRowsHeader : public QHeaderView {
public:
    explicit NoRowsHeader(QWidget *parent)
        : QHeaderView(Qt::Vertical, parent)
    {
        hide();
    }
    void setModel(QAbstractItemModel *) override { }
    void setSelectionModel(QItemSelectionModel *) override { }
};

} // namespace

UniformTableView::UniformTableView(QWidget *parent)
    : QTableView(parent)
{
    setVerticalHeader(new NoRowsHeader(this));
    QTableView::updateGeometries(); // hides the button in the corner of the headers
    setSelectionBehavior(SelectRows);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerItem);
}

int UniformTableView::rowHeight() const { return verticalHeader()->defaultSectionSize(); }

void UniformTableView::setRowHeight(int height)
{
    verticalHeader()->setDefaultSectionSize(height);
    scheduleDelayedItemsLayout();
}

int UniformTableView::rowCount() const { return model() ? model()->rowCount(rootIndex()) : 0; }

int UniformTableView::rowAt(int y) const
{
    const int place = y + m_offset;
    const int row = place < 0 ? -1 : place / rowHeight();
    return row < rowCount() ? row : -1;
}

int UniformTableView::rowViewportPosition(int row) const { return row * rowHeight() - m_offset; }

// Whole ones.
int UniformTableView::rowsInSight(int height) const { return qMax(1, height / rowHeight()); }

void UniformTableView::selectRow(int row)
{
    const QList<int> columns = shownColumns();
    const QModelIndex index = model()->index(row, columns.value(0), rootIndex());
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void UniformTableView::setModel(QAbstractItemModel *newModel)
{
    if (newModel == model())
        return;
    disconnect(m_rowsRemoved);
    QTableView::setModel(newModel);
    if (newModel)
        m_rowsRemoved =
            connect(newModel, &QAbstractItemModel::rowsRemoved, this, &UniformTableView::updateRowCount);
    updateRowCount();
}

void UniformTableView::reset()
{
    QTableView::reset();
    updateRowCount();
}

void UniformTableView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QTableView::rowsInserted(parent, first, last);
    updateRowCount();
}

// At once: who comes next may want to scroll to a new row.
void UniformTableView::updateRowCount()
{
    updateGeometries();
    viewport()->update();
}

void UniformTableView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                                   const QList<int> &roles)
{
    QTableView::dataChanged(topLeft, bottomRight, roles);
    viewport()->update(); // it asked the header where the rows are
}

// From left to right, or from right to left.
QList<int> UniformTableView::shownColumns() const
{
    const QHeaderView *header = horizontalHeader();
    QList<int> columns;
    for (int place = 0; place < header->count(); ++place) {
        if (const int column = header->logicalIndex(place); !header->isSectionHidden(column))
            columns << column;
    }
    return columns;
}

QModelIndex UniformTableView::indexAt(const QPoint &position) const
{
    const int row = rowAt(position.y());
    const int column = columnAt(position.x());
    return row >= 0 && column >= 0 ? model()->index(row, column, rootIndex()) : QModelIndex();
}

QRect UniformTableView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != model() || isColumnHidden(index.column()))
        return {};
    return {columnViewportPosition(index.column()), rowViewportPosition(index.row()),
            columnWidth(index.column()), rowHeight()};
}

QRegion UniformTableView::visualRegionForSelection(const QItemSelection &selection) const
{
    const QRect seen = viewport()->rect();
    QRegion region;
    for (const QItemSelectionRange &range : selection)
        region +=
            seen & QRect(0, rowViewportPosition(range.top()), seen.width(), range.height() * rowHeight());
    return region;
}

void UniformTableView::setSelection(const QRect &rectangle, QItemSelectionModel::SelectionFlags command)
{
    const auto [left, right] = std::minmax({rectangle.left(), rectangle.right()});
    const auto [top, bottom] = std::minmax({rectangle.top(), rectangle.bottom()});
    const QModelIndex first = indexAt({left, top});
    const QModelIndex last = indexAt({right, bottom});
    if (!selectionModel() || !first.isValid() || !last.isValid())
        return;
    const auto [from, to] = std::minmax({first.column(), last.column()});
    selectionModel()->select({first.siblingAtColumn(from), last.siblingAtColumn(to)}, command);
}

void UniformTableView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || index.model() != model() || isColumnHidden(index.column()))
        return;
    const QHeaderView *header = horizontalHeader();
    const int left = header->sectionPosition(index.column());
    const int width = header->sectionSize(index.column());
    const int seenWidth = viewport()->width();
    if (hint == PositionAtCenter)
        horizontalScrollBar()->setValue(left - (seenWidth - width) / 2);
    else if (left < header->offset() || width > seenWidth)
        horizontalScrollBar()->setValue(left);
    else if (left + width > header->offset() + seenWidth)
        horizontalScrollBar()->setValue(left + width - seenWidth);

    const int row = index.row();
    const int top = rowViewportPosition(row);
    const int seen = viewport()->height();
    if (hint == PositionAtTop || (hint == EnsureVisible && (top < 0 || rowHeight() > seen)))
        verticalScrollBar()->setValue(row);
    else if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(row - rowsInSight(seen / 2) + 1);
    else if (hint == PositionAtBottom || top + rowHeight() > seen)
        verticalScrollBar()->setValue(row - rowsInSight(seen) + 1);
    update(index);
}

// At the end the last row is seen whole.
int UniformTableView::wantedOffset() const
{
    const QScrollBar *bar = verticalScrollBar();
    if (bar->maximum() > 0 && bar->value() == bar->maximum())
        return rowCount() * rowHeight() - viewport()->height();
    return bar->value() * rowHeight();
}

void UniformTableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, 0);
    const int before = std::exchange(m_offset, wantedOffset());
    if (dy == 0 || before == m_offset)
        return;
    scrollDirtyRegion(0, before - m_offset);
    viewport()->scroll(0, before - m_offset);
}

void UniformTableView::updateGeometries()
{
    if (std::exchange(m_layingOut, true))
        return;
    layOutHeader();
    layOutScrollBars();
    horizontalHeader()->setOffset(horizontalScrollBar()->value());
    if (std::exchange(m_offset, wantedOffset()) != m_offset)
        viewport()->update();
    m_layingOut = false;
    QAbstractItemView::updateGeometries(); // QTableView's would ask the header for its rows
}

void UniformTableView::layOutHeader()
{
    QHeaderView *header = horizontalHeader();
    const int height = header->isHidden()
        ? 0
        : qBound(header->minimumHeight(), header->sizeHint().height(), header->maximumHeight());
    setViewportMargins(0, height, 0, 0);
    const QRect area = viewport()->geometry();
    header->setGeometry(area.left(), area.top() - height, area.width(), height);
    if (header->isHidden()) // and lays its columns out none the less
        QMetaObject::invokeMethod(header, "updateGeometries");
}

void UniformTableView::layOutScrollBars()
{
    const int length = horizontalHeader()->length();
    const int rows = rowCount();
    QSize room = viewport()->size();
    if (const QSize most = maximumViewportSize();
        most.width() >= length && most.height() >= qint64(rows) * rowHeight())
        room = most; // without scroll bars
    horizontalScrollBar()->setPageStep(room.width());
    horizontalScrollBar()->setSingleStep(room.width() / 8);
    horizontalScrollBar()->setRange(0, length - room.width());
    const int inSight = rowsInSight(room.height());
    verticalScrollBar()->setPageStep(inSight);
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setRange(0, qMax(0, rows - inSight));
}

int UniformTableView::sizeHintForRow(int) const { return rowHeight(); }

// As wide as what is in sight: more would have to be read.
int UniformTableView::sizeHintForColumn(int column) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int first = qMax(0, rowAt(0));
    const int end = qMin(rowCount(), first + rowsInSight(viewport()->height()) + 1);
    int width = 0;
    for (int row = first; row < end; ++row) {
        const QModelIndex index = model()->index(row, column, rootIndex());
        width = qMax(width, itemDelegateForIndex(index)->sizeHint(option, index).width());
    }
    return width;
}

QModelIndex UniformTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QList<int> columns = shownColumns();
    const QModelIndex current = currentIndex();
    const int last = rowCount() - 1;
    if (last < 0 || columns.isEmpty())
        return {};
    if (!current.isValid())
        return model()->index(0, columns.first(), rootIndex());
    int row = qMin(current.row(), last);
    qsizetype place = qMax(0, columns.indexOf(current.column()));
    const qsizetype lastPlace = columns.size() - 1;
    const int page = rowsInSight(viewport()->height());
    const bool isWhole = modifiers.testFlag(Qt::ControlModifier);
    const qsizetype sideways = isRightToLeft() ? -1 : 1;
    switch (action) {
    case MoveUp:
        row = qMax(0, row - 1);
        break;
    case MoveDown:
        row = qMin(last, row + 1);
        break;
    case MovePageUp:
        row = qMax(0, row - page);
        break;
    case MovePageDown:
        row = qMin(last, row + page);
        break;
    case MoveLeft:
        place = qBound<qsizetype>(0, place - sideways, lastPlace);
        break;
    case MoveRight:
        place = qBound<qsizetype>(0, place + sideways, lastPlace);
        break;
    case MoveHome:
        place = 0;
        row = isWhole ? 0 : row;
        break;
    case MoveEnd:
        place = lastPlace;
        row = isWhole ? last : row;
        break;
    case MoveNext: // to the first cell of the next row, and from the last to the first
        row = place < lastPlace ? row : (row < last ? row + 1 : 0);
        place = place < lastPlace ? place + 1 : 0;
        break;
    case MovePrevious:
        row = place > 0 ? row : (row > 0 ? row - 1 : last);
        place = place > 0 ? place - 1 : lastPlace;
        break;
    }
    return model()->index(row, columns[place], rootIndex());
}

void UniformTableView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const QList<int> columns = shownColumns();
    const QRect area = event->region().boundingRect().translated(dirtyRegionOffset());
    const int end = qMin(rowCount(), (area.bottom() + m_offset) / rowHeight() + 1);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    for (int row = qMax(0, rowAt(area.top())); row < end; ++row) {
        option.rect =
            QRect(area.left(), rowViewportPosition(row) + dirtyRegionOffset().y(), area.width(), rowHeight());
        option.features.setFlag(QStyleOptionViewItem::Alternate, alternatingRowColors() && row % 2 == 1);
        paintRow(painter, option, row, columns);
    }
}

void UniformTableView::paintRow(QPainter &painter, QStyleOptionViewItem option, int row,
                                const QList<int> &columns) const
{
    const QRect area = option.rect;
    const bool hasFocus = this->hasFocus() || viewport()->hasFocus();
    const bool isHovered = viewport()->testAttribute(Qt::WA_Hover) && viewport()->underMouse()
        && rowAt(viewport()->mapFromGlobal(QCursor::pos()).y()) == row;
    for (const int column : columns) {
        option.rect.setX(columnViewportPosition(column) + dirtyRegionOffset().x());
        option.rect.setWidth(columnWidth(column));
        if (!option.rect.intersects(area))
            continue;
        const QModelIndex index = model()->index(row, column, rootIndex());
        const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
        QStyleOptionViewItem cell = option;
        const bool isUsable = model()->flags(index).testFlag(Qt::ItemIsEnabled);
        cell.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        cell.state.setFlag(QStyle::State_MouseOver, isHovered);
        cell.state.setFlag(QStyle::State_HasFocus, hasFocus && index == currentIndex());
        if (isEnabled) {
            cell.state.setFlag(QStyle::State_Enabled, isUsable);
            cell.palette.setCurrentColorGroup(isUsable ? QPalette::Normal : QPalette::Disabled);
        }
        style()->drawPrimitive(QStyle::PE_PanelItemViewRow, &cell, &painter, this);
        itemDelegateForIndex(index)->paint(&painter, cell, index);
    }
}
