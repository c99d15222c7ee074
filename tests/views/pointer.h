#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPoint>
#include <QProcess>
#include <QTimer>

#include <functional>
#include <list>

// A real pointer and keyboard, moved by xdotool through the X server. Works off a list of steps by a timer,
// so that it goes on in the nested event loop of a drag, and waits for what the window does instead of for
// time.
class Pointer : public QObject {
    Q_OBJECT

public:
    explicit Pointer(QObject *parent = nullptr);

    // One or more xdotool commands.
    Pointer &run(const QStringList &commands);
    Pointer &moveTo(QPoint global);
    Pointer &press() { return run({QStringLiteral("mousedown"), QStringLiteral("1")}); }
    Pointer &release() { return run({QStringLiteral("mouseup"), QStringLiteral("1")}); }
    // Trembles at its place until `condition` holds: a pointer that rests tells nobody where it is.
    Pointer &until(const QString &what, std::function<bool()> condition);
    Pointer &then(std::function<void()> action);

    // Presses at `from`, waits until `dragging`, and goes to `to`.
    Pointer &drag(QPoint from, QPoint to, std::function<bool()> dragging);

    // Does all steps; false, with `problem`, if one of the conditions did not come true in time. The button
    // is released in any case.
    bool play();
    const QString &problem() const { return m_problem; }

private:
    struct Step {
        QString what;
        QStringList commands;
        std::function<bool()> condition;
        std::function<void()> action;
    };

    void tick();
    void tremble();
    void begin(const QStringList &commands);

    std::list<Step> m_steps;
    QProcess m_process;
    QTimer m_timer;
    QElapsedTimer m_waiting;
    QElapsedTimer m_still;
    QPoint m_place;
    int m_offset = 0;
    QString m_problem;
};
