#include "models/transfer/importjob.h"

#include "models/transfer/progressthrottle.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <mutex>

/// The job may be gone when a worker has something for it.
struct ImportJob::Link {
    std::mutex mutex;
    ImportJob *job = nullptr;

    void post(const std::function<void(ImportJob *)> &task)
    {
        const std::lock_guard lock(mutex);
        if (job)
            QMetaObject::invokeMethod(
                job, [task, to = job] { task(to); }, Qt::QueuedConnection);
    }
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
        const auto counting = [&](ImportProgress::Stage stage) {
            return [monitor = ImportMonitor(ProgressThrottle(monitor)), stage,
                    total = plan.changes()->size()](qint64 done) {
                monitor({stage, done, total});
            };
        };
        options.progress = counting(ImportProgress::Stage::Writing);
        options.recorded = counting(ImportProgress::Stage::Recording);
    }
    return options;
}

/// The report of a plan of which nothing is written.
static ImportReport withoutWriting(const ImportPlan &plan)
{
    ImportReport report = plan.report();
    if (report.dryRun || (plan.isWritable() && !plan.needsConfirmation()))
        return report;
    report.refused = !plan.isWritable();
    if (!report.refused)
        report.unconfirmed = report.removed;
    report.added = report.updated = report.removed = report.createdUsers = report.createdOrganizations = 0;
    return report;
}

static bool isToBeWritten(const ImportPlan &plan)
{
    return plan.isWritable() && !plan.needsConfirmation() && !plan.options().dryRun
        && !plan.changes()->isEmpty();
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
    report.removed = applied->removed;
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

ImportMonitor ImportJob::monitor() const
{
    return [link = m_link](const ImportProgress &progress) {
        link->post([progress](ImportJob *job) { emit job->progress(progress); });
    };
}

void ImportJob::read(const ImportSource &source, const ImportOptions &options,
                     void (ImportJob::*next)(const Result<ImportPlanPointer> &))
{
    m_running = true;
    m_stop = {};
    m_roster
        .read<ImportPlanPointer>(
            [schema = m_roster.schema(), source, options, tell = monitor()](Connection &connection) {
                return planImport(connection, schema, source, options, tell);
            },
            m_stop.get_token())
        .then([link = m_link, next](const Result<ImportPlanPointer> &plan) {
            link->post([plan, next](ImportJob *job) { (job->*next)(plan); });
        });
}

void ImportJob::plan(const ImportSource &source, const ImportOptions &options)
{
    Q_ASSERT(!m_running);
    read(source, options, &ImportJob::finishPlan);
}

void ImportJob::run(const ImportSource &source, const ImportOptions &options)
{
    Q_ASSERT(!m_running);
    read(source, options, &ImportJob::applyPlan);
}

void ImportJob::write(const ImportPlanPointer &plan)
{
    Q_ASSERT(!m_running);
    if (plan->isOutdated())
        return run(plan->source(), plan->options());
    m_running = true;
    m_stop = {};
    // Not at once: whoever calls this is still in the middle of it.
    m_link->post([plan](ImportJob *job) { job->applyPlan(plan); });
}

void ImportJob::applyPlan(const Result<ImportPlanPointer> &result)
{
    if (!result)
        return finish(result.error());
    const ImportPlanPointer &plan = *result;
    if (m_stop.stop_requested())
        return finish(Connection::cancelled());
    if (!isToBeWritten(*plan))
        return finish(withoutWriting(*plan));
    QElapsedTimer timer;
    timer.start();
    m_roster.apply(plan->changes(), applyOptions(*plan, monitor()), m_stop.get_token())
        .then([link = m_link, plan, timer](const Result<ApplyReport> &outcome) {
            link->post([report = reportOf(*plan, outcome, double(timer.elapsed()) / 1000)](ImportJob *job) {
                job->finish(report);
            });
        });
}

void ImportJob::finishPlan(const Result<ImportPlanPointer> &plan)
{
    m_running = false;
    emit planned(plan);
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
