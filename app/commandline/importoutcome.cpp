#include "app/commandline/importoutcome.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportCommand)
};

QJsonObject toJson(const ImportReport &report)
{
    QJsonArray rejections;
    for (const ImportRejection &rejection : report.rejections) {
        rejections << QJsonObject{{u"line"_s, rejection.line},
                                  {u"field"_s, rejection.field},
                                  {u"value"_s, rejection.value},
                                  {u"reason"_s, rejection.reason},
                                  {u"suggestion"_s, rejection.suggestions.value(0)}};
    }
    return {{u"rows"_s, report.rows},
            {u"added"_s, report.added},
            {u"updated"_s, report.updated},
            {u"removed"_s, report.removed},
            {u"unchanged"_s, report.unchanged},
            {u"kept"_s, report.kept},
            {u"repeated"_s, report.repeated},
            {u"rejected"_s, report.rejected},
            {u"created_users"_s, report.createdUsers},
            {u"created_organizations"_s, report.createdOrganizations},
            {u"change"_s, report.change ? QJsonValue(qint64(*report.change)) : QJsonValue()},
            {u"dry_run"_s, report.dryRun},
            {u"seconds"_s, report.seconds},
            {u"rejections"_s, rejections}};
}

void printNumbers(Invocation &invocation, const ImportReport &report)
{
    QTextStream &out = invocation.out();
    out << (report.dryRun
                ? Text::tr("%n row(s) read. Without --dry-run, this would happen:", nullptr, int(report.rows))
                : Text::tr("%n row(s) read.", nullptr, int(report.rows)))
        << u'\n';
    const std::pair<QString, qint64> numbers[]{
        {Text::tr("added"), report.added},
        {Text::tr("updated"), report.updated},
        {Text::tr("removed"), report.removed},
        {Text::tr("unchanged"), report.unchanged},
        {Text::tr("repeated"), report.repeated},
        {Text::tr("rejected"), report.rejected},
        {Text::tr("users created"), report.createdUsers},
        {Text::tr("organizations created"), report.createdOrganizations}};
    const QString always[]{Text::tr("added"), Text::tr("unchanged"), Text::tr("rejected")};
    for (const auto &[name, number] : numbers) {
        if (number > 0 || std::find(std::begin(always), std::end(always), name) != std::end(always))
            out << u"  %1  %2\n"_s.arg(number, 10).arg(name);
    }
    if (report.kept > 0) {
        out << Text::tr("%n membership(s) that would have been removed stay: rows about their owners, or "
                        "rows that do not tell whom they are about, were rejected.",
                        nullptr, int(report.kept))
            << u'\n';
    }
    if (report.change)
        out << Text::tr("This is change %1 of the history.").arg(qint64(*report.change)) << u'\n';
}

void printRejections(Invocation &invocation, const ImportPlan &plan)
{
    constexpr qsizetype shown = 20;
    const RejectionList &rejections = plan.rejections();
    for (qsizetype i = 0; i < qMin(shown, rejections.size()); ++i) {
        const ImportRejection rejection = rejections.at(i);
        invocation.out() << Text::tr("line %1: %2").arg(rejection.line).arg(rejection.reason) << u'\n';
    }
    if (rejections.size() > shown)
        invocation.out() << Text::tr("… and %n more; --report FILE writes all.", nullptr,
                                     int(rejections.size() - shown))
                         << u'\n';
}

QString unconfirmedText(const ImportPlan &plan)
{
    const ImportReport &report = plan.report();
    const QString text = plan.options().per == Entity::User
        ? Text::tr(
            "%1 of the %2 memberships of the users in the file would be removed, more than a tenth. If "
            "that is right, say --yes.")
        : Text::tr("%1 of the %2 memberships of the organizations in the file would be removed, more than a "
                   "tenth. If that is right, say --yes.");
    return text.arg(report.removed).arg(report.concerned);
}

} // namespace

ExitCode tellImport(Invocation &invocation, const ImportPlan &plan, const ImportReport &report)
{
    if (invocation.isSet(u"json"_s)) {
        invocation.printJson(toJson(report));
    } else {
        printNumbers(invocation, report);
        printRejections(invocation, plan);
    }
    if (report.refused) {
        return invocation.fail({DbError::Kind::InvalidValue,
                                Text::tr("Nothing was written, because %n row(s) were rejected. Repair them, "
                                         "or write the others with "
                                         "--on-error skip.",
                                         nullptr, int(report.rejected))});
    }
    if (report.unconfirmed) {
        return invocation.fail({DbError::Kind::ConfirmationNeeded,
                                Text::tr("Nothing was written: %1").arg(unconfirmedText(plan))});
    }
    if (report.dryRun && plan.isWritable() && plan.needsConfirmation() && !invocation.isSet(u"json"_s))
        invocation.out() << unconfirmedText(plan) << u'\n';
    return report.rejected > 0 ? ExitCode::Data : ExitCode::Done;
}
