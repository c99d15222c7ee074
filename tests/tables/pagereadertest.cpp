// Pages and ranks from anchors are those that are counted from the beginning.

#include "models/tables/pagereader.h"
#include "tests/tables/tabledatabase.h"

#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <csignal>
#include <thread>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Engine)

class PageReaderTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void anchorsKeepTheOrder_data();
    void anchorsKeepTheOrder();
    void keyListFinds();
    void longKeyListFinds();
    void keyListWithoutRoom();
    void manyHitsAreShownEarly_data();
    void manyHitsAreShownEarly();

private:
    std::unique_ptr<PostgresServer> m_server;
};

void PageReaderTest::initTestCase()
{
    QString error;
    m_server = PostgresServer::start(&error);
    QVERIFY2(m_server, qPrintable(error));
}

static QList<QStringList> allKeys(PageReader &reader, const PageQuery &query, qint64 total)
{
    QList<QStringList> keys;
    for (int page = 0; qint64(page) * PageQuery::pageSize < total; ++page) {
        const Result<Page> read = reader.page(page);
        if (!read) {
            qWarning("%s", qPrintable(read.error().detail));
            return {};
        }
        for (const Row &row : read->rows)
            keys << query.keyOf(row);
    }
    return keys;
}

void PageReaderTest::anchorsKeepTheOrder_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<Qt::SortOrder>("order");
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql}) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder})
            QTest::addRow("%s %s", engine == Engine::Sqlite ? "sqlite" : "postgresql",
                          order == Qt::AscendingOrder ? "up" : "down")
                << engine << order;
    }
}

void PageReaderTest::anchorsKeepTheOrder()
{
    QFETCH(Engine, engine);
    QFETCH(Qt::SortOrder, order);
    const auto made = TableDatabase::create(engine, m_server.get(), {900, 20, 2500});
    QVERIFY(made);
    const Database database = made->database();
    const Result<std::unique_ptr<Connection>> connection = Connection::open(database.address);
    QVERIFY(connection);
    PageQuery query{std::make_shared<const Schema>(database.schema), Entity::Membership};
    query.order = order;
    const int columns = int(query.table().columns.size());
    for (const int column : {-1, 0, 1, columns, columns + 1, columns + 2, columns + 3}) {
        query.sortColumn = column;
        PageIndex plain;
        PageIndex anchored;
        PageReader reader(**connection, query, plain);
        PageReader quick(**connection, query, anchored);
        const Result<qint64> total = reader.count();
        QVERIFY(total && quick.count());
        QCOMPARE(*total, 2500);
        const Result<> built = quick.buildAnchors(37);
        QVERIFY2(built, qPrintable(built ? QString() : built.error().detail));
        QCOMPARE(anchored.anchors()->size(), 2500 / 37 + 1);
        const QList<QStringList> keys = allKeys(reader, query, *total);
        QCOMPARE(keys.size(), 2500);
        QCOMPARE(allKeys(quick, query, *total), keys);
        for (const int row : {0, 1, 36, 37, 38, 1200, 2499}) {
            const Result<qint64> slowly = reader.rank(keys.at(row));
            const Result<qint64> quickly = quick.rank(keys.at(row));
            QVERIFY(slowly && quickly);
            QCOMPARE(*slowly, row);
            QCOMPARE(*quickly, row);
        }
    }
}

void PageReaderTest::keyListFinds()
{
    KeyList list;
    for (int i = 0; i < 1000; ++i)
        QVERIFY(list.append({u"user-%1"_s.arg(i), i % 2 ? u"o"_s : u"ö"_s}));
    QCOMPARE(list.size(), 1000);
    QCOMPARE(list.keysOf(3).size(), 1000 - 3 * PageQuery::pageSize);
    QCOMPARE(list.keysOf(3).first(), (QStringList{u"user-768"_s, u"ö"_s}));
    QCOMPARE(list.find({u"user-777"_s, u"o"_s}), 777);
    QCOMPARE(list.find({u"ser-777"_s, u"o"_s}), -1); // the end of another
    QCOMPARE(list.find({u"user-777"_s, u"ö"_s}), -1);
    QVERIFY(list.keysOf(4).isEmpty());
    QVERIFY(KeyList().keysOf(0).isEmpty());
}

// Long lists lie in a file, which several threads read.
void PageReaderTest::longKeyListFinds()
{
    constexpr int size = 100'000;
    KeyList list;
    const auto keyOf = [](int i) {
        return QStringList{u"user-%1"_s.arg(i, 20), u"organization-%1"_s.arg(i % 7)};
    };
    for (int i = 0; i < size; ++i)
        QVERIFY(list.append(keyOf(i)));
    std::atomic<int> wrong{0};
    const auto readAll = [&](int step) {
        for (int page = 0; page * PageQuery::pageSize < size; page += step) {
            const QList<QStringList> keys = list.keysOf(page);
            const int first = page * PageQuery::pageSize;
            wrong += keys.size() != std::min(PageQuery::pageSize, size - first)
                || keys.first() != keyOf(first) || keys.last() != keyOf(first + int(keys.size()) - 1);
        }
    };
    {
        const std::jthread other([&] { readAll(3); });
        readAll(1);
    }
    QCOMPARE(wrong, 0);
    for (const int row : {0, 255, 256, 31'234, 65'536, size - 1})
        QCOMPARE(list.find(keyOf(row)), row);
    QCOMPARE(list.find(keyOf(size)), -1);
}

void PageReaderTest::keyListWithoutRoom()
{
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto signal = std::signal(SIGXFSZ, SIG_IGN);
    const auto reset = qScopeGuard([&] {
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, signal);
    });
    const rlimit small{64 * 1024, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    KeyList list;
    bool hadRoom = true;
    for (int i = 0; i < 1'000'000 && hadRoom; ++i)
        hadRoom = list.append({u"user-%1"_s.arg(i)});
    QVERIFY(!hadRoom);
}

void PageReaderTest::manyHitsAreShownEarly_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("sqlite") << Engine::Sqlite;
    QTest::newRow("postgresql") << Engine::Postgresql;
}

void PageReaderTest::manyHitsAreShownEarly()
{
    QFETCH(Engine, engine);
    const auto made = TableDatabase::create(engine, m_server.get(), {900, 20, 900});
    QVERIFY(made);
    const Database database = made->database();
    const Result<std::unique_ptr<Connection>> connection = Connection::open(database.address);
    QVERIFY(connection);
    PageQuery query{std::make_shared<const Schema>(database.schema), Entity::User};
    query.search = u"example"_s;
    PageIndex index;
    QList<QStringList> early;
    PageReader reader(**connection, query, index, [&](const Page &first) {
        QCOMPARE(index.total.load(), -1); // not counted yet
        for (const Row &row : first.rows)
            early << query.keyOf(row);
    });
    const Result<qint64> total = reader.count();
    QVERIFY(total);
    QCOMPARE(*total, 900);
    QCOMPARE(early, index.keys()->keysOf(0));
}

QTEST_GUILESS_MAIN(PageReaderTest)
#include "pagereadertest.moc"
