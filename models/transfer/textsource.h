#pragma once

#include <QByteArray>
#include <QStringDecoder>

class QIODevice;

/// Reads a device in blocks and gives its text as UTF-8, whatever the device's encoding is.
///
/// Text that is not valid in its encoding comes out as bytes that are not valid UTF-8, so that a reader can
/// tell which row holds it: bytes of a UTF-8 device unchanged, lone surrogates of UTF-16 as their three-byte
/// form, all else as 0xFF. Memory: one block. Not thread-safe; the device is borrowed and must be open and
/// seekable.
class TextSource {
public:
    enum class Status { More, End, Failed };

    explicit TextSource(QIODevice &device);

    /// Whether `encoding` (a name such as "UTF-16LE" or "windows-1252") can be read.
    [[nodiscard]] static bool isKnownEncoding(const QByteArray &encoding);

    /// The first bytes of the device, as they are; fewer than `size` only where the device ends. Moves to the
    /// start.
    [[nodiscard]] QByteArray head(qint64 size);
    /// The encoding of the device, found from its first bytes that are not plain ASCII, which are looked for
    /// in the first megabytes; empty where these are ASCII only. Takes some milliseconds at most. Moves.
    [[nodiscard]] QByteArray findEncoding();
    /// Goes to the byte `offset` (behind a byte order mark) to read in `encoding`; an empty one is found out
    /// as soon as it makes a difference. False where the device cannot.
    [[nodiscard]] bool restart(const QByteArray &encoding, qint64 offset);
    /// As restarted or found out; empty while only ASCII was seen.
    [[nodiscard]] const QByteArray &encoding() const { return m_encoding; }
    /// Appends the next block to `text`.
    [[nodiscard]] Status append(QByteArray &text);

    /// Bytes taken from the device so far, and all it has: for progress.
    [[nodiscard]] qint64 bytesRead() const { return m_bytesRead; }
    [[nodiscard]] qint64 size() const;

private:
    void use(const QByteArray &encoding);
    [[nodiscard]] qint64 fill(QByteArray &bytes, qsizetype size);
    Status appendAsItIs(QByteArray &text);
    void decide(QByteArray &text, qsizetype telling);
    void decode(QByteArrayView bytes, QByteArray &text);
    void encode(QStringView units, QByteArray &text) const;
    [[nodiscard]] bool endsInsideCharacter();
    void finish(QByteArray &text);

    QIODevice &m_device;
    QByteArray m_encoding;
    QStringDecoder m_decoder;
    QByteArray m_block;
    QString m_units;
    qint64 m_bytesRead = 0;
    qint64 m_start = 0;
    int m_unitSize = 1;
    char16_t m_highSurrogate = 0;
    bool m_isUtf8 = true;
};
