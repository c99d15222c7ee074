#include "models/transfer/csvreader.h"
#include "models/transfer/csvwriter.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

static QString randomCell(QRandomGenerator &random)
{
    static const QStringList pieces{u"a"_s,      u"Zoë"_s,
                                    u" "_s,      u"\t"_s,
                                    u","_s,      u";"_s,
                                    u"|"_s,      u"\""_s,
                                    u"\"\""_s,   u"\n"_s,
                                    u"\r"_s,     u"\r\n"_s,
                                    u"'"_s,      u"="_s,
                                    u"sep="_s,   u"Ünïcode"_s,
                                    u"Мария"_s,  u"日本語"_s,
                                    u"עברית"_s,  u"العربية"_s,
                                    u"😀"_s,      u"👩‍👩‍👧"_s,
                                    u"\uFEFF"_s, u"\u00A0"_s,
                                    u"\u2028"_s, u"e\u0301"_s,
                                    u"ไทย"_s,    u"हिन्दी"_s,
                                    u"\u0001"_s, u"0"_s};
    QString cell;
    for (int length = random.bounded(6); length > 0; --length)
        cell += pieces[random.bounded(int(pieces.size()))];
    return cell;
}

class CsvRoundTripTest : public QObject {
    Q_OBJECT

private slots:
    void randomText_data();
    void randomText();
    void written_data();
    void written();
    void fullDevice();
};

void CsvRoundTripTest::randomText_data()
{
    QTest::addColumn<char>("delimiter");
    for (const char delimiter : {',', ';', '\t', '|'})
        QTest::addRow("delimiter %d", delimiter) << delimiter;
}

void CsvRoundTripTest::randomText()
{
    QFETCH(char, delimiter);
    for (quint32 seed = 1; seed <= 300; ++seed) {
        QRandomGenerator random(seed);
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::ReadWrite));
        CsvWriter writer(buffer, delimiter);
        QList<QStringList> rows;
        for (int count = 1 + random.bounded(20); count > 0; --count) {
            QStringList row;
            for (int cells = 1 + random.bounded(5); cells > 0; --cells)
                row += randomCell(random);
            QVERIFY(writer.write(row));
            rows += row;
        }
        CsvReader reader(buffer);
        QCOMPARE(reader.open({"UTF-8", delimiter}), CsvReader::Error::None);
        CsvRow row;
        for (const QStringList &expected : std::as_const(rows)) {
            QVERIFY2(reader.read(row), qPrintable(u"seed %1"_s.arg(seed)));
            QCOMPARE(row.problem, CsvRow::Problem::None);
            QStringList cells;
            for (qsizetype column = 0; column < row.cells.size(); ++column)
                cells += row.text(column);
            QCOMPARE(cells, expected);
        }
        QVERIFY(!reader.read(row));
    }
}

void CsvRoundTripTest::written_data()
{
    QTest::addColumn<QStringList>("cells");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << QStringList{u"a"_s, u"b c"_s, QString()} << QByteArray("a,b c,\n");
    QTest::newRow("quoted") << QStringList{u"a,b"_s, u"say \"hi\""_s, u" x"_s}
                            << QByteArray("\"a,b\",\"say \"\"hi\"\"\",\" x\"\n");
    QTest::newRow("line end") << QStringList{u"a\nb"_s} << QByteArray("\"a\nb\"\n");
    QTest::newRow("semicolon stays") << QStringList{u"a;b"_s, u"c|d"_s} << QByteArray("a;b,c|d\n");
    QTest::newRow("one empty cell") << QStringList{QString()} << QByteArray("\"\"\n");
    QTest::newRow("no cell") << QStringList() << QByteArray();
}

void CsvRoundTripTest::written()
{
    QFETCH(QStringList, cells);
    QFETCH(QByteArray, expected);
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    CsvWriter writer(buffer);
    QVERIFY(writer.write(cells));
    QCOMPARE(buffer.data(), expected);
    QByteArrayList bytes;
    for (const QString &cell : std::as_const(cells))
        bytes += cell.toUtf8();
    QVERIFY(writer.write(bytes));
    QCOMPARE(buffer.data(), expected + expected);
}

void CsvRoundTripTest::fullDevice()
{
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvWriter writer(buffer);
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): ReadOnly device");
    QVERIFY(!writer.write(QStringList{u"a"_s}));
}

QTEST_GUILESS_MAIN(CsvRoundTripTest)
#include "csvroundtriptest.moc"
