#include "models/tables/keylist.h"

#include "models/tables/pagequery.h"

namespace {

constexpr qsizetype mostInMemory = 1 << 20; ///< bytes
constexpr int pagesAtOnce = 64; ///< when all are gone through

QByteArray textOf(const QStringList &key)
{
    QByteArray text;
    for (const QString &part : key)
        text += part.toUtf8() + '\0';
    return text;
}

} // namespace

bool KeyList::append(const QStringList &key)
{
    if (m_size % PageQuery::pageSize == 0) {
        if (m_text.size() >= mostInMemory && !moveToFile())
            return false;
        m_pages << m_inFile + m_text.size();
    }
    m_text += textOf(key);
    m_parts = int(key.size());
    ++m_size;
    return true;
}

bool KeyList::moveToFile()
{
    const QMutexLocker lock(&m_mutex);
    if ((!m_file.isOpen() && !m_file.open()) || !m_file.seek(m_inFile)
        || m_file.write(m_text) != m_text.size() || !m_file.flush())
        return false;
    m_inFile += m_text.size();
    m_text.clear();
    return true;
}

qint64 KeyList::endOf(int page) const
{
    return page + 1 < m_pages.size() ? m_pages.at(page + 1) : m_inFile + m_text.size();
}

// Never of both: what is moved to the file ends with a page.
QByteArray KeyList::text(qint64 from, qint64 until) const
{
    if (from >= m_inFile)
        return m_text.mid(from - m_inFile, until - from);
    const QMutexLocker lock(&m_mutex);
    return m_file.seek(from) ? m_file.read(until - from) : QByteArray();
}

QList<QStringList> KeyList::keysIn(QByteArrayView text) const
{
    QList<QStringList> keys;
    QStringList key;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\0');
        if (end < 0)
            break; // cut
        key << QString::fromUtf8(text.first(end));
        text = text.sliced(end + 1);
        if (key.size() == m_parts)
            keys << std::exchange(key, {});
    }
    return keys;
}

QList<QStringList> KeyList::keysOf(int page) const
{
    return page < m_pages.size() ? keysIn(text(m_pages.at(page), endOf(page))) : QList<QStringList>();
}

qint64 KeyList::find(const QStringList &key) const
{
    const QByteArray wanted = textOf(key);
    for (int first = 0; first < m_pages.size();) {
        int last = qMin(first + pagesAtOnce, int(m_pages.size())) - 1;
        while (m_pages.at(first) < m_inFile && m_pages.at(last) >= m_inFile)
            --last;
        const QByteArray some = text(m_pages.at(first), endOf(last));
        if (some.contains(wanted)) { // quick, but may have found the end of a longer key
            if (const qsizetype row = keysIn(some).indexOf(key); row >= 0)
                return qint64(first) * PageQuery::pageSize + row;
        }
        first = last + 1;
    }
    return -1;
}
