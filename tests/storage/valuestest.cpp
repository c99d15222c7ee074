#include "models/storage/values.h"

#include <QTest>

using namespace Qt::StringLiterals;

class ValuesTest : public QObject {
    Q_OBJECT

private slots:
    void timestamps_data();
    void timestamps();
    void canonicalTimestampsStay();
    void usualTimestamps();
    void canonicalUuids();
    void permissions_data();
    void permissions();
    void permissionsAsJson();
    void emails_data();
    void emails();
    void uuids_data();
    void uuids();
};

void ValuesTest::timestamps_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // null: refused
    const auto add = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    add("2024-03-01", "2024-03-01T00:00:00.000Z");
    add("2024-3-1", "2024-03-01T00:00:00.000Z");
    add("2024/03/01", "2024-03-01T00:00:00.000Z");
    add("2024/03/01 7:05", "2024-03-01T07:05:00.000Z");
    add("01.03.2024", "2024-03-01T00:00:00.000Z");
    add("1.3.2024 12:30", "2024-03-01T12:30:00.000Z");
    add("2024-03-01T12:00:00Z", "2024-03-01T12:00:00.000Z");
    add("2024-03-01t12:00:00z", "2024-03-01T12:00:00.000Z");
    add("2024-03-01T12:00", "2024-03-01T12:00:00.000Z");
    add("2024-03-01 12:00:00", "2024-03-01T12:00:00.000Z");
    add("  2024-03-01  12:00:00 ", "2024-03-01T12:00:00.000Z");
    add("2024-03-01T12:00:00.5Z", "2024-03-01T12:00:00.500Z");
    add("2024-03-01T12:00:00,25", "2024-03-01T12:00:00.250Z");
    add("2024-03-01 12:00:00.123456+00", "2024-03-01T12:00:00.123Z");
    add("2024-03-01T12:00:00.9999999Z", "2024-03-01T12:00:00.999Z");
    add("2024-03-01T00:30:00+01:00", "2024-02-29T23:30:00.000Z");
    add("2024-12-31T23:30:00-0530", "2025-01-01T05:00:00.000Z");
    add("2024-03-01 12:00:00 +02", "2024-03-01T10:00:00.000Z");
    add("2024-02-29", "2024-02-29T00:00:00.000Z");
    add("0001-01-01", "0001-01-01T00:00:00.000Z");
    add("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z");
    add("", nullptr);
    add("yesterday", nullptr);
    add("03/04/2024", nullptr);
    add("3/4/24", nullptr);
    add("01.03.24", nullptr);
    add("01-03-2024", nullptr);
    add("2024-03/01", nullptr);
    add("2023-02-29", nullptr);
    add("2024-02-30", nullptr);
    add("2024-13-01", nullptr);
    add("30.02.2024", nullptr);
    add("2024-00-10", nullptr);
    add("0000-01-01", nullptr);
    add("10000-01-01", nullptr);
    add("2024-03-01T24:00:00", nullptr);
    add("2024-03-01T12:60", nullptr);
    add("2024-03-01T12:00:60", nullptr);
    add("2024-03-01T12", nullptr);
    add("2024-03-01T12:00:00.", nullptr);
    add("2024-03-01T12:00:00+25:00", nullptr);
    add("2024-03-01T12:00:00+01:75", nullptr);
    add("2024-03-01Z", nullptr);
    add("2024-03-01T12:00:00 CET", nullptr);
    add("0001-01-01T00:00+01:00", nullptr);
    add("9999-12-31T23:30-01:00", nullptr);
    add("1709294400", nullptr);
    add("٢٠٢٤-٠٣-٠١", nullptr);
    add("2024-03-01\n2024-03-02", nullptr);
}

void ValuesTest::timestamps()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const std::optional<QString> result = parseTimestamp(text);
    QCOMPARE(result.value_or(QString()), expected);
    QCOMPARE(result.has_value(), !expected.isEmpty());
}

void ValuesTest::canonicalTimestampsStay()
{
    for (int day = 0; day < 366; ++day) {
        const QString text =
            QDateTime(QDate(2024, 1, 1).addDays(day), QTime(day % 24, day % 60, day % 60, day), Qt::UTC)
                .toString(Qt::ISODateWithMs);
        QCOMPARE(parseTimestamp(text), text);
    }
}

// The quick way says the same as the thorough one, or nothing.
void ValuesTest::usualTimestamps()
{
    const auto quick = [](const QString &text) -> std::optional<QString> {
        const auto time = parseUsualTimestamp(text.toUtf8());
        return time ? std::optional(QString::fromLatin1(time->data(), qsizetype(time->size())))
                    : std::nullopt;
    };
    QCOMPARE(quick(u"2024-02-29"_s), u"2024-02-29T00:00:00.000Z"_s);
    QCOMPARE(quick(u"2024-02-29 7:00"_s), std::nullopt);
    QCOMPARE(quick(u"2024-02-29 07:05"_s), u"2024-02-29T07:05:00.000Z"_s);
    QCOMPARE(quick(u"2024-02-29T07:05:06.1239Z"_s), u"2024-02-29T07:05:06.123Z"_s);
    const QStringList parts{u"2024"_s,   u"1900"_s, u"0000"_s,  u"-"_s,           u"-02-29"_s, u"-12-31"_s,
                            u"-04-31"_s, u"-1-1"_s, u"T"_s,     u" "_s,           u"23:59"_s,  u"24:00"_s,
                            u":59"_s,    u":60"_s,  u".5"_s,    u".1234567890"_s, u"."_s,      u"Z"_s,
                            u"+01:00"_s, u"z"_s,    u"\u0661"_s};
    quint32 random = 1;
    int understood = 0;
    for (int i = 0; i < 200'000; ++i) {
        QString text = u"2023"_s;
        for (int length = i % 7; length >= 0; --length) {
            random = random * 1664525 + 1013904223;
            text += parts.at(qsizetype(random >> 16) % parts.size());
        }
        if (const std::optional<QString> time = quick(text)) {
            QCOMPARE(time, parseTimestamp(text));
            ++understood;
        }
    }
    QVERIFY(understood > 100);
}

