#include "models/storage/bulkinsert.h"

#include "models/storage/transaction.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <memory>

using namespace Qt::StringLiterals;

// Rows by the hundred thousand, on both engines; what they hold is compared by plain SQL.
class BulkInsertTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { m_connection.reset(); }
    void keepsAnyText_data() { TestDatabase::addEngineRows(); }
    void keepsAnyText();
    void directlyKeepsAnyText_data() { TestDatabase::addEngineRows(); }
    void directlyKeepsAnyText();
    void tellsWhatWasThere_data();
    void tellsWhatWasThere();
    void refusesWithoutTrace_data() { TestDatabase::addEngineRows(); }
    void refusesWithoutTrace();
    void ownErrorsLeaveNothing_data() { TestDatabase::addEngineRows(); }
    void ownErrorsLeaveNothing();
    void stopsInTheMiddle_data() { TestDatabase::addEngineRows(); }
    void stopsInTheMiddle();
    void makesIndexesAgain_data();
    void makesIndexesAgain();
    void indexesSurviveGivingUp();

private:
    using Insert = std::unique_ptr<BulkInsert>;

    static QString id(int number) { return u"018e0c5a-7b1c-7def-8abc-%1"_s.arg(number, 12, 10, QChar(u'0')); }
    static QStringList oddTexts();
    void open(TestDatabase &data);
    Result<Insert> begin(qsizetype rows) const;
    static Result<> add(BulkInsert &insert, const QList<Value> &row);
    static Result<> addUser(BulkInsert &insert, int number, const QString &name = u"N"_s);
    QString userIndexes(TestDatabase &data) const;

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<Connection> m_connection;
    Table m_users;
};

void BulkInsertTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

QStringList BulkInsertTest::oddTexts()
{
    return {u""_s,
            u" "_s,
            u"\\"_s,
            u"\\N"_s,
            u"\\."_s,
            u"a\tb"_s,
            u"a\nb"_s,
            u"a\r\nb\r"_s,
            u"\"quoted\""_s,
            u"'); DROP TABLE users; --"_s,
            u"{a,b}"_s,
            u"NULL"_s,
            u"Żółć Ærø"_s,
            u"Ελλάδα"_s,
            u"Россия"_s,
            u"東京"_s,
            u"서울"_s,
            u"नमस्ते"_s,
            u"עברית"_s,
            u"مرحبا"_s,
            u"👩‍👩‍👧 🇩🇰"_s,
            u"e\u0301"_s,
            u"\u0001"_s,
            u"\\\\n\\t"_s,
            QString(9000, u'ß')};
}

void BulkInsertTest::open(TestDatabase &data)
{
    m_users = data.open().schema.users;
    m_connection = data.connect();
}

Result<BulkInsertTest::Insert> BulkInsertTest::begin(qsizetype rows) const
{
    return m_connection->dialect().bulkInsert(*m_connection,
                                              {m_users, {u"id"_s, u"email"_s, u"name"_s}, rows, true});
}

Result<> BulkInsertTest::add(BulkInsert &insert, const QList<Value> &row)
{
    QList<QByteArray> texts;
    for (const Value &value : row)
        texts << (value ? value->toUtf8() : QByteArray());
    std::vector<QByteArrayView> views;
    for (qsizetype i = 0; i < row.size(); ++i)
        views.push_back(row.at(i) ? QByteArrayView(texts.at(i).constData(), texts.at(i).size())
                                  : QByteArrayView());
    return insert.add(views);
}

Result<> BulkInsertTest::addUser(BulkInsert &insert, int number, const QString &name)
{
    return add(insert, {id(number), u"user%1@example.org"_s.arg(number), name});
}

void BulkInsertTest::keepsAnyText()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    open(data);
    Result<Transaction> transaction = Transaction::begin(*m_connection, Access::Write);
    VERIFY_OK(transaction);
    const Result<Insert> insert = begin(100);
    VERIFY_OK(insert);
    const QStringList texts = oddTexts();
    for (int i = 0; i < texts.size(); ++i)
        VERIFY_OK(addUser(**insert, i, texts.at(i)));
    const Result<std::vector<quint32>> existing = (*insert)->finish();
    VERIFY_OK(existing);
    QVERIFY(existing->empty());
    VERIFY_OK(transaction->commit());
    QCOMPARE(data.rows(u"SELECT name FROM users ORDER BY id"_s), texts);
}

