#include "models/transfer/csvreader.h"
#include "tests/transfer/trickledevice.h"

#include <QBuffer>
#include <QStringEncoder>
#include <QTest>

using namespace Qt::StringLiterals;

using Problem = CsvRow::Problem;
using Error = CsvReader::Error;

/// A row as one text: line number, problem if any, cells in brackets.
static QByteArray shown(const CsvRow &row)
{
    static constexpr std::array names{"", "encoding", "unclosed", "stray", "long"};
    return QByteArray::number(row.line) + names[size_t(row.problem)] + '[' + row.cells.join("][") + ']';
}

static QByteArrayList readAll(QIODevice &device, const CsvFormat &wanted = {},
                              CsvReader::Error *error = nullptr)
{
    CsvReader reader(device);
    QByteArrayList rows;
    CsvRow row;
    if (reader.open(wanted) == Error::None) {
        while (reader.read(row))
            rows += shown(row);
    }
    if (error)
        *error = reader.error();
    return rows;
}

static QByteArrayList readText(const QByteArray &text, const CsvFormat &wanted = {}, qint64 piece = 1 << 20)
{
    TrickleDevice device(text, piece);
    return readAll(device, wanted);
}

static QByteArray encoded(const QString &text, QStringConverter::Encoding encoding, bool mark)
{
    QStringEncoder encoder(encoding,
                           mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder.encode(text);
}

class CsvReaderTest : public QObject {
    Q_OBJECT

private slots:
    void rows_data();
    void rows();
    void piecesGiveTheSame_data() { rows_data(); }
    void piecesGiveTheSame();
    void delimiter_data();
    void delimiter();
    void encodings_data();
    void encodings();
    void surrogatePairsOverBorders();
    void badUtf16CostsItsRowOnly();
    void namedEncoding();
    void errors_data();
    void errors();
    void devicesThatSayNo();
    void hugeRow();
    void rowsOverTheLimit();
    void openQuoteInALargeFile();
    void manyOpenQuotes();
    void rewindReadsTheSame();
    void textsForEveryProblem();
    void speed();
};

void CsvReaderTest::rows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("expected");
    const auto add = [](const char *name, const QByteArray &text, const QByteArrayList &expected) {
        QTest::newRow(name) << text << expected;
    };
    add("RFC 4180 2.1", "aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", {"1[aaa][bbb][ccc]", "2[zzz][yyy][xxx]"});
    add("RFC 4180 2.2 no last line end", "aaa,bbb\r\nzzz,yyy", {"1[aaa][bbb]", "2[zzz][yyy]"});
    add("RFC 4180 2.5 quoted", "\"aaa\",\"bbb\"\r\nzzz,yyy", {"1[aaa][bbb]", "2[zzz][yyy]"});
    add("RFC 4180 2.6 line end in cell", "\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx",
        {"1[aaa][b\r\nbb][ccc]", "3[zzz][yyy][xxx]"});
    add("RFC 4180 2.7 quote in cell", "\"aaa\",\"b\"\"bb\",\"ccc\"", {"1[aaa][b\"bb][ccc]"});
    add("LF", "a,b\nc,d\n", {"1[a][b]", "2[c][d]"});
    add("CR", "a,b\rc,d\re,f", {"1[a][b]", "2[c][d]", "3[e][f]"});
    add("CR in a quoted cell", "a,\"b\rc\"\rd,e\r", {"1[a][b\rc]", "3[d][e]"});
    add("mixed line ends", "a,b\rc,d\ne,f\r\ng,h", {"1[a][b]", "2[c][d]", "3[e][f]", "4[g][h]"});
    add("blank lines count", "\n\r\na,b\n  \n\t\nc,d\n\n", {"3[a][b]", "6[c][d]"});
    add("blank lines CR", "a,b\r\r\rc,d", {"1[a][b]", "4[c][d]"});
    add("blank line in a cell", "a,\"x\n\ny\"\nc,d\n", {"1[a][x\n\ny]", "4[c][d]"});
    add("ragged", "a,b,c\nd\ne,f,g,h\n", {"1[a][b][c]", "2[d]", "3[e][f][g][h]"});
    add("empty cells", "a,b,c\n,,\n,x,\n\"\",\"\",\n", {"1[a][b][c]", "2[][][]", "3[][x][]", "4[][][]"});
    add("spaces", " a , b\tc ,\" d \" \n", {"1[a][b\tc][ d ]"});
    add("apostrophes", "name,x\nO'Brien,'quoted'\n'a,b'\n",
        {"1[name][x]", "2[O'Brien]['quoted']", "3['a][b']"});
    add("quote inside a bare cell", "a,b\n5\" disk,x \"y\" z\nlast\",q\n",
        {"1[a][b]", "2[5\" disk][x \"y\" z]", "3[last\"][q]"});
    add("quoted delimiters", "a,b\n\"x,y\",\"1,2,3\"\n", {"1[a][b]", "2[x,y][1,2,3]"});
    add("one column", "email\na@b\n\"c@d\"\n", {"1[email]", "2[a@b]", "3[c@d]"});
    add("one quoted empty cell", "name\n\"\"\nx\n", {"1[name]", "2[]", "3[x]"});
    add("BOM",
        "\xEF\xBB\xBF"
        "a,b\nc,d\n",
        {"1[a][b]", "2[c][d]"});
    add("BOM and quote", "\xEF\xBB\xBF\"a\",b\nc,d\n", {"1[a][b]", "2[c][d]"});
    add("text behind a quote", "a,b\n\"x\"y,z\nc,d\n", {"1[a][b]", "2stray[x\"y,z]", "3[c][d]"});
    add("open quote in the middle", "a,b\nx,\"y\nc,d\ne,f\n",
        {"1[a][b]", "2unclosed[x][y]", "3[c][d]", "4[e][f]"});
    add("open quote, quoted rows follow", "a,b\nx,\"y\nc,\"d\"\ne,f\n",
        {"1[a][b]", "2unclosed[x][y]", "3[c][d]", "4[e][f]"});
    add("open quote, last line", "a,b\nc,d\nx,\"y\n", {"1[a][b]", "2[c][d]", "3unclosed[x][y]"});
    add("open quote, last byte", "a,b\nx,\"", {"1[a][b]", "2unclosed[x][]"});
    add("open quote CRLF", "a,b\r\nx,\"y\r\nc,d\r\n", {"1[a][b]", "2unclosed[x][y]", "3[c][d]"});
    add("two open quotes", "a,b\nx,\"y\nc,d\nz,\"w\ne,f",
        {"1[a][b]", "2unclosed[x][y]", "3[c][d]", "4unclosed[z][w]", "5[e][f]"});
    add("open quote before a row with lines", "a,b\nx,\"y\nc,d\n\"e\nf\",g\nh,i\n",
        {"1[a][b]", "2unclosed[x][y]", "3[c][d]", "4[e\nf][g]", "6[h][i]"});
    add("bad bytes", "a,b\nx,\xFFy\nç,ð\n", {"1[a][b]", "2encoding[x][\xEF\xBF\xBDy]", "3[ç][ð]"});
    add("bad bytes in a cell of two lines", "a,b\n\"x\n\xC3\",y\nç,ð\n",
        {"1[a][b]", "2encoding[x\n\xEF\xBF\xBD][y]", "4[ç][ð]"});
    add("NUL", QByteArray("a,b\nx,y\0z\nc,d\n", 14), {"1[a][b]", "2encoding[x][y\xEF\xBF\xBDz]", "3[c][d]"});
    add("NULs and line ends", QByteArray("a,b\r\n\0x,y\r\nc,d\0\r\ne,f\r\n", 22),
        {"1[a][b]", "2encoding[\xEF\xBF\xBDx][y]", "3encoding[c][d\xEF\xBF\xBD]", "4[e][f]"});
    add("bytes of a mark in a cell", "a,b\nx,\xFF\xFE\nc,d\n", {"1[a][b]", "2[x][ÿþ]", "3[c][d]"});
    add("scripts", "name,x\nМария,日本語\n😀,עברית\n", {"1[name][x]", "2[Мария][日本語]", "3[😀][עברית]"});
    add("sep line", "sep=|\r\na|b\r\nc|d,e\r\n", {"2[a][b]", "3[c][d,e]"});
    add("tabs", "a\tb\tc\n\tx\t\n", {"1[a][b][c]", "2[][x][]"});
}

