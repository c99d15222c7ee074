#include "models/transfer/exportjob.h"

ExportJob::ExportJob(const Schema &schema, const SharedAddress &address, QObject *parent)
    : QObject(parent)
    , m_schema(schema)
    , m_worker(address, OpenMode::ReadOnly)
{
}

ExportJob::~ExportJob() { cancel(); }

void ExportJob::cancel() { m_stop.request_stop(); }

void ExportJob::start(const ExportOptions &options, const QString &path)
{
    Q_ASSERT(!m_running);
    m_running = true;
    m_stop = {};
    const auto tell = [this](const ExportProgress &progress) {
        QMetaObject::invokeMethod(
            this, [this, progress] { emit this->progress(progress); }, Qt::QueuedConnection);
    };
    m_worker
        .run<qint64>(
            [schema = m_schema, options, path, tell](Connection &connection) {
                return exportToFile(connection, schema, options, path, tell);
            },
            m_stop.get_token())
        .then([this](const Result<qint64> &rows) {
            QMetaObject::invokeMethod(
                this, [this, rows] { finish(rows); }, Qt::QueuedConnection);
        });
}

void ExportJob::finish(const Result<qint64> &rows)
{
    m_running = false;
    emit finished(rows);
}
