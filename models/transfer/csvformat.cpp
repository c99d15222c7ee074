#include "models/transfer/csvformat.h"

#include "models/transfer/csvlineparser.h"

#include <algorithm>
#include <array>

bool isComment(QByteArrayView line, char comment)
{
    return comment != '\0' && !line.isEmpty() && line.front() == comment;
}

/// How many rows of the sample have as many cells as the first one, which has to have more than one.
struct Evenness {
    double share = 0;
    qsizetype cells = 1;
};

static Evenness evenness(QByteArrayView text, char delimiter, char comment)
{
    constexpr int enoughRows = 100;
    CsvLineParser parser;
    parser.setDelimiter(delimiter);
    QList<QByteArray> cells;
    Evenness result;
    int rows = 0;
    int evenRows = 0;
    bool isRowOpen = false;
    parser.begin(cells);
    // The last line may have been cut by the sample; it counts only where it is the only one.
    while (!text.isEmpty() && rows < enoughRows) {
        const qsizetype end = findLineEnd(text, 0);
        const bool isCut = end == text.size();
        if (isCut && rows > 0)
            break;
        const QByteArray line = text.first(end).toByteArray() + '\n';
        text = text.sliced(isCut ? end : end + 1);
        if (!isRowOpen && isComment(line, comment))
            continue;
        const CsvLineParser::Outcome outcome = parser.feed(line);
        isRowOpen = outcome == CsvLineParser::Outcome::Open;
        if (isRowOpen)
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

char detectDelimiter(QByteArrayView text, char comment)
{
    // Where two fit equally well, the comma comes late: it is the one that ordinary text contains as well.
    constexpr std::array candidates{'\t', ';', ',', '|'};
    char best = ',';
    Evenness most;
    for (const char candidate : candidates) {
        const Evenness now = evenness(text, candidate, comment);
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
