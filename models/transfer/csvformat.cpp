#include "models/transfer/csvformat.h"

#include "models/transfer/csvlineparser.h"

#include <algorithm>
#include <array>

static constexpr std::array<const char *, 5> unicodeEncodings{"UTF-8", "UTF-32LE", "UTF-32BE", "UTF-16LE",
                                                              "UTF-16BE"};

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

QByteArray detectEncoding(QByteArrayView head)
{
    for (const char *encoding : unicodeEncodings) {
        if (byteOrderMarkLength(head, encoding) > 0)
            return encoding;
    }
    qsizetype evenNuls = 0;
    qsizetype oddNuls = 0;
    for (qsizetype i = 0; i < head.size(); ++i)
        (i % 2 == 0 ? evenNuls : oddNuls) += head[i] == '\0' ? 1 : 0;
    const auto isHighByte = [&head](qsizetype nuls, qsizetype others) {
        return nuls > 0 && nuls * 8 >= head.size() && others * 8 <= nuls;
    };
    if (isHighByte(oddNuls, evenNuls))
        return "UTF-16LE";
    if (isHighByte(evenNuls, oddNuls))
        return "UTF-16BE";
    return "UTF-8";
}

bool looksBinary(QByteArrayView head, const QByteArray &encoding)
{
    const QByteArray name = encoding.toUpper();
    constexpr QByteArrayView workbook = "PK\3\4"; // .xlsx and .ods are zip files
    const bool hasWideUnits = name.startsWith("UTF-16") || name.startsWith("UTF-32");
    return head.startsWith(workbook) || (!hasWideUnits && head.contains('\0'));
}

/// How many rows of the sample have as many cells as the first one, which has to have more than one.
struct Evenness {
    double share = 0;
    qsizetype cells = 1;
};

static Evenness evenness(QByteArrayView text, char delimiter)
{
    constexpr int enoughRows = 100;
    CsvLineParser parser;
    parser.setDelimiter(delimiter);
    QList<QByteArray> cells;
    Evenness result;
    int rows = 0;
    int evenRows = 0;
    parser.begin(cells);
    // The last line may have been cut by the sample; it counts only where it is the only one.
    while (!text.isEmpty() && rows < enoughRows) {
        const qsizetype end = findLineEnd(text, 0);
        const bool isCut = end == text.size();
        if (isCut && rows > 0)
            break;
        const QByteArray line = text.first(end).toByteArray() + '\n';
        text = text.sliced(isCut ? end : end + 1);
        const CsvLineParser::Outcome outcome = parser.feed(line);
        if (outcome == CsvLineParser::Outcome::Open)
            continue;
        const bool isRow = outcome == CsvLineParser::Outcome::Complete && !cells.isEmpty();
        if (isRow && rows == 0)
            result.cells = cells.size();
        if (isRow && cells.size() == result.cells)
            ++evenRows;
        if (isRow || outcome == CsvLineParser::Outcome::Malformed)
            ++rows;
        parser.begin(cells);
    }
    if (result.cells > 1 && rows > 0)
        result.share = double(evenRows) / rows;
    return result;
}

char detectDelimiter(QByteArrayView text)
{
    // Where two fit equally well, the comma comes late: it is the one that ordinary text contains as well.
    constexpr std::array candidates{'\t', ';', ',', '|'};
    char best = ',';
    Evenness most;
    for (const char candidate : candidates) {
        const Evenness now = evenness(text, candidate);
        if (now.share > most.share || (now.share == most.share && now.cells > most.cells)) {
            best = candidate;
            most = now;
        }
    }
    return best;
}

SeparatorLine separatorLine(QByteArrayView text)
{
    constexpr QByteArrayView prefix = "sep=";
    const qsizetype end = findLineEnd(text, 0);
    const bool named = end == prefix.size() + 1 && end < text.size()
        && text.first(prefix.size()).compare(prefix, Qt::CaseInsensitive) == 0;
    if (!named)
        return {};
    const bool isPair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    return {text[prefix.size()], end + (isPair ? 2 : 1)};
}
