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

/// One ASCII character that is neither a quote nor a line end; nothing else is found by it.
Result<char> characterOf(const Invocation &invocation, const QString &option)
{
    const QString text = invocation.value(option);
    if (text.isEmpty())
        return '\0';
    if (text == "tab"_L1 || text == "\\t"_L1)
        return '\t';
    const char16_t character = text.front().unicode();
    if (text.size() == 1 && character < 0x80 && character != u'"' && character != u'\n' && character != u'\r')
        return char(character);
    return wrongUse(Text::tr("--%1 takes one character, or \"tab\".").arg(option));
}

Result<int> skippedLinesOf(const Invocation &invocation)
{
    const QString text = invocation.value(u"skip-lines"_s);
    bool isNumber = true;
    const int number = text.isEmpty() ? 0 : text.toInt(&isNumber);
    if (!isNumber || number < 0)
        return wrongUse(Text::tr("--skip-lines takes a number of lines."));
    return number;
}

Result<CsvFormat> formatOf(const Invocation &invocation)
{
    CsvFormat format;
    const Result<char> comment = characterOf(invocation, u"comment"_s);
    if (!comment)
        return comment.error();
    format.comment = *comment;
    const Result<int> skipped = skippedLinesOf(invocation);
    if (!skipped)
        return skipped.error();
    format.skippedLines = *skipped;
    const Result<char> delimiter = characterOf(invocation, u"delimiter"_s);
    if (!delimiter)
        return delimiter.error();
    format.delimiter = *delimiter;
    format.encoding = invocation.value(u"encoding"_s).toLatin1();
    if (!format.encoding.isEmpty() && !TextSource::isKnownEncoding(format.encoding))
        return wrongUse(
            Text::tr("The encoding \"%1\" is not known.").arg(QString::fromLatin1(format.encoding)));
    return format;
}

Result<> readReplacements(const Invocation &invocation, ImportOptions &options)
{
    const QStringList replacements = invocation.values(u"replace"_s);
    for (const QString &replacement : replacements) {
        const Result<std::pair<Field, QString>> pair = fieldAndText(u"replace"_s, replacement, options.kind);
        if (!pair)
            return pair.error();
        const qsizetype equals = pair->second.indexOf(u'=');
        if (equals < 1)
            return wrongUse(Text::tr("--replace takes FIELD=OLD=NEW, not \"%1\".").arg(replacement));
        options.replacements[pair->first].insert(pair->second.left(equals), pair->second.mid(equals + 1));
    }
    return {};
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
    return readReplacements(invocation, options);
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
    options.hasHeader = !invocation.isSet(u"no-header"_s);
    const Result<char> separator = characterOf(invocation, u"split-organizations"_s);
    if (!separator)
        return separator.error();
    options.organizationSeparator = QLatin1Char(*separator);
    if (invocation.isSet(u"yes"_s))
        options.confirmedRemovals = std::numeric_limits<qint64>::max();
    options.dryRun = invocation.isSet(u"dry-run"_s);
    return options;
}
