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
    }
    Q_UNREACHABLE();
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

QString progressText(const ImportProgress &progress, qint64 perSecond)
{
    const QLocale locale;
    const bool bytes = progress.stage == ImportProgress::Stage::Reading;
    const auto shown = [&](qint64 number) {
        return bytes ? locale.formattedDataSize(number) : locale.toString(number);
    };
    const QString text = stageText(progress.stage).arg(shown(progress.done), shown(progress.total));
    return perSecond > 0 ? ImportTexts::tr("%1 (%2 a second)").arg(text, shown(perSecond)) : text;
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
    if (!report.dryRun && !report.refused)
        sentences << ImportTexts::tr("It took %1 s.").arg(QLocale().toString(report.seconds, 'f', 1));
    return sentences.join(u' ');
}
