#pragma once

#include <QBuffer>

/// A buffer that hands its bytes over in pieces of at most `piece` bytes, as a slow pipe or disk may.
class TrickleDevice : public QBuffer {
public:
    TrickleDevice(const QByteArray &bytes, qint64 piece)
        : m_piece(piece)
    {
        setData(bytes);
        // Unbuffered: else QIODevice would collect the pieces into large ones again.
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

protected:
    qint64 readData(char *data, qint64 size) override { return QBuffer::readData(data, qMin(size, m_piece)); }

private:
    qint64 m_piece;
};
