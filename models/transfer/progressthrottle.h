#pragma once

#include "models/transfer/importoptions.h"

#include <chrono>

/// An ImportMonitor that passes on ten calls a second at most; the first of each stage always.
class ProgressThrottle {
public:
    explicit ProgressThrottle(ImportMonitor monitor)
        : m_monitor(std::move(monitor))
    {
    }

    void operator()(const ImportProgress &progress)
    {
        using namespace std::chrono_literals;
        const auto now = std::chrono::steady_clock::now();
        if (m_any && progress.stage == m_stage && now - m_last < 100ms)
            return;
        m_any = true;
        m_stage = progress.stage;
        m_last = now;
        m_monitor(progress);
    }

private:
    ImportMonitor m_monitor;
    std::chrono::steady_clock::time_point m_last;
    ImportProgress::Stage m_stage = ImportProgress::Stage::Reading;
    bool m_any = false;
};
