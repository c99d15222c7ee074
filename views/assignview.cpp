#include "views/assignview.h"

#include "views/style.h"

#include <QDrag>
#include <QDropEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QPainter>

using namespace Qt::StringLiterals;

QString AssignView::mimeType() { return u"application/x-roster-assignment"_s; }

AssignView::AssignView(const QString &objectName, const QString &accessibleName, QWidget *parent)
    : TableView(objectName, accessibleName, parent)
{
}

void AssignView::setDragGroup(const QString &group, std::function<QString(int)> dropText)
{
    m_group = group;
    m_dropText = std::move(dropText);
    setDragDropMode(group.isEmpty() ? NoDragDrop : DragDrop);
    setDropIndicatorShown(false); // it goes into the list, not between two rows
    setDefaultDropAction(Qt::CopyAction); // after a move the view would take the rows out of the model
}

QMimeData *AssignView::dragData() const
{
    auto *mime = new QMimeData;
    const QString count = QString::number(selectedRows().size());
    mime->setData(mimeType(), QStringList({m_group, objectName(), count}).join(u'\n').toUtf8());
    return mime;
}

int AssignView::partnerCount(const QMimeData &mime) const
{
    const QStringList parts = QString::fromUtf8(mime.data(mimeType())).split(u'\n');
    const bool isPartner =
        parts.size() == 3 && !m_group.isEmpty() && parts[0] == m_group && parts[1] != objectName();
    return isPartner ? parts[2].toInt() : 0;
}

void AssignView::startDrag(Qt::DropActions)
{
    if (m_group.isEmpty() || !selectionModel()->hasSelection())
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(dragData());
    drag->setPixmap(dragPicture());
    drag->setHotSpot({-12, -4});
    drag->exec(Qt::CopyAction);
}

// The first name, and how many more.
QPixmap AssignView::dragPicture() const
{
    const QList<int> rows = selectedRows();
    const int column = horizontalHeader()->logicalIndex(0);
    QString text = model()->index(rows.first(), column).data().toString();
    if (rows.size() > 1)
        text = tr("%1 and %Ln more", nullptr, int(rows.size() - 1)).arg(text);
    const QFontMetrics metrics = fontMetrics();
    text = metrics.elidedText(text, Qt::ElideMiddle, metrics.averageCharWidth() * 40);
    const QSize size(metrics.horizontalAdvance(text) + 16, metrics.height() + 8);
    QPixmap picture(size * devicePixelRatio());
    picture.setDevicePixelRatio(devicePixelRatio());
    picture.fill(palette().color(QPalette::Highlight));
    QPainter painter(&picture);
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::HighlightedText));
    painter.drawText(QRect({}, size), Qt::AlignCenter, text);
    return picture;
}

void AssignView::dragEnterEvent(QDragEnterEvent *event) { dragMoveEvent(event); }

void AssignView::dragMoveEvent(QDragMoveEvent *event)
{
    const int count = partnerCount(*event->mimeData());
    if (count == 0) {
        event->ignore();
        return;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    setHoverText(m_dropText(count));
}

void AssignView::dragLeaveEvent(QDragLeaveEvent *) { setHoverText({}); }

void AssignView::dropEvent(QDropEvent *event)
{
    setHoverText({});
    if (partnerCount(*event->mimeData()) == 0) {
        event->ignore();
        return;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    emit partnerDropped();
}

void AssignView::setHoverText(const QString &text)
{
    if (text == m_hoverText)
        return;
    m_hoverText = text;
    viewport()->update();
}

void AssignView::paintEvent(QPaintEvent *event)
{
    TableView::paintEvent(event);
    if (m_hoverText.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect area = viewport()->rect();
    painter.setPen(QPen(palette().color(QPalette::Highlight), 3));
    painter.drawRect(area.adjusted(1, 1, -2, -2));
    const int width = qMin(fontMetrics().horizontalAdvance(m_hoverText) + 24, area.width() - 16);
    QRect label(0, 0, width, fontMetrics().height() + 12);
    label.moveCenter({area.center().x(), area.bottom() - label.height()});
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Highlight));
    painter.drawRoundedRect(label, 4, 4);
    painter.setPen(palette().color(QPalette::HighlightedText));
    painter.drawText(label, Qt::AlignCenter,
                     fontMetrics().elidedText(m_hoverText, Qt::ElideRight, label.width() - 12));
}
