#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

// How long the event loop of a thread does not turn: a timer of one millisecond beats in the thread that made
// this object, and the time between two beats is a gap. It begins at once and never pauses: what is called
// from outside the event loop counts as well.
//
// Tests share the machine with others. The time in which the thread was ready to run and the system ran
// something else does not count: Linux tells it in nanoseconds, as the second number of
// /proc/self/task/<thread>/schedstat (Documentation/scheduler/sched-stats in its sources), which is read at
// every beat. Waiting of any kind, for locks, files or the network, is not in it and counts.
class Heartbeat : public QObject {
public:
    struct Step {
        QString name;
        double milliseconds = 0; ///< all of it
        double longest = 0; ///< gap, in milliseconds, without what was not scheduled
        double asMeasured = 0; ///< the longest gap by the clock
        int beats = 0;
    };

    explicit Heartbeat(const QString &firstStep);

    // What follows belongs to this step.
    void begin(const QString &step);
    const QList<Step> &steps() const { return m_steps; }
    const Step &step() const { return m_steps.last(); }

    // While it lives nothing counts: a test's own questions to the server, whose answer it waits for.
    class Aside {
    public:
        explicit Aside(Heartbeat &heartbeat);
        ~Aside();
        Aside(const Aside &) = delete;
        Aside &operator=(const Aside &) = delete;

    private:
        Heartbeat &m_heartbeat;
    };

    // Runs the real event loop until something is so, asked at every beat and thus quick to answer; then a
    // little longer, for what is left to be painted. False if it never was.
    [[nodiscard]] bool turnUntil(const std::function<bool()> &isSo,
                                 std::chrono::milliseconds patience = std::chrono::seconds(60));

    // "| step | seconds | longest gap |" of all steps.
    QString table() const;

private:
    void beat();
    void measure();
    void start();
    qint64 unscheduled();

    QFile m_statistics;
    QTimer m_timer;
    QElapsedTimer m_sinceBeat;
    QElapsedTimer m_sinceStep;
    qint64 m_unscheduled = 0;
    QList<Step> m_steps;
    std::function<void()> m_atBeat;
};
