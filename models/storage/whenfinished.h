#pragma once

#include <QFuture>
#include <QFutureWatcher>

/// Calls `function(result)` in the thread of `context` when `future` has its result, and never after
/// `context` is gone. (A watcher that is a child of its receiver, as a continuation would look at the
/// receiver from the worker.)
template <class T, class Function>
void whenFinished(QObject *context, const QFuture<T> &future, Function function)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, function = std::move(function)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             function(watcher->result());
                     });
    watcher->setFuture(future);
}
