#include "models/storage/worker.h"

Worker::Worker(DatabaseAddress address, OpenMode mode)
    : m_address(std::move(address))
    , m_mode(mode)
    , m_context(new QObject)
{
    m_context->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("roster-worker"));
    m_thread.start();
}

Worker::~Worker()
{
    m_stop.request_stop();
    post([this] {
        m_connection.reset();
        delete m_context;
        m_thread.quit();
    });
    m_thread.wait();
}

void Worker::post(std::function<void()> task)
{
    QMetaObject::invokeMethod(m_context, std::move(task), Qt::QueuedConnection);
}

Result<Connection *> Worker::connection()
{
    if (m_connection && m_connection->isLost())
        m_connection.reset();
    if (!m_connection) {
        Result<std::unique_ptr<Connection>> opened = Connection::open(m_address, m_mode);
        if (!opened)
            return opened.error();
        m_connection = *std::move(opened);
    }
    return m_connection.get();
}
