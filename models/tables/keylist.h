#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QStringList>
#include <QTemporaryFile>

/// The keys of all rows in an order that no index serves, so that the order is made only once. A list that is
/// long lies in a temporary file, which goes with it: ten million memberships take 740 MB there and next to
/// nothing in memory. Filled by one thread, then read by any.
class KeyList {
public:
    /// False if there is no room for it; the list is of no use then.
    [[nodiscard]] bool append(const QStringList &key);
    qint64 size() const { return m_size; }
    /// The keys of one page. Fewer than there were, or none, if the file cannot be read any more.
    QList<QStringList> keysOf(int page) const;
    /// The row of a key, -1 if it is not there.
    qint64 find(const QStringList &key) const;

private:
    bool moveToFile();
    QByteArray text(qint64 from, qint64 until) const;
    qint64 endOf(int page) const;
    QList<QStringList> keysIn(QByteArrayView text) const;

    QByteArray m_text; ///< each part of each key, ended by a zero; behind what the file has
    QList<qint64> m_pages; ///< where each page begins
    qint64 m_size = 0;
    int m_parts = 1;
    qint64 m_inFile = 0; ///< bytes
    mutable QMutex m_mutex; ///< of the file's position
    mutable QTemporaryFile m_file;
};
