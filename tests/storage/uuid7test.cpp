#include "models/storage/uuid7.h"

#include "models/storage/ids.h"
#include "models/storage/values.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;

class Uuid7Test : public QObject {
    Q_OBJECT

private slots:
    void format();
    void ascendAndTellTheTime();
    void uniqueFromSeveralThreads();
    void idsOfDifferentTablesAreDifferentTypes();
};

void Uuid7Test::format()
{
    QSet<QChar> variants;
    for (int i = 0; i < 1000; ++i) {
        const QString id = newUuid7();
        QVERIFY2(isUuid(id), qPrintable(id));
        QCOMPARE(id, id.toLower());
        QCOMPARE(id.at(14), u'7');
        variants.insert(id.at(19));
    }
    QCOMPARE(variants, (QSet<QChar>{u'8', u'9', u'a', u'b'}));
}

void Uuid7Test::ascendAndTellTheTime()
{
    constexpr int count = 100'000;
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    QString last;
    for (int i = 0; i < count; ++i) {
        const QString id = newUuid7();
        QVERIFY2(last < id, qPrintable(last + u' ' + id));
        last = id;
    }
    const qint64 time = QString(last.left(8) + last.mid(9, 4)).toLongLong(nullptr, 16);
    QVERIFY(time >= before);
    // The counter has 2,048 values at least for each millisecond that is taken ahead.
    QVERIFY(time <= QDateTime::currentMSecsSinceEpoch() + count / 2048 + 1);
}

void Uuid7Test::uniqueFromSeveralThreads()
{
    constexpr int threads = 4;
    constexpr int count = 50'000;
    std::vector<QStringList> made(threads);
    std::vector<std::thread> running;
    for (QStringList &ids : made) {
        running.emplace_back([&ids] {
            for (int i = 0; i < count; ++i)
                ids << newUuid7();
        });
    }
    for (std::thread &thread : running)
        thread.join();
    QSet<QString> all;
    for (const QStringList &ids : made) {
        QVERIFY(std::is_sorted(ids.cbegin(), ids.cend()));
        all.unite(QSet<QString>(ids.cbegin(), ids.cend()));
    }
    QCOMPARE(all.size(), threads * count);
}

void Uuid7Test::idsOfDifferentTablesAreDifferentTypes()
{
    static_assert(!std::is_convertible_v<UserId, OrganizationId> && !std::is_convertible_v<QString, UserId>);
    const QString id = newUuid7();
    QCOMPARE(UserId(id), UserId(id));
    QVERIFY(UserId(id) < UserId(newUuid7()));
    QVERIFY(UserId().isEmpty() && !UserId(id).isEmpty());
    QCOMPARE((QSet<UserId>{UserId(id), UserId(id)}).size(), 1);
}

QTEST_GUILESS_MAIN(Uuid7Test)
#include "uuid7test.moc"
