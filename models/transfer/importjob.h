#pragma once

#include "models/membership/roster.h"
#include "models/transfer/importplan.h"

#include <QObject>

#include <memory>
#include <stop_token>

/// An import in the background: reading and looking up on Roster's reader, writing by Roster::apply() in one
/// transaction. One step at a time; each step ends with exactly one of its signals, in the thread of the job.
/// Destroying the job cancels it; nothing of what it was doing is left in the database then.
class ImportJob : public QObject {
    Q_OBJECT

public:
    /// `roster` must outlive the job.
    explicit ImportJob(Roster &roster, QObject *parent = nullptr);
    ~ImportJob() override;

    /// Makes a plan without writing; ends with planned().
    void plan(const ImportSource &source, const ImportOptions &options);
    /// Writes a plan; ends with finished(). A file that changed since is read again first. With rejected
    /// rows, unless the plan's options skip them, with removals that need to be confirmed, and with dryRun,
    /// nothing is written: the report tells.
    void write(const ImportPlanPointer &plan);
    /// Both; ends with finished() only.
    void run(const ImportSource &source, const ImportOptions &options);
    /// At any moment; the step then ends with DbError::Kind::Cancelled, if it is not over already.
    void cancel();
    bool isRunning() const { return m_running; }

signals:
    void progress(const ImportProgress &progress); ///< at most ten times a second
    void planned(const Result<ImportPlanPointer> &plan);
    void finished(const Result<ImportReport> &report);

private:
    struct Link; // to this object, for threads that may outlive it

    void read(const ImportSource &source, const ImportOptions &options,
              void (ImportJob::*next)(const Result<ImportPlanPointer> &));
    void applyPlan(const Result<ImportPlanPointer> &plan);
    void finishPlan(const Result<ImportPlanPointer> &plan);
    void finish(const Result<ImportReport> &report);
    ImportMonitor monitor() const;

    Roster &m_roster;
    std::shared_ptr<Link> m_link;
    std::stop_source m_stop;
    bool m_running = false;
};

/// The same without an event loop, for the command line: both block.
[[nodiscard]] Result<ImportPlanPointer> runPlan(Roster &roster, const ImportSource &source,
                                                const ImportOptions &options,
                                                const std::stop_token &stop = {});
[[nodiscard]] Result<ImportReport> runWrite(Roster &roster, const ImportPlanPointer &plan,
                                            const std::stop_token &stop = {},
                                            const ImportMonitor &monitor = {});
