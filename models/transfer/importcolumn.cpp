#include "models/transfer/importcolumn.h"

#include "models/membership/fieldvalue.h"
#include "models/storage/values.h"
#include "models/transfer/exportformat.h"
#include "models/transfer/importoperation.h"

ImportColumn::ImportColumn(Field field, const Column *column, qsizetype position)
    : m_field(field)
    , m_column(column)
    , m_position(position)
{
}

Result<> ImportColumn::setFixed(const QString &text)
{
    const QByteArray cell = text.toUtf8();
    m_fixed = numberOf(cell);
    if (m_fixed == invalid)
        return DbError{DbError::Kind::InvalidValue, problem(cell)};
    return {};
}

void ImportColumn::setExact()
{
    m_exact = true;
    m_numbers.clear();
}

ImportColumn::Number ImportColumn::numberOf(const QByteArray &cell)
{
    if (cell.isEmpty())
        return m_fixed;
    if (const Number number = usual(cell); number != blank)
        return number;
    const auto known = m_numbers.constFind(cell);
    const Number number = known != m_numbers.cend() ? *known : m_exact ? takeExactly(cell) : take(cell);
    return number == blank ? m_fixed : number;
}

// What most cells of large files are, found without remembering each of them twice: times that need no
// thought, and names of other records without anything around them. Else blank.
ImportColumn::Number ImportColumn::usual(QByteArrayView cell)
{
    if (!m_replacements.isEmpty() || m_field == Field::Operation)
        return blank;
    if (m_column && m_column->field == Field::JoinedAt) {
        const std::optional<std::array<char, 24>> time = parseUsualTimestamp(cell);
        if (!time || (m_exact && cell != QByteArrayView(*time)))
            return blank;
        return numberOfText(QByteArrayView(*time));
    }
    const auto isPlain = [](char character) { return character > 0x20 && character < 0x7f; };
    if (m_column || m_exact || !isPlain(cell.front()) || !isPlain(cell.back()))
        return blank;
    return numberOfText(cell);
}

ImportColumn::Number ImportColumn::take(const QByteArray &cell)
{
    QString text = QString::fromUtf8(cell).trimmed();
    if (!m_replacements.isEmpty())
        text = m_replacements.value(text.toCaseFolded(), text);
    Number number = blank;
    if (!text.isEmpty() && m_field == Field::Operation) {
        number = takeOperation(cell, text);
    } else if (!text.isEmpty() && m_column) {
        const Result<Value> value = canonicalValue(*m_column, text);
        if (value)
            text = value->value_or(QString());
        else
            m_problems.insert(cell, value.error().text);
        number = value ? numberOfText(text.toUtf8()) : invalid;
    } else if (!text.isEmpty()) {
        number = numberOfText(text.toUtf8());
    }
    m_numbers.insert(cell, number);
    return number;
}

ImportColumn::Number ImportColumn::takeOperation(const QByteArray &cell, const QString &word)
{
    const QString problem = operationProblem(word, m_mode);
    if (problem.isEmpty())
        return numberOfText(operationName(*operationFromWord(word)).toUtf8());
    m_problems.insert(cell, problem);
    return invalid;
}

bool ImportColumn::isFreeText() const
{
    return m_field == Field::Email || m_field == Field::Slug || m_field == Field::Name
        || m_field == Field::Role;
}

// What came out of a database is kept as it is written, if it can be written at all: neither is an odd e-mail
// refused, nor are the microseconds of a time cut.
ImportColumn::Number ImportColumn::takeExactly(const QByteArray &cell)
{
    QString text = exportedValue(cell).value_or(QString());
    if (!m_replacements.isEmpty())
        text = m_replacements.value(text.toCaseFolded(), text);
    Number number = numberOfText(text.toUtf8());
    if (m_column && !isFreeText()) {
        if (const Result<Value> value = canonicalValue(*m_column, text); !value) {
            m_problems.insert(cell, value.error().text);
            number = invalid;
        }
    }
    m_numbers.insert(cell, number);
    return number;
}
