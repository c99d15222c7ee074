#include "views/buttonrow.h"

#include "views/style.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

ButtonRow::ButtonRow(QWidget *first, QWidget *parent)
    : QWidget(parent)
    , m_first(first)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->addWidget(first, 1);
}

void ButtonRow::addButton(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    setNames(button, action->objectName().remove(u"Action"_s), action->toolTip());
    m_layout->addWidget(button);
    m_buttons << button;
}

QSize ButtonRow::minimumSizeHint() const
{
    return {widthWith(Qt::ToolButtonIconOnly), QWidget::minimumSizeHint().height()};
}

bool ButtonRow::event(QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest
        || event->type() == QEvent::Show)
        fit();
    return QWidget::event(event);
}

void ButtonRow::fit()
{
    const Qt::ToolButtonStyle style = width() >= widthWith(Qt::ToolButtonTextBesideIcon)
        ? Qt::ToolButtonTextBesideIcon
        : Qt::ToolButtonIconOnly;
    for (QToolButton *button : std::as_const(m_buttons)) {
        if (button->toolButtonStyle() != style)
            button->setToolButtonStyle(style);
    }
}

// Near enough for either style, without changing the buttons to ask them.
int ButtonRow::widthWith(Qt::ToolButtonStyle buttonStyle) const
{
    int width = m_first->minimumSizeHint().width();
    for (const QToolButton *button : m_buttons) {
        width += button->iconSize().width()
            + 2 * style()->pixelMetric(QStyle::PM_ButtonMargin, nullptr, button) + m_layout->spacing();
        if (buttonStyle == Qt::ToolButtonTextBesideIcon)
            width += button->fontMetrics().horizontalAdvance(button->text()) + 4;
    }
    return width;
}
