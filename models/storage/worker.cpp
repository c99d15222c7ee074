#include "models/storage/worker.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <mutex>

namespace {

// An application that goes takes QtSql's connections along, and then delivers no calls to threads any more:
// before that, everything has to be closed.
void waitForClosing() { QThreadPool::globalInstance()->waitForDone(); }

} // namespace

Worker::State::State(SharedAddress where, OpenMode how)
    : context(new QObject)
    , address(std::move(where))
    , mode(how)
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
        Result<std::unique_ptr<Connection>> opened = Connection::open(address.get(), mode);
        if (!opened && opened.error().kind == DbError::Kind::PasswordNeeded)
            address.tellPasswordRefused();
        if (!opened)
            return opened.error();
        open = *std::move(opened);
        // Once more, as what is added last comes first, and QtSql has just added what it does in the end.
        static std::once_flag added;
        std::call_once(added, [] { qAddPostRoutine(waitForClosing); });
    }
    return open.get();
}

Worker::Worker(SharedAddress address, OpenMode mode, Jobs jobs)
    : m_state(std::make_shared<State>(std::move(address), mode))
    , m_jobs(jobs)
{
    static std::once_flag added;
    std::call_once(added, [] { qAddPostRoutine(waitForClosing); });
}

void Worker::reopen()
{
    m_state->post([state = m_state.get()] { state->open.reset(); });
}

void Worker::goOnReading(const SharedAddress &address)
{
    m_state->post([state = m_state.get(), address] {
        state->address = address;
        state->mode = OpenMode::ReadOnly;
        if (state->open && !state->open->restrictToReading())
            state->open.reset();
    });
}

Worker::~Worker()
{
    m_state->stop.request_stop();
    m_state->post([state = m_state.get()] {
        state->idle.release();
        state->open.reset();
        delete state->context;
        state->thread.quit();
    });
    if (m_jobs == Jobs::OfOwner)
        m_state->idle.acquire();
    // Who only waits takes nobody's place in the pool.
    QThreadPool *pool = QThreadPool::globalInstance();
    pool->start([state = std::move(m_state), pool] {
        pool->releaseThread();
        state->thread.wait();
        pool->reserveThread();
    });
}
