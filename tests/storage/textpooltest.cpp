#include "models/storage/textpool.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TextPoolTest : public QObject {
    Q_OBJECT

private slots:
    void keepsEachOnce();
    void takesAnyText();
    void copiesGoTheirOwnWays();
    void adopts();
};

void TextPoolTest::keepsEachOnce()
{
    TextPool pool;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 50'000; ++i)
            QCOMPARE(pool.indexOf(QString::number(i * 7)), TextPool::Number(i));
    }
    QCOMPARE(pool.size(), 50'000);
    QCOMPARE(pool.at(1234), QString::number(1234 * 7));
    QCOMPARE(pool.find("7"), TextPool::Number(1));
    QCOMPARE(pool.find("8"), std::nullopt);
    QCOMPARE(TextPool().find("8"), std::nullopt);
}

void TextPoolTest::takesAnyText()
{
    TextPool pool;
    const QList<QByteArray> texts{"", QByteArray("a\0b", 3), "a", QByteArray(1'000'000, 'x'), "Ελλάδα"};
    for (const QByteArray &text : texts)
        pool.indexOf(QByteArrayView(text));
    pool.indexOf(QByteArrayView());
    QCOMPARE(pool.size(), texts.size());
    for (TextPool::Number i = 0; i < texts.size(); ++i)
        QCOMPARE(pool.view(i), QByteArrayView(texts.at(i)));
}

void TextPoolTest::copiesGoTheirOwnWays()
{
    TextPool pool;
    pool.indexOf(u"both"_s);
    TextPool copy = pool;
    QCOMPARE(pool.indexOf(u"one"_s), 1U);
    QCOMPARE(copy.indexOf(u"other"_s), 1U);
    QCOMPARE(copy.indexOf(u"one"_s), 2U);
    QCOMPARE(pool.at(1), u"one"_s);
    QCOMPARE(copy.at(1), u"other"_s);
    pool = TextPool();
    QCOMPARE(copy.at(0), u"both"_s);
}

void TextPoolTest::adopts()
{
    TextPool values;
    for (int i = 0; i < 10'000; ++i)
        values.indexOf(u"value %1"_s.arg(i));
    TextPool pool;
    pool.indexOf(u"key"_s);
    const TextPool::Number first = pool.adopt(std::move(values));
    QCOMPARE(first, 1U);
    QCOMPARE(pool.size(), 10'001);
    QCOMPARE(pool.at(first + 9'999), u"value 9999"_s);
    QCOMPARE(pool.indexOf(u"later"_s), 10'001U);
    QCOMPARE(pool.indexOf(u"key"_s), 0U);
    QCOMPARE(pool.at(first), u"value 0"_s);
    QCOMPARE(TextPool().adopt(TextPool()), 0U);
}

QTEST_GUILESS_MAIN(TextPoolTest)
#include "textpooltest.moc"
