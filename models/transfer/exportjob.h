#pragma once

#include "models/storage/worker.h"
#include "models/transfer/exporter.h"

#include <QObject>

#include <stop_token>

/// An export to a file in the background, on a connection of its own, so that nothing else has to wait for
/// it. Ends with exactly one finished(), in the thread of the job. Destroying the job cancels it: a file that
/// was not complete is not there then.
class ExportJob : public QObject {
    Q_OBJECT

public:
    ExportJob(const Schema &schema, const SharedAddress &address, QObject *parent = nullptr);
    ~ExportJob() override;

    void start(const ExportOptions &options, const QString &path);
    /// At any moment; finished() then says Cancelled, if the export is not over already.
    void cancel();
    bool isRunning() const { return m_running; }

signals:
    void progress(const ExportProgress &progress);
    void finished(const Result<qint64> &rows);

private:
    void finish(const Result<qint64> &rows);

    const Schema m_schema;
    std::stop_source m_stop;
    bool m_running = false;
    Worker m_worker; ///< the last: it stops before anything else of the job goes
};
