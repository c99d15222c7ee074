#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

/// Keeps each distinct text once and names it by a small number: cells of large files repeat. A value.
class TextPool {
public:
    /// The number of `text` (UTF-8), from 0 in order of appearance.
    quint32 indexOf(const QByteArray &text);
    quint32 indexOf(const QString &text) { return indexOf(text.toUtf8()); }

    qsizetype size() const { return m_texts.size(); }
    QString at(quint32 index) const { return QString::fromUtf8(m_texts.at(index)); }

private:
    QHash<QByteArray, quint32> m_index;
    QList<QByteArray> m_texts;
};
