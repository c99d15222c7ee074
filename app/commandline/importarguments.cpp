#include "app/commandline/importarguments.h"

#include "models/transfer/importfield.h"
#include "models/transfer/textsource.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportCommand)
};

DbError wrongUse(const QString &text) { return {DbError::Kind::Usage, text}; }

Result<std::pair<Field, QString>> fieldAndText(const QString &option, const QString &setting, Entity kind)
{
    const qsizetype equals = setting.indexOf(u'=');
    if (equals < 1)
        return wrongUse(Text::tr("--%1 takes FIELD=…, not \"%2\".").arg(option, setting));
    const std::optional<Field> field = importFieldFromName(setting.left(equals), kind);
    if (field)
        return std::pair(*field, setting.mid(equals + 1));
    QStringList names;
    const QList<Field> fields = importFields(kind);
    for (const Field possible : fields)
        names << importFieldName(possible);
    return wrongUse(Text::tr("There is no field \"%1\" here. The fields are: %2.")
                        .arg(setting.left(equals), names.join(", "_L1)));
}

Result<CsvFormat> formatOf(const Invocation &invocation)
{
    CsvFormat format;
    format.encoding = invocation.value(u"encoding"_s).toLatin1();
    const QString delimiter = invocation.value(u"delimiter"_s);
    if (delimiter == "tab"_L1 || delimiter == "\\t"_L1)
        format.delimiter = '\t';
    else if (delimiter.size() == 1 && delimiter.front().unicode() < 0x80 && delimiter != "\""_L1)
        format.delimiter = delimiter.front().toLatin1();
    else if (!delimiter.isEmpty())
        return wrongUse(Text::tr("--delimiter takes one character, or \"tab\"."));
    if (!format.encoding.isEmpty() && !TextSource::isKnownEncoding(format.encoding))
        return wrongUse(
            Text::tr("The encoding \"%1\" is not known.").arg(QString::fromLatin1(format.encoding)));
    return format;
}

Result<> readFields(const Invocation &invocation, ImportOptions &options)
{
    const QStringList maps = invocation.values(u"map"_s);
    for (const QString &map : maps) {
        const Result<std::pair<Field, QString>> pair = fieldAndText(u"map"_s, map, options.kind);
        if (!pair)
            return pair.error();
        options.headers << *pair;
    }
    const QStringList settings = invocation.values(u"set"_s);
    for (const QString &setting : settings) {
        const Result<std::pair<Field, QString>> pair = fieldAndText(u"set"_s, setting, options.kind);
        if (!pair)
            return pair.error();
        options.fixed.insert(pair->first, pair->second);
    }
    return {};
}

Result<> readWords(const Invocation &invocation, ImportOptions &options)
{
    const QString kind = invocation.value(u"kind"_s);
    if (const std::optional<Entity> record = entityFromName(kind))
        options.kind = *record;
    else if (kind != "memberships"_L1 && kind != "membership"_L1)
        return wrongUse(Text::tr("--kind is one of memberships, users, organizations."));

    const std::optional<AssignMode> mode = assignModeFromName(invocation.value(u"mode"_s));
    if (!mode)
        return wrongUse(Text::tr("The mode is one of %1.").arg(assignModeNames().join(", "_L1)));
    options.mode = *mode;
    if (const QString per = invocation.value(u"per"_s); !per.isEmpty()) {
        options.per = entityFromName(per);
        if (!options.per)
            return wrongUse(Text::tr("--per is user or organization."));
    }

    const QString onError = invocation.value(u"on-error"_s);
    if (onError != "abort"_L1 && onError != "skip"_L1)
        return wrongUse(Text::tr("--on-error is abort or skip."));
    options.skipRejected = onError == "skip"_L1;

    const QStringList wanted = invocation.value(u"create"_s).split(u',', Qt::SkipEmptyParts);
    for (const QString &name : wanted) {
        const std::optional<Entity> entity = entityFromName(name.trimmed());
        if (!entity || options.kind != Entity::Membership)
            return wrongUse(Text::tr("--create takes users, organizations or both, for memberships."));
        (*entity == Entity::User ? options.createUsers : options.createOrganizations) = true;
    }
    return {};
}

} // namespace

Result<ImportOptions> importOptionsOf(const Invocation &invocation)
{
    ImportOptions options;
    if (Result<> read = readWords(invocation, options); !read)
        return read.error();
    if (Result<> read = readFields(invocation, options); !read)
        return read.error();
    if (Result<> checked = checkMode(options); !checked)
        return checked.error();
    const Result<CsvFormat> format = formatOf(invocation);
    if (!format)
        return format.error();
    options.format = *format;
    const Result<std::chrono::milliseconds> wait = invocation.wait();
    if (!wait)
        return wait.error();
    options.wait = *wait;
    options.actor = invocation.value(u"actor"_s);
    options.force = invocation.isSet(u"force"_s);
    options.exported = invocation.isSet(u"exported"_s);
    if (invocation.isSet(u"yes"_s))
        options.confirmedRemovals = std::numeric_limits<qint64>::max();
    options.dryRun = invocation.isSet(u"dry-run"_s);
    return options;
}
