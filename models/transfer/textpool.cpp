#include "models/transfer/textpool.h"

quint32 TextPool::indexOf(const QByteArray &text)
{
    const auto known = m_index.constFind(text);
    if (known != m_index.cend())
        return *known;
    const auto fresh = quint32(m_texts.size());
    m_texts << text;
    m_index.insert(text, fresh);
    return fresh;
}
