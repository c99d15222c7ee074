#include "models/transfer/textencoding.h"

#include <QStringDecoder>

#include <uchardet.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

static constexpr std::array<const char *, 5> unicodeEncodings{"UTF-8", "UTF-32LE", "UTF-32BE", "UTF-16LE",
                                                              "UTF-16BE"};
static constexpr char escape = '\x1B'; // starts another character set in ISO-2022
static constexpr const char *fallback = "windows-1252";

static bool hasWideUnits(const QByteArray &encoding)
{
    const QByteArray name = encoding.toUpper();
    return name.startsWith("UTF-16") || name.startsWith("UTF-32");
}

static QByteArrayView byteOrderMark(QByteArrayView encoding)
{
    if (encoding == "UTF-8")
        return "\xEF\xBB\xBF";
    if (encoding == "UTF-32LE")
        return QByteArrayView("\xFF\xFE\0\0", 4);
    if (encoding == "UTF-32BE")
        return QByteArrayView("\0\0\xFE\xFF", 4);
    if (encoding == "UTF-16LE")
        return "\xFF\xFE";
    if (encoding == "UTF-16BE")
        return "\xFE\xFF";
    return {};
}

qsizetype byteOrderMarkLength(QByteArrayView head, const QByteArray &encoding)
{
    const QByteArrayView mark = byteOrderMark(encoding.toUpper());
    return head.startsWith(mark) ? mark.size() : 0;
}

/// Whether the pairs of bytes hold a line end and nothing that text does not have. Few letters need a NUL
/// outside the Latin script, but line ends, digits and delimiters do.
static bool isText(QByteArrayView head, qsizetype highByte)
{
    bool hasLineEnd = false;
    for (qsizetype i = 0; i + 1 < head.size(); i += 2) {
        const auto high = static_cast<uchar>(head[i + highByte]);
        const auto low = static_cast<uchar>(head[i + 1 - highByte]);
        const auto unit = static_cast<char16_t>(high << 8 | low);
        const bool isLineEnd = unit == u'\n' || unit == u'\r';
        if (unit < 0x20 && !isLineEnd && unit != u'\t')
            return false;
        if (unit >= 0xFFFE || QChar(unit).category() == QChar::Other_NotAssigned)
            return false;
        hasLineEnd = hasLineEnd || isLineEnd;
    }
    return hasLineEnd;
}

QByteArray markedEncoding(QByteArrayView head)
{
    for (const char *encoding : unicodeEncodings) {
        if (byteOrderMarkLength(head, encoding) > 0)
            return encoding;
    }
    return {};
}

QByteArray wideEncoding(QByteArrayView head)
{
    if (const QByteArray marked = markedEncoding(head); !marked.isEmpty())
        return marked;
    constexpr qsizetype fewest = 3;
    qsizetype evenNuls = 0;
    qsizetype oddNuls = 0;
    for (qsizetype i = 0; i < head.size(); ++i)
        (i % 2 == 0 ? evenNuls : oddNuls) += head[i] == '\0' ? 1 : 0;
    const auto isHighByte = [&head](qsizetype nuls, qsizetype others, qsizetype highByte) {
        if (nuls == 0 || others * 8 > nuls)
            return false;
        return nuls * 8 >= head.size() || (others == 0 && nuls >= fewest && isText(head, highByte));
    };
    if (isHighByte(oddNuls, evenNuls, 1))
        return "UTF-16LE";
    if (isHighByte(evenNuls, oddNuls, 0))
        return "UTF-16BE";
    return {};
}

qsizetype findTellingByte(QByteArrayView text)
{
    constexpr quint64 highBits = 0x8080808080808080;
    constexpr auto step = static_cast<qsizetype>(sizeof(quint64));
    const void *found = std::memchr(text.data(), escape, static_cast<size_t>(text.size()));
    const qsizetype end = found ? static_cast<const char *>(found) - text.data() : text.size();
    qsizetype i = 0;
    for (quint64 bytes = 0; i + step <= end; i += step) {
        std::memcpy(&bytes, text.data() + i, sizeof bytes);
        if ((bytes & highBits) != 0)
            break;
    }
    while (i < end && static_cast<uchar>(text[i]) < 0x80)
        ++i;
    return i;
}

static QByteArray recognised(QByteArrayView text)
{
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    // Here nothing is a byte order mark any more, so it must not stand first.
    if (uchardet_handle_data(detector.get(), " ", 1) != 0
        || uchardet_handle_data(detector.get(), text.data(), static_cast<size_t>(text.size())) != 0)
        return {};
    uchardet_data_end(detector.get());
    QByteArray name = uchardet_get_charset(detector.get());
    // As the decoders name them, and as people write them.
    if (name == "MAC-CENTRALEUROPE")
        return "x-mac-centraleurroman";
    if (name == "UHC")
        return "windows-949";
    return name.replace("WINDOWS", "windows");
}

