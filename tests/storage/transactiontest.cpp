#include "models/storage/transaction.h"

#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

using namespace Qt::StringLiterals;

class TransactionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void commits_data() { TestDatabase::addEngineRows(); }
    void commits();
    void rollsBackAtTheEndOfItsScope_data() { TestDatabase::addEngineRows(); }
    void rollsBackAtTheEndOfItsScope();
    void rollsBackBesideAnUnfinishedStatement_data() { TestDatabase::addEngineRows(); }
    void rollsBackBesideAnUnfinishedStatement();
    void movedFromDoesNothing_data() { TestDatabase::addEngineRows(); }
    void movedFromDoesNothing();
    void failedTransactionIsNotCommitted_data() { TestDatabase::addEngineRows(); }
    void failedTransactionIsNotCommitted();
    void readsOneSnapshot_data() { TestDatabase::addEngineRows(); }
    void readsOneSnapshot();
    void writersQueueBeforeTheyRead();
    void lostConnectionWritesNothing_data();
    void lostConnectionWritesNothing();

private:
    static Result<> insert(Connection &connection, const QString &email);

    std::unique_ptr<PostgresServer> m_server;
    const QString m_count = u"SELECT count(*) FROM organizations"_s;
};

void TransactionTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

Result<> TransactionTest::insert(Connection &connection, const QString &slug)
{
    return connection.execute(u"INSERT INTO organizations (id, slug, name) VALUES (?, ?, '')"_s,
                              {u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s, slug});
}

void TransactionTest::commits()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    const auto connection = database.connect();
    {
        Result<Transaction> transaction = Transaction::begin(*connection, Access::Write);
        VERIFY_OK(transaction);
        VERIFY_OK(insert(*connection, u"acme"_s));
        QCOMPARE(database.number(m_count), 0);
        VERIFY_OK(transaction->commit());
        QCOMPARE(database.number(m_count), 1);
    }
    QCOMPARE(database.number(m_count), 1);
}

void TransactionTest::rollsBackAtTheEndOfItsScope()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    const auto connection = database.connect();
    for (int round = 0; round < 3; ++round) {
        const Result<Transaction> transaction = Transaction::begin(*connection, Access::Write);
        VERIFY_OK(transaction);
        VERIFY_OK(insert(*connection, u"acme"_s));
    }
    QCOMPARE(database.number(m_count), 0);
    database.addOrganization(u"nobody is locked out"_s);
}

void TransactionTest::rollsBackBesideAnUnfinishedStatement()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    database.addUser(u"one"_s);
    database.addUser(u"two"_s);
    const auto connection = database.connect();
    {
        const Result<Transaction> transaction = Transaction::begin(*connection, Access::Write);
        VERIFY_OK(transaction);
        VERIFY_OK(insert(*connection, u"acme"_s));
        const Result<Query *> query = connection->select(u"SELECT id FROM users"_s);
        VERIFY_OK(query);
        QVERIFY((*query)->next());
    }
    QCOMPARE(database.number(m_count), 0);
    database.addOrganization(u"nobody is locked out"_s);
    if (engine == Engine::Sqlite)
        QCOMPARE(database.rows(u"PRAGMA wal_checkpoint(TRUNCATE)"_s), QStringList{u"0|0|0"_s});
}

void TransactionTest::movedFromDoesNothing()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    const auto connection = database.connect();
    Result<Transaction> transaction = Transaction::begin(*connection, Access::Write);
    VERIFY_OK(transaction);
    {
        Transaction taken(*std::move(transaction));
        VERIFY_OK(insert(*connection, u"acme"_s));
        transaction->rollback();
        VERIFY_OK(taken.commit());
    }
    QCOMPARE(database.number(m_count), 1);
}

void TransactionTest::failedTransactionIsNotCommitted()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    const auto connection = database.connect();
    Result<Transaction> transaction = Transaction::begin(*connection, Access::Write);
    VERIFY_OK(transaction);
    VERIFY_OK(insert(*connection, u"acme"_s));
    if (engine == Engine::Postgresql)
        QVERIFY(!connection->execute(u"SELECT nonsense"_s)); // spoils the transaction
    else
        VERIFY_OK(connection->execute(u"ROLLBACK"_s)); // as the engine itself does when the disk is full
    QVERIFY(!transaction->commit());
    transaction->rollback();
    QCOMPARE(database.number(m_count), 0);
    VERIFY_OK(insert(*connection, u"afterwards"_s));
}

void TransactionTest::readsOneSnapshot()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    const auto connection = database.connect();
    const auto count = [&] {
        const Result<Query *> query = connection->select(m_count);
        return query && (*query)->next() ? (*query)->number(0) : -1;
    };
    Result<Transaction> snapshot = Transaction::begin(*connection, Access::Read);
    VERIFY_OK(snapshot);
    QCOMPARE(count(), 0);
    database.addOrganization(u"meanwhile"_s);
    QCOMPARE(count(), 0);
    VERIFY_OK(snapshot->commit());
    QCOMPARE(count(), 1);
}

// A deferred transaction would fail here without any waiting: it reads first, and somebody else writes
// between.
void TransactionTest::writersQueueBeforeTheyRead()
{
    TestDatabase database(Engine::Sqlite, nullptr);
    const auto connection = database.connect();
    const auto other = database.connect();
    VERIFY_OK(other->setWait(std::chrono::milliseconds(0)));
    Result<Transaction> transaction = Transaction::begin(*connection, Access::Write);
    VERIFY_OK(transaction);
    VERIFY_OK(connection->select(m_count));
    QCOMPARE(kindOf(Transaction::begin(*other, Access::Write)), DbError::Kind::Busy);
    VERIFY_OK(insert(*connection, u"acme"_s));
    VERIFY_OK(transaction->commit());
    VERIFY_OK(Transaction::begin(*other, Access::Write));
}

void TransactionTest::lostConnectionWritesNothing_data()
{
    QTest::addColumn<bool>("noticed");
    QTest::newRow("noticed by a statement") << true;
    QTest::newRow("noticed by the commit") << false;
}

void TransactionTest::lostConnectionWritesNothing()
{
    QFETCH(bool, noticed);
    TestDatabase database(Engine::Postgresql, m_server.get());
    const auto connection = database.connect();
    Result<Transaction> transaction = Transaction::begin(*connection, Access::Write);
    VERIFY_OK(transaction);
    VERIFY_OK(insert(*connection, u"acme"_s));
    database.execute(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                     " WHERE pid <> pg_backend_pid() AND datname = current_database()"_s);
    if (noticed) {
        QCOMPARE(kindOf(connection->execute(u"UPDATE organizations SET name = 'x'"_s)),
                 DbError::Kind::ConnectionLost);
        QCOMPARE(kindOf(insert(*connection, u"more"_s)), DbError::Kind::ConnectionLost);
    }
    QCOMPARE(kindOf(transaction->commit()), DbError::Kind::ConnectionLost);
    transaction->rollback();
    QCOMPARE(kindOf(Transaction::begin(*connection, Access::Write)), DbError::Kind::ConnectionLost);
    QCOMPARE(database.number(m_count), 0);
}

QTEST_GUILESS_MAIN(TransactionTest)
#include "transactiontest.moc"