void CsvReaderTest::rows()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, expected);
    QCOMPARE(readText(text), expected);
}

void CsvReaderTest::piecesGiveTheSame()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, expected);
    for (qint64 piece = 1; piece <= 7; ++piece)
        QCOMPARE(readText(text, {}, piece), expected);
}

void CsvReaderTest::delimiter_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<char>("expected");
    QTest::newRow("comma") << QByteArray("a,b\nc,d\n") << ',';
    QTest::newRow("semicolon") << QByteArray("a;b\nc;d\n") << ';';
    QTest::newRow("tab") << QByteArray("a\tb\nc\td\n") << '\t';
    QTest::newRow("pipe") << QByteArray("a|b\nc|d\n") << '|';
    QTest::newRow("one column") << QByteArray("email\na@b\nc@d\n") << ',';
    QTest::newRow("one column with names") << QByteArray("name\nMüller; Anna\nSchmidt; Bo\n") << ',';
    QTest::newRow("header only") << QByteArray("user;organization") << ';';
    QTest::newRow("decimal commas") << QByteArray("name;rate;share\nA;1,5;2,5\nB;2,5;3,5\n") << ';';
    QTest::newRow("quoted others") << QByteArray("\"last, first, middle\";mail\n\"a,b,c\";x\n") << ';';
    QTest::newRow("list in a cell") << QByteArray("email,orgs\na@b,x|y\nc@d,z|w\n") << ',';
    QTest::newRow("list with semicolons") << QByteArray("email,orgs\na@b,x;y\nc@d,z;w\n") << ',';
    QTest::newRow("line end in a cell") << QByteArray("a;b\n\"x\ny,z\";c\nd;e\n") << ';';
    QTest::newRow("ragged") << QByteArray("a;b;c\nx;y\nz\n") << ';';
    QTest::newRow("commas in the header as well") << QByteArray("a, b;c\nx;y\nz;w\n") << ';';
    QTest::newRow("open quote") << QByteArray("a;b\n\"x;y\nc;d\n") << ';';
    QTest::newRow("sep") << QByteArray("SEP=;\na,b\n") << ';';
}

