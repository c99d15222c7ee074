#include "models/transfer/importjob.h"

#include "models/transfer/progressthrottle.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <mutex>

/// The job may be gone while a worker still calls its monitor.
struct ImportJob::Link {
    std::mutex mutex;
    ImportJob *job = nullptr;
};

static ApplyOptions applyOptions(const ImportPlan &plan, const ImportMonitor &monitor)
{
    const ImportOptions &wanted = plan.options();
    ApplyOptions options;
    options.actor = wanted.actor;
    options.method = ChangeMethod::Import;
    options.origin = plan.source().displayName();
    options.summary = QCoreApplication::translate("ImportJob", "Import %1").arg(options.origin);
    options.force = wanted.force;
    options.wait = wanted.wait;
    if (monitor) {
        options.progress = [monitor = ImportMonitor(ProgressThrottle(monitor)),
                            total = plan.changes()->size()](qint64 done) {
            monitor({ImportProgress::Stage::Writing, done, total});
        };
    }
    return options;
}

/// The report of a plan of which nothing is written.
static ImportReport withoutWriting(const ImportPlan &plan)
{
    ImportReport report = plan.report();
    if (report.dryRun || plan.isWritable())
        return report;
    report.refused = true;
    report.added = report.updated = report.createdUsers = report.createdOrganizations = 0;
    return report;
}

static bool isToBeWritten(const ImportPlan &plan)
{
    return plan.isWritable() && !plan.options().dryRun && !plan.changes()->isEmpty();
}

/// What became of the plan; others may have done some of it since it was made.
static Result<ImportReport> reportOf(const ImportPlan &plan, const Result<ApplyReport> &outcome,
                                     double seconds)
{
    const Result<ApplyReport> applied = requireApplied(outcome);
    if (!applied)
        return applied.error();
    ImportReport report = plan.report();
    report.added = applied->added - report.createdUsers - report.createdOrganizations;
    report.updated = applied->updated;
    report.unchanged += applied->unchanged;
    report.change = applied->change;
    report.seconds += seconds;
    return report;
}

ImportJob::ImportJob(Roster &roster, QObject *parent)
    : QObject(parent)
    , m_roster(roster)
    , m_link(std::make_shared<Link>())
{
    m_link->job = this;
}

ImportJob::~ImportJob()
{
    cancel();
    const std::lock_guard lock(m_link->mutex);
    m_link->job = nullptr;
}

void ImportJob::cancel() { m_stop.request_stop(); }

void ImportJob::begin()
{
    Q_ASSERT(!m_running);
    m_running = true;
    m_stop = {};
}

ImportMonitor ImportJob::monitor() const
{
    return [link = m_link](const ImportProgress &progress) {
        const std::lock_guard lock(link->mutex);
        if (link->job) {
            QMetaObject::invokeMethod(
                link->job, [job = link->job, progress] { emit job->progress(progress); },
                Qt::QueuedConnection);
        }
    };
}

QFuture<Result<ImportPlanPointer>> ImportJob::read(const ImportSource &source, const ImportOptions &options)
{
    return m_roster.read<ImportPlanPointer>(
        [schema = m_roster.schema(), source, options, tell = monitor()](Connection &connection) {
            return planImport(connection, schema, source, options, tell);
        },
        m_stop.get_token());
}

void ImportJob::plan(const ImportSource &source, const ImportOptions &options)
{
    begin();
    read(source, options).then(this, [this](const Result<ImportPlanPointer> &plan) {
        m_running = false;
        emit planned(plan);
    });
}

void ImportJob::run(const ImportSource &source, const ImportOptions &options)
{
    begin();
    read(source, options).then(this, [this](const Result<ImportPlanPointer> &plan) {
        if (plan)
            apply(*plan);
        else
            finish(plan.error());
    });
}

void ImportJob::write(const ImportPlanPointer &plan)
{
    if (plan->isOutdated())
        return run(plan->source(), plan->options());
    begin();
    apply(plan);
}

void ImportJob::apply(const ImportPlanPointer &plan)
{
    if (!isToBeWritten(*plan)) {
        // Not at once: whoever calls write() is still in the middle of it.
        QMetaObject::invokeMethod(
            this, [this, plan] { finish(withoutWriting(*plan)); }, Qt::QueuedConnection);
        return;
    }
    QElapsedTimer timer;
    timer.start();
    m_roster.apply(plan->changes(), applyOptions(*plan, monitor()), m_stop.get_token())
        .then(this, [this, plan, timer](const Result<ApplyReport> &outcome) {
            finish(reportOf(*plan, outcome, double(timer.elapsed()) / 1000));
        });
}

void ImportJob::finish(const Result<ImportReport> &report)
{
    m_running = false;
    emit finished(report);
}

Result<ImportPlanPointer> runPlan(Roster &roster, const ImportSource &source, const ImportOptions &options,
                                  const std::stop_token &stop)
{
    return roster
        .read<ImportPlanPointer>(
            [schema = roster.schema(), source, options](Connection &connection) {
                return planImport(connection, schema, source, options);
            },
            stop)
        .result();
}

Result<ImportReport> runWrite(Roster &roster, const ImportPlanPointer &plan, const std::stop_token &stop,
                              const ImportMonitor &monitor)
{
    if (!isToBeWritten(*plan))
        return withoutWriting(*plan);
    QElapsedTimer timer;
    timer.start();
    const Result<ApplyReport> outcome =
        roster.apply(plan->changes(), applyOptions(*plan, monitor), stop).result();
    return reportOf(*plan, outcome, double(timer.elapsed()) / 1000);
}
