#pragma once

#include "models/transfer/importcontent.h"
#include "models/transfer/importplan.h"

/// Makes one plan; the inside of planImport(). Lives for one call on the thread of the connection.
class ImportPlanner {
public:
    ImportPlanner(Connection &connection, const Schema &schema, const ImportSource &source,
                  const ImportOptions &options, const ImportMonitor &monitor);

    Result<ImportPlanPointer> run();

private:
    Result<> suggest(RejectionList &rejections);
    void finish(ImportContent &content, ChangeSet changes);

    Connection &m_connection;
    const Schema &m_schema;
    const ImportMonitor &m_monitor;
    ImportPlan m_plan;
};

/// Looks up what the rows name, counts in `report`, and says what is to be written. Rows that turn out to be
/// wrong are added to the content's rejections.
[[nodiscard]] Result<ChangeSet> planMemberships(Connection &connection, const Schema &schema,
                                                const ImportOptions &options, ImportContent &content,
                                                ImportReport &report, const ImportMonitor &monitor);
/// The same for users and organizations.
[[nodiscard]] Result<ChangeSet> planRecords(Connection &connection, const Schema &schema,
                                            const ImportOptions &options, ImportContent &content,
                                            ImportReport &report, const ImportMonitor &monitor);
