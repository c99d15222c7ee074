#include "views/matchpainter.h"

#include "views/style.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTextLayout>

namespace {

QList<QTextLayout::FormatRange> matchesIn(const QString &text, const QString &wanted, const QPalette &palette)
{
    QTextCharFormat format;
    format.setBackground(matchBackground(palette));
    format.setForeground(palette.color(QPalette::Active, QPalette::Text)); // on a selected row as well
    QList<QTextLayout::FormatRange> matches;
    for (qsizetype at = text.indexOf(wanted, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(wanted, at + wanted.size(), Qt::CaseInsensitive))
        matches << QTextLayout::FormatRange{int(at), int(wanted.size()), format};
    return matches;
}

} // namespace

// The style paints everything but the text, then the text comes where the style would have put it.
void paintMatches(QPainter &painter, const QStyleOptionViewItem &option, const QString &wanted)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
    const QRect area = style->subElementRect(QStyle::SE_ItemViewItemText, &option, option.widget)
                           .adjusted(margin, 0, -margin, 0);
    QStyleOptionViewItem empty = option;
    empty.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &empty, &painter, option.widget);

    const QString shown = option.fontMetrics.elidedText(option.text, option.textElideMode, area.width());
    QTextLayout layout(shown, option.font);
    QTextOption wrapping(QStyle::visualAlignment(option.direction, option.displayAlignment));
    wrapping.setTextDirection(option.direction);
    wrapping.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(wrapping);
    layout.setFormats(matchesIn(shown, wanted, option.palette));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(area.width());
    layout.endLayout();

    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QPalette::ColorGroup group =
        option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    painter.save();
    painter.setClipRect(area);
    painter.setPen(option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text));
    layout.draw(&painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2));
    painter.restore();
}
