#pragma once

#include <signal.h>
#include <stop_token>
#include <thread>

/// Turns SIGINT and SIGTERM into a request to stop, while it lives. Make it before other threads: they
/// inherit that the signals wait for it.
class StopSignal {
public:
    StopSignal();
    ~StopSignal();
    StopSignal(const StopSignal &) = delete;
    StopSignal &operator=(const StopSignal &) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    sigset_t m_before;
    std::jthread m_waiting;
};
