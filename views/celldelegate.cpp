#include "views/celldelegate.h"

#include "models/tables/relationalmodel.h"
#include "views/style.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
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
    if (!index.data(RelationalModel::ErrorRole).toString().isEmpty())
        markError(option, index);
    else if (index.data(RelationalModel::PendingRole).toBool()
             || index.data(RelationalModel::SavingRole).toBool())
        option->backgroundBrush = pendingBackground(option->palette);
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
        QToolTip::showText(event->globalPos(), cut ? full.text.toHtmlEscaped() : QString(), view->viewport(),
                           option.rect);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

void LinkDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    if (!isLoaded(index))
        return;
    if (!(option->state & QStyle::State_Selected))
        option->palette.setBrush(QPalette::Text, linkColor(option->palette));
    option->font.setUnderline(option->state & QStyle::State_MouseOver);
}

bool LinkDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease || !isLoaded(index))
        return CellDelegate::editorEvent(event, model, option, index);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    QStyleOptionViewItem full = option;
    initStyleOption(&full, index);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    const QRect area = style->subElementRect(QStyle::SE_ItemViewItemText, &full, option.widget);
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, option.widget) + 1;
    const int width = full.fontMetrics.horizontalAdvance(full.text);
    const QRect text = QStyle::alignedRect(full.direction, Qt::AlignLeading | Qt::AlignVCenter,
                                           QSize(qMin(width, area.width()), area.height()),
                                           area.adjusted(margin, 0, -margin, 0));
    // With a modifier the click selects.
    if (mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::NoModifier
        && text.contains(mouse->position().toPoint())) {
        emit linkClicked(index);
        return true;
    }
    return CellDelegate::editorEvent(event, model, option, index);
}
