#include "models/storage/database.h"

#include "models/storage/catalogue.h"
#include "models/storage/schemadetector.h"
#include "models/storage/schemapath.h"
#include "models/storage/schemasurvey.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <pwd.h>
#include <unistd.h>

#include <array>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Database)
};

QString systemUser()
{
    // Not $USER, which anybody can set and services do not have.
    std::array<char, 16384> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    if (getpwuid_r(geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found)
        return QString::fromLocal8Bit(found->pw_name);
    return QString::number(geteuid());
}

Result<QString> readActor(Connection &connection)
{
    const QString statement = connection.dialect().actorStatement();
    if (statement.isEmpty()) {
        return QString(systemUser() + u'@' + QSysInfo::machineHostName());
    }
    const Result<QList<Row>> rows = catalogueRows(connection, statement, {}, 1);
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? QString() : rows->constFirst().constFirst().value_or(QString());
}

// What to do where no table joins users and organizations.
DbError notJoined(Connection &connection, const TableChoice &choice, const DbError &why)
{
    const Result<SchemaSurvey> survey = SchemaSurvey::read(connection, choice);
    if (!survey || survey->hasMemberships)
        return {DbError::Kind::MissingSchema, why.text};
    return {DbError::Kind::MissingSchema,
            why.text + u' '
                + Text::tr("It has %1 and %2: \"roster schema plan\" shows how it would join them, and "
                           "\"roster schema "
                           "migrate\" does it.")
                      .arg(survey->names.users, survey->names.organizations)};
}

// What another program made is opened as it is.
Result<TableNames> namesOf(Connection &connection, const Migrator::Status &status, const TableChoice &choice)
{
    if (choice.isEmpty() && status.state != Migrator::State::Foreign)
        return Migrator::requireCurrent(status).error();
    Result<TableNames> found = SchemaDetector::find(connection, choice);
    if (!found && found.error().kind == DbError::Kind::NotFound)
        return notJoined(connection, choice, found.error());
    if (!found)
        return found;
    found->columns = choice.columns;
    return found;
}

} // namespace

Result<Database> Database::open(const DatabaseAddress &address, OpenMode mode, const TableChoice &choice)
{
    const Result<std::unique_ptr<Connection>> connection = Connection::open(address, mode);
    if (!connection)
        return connection.error();
    return inspect(**connection, address, choice);
}

Result<Database> Database::inspect(Connection &connection, const DatabaseAddress &address,
                                   const TableChoice &choice, const std::optional<Migrator::Status> &known)
{
    Result<SchemaPath> path = SchemaPath::settle(connection, choice);
    if (!path)
        return path.error();
    // Somebody's choice may have changed where tables are found.
    Result<Migrator::Status> status = known && choice.isEmpty() ? *known : Migrator(connection).status();
    if (status && status->state == Migrator::State::Empty && choice.isEmpty()) {
        path = SchemaPath::find(connection);
        if (!path)
            return path.error();
        if (!path->path.isEmpty())
            status = Migrator(connection).status();
    }
    if (!status)
        return status.error();
    const bool isOwn = status->state == Migrator::State::Current && choice.isEmpty();
    const Result<TableNames> names = isOwn ? TableNames() : namesOf(connection, *status, path->choice);
    if (!names)
        return names.error();
    Result<Schema> schema = SchemaProbe::read(connection, *names);
    if (!schema)
        return schema.error();
    schema->isOwn = isOwn;
    const Result<QString> actor = readActor(connection);
    if (!actor)
        return actor.error();
    return Database{path->applied(address), *schema, *actor};
}
