#include "app/commandline/command.h"

#include "models/membership/recordnames.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {

using Outcome = ReversalRow::Outcome;

constexpr qsizetype told = 20; ///< rows that are named without --json

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RevertCommand)
};

// What is done, or would be.
struct Reverting {
    Reversal reversal;
    ApplyReport report = {};
    RecordNames names = {};
    bool dryRun = false;
};

QString outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Reversed:
        return u"reversed"_s;
    case Outcome::Kept:
        return u"kept"_s;
    case Outcome::Impossible:
        return u"impossible"_s;
    case Outcome::Unchanged:
        return u"unchanged"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject toObject(const ReversalRow &row)
{
    const auto id = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    return {{u"outcome"_s, outcomeName(row.outcome)},
            {u"user"_s, id(row.change.user.text())},
            {u"organization"_s, id(row.change.organization.text())},
            {u"reason"_s, id(reasonText(row))}};
}

QJsonObject toObject(ChangeId id, const Reverting &reverting)
{
    const Reversal &reversal = reverting.reversal;
    QJsonArray rows;
    for (const Outcome outcome : {Outcome::Kept, Outcome::Impossible}) {
        for (const ReversalRow &row : reversal.rows(outcome))
            rows << toObject(row);
    }
    QJsonObject object{
        {u"reverts"_s, qint64(id)},
        {u"dry_run"_s, reverting.dryRun},
        {u"change"_s, reverting.report.change ? QJsonValue(qint64(*reverting.report.change)) : QJsonValue()},
        {u"rows"_s, rows}};
    for (const Outcome outcome : {Outcome::Reversed, Outcome::Kept, Outcome::Impossible, Outcome::Unchanged})
        object.insert(outcomeName(outcome), reversal.count(outcome));
    return object;
}

QString label(const Change &change, const RecordNames &names)
{
    if (change.entity == Entity::User)
        return names.text(change.user);
    if (change.entity == Entity::Organization)
        return names.text(change.organization);
    return Text::tr("%1 in %2", "a user in an organization")
        .arg(names.text(change.user), names.text(change.organization));
}

void tell(Invocation &invocation, const Reverting &reverting)
{
    const Reversal &reversal = reverting.reversal;
    const QString numbers = reverting.dryRun
        ? Text::tr("Would be put back: %1, kept since changed meanwhile: %2, impossible: %3, already as "
                   "before: %4.")
        : Text::tr("Put back: %1, kept since changed meanwhile: %2, impossible: %3, already as before: %4.");
    invocation.out() << numbers.arg(reversal.count(Outcome::Reversed))
                            .arg(reversal.count(Outcome::Kept))
                            .arg(reversal.count(Outcome::Impossible))
                            .arg(reversal.count(Outcome::Unchanged))
                     << '\n';
    qint64 silent = reversal.left();
    for (const Outcome outcome : {Outcome::Kept, Outcome::Impossible}) {
        for (const ReversalRow &row : reversal.rows(outcome).mid(0, told)) {
            invocation.err() << u"%1: %2\n"_s.arg(label(row.change, reverting.names), reasonText(row));
            --silent;
        }
    }
    if (silent > 0)
        invocation.err() << Text::tr("… and %1 more; --json lists the first 1000 of each kind.").arg(silent)
                         << '\n';
}

Result<RecordNames> namesOfLeft(Connection &connection, const Schema &schema, ChangeId id,
                                const Reversal &reversal)
{
    QList<Change> rows;
    for (const Outcome outcome : {Outcome::Kept, Outcome::Impossible}) {
        for (const ReversalRow &row : reversal.rows(outcome).mid(0, told))
            rows << row.change;
    }
    return namesOf(connection, schema, id, rows);
}

Result<Reverting> revert(Invocation &invocation, const Database &database, ChangeId id)
{
    Result<ApplyOptions> options = invocation.applyOptions({});
    if (!options)
        return options.error();
    Roster roster(database);
    Reverting reverting;
    reverting.dryRun = invocation.isSet(u"dry-run"_s);
    if (reverting.dryRun) {
        const auto look = [&](Connection &connection) { return reversalOf(connection, database.schema, id); };
        const Result<Reversal> reversal = roster.read<Reversal>(look, invocation.stop()).result();
        if (!reversal)
            return reversal.error();
        reverting.reversal = *reversal;
    } else {
        const Result<RevertReport> done = roster.revert(id, *options, invocation.stop()).result();
        if (!done)
            return done.error();
        if (!done->report.applied())
            return done->report.refusal();
        reverting.reversal = done->reversal;
        reverting.report = done->report;
    }
    const auto name = [&](Connection &connection) {
        return namesOfLeft(connection, database.schema, id, reverting.reversal);
    };
    const Result<RecordNames> names = roster.read<RecordNames>(name, invocation.stop()).result();
    if (!names)
        return names.error();
    reverting.names = *names;
    return reverting;
}

ExitCode run(Invocation &invocation)
{
    bool isNumber = false;
    const qint64 number = invocation.arguments().value(0).toLongLong(&isNumber);
    if (invocation.arguments().size() != 1 || !isNumber)
        return invocation.usage(Text::tr("Name one change by its number; \"roster history\" lists them."));
    const bool dryRun = invocation.isSet(u"dry-run"_s);
    const Result<Database> database =
        invocation.openDatabase(dryRun ? OpenMode::ReadOnly : OpenMode::ReadWrite);
    if (!database)
        return invocation.fail(database.error());
    const Result<Reverting> reverting = revert(invocation, *database, ChangeId(number));
    if (!reverting) {
        DbError error = reverting.error();
        if (error.kind == DbError::Kind::LastOwner)
            error.text += u' ' + Text::tr("To do it all the same, add --force.");
        return invocation.fail(error);
    }
    if (invocation.isSet(u"json"_s))
        invocation.printJson(toObject(ChangeId(number), *reverting));
    else
        tell(invocation, *reverting);
    return reverting->reversal.left() > 0 ? ExitCode::Data : ExitCode::Done;
}

} // namespace

Command revertCommand()
{
    return {
        u"revert"_s,
        u"CHANGE"_s,
        Text::tr("Puts back what a change did, by its number in the history. What was changed since stays "
                 "and is listed."),
        {{u"dry-run"_s, Text::tr("Tell what would be put back, and write nothing.")},
         forceOption(),
         jsonOption()},
        &run};
}
