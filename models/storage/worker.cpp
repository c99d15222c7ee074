#include "models/storage/worker.h"

#include <QThreadPool>

Worker::State::State(DatabaseAddress where, OpenMode how)
    : address(std::move(where))
    , mode(how)
    , context(new QObject)
{
    context->moveToThread(&thread);
    thread.setObjectName(QStringLiteral("roster-worker"));
    thread.start();
}

void Worker::State::post(std::function<void()> task) const
{
    QMetaObject::invokeMethod(context, std::move(task), Qt::QueuedConnection);
}

Result<Connection *> Worker::State::connection()
{
    if (open && open->isLost())
        open.reset();
    if (!open) {
        Result<std::unique_ptr<Connection>> opened = Connection::open(address, mode);
        if (!opened)
            return opened.error();
        open = *std::move(opened);
    }
    return open.get();
}

Worker::Worker(DatabaseAddress address, OpenMode mode, Jobs jobs)
    : m_state(std::make_shared<State>(std::move(address), mode))
    , m_jobs(jobs)
{
}

Worker::~Worker()
{
    m_state->stop.request_stop();
    m_state->post([state = m_state.get()] {
        state->open.reset();
        delete state->context;
        state->thread.quit();
    });
    if (m_jobs == Jobs::OfOwner) {
        m_state->running.lock();
        m_state->running.unlock();
    }
    // The application waits for this pool before it ends. Who only waits takes nobody's place in it.
    QThreadPool *pool = QThreadPool::globalInstance();
    pool->start([state = std::move(m_state), pool] {
        pool->releaseThread();
        state->thread.wait();
        pool->reserveThread();
    });
}