void CsvReaderTest::delimiter()
{
    QFETCH(QByteArray, text);
    QFETCH(char, expected);
    QBuffer buffer(&text);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvReader reader(buffer);
    QCOMPARE(reader.open(), Error::None);
    QCOMPARE(reader.format().delimiter, expected);
    QCOMPARE(reader.open({{}, '!'}), Error::None);
    QCOMPARE(reader.format().delimiter, '!');
}

void CsvReaderTest::encodings_data()
{
    QTest::addColumn<QStringConverter::Encoding>("encoding");
    QTest::addColumn<bool>("mark");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("UTF-8") << QStringConverter::Utf8 << false << QByteArray("UTF-8");
    QTest::newRow("UTF-8 BOM") << QStringConverter::Utf8 << true << QByteArray("UTF-8");
    QTest::newRow("UTF-16LE") << QStringConverter::Utf16LE << false << QByteArray("UTF-16LE");
    QTest::newRow("UTF-16LE BOM") << QStringConverter::Utf16LE << true << QByteArray("UTF-16LE");
    QTest::newRow("UTF-16BE") << QStringConverter::Utf16BE << false << QByteArray("UTF-16BE");
    QTest::newRow("UTF-16BE BOM") << QStringConverter::Utf16BE << true << QByteArray("UTF-16BE");
    QTest::newRow("UTF-32LE BOM") << QStringConverter::Utf32LE << true << QByteArray("UTF-32LE");
    QTest::newRow("UTF-32BE BOM") << QStringConverter::Utf32BE << true << QByteArray("UTF-32BE");
}

void CsvReaderTest::encodings()
{
    QFETCH(QStringConverter::Encoding, encoding);
    QFETCH(bool, mark);
    QFETCH(QByteArray, name);
    const QString text = u"name;organization\r\n\"Müller;\r\nAnna\";Straße\r\n日本語;😀\r\n\uFFFD;x\n"_s;
    const QByteArray bytes = encoded(text, encoding, mark);
    QByteArrayList expected{"1[name][organization]", "2[Müller;\r\nAnna][Straße]", "4[日本語][😀]",
                            "5[\uFFFD][x]"};
    if (encoding == QStringConverter::Utf32LE || encoding == QStringConverter::Utf32BE)
        expected.last() = "5encoding[\uFFFD][x]"; // its decoder writes the same character for errors
    for (const qint64 piece : {1, 2, 3, 5, 7, 1 << 20}) {
        TrickleDevice device(bytes, piece);
        CsvReader reader(device);
        QCOMPARE(reader.open(), Error::None);
        QCOMPARE(reader.format(), (CsvFormat{name, ';', mark}));
        QCOMPARE(readAll(device), expected);
    }
}

void CsvReaderTest::surrogatePairsOverBorders()
{
    QString text = u"name,x\n"_s;
    for (int i = 0; i < 100'000; ++i)
        text += u"😀"_s + (i % 7 == 0 ? u",ab\n"_s : u"z"_s);
    const QByteArray utf8 = "\xEF\xBB\xBF" + text.toUtf8();
    QBuffer plain;
    plain.setData(utf8);
    QVERIFY(plain.open(QIODevice::ReadOnly));
    const QByteArrayList expected = readAll(plain);
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        QCOMPARE(readText(encoded(text, encoding, true)), expected);
        QCOMPARE(readText(encoded(text, encoding, true), {}, 4095), expected);
    }
}

