#include "models/membership/databaseopener.h"

#include "models/storage/migrator.h"

namespace {

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
    Result<Database> database = Database::inspect(connection, address, choice);
    if (database)
        return OpenedDatabase{*std::move(database)};
    const bool canBePrepared =
        (status->state == Migrator::State::Empty || status->state == Migrator::State::Outdated)
        && !connection.isReadOnly();
    return OpenedDatabase{std::nullopt, canBePrepared, database.error()};
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
