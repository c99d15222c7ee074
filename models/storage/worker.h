#pragma once

#include "models/storage/connection.h"
#include "models/storage/sharedaddress.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QSemaphore>
#include <QThread>

#include <functional>
#include <memory>
#include <stop_token>

/// A thread with a connection of its own that does one job after the other. The connection is opened by the
/// first job, and anew by the next one after it was lost. run() may be called from any thread and never
/// blocks.
///
/// The destructor stops the running job and lets the waiting ones fail with Cancelled. Closing a connection
/// may take many round trips to a server: thread and connection end by themselves, at the latest when the
/// application does.
class Worker {
public:
    /// What jobs refer to.
    enum class Jobs {
        OfOwner, ///< things that may go with the worker: the destructor waits until all jobs have ended
        OnTheirOwn, ///< nothing that goes before they end: the destructor waits for nothing
    };

    explicit Worker(SharedAddress address, OpenMode mode = OpenMode::ReadWrite, Jobs jobs = Jobs::OfOwner);
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    /// Does `job` on the thread; a request on `stop` ends its running statement. The job must not keep the
    /// connection. Results reach the caller's thread by QFuture::then(context, …).
    template <class T>
    QFuture<Result<T>> run(std::function<Result<T>(Connection &)> job, std::stop_token stop = {});

    /// The next job gets a new connection, as if this one had been lost.
    void reopen();
    /// From the next job on this is a worker that only reads, on the connection that it has; `address` is
    /// where it opens another one when that was lost.
    void goOnReading(const SharedAddress &address);

private:
    /// Outlives the worker, until its thread has ended.
    struct State {
        State(SharedAddress address, OpenMode mode);

        Result<Connection *> connection();
        void post(std::function<void()> task) const;

        std::stop_source stop;
        QThread thread;
        QObject *context; ///< lives on the thread
        // Used on the thread only:
        SharedAddress address;
        OpenMode mode;
        std::unique_ptr<Connection> open;
        QSemaphore idle; ///< released when all jobs have ended
    };

    std::shared_ptr<State> m_state;
    const Jobs m_jobs;
};

template <class T>
QFuture<Result<T>> Worker::run(std::function<Result<T>(Connection &)> job, std::stop_token stop)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    QFuture<Result<T>> future = promise->future();
    promise->start();
    m_state->post([state = m_state.get(), promise, job = std::move(job), stop = std::move(stop)] {
        std::stop_source either; // the caller's wish, or the end of this worker
        const std::stop_callback byCaller(stop, [&either] { either.request_stop(); });
        const std::stop_callback byWorker(state->stop.get_token(), [&either] { either.request_stop(); });
        promise->addResult([&]() -> Result<T> {
            if (either.stop_requested())
                return Connection::cancelled();
            const Result<Connection *> opened = state->connection();
            if (!opened)
                return opened.error();
            if (either.stop_requested()) // asking the server to stop would keep the next job waiting
                return Connection::cancelled();
            const Connection::StopScope scope(**opened, either.get_token());
            return job(**opened);
        }());
        promise->finish();
    });
    return future;
}
