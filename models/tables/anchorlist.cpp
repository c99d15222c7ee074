#include "models/tables/anchorlist.h"

namespace {

constexpr qsizetype portionSize = 512; ///< anchors

} // namespace

Row AnchorList::terms(qsizetype anchor) const
{
    const Portion &portion = m_portions.at(anchor / portionSize);
    Row terms;
    for (qsizetype i = anchor % portionSize * m_termCount; terms.size() < m_termCount; ++i) {
        const quint32 begin = i > 0 ? portion.ends.at(i - 1) : 0;
        terms << QString::fromUtf8(QByteArrayView(portion.texts).sliced(begin, portion.ends.at(i) - begin));
    }
    return terms;
}

void AnchorList::append(const Row &terms)
{
    if (m_size % portionSize == 0) {
        if (!m_portions.isEmpty()) {
            m_portions.last().texts.squeeze();
            m_portions.last().ends.squeeze();
        }
        m_portions.emplaceBack();
    }
    Portion &portion = m_portions.last();
    for (const Value &term : terms) {
        portion.texts += term.value_or(QString()).toUtf8();
        portion.ends << quint32(portion.texts.size());
    }
    ++m_size;
}
