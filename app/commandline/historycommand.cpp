#include "app/commandline/command.h"

#include "models/membership/history.h"
#include "models/storage/recordstore.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HistoryCommand)
};

QJsonObject toObject(const HistoryEntry &entry)
{
    return {{u"change"_s, qint64(entry.id)},
            {u"applied_at"_s, entry.appliedAt},
            {u"actor"_s, entry.actor},
            {u"method"_s, entry.method},
            {u"summary"_s, entry.summary},
            {u"origin"_s, entry.origin.isEmpty() ? QJsonValue() : QJsonValue(entry.origin)},
            {u"reverts"_s, entry.reverts ? QJsonValue(qint64(*entry.reverts)) : QJsonValue()},
            {u"added"_s, entry.added},
            {u"updated"_s, entry.updated},
            {u"removed"_s, entry.removed}};
}

// Turns --user and --organization into ids.
Result<History::Filter> filterFor(const Invocation &invocation, Connection &connection, const Schema &schema)
{
    History::Filter filter;
    if (invocation.isSet(u"user"_s)) {
        const Result<QString> id =
            RecordStore(connection, schema, Entity::User).resolve(invocation.value(u"user"_s));
        if (!id)
            return id.error();
        filter.user = UserId(*id);
    }
    if (invocation.isSet(u"organization"_s)) {
        const Result<QString> id = RecordStore(connection, schema, Entity::Organization)
                                       .resolve(invocation.value(u"organization"_s));
        if (!id)
            return id.error();
        filter.organization = OrganizationId(*id);
    }
    return filter;
}

ExitCode tell(Invocation &invocation, Connection &connection, const Schema &schema)
{
    Result<History::Filter> filter = filterFor(invocation, connection, schema);
    if (!filter)
        return invocation.fail(filter.error());

    History history(connection, schema);
    QJsonArray array;
    for (;;) { // page by page, newest first
        const Result<QList<HistoryEntry>> entries = history.list(*filter);
        if (!entries)
            return invocation.fail(entries.error());
        for (const HistoryEntry &entry : *entries) {
            if (invocation.isSet(u"json"_s)) {
                array << toObject(entry);
                continue;
            }
            invocation.out() << u"%1\t%2\t%3\t%4\t+%5 ~%6 -%7\t%8\n"_s
                                    .arg(QString::number(qint64(entry.id)), entry.appliedAt, entry.actor,
                                         entry.method)
                                    .arg(entry.added)
                                    .arg(entry.updated)
                                    .arg(entry.removed)
                                    .arg(entry.summary);
        }
        if (entries->size() < filter->limit)
            break;
        filter->before = entries->last().id;
    }
    if (invocation.isSet(u"json"_s))
        invocation.printJson({{u"changes"_s, array}});
    return ExitCode::Done;
}

ExitCode run(Invocation &invocation)
{
    if (!invocation.arguments().isEmpty())
        return invocation.usage(Text::tr("The history takes no further words."));
    return invocation.read(
        [&](Connection &connection, const Schema &schema) { return tell(invocation, connection, schema); });
}

} // namespace

Command historyCommand()
{
    return {u"history"_s,
            {},
            Text::tr("Lists what was changed, newest first."),
            {{u"user"_s, Text::tr("Only changes of this user and its memberships."), Text::tr("KEY")},
             {u"organization"_s, Text::tr("Only changes of this organization and its memberships."),
              Text::tr("KEY")},
             jsonOption()},
            &run};
}
