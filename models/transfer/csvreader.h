#pragma once

#include "models/transfer/csvformat.h"
#include "models/transfer/csvlineparser.h"
#include "models/transfer/textsource.h"

#include <QList>
#include <QString>

/// One row of a CSV file. Reading into the same row again uses its memory again.
struct CsvRow {
    enum class Problem {
        None,
        BadEncoding, ///< bytes that are no text, NUL among them; the cells show U+FFFD in their place
        UnclosedQuote, ///< a quote that never closes; the cells are those of its first line
        StrayQuote, ///< text behind a closing quote; the cells are a guess
        TooLong, ///< more than CsvReader::rowLimit() bytes; no cells
    };

    qint64 line = 0; ///< the physical line it starts on; the first is 1
    QList<QByteArray> cells; ///< UTF-8
    Problem problem = Problem::None;

    /// The cell's text; empty where the row is too short. A U+FEFF at its start stays, unlike in
    /// QString::fromUtf8().
    [[nodiscard]] QString text(qsizetype column) const;
};

/// Reads CSV as RFC 4180 describes it and as programs write it: with any of four delimiters, CR, LF or CRLF,
/// any encoding that QStringDecoder knows, rows of different length. Blank lines and, where the format says
/// so, comments are skipped and counted.
///
/// A row that cannot be read costs itself only: it comes with its problem, and reading goes on at the line
/// after the one where it began. Memory: one row (rowLimit() at most) and some blocks, however large the
/// file. The device is borrowed, must be open and seekable (spool standard input to a file). Not thread-safe.
class CsvReader {
public:
    enum class Error {
        None,
        Empty, ///< no byte, or blank lines only; known after open() or after the last read()
        Binary, ///< a workbook or picture, not text
        Unreadable, ///< the device says no
        UnknownEncoding, ///< open() was given a name that nothing can decode
    };

    explicit CsvReader(QIODevice &device);

    /// Goes to the start. A byte order mark decides over `wanted`. What that leaves open (encoding,
    /// delimiter) is found from the first bytes; an encoding that these leave open as well is found later,
    /// and format() has it then.
    [[nodiscard]] Error open(const CsvFormat &wanted = {});
    /// Goes to the start again, with the format that was found: a file is often read twice.
    [[nodiscard]] Error rewind() { return open(m_format); }

    /// The next row; false at the end and after an error.
    [[nodiscard]] bool read(CsvRow &row);

    [[nodiscard]] const CsvFormat &format() const { return m_format; }
    [[nodiscard]] Error error() const { return m_error; }
    /// Of the device, for progress: bytes taken so far (a block ahead of the row) and all.
    [[nodiscard]] qint64 bytesRead() const { return m_source.bytesRead(); }
    [[nodiscard]] qint64 size() const { return m_source.size(); }

    /// The most bytes of text that one row may have; 16 MiB unless set (before open()).
    [[nodiscard]] qsizetype rowLimit() const { return m_rowLimit; }
    void setRowLimit(qsizetype bytes) { m_rowLimit = bytes; }

    /// For people, translated; empty for None.
    [[nodiscard]] static QString errorText(Error error);
    [[nodiscard]] static QString problemText(CsvRow::Problem problem);

private:
    enum class Found { Content, BlankLine, TooLong, End };
    /// A line in m_text, by the distance from the start of its row, which stays the same when text moves.
    struct Line {
        qsizetype begin = 0;
        qsizetype end = 0;
        qsizetype next = 0;
    };

    void passLines(int count);
    void prepareDelimiter(char wanted);
    void load();
    Found findLine(Line &line);
    void take(const Line &line);
    void skipLine();
    CsvLineParser::Outcome feed(const Line &line);
    Found parseRow(CsvRow &row);
    Found reject(CsvRow &row, const Line &first, CsvRow::Problem problem);
    void checkEncoding(CsvRow &row, const Line &last) const;

    TextSource m_source;
    CsvLineParser m_parser;
    CsvFormat m_format;
    QByteArray m_text; ///< UTF-8, from the start of the row on
    qsizetype m_row = 0; ///< where the row starts in m_text
    qsizetype m_cursor = 0; ///< where the next line starts, counted from m_row
    qint64 m_lines = 0; ///< lines before m_cursor
    qsizetype m_rowLimit = 16'777'216;
    qsizetype m_quoteLimit = 0; ///< how far the end of an open quote is looked for
    Error m_error = Error::None;
    bool m_atEnd = false;
    bool m_anyRow = false;
};