void CsvReaderTest::badUtf16CostsItsRowOnly()
{
    const QString text = u"a,b\nx,"_s + QChar(0xD800) + u"y\nz,"_s + QChar(0xDC00) + u"\nc,d\n"_s;
    QByteArray bytes = "\xFF\xFE";
    for (const QChar unit : text)
        bytes += QByteArray(1, char(unit.cell())) + char(unit.row());
    const QByteArrayList rows = readText(bytes);
    QCOMPARE(rows.size(), 4);
    QVERIFY(rows[1].startsWith("2encoding[x]["));
    QVERIFY(rows[1].contains("\uFFFD"));
    QVERIFY(rows[2].startsWith("3encoding[z]["));
    QCOMPARE(rows[3], "4[c][d]");
    QCOMPARE(readText(bytes, {}, 1), rows);
    // An odd last byte is no character.
    QVERIFY(readText(bytes + 'x').last().startsWith("5encoding["));
}

void CsvReaderTest::namedEncoding()
{
    const QByteArray latin = "name;x\nM\xFCller;Stra\xDF"
                             "e\n";
    QCOMPARE(readText(latin, {"ISO-8859-1"}), (QByteArrayList{"1[name][x]", "2[Müller][Straße]"}));
    QCOMPARE(readText(latin, {"UTF-8"}).last(), "2encoding[M\uFFFDller][Stra\uFFFDe]");
}

void CsvReaderTest::errors_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<CsvReader::Error>("expected");
    QTest::newRow("no byte") << QByteArray() << QByteArray() << Error::Empty;
    QTest::newRow("BOM only") << QByteArray("\xEF\xBB\xBF") << QByteArray() << Error::Empty;
    QTest::newRow("UTF-16 BOM only") << QByteArray("\xFF\xFE") << QByteArray() << Error::Empty;
    QTest::newRow("blank lines") << QByteArray("\n\r\n  \n\t\r") << QByteArray() << Error::Empty;
    QTest::newRow("many blank lines") << QByteArray(1'000'000, '\n') << QByteArray() << Error::Empty;
    QTest::newRow("sep line only") << QByteArray("sep=;\n") << QByteArray() << Error::Empty;
    QTest::newRow("zip") << QByteArray("PK\3\4\24\0\6\0\10\0\0\0!\0 some more text", 30) << QByteArray()
                         << Error::Binary;
    QTest::newRow("NULs") << QByteArray(1000, '\0') << QByteArray() << Error::Binary;
    QTest::newRow("PDF") << QByteArray("%PDF-1.7\nmore, and more\n") << QByteArray() << Error::Binary;
    QTest::newRow("control characters")
        << QByteArray("a,b\x01\x02\0\n", 7).repeated(9) << QByteArray() << Error::Binary;
    QTest::newRow("control characters in text")
        << QByteArray("a,b\x01\x02\n").repeated(9) << QByteArray() << Error::None;
    QTest::newRow("NUL in text") << QByteArray("a,b\nc\0d,e\n", 10) << QByteArray() << Error::None;
    QTest::newRow("encoding") << QByteArray("a,b") << QByteArray("klingon") << Error::UnknownEncoding;
    QTest::newRow("fine") << QByteArray("a,b") << QByteArray() << Error::None;
}

void CsvReaderTest::errors()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, encoding);
    QFETCH(CsvReader::Error, expected);
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvReader::Error error = Error::None;
    const QByteArrayList rows = readAll(buffer, {encoding}, &error);
    QCOMPARE(error, expected);
    QCOMPARE(rows.isEmpty(), expected != Error::None);
}

