#pragma once

#include "models/membership/applyreport.h"
#include "models/membership/changeset.h"
#include "models/membership/reversal.h"
#include "models/storage/database.h"
#include "models/storage/worker.h"

#include <QFuture>
#include <QObject>
#include <QSet>

#include <memory>

class ChangeApplier;
class SessionHistory;

/// What a change touched, for views that show some of it.
struct RosterChange {
    std::optional<ChangeId> id; ///< none where the database keeps no history
    bool everything = false; ///< too many records to name them, or nobody knows which
    bool byOthers = false; ///< not through this object
    QSet<UserId> users;
    QSet<OrganizationId> organizations;
};

/// An open database as the program sees it: what it is, and the one way to change it. Lives in the thread
/// that made it (the window's); the work is done by workers, and futures bring the outcome.
class Roster : public QObject {
    Q_OBJECT

public:
    /// `database` as Database::inspect() found it on any thread. Cheap: connections are opened by the first
    /// job; but for that of `opener`, who found it, and reads on for the first who asks for a newReader().
    explicit Roster(Database database, std::unique_ptr<Worker> opener = {}, QObject *parent = nullptr);
    ~Roster() override;

    /// As it was opened: the password of its address may be another one by now.
    const Database &database() const { return m_database; }
    /// For whoever opens connections of its own.
    const SharedAddress &address() const { return m_address; }
    /// The password became another one: connections that are opened from now on use it. Whatever stopped for
    /// the want of it goes on with its next try.
    void setPassword(const QString &password) { m_address.setPassword(password); }
    const Schema &schema() const { return m_database.schema; }

    /// Writes the change set in one transaction: begin, lock, guard, statements, history, commit. A refused
    /// change set (conflicts, a last owner) is a report that is not applied(); everything else that fails is
    /// an error. In both cases nothing was written. Deadlocks are retried. When something was written,
    /// changed() is emitted once, before a continuation of the future in this thread runs.
    QFuture<Result<ApplyReport>> apply(ChangeSet changes, ApplyOptions options, std::stop_token stop = {});
    /// The same for a large one that is not copied.
    QFuture<Result<ApplyReport>> apply(std::shared_ptr<const ChangeSet> changes, ApplyOptions options,
                                       std::stop_token stop = {});

    /// Reads on a worker that writes do not hold up. `job` gets a connection for its own duration only; it is
    /// stopped when this object goes, but nobody waits for it: what it refers to has to be its own.
    template <class T>
    QFuture<Result<T>> read(std::function<Result<T>(Connection &)> job, std::stop_token stop = {})
    {
        return m_reader.run<T>(std::move(job), std::move(stop));
    }

    /// For whoever reads beside all others: jobs as those of read().
    std::unique_ptr<Worker> newReader();

    /// Prepares a change set on the writer and applies it there, between which no other change of ours
    /// happens.
    QFuture<Result<ApplyReport>> prepareAndApply(std::function<Result<ChangeSet>(Connection &)> prepare,
                                                 ApplyOptions options, std::stop_token stop = {});

    /// Puts back what a change of the history did, as far as nobody changed it since (see Reversal), in one
    /// transaction that the history records as a reversal of it. Of `options` what it reverts is settled
    /// here, the method unless it is Redo, and an empty summary. Last owners are guarded as in apply(). What
    /// others change between the comparison and the transaction is compared anew.
    QFuture<Result<RevertReport>> revert(ChangeId id, ApplyOptions options, std::stop_token stop = {});

    /// Where the database keeps no history, the latest changes are remembered from now on, so that they can
    /// be reverted as long as this lives. Before the first change.
    void rememberChanges();
    /// Null where nothing is remembered: there is a history, or nobody asked for it.
    const std::shared_ptr<SessionHistory> &session() const { return m_session; }
    /// Whether changes have numbers by which they can be reverted.
    bool canRevert() const { return schema().hasHistory || m_session; }

    /// Somebody else changed something (see ChangeWatch): emits changed().
    void tellOfOthers();

signals:
    void changed(const RosterChange &change);
    /// The connection was lost before the answer to a COMMIT came: whether the change was written is being
    /// found out (true), and the future of apply() waits for that; or it is over (false).
    void outcomeUncertain(bool isBeingFoundOut);
    /// A connection could not be opened because the password is another one by now; see setPassword().
    void passwordRefused();

private:
    Result<RevertReport> revert(Connection &connection, ChangeId id, const ApplyOptions &options);
    Result<ApplyReport> settleLost(const Connection &connection, const ChangeApplier &applier,
                                   const DbError &lost);
    Result<ApplyReport> write(Connection &connection, const ChangeSet &changes, const ApplyOptions &options);
    Result<ApplyReport> writeNumbered(Connection &connection, const ChangeSet &changes,
                                      const ApplyOptions &options);

    const Database m_database;
    SharedAddress m_address;
    std::shared_ptr<SessionHistory> m_session;
    Worker m_writer;
    Worker m_reader;
    std::unique_ptr<Worker> m_opener; ///< until somebody takes it
};
