#include "tests/views/pointer.h"

#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 patience = 15000;
constexpr qint64 restBetweenTrembles = 60;

// The X server counts pixels.
QStringList motion(QPoint place)
{
    const QPoint pixel = place * qGuiApp->devicePixelRatio();
    return {u"mousemove"_s, QString::number(pixel.x()), QString::number(pixel.y())};
}

} // namespace

Pointer::Pointer(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(10);
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    connect(&m_timer, &QTimer::timeout, this, &Pointer::tick);
}

Pointer &Pointer::run(const QStringList &commands)
{
    m_steps.push_back({{}, commands, {}, {}});
    return *this;
}

Pointer &Pointer::moveTo(QPoint global)
{
    then([this, global] { m_place = global; });
    return run(motion(global));
}

Pointer &Pointer::until(const QString &what, std::function<bool()> condition)
{
    m_steps.push_back({what, {}, std::move(condition), {}});
    return *this;
}

Pointer &Pointer::then(std::function<void()> action)
{
    m_steps.push_back({{}, {}, {}, std::move(action)});
    return *this;
}

Pointer &Pointer::drag(QPoint from, QPoint to, std::function<bool()> dragging)
{
    moveTo(from).press();
    moveTo(from + QPoint(14, 6));
    until(u"the drag begins"_s, std::move(dragging));
    moveTo(from + (to - from) / 2);
    return moveTo(to);
}

bool Pointer::play()
{
    m_problem.clear();
    m_waiting.start();
    m_still.start();
    m_timer.start();
    const bool ended = QTest::qWaitFor(
        [this] { return m_steps.empty() && m_process.state() == QProcess::NotRunning; }, 60000);
    m_timer.stop();
    m_steps.clear();
    return ended && m_problem.isEmpty();
}

void Pointer::begin(const QStringList &commands)
{
    m_still.start();
    m_process.start(u"xdotool"_s, commands);
}

void Pointer::tremble()
{
    if (m_still.elapsed() < restBetweenTrembles)
        return;
    m_offset = 1 - m_offset;
    begin(motion(m_place + QPoint(m_offset, 0)));
}

void Pointer::tick()
{
    if (m_steps.empty() || m_process.state() != QProcess::NotRunning)
        return;
    // An action may run an event loop, and then this.
    Step step = m_steps.front();
    if (step.condition && !step.condition()) {
        if (m_waiting.elapsed() < patience) {
            tremble();
            return;
        }
        m_problem = u"waited in vain until "_s + step.what;
        m_steps.clear();
        begin({u"mouseup"_s, u"1"_s, u"keyup"_s, u"shift"_s});
        return;
    }
    m_steps.pop_front();
    m_waiting.start();
    if (step.action)
        step.action();
    if (!step.commands.isEmpty())
        begin(step.commands);
}