// Without a temporary table between: as the history is written.
void BulkInsertTest::directlyKeepsAnyText()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    open(data);
    data.execute(u"CREATE TABLE texts (n integer PRIMARY KEY, a text, b text)"_s);
    Table table;
    table.name = u"texts"_s;
    table.columns = {{u"n"_s, ColumnType::Integer, u"integer"_s},
                     {u"a"_s, ColumnType::Text, u"text"_s},
                     {u"b"_s, ColumnType::Text, u"text"_s}};
    table.key = QStringList{u"n"_s};
    Result<Transaction> transaction = Transaction::begin(*m_connection, Access::Write);
    VERIFY_OK(transaction);
    const Result<Insert> insert =
        m_connection->dialect().bulkInsert(*m_connection, {table, {u"n"_s, u"a"_s, u"b"_s}, 100, false});
    VERIFY_OK(insert);
    const QStringList texts = oddTexts();
    QStringList expected;
    for (int i = 0; i < texts.size(); ++i) {
        VERIFY_OK(add(**insert, {QString::number(i), texts.at(i), {}}));
        expected << texts.at(i) + u"|NULL"_s;
    }
    VERIFY_OK((*insert)->finish());
    VERIFY_OK(transaction->commit());
    QCOMPARE(data.rows(u"SELECT a, b FROM texts ORDER BY n"_s), expected);
}

void BulkInsertTest::tellsWhatWasThere_data()
{
    using Numbers = std::vector<quint32>;
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<Numbers>("there");
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql}) {
        const char *name = engine == Engine::Sqlite ? "SQLite" : "PostgreSQL";
        QTest::addRow("%s: from the first on", name)
            << engine << Numbers{0, 7, 99'999, 100'000, 100'009, 200'000};
        QTest::addRow("%s: from the second portion on", name) << engine << Numbers{150'000, 199'999, 200'001};
        QTest::addRow("%s: the last", name) << engine << Numbers{200'009};
        QTest::addRow("%s: none", name) << engine << Numbers();
    }
}

// More than two portions, so that the positions of later ones are right as well.
void BulkInsertTest::tellsWhatWasThere()
{
    QFETCH(Engine, engine);
    QFETCH(std::vector<quint32>, there);
    TestDatabase data(engine, m_server.get());
    open(data);
    constexpr int count = 200'010;
    for (const quint32 number : there)
        data.execute(
            u"INSERT INTO users (id, email, name) VALUES ('%1', 'before%2', 'kept')"_s.arg(id(int(number)))
                .arg(number));
    Result<Transaction> transaction = Transaction::begin(*m_connection, Access::Write);
    VERIFY_OK(transaction);
    const Result<Insert> insert = begin(count);
    VERIFY_OK(insert);
    for (int i = 0; i < count; ++i)
        VERIFY_OK(addUser(**insert, i));
    const Result<std::vector<quint32>> existing = (*insert)->finish();
    VERIFY_OK(existing);
    QCOMPARE(*existing, there);
    VERIFY_OK(transaction->commit());
    QCOMPARE(data.number(u"SELECT count(*) FROM users"_s), count);
    QCOMPARE(data.number(u"SELECT count(*) FROM users WHERE name = 'kept'"_s), qint64(there.size()));
}

// A value that the table refuses, among good ones: the connection goes on after the rollback.
void BulkInsertTest::refusesWithoutTrace()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    open(data);
    {
        Result<Transaction> transaction = Transaction::begin(*m_connection, Access::Write);
        VERIFY_OK(transaction);
        const Result<Insert> insert = begin(3000);
        VERIFY_OK(insert);
        Result<> outcome;
        for (int i = 0; i < 3000 && outcome; ++i)
            outcome = add(**insert, {id(i), u"user%1"_s.arg(i == 2000 ? 1000 : i), u"N"_s});
        if (outcome) {
            const Result<std::vector<quint32>> finished = (*insert)->finish();
            outcome = finished ? Result<>() : finished.error();
        }
        QCOMPARE(kindOf(outcome), DbError::Kind::Unique);
    }
    QCOMPARE(data.number(u"SELECT count(*) FROM users"_s), 0);
    VERIFY_OK(m_connection->execute(u"INSERT INTO users (id, email, name) VALUES (?, ?, ?)"_s,
                                    {id(1), u"a@b"_s, u"N"_s}));
    QCOMPARE(data.number(u"SELECT count(*) FROM users"_s), 1);
}

