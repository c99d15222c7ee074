// How PageSql finds the row at which a text would be.

#include "models/storage/values.h"
#include "models/tables/pagesql.h"

#include <QDate>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

// The first or the last moment of a year, a month or a day; or a moment that is written in full.
std::optional<QString> momentOf(const QString &text, bool last)
{
    static const QRegularExpression parts(u"^(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?(?:-\\d?)?$"_s);
    const QRegularExpressionMatch match = parts.match(text);
    if (!match.hasMatch())
        return parseTimestamp(text);
    const bool hasMonth = match.hasCaptured(2);
    const bool hasDay = match.hasCaptured(3);
    QDate day(match.captured(1).toInt(), hasMonth ? match.captured(2).toInt() : 1,
              hasDay ? match.captured(3).toInt() : 1);
    if (last)
        day = hasDay ? day : (hasMonth ? day.addMonths(1) : day.addYears(1)).addDays(-1);
    return day.isValid() ? parseTimestamp(day.toString(Qt::ISODate) + (last ? "T23:59:59.999Z"_L1 : ""_L1))
                         : std::nullopt;
}

// The first or the last id that begins so.
std::optional<QString> uuidOf(const QString &text, bool last)
{
    const QString rest =
        last ? u"ffffffff-ffff-ffff-ffff-ffffffffffff"_s : u"00000000-0000-0000-0000-000000000000"_s;
    return parseUuid(text.first(qMin(text.size(), rest.size()))
                     + rest.sliced(qMin(text.size(), rest.size())));
}

QVariant valueOf(const std::optional<QString> &text) { return text ? QVariant(*text) : QVariant(); }

QString lastCharacter()
{
    constexpr char32_t last = QChar::LastValidCodePoint;
    return QString::fromUcs4(&last, 1);
}

} // namespace

// What the first term is compared with, and the value that is bound in it; an invalid one if the text is no
// beginning of such a term. Numbers are bound as such: a text is never less than a number that was computed.
std::pair<QVariant, QString> PageSql::sought(const QString &text, bool descending) const
{
    bool isNumber = false;
    switch (m_terms.first().column.type) {
    case ColumnType::Text:
    case ColumnType::Json:
    case ColumnType::TextList:
    case ColumnType::Other:
        // Nothing that begins with the text comes behind it and the last of all characters.
        return {descending ? text + lastCharacter() : text, u"?"_s};
    case ColumnType::Timestamp:
        return {valueOf(momentOf(text, descending)), parameter(0)};
    case ColumnType::Uuid:
        return {valueOf(uuidOf(text, descending)), parameter(0)};
    case ColumnType::Integer: {
        const qlonglong number = text.toLongLong(&isNumber);
        return {isNumber ? QVariant(number) : QVariant(), parameter(0)};
    }
    case ColumnType::Number: {
        const double number = text.toDouble(&isNumber);
        return {isNumber ? QVariant(number) : QVariant(), parameter(0)};
    }
    case ColumnType::Boolean:
        break;
    }
    return {};
}

std::optional<PageSql::Statement> PageSql::firstFrom(const QString &text) const
{
    if (!m_sorted)
        return {};
    const bool descending = m_query.order == Qt::DescendingOrder;
    const Term &term = m_terms.first();
    const auto [value, place] = sought(text, descending);
    if (!value.isValid())
        return {};
    QStringList what = keyTexts();
    what << m_dialect->asText(term.column, term.expression);
    const QString sql = select(what.join(", "_L1)) + " WHERE "_L1 + conditions(Range::Valued).join(" AND "_L1)
        + " AND "_L1 + term.expression + (descending ? " <= "_L1 : " >= "_L1) + place + orderBy(false)
        + " LIMIT 1"_L1;
    return Statement{sql, m_filterValues + QVariantList{value}};
}
