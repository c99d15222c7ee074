#pragma once

#include "models/storage/result.h"

#include <QFuture>
#include <QTest>

// The outcome of a job, while this thread's events go on.
template <class T> Result<T> outcomeOf(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000))
        qFatal("A job does not end.");
    return future.result();
}
