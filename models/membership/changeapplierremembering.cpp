// What ChangeApplier wrote, for sessions in databases that keep no history.

#include "models/membership/changeapplier.h"
#include "models/membership/sessionhistory.h"

Result<std::optional<ChangeId>> ChangeApplier::rememberIn(SessionHistory &session) const
{
    HistoryEntry entry;
    entry.appliedAt = m_now;
    entry.actor = m_actor;
    entry.method = m_options.method;
    entry.summary = m_options.summary;
    entry.origin = m_options.origin;
    entry.reverts = m_options.reverts;
    entry.added = m_report.added;
    entry.updated = m_report.updated;
    entry.removed = m_report.removed;
    return session.record({m_schema, m_effective, m_bulk.get()}, entry);
}
