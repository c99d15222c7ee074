#pragma once

#include "models/storage/records.h"

#include <QByteArray>

/// What the first row of an order and every some hundredth row after it is ordered by: whoever wants a row
/// starts from the nearest of them. Tens of thousands are kept, so their texts lie one behind the other.
class AnchorList {
public:
    /// The anchors are `spacing` rows apart, each of them is ordered by `termCount` values, none of them
    /// NULL.
    AnchorList(int spacing, int termCount)
        : m_spacing(spacing)
        , m_termCount(termCount)
    {
    }

    qsizetype size() const { return m_ends.size() / m_termCount; }
    bool isEmpty() const { return m_ends.isEmpty(); }
    /// Its number in the order.
    qint64 row(qsizetype anchor) const { return qint64(anchor) * m_spacing; }
    /// The last one that does not come behind this row; the first row is one.
    qsizetype lastBefore(qint64 row) const { return std::min(qsizetype(row / m_spacing), size() - 1); }
    Row terms(qsizetype anchor) const;
    void append(const Row &terms);

private:
    int m_spacing;
    int m_termCount;
    QByteArray m_texts;
    QList<quint32> m_ends; ///< of each term
};
