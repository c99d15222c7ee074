#include "models/transfer/csvreader.h"
#include "tests/transfer/trickledevice.h"

#include <QRegularExpression>
#include <QStringEncoder>
#include <QTest>

using namespace Qt::StringLiterals;

/// Files in the encodings that people have, of which nobody says which one it is.
class TextEncodingTest : public QObject {
    Q_OBJECT

private slots:
    void recognises_data();
    void recognises();
    void damagedUtf8StaysUtf8();
    void wideWithoutMark_data();
    void wideWithoutMark();
    void asciiUpToMegabytes();
    void asciiBeyondWhatIsLookedThrough();
    void asciiOnly();
    void decidesAtTheBorder();
    void halfACharacterAtTheEnd();
    void delimiterAsTrailByte();
};

static QByteArray encoded(const QString &text, const char *encoding)
{
    QStringEncoder encoder(encoding);
    return encoder.isValid() ? QByteArray(encoder.encode(text)) : QByteArray();
}

/// The cells of all rows, one row after the other; "!" before those of a row with a problem.
static QStringList cells(CsvReader &reader)
{
    QStringList texts;
    CsvRow row;
    while (reader.read(row)) {
        if (row.problem != CsvRow::Problem::None)
            texts << u"!"_s;
        for (qsizetype i = 0; i < row.cells.size(); ++i)
            texts << row.text(i);
    }
    return texts;
}

void TextEncodingTest::recognises_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QString>("text");
    const auto add = [](const char *encoding, const QString &text, const char *sameAs = nullptr) {
        QTest::addRow("%s %s", encoding, qPrintable(text.left(6)))
            << QByteArray(sameAs ? sameAs : encoding) << text;
    };
    add("UTF-8", u"Jürgen;Groß\nŁukasz;Żółć\n日本;😀\n"_s);
    add("windows-1252", u"Jürgen;Köln\n"_s);
    add("windows-1252", u"Müller;Straße\nJürgen Groß;Köln\n"_s);
    add("windows-1252", u"Béatrice Lefèvre;Société Générale\nFrançois;Collège\n"_s);
    add("windows-1252", u"José Núñez;Compañía\nMaría;Educación\n"_s);
    add("windows-1252", u"Søren Kjærgård;Århus\nBjørn;Ærø\n"_s);
    add("windows-1252", u"O’Brien;“x”\n"_s);
    add("windows-1252", u"a;5 €\n"_s);
    add("windows-1250", u"Łukasz Żółć;Spółka\nGrażyna Święcicka;Kraków\n"_s);
    add("ISO-8859-2", u"Łukasz Żółć;Spółka\nGrażyna Święcicka;Kraków\n"_s);
    add("windows-1250", u"Jiří Dvořák;Společnost\nŠárka Nováková;Žižkov\n"_s);
    add("windows-1251", u"Мария Иванова;Отдел продаж\nСергей;Бухгалтерия\n"_s);
    add("KOI8-R", u"Мария Иванова;Отдел продаж\nСергей;Бухгалтерия\n"_s);
    add("ISO-8859-7", u"Γιώργος Παπαδόπουλος;Εταιρεία\nΜαρία;Αθήνα\n"_s);
    add("windows-1253", u"Γιώργος “Παπαδόπουλος”;Εταιρεία\nΜαρία;Αθήνα\n"_s);
    add("ISO-8859-9", u"Ayşe Yılmaz;Şirket\nÇağrı Güneş;İstanbul\n"_s);
    add("windows-1255", u"דוד כהן;חברה\nשרה לוי;ירושלים\n"_s);
    add("SHIFT_JIS", u"山田太郎;営業部\n鈴木花子;総務部ポンプ\n"_s);
    add("EUC-JP", u"山田太郎;営業部\n鈴木花子;総務部ポンプ\n"_s);
    add("ISO-2022-JP", u"山田太郎;営業部\n鈴木花子;総務部ポンプ\n"_s);
    add("GB18030", u"张伟;销售部门\n王芳;财务部\n"_s);
    add("BIG5", u"陳小明;業務部門\n林美玲;財務部\n"_s);
    add("EUC-KR", u"김철수;영업부\n이영희;총무부\n"_s, "windows-949");
}

void TextEncodingTest::recognises()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QString, text);
    text.prepend(u"name;organization\n"_s);
    const QByteArray bytes = encoded(text, encoding.constData());
    QVERIFY(!bytes.isEmpty());
    for (const qint64 piece : {1, 2, 3, 5, 1 << 20}) {
        TrickleDevice device(bytes, piece);
        CsvReader reader(device);
        QCOMPARE(reader.open(), CsvReader::Error::None);
        QCOMPARE(reader.format().encoding, encoding);
        QVERIFY(!reader.format().undecided);
        QCOMPARE(cells(reader), text.trimmed().replace(u'\n', u';').split(u';'));
    }
}

void TextEncodingTest::damagedUtf8StaysUtf8()
{
    TrickleDevice device("name,x\nJürgen,1\nÖzgür,1\nM\xFCller,2\nŁukasz,3\nGroß,\xE2\x82\n", 3);
    CsvReader reader(device);
    QCOMPARE(reader.open(), CsvReader::Error::None);
    QCOMPARE(cells(reader).join(u' '),
             u"name x Jürgen 1 Özgür 1 ! M\uFFFDller 2 Łukasz 3 ! Groß \uFFFD\uFFFD"_s);
    QCOMPARE(reader.format().encoding, "UTF-8");
}

