#include "views/messagebar.h"

#include "views/style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_text(new QLabel)
    , m_action(new QPushButton)
    , m_close(new QToolButton)
    , m_timer(new QTimer(this))
{
    setObjectName(u"messageBar"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(fontMetrics().averageCharWidth() * 30); // a long word does not widen the window
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setNames(m_text, u"messageText"_s, tr("Message"));
    setNames(m_action, u"messageAction"_s, tr("Answer to the message"));
    setNames(m_close, u"messageClose"_s, tr("Close the message"));
    m_close->setIcon(namedIcon(u"close"_s));
    m_close->setToolTip(tr("Close the message"));
    m_close->setAutoRaise(true);

    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);

    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &MessageBar::dismiss);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::runAction);
    hide();
}

void MessageBar::tell(const Notice &notice)
{
    m_notice = notice;
    m_text->setText(notice.text);
    m_text->setToolTip(notice.detail);
    m_action->setText(notice.actionText);
    m_action->setVisible(!notice.actionText.isEmpty());
    if (!notice.actionText.isEmpty())
        m_action->setAccessibleName(notice.actionText);
    paintLevel();
    // Whoever may want to take it back has the time to look at what was done.
    if (notice.level == Notice::Level::Information)
        m_timer->start(notice.actionText.isEmpty() ? 12s : 60s);
    else
        m_timer->stop();
    show();
}

void MessageBar::dismissAboutConnection()
{
    if (m_notice.isAboutConnection())
        dismiss();
}

void MessageBar::dismiss()
{
    m_timer->stop();
    m_notice = {};
    hide();
}

void MessageBar::runAction()
{
    const std::function<void()> action = m_notice.action; // the action may tell something itself
    dismiss();
    if (action)
        action();
}

void MessageBar::paintLevel()
{
    QString name = u"info"_s;
    PaletteColor background = nullptr;
    if (m_notice.level == Notice::Level::Error) {
        name = u"error"_s;
        background = errorBackground;
    } else if (m_notice.level == Notice::Level::Warning) {
        name = u"warning"_s;
        background = pendingBackground;
    }
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_icon->setPixmap(namedIcon(name).pixmap(QSize(size, size), devicePixelRatio()));
    setColor(*this, QPalette::Window, background);
}
