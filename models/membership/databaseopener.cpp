#include "models/membership/databaseopener.h"

#include "models/storage/migrator.h"
#include "models/storage/schemapath.h"
#include "models/storage/tableoffer.h"

namespace {

// Where another program made the tables, or some of them in schemas that are not searched by themselves. On a
// connection of its own: the other one may search elsewhere by now.
bool canBeMapped(const DatabaseAddress &address, const Migrator::Status &status, const DbError &reason)
{
    if (reason.kind != DbError::Kind::MissingSchema && reason.kind != DbError::Kind::Usage)
        return false;
    if (status.state != Migrator::State::Foreign && status.state != Migrator::State::Empty)
        return false;
    const Result<std::unique_ptr<Connection>> connection = Connection::open(address, OpenMode::ReadOnly);
    if (!connection)
        return false;
    const Result<TableOffer> offer = TableOffer::read(**connection);
    return offer && offer->tables.size() > 1;
}

Result<OpenedDatabase> openOn(Connection &connection, const DatabaseAddress &address,
                              DatabaseOpener::Purpose purpose, const TableChoice &choice)
{
    Migrator migrator(connection);
    if (purpose != DatabaseOpener::Purpose::Open) {
        if (const Result<QList<Migrator::Step>> steps = migrator.migrate(); !steps)
            return steps.error();
    }
    const Result<Migrator::Status> status = migrator.status();
    if (!status)
        return status.error();
    Result<Database> database = Database::inspect(connection, address, choice, *status);
    if (database)
        return OpenedDatabase{*std::move(database)};
    OpenedDatabase opened;
    opened.reason = database.error();
    opened.canBeMapped = canBeMapped(address, *status, opened.reason);
    if (connection.isReadOnly())
        return opened;
    // Whoever names tables does not want Roster's own.
    opened.canBePrepared = (status->state == Migrator::State::Empty && choice.isEmpty())
        || status->state == Migrator::State::Outdated;
    if (opened.canBePrepared || status->state == Migrator::State::Newer)
        return opened;
    const Result<SchemaPath> path = SchemaPath::settle(connection, choice);
    if (!path)
        return opened;
    const Result<SchemaSurvey> survey = SchemaSurvey::read(connection, path->choice);
    if (survey && !survey->hasMemberships)
        opened.survey = *survey;
    return opened;
}

} // namespace

QFuture<Result<OpenedDatabase>> DatabaseOpener::open(const DatabaseAddress &address, Purpose purpose,
                                                     const TableChoice &choice)
{
    const OpenMode mode = purpose == Purpose::Create ? OpenMode::Create : OpenMode::ReadWrite;
    m_worker = std::make_unique<Worker>(address, mode, Worker::Jobs::OnTheirOwn);
    return m_worker->run<OpenedDatabase>([address, purpose, choice](Connection &connection) {
        return openOn(connection, address, purpose, choice);
    });
}

QFuture<Result<OpenedDatabase>> DatabaseOpener::extend(const DatabaseAddress &address,
                                                       const TableChoice &choice, const AgreedPlan &plan)
{
    m_worker = std::make_unique<Worker>(address, OpenMode::ReadWrite, Worker::Jobs::OnTheirOwn);
    return m_worker->run<OpenedDatabase>(
        [address, choice, plan](Connection &connection) -> Result<OpenedDatabase> {
            const Result<SchemaPath> path = SchemaPath::settle(connection, choice);
            if (!path)
                return path.error();
            const Result<QList<Migrator::Step>> done =
                carryOut(connection, path->choice, plan.wishes, plan.script);
            if (!done)
                return done.error();
            return openOn(connection, address, DatabaseOpener::Purpose::Open, choice);
        });
}
