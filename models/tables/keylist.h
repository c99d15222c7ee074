#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

/// The keys of all rows in an order that no index serves, so that the order is made only once. Packed: a
/// million UUIDs take 37 MB. Filled by one thread, then only read.
class KeyList {
public:
    void append(const QStringList &key);
    qint64 size() const { return m_size; }
    /// The keys of one page.
    QList<QStringList> keysOf(int page) const;
    /// The row of a key, -1 if it is not there.
    qint64 find(const QStringList &key) const;

private:
    QByteArrayView pageText(int page) const;

    QByteArray m_text; ///< each part of each key, ended by a zero
    QList<qsizetype> m_pages; ///< where each page begins
    qint64 m_size = 0;
    int m_parts = 1;
};
