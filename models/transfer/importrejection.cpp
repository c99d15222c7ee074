#include "models/transfer/importrejection.h"

#include "models/transfer/importfield.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportRejection)
};

} // namespace

void RejectionList::add(qint64 line, Reason reason, std::optional<Field> field, const QString &value,
                        qint64 detail)
{
    m_entries.push_back(
        {quint32(line), m_texts.indexOf(value), qint32(detail), reason, field ? qint8(*field) : qint8(-1)});
}

void RejectionList::addInvalid(qint64 line, Field field, const QString &value, const QString &why)
{
    add(line, Reason::Invalid, field, value, m_texts.indexOf(why));
}

void RejectionList::sort()
{
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [](const Entry &a, const Entry &b) { return a.line < b.line; });
}

qint64 RejectionList::rows() const
{
    qint64 rows = 0;
    for (size_t i = 0; i < m_entries.size(); ++i)
        rows += i == 0 || m_entries[i].line != m_entries[i - 1].line ? 1 : 0;
    return rows;
}

ImportRejection RejectionList::at(qsizetype position) const
{
    const Entry &entry = m_entries[size_t(position)];
    const QString value = m_texts.at(entry.value);
    const QStringList suggestions = suggestionsFor(entry, value);
    QStringList quoted;
    for (const QString &suggestion : suggestions)
        quoted << Text::tr("\"%1\"").arg(suggestion);
    QString reason = reasonOf(entry, value);
    if (!quoted.isEmpty())
        reason = Text::tr("%1: did you mean %2?").arg(reason, quoted.join(Text::tr(" or ")));
    return {entry.line, entry.field < 0 ? QString() : importFieldName(Field(entry.field)), value, reason,
            suggestions};
}

QStringList RejectionList::unknown(Entity entity, qsizetype most) const
{
    const Reason wanted = entity == Entity::User ? Reason::UnknownUser : Reason::UnknownOrganization;
    QSet<quint32> seen;
    QStringList texts;
    for (const Entry &entry : m_entries) {
        if (texts.size() >= most)
            break;
        if (entry.reason != wanted || seen.contains(entry.value))
            continue;
        seen.insert(entry.value);
        texts << m_texts.at(entry.value);
    }
    return texts;
}

void RejectionList::suggest(Entity entity, const QHash<QString, QStringList> &suggestions)
{
    (entity == Entity::User ? m_users : m_organizations) = suggestions;
}

QStringList RejectionList::suggestionsFor(const Entry &entry, const QString &value) const
{
    if (entry.reason == Reason::UnknownUser)
        return m_users.value(value);
    if (entry.reason == Reason::UnknownOrganization)
        return m_organizations.value(value);
    return {};
}

QString RejectionList::reasonOf(const Entry &entry, const QString &value) const
{
    const QString label = entry.field < 0 ? QString() : importFieldLabel(Field(entry.field));
    switch (entry.reason) {
    case Reason::UnknownUser:
        return Text::tr("unknown user \"%1\"").arg(value);
    case Reason::UnknownOrganization:
        return Text::tr("unknown organization \"%1\"").arg(value);
    case Reason::AmbiguousUser:
        return Text::tr("several users are called \"%1\"; name one by e-mail").arg(value);
    case Reason::AmbiguousOrganization:
        return Text::tr("several organizations are called \"%1\"; name one by slug").arg(value);
    case Reason::Missing:
        return Text::tr("%1 is missing").arg(label);
    case Reason::Invalid:
        return u"%1: %2"_s.arg(label, m_texts.at(quint32(entry.detail)));
    case Reason::Taken:
        return Text::tr("another record has %1 already").arg(u'"' + value + u'"');
    case Reason::Repeated:
        return Text::tr("repeats line %1 with other values").arg(entry.detail);
    case Reason::TooFewCells:
        return Text::tr("too few cells: the header has %n column(s)", nullptr, entry.detail);
    case Reason::TooManyCells:
        return Text::tr("too many cells: the header has %n column(s)", nullptr, entry.detail);
    case Reason::Malformed:
        return CsvReader::problemText(CsvRow::Problem(entry.detail));
    }
    Q_UNREACHABLE();
}