void CsvReaderTest::devicesThatSayNo()
{
    QBuffer closed;
    CsvReader::Error error = Error::None;
    QVERIFY(readAll(closed, {}, &error).isEmpty());
    QCOMPARE(error, Error::Unreadable);

    struct Failing : TrickleDevice {
        using TrickleDevice::TrickleDevice;
        qint64 readData(char *data, qint64 size) override
        {
            return pos() > 200'000 ? -1 : TrickleDevice::readData(data, size);
        }
    };
    Failing failing(QByteArray("a,b\n").repeated(100'000), 50'000);
    QVERIFY(!readAll(failing, {}, &error).isEmpty());
    QCOMPARE(error, Error::Unreadable);
}

void CsvReaderTest::hugeRow()
{
    const QByteArray large(5'000'000, 'x');
    const QByteArray lines = QByteArray("some words\n").repeated(300'000);
    const QByteArray text = "a,b\n" + large + ",1\n\"" + lines + "\",2\nc,d\n";
    for (const qint64 piece : {1 << 20, 1000}) {
        const QByteArrayList rows = readText(text, {}, piece);
        QCOMPARE(rows.size(), 4);
        QVERIFY(rows[1] == "2[" + large + "][1]");
        QVERIFY(rows[2] == "3[" + lines + "][2]");
        QCOMPARE(rows[3], "300004[c][d]");
    }
}

void CsvReaderTest::rowsOverTheLimit()
{
    const QByteArray large(1'000'000, 'x');
    for (const QByteArray &lineEnd : {QByteArray("\n"), QByteArray("\r\n"), QByteArray("\r")}) {
        QByteArray text = "a,b" + lineEnd + large + lineEnd + "c,d" + lineEnd + large;
        for (const qint64 piece : {7777, 1 << 20}) {
            TrickleDevice device(text, piece);
            CsvReader reader(device);
            reader.setRowLimit(300'000);
            QCOMPARE(reader.open(), Error::None);
            QByteArrayList rows;
            CsvRow row;
            while (reader.read(row))
                rows += shown(row);
            QCOMPARE(rows, (QByteArrayList{"1[a][b]", "2long[]", "3[c][d]", "4long[]"}));
        }
    }
}

void CsvReaderTest::openQuoteInALargeFile()
{
    const QByteArray text = "a,b\nx,\"y\n" + QByteArray("c,d\n").repeated(1'000'000);
    QBuffer buffer;
    buffer.setData(text);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvReader reader(buffer);
    QCOMPARE(reader.open(), Error::None);
    CsvRow row;
    qint64 count = 0;
    qint64 bad = 0;
    while (reader.read(row)) {
        ++count;
        bad += row.problem != Problem::None ? 1 : 0;
        QCOMPARE(row.line, count);
    }
    QCOMPARE(count, 1'000'002);
    QCOMPARE(bad, 1);
}

void CsvReaderTest::manyOpenQuotes()
{
    // Each line closes the quote of the line before and opens one: nothing ever ends, from wherever one
    // reads.
    const QByteArray text = "a,b\n" + QByteArray("5\",\"abc\n").repeated(200'000);
    QBuffer buffer;
    buffer.setData(text);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvReader reader(buffer);
    reader.setRowLimit(1 << 20);
    QCOMPARE(reader.open(), Error::None);
    CsvRow row;
    QVERIFY(reader.read(row));
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(reader.read(row));
        QCOMPARE(shown(row), QByteArray::number(i + 2) + "unclosed[5\"][abc]");
    }
}

void CsvReaderTest::rewindReadsTheSame()
{
    QByteArray text = "sep=;\na;b\n\"x\ny\";z\n";
    QBuffer buffer(&text);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvReader reader(buffer);
    QCOMPARE(reader.open(), Error::None);
    CsvRow row;
    for (int pass = 0; pass < 3; ++pass) {
        QVERIFY(reader.read(row));
        QCOMPARE(shown(row), "2[a][b]");
        QVERIFY(reader.read(row));
        QCOMPARE(shown(row), "3[x\ny][z]");
        QVERIFY(!reader.read(row));
        QCOMPARE(reader.bytesRead(), reader.size());
        QCOMPARE(reader.rewind(), Error::None);
    }
}

void CsvReaderTest::textsForEveryProblem()
{
    QVERIFY(CsvReader::errorText(Error::None).isEmpty());
    for (const Error error : {Error::Empty, Error::Binary, Error::Unreadable, Error::UnknownEncoding})
        QVERIFY(!CsvReader::errorText(error).isEmpty());
    for (const Problem problem :
         {Problem::BadEncoding, Problem::UnclosedQuote, Problem::StrayQuote, Problem::TooLong})
        QVERIFY(!CsvReader::problemText(problem).isEmpty());
}

void CsvReaderTest::speed()
{
    const QByteArray text = "user,organization,role,joined_at\n"
        + QByteArray("somebody.else@example.org,some-organization,member,2024-03-01T12:00:00Z\n")
              .repeated(200'000);
    QBuffer buffer;
    buffer.setData(text);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvReader reader(buffer);
    qint64 count = 0;
    QBENCHMARK_ONCE
    {
        QCOMPARE(reader.open(), Error::None);
        CsvRow row;
        while (reader.read(row))
            ++count;
    }
    QCOMPARE(count, 200'001);
}

QTEST_GUILESS_MAIN(CsvReaderTest)
#include "csvreadertest.moc"
