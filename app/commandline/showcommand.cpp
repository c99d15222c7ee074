#include "app/commandline/command.h"

#include "models/storage/recordstore.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ShowCommand)
};

QJsonObject toObject(const Table &table, const Row &row)
{
    QJsonObject object;
    for (int i = 0; i < row.size(); ++i) {
        const Value &value = row.at(i);
        object.insert(table.columns.at(i).name, value ? QJsonValue(*value) : QJsonValue());
    }
    return object;
}

void printJson(Invocation &invocation, const Schema &schema, Entity entity, const Row &record,
               const QList<MembershipStore::Listed> &memberships)
{
    const Entity other = entity == Entity::User ? Entity::Organization : Entity::User;
    QJsonArray list;
    for (const MembershipStore::Listed &listed : memberships) {
        QJsonObject object = toObject(schema.memberships, listed.membership);
        object.insert(columnName(Schema::handle(other)), listed.handle);
        object.insert(u"name"_s, listed.name);
        list << object;
    }
    QJsonObject object = toObject(schema.table(entity), record);
    object.insert(u"memberships"_s, list);
    invocation.printJson(object);
}

void printText(Invocation &invocation, const Schema &schema, Entity entity, const Row &record,
               const QList<MembershipStore::Listed> &memberships)
{
    const Table &table = schema.table(entity);
    for (int i = 0; i < record.size(); ++i)
        invocation.out() << u"%1: %2\n"_s.arg(table.columns.at(i).name, record.at(i).value_or(QString()));
    invocation.out() << '\n'
                     << QCoreApplication::translate("ShowCommand", "%n membership(s)", nullptr,
                                                    int(memberships.size()))
                     << '\n';
    const int role = schema.memberships.indexOf(Field::Role);
    for (const MembershipStore::Listed &listed : memberships) {
        QStringList words{listed.handle, listed.name};
        if (role >= 0)
            words << listed.membership.at(role).value_or(QString());
        invocation.out() << "  " << words.join('\t'_L1) << '\n';
    }
}

ExitCode tell(Invocation &invocation, Connection &connection, const Schema &schema, Entity entity)
{
    RecordStore records(connection, schema, entity);
    const Result<QString> id = records.resolve(invocation.arguments().at(1));
    if (!id)
        return invocation.fail(id.error());
    const Result<Row> record = records.read(*id);
    if (!record)
        return invocation.fail(record.error());
    const Result<QList<MembershipStore::Listed>> memberships =
        MembershipStore(connection, schema).listOf(entity, *id);
    if (!memberships)
        return invocation.fail(memberships.error());
    if (invocation.isSet(u"json"_s))
        printJson(invocation, schema, entity, *record, *memberships);
    else
        printText(invocation, schema, entity, *record, *memberships);
    return ExitCode::Done;
}

ExitCode run(Invocation &invocation)
{
    const std::optional<Entity> entity = entityFromName(invocation.arguments().value(0));
    if (!entity || invocation.arguments().size() != 2)
        return invocation.usage(Text::tr("Say user or organization, and which."));
    return invocation.read([&](Connection &connection, const Schema &schema) {
        return tell(invocation, connection, schema, *entity);
    });
}

} // namespace

Command showCommand()
{
    return {u"show"_s,
            u"user|organization KEY"_s,
            Text::tr("Prints a record and its memberships."),
            {jsonOption()},
            &run};
}
