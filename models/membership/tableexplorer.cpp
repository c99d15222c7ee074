#include "models/membership/tableexplorer.h"

#include "models/storage/database.h"
#include "models/storage/schemapath.h"
#include "models/storage/schemasurvey.h"

namespace {

Result<ChoiceFit> fitOf(Connection &connection, const DatabaseAddress &address, const TableChoice &choice)
{
    const SchemaPath::Scope scope(connection);
    ChoiceFit fit;
    const Result<Database> database = Database::inspect(connection, address, choice);
    if (database) {
        fit.schema = database->schema;
        return fit;
    }
    fit.reason = database.error();
    if (connection.isLost())
        return database.error();
    if (const Result<SchemaPath> path = SchemaPath::settle(connection, choice)) {
        const Result<SchemaSurvey> survey = SchemaSurvey::read(connection, path->choice);
        fit.canBeJoined = survey && !survey->hasMemberships;
    }
    return fit;
}

} // namespace

TableExplorer::TableExplorer(const DatabaseAddress &address)
    : m_address(address)
    , m_worker(address, OpenMode::ReadOnly, Worker::Jobs::OnTheirOwn)
{
}

QFuture<Result<TableOffer>> TableExplorer::offer() { return m_worker.run<TableOffer>(&TableOffer::read); }

QFuture<Result<TableSketch>> TableExplorer::sketch(const QString &table)
{
    return m_worker.run<TableSketch>(
        [table](Connection &connection) { return TableSketch::read(connection, table); });
}

QFuture<Result<ChoiceFit>> TableExplorer::fit(const TableChoice &choice)
{
    return m_worker.run<ChoiceFit>(
        [address = m_address, choice](Connection &connection) { return fitOf(connection, address, choice); });
}
