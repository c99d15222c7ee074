#pragma once

#include "models/storage/databaseaddress.h"

#include <QMutex>

#include <functional>
#include <memory>

/// Where an open database is, for all that open connections to it: copies are the same address, so that a
/// password that became another one reaches them all. Thread-safe.
class SharedAddress {
public:
    // Implicit: an address that stays as it is does as well.
    SharedAddress(DatabaseAddress address)
        : m_state(std::make_shared<State>())
    {
        m_state->address = std::move(address);
    }

    DatabaseAddress get() const
    {
        const QMutexLocker lock(&m_state->mutex);
        return m_state->address;
    }
    /// Called, on any thread, when a connection was refused for want of the right password. Nothing: nobody
    /// wants to know any more.
    void onPasswordRefused(std::function<void()> told)
    {
        const QMutexLocker lock(&m_state->mutex);
        m_state->told = std::move(told);
    }
    void tellPasswordRefused() const
    {
        const QMutexLocker lock(&m_state->mutex);
        if (m_state->told)
            m_state->told();
    }
    /// For connections that are opened from now on.
    void setPassword(const QString &password)
    {
        const QMutexLocker lock(&m_state->mutex);
        m_state->address = m_state->address.withPassword(password);
    }

private:
    struct State {
        QMutex mutex;
        DatabaseAddress address;
        std::function<void()> told;
    };

    std::shared_ptr<State> m_state;
};
