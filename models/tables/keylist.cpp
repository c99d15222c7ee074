#include "models/tables/keylist.h"

#include "models/tables/pagequery.h"

void KeyList::append(const QStringList &key)
{
    if (m_size % PageQuery::pageSize == 0)
        m_pages << m_text.size();
    for (const QString &part : key)
        m_text += part.toUtf8() + '\0';
    m_parts = int(key.size());
    ++m_size;
}

QByteArrayView KeyList::pageText(int page) const
{
    if (page >= m_pages.size())
        return {};
    const qsizetype end = page + 1 < m_pages.size() ? m_pages.at(page + 1) : m_text.size();
    return QByteArrayView(m_text).sliced(m_pages.at(page), end - m_pages.at(page));
}

QList<QStringList> KeyList::keysOf(int page) const
{
    QList<QStringList> keys;
    QStringList key;
    for (QByteArrayView rest = pageText(page); !rest.isEmpty();) {
        const qsizetype end = rest.indexOf('\0');
        key << QString::fromUtf8(rest.first(end));
        rest = rest.sliced(end + 1);
        if (key.size() == m_parts)
            keys << std::exchange(key, {});
    }
    return keys;
}

qint64 KeyList::find(const QStringList &key) const
{
    QByteArray text;
    for (const QString &part : key)
        text += part.toUtf8() + '\0';
    for (int page = 0; page < m_pages.size(); ++page) {
        if (pageText(page).indexOf(text) < 0) // quick, but may have found the end of a longer key
            continue;
        if (const qsizetype row = keysOf(page).indexOf(key); row >= 0)
            return qint64(page) * PageQuery::pageSize + row;
    }
    return -1;
}
