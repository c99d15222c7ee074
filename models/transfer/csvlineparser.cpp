#include "models/transfer/csvlineparser.h"

#include <csv.h>

#include <cstring>
#include <new>

// libcsv grows its buffer by this much; its own 128 bytes would make cells of megabytes slow.
static constexpr size_t growth = 16'384;
static constexpr unsigned char strict = CSV_STRICT | CSV_REPALL_NL;
static constexpr unsigned char lenient = CSV_REPALL_NL;

CsvLineParser::CsvLineParser()
    : m_parser(std::make_unique<csv_parser>())
{
    csv_init(m_parser.get(), strict);
    csv_set_blk_size(m_parser.get(), growth);
}

CsvLineParser::~CsvLineParser() { csv_free(m_parser.get()); }

void CsvLineParser::setDelimiter(char delimiter)
{
    csv_set_delim(m_parser.get(), static_cast<unsigned char>(delimiter));
}

void CsvLineParser::begin(QList<QByteArray> &cells)
{
    reset();
    m_cells = &cells;
    m_count = 0;
    m_complete = false;
}

CsvLineParser::Outcome CsvLineParser::feed(QByteArrayView text)
{
    while (!text.isEmpty()) {
        const auto size = static_cast<size_t>(text.size());
        const size_t used = csv_parse(m_parser.get(), text.data(), size, addCell, endRow, this);
        if (used == size)
            break;
        if (csv_error(m_parser.get()) != CSV_EPARSE)
            qBadAlloc();
        if (m_parser->quoted != 0)
            return Outcome::Malformed;
        csv_set_opts(m_parser.get(), lenient);
        csv_parse(m_parser.get(), text.data() + used, 1, addCell, endRow, this);
        csv_set_opts(m_parser.get(), strict);
        text = text.sliced(static_cast<qsizetype>(used) + 1);
    }
    return m_complete ? Outcome::Complete : Outcome::Open;
}

void CsvLineParser::parseLeniently(QByteArrayView line, QList<QByteArray> &cells)
{
    begin(cells);
    csv_set_opts(m_parser.get(), lenient);
    csv_parse(m_parser.get(), line.data(), static_cast<size_t>(line.size()), addCell, endRow, this);
    csv_fini(m_parser.get(), addCell, endRow, this);
    csv_set_opts(m_parser.get(), strict);
}

void CsvLineParser::reset() { csv_fini(m_parser.get(), nullptr, nullptr, nullptr); }

void CsvLineParser::addCell(void *text, size_t size, void *self)
{
    auto *parser = static_cast<CsvLineParser *>(self);
    const auto *characters = static_cast<const char *>(text);
    const auto length = static_cast<qsizetype>(size);
    QList<QByteArray> &cells = *parser->m_cells;
    if (parser->m_count == cells.size())
        cells.emplace_back();
    QByteArray &cell = cells[parser->m_count++];
    if (!cell.isDetached() || cell.capacity() < length) {
        cell = QByteArray(characters, length);
        return;
    }
    cell.resize(length);
    std::memcpy(cell.data(), characters, size);
}

void CsvLineParser::endRow(int, void *self)
{
    auto *parser = static_cast<CsvLineParser *>(self);
    parser->m_complete = true;
    if (parser->m_cells->size() != parser->m_count)
        parser->m_cells->resize(parser->m_count);
}

qsizetype findLineEnd(QByteArrayView text, qsizetype from)
{
    // In short steps, so that a file with CR alone is not searched to its end for an LF on every line.
    constexpr qsizetype step = 512;
    for (; from < text.size(); from += step) {
        const auto length = static_cast<size_t>(qMin(step, text.size() - from));
        const char *begin = text.data() + from;
        const void *lineFeed = std::memchr(begin, '\n', length);
        const size_t rest =
            lineFeed ? static_cast<size_t>(static_cast<const char *>(lineFeed) - begin) : length;
        const void *carriageReturn = std::memchr(begin, '\r', rest);
        if (const void *end = carriageReturn ? carriageReturn : lineFeed)
            return static_cast<const char *>(end) - text.data();
    }
    return text.size();
}
