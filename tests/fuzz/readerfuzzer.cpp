#include "models/transfer/csvreader.h"
#include "tests/fuzz/fuzztarget.h"
#include "tests/transfer/trickledevice.h"

#include <array>

namespace {

struct Reading {
    CsvFormat format;
    CsvReader::Error error = CsvReader::Error::None;
    QList<CsvRow> rows;
};

Reading readOnce(CsvReader &reader, CsvReader::Error opened)
{
    Reading reading;
    CsvRow row;
    while (opened == CsvReader::Error::None && reader.read(row))
        reading.rows << row;
    reading.error = reader.error();
    reading.format = reader.format();
    return reading;
}

bool isSame(const Reading &a, const Reading &b)
{
    return a.format == b.format && a.error == b.error
        && std::equal(a.rows.cbegin(), a.rows.cend(), b.rows.cbegin(), b.rows.cend(),
                      [](const CsvRow &left, const CsvRow &right) {
                          return left.line == right.line && left.problem == right.problem
                              && left.cells == right.cells;
                      });
}

void check(const Reading &reading, qsizetype bytes)
{
    qint64 line = 0;
    for (const CsvRow &row : reading.rows) {
        promise(row.line > line, "Lines are counted upwards.");
        line = row.line;
        for (const QByteArray &cell : row.cells) {
            promise(cell.isValidUtf8(), "Cells are UTF-8.");
            promise(!cell.contains('\0'), "Cells hold no NUL.");
        }
    }
    promise(line <= bytes, "There are not more lines than bytes.");
    promise(!reading.format.encoding.isEmpty(), "The encoding is known.");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static constexpr std::array<const char *, 12> encodings{
        "",         "",         "",          "UTF-8",   "UTF-16LE",    "UTF-16BE",
        "UTF-32LE", "UTF-32BE", "SHIFT_JIS", "GB18030", "ISO-2022-JP", "windows-1252"};
    static constexpr std::array<char, 6> delimiters{'\0', '\0', ',', ';', '\t', '!'};
    static constexpr std::array<char, 4> comments{'\0', '\0', '#', '"'};
    static constexpr std::array<qint64, 4> pieces{1, 2, 3, 4096};
    static constexpr std::array<qsizetype, 3> limits{64, 1024, 16'777'216};
    FuzzOptions options(data, size);
    CsvFormat wanted;
    wanted.encoding = encodings[options.next() % encodings.size()];
    wanted.delimiter = delimiters[options.next() % delimiters.size()];
    wanted.comment = comments[options.next() % comments.size()];
    wanted.skippedLines = options.next() % 4;
    const qint64 piece = pieces[options.next() % pieces.size()];
    const qsizetype limit = limits[options.next() % limits.size()];
    const QByteArray bytes = options.rest();

    TrickleDevice whole(bytes, bytes.size() + 1);
    CsvReader reader(whole);
    reader.setRowLimit(limit);
    const Reading first = readOnce(reader, reader.open(wanted));
    check(first, bytes.size() + 1);
    promise(isSame(first, readOnce(reader, reader.rewind())), "Reading again gives the same.");

    TrickleDevice trickling(bytes, piece);
    CsvReader second(trickling);
    second.setRowLimit(limit);
    promise(isSame(first, readOnce(second, second.open(wanted))), "The borders of blocks do not matter.");
    return 0;
}
