#pragma once

#include "models/membership/applyreport.h"
#include "models/membership/bulkadditions.h"
#include "models/storage/database.h"

class SessionHistory;

/// Writes one change set in one transaction; the inside of Roster::apply(), used by nobody else. Lives for
/// one call on the thread of the connection.
class ChangeApplier {
public:
    ChangeApplier(Connection &connection, const Database &database, const ChangeSet &changes,
                  const ApplyOptions &options);

    /// Retries what a deadlock undid, and then writes large additions row by row as well: others may be
    /// adding the same.
    Result<ApplyReport> run();

    /// Not empty: the answer to the COMMIT was lost, and this names the transaction for LostCommit.
    const QString &lostTransaction() const { return m_lost; }
    /// What run() would have returned with the answer.
    const ApplyReport &report() const { return m_report; }

    /// After run() wrote something in a database that keeps no history: has the session remember it.
    Result<std::optional<ChangeId>> rememberIn(SessionHistory &session) const;

private:
    Result<ApplyReport> attempt();
    Result<> writeEverything();
    Result<> lockShrinkingOrganizations();
    Result<> writeRecords(Entity entity, ChangeKind kind);
    Result<> add(Entity entity);
    Result<> addSome(Entity entity, const QList<Change> &changes);
    Result<QStringList> surrogatesOf(const QList<Change> &changes);
    Result<> addMany(BulkAdditions &additions);
    Result<> addAlike(Entity entity, const QStringList &columns, const QList<Change> &changes);
    Result<> existing(const Table &table, const QList<Change> &changes, const QList<Row> &keys);
    Result<> update(Entity entity);
    Result<> remove(Entity entity);
    Result<> lockOwners();
    Result<> guardOwners();
    Result<> nameOwnerless();

    Values withDefaults(Entity entity, const Values &stated) const;
    bool finds(const Change &change, const Row &current);
    void conflict(Conflict::Reason reason, const Change &mine, const Row &theirs);
    void done(const Change &change);
    bool takesOwnerAway(const Change &change) const;

    Connection &m_connection;
    const Schema &m_schema;
    const ChangeSet &m_changes;
    const ApplyOptions &m_options;
    QString m_actor;
    QString m_lost;
    QString m_now; ///< of the whole change
    ApplyReport m_report;
    ChangeSet m_effective; ///< what was really written, with the whole rows before and after; but for m_bulk
    std::unique_ptr<BulkAdditions> m_bulk; ///< many additions
    bool m_careful = false; ///< everything row by row
    QSet<OrganizationId> m_shrunk; ///< organizations that lost an owner
    qint64 m_written = 0;
};
