#include "models/transfer/textsource.h"

#include "models/transfer/textencoding.h"

#include <QIODevice>

static constexpr qint64 blockSize = 262'144;
static constexpr qsizetype headSize = 8'192;
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

/// Reads until `bytes` has `size`, or the device ends. The last answer of the device.
qint64 TextSource::fill(QByteArray &bytes, qsizetype size)
{
    qint64 got = 1;
    while (bytes.size() < size && got > 0) {
        const qsizetype before = bytes.size();
        bytes.resize(size);
        got = m_device.read(bytes.data() + before, size - before);
        bytes.resize(before + qMax<qint64>(got, 0));
    }
    return got;
}

QByteArray TextSource::head(qint64 size)
{
    QByteArray bytes;
    if (m_device.isReadable() && m_device.seek(0))
        (void)fill(bytes, size);
    return bytes;
}

QByteArray TextSource::findEncoding()
{
    constexpr qint64 farthest = 16'777'216;
    QByteArray bytes = head(blockSize);
    if (const QByteArray wide = wideEncoding(QByteArrayView(bytes).first(qMin(bytes.size(), headSize)));
        !wide.isEmpty())
        return wide;
    for (qint64 seen = 0; !bytes.isEmpty() && seen < farthest;) {
        const qsizetype telling = findTellingByte(bytes);
        if (telling < bytes.size()) {
            bytes.remove(0, telling);
            (void)fill(bytes, encodingSampleSize);
            return encodingOf(bytes, bytes.size() < encodingSampleSize);
        }
        seen += bytes.size();
        bytes.resize(0);
        (void)fill(bytes, blockSize);
    }
    return {};
}

void TextSource::use(const QByteArray &encoding)
{
    m_encoding = encoding;
    m_isUtf8 = encoding.isEmpty() || isUtf8(encoding);
    m_unitSize = unitSize(encoding);
    m_decoder = m_isUtf8 ? QStringDecoder() : QStringDecoder(encoding.constData());
}

bool TextSource::restart(const QByteArray &encoding, qint64 offset)
{
    if (!m_device.isReadable())
        return false;
    // A device opened as text would turn CRLF into LF, inside quoted cells as well.
    m_device.setTextModeEnabled(false);
    use(encoding);
    m_highSurrogate = 0;
    m_block.resize(0);
    m_start = offset;
    m_bytesRead = offset;
    return m_device.seek(offset);
}

TextSource::Status TextSource::append(QByteArray &text)
{
    if (m_isUtf8)
        return appendAsItIs(text);
    // A decoder that holds back an unfinished character loses what follows if it is given a byte or two only.
    constexpr qsizetype heldBack = 16;
    const qsizetype before = m_block.size();
    const qint64 got = fill(m_block, blockSize);
    if (got < 0)
        return Status::Failed;
    m_bytesRead += m_block.size() - before;
    const bool isEnd = m_block.size() < blockSize;
    const qsizetype now = isEnd ? m_block.size() : m_block.size() - heldBack;
    decode(QByteArrayView(m_block).first(now), text);
    m_block.remove(0, now);
    if (isEnd)
        finish(text);
    return isEnd ? Status::End : Status::More;
}

TextSource::Status TextSource::appendAsItIs(QByteArray &text)
{
    const qsizetype before = text.size();
    text.resize(before + blockSize);
    const qint64 bytes = m_device.read(text.data() + before, blockSize);
    text.resize(before + qMax<qint64>(bytes, 0));
    m_bytesRead += qMax<qint64>(bytes, 0);
    if (m_encoding.isEmpty()) {
        const qsizetype telling = before + findTellingByte(QByteArrayView(text).sliced(before));
        if (telling < text.size())
            decide(text, telling);
    }
    return bytes < 0 ? Status::Failed : bytes == 0 ? Status::End : Status::More;
}

/// From here on the encoding makes a difference; all before is the same in each.
void TextSource::decide(QByteArray &text, qsizetype telling)
{
    QByteArray bytes = text.sliced(telling);
    text.resize(telling);
    const qsizetype before = bytes.size();
    (void)fill(bytes, encodingSampleSize);
    m_bytesRead += bytes.size() - before;
    use(encodingOf(bytes, bytes.size() < encodingSampleSize));
    if (m_isUtf8)
        text += bytes;
    else
        decode(bytes, text);
}

void TextSource::decode(QByteArrayView bytes, QByteArray &text)
{
    // A pair that two blocks share must be seen as a pair: its first half waits for the second.
    const qsizetype kept = m_highSurrogate != 0 ? 1 : 0;
    m_units.resize(kept + m_decoder.requiredSpace(bytes.size()));
    if (kept > 0)
        m_units[0] = QChar(m_highSurrogate);
    const QChar *end = m_decoder.appendToBuffer(m_units.data() + kept, bytes);
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

/// Whether the device ended in the middle of a character of several bytes: then one more is not seen as
/// itself.
bool TextSource::endsInsideCharacter()
{
    if (m_unitSize > 1)
        return (m_bytesRead - m_start) % m_unitSize != 0;
    return m_bytesRead > m_start && QString(m_decoder.decode(QByteArrayView("\n"))) != u"\n";
}

void TextSource::finish(QByteArray &text)
{
    if (m_highSurrogate != 0)
        appendSurrogate(m_highSurrogate, text);
    if (endsInsideCharacter())
        text += invalidByte;
    m_highSurrogate = 0;
    m_start = m_bytesRead;
}
