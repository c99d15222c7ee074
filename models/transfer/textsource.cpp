#include "models/transfer/textsource.h"

#include <QIODevice>

static constexpr qint64 blockSize = 262'144;
static constexpr char invalidByte = '\xFF';

static int unitSize(const QByteArray &encoding)
{
    const QByteArray name = encoding.toUpper();
    return name.startsWith("UTF-16") ? 2 : name.startsWith("UTF-32") ? 4 : 1;
}

static bool isUtf8(const QByteArray &encoding)
{
    const QByteArray name = encoding.toUpper();
    return name == "UTF-8" || name == "UTF8";
}

/// The three bytes UTF-8 would have for a surrogate; no valid text holds them.
static void appendSurrogate(char16_t unit, QByteArray &text)
{
    text.append(char(0xE0 | (unit >> 12)));
    text.append(char(0x80 | ((unit >> 6) & 0x3F)));
    text.append(char(0x80 | (unit & 0x3F)));
}

TextSource::TextSource(QIODevice &device)
    : m_device(device)
{
}

bool TextSource::isKnownEncoding(const QByteArray &encoding)
{
    return isUtf8(encoding) || QStringDecoder(encoding.constData()).isValid();
}

qint64 TextSource::size() const { return m_device.size(); }

QByteArray TextSource::head(qint64 size)
{
    QByteArray bytes;
    if (!m_device.isReadable() || !m_device.seek(0))
        return bytes;
    while (bytes.size() < size) {
        const QByteArray piece = m_device.read(size - bytes.size());
        if (piece.isEmpty())
            break;
        bytes += piece;
    }
    return bytes;
}

bool TextSource::restart(const QByteArray &encoding, qint64 offset)
{
    if (!m_device.isReadable())
        return false;
    // A device opened as text would turn CRLF into LF, inside quoted cells as well.
    m_device.setTextModeEnabled(false);
    m_isUtf8 = isUtf8(encoding);
    m_unitSize = unitSize(encoding);
    m_decoder = m_isUtf8 ? QStringDecoder() : QStringDecoder(encoding.constData());
    m_highSurrogate = 0;
    m_start = offset;
    m_bytesRead = offset;
    return m_device.seek(offset);
}

TextSource::Status TextSource::append(QByteArray &text)
{
    if (m_isUtf8) {
        const qsizetype before = text.size();
        text.resize(before + blockSize);
        const qint64 bytes = m_device.read(text.data() + before, blockSize);
        text.resize(before + qMax<qint64>(bytes, 0));
        m_bytesRead += qMax<qint64>(bytes, 0);
        return bytes < 0 ? Status::Failed : bytes == 0 ? Status::End : Status::More;
    }
    m_block.resize(blockSize);
    const qint64 bytes = m_device.read(m_block.data(), blockSize);
    if (bytes < 0)
        return Status::Failed;
    if (bytes == 0) {
        finish(text);
        return Status::End;
    }
    m_bytesRead += bytes;
    decode(bytes, text);
    return Status::More;
}

void TextSource::decode(qsizetype bytes, QByteArray &text)
{
    // A pair that two blocks share must be seen as a pair: its first half waits for the second.
    const qsizetype kept = m_highSurrogate != 0 ? 1 : 0;
    m_units.resize(kept + m_decoder.requiredSpace(bytes));
    if (kept > 0)
        m_units[0] = QChar(m_highSurrogate);
    const QChar *end =
        m_decoder.appendToBuffer(m_units.data() + kept, QByteArrayView(m_block.constData(), bytes));
    qsizetype size = end - m_units.constData();
    m_highSurrogate = 0;
    if (size > 0 && m_units.at(size - 1).isHighSurrogate())
        m_highSurrogate = m_units.at(--size).unicode();
    encode(QStringView(m_units).first(size), text);
}

void TextSource::encode(QStringView units, QByteArray &text) const
{
    // UTF-16 may hold the replacement character itself; the other decoders write it for what they cannot
    // read.
    const bool marksErrors = m_unitSize != 2 && units.contains(QChar::ReplacementCharacter);
    if (!marksErrors && units.isValidUtf16()) {
        text += units.toUtf8();
        return;
    }
    for (qsizetype i = 0; i < units.size(); ++i) {
        const QChar unit = units[i];
        if (unit.isHighSurrogate() && i + 1 < units.size() && units[i + 1].isLowSurrogate()) {
            text += units.sliced(i++, 2).toUtf8();
        } else if (unit.isSurrogate()) {
            appendSurrogate(unit.unicode(), text);
        } else if (marksErrors && unit == QChar::ReplacementCharacter) {
            text += invalidByte;
        } else {
            text += units.sliced(i, 1).toUtf8();
        }
    }
}

void TextSource::finish(QByteArray &text)
{
    if (m_highSurrogate != 0)
        appendSurrogate(m_highSurrogate, text);
    if ((m_bytesRead - m_start) % m_unitSize != 0)
        text += invalidByte;
    m_highSurrogate = 0;
    m_start = m_bytesRead;
}
