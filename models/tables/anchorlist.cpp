#include "models/tables/anchorlist.h"

Row AnchorList::terms(qsizetype anchor) const
{
    Row terms;
    for (qsizetype i = anchor * m_termCount; terms.size() < m_termCount; ++i) {
        const quint32 begin = i > 0 ? m_ends.at(i - 1) : 0;
        terms << QString::fromUtf8(QByteArrayView(m_texts).sliced(begin, m_ends.at(i) - begin));
    }
    return terms;
}

void AnchorList::append(const Row &terms)
{
    for (const Value &term : terms) {
        m_texts += term.value_or(QString()).toUtf8();
        m_ends << quint32(m_texts.size());
    }
}
