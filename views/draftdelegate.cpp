#include "views/draftdelegate.h"

#include "models/membership/membershipdraftmodel.h"
#include "views/style.h"

#include <QPainter>
#include <QWidget>

using namespace Qt::StringLiterals;
using State = MembershipDraft::State;

namespace {

// The icon in one colour: its own would not be seen on a selected row.
QIcon tinted(const QIcon &icon, const QSize &size, qreal ratio, const QColor &color)
{
    QPixmap pixmap = icon.pixmap(size, ratio);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    QIcon result(pixmap);
    result.addPixmap(pixmap, QIcon::Selected);
    return result;
}

} // namespace

DraftDelegate::DraftDelegate(Side side, int markedColumn, QObject *parent)
    : CellDelegate(parent)
    , m_side(side)
    , m_markedColumn(markedColumn)
    , m_added(namedIcon(u"add"_s))
    , m_removed(namedIcon(u"remove"_s))
    , m_kept(namedIcon(u"check"_s))
{
}

void DraftDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    const auto state = State(index.data(MembershipDraftModel::StateRole).toInt());
    const bool available = m_side == Side::Available;
    // What cannot be added, or will go, steps back.
    const bool quiet = available ? state == State::Kept || state == State::Added : state == State::Removed;
    if (quiet && !(option->state & QStyle::State_Selected))
        option->palette.setBrush(QPalette::Text, option->palette.placeholderText());
    if (!available) {
        option->font.setBold(state == State::Added);
        option->font.setStrikeOut(state == State::Removed);
        option->fontMetrics = QFontMetrics(option->font);
    }
    if (index.column() != m_markedColumn)
        return;
    // Every name keeps room for a mark, so that all begin in one line.
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(option->fontMetrics.height(), option->fontMetrics.height());
    if (state == State::Added)
        option->icon = m_added;
    else if (state == State::Removed)
        option->icon = m_removed;
    else if (state == State::Kept && available)
        option->icon = m_kept;
    else
        option->icon = QIcon();
    if ((option->state & QStyle::State_Selected) && option->widget && !option->icon.isNull()) {
        option->icon = tinted(option->icon, option->decorationSize, option->widget->devicePixelRatio(),
                              option->palette.color(QPalette::HighlightedText));
    }
}
