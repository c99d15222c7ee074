// How PageSql finds the row at which a text would be.

#include "models/storage/values.h"
#include "models/tables/pagesql.h"

using namespace Qt::StringLiterals;

namespace {

// A moment from the first digits of a date.
std::optional<QString> completedTime(const QString &text)
{
    const QString earliest = u"0001-01-01"_s;
    const bool isPart = text.size() >= 4 && text.size() < earliest.size();
    return parseTimestamp(isPart ? text + earliest.sliced(text.size()) : text);
}

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
    case ColumnType::Timestamp: {
        const std::optional<QString> time = completedTime(text);
        return {time ? QVariant(*time) : QVariant(), parameter(0)};
    }
    case ColumnType::Integer: {
        const qlonglong number = text.toLongLong(&isNumber);
        return {isNumber ? QVariant(number) : QVariant(), parameter(0)};
    }
    case ColumnType::Number: {
        const double number = text.toDouble(&isNumber);
        return {isNumber ? QVariant(number) : QVariant(), parameter(0)};
    }
    case ColumnType::Uuid:
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
    QStringList what;
    for (const int key : m_query.keyColumns())
        what << m_columns.at(key);
    what << m_dialect->asText(term.column, term.expression);
    const QString sql = select(what.join(", "_L1)) + " WHERE "_L1 + conditions(Range::Valued).join(" AND "_L1)
        + " AND "_L1 + term.expression + (descending ? " <= "_L1 : " >= "_L1) + place + orderBy(false)
        + " LIMIT 1"_L1;
    return Statement{sql, m_filterValues + QVariantList{value}};
}
