#include "models/transfer/csvreader.h"

#include <QCoreApplication>
#include <QIODevice>

#include <cstring>

static constexpr qint64 headSize = 8'192;
static constexpr qsizetype sampleSize = 65'536;

static QString translated(const char *text) { return QCoreApplication::translate("CsvReader", text); }

QString CsvRow::text(qsizetype column) const
{
    constexpr QByteArrayView mark = "\xEF\xBB\xBF";
    if (column < 0 || column >= cells.size())
        return {};
    const QByteArray &cell = cells[column];
    if (!cell.startsWith(mark))
        return QString::fromUtf8(cell);
    return QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom).decode(cell);
}

CsvReader::CsvReader(QIODevice &device)
    : m_source(device)
{
}

CsvReader::Error CsvReader::open(const CsvFormat &wanted)
{
    const CsvFormat format = wanted; // `wanted` may be m_format itself
    const bool isOpen = format.encoding.isEmpty() || format.undecided;
    const QByteArray found = isOpen ? m_source.findEncoding() : format.encoding;
    const QByteArray head = m_source.head(headSize);
    const QByteArray marked = markedEncoding(head); // says more than people know
    const QByteArray encoding = marked.isEmpty() ? found : marked;
    m_format = format;
    m_format.undecided = encoding.isEmpty();
    m_format.encoding = m_format.undecided ? QByteArray("UTF-8") : encoding;
    const qsizetype markLength = byteOrderMarkLength(head, m_format.encoding);
    m_format.byteOrderMark = markLength > 0;
    m_text.resize(0);
    m_row = m_cursor = 0;
    m_lines = 0;
    m_quoteLimit = m_rowLimit;
    m_atEnd = m_anyRow = false;
    m_error = Error::None;
    if (!TextSource::isKnownEncoding(m_format.encoding))
        return m_error = Error::UnknownEncoding;
    if (!m_source.restart(encoding, markLength))
        return m_error = Error::Unreadable;
    if (looksBinary(head, m_format.encoding))
        return m_error = Error::Binary;
    passLines(format.skippedLines);
    prepareDelimiter(format.delimiter);
    return m_error;
}

void CsvReader::passLines(int count)
{
    for (int i = 0; i < count; ++i) {
        Line line;
        const Found found = findLine(line);
        if (found == Found::End)
            return;
        if (found == Found::TooLong)
            skipLine();
        else
            take(line);
        m_row += m_cursor;
        m_cursor = 0;
    }
}

void CsvReader::prepareDelimiter(char wanted)
{
    while (m_text.size() - m_row < sampleSize && !m_atEnd)
        load();
    const auto rest = [this] { return QByteArrayView(m_text).sliced(m_row); };
    if (m_atEnd && m_error == Error::None && rest().trimmed().isEmpty())
        m_error = Error::Empty;
    const SeparatorLine separator = separatorLine(rest());
    m_row += separator.length;
    m_lines += separator.length > 0 ? 1 : 0;
    if (wanted != '\0')
        m_format.delimiter = wanted;
    else if (separator.length > 0)
        m_format.delimiter = separator.delimiter;
    else
        m_format.delimiter = detectDelimiter(rest().first(qMin(rest().size(), sampleSize)), m_format.comment);
    m_parser.setDelimiter(m_format.delimiter);
}

bool CsvReader::read(CsvRow &row)
{
    while (m_error == Error::None) {
        m_row += m_cursor;
        m_cursor = 0;
        row.line = m_lines + 1;
        row.problem = CsvRow::Problem::None;
        const Found found = parseRow(row);
        if (found == Found::BlankLine)
            continue;
        m_anyRow = m_anyRow || found == Found::Content;
        if (found == Found::End && !m_anyRow && m_error == Error::None)
            m_error = Error::Empty;
        return found == Found::Content && m_error == Error::None;
    }
    return false;
}

CsvReader::Found CsvReader::parseRow(CsvRow &row)
{
    Line first;
    const Found found = findLine(first);
    if (found == Found::End)
        return found;
    const bool isCommentLine =
        isComment(QByteArrayView(m_text).sliced(m_row + first.begin), m_format.comment);
    if (found == Found::TooLong) {
        skipLine();
        if (isCommentLine)
            return Found::BlankLine;
        row.cells.clear();
        row.problem = CsvRow::Problem::TooLong;
        return Found::Content;
    }
    if (isCommentLine) {
        take(first);
        return Found::BlankLine;
    }
    m_parser.begin(row.cells);
    Line line = first;
    for (;;) {
        take(line);
        const CsvLineParser::Outcome outcome = feed(line);
        if (outcome == CsvLineParser::Outcome::Malformed) {
            const bool oneLine = line.begin == 0;
            return reject(row, first, oneLine ? CsvRow::Problem::StrayQuote : CsvRow::Problem::UnclosedQuote);
        }
        if (outcome == CsvLineParser::Outcome::Complete) {
            checkEncoding(row, line);
            return row.cells.isEmpty() ? Found::BlankLine : Found::Content;
        }
        if (line.next > m_quoteLimit || findLine(line) != Found::Content)
            return reject(row, first, CsvRow::Problem::UnclosedQuote);
    }
}

