#include "tests/support/heartbeat.h"

#include <QDeadlineTimer>
#include <QEventLoop>

#include <algorithm>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds interval = 1ms;
constexpr std::chrono::milliseconds afterwards = 40ms; ///< a few frames

double milliseconds(qint64 nanoseconds) { return double(nanoseconds) / 1e6; }

} // namespace

Heartbeat::Heartbeat(const QString &firstStep)
    : m_statistics(u"/proc/self/task/%1/schedstat"_s.arg(::gettid()))
{
    if (!m_statistics.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        qWarning("The system does not tell how long a thread waited for a processor.");
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
    m_timer.start(interval);
    m_steps << Step{firstStep};
    m_sinceStep.start();
    start();
}

void Heartbeat::start()
{
    m_unscheduled = unscheduled();
    m_sinceBeat.start();
}

Heartbeat::Aside::Aside(Heartbeat &heartbeat)
    : m_heartbeat(heartbeat)
{
    m_heartbeat.measure(); // what was before counts
}

Heartbeat::Aside::~Aside() { m_heartbeat.start(); }

qint64 Heartbeat::unscheduled()
{
    if (!m_statistics.isOpen())
        return 0;
    m_statistics.seek(0);
    return m_statistics.readAll().split(' ').value(1).toLongLong();
}

void Heartbeat::beat()
{
    measure();
    if (m_atBeat)
        m_atBeat();
}

void Heartbeat::measure()
{
    const qint64 gap = m_sinceBeat.nsecsElapsed();
    const qint64 waited = unscheduled();
    Step &step = m_steps.last();
    step.asMeasured = std::max(step.asMeasured, milliseconds(gap));
    step.longest = std::max(step.longest, milliseconds(gap - (waited - m_unscheduled)));
    step.milliseconds = milliseconds(m_sinceStep.nsecsElapsed());
    ++step.beats;
    start();
}

void Heartbeat::begin(const QString &step)
{
    measure(); // what was before belongs to the step before
    m_steps << Step{step};
    m_sinceStep.start();
}

bool Heartbeat::turnUntil(const std::function<bool()> &isSo, std::chrono::milliseconds patience)
{
    QEventLoop loop;
    const QDeadlineTimer end(patience);
    QDeadlineTimer painted(QDeadlineTimer::Forever);
    m_atBeat = [&] {
        if (painted.isForever() && isSo())
            painted.setRemainingTime(afterwards);
        if (painted.hasExpired() || (painted.isForever() && end.hasExpired()))
            loop.quit();
    };
    loop.exec();
    m_atBeat = {};
    return !painted.isForever();
}

QString Heartbeat::table() const
{
    QString table = u"| step | seconds | longest gap, ms | by the clock |\n|---|--:|--:|--:|\n"_s;
    for (const Step &step : m_steps) {
        table += u"| %1 | %2 | %3 | %4 |\n"_s.arg(step.name)
                     .arg(step.milliseconds / 1000, 0, 'f', 2)
                     .arg(step.longest, 0, 'f', 1)
                     .arg(step.asMeasured, 0, 'f', 1);
    }
    return table;
}
