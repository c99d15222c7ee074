#include "views/importtexts.h"

#include "views/fieldtitles.h"

#include <QCoreApplication>
#include <QLocale>

#include <limits>

using namespace Qt::StringLiterals;

namespace {

struct ImportTexts {
    Q_DECLARE_TR_FUNCTIONS(ImportTexts)
};

int plural(qint64 number) { return int(qMin<qint64>(number, std::numeric_limits<int>::max())); }

QString delimiterText(char delimiter)
{
    switch (delimiter) {
    case ',':
        return ImportTexts::tr("separated by commas");
    case ';':
        return ImportTexts::tr("separated by semicolons");
    case '\t':
        return ImportTexts::tr("separated by tabs");
    default:
        return ImportTexts::tr("separated by “%1”").arg(QLatin1Char(delimiter));
    }
}

QString stageText(ImportProgress::Stage stage)
{
    switch (stage) {
    case ImportProgress::Stage::Reading:
        return ImportTexts::tr("Reading %1 of %2");
    case ImportProgress::Stage::Resolving:
        return ImportTexts::tr("Looking up %1 of %2");
    case ImportProgress::Stage::Writing:
        return ImportTexts::tr("Writing %1 of %2");
    case ImportProgress::Stage::Recording:
        return ImportTexts::tr("Recording %1 of %2 in the history");
    }
    Q_UNREACHABLE();
}

QString durationText(qint64 seconds)
{
    constexpr qint64 minute = 60;
    return seconds < 2 * minute ? ImportTexts::tr("%Ln second(s)", nullptr, plural(seconds))
                                : ImportTexts::tr("%Ln minute(s)", nullptr, plural(seconds / minute));
}

QStringList countTexts(const ImportReport &report, Entity kind)
{
    const bool planned = report.dryRun || report.refused;
    QStringList texts;
    const auto add = [&texts](qint64 count, const QString &text) {
        if (count > 0)
            texts << text.arg(QLocale().toString(count));
    };
    add(report.added, planned ? ImportTexts::tr("%1 to add") : ImportTexts::tr("%1 added"));
    add(report.updated, planned ? ImportTexts::tr("%1 to update") : ImportTexts::tr("%1 updated"));
    add(report.removed, planned ? ImportTexts::tr("%1 to remove") : ImportTexts::tr("%1 removed"));
    add(report.unchanged, ImportTexts::tr("%1 there already"));
    add(report.repeated, ImportTexts::tr("%1 repeated"));
    if (kind == Entity::Membership) {
        const QString created = planned ? ImportTexts::tr("%1 to create") : ImportTexts::tr("%1 created");
        if (report.createdUsers > 0)
            texts << created.arg(countText(Entity::User, report.createdUsers));
        if (report.createdOrganizations > 0)
            texts << created.arg(countText(Entity::Organization, report.createdOrganizations));
    }
    return texts;
}

} // namespace

QString formatText(const CsvFormat &format)
{
    return ImportTexts::tr("%1, %2", "encoding, delimiter")
        .arg(QString::fromLatin1(format.encoding), delimiterText(format.delimiter));
}

QString modeText(AssignMode mode)
{
    switch (mode) {
    case AssignMode::Append:
        return ImportTexts::tr("stays as it is");
    case AssignMode::AppendAndUpdate:
        return ImportTexts::tr("is updated");
    case AssignMode::AppendAndRemove:
        return ImportTexts::tr("goes if the file does not list it");
    case AssignMode::Remove:
        return ImportTexts::tr("goes if the file lists it");
    case AssignMode::DirectControl:
        return ImportTexts::tr("becomes exactly what the file lists");
    }
    Q_UNREACHABLE();
}

QString modeExplanation(AssignMode mode, Entity kind)
{
    if (kind != Entity::Membership) {
        return mode == AssignMode::Append
            ? ImportTexts::tr("Adds what is missing. What is there is not changed.")
            : ImportTexts::tr(
                "Adds what is missing, and gives what is there the values of the file. Blank cells "
                "change nothing.");
    }
    switch (mode) {
    case AssignMode::Append:
        return ImportTexts::tr("Adds memberships that are missing. Those that are there are not changed.");
    case AssignMode::AppendAndUpdate:
        return ImportTexts::tr(
            "Adds memberships that are missing, and gives those that are there the values of "
            "the file. Blank cells change nothing.");
    case AssignMode::AppendAndRemove:
        return ImportTexts::tr("Adds memberships that are missing, and removes those that the file does not "
                               "list, only of users or organizations that occur in it.");
    case AssignMode::Remove:
        return ImportTexts::tr("Removes the memberships that the file lists. Adds nothing.");
    case AssignMode::DirectControl:
        return ImportTexts::tr(
            "Adds, updates and removes, so that the users or organizations that occur in the "
            "file have exactly the memberships that it lists.");
    }
    Q_UNREACHABLE();
}

QString progressText(const ImportProgress &progress, qint64 perSecond)
{
    const QLocale locale;
    const bool bytes = progress.stage == ImportProgress::Stage::Reading;
    const auto shown = [&](qint64 number) {
        return bytes ? locale.formattedDataSize(number) : locale.toString(number);
    };
    const QString text = stageText(progress.stage).arg(shown(progress.done), shown(progress.total));
    if (perSecond <= 0)
        return text;
    const QString rate = ImportTexts::tr("%1, %2 a second").arg(text, shown(perSecond));
    const qint64 left = (progress.total - progress.done) / perSecond;
    return left < 2 ? rate : ImportTexts::tr("%1, %2 left").arg(rate, durationText(left));
}

QString reportText(const ImportReport &report, Entity kind)
{
    QStringList sentences;
    if (report.refused)
        sentences << ImportTexts::tr(
            "Nothing was imported, because of the rows below. Repair the file, or skip them.");
    const QStringList counts = countTexts(report, kind);
    sentences << ImportTexts::tr("%Ln row(s): %1.", nullptr, plural(report.rows))
                     .arg(counts.isEmpty() ? ImportTexts::tr("nothing to do")
                                           : QLocale().createSeparatedList(counts));
    if (report.rejected > 0)
        sentences << ImportTexts::tr("%Ln row(s) rejected.", nullptr, plural(report.rejected));
    if (report.kept > 0)
        sentences << ImportTexts::tr("%Ln membership(s) that would have been removed stay: rows about their "
                                     "owners, or rows that do not tell whom they are about, are rejected.",
                                     nullptr, plural(report.kept));
    constexpr double noticeable = 0.1;
    if (!report.dryRun && !report.refused && report.seconds >= noticeable)
        sentences << ImportTexts::tr("It took %1 s.").arg(QLocale().toString(report.seconds, 'f', 1));
    return sentences.join(u' ');
}
