#include "views/draftdelegate.h"

#include "models/membership/membershipdraftmodel.h"
#include "views/style.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>

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
    , m_some(namedIcon(u"some"_s))
    , m_collides(namedIcon(u"warning"_s))
    , m_others(namedIcon(u"info"_s))
{
}

void DraftDelegate::setColumn(int column, CellDelegate *delegate)
{
    delegate->setParent(this);
    m_columns.insert(column, delegate);
    connect(delegate, &QAbstractItemDelegate::commitData, this, &QAbstractItemDelegate::commitData);
    connect(delegate, &QAbstractItemDelegate::closeEditor, this, &QAbstractItemDelegate::closeEditor);
}

QWidget *DraftDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const CellDelegate *delegate = column(index);
    return delegate ? delegate->createEditor(parent, option, index)
                    : CellDelegate::createEditor(parent, option, index);
}

void DraftDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (const CellDelegate *delegate = column(index))
        delegate->setEditorData(editor, index);
    else
        CellDelegate::setEditorData(editor, index);
}

void DraftDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const CellDelegate *delegate = column(index))
        delegate->setModelData(editor, model, index);
    else
        CellDelegate::setModelData(editor, model, index);
}

bool DraftDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    const QString text = index.data(Qt::ToolTipRole).toString();
    if (event->type() != QEvent::ToolTip || text.isEmpty())
        return CellDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), Qt::convertFromPlainText(text), view->viewport(), option.rect);
    return true;
}

QIcon DraftDelegate::markOf(const QModelIndex &index) const
{
    const bool available = m_side == Side::Available;
    if (index.data(MembershipDraftModel::CollidesRole).toBool())
        return m_collides;
    switch (State(index.data(MembershipDraftModel::StateRole).toInt())) {
    case State::Added:
        return m_added;
    case State::Removed:
        return m_removed;
    case State::Kept:
        if (available)
            return m_kept;
        break;
    case State::Some:
        if (available)
            return m_some;
        break;
    case State::None:
        break;
    }
    const int others = index.data(MembershipDraftModel::OthersRole).toInt();
    return others != int(MembershipDraft::Others::Nothing) ? m_others : QIcon();
}

// A new value with the one that it replaces: the colour alone is not seen in a selected row.
QString DraftDelegate::textOf(const QModelIndex &index, const QLocale &locale) const
{
    const auto shown = [&](const QVariant &value) {
        const CellDelegate *delegate = column(index);
        return delegate ? delegate->displayText(value, locale) : displayText(value, locale);
    };
    const QVariant replaced = index.data(MembershipDraftModel::ReplacedRole);
    if (!replaced.isValid())
        return shown(index.data());
    const QString before = shown(replaced);
    return tr("%1 (was %2)", "new value, old value")
        .arg(shown(index.data()), before.isEmpty() ? tr("nothing") : before);
}

void DraftDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    const auto state = State(index.data(MembershipDraftModel::StateRole).toInt());
    const bool available = m_side == Side::Available;
    const bool various = index.data(MembershipDraftModel::VariousRole).toBool();
    if (!various)
        option->text = isolated(textOf(index, option->locale), option->direction);
    // What cannot be added, or will go, steps back.
    const bool gone = !available && (state == State::Removed || state == State::None);
    const bool quiet = available ? state == State::Kept || state == State::Added : gone || various;
    if (quiet && !(option->state & QStyle::State_Selected))
        option->palette.setBrush(QPalette::Text, option->palette.placeholderText());
    if (!available) {
        option->font.setBold(state == State::Added);
        option->font.setStrikeOut(gone);
        option->fontMetrics = QFontMetrics(option->font);
        if (index.data(MembershipDraftModel::EditedRole).toBool())
            option->backgroundBrush = pendingBackground(option->palette);
    }
    if (index.column() != m_markedColumn)
        return;
    // Every name keeps room for a mark, so that all begin in one line.
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(option->fontMetrics.height(), option->fontMetrics.height());
    option->icon = markOf(index);
    if ((option->state & QStyle::State_Selected) && option->widget && !option->icon.isNull()) {
        option->icon = tinted(option->icon, option->decorationSize, option->widget->devicePixelRatio(),
                              option->palette.color(QPalette::HighlightedText));
    }
}
