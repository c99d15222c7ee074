#include "views/drophint.h"

#include "views/style.h"

#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {

/// A frame around the target and a tint over it.
class TargetLight : public QWidget {
public:
    explicit TargetLight(QWidget *parent)
        : QWidget(parent)
    {
        setObjectName(u"dropTarget"_s);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

    void setColor(const QColor &color)
    {
        m_color = color;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        constexpr qreal width = 2;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QColor tint = m_color;
        tint.setAlpha(45);
        painter.setBrush(tint);
        painter.setPen(QPen(m_color, width));
        painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), 3, 3);
    }

private:
    QColor m_color;
};

// One for all tables of a window: only one is hovered over.
QLabel *textOf(QWidget &window)
{
    if (auto *label = window.findChild<QLabel *>(u"dropText"_s, Qt::FindDirectChildrenOnly))
        return label;
    auto *label = new QLabel(&window);
    label->setObjectName(u"dropText"_s);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    label->setTextFormat(Qt::PlainText);
    label->setFrameShape(QFrame::Box);
    label->setAutoFillBackground(true);
    label->setMargin(4);
    return label;
}

} // namespace

DropHint::DropHint(QWidget &viewport)
    : m_viewport(viewport)
{
}

DropHint::~DropHint() { hide(); }

void DropHint::show(const QRect &target, const QPoint &pointer, const QString &text, bool refused)
{
    if (!m_light)
        m_light = new TargetLight(&m_viewport);
    const QPalette colors = m_viewport.palette();
    static_cast<TargetLight *>(m_light.data())
        ->setColor(refused ? errorColor(colors) : colors.color(QPalette::Highlight));
    m_light->setGeometry(target & m_viewport.rect());
    m_light->setVisible(!target.isEmpty());
    m_light->raise();
    if (!m_text)
        m_text = textOf(*m_viewport.window());
    QPalette textColors = colors;
    textColors.setColor(QPalette::Window,
                        refused ? errorBackground(colors) : colors.color(QPalette::ToolTipBase));
    textColors.setColor(QPalette::WindowText,
                        colors.color(refused ? QPalette::WindowText : QPalette::ToolTipText));
    m_text->setPalette(textColors);
    m_text->setText(text);
    m_text->setAccessibleName(text);
    placeText(pointer);
    m_text->setVisible(!text.isEmpty());
    m_text->raise();
}

void DropHint::placeText(const QPoint &pointer)
{
    const QWidget *window = m_text->window();
    const int letter = m_viewport.fontMetrics().averageCharWidth();
    // A long text gets several lines.
    const int most = qMin(letter * 60, window->width() - 4 * letter);
    m_text->setWordWrap(false);
    if (m_text->sizeHint().width() > most) {
        m_text->setWordWrap(true);
        m_text->resize(most, m_text->heightForWidth(most));
    } else {
        m_text->resize(m_text->sizeHint());
    }
    const QPoint at = m_viewport.mapTo(window, pointer);
    // Right below the pointer, as a tool tip, and never outside of the window.
    QRect place(at + QPoint(2 * letter, m_viewport.fontMetrics().height()), m_text->size());
    if (place.right() > window->width() - letter)
        place.moveRight(qMax(place.width(), at.x() - letter));
    if (place.bottom() > window->height() - letter)
        place.moveBottom(at.y() - letter);
    m_text->move(place.topLeft());
}

void DropHint::hide()
{
    if (m_light)
        m_light->hide();
    if (m_text)
        m_text->hide();
}

QString DropHint::text() const { return m_text && !m_text->isHidden() ? m_text->text() : QString(); }
