#include "app/commandline/schemastatus.h"

#include "models/storage/schemapath.h"
#include "models/storage/tableoffer.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SchemaCommand)
};

QString stateName(Migrator::State state)
{
    switch (state) {
    case Migrator::State::Empty:
        return u"empty"_s;
    case Migrator::State::Outdated:
        return u"outdated"_s;
    case Migrator::State::Current:
        return u"current"_s;
    case Migrator::State::Newer:
        return u"newer"_s;
    case Migrator::State::Foreign:
        return u"foreign"_s;
    }
    Q_UNREACHABLE();
}

QString titleOf(Entity entity)
{
    return entity == Entity::User        ? Text::tr("Users")
        : entity == Entity::Organization ? Text::tr("Organizations")
                                         : Text::tr("Memberships");
}

QString nameOf(Entity entity)
{
    return entity == Entity::User        ? u"users"_s
        : entity == Entity::Organization ? u"organizations"_s
                                         : u"memberships"_s;
}

// What was found in another program's database, or why nothing was.
struct Finding {
    std::optional<Schema> schema = {};
    QString reason = {};
    QList<TableChoice> choices = {};
};

Finding findingIn(Connection &connection, const DatabaseAddress &address, const TableChoice &choice)
{
    Finding finding;
    {
        const SchemaPath::Scope scope(connection);
        const Result<Database> database = Database::inspect(connection, address, choice);
        if (database) {
            finding.schema = database->schema;
            return finding;
        }
        finding.reason = database.error().text;
    }
    if (const Result<QList<TableChoice>> choices = undecided(connection, choice))
        finding.choices = *choices;
    return finding;
}

QJsonObject tableObject(const Table &table)
{
    QJsonObject columns;
    for (const Column &column : table.columns) {
        if (column.field)
            columns.insert(columnName(*column.field), column.name);
    }
    return {{u"table"_s, table.name}, {u"columns"_s, columns}};
}

QJsonObject toJson(const Migrator::Status &status, const Finding &finding)
{
    QJsonArray pending;
    for (const Migrator::Step &step : status.pending)
        pending << step.name;
    QJsonObject object{{u"state"_s, stateName(status.state)},
                       {u"applied"_s, status.applied.size()},
                       {u"pending"_s, pending}};
    if (finding.schema) {
        for (const Entity entity : {Entity::User, Entity::Organization, Entity::Membership})
            object.insert(nameOf(entity), tableObject(finding.schema->table(entity)));
        object.insert(u"history"_s, finding.schema->hasHistory);
    }
    QJsonArray choices;
    for (const TableChoice &one : finding.choices)
        choices << QJsonArray::fromStringList(one.options());
    if (!choices.isEmpty())
        object.insert(u"choices"_s, choices);
    return object;
}

// "Users: people (id: person_id, name: full_name)".
QString lineOf(const Table &table)
{
    QStringList columns;
    for (const Column &column : table.columns) {
        if (column.field)
            columns << columnName(*column.field) + ": "_L1 + column.name;
    }
    return u"%1: %2 (%3)"_s.arg(titleOf(table.entity), table.name, columns.join(", "_L1));
}

void printFinding(QTextStream &out, const Finding &finding)
{
    if (finding.schema) {
        for (const Entity entity : {Entity::User, Entity::Organization, Entity::Membership})
            out << lineOf(finding.schema->table(entity)) << '\n';
        out << (finding.schema->hasHistory ? Text::tr("History: kept")
                                           : Text::tr("History: none (\"roster schema migrate --history\")"))
            << '\n';
        return;
    }
    out << finding.reason << '\n';
    if (!finding.choices.isEmpty())
        out << Text::tr("What fits, as options of every command:") << '\n';
    for (const TableChoice &one : finding.choices)
        out << "  " << one.optionsText() << '\n';
}

} // namespace

ExitCode printStatus(Invocation &invocation, Connection &connection, const DatabaseAddress &address,
                     const Migrator::Status &status, const TableChoice &choice)
{
    const bool others = status.state == Migrator::State::Foreign || !choice.isEmpty();
    Finding finding;
    if (others)
        finding = findingIn(connection, address, choice);
    else if (status.state == Migrator::State::Empty) { // elsewhere than where tables are searched, perhaps
        finding = findingIn(connection, address, choice);
        if (!finding.schema && finding.choices.isEmpty())
            finding = {};
    }
    if (invocation.isSet(u"json"_s)) {
        invocation.printJson(toJson(status, finding));
        return ExitCode::Done;
    }
    QTextStream &out = invocation.out();
    out << Text::tr("State: %1").arg(stateName(status.state)) << '\n'
        << Text::tr("Steps applied: %1").arg(status.applied.size()) << '\n'
        << Text::tr("Steps pending: %1").arg(status.pending.size()) << '\n';
    for (const Migrator::Step &step : status.pending)
        out << u"  %1 %2\n"_s.arg(step.number, 4, 10, QLatin1Char('0')).arg(step.name);
    if (finding.schema || !finding.reason.isEmpty())
        printFinding(out, finding);
    return ExitCode::Done;
}
