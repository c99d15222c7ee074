#include "models/transfer/csvreader.h"
#include "tests/transfer/trickledevice.h"

#include <QTest>

using Error = CsvReader::Error;

/// Lines of a file that are no rows: comments, and what stands above the table.
class SkippedLinesTest : public QObject {
    Q_OBJECT

private slots:
    void skips_data();
    void skips();
    void longLines();
};

static QByteArray shown(const CsvRow &row)
{
    return QByteArray::number(row.line) + '[' + row.cells.join("][") + ']';
}

static QByteArrayList readAll(QIODevice &device, const CsvFormat &wanted, Error &error)
{
    CsvReader reader(device);
    QByteArrayList rows;
    CsvRow row;
    if (reader.open(wanted) == Error::None) {
        while (reader.read(row))
            rows += shown(row);
    }
    error = reader.error();
    return rows;
}

void SkippedLinesTest::skips_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<char>("comment");
    QTest::addColumn<int>("skipped");
    QTest::addColumn<QByteArrayList>("expected");
    const auto add = [](const char *name, const QByteArray &text, char comment, int skipped,
                        const QByteArrayList &expected) {
        QTest::newRow(name) << text << comment << skipped << expected;
    };
    add("not asked for", "a,b\n#c,d\n", '\0', 0, {"1[a][b]", "2[#c][d]"});
    add("comments", "# made by hand\na;b\n#c,\"d\ne;#f\n#\ng;h\n#", '#', 0,
        {"2[a][b]", "4[e][#f]", "6[g][h]"});
    add("comments CRLF", "#x\r\n#y\r\na;b\r\n#c\r\ne;f\r\n", '#', 0, {"3[a][b]", "5[e][f]"});
    add("no comment inside a quoted cell", "a,b\n\"x\n#y\",z\n#c,d\n", '#', 0, {"1[a][b]", "2[x\n#y][z]"});
    add("comments with many delimiters", "#,,,,,\n#,,,,,\na;b\n", '#', 0, {"3[a][b]"});
    add("comments only", "#a,b\n#c,d\n", '#', 0, {});
    add("skipped", "Report, 2024\n\"open\na;b\nc;d\n", '\0', 2, {"3[a][b]", "4[c][d]"});
    add("skipped CR", "x\ry\ra;b\rc;d\r", '\0', 2, {"3[a][b]", "4[c][d]"});
    add("skipped CRLF and sep", "x\r\nsep=;\r\na;b,c\r\n", '\0', 1, {"3[a][b,c]"});
    add("skipped all", "a,b\nc,d\n", '\0', 5, {});
    add("both", "x\n%y\na|b\n%z\nc|d\n", '%', 1, {"3[a][b]", "5[c][d]"});
}

void SkippedLinesTest::skips()
{
    QFETCH(QByteArray, text);
    QFETCH(char, comment);
    QFETCH(int, skipped);
    QFETCH(QByteArrayList, expected);
    CsvFormat format;
    format.comment = comment;
    format.skippedLines = skipped;
    for (const qint64 piece : {1, 2, 3, 1 << 20}) {
        TrickleDevice device(text, piece);
        CsvReader::Error error = Error::None;
        QCOMPARE(readAll(device, format, error), expected);
        QCOMPARE(error, expected.isEmpty() ? Error::Empty : Error::None);
    }
}

void SkippedLinesTest::longLines()
{
    const QByteArray large(1'000'000, 'x');
    const QByteArray text = large + "\r\n#" + large + "\r\na,b\r\n#" + large + "\r\nc,d\r\n";
    for (const qint64 piece : {7777, 1 << 20}) {
        TrickleDevice device(text, piece);
        CsvReader reader(device);
        reader.setRowLimit(300'000);
        CsvFormat format;
        format.comment = '#';
        format.skippedLines = 1;
        QCOMPARE(reader.open(format), Error::None);
        CsvRow row;
        QVERIFY(reader.read(row));
        QCOMPARE(shown(row), "3[a][b]");
        QVERIFY(reader.read(row));
        QCOMPARE(shown(row), "5[c][d]");
        QVERIFY(!reader.read(row));
    }
}

QTEST_GUILESS_MAIN(SkippedLinesTest)
#include "skippedlinestest.moc"
