#include "models/transfer/importrejection.h"

#include "models/transfer/importfield.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

static QString tr(const char *text, int number = -1)
{
    return QCoreApplication::translate("ImportRejection", text, nullptr, number);
}

void RejectionList::add(qint64 line, Reason reason, std::optional<Field> field, const QString &value, qint64 detail)
{
    m_entries.push_back({quint32(line), m_texts.indexOf(value), qint32(detail), reason,
                         field ? qint8(*field) : qint8(-1)});
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
    return {entry.line, entry.field < 0 ? QString() : importFieldName(Field(entry.field)), value,
            reasonOf(entry, value)};
}

QString RejectionList::reasonOf(const Entry &entry, const QString &value) const
{
    const QString label = entry.field < 0 ? QString() : importFieldLabel(Field(entry.field));
    switch (entry.reason) {
    case Reason::UnknownUser:
        return tr("unknown user \"%1\"").arg(value);
    case Reason::UnknownOrganization:
        return tr("unknown organization \"%1\"").arg(value);
    case Reason::AmbiguousUser:
        return tr("several users are called \"%1\"; name one by e-mail").arg(value);
    case Reason::AmbiguousOrganization:
        return tr("several organizations are called \"%1\"; name one by slug").arg(value);
    case Reason::Missing:
        return tr("%1 is missing").arg(label);
    case Reason::Invalid:
        return u"%1: %2"_s.arg(label, m_texts.at(quint32(entry.detail)));
    case Reason::Taken:
        return tr("another record has %1 already").arg(u'"' + value + u'"');
    case Reason::Repeated:
        return tr("repeats line %1 with other values").arg(entry.detail);
    case Reason::TooFewCells:
        return tr("too few cells: the header has %n column(s)", entry.detail);
    case Reason::TooManyCells:
        return tr("too many cells: the header has %n column(s)", entry.detail);
    case Reason::Malformed:
        return CsvReader::problemText(CsvRow::Problem(entry.detail));
    }
    Q_UNREACHABLE();
}