CsvLineParser::Outcome CsvReader::feed(const Line &line)
{
    const char *text = m_text.constData() + m_row;
    if (line.next == line.end) { // the file's last line has no end of its own
        const CsvLineParser::Outcome outcome = m_parser.feed({text + line.begin, line.end - line.begin});
        return outcome == CsvLineParser::Outcome::Malformed ? outcome : m_parser.feed("\n");
    }
    const CsvLineParser::Outcome outcome = m_parser.feed({text + line.begin, line.end - line.begin + 1});
    // The LF of a CRLF belongs to the cell where a quote is open; else it would be a blank line.
    const bool isPair = line.next - line.end == 2;
    return isPair && outcome == CsvLineParser::Outcome::Open ? m_parser.feed("\n") : outcome;
}

CsvReader::Found CsvReader::reject(CsvRow &row, const Line &first, CsvRow::Problem problem)
{
    // Each search that went far and in vain shortens the next one, so that a file full of open quotes is not
    // read to the limit from each of its lines.
    constexpr qsizetype leastLimit = 65'536;
    if (m_cursor > leastLimit)
        m_quoteLimit = qMax(leastLimit, m_quoteLimit / 2);
    m_parser.parseLeniently({m_text.constData() + m_row, first.end}, row.cells);
    checkEncoding(row, first);
    row.problem = problem;
    m_cursor = first.next;
    m_lines = row.line;
    return Found::Content;
}

void CsvReader::checkEncoding(CsvRow &row, const Line &last) const
{
    const QByteArrayView text(m_text.constData() + m_row, last.end);
    if (text.isValidUtf8() && !text.contains('\0'))
        return;
    row.problem = CsvRow::Problem::BadEncoding;
    for (QByteArray &cell : row.cells)
        cell = QString::fromUtf8(cell).replace(QChar::Null, QChar::ReplacementCharacter).toUtf8();
}

CsvReader::Found CsvReader::findLine(Line &line)
{
    line.begin = m_cursor;
    qsizetype searched = m_cursor;
    for (;;) {
        const QByteArrayView text = QByteArrayView(m_text).sliced(m_row);
        line.end = findLineEnd(text, searched);
        const bool mayBePair = line.end + 1 == text.size() && text[line.end] == '\r';
        if (line.end < text.size() && (m_atEnd || !mayBePair)) {
            const bool isPair = !mayBePair && text[line.end] == '\r' && text[line.end + 1] == '\n';
            line.next = line.end + (isPair ? 2 : 1);
            return line.end - line.begin > m_rowLimit ? Found::TooLong : Found::Content;
        }
        if (m_atEnd) {
            line.next = line.end;
            return line.end > line.begin ? Found::Content : Found::End;
        }
        if (line.end - line.begin > m_rowLimit)
            return Found::TooLong;
        searched = line.end;
        load();
    }
}

void CsvReader::take(const Line &line)
{
    m_cursor = line.next;
    ++m_lines;
}

void CsvReader::skipLine()
{
    for (;;) {
        const QByteArrayView text = QByteArrayView(m_text).sliced(m_row);
        const qsizetype end = findLineEnd(text, 0);
        m_row += end;
        m_cursor = 0;
        // A CR at the border waits for its LF; all before it is let go.
        const bool isComplete = end + 1 < text.size() || (end < text.size() && text[end] == '\n');
        if (isComplete || m_atEnd)
            break;
        load();
    }
    Line rest;
    if (findLine(rest) == Found::Content)
        take(rest);
}

void CsvReader::load()
{
    if (m_row > 0) {
        const qsizetype rest = m_text.size() - m_row;
        std::memmove(m_text.data(), m_text.constData() + m_row, static_cast<size_t>(rest));
        m_text.resize(rest);
        m_row = 0;
    }
    const TextSource::Status status = m_source.append(m_text);
    m_atEnd = status != TextSource::Status::More;
    if (m_format.undecided && !m_source.encoding().isEmpty()) {
        m_format.encoding = m_source.encoding();
        m_format.undecided = false;
    }
    if (status == TextSource::Status::Failed)
        m_error = Error::Unreadable;
}

QString CsvReader::errorText(Error error)
{
    switch (error) {
    case Error::None:
        return {};
    case Error::Empty:
        return translated(QT_TRANSLATE_NOOP("CsvReader", "The file is empty."));
    case Error::Binary:
        return translated(
            QT_TRANSLATE_NOOP("CsvReader", "The file is not a text file. Save it as CSV first."));
    case Error::Unreadable:
        return translated(QT_TRANSLATE_NOOP("CsvReader", "The file cannot be read."));
    case Error::UnknownEncoding:
        return translated(QT_TRANSLATE_NOOP("CsvReader", "The text encoding is not known."));
    }
    return {};
}

QString CsvReader::problemText(CsvRow::Problem problem)
{
    switch (problem) {
    case CsvRow::Problem::None:
        return {};
    case CsvRow::Problem::BadEncoding:
        return translated(
            QT_TRANSLATE_NOOP("CsvReader", "contains bytes that are not text in the file's encoding"));
    case CsvRow::Problem::UnclosedQuote:
        return translated(QT_TRANSLATE_NOOP("CsvReader", "a quotation mark is never closed"));
    case CsvRow::Problem::StrayQuote:
        return translated(QT_TRANSLATE_NOOP("CsvReader", "text follows a closing quotation mark"));
    case CsvRow::Problem::TooLong:
        return translated(QT_TRANSLATE_NOOP("CsvReader", "the row is longer than 16 MiB"));
    }
    return {};
}
