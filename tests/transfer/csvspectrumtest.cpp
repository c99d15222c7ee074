#include "models/transfer/csvreader.h"
#include "tests/transfer/trickledevice.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

/// The public CSV conformance samples (samples/csv-spectrum) and the examples of RFC 4180, section 2.
class CsvSpectrumTest : public QObject {
    Q_OBJECT

private slots:
    void allAreThere();
    void samples_data();
    void samples();
    void examples_data();
    void examples();
};

using Rows = QList<QStringList>;

static QDir folder(const QString &name) { return {u"" ROSTER_CSV_SPECTRUM "/"_s + name}; }

static QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static Rows readRows(const QByteArray &text, qint64 piece)
{
    TrickleDevice device(text, piece);
    CsvReader reader(device);
    Rows rows;
    CsvRow row;
    if (reader.open() != CsvReader::Error::None)
        return rows;
    while (reader.read(row)) {
        if (row.problem != CsvRow::Problem::None)
            return {};
        rows.emplaceBack();
        for (qsizetype i = 0; i < row.cells.size(); ++i)
            rows.last() << row.text(i);
    }
    return rows;
}

void CsvSpectrumTest::allAreThere()
{
    const QStringList files = folder(u"csvs"_s).entryList(QDir::Files);
    QCOMPARE(files.size(), 12);
    QCOMPARE(folder(u"json"_s).entryList(QDir::Files).size(), 12);
}

void CsvSpectrumTest::samples_data()
{
    QTest::addColumn<QString>("name");
    const QFileInfoList files = folder(u"csvs"_s).entryInfoList(QDir::Files);
    for (const QFileInfo &file : files)
        QTest::newRow(qPrintable(file.baseName())) << file.baseName();
}

// The samples' JSON lists objects: each row by the names in the header. That of one has a single object, and
// in it another telephone number than its own CSV.
static QJsonArray expectedRows(const QString &name)
{
    const QJsonDocument json =
        QJsonDocument::fromJson(contents(folder(u"json"_s).filePath(name + u".json"_s)));
    if (json.isArray())
        return json.array();
    QJsonObject object = json.object();
    if (name == "location_coordinates"_L1)
        object.insert(u"Contact Phone Number"_s, u"2095257564"_s);
    return {object};
}

void CsvSpectrumTest::samples()
{
    QFETCH(QString, name);
    const QByteArray csv = contents(folder(u"csvs"_s).filePath(name + u".csv"_s));
    const QJsonArray expected = expectedRows(name);
    QVERIFY(!csv.isEmpty());
    QVERIFY(!expected.isEmpty());
    for (const qint64 piece : {1, 2, 3, 1 << 20}) {
        const Rows rows = readRows(csv, piece);
        QVERIFY(!rows.isEmpty());
        QJsonArray found;
        for (const QStringList &row : rows.mid(1)) {
            QCOMPARE(row.size(), rows.first().size());
            QJsonObject object;
            for (qsizetype i = 0; i < row.size(); ++i)
                object.insert(rows.first().at(i), row.at(i));
            found << object;
        }
        QCOMPARE(found, expected);
    }
}

void CsvSpectrumTest::examples_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Rows>("expected");
    const QStringList abc{u"aaa"_s, u"bbb"_s, u"ccc"_s};
    const QStringList zyx{u"zzz"_s, u"yyy"_s, u"xxx"_s};
    const QStringList names{u"field_name"_s, u"field_name"_s, u"field_name"_s};
    const auto add = [](const char *name, const QByteArray &text, const Rows &expected) {
        QTest::newRow(name) << text << expected;
    };
    add("1 each record on a line", "aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", {abc, zyx});
    add("2 the last may have no line break", "aaa,bbb,ccc\r\nzzz,yyy,xxx", {abc, zyx});
    add("3 a header line", "field_name,field_name,field_name\r\naaa,bbb,ccc\r\nzzz,yyy,xxx\r\n",
        {names, abc, zyx});
    add("4 fields separated by commas", "aaa,bbb,ccc", {abc});
    add("5 fields may be quoted", "\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx", {abc, zyx});
    add("6 line breaks in quotes", "\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx",
        {{u"aaa"_s, u"b\r\nbb"_s, u"ccc"_s}, zyx});
    add("7 quotes are doubled", "\"aaa\",\"b\"\"bb\",\"ccc\"", {{u"aaa"_s, u"b\"bb"_s, u"ccc"_s}});
}

void CsvSpectrumTest::examples()
{
    QFETCH(QByteArray, text);
    QFETCH(Rows, expected);
    for (const qint64 piece : {1, 2, 3, 1 << 20})
        QCOMPARE(readRows(text, piece), expected);
}

QTEST_GUILESS_MAIN(CsvSpectrumTest)
#include "csvspectrumtest.moc"
