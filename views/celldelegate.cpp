#include "views/celldelegate.h"

#include "models/tables/relationalmodel.h"
#include "views/matchpainter.h"
#include "views/style.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QTextDocument>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace {

bool isLoaded(const QModelIndex &index)
{
    const QVariant loaded = index.data(RelationalModel::LoadedRole);
    return !loaded.isValid() || loaded.toBool();
}

// The selection hides the background, so the cell that was refused has a sign as well.
void markError(QStyleOptionViewItem *option, const QModelIndex &index)
{
    option->backgroundBrush = errorBackground(option->palette);
    if (!index.data(RelationalModel::PendingRole).toBool())
        return;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = namedIcon(u"warning"_s);
    option->decorationSize = QSize(16, 16);
}

} // namespace

void CellDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (!isLoaded(index)) {
        option->text = u"…"_s;
        option->palette.setBrush(QPalette::Text, option->palette.placeholderText());
        return;
    }
    option->text = isolated(option->text, option->direction);
    if (!index.data(RelationalModel::ErrorRole).toString().isEmpty())
        markError(option, index);
    else if (index.data(RelationalModel::PendingRole).toBool()
             || index.data(RelationalModel::SavingRole).toBool())
        option->backgroundBrush = pendingBackground(option->palette);
    else if (index.data(RelationalModel::ChangedRole).toBool())
        option->backgroundBrush = changedBackground(option->palette);
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const QString wanted = index.data(RelationalModel::MatchRole).toString();
    QStyleOptionViewItem full = option;
    if (!wanted.isEmpty())
        initStyleOption(&full, index);
    if (wanted.isEmpty() || !full.text.contains(wanted, Qt::CaseInsensitive))
        QStyledItemDelegate::paint(painter, option, index);
    else
        paintMatches(*painter, full, wanted);
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    const QString error = index.data(RelationalModel::ErrorRole).toString();
    if (event->type() == QEvent::ToolTip && !error.isEmpty()) {
        QToolTip::showText(event->globalPos(), error, view->viewport(), option.rect);
        return true;
    }
    if (event->type() == QEvent::ToolTip) {
        // The whole text of a cell that is too narrow for it.
        QStyleOptionViewItem full = option;
        initStyleOption(&full, index);
        const bool cut = full.fontMetrics.horizontalAdvance(full.text) + 8 > option.rect.width();
        QToolTip::showText(event->globalPos(), cut ? Qt::convertFromPlainText(full.text) : QString(),
                           view->viewport(), option.rect);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

void CellDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &) const
{
    const QWidget *viewport = editor->parentWidget();
    const int wanted = editor->sizeHint().width() + 2 * editor->fontMetrics().averageCharWidth();
    const int width = qMax(option.rect.width(), qMin(wanted, viewport->width()));
    QRect area = QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignVCenter,
                                     QSize(width, option.rect.height()), option.rect);
    // At the edge of the table it grows to the other side.
    area.moveRight(qMin(area.right(), viewport->width() - 1));
    area.moveLeft(qMax(area.left(), 0));
    editor->setGeometry(area);
}

void LinkDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    if (!isLoaded(index))
        return;
    if (!(option->state & QStyle::State_Selected))
        option->palette.setBrush(QPalette::Text, linkColor(option->palette));
    if (!option->state.testFlag(QStyle::State_MouseOver))
        return;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = namedIcon(option->direction == Qt::RightToLeft ? u"back"_s : u"forward"_s);
    option->decorationSize = QSize(16, 16);
    option->decorationPosition = QStyleOptionViewItem::Right;
    option->decorationAlignment = Qt::AlignCenter;
}

bool LinkDelegate::isOnArrow(const QPoint &position, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem full = option;
    full.state |= QStyle::State_MouseOver;
    initStyleOption(&full, index);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    const bool mirrored = option.direction == Qt::RightToLeft;
    return style->subElementRect(QStyle::SE_ItemViewItemDecoration, &full, option.widget)
        .adjusted(mirrored ? -8 : -4, -8, mirrored ? 4 : 8, 8) // a pointer is not that exact
        .intersected(option.rect)
        .contains(position);
}

bool LinkDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease && isLoaded(index)) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::NoModifier
            && isOnArrow(mouse->position().toPoint(), option, index)) {
            emit linkClicked(index);
            return true;
        }
    }
    return CellDelegate::editorEvent(event, model, option, index);
}

bool LinkDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() == QEvent::ToolTip && isLoaded(index) && isOnArrow(event->pos(), option, index)) {
        QToolTip::showText(event->globalPos(), tr("Show the record; a double click or Enter do so, too"),
                           view->viewport(), option.rect);
        return true;
    }
    return CellDelegate::helpEvent(event, view, option, index);
}
