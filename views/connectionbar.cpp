#include "views/connectionbar.h"

#include "models/storage/dberror.h"
#include "views/style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ConnectionBar::ConnectionBar(QWidget *parent)
    : QFrame(parent)
    , m_reason(new QLabel)
    , m_next(new QLabel)
    , m_uncertain(new QLabel(tr("The connection was lost while a change was being finished. Whether it was "
                                "written is being found out…")))
    , m_password(new QPushButton(tr("Enter the password…")))
    , m_try(new QPushButton(tr("Try now")))
    , m_lost(new QWidget)
{
    setNames(this, u"connectionBar"_s, tr("State of the connection"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setColor(*this, QPalette::Window, pendingBackground);
    setNames(m_reason, u"connectionReason"_s, tr("Why the database cannot be reached"));
    setNames(m_next, u"connectionNextTry"_s, tr("When it is tried again"));
    setNames(m_uncertain, u"connectionUncertain"_s, tr("A change that may or may not be written"));
    setNames(m_password, u"connectionPassword"_s, tr("Enter the password"));
    setNames(m_try, u"connectionTryNow"_s, tr("Try now"));
    for (QLabel *label : {m_reason, m_next, m_uncertain}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_uncertain->hide();
    m_lost->hide();

    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_reason);
    texts->addWidget(m_next);
    auto *row = new QHBoxLayout(m_lost);
    row->setContentsMargins({});
    row->addLayout(texts, 1);
    row->addWidget(m_password);
    row->addWidget(m_try);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_lost);
    layout->addWidget(m_uncertain);

    connect(m_try, &QPushButton::clicked, this, &ConnectionBar::tryRequested);
    connect(m_password, &QPushButton::clicked, this, &ConnectionBar::passwordRequested);
    connect(&m_second, &QTimer::timeout, this, &ConnectionBar::countDown);
    updateVisibility();
}

void ConnectionBar::showLost(const DbError &error, int secondsToNextTry)
{
    m_reason->setText(error.text);
    m_reason->setToolTip(error.detail);
    m_password->setVisible(error.kind == DbError::Kind::PasswordNeeded);
    m_seconds = secondsToNextTry + 1;
    m_lost->show();
    countDown();
    m_second.start(1s);
    updateVisibility();
}

bool ConnectionBar::isLost() const { return !m_lost->isHidden(); }

void ConnectionBar::countDown()
{
    m_seconds = std::max(0, m_seconds - 1);
    m_next->setText(m_seconds > 0 ? tr("What is shown may be old; what you typed stays. Next try in %Ln s.",
                                       nullptr, m_seconds)
                                  : tr("What is shown may be old; what you typed stays. Reconnecting…"));
    m_try->setEnabled(m_seconds > 0);
}

void ConnectionBar::showRegained()
{
    m_second.stop();
    m_lost->hide();
    updateVisibility();
}

void ConnectionBar::setUncertain(bool isUncertain)
{
    m_uncertain->setVisible(isUncertain);
    updateVisibility();
}

void ConnectionBar::updateVisibility() { setVisible(!m_lost->isHidden() || !m_uncertain->isHidden()); }