/// The code page that has letters and quotes from 0x80 to 0x9F, where its relative ISO 8859 has control
/// characters that nobody writes.
static const char *codePageOf(QByteArrayView name)
{
    struct Relatives {
        QByteArrayView name;
        const char *codePage;
    };
    static constexpr std::array relatives{
        Relatives{"ISO-8859-2", "windows-1250"}, Relatives{"ISO-8859-6", "windows-1256"},
        Relatives{"ISO-8859-7", "windows-1253"}, Relatives{"ISO-8859-8", "windows-1255"},
        Relatives{"ISO-8859-9", "windows-1254"}, Relatives{"ISO-8859-13", "windows-1257"}};
    const auto found = std::find_if(relatives.begin(), relatives.end(),
                                    [name](const Relatives &candidate) { return candidate.name == name; });
    return found == relatives.end() ? fallback : found->codePage;
}

static bool hasControls(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(),
                       [](QChar character) { return character >= u'\x80' && character < u'\xA0'; });
}

static QString decoded(QByteArrayView text, const char *encoding)
{
    QStringDecoder decoder(encoding);
    return decoder.isValid() ? QString(decoder.decode(text)) : QString();
}

/// How many characters of several bytes, and how many bytes that belong to none, the text would have as
/// UTF-8.
struct Utf8Count {
    qsizetype characters = 0;
    qsizetype badBytes = 0;
};

static Utf8Count countUtf8(QByteArrayView text, bool isWhole)
{
    Utf8Count count;
    for (qsizetype i = 0; i < text.size();) {
        const auto lead = static_cast<uchar>(text[i]);
        const qsizetype length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (length == 1) {
            ++i;
        } else if (i + length <= text.size() && text.sliced(i, length).isValidUtf8()) {
            ++count.characters;
            i += length;
        } else if (!isWhole && i + length > text.size()) {
            break;
        } else {
            ++count.badBytes;
            ++i;
        }
    }
    return count;
}

QByteArray encodingOf(QByteArrayView text, bool isWhole)
{
    if (text.contains(escape)) {
        if (const QByteArray name = recognised(text); name.startsWith("ISO-2022"))
            return name;
    }
    const Utf8Count count = countUtf8(text, isWhole);
    if (count.characters > count.badBytes || count.badBytes == 0)
        return "UTF-8";
    const QByteArray name = recognised(text);
    const QString found = decoded(text, name.constData());
    // Short texts are taken for rare relatives of the fallback, which makes no difference.
    const bool isBroken = found.count(QChar::ReplacementCharacter) * 16 > found.size();
    if (found.isEmpty() || isBroken || name.startsWith("UTF") || name == "ISO-8859-1"
        || found == decoded(text, fallback))
        return fallback;
    if (name.startsWith("ISO-8859") && hasControls(found))
        return codePageOf(name);
    return name;
}

QByteArray detectEncoding(QByteArrayView head)
{
    if (const QByteArray wide = wideEncoding(head); !wide.isEmpty())
        return wide;
    const qsizetype telling = findTellingByte(head);
    return telling == head.size() ? QByteArray("UTF-8") : encodingOf(head.sliced(telling), false);
}

static bool isOtherFile(QByteArrayView head)
{
    constexpr std::array<QByteArrayView, 12> starts{"PK\3\4", // .xlsx and .ods are zip files
                                                    "\xD0\xCF\x11\xE0", // .xls
                                                    "%PDF-",
                                                    "\x89PNG",
                                                    "GIF8",
                                                    "\xFF\xD8\xFF",
                                                    "\x1F\x8B",
                                                    "7z\xBC\xAF",
                                                    "\xFD"
                                                    "7zXZ",
                                                    "SQLite format 3",
                                                    "\x7F"
                                                    "ELF",
                                                    "BZh9"};
    return std::any_of(starts.begin(), starts.end(),
                       [head](QByteArrayView start) { return head.startsWith(start); });
}

bool looksBinary(QByteArrayView head, const QByteArray &encoding)
{
    if (isOtherFile(head))
        return true;
    if (hasWideUnits(encoding))
        return false;
    constexpr qsizetype fewest = 4;
    constexpr QByteArrayView harmless = "\t\n\v\f\r\x1A\x1B";
    const qsizetype controls = std::count_if(head.begin(), head.end(), [harmless](char character) {
        return static_cast<uchar>(character) < 0x20 && !harmless.contains(character);
    });
    const qsizetype nuls = std::count(head.begin(), head.end(), '\0');
    return nuls > fewest && controls * 16 > head.size();
}
