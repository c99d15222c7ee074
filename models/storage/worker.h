#pragma once

#include "models/storage/connection.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>

#include <functional>
#include <memory>
#include <stop_token>

/// A thread with a connection of its own that does one job after the other. The connection is opened by the
/// first job, and anew by the next one after it was lost. run() may be called from any thread; nothing here
/// blocks but the destructor, which stops the running job and lets the waiting ones fail with Cancelled.
class Worker {
public:
    explicit Worker(DatabaseAddress address, OpenMode mode = OpenMode::ReadWrite);
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    /// Does `job` on the thread; a request on `stop` ends its running statement. The job must not keep the
    /// connection. Results reach the caller's thread by QFuture::then(context, …).
    template <class T>
    QFuture<Result<T>> run(std::function<Result<T>(Connection &)> job, std::stop_token stop = {});

private:
    Result<Connection *> connection();
    void post(std::function<void()> task);

    const DatabaseAddress m_address;
    const OpenMode m_mode;
    std::stop_source m_stop;
    QThread m_thread;
    QObject *m_context; ///< lives on the thread
    std::unique_ptr<Connection> m_connection; ///< used on the thread only
};

template <class T>
QFuture<Result<T>> Worker::run(std::function<Result<T>(Connection &)> job, std::stop_token stop)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    QFuture<Result<T>> future = promise->future();
    promise->start();
    post([this, promise, job = std::move(job), stop = std::move(stop)] {
        std::stop_source either; // the caller's wish, or the end of this worker
        const std::stop_callback byCaller(stop, [&either] { either.request_stop(); });
        const std::stop_callback byWorker(m_stop.get_token(), [&either] { either.request_stop(); });
        promise->addResult([&]() -> Result<T> {
            if (either.stop_requested())
                return Connection::cancelled();
            const Result<Connection *> opened = connection();
            if (!opened)
                return opened.error();
            const Connection::StopScope scope(**opened, either.get_token());
            return job(**opened);
        }());
        promise->finish();
    });
    return future;
}
