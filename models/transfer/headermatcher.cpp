#include "models/transfer/headermatcher.h"

#include "models/storage/values.h"
#include "models/transfer/headerwords.h"

#include <QCoreApplication>

#include <algorithm>

HeaderMatcher::HeaderMatcher(Entity kind)
    : m_kind(kind)
{
    const QList<Field> fields = importFields(kind);
    for (const Field field : fields) {
        addWords(field, headerWords(kind, field));
        addWords(field, {importFieldName(field), columnName(field), importFieldLabel(field)});
    }
}

void HeaderMatcher::addWords(Field field, const QStringList &words)
{
    // The number of words known so far: later words of a field rank behind its earlier ones.
    for (const QString &word : words) {
        const QString key = normalized(word);
        if (!m_words.contains(key))
            m_words.insert(key, {field, m_words.size()});
    }
}

bool HeaderMatcher::looksLikeData(const QStringList &header)
{
    return std::any_of(header.begin(), header.end(), [](const QString &cell) {
        return isUuid(cell.trimmed()) || isPlausibleEmail(cell.trimmed());
    });
}

QString HeaderMatcher::normalized(QStringView header)
{
    header = header.trimmed();
    for (const auto &[opening, closing] : {std::pair(u'[', u']'), std::pair(u'(', u')')}) {
        if (header.endsWith(closing) && header.lastIndexOf(opening) > 0)
            header = header.first(header.lastIndexOf(opening));
    }
    const QString composed = header.toString().normalized(QString::NormalizationForm_KC).toCaseFolded();
    QString result;
    for (const QChar character : composed) {
        if (character.isLetterOrNumber() || character.isMark() || character.isSurrogate())
            result += character;
    }
    return result;
}

static bool holdsUuids(const QList<QStringList> &sample, qsizetype column)
{
    bool found = false;
    for (const QStringList &row : sample) {
        const QString cell = row.value(column).trimmed();
        if (!cell.isEmpty() && !isUuid(cell))
            return false;
        found = found || !cell.isEmpty();
    }
    return found;
}

std::optional<HeaderMatcher::Match> HeaderMatcher::match(const QString &header, bool holdsUuids) const
{
    const auto found = m_words.constFind(normalized(header));
    if (found == m_words.constEnd())
        return std::nullopt;
    if (!holdsUuids || found->field == Field::User || found->field == Field::Organization
        || found->field == Field::Id)
        return *found;
    if (m_kind == Entity::Membership)
        return std::nullopt;
    // An id under another header: taken where no column is headed as one.
    return Match{Field::Id, m_words.size() + found->rank};
}

ColumnMapping HeaderMatcher::propose(const QStringList &header, const QList<QStringList> &sample) const
{
    ColumnMapping mapping(header.size());
    QHash<Field, std::pair<qsizetype, qsizetype>> best; // rank and column
    for (qsizetype column = 0; column < header.size(); ++column) {
        const std::optional<Match> candidate = match(header[column], holdsUuids(sample, column));
        if (!candidate)
            continue;
        const auto known = best.constFind(candidate->field);
        if (known == best.constEnd() || candidate->rank < known->first)
            best.insert(candidate->field, {candidate->rank, column});
    }
    for (auto it = best.constBegin(); it != best.constEnd(); ++it)
        mapping[it->second] = it.key();
    return mapping;
}

QString HeaderMatcher::positionTitle(qsizetype position)
{
    return QCoreApplication::translate("HeaderMatcher", "Column %1").arg(position + 1);
}

/// Rejected rows of a file without header have their columns further right, but headed by their position.
static QList<qsizetype> columnAt(const QString &number, const QStringList &header)
{
    const qsizetype position = number.toLongLong() - 1;
    if (position < 0)
        return {};
    if (const qsizetype titled = header.indexOf(HeaderMatcher::positionTitle(position)); titled >= 0)
        return {titled};
    return position < header.size() ? QList<qsizetype>{position} : QList<qsizetype>();
}

bool HeaderMatcher::assign(ColumnMapping &mapping, const QStringList &header, Field field,
                           const QString &name)
{
    const auto columnsWhere = [&header](auto &&isWanted) {
        QList<qsizetype> columns;
        for (qsizetype column = 0; column < header.size(); ++column) {
            if (isWanted(header[column]))
                columns += column;
        }
        return columns;
    };
    QList<qsizetype> columns = columnsWhere([&name](const QString &text) { return text == name; });
    if (columns.isEmpty()) {
        const QString wanted = normalized(name);
        columns = columnsWhere([&wanted](const QString &text) { return normalized(text) == wanted; });
    }
    if (columns.isEmpty())
        columns = columnAt(name, header);
    if (columns.size() != 1 || columns.first() >= mapping.size())
        return false;
    std::replace(mapping.begin(), mapping.end(), std::optional(field), std::optional<Field>());
    mapping[columns.first()] = field;
    return true;
}
