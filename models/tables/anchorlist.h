#pragma once

#include "models/storage/records.h"

#include <QByteArray>

/// What the first row of an order and every some hundredth row after it is ordered by: whoever wants a row
/// starts from the nearest of them. Tens of thousands are kept, so their texts lie one behind the other, in
/// portions: a copy shares all but the last of them, however many are appended to either.
class AnchorList {
public:
    /// The anchors are `spacing` rows apart, each of them is ordered by `termCount` values, none of them
    /// NULL.
    AnchorList(int spacing, int termCount)
        : m_spacing(spacing)
        , m_termCount(termCount)
    {
    }

    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    /// Its number in the order.
    qint64 row(qsizetype anchor) const { return qint64(anchor) * m_spacing; }
    /// The last one that does not come behind this row; the first row is one.
    qsizetype lastBefore(qint64 row) const { return std::min(qsizetype(row / m_spacing), size() - 1); }
    Row terms(qsizetype anchor) const;
    void append(const Row &terms);

private:
    struct Portion {
        QByteArray texts;
        QList<quint32> ends; ///< of each term
    };

    int m_spacing;
    int m_termCount;
    qsizetype m_size = 0;
    QList<Portion> m_portions;
};
