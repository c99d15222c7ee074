#pragma once

#include <QList>
#include <QThread>

#include <chrono>
#include <memory>

// A slow link on loopback: everything that passes comes late, in either direction, as much of it at a time as
// anybody sends. Works in a thread of its own, so that a test's thread can be as busy as it likes; all
// functions are called from one other thread and return when they have taken effect.
class DelayingProxy {
public:
    // Passes connections on to this port of 127.0.0.1; `delay` is what either way takes, half a round trip.
    DelayingProxy(int port, std::chrono::milliseconds delay);
    ~DelayingProxy();
    DelayingProxy(const DelayingProxy &) = delete;
    DelayingProxy &operator=(const DelayingProxy &) = delete;

    // Where it listens; 0 if it could not. The same one after resume().
    int port() const { return m_port; }

    // From now on, for what has not come in yet.
    void setDelay(std::chrono::milliseconds delay);
    // As if the server had gone: open connections are reset, new ones refused.
    void stop();
    // As if a cable were pulled out: connections stay, and nothing passes or is told. New ones are taken, as
    // the system does that by itself, and hear nothing.
    void stall();
    // Passes everything again, what was held back too.
    [[nodiscard]] bool resume();

    // How many connections came by so far.
    int connectionCount() const;
    // How often each of them waited for an answer so far, the first one's number first; connecting counts.
    // What is said in several parts is one question as long as nothing is answered between.
    QList<int> roundTrips() const;

private:
    class Gate;

    QThread m_thread;
    std::unique_ptr<Gate> m_gate; // lives in the thread
    int m_port = 0;
};
