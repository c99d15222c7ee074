#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <memory>

struct csv_parser;

/// libcsv, fed line by line: tells after each line whether the row is complete or goes on in a quoted cell.
///
/// Spaces and tabs around cells are dropped unless quoted. A quote inside a cell that is not quoted is an
/// ordinary character (`5" disk`); text behind a closing quote is malformed, because nobody can say what was
/// meant.
class CsvLineParser {
public:
    enum class Outcome { Complete, Open, Malformed };

    CsvLineParser();
    ~CsvLineParser();
    Q_DISABLE_COPY_MOVE(CsvLineParser)

    void setDelimiter(char delimiter);

    /// Starts a row. `cells` is borrowed until the row is complete; its memory is used again.
    void begin(QList<QByteArray> &cells);
    /// `text` ends with CR or LF. A complete row without cells was a blank line.
    [[nodiscard]] Outcome feed(QByteArrayView text);
    /// Takes one line (without its end) as well as it goes: for showing a row that is malformed.
    void parseLeniently(QByteArrayView line, QList<QByteArray> &cells);

private:
    static void addCell(void *text, size_t size, void *self);
    static void endRow(int terminator, void *self);
    void reset();

    std::unique_ptr<csv_parser> m_parser;
    QList<QByteArray> *m_cells = nullptr;
    qsizetype m_count = 0;
    bool m_complete = false;
};

/// Where the line that reaches over `from` ends: the index of its CR or LF, or text.size().
[[nodiscard]] qsizetype findLineEnd(QByteArrayView text, qsizetype from);
