#pragma once

#include "models/tables/relationalmodel.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

// Waits of tests that wait thousands of times: QTest's own sleep ten milliseconds between two looks.

inline bool becomes(const std::function<bool()> &isSo)
{
    const QDeadlineTimer end(60'000);
    QTimer lookAgain; // should no event come
    lookAgain.start(50);
    while (!isSo()) {
        if (end.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

// Looks at a row until it is there.
inline bool arrivesSoon(const RelationalModel &model, int row)
{
    return model.isLoaded(row) || becomes([&] {
               model.index(row, 0).data();
               return model.isLoaded(row);
           });
}
