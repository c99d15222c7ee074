#include "views/tableview.h"

#include "views/celldelegate.h"
#include "views/style.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int leastShared = 20;

} // namespace

TableView::TableView(const QString &objectName, const QString &accessibleName, QWidget *parent)
    : UniformTableView(parent)
{
    setNames(this, objectName, accessibleName);
    setItemDelegate(new CellDelegate(this));
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false); // Tab leaves the table; the arrows walk in it
    setRowHeight(fontMetrics().height() + 10);
    QHeaderView *header = horizontalHeader();
    setNames(header, objectName + u"Header"_s, tr("Columns of %1").arg(accessibleName));
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::sectionResized, this, [this, header] {
        // Somebody drags, and not only clicked what brought the rows.
        if (!m_sharing && QGuiApplication::mouseButtons() != Qt::NoButton && header->viewport()->underMouse())
            keepWidths();
    });
    connect(header, &QHeaderView::customContextMenuRequested, this, &TableView::showHeaderMenu);
}

void TableView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void TableView::showColumns(const QList<int> &columns, const QList<int> &widths)
{
    QHeaderView *header = horizontalHeader();
    for (int column = 0; column < header->count(); ++column)
        header->setSectionHidden(column, !columns.contains(column));
    int place = 0;
    for (const int column : columns)
        header->moveSection(header->visualIndex(column), place++);
    m_columns = columns;
    m_widths = widths;
    shareWidth();
}

void TableView::shareWidth()
{
    if (!m_proportional || m_columns.isEmpty())
        return;
    const int character = fontMetrics().averageCharWidth();
    QList<int> widths;
    QList<int> titles; // the least: a title may be longer in another language
    QList<qsizetype> sharing;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        titles << horizontalHeader()->sectionSizeHint(m_columns[i]);
        widths << qMax(titles[i], m_widths[i] * character);
        if (m_widths[i] >= leastShared && !isColumnHidden(m_columns[i]))
            sharing << i;
    }
    // A little narrower is better than a scroll bar; much narrower is not. Who would lose its title shares no
    // more.
    double share = 1;
    for (qsizetype before = -1; before != sharing.size() && !sharing.isEmpty();) {
        before = sharing.size();
        int fixed = 0;
        int shared = 0;
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            if (!isColumnHidden(m_columns[i]))
                (sharing.contains(i) ? shared : fixed) += widths[i];
        }
        share = qMax(0.5, double(viewport()->width() - fixed) / shared);
        sharing.removeIf([&](qsizetype i) {
            const bool tooNarrow = widths[i] * share < titles[i];
            if (tooNarrow)
                widths[i] = titles[i];
            return tooNarrow;
        });
    }
    m_sharing = true;
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        horizontalHeader()->resizeSection(m_columns[i], int(widths[i] * (sharing.contains(i) ? share : 1)));
    m_sharing = false;
}

void TableView::resizeEvent(QResizeEvent *event)
{
    shareWidth();
    UniformTableView::resizeEvent(event);
}

void TableView::sortFrom(int column, Qt::SortOrder order)
{
    horizontalHeader()->setSortIndicator(column, order);
    setSortingEnabled(true);
}

QList<int> TableView::selectedRows() const
{
    QList<int> rows;
    if (!selectionModel())
        return rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows << row;
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

qint64 TableView::selectedCount() const
{
    if (!selectionModel())
        return 0;
    QList<std::pair<int, int>> ranges;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        ranges << std::pair(range.top(), range.bottom());
    std::sort(ranges.begin(), ranges.end());
    qint64 count = 0;
    int next = 0;
    for (const auto &[top, bottom] : std::as_const(ranges)) {
        count += qMax(0, bottom - qMax(top, next) + 1);
        next = qMax(next, bottom + 1);
    }
    return count;
}

void TableView::keyboardSearch(const QString &text)
{
    if (!m_sinceTyped.isValid() || m_sinceTyped.elapsed() > QApplication::keyboardInputInterval())
        m_typed.clear();
    m_sinceTyped.start();
    m_typed += text;
    emit beginningTyped(m_typed);
}

void TableView::commitEditor()
{
    if (state() != EditingState)
        return;
    if (QWidget *editor = indexWidget(currentIndex())) {
        commitData(editor);
        closeEditor(editor, QAbstractItemDelegate::NoHint);
    }
}

QItemSelectionModel::SelectionFlags TableView::selectionCommand(const QModelIndex &index,
                                                                const QEvent *event) const
{
    // With Ctrl, a key would move the current row and leave the selected ones behind, perhaps out of sight:
    // then people see one record and delete another.
    if (event && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        const bool moves = key->key() >= Qt::Key_Home && key->key() <= Qt::Key_PageDown;
        if (moves && key->modifiers().testFlag(Qt::ControlModifier))
            return QItemSelectionModel::Rows
                | (key->modifiers().testFlag(Qt::ShiftModifier) ? QItemSelectionModel::SelectCurrent
                                                                : QItemSelectionModel::ClearAndSelect);
    }
    return UniformTableView::selectionCommand(index, event);
}

void TableView::paintEvent(QPaintEvent *event)
{
    UniformTableView::paintEvent(event);
    if (m_emptyText.isEmpty() || !model() || model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap,
                     m_emptyText);
}

void TableView::showHeaderMenu(const QPoint &position)
{
    QHeaderView *header = horizontalHeader();
    auto *menu = new QMenu(this);
    menu->setObjectName(objectName() + u"ColumnsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int shown = header->count() - header->hiddenSectionCount();
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (m_internal.contains(column))
            continue;
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        action->setEnabled(header->isSectionHidden(column) || shown > 1); // the last one stays
        connect(action, &QAction::toggled, header, [this, header, column](bool visible) {
            header->setSectionHidden(column, !visible);
            shareWidth();
        });
    }
    menu->popup(header->mapToGlobal(position));
}
