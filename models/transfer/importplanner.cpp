#include "models/transfer/importplanner.h"

#include "models/transfer/nearmatches.h"
#include "models/transfer/progressthrottle.h"

#include <QElapsedTimer>
#include <QFileInfo>

using namespace Qt::StringLiterals;

ImportPlanner::ImportPlanner(Connection &connection, const Schema &schema, const ImportSource &source,
                             const ImportOptions &options, const ImportMonitor &monitor)
    : m_connection(connection)
    , m_schema(schema)
    , m_monitor(monitor)
{
    m_plan.m_source = source;
    m_plan.m_options = options;
}

Result<ImportPlanPointer> ImportPlanner::run()
{
    QElapsedTimer timer;
    timer.start();
    const ImportOptions &options = m_plan.m_options;
    if (Result<> checked = checkMode(options); !checked)
        return checked.error();
    // Looked at first, so that whoever writes to it meanwhile is noticed.
    const QFileInfo file(m_plan.m_source.path);
    m_plan.m_size = file.size();
    m_plan.m_modified = file.lastModified();

    Result<ImportContent> content =
        ImportContent::read(m_connection, m_schema, m_plan.m_source, options, m_monitor);
    if (!content)
        return content.error();
    const auto plan = options.kind == Entity::Membership ? &planMemberships : &planRecords;
    Result<ChangeSet> changes = plan(m_connection, m_schema, options, *content, m_plan.m_report, m_monitor);
    if (!changes)
        return changes.error();
    if (Result<> hinted = suggest(content->rejections()); !hinted)
        return hinted.error();
    finish(*content, *std::move(changes));
    m_plan.m_report.seconds = double(timer.elapsed()) / 1000;
    return std::make_shared<const ImportPlan>(std::move(m_plan));
}

Result<> ImportPlanner::suggest(RejectionList &rejections)
{
    const NearMatchLimits limits;
    for (const Entity entity : {Entity::User, Entity::Organization}) {
        const Result<QHash<QString, QStringList>> found = findNearMatches(
            m_connection, m_schema.table(entity), rejections.unknown(entity, limits.texts), limits);
        if (!found)
            return found.error();
        rejections.suggest(entity, *found);
    }
    return {};
}

void ImportPlanner::finish(ImportContent &content, ChangeSet changes)
{
    m_plan.m_format = content.head().format;
    m_plan.m_header = content.head().header;
    m_plan.m_mapping = content.head().mapping;
    m_plan.m_changes = std::make_shared<const ChangeSet>(std::move(changes));
    m_plan.m_rejections = std::move(content.rejections());
    m_plan.m_rejections.sort();
    m_plan.m_settled = content.takeSettled();

    ImportReport &report = m_plan.m_report;
    report.rows = content.rowsRead();
    report.rejected = m_plan.m_rejections.rows();
    report.dryRun = m_plan.m_options.dryRun;
    const qsizetype kept = qMin(ImportReport::keptRejections, m_plan.m_rejections.size());
    for (qsizetype i = 0; i < kept; ++i)
        report.rejections << m_plan.m_rejections.at(i);
}

Result<ImportPlanPointer> planImport(Connection &connection, const Schema &schema, const ImportSource &source,
                                     const ImportOptions &options, const ImportMonitor &monitor)
{
    const ImportMonitor seldom = monitor ? ImportMonitor(ProgressThrottle(monitor)) : ImportMonitor();
    return ImportPlanner(connection, schema, source, options, seldom).run();
}

bool ImportPlan::needsConfirmation() const
{
    constexpr qint64 most = 10; // of so many, one may go away
    return m_options.per && m_report.removed * most > m_report.concerned
        && m_report.removed > m_options.confirmedRemovals;
}

std::shared_ptr<const ImportPlan> ImportPlan::withRemovalsConfirmed() const
{
    auto plan = std::make_shared<ImportPlan>(*this);
    plan->m_options.confirmedRemovals = m_report.removed;
    return plan;
}

std::shared_ptr<const ImportPlan> ImportPlan::withForce() const
{
    auto plan = std::make_shared<ImportPlan>(*this);
    plan->m_options.force = true;
    return plan;
}

std::shared_ptr<const ImportPlan> ImportPlan::withSkipRejected(bool skip) const
{
    auto plan = std::make_shared<ImportPlan>(*this);
    plan->m_options.skipRejected = skip;
    return plan;
}

bool ImportPlan::isOutdated() const
{
    const QFileInfo file(m_source.path);
    return file.size() != m_size || file.lastModified() != m_modified;
}