void TextEncodingTest::wideWithoutMark_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::newRow("little-endian") << QByteArray("UTF-16LE");
    QTest::newRow("big-endian") << QByteArray("UTF-16BE");
}

void TextEncodingTest::wideWithoutMark()
{
    QFETCH(QByteArray, encoding);
    for (const QString &text :
         {u"name,x\nJürgen,1\nÖzgür,1\n"_s, u"Мария Иванова;Отдел продаж\nСергей;Бухгалтерия\n"_s,
          u"山田太郎;営業部\r\n鈴木花子;総務部\r\n"_s}) {
        TrickleDevice device(encoded(text, encoding.constData()), 5);
        CsvReader reader(device);
        QCOMPARE(reader.open(), CsvReader::Error::None);
        QCOMPARE(reader.format().encoding, encoding);
        QCOMPARE(cells(reader),
                 text.trimmed().replace(u"\r\n"_s, u"\n"_s).split(QRegularExpression(u"[;,\n]"_s)));
    }
}

// A long list of plain names, then the first umlaut: known at once, as whoever looks at the first rows wants
// to see.
void TextEncodingTest::asciiUpToMegabytes()
{
    const QByteArray ascii = "name,x\n" + QByteArray("Smith,1\n").repeated(200'000);
    TrickleDevice device(ascii + encoded(u"Jürgen Groß,Köln\n"_s, "windows-1252"), 1 << 20);
    CsvReader reader(device);
    QCOMPARE(reader.open(), CsvReader::Error::None);
    QCOMPARE(reader.format().encoding, "windows-1252");
    const QStringList all = cells(reader);
    QCOMPARE(all.size(), 400'004);
    QCOMPARE(all.last(), u"Köln"_s);
}

void TextEncodingTest::asciiBeyondWhatIsLookedThrough()
{
    const QByteArray row = "Smith," + QByteArray(500, 'x') + '\n';
    const QByteArray ascii = "name,x\n" + row.repeated(40'000);
    struct Case {
        QByteArray encoding;
        QString text;
    };
    for (const Case &tail : {Case{"UTF-8", u"Jürgen Groß"_s}, Case{"windows-1252", u"Jürgen Groß"_s},
                             Case{"SHIFT_JIS", u"山田太郎営業部鈴木花子総務部ポンプ"_s}}) {
        TrickleDevice device(ascii + encoded(tail.text + u",1\n"_s, tail.encoding.constData()), 1 << 20);
        CsvReader reader(device);
        QCOMPARE(reader.open(), CsvReader::Error::None);
        QCOMPARE(reader.format().encoding, "UTF-8");
        QVERIFY(reader.format().undecided);
        for (int pass = 0; pass < 2; ++pass) {
            const QStringList all = cells(reader);
            QCOMPARE(all.size(), 80'004);
            QCOMPARE(all.at(80'002), tail.text);
            QCOMPARE(reader.format().encoding, tail.encoding);
            QVERIFY(!reader.format().undecided);
            QCOMPARE(reader.bytesRead(), reader.size());
            QCOMPARE(reader.rewind(), CsvReader::Error::None);
        }
    }
}

void TextEncodingTest::asciiOnly()
{
    TrickleDevice device("name,x\nSmith,1\n", 1 << 20);
    CsvReader reader(device);
    QCOMPARE(reader.open(), CsvReader::Error::None);
    QCOMPARE(cells(reader).size(), 4);
    QCOMPARE(reader.format().encoding, "UTF-8");
    QVERIFY(reader.format().undecided);
}

// The first telling byte at each distance from the border of two blocks, which the character may stand on.
void TextEncodingTest::decidesAtTheBorder()
{
    constexpr qsizetype block = 262'144;
    for (qsizetype before = 0; before < 4; ++before) {
        QByteArray text = "name,x\n";
        text += QByteArray(64 * block + block - text.size() - before, 'y') + ",z\n";
        text += encoded(u"山田太郎営業部,鈴木花子総務部ポンプ\n"_s, "SHIFT_JIS");
        TrickleDevice device(text, 1 << 20);
        CsvReader reader(device);
        reader.setRowLimit(32'000'000);
        QCOMPARE(reader.open(), CsvReader::Error::None);
        QVERIFY(reader.format().undecided);
        QCOMPARE(cells(reader).mid(4), (QStringList{u"山田太郎営業部"_s, u"鈴木花子総務部ポンプ"_s}));
    }
}

void TextEncodingTest::halfACharacterAtTheEnd()
{
    QByteArray bytes = encoded(u"name,x\n山田,営業\n鈴木,総"_s, "SHIFT_JIS");
    bytes.chop(1);
    for (const qint64 piece : {1, 1 << 20}) {
        TrickleDevice device(bytes, piece);
        CsvReader reader(device);
        QCOMPARE(reader.open({"SHIFT_JIS"}), CsvReader::Error::None);
        const QStringList all = cells(reader);
        QCOMPARE(all.mid(2, 4), (QStringList{u"山田"_s, u"営業"_s, u"!"_s, u"鈴木"_s}));
    }
}

void TextEncodingTest::delimiterAsTrailByte()
{
    // The second byte of each of these characters is `|`: decoding has to come first.
    TrickleDevice device("name,x\n\x83\x7C\x81\x7C,y\n", 1);
    CsvReader reader(device);
    QCOMPARE(reader.open({"Shift_JIS"}), CsvReader::Error::None);
    QCOMPARE(cells(reader), (QStringList{u"name"_s, u"x"_s, u"ポ－"_s, u"y"_s}));
}

QTEST_GUILESS_MAIN(TextEncodingTest)
#include "textencodingtest.moc"