void ValuesTest::canonicalUuids()
{
    const QByteArray uuid = "018e0c5a-7b1c-7def-8abc-0123456789ab";
    QVERIFY(isCanonicalUuid(uuid));
    for (const QByteArray &other :
         {QByteArray(), uuid.toUpper(), '{' + uuid + '}', uuid.chopped(1), uuid + '0', QByteArray(36, 'a'),
          QByteArray(uuid).replace('b', 'g'), QByteArray(uuid).replace('-', '_')})
        QVERIFY2(!isCanonicalUuid(other), other.constData());
}

void ValuesTest::permissions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<QStringList>("expected");
    const auto add = [](const char *text, const QStringList &expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << true << expected;
    };
    add("", {});
    add("   ", {});
    add("[]", {});
    add("read", {u"read"_s});
    add("read,write", {u"read"_s, u"write"_s});
    add(" read ; write|admin ", {u"read"_s, u"write"_s, u"admin"_s});
    add("read,,write,", {u"read"_s, u"write"_s});
    add(",", {});
    add("billing:read, lösche alles", {u"billing:read"_s, u"lösche alles"_s});
    add("[\"read\", \"a,b\"]", {u"read"_s, u"a,b"_s});
    add(" [ \"say \\\"hi\\\"\" ] ", {u"say \"hi\""_s});
    for (const char *text : {"[read]", "[1]", "[\"a\",null]", "[\"a\"", "{a,b}", "{\"a\":1}", "\"a\"", "a]"})
        QTest::newRow(text) << QString::fromUtf8(text) << false << QStringList();
}

void ValuesTest::permissions()
{
    QFETCH(QString, text);
    QFETCH(bool, accepted);
    QFETCH(QStringList, expected);
    const std::optional<QStringList> result = parsePermissions(text);
    QCOMPARE(result.has_value(), accepted);
    QCOMPARE(result.value_or(QStringList()), expected);
    if (accepted)
        QCOMPARE(parsePermissions(permissionsToJson(expected)), result);
}

void ValuesTest::permissionsAsJson()
{
    QCOMPARE(permissionsToJson({}), u"[]"_s);
    QCOMPARE(permissionsToJson({u"read"_s, u"ö\"x"_s}), u"[\"read\",\"ö\\\"x\"]"_s);
    QCOMPARE(permissionsToJson(*parsePermissions(u"a, b")),
             permissionsToJson(*parsePermissions(u"[ \"a\" ,\"b\"]")));
}

void ValuesTest::emails_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    for (const char *text :
         {"a@b", "anna.o'brien+x@mail.example.org", "üñï@例え.jp", "почта@пример.рф", " a@b "})
        QTest::newRow(text) << QString::fromUtf8(text) << true;
    for (const char *text : {"", "@", "a@", "@b", "ab", "a@b@c", "a b@c", "a@b\tc", "a@b\x01", "a@b,c@d",
                             "a@b;", "Anna <a@b>", "<a@b>"})
        QTest::newRow(text) << QString::fromUtf8(text) << false;
}

void ValuesTest::emails()
{
    QFETCH(QString, text);
    QFETCH(bool, expected);
    QCOMPARE(isPlausibleEmail(text), expected);
}

void ValuesTest::uuids_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("accepted");
    const QString uuid = u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s;
    QTest::newRow("plain") << uuid << true;
    QTest::newRow("capitals") << uuid.toUpper() << true;
    QTest::newRow("braces") << u'{' + uuid + u'}' << true;
    QTest::newRow("spaces") << u" "_s + uuid + u'\n' << true;
    QTest::newRow("one brace") << u'{' + uuid << false;
    QTest::newRow("short") << uuid.chopped(1) << false;
    QTest::newRow("without hyphens") << QString(uuid).remove(u'-') << false;
    QTest::newRow("hyphen elsewhere") << QString(uuid).replace(7, 2, u"-a"_s) << false;
    QTest::newRow("no hex") << QString(uuid).replace(0, 1, u"g"_s) << false;
    QTest::newRow("wide digit") << QString(uuid).replace(0, 1, u"０"_s) << false;
    QTest::newRow("other brackets") << QString(uuid).replace(0, 1, QChar(0x10)) << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("braces only") << u"{}"_s << false;
}

void ValuesTest::uuids()
{
    QFETCH(QString, text);
    QFETCH(bool, accepted);
    QCOMPARE(isUuid(text), accepted);
    QCOMPARE(parseUuid(text).value_or(QString()),
             accepted ? u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s : QString());
}

QTEST_GUILESS_MAIN(ValuesTest)
#include "valuestest.moc"
