#pragma once

#include "models/membership/assignment.h"
#include "models/storage/result.h"
#include "models/storage/schema.h"
#include "models/storage/textpool.h"

#include <QByteArray>
#include <QHash>

#include <utility>

/// What one field has in the rows of a file: each distinct text once, in the form in which it is kept, and a
/// number for it in each row.
class ImportColumn {
public:
    using Number = quint32;
    static constexpr Number blank = 0; ///< says nothing: keeps what is there, or the default
    static constexpr Number invalid = ~Number(0);

    /// `column`: how values are checked; null for what names another record. `position` in the file, or -1.
    ImportColumn(Field field, const Column *column, qsizetype position);

    /// What rows have that say nothing. InvalidValue if the field cannot have it.
    Result<> setFixed(const QString &text);

    /// By folded text (toCaseFolded()); for what names another record.
    void setReplacements(const QHash<QString, QString> &replacements) { m_replacements = replacements; }
    /// For Field::Operation: words that do not go with the mode are invalid.
    void setMode(AssignMode mode) { m_mode = mode; }

    /// From now on cells are taken as exportformat.h says, spaces included.
    void setExact();
    /// Whether a new record gets no value at all (NULL) where a cell is blank, not the usual one.
    bool isBlankNull() const { return m_exact && m_column && !m_column->required && m_position >= 0; }

    Field field() const { return m_field; }
    qsizetype position() const { return m_position; }
    QString name() const { return m_column ? m_column->name : QString(); }

    /// The number of a cell's text (UTF-8); invalid ones are explained by problem().
    Number numberOf(const QByteArray &cell);
    Number fixed() const { return m_fixed; }
    QString problem(const QByteArray &cell) const { return m_problems.value(cell); }

    /// The distinct texts; that of number n is at n - 1.
    const TextPool &texts() const { return m_texts; }
    /// Neither for blank nor for invalid.
    QString text(Number number) const { return m_texts.at(number - 1); }
    /// Gives the texts away: none is to be had here any more.
    TextPool takeTexts() { return std::exchange(m_texts, {}); }

private:
    Number usual(QByteArrayView cell);
    Number take(const QByteArray &cell);
    Number takeOperation(const QByteArray &cell, const QString &word);
    Number takeExactly(const QByteArray &cell);
    bool isFreeText() const;
    Number numberOfText(QByteArrayView text) { return m_texts.indexOf(text) + 1; }

    Field m_field;
    const Column *m_column;
    qsizetype m_position;
    Number m_fixed = blank;
    bool m_exact = false;
    AssignMode m_mode = AssignMode::Append;
    QHash<QString, QString> m_replacements;
    QHash<QByteArray, Number> m_numbers; ///< by the cell as it is, where that says it only after thinking
    QHash<QByteArray, QString> m_problems;
    TextPool m_texts; ///< in the form in which they are kept
};
