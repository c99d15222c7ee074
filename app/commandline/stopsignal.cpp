#include "app/commandline/stopsignal.h"

#include <pthread.h>

namespace {

sigset_t stoppingSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

} // namespace

StopSignal::StopSignal()
{
    const sigset_t signals = stoppingSignals();
    pthread_sigmask(SIG_BLOCK, &signals, &m_before);
    m_waiting = std::jthread([stop = m_stop](const std::stop_token &over) mutable {
        const sigset_t awaited = stoppingSignals();
        int signal = 0;
        while (sigwait(&awaited, &signal) == 0 && !over.stop_requested())
            stop.request_stop();
    });
}

StopSignal::~StopSignal()
{
    m_waiting.request_stop();
    pthread_kill(m_waiting.native_handle(), SIGTERM); // only to wake it
    m_waiting.join();
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}