// Whoever gives up in the middle of a COPY leaves a connection that takes statements.
void BulkInsertTest::ownErrorsLeaveNothing()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    open(data);
    {
        Result<Transaction> transaction = Transaction::begin(*m_connection, Access::Write);
        VERIFY_OK(transaction);
        const Result<Insert> insert = begin(3000);
        VERIFY_OK(insert);
        for (int i = 0; i < 2500; ++i)
            VERIFY_OK(addUser(**insert, i));
    }
    VERIFY_OK(m_connection->select(u"SELECT count(*) FROM users"_s));
    QCOMPARE(data.number(u"SELECT count(*) FROM users"_s), 0);
}

void BulkInsertTest::stopsInTheMiddle()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    open(data);
    std::stop_source stop;
    {
        const Connection::StopScope scope(*m_connection, stop.get_token());
        Result<Transaction> transaction = Transaction::begin(*m_connection, Access::Write);
        VERIFY_OK(transaction);
        const Result<Insert> insert = begin(1'000'000);
        VERIFY_OK(insert);
        Result<> outcome;
        for (int i = 0; i < 1'000'000 && outcome; ++i) {
            if (i == 5000)
                stop.request_stop();
            outcome = addUser(**insert, i);
        }
        QCOMPARE(kindOf(outcome), DbError::Kind::Cancelled);
    }
    QCOMPARE(data.number(u"SELECT count(*) FROM users"_s), 0);
    VERIFY_OK(m_connection->select(u"SELECT count(*) FROM users"_s));
}

QString BulkInsertTest::userIndexes(TestDatabase &data) const
{
    return data.rows(u"SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"_s).join(u'\n');
}

void BulkInsertTest::makesIndexesAgain_data()
{
    QTest::addColumn<bool>("own");
    QTest::addColumn<int>("before");
    QTest::newRow("empty") << true << 0;
    QTest::newRow("few rows") << true << 50;
    QTest::newRow("as many rows") << true << 30'000;
    QTest::newRow("another program's") << false << 0;
}

// Whether they are made again or filled row by row, they are there afterwards, and right.
void BulkInsertTest::makesIndexesAgain()
{
    QFETCH(bool, own);
    QFETCH(int, before);
    TestDatabase data(Engine::Sqlite, nullptr);
    open(data);
    if (!own)
        data.execute(u"DROP TABLE roster_migrations"_s);
    data.execute(u"CREATE INDEX names_of_many ON users (name, email)"_s);
    data.execute(
        u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) INSERT INTO users"
        " (id, email, name) SELECT 'before' || i, 'before' || i, 'before' FROM n WHERE %1 > 0"_s.arg(before));
    const QString indexes = userIndexes(data);
    QVERIFY(indexes.contains("names_of_many"_L1));
    Result<Transaction> transaction = Transaction::begin(*m_connection, Access::Write);
    VERIFY_OK(transaction);
    const Result<Insert> insert = begin(30'000);
    VERIFY_OK(insert);
    for (int i = 0; i < 30'000; ++i)
        VERIFY_OK(addUser(**insert, i, u"Name %1"_s.arg(i * 7919 % 30'000)));
    VERIFY_OK((*insert)->finish());
    VERIFY_OK(transaction->commit());
    QCOMPARE(userIndexes(data), indexes);
    QCOMPARE(data.scalar(u"PRAGMA integrity_check"_s), u"ok"_s);
    QCOMPARE(data.number(u"SELECT count(*) FROM users INDEXED BY names_of_many"_s), 30'000 + before);
}

void BulkInsertTest::indexesSurviveGivingUp()
{
    TestDatabase data(Engine::Sqlite, nullptr);
    open(data);
    const QString indexes = userIndexes(data);
    {
        Result<Transaction> transaction = Transaction::begin(*m_connection, Access::Write);
        VERIFY_OK(transaction);
        const Result<Insert> insert = begin(30'000);
        VERIFY_OK(insert);
        VERIFY_OK(addUser(**insert, 1));
        // Others go on seeing the table as it was.
        QCOMPARE(userIndexes(data), indexes);
    }
    QCOMPARE(userIndexes(data), indexes);
    QCOMPARE(data.scalar(u"PRAGMA integrity_check"_s), u"ok"_s);
}

QTEST_GUILESS_MAIN(BulkInsertTest)
#include "bulkinserttest.moc"
