// How often somebody who opens a database far away waits for the server, which over a slow link is all that
// opening takes. The bars are what it took when they were written, and one more.

#include "models/membership/databaseopener.h"
#include "models/membership/roster.h"
#include "models/tables/usermodel.h"
#include "tests/support/delayingproxy.h"
#include "tests/support/futures.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"
#include "tests/tables/modelwaits.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class RoundTripsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void ownDatabase();
    void attachedDatabase_data();
    void attachedDatabase();
    void placesOfRows_data();
    void placesOfRows();

private:
    std::unique_ptr<DelayingProxy> linkTo(const TestDatabase &data);
    Result<OpenedDatabase> open();

    DatabaseOpener m_opener;
    std::unique_ptr<PostgresServer> m_server;
    DatabaseAddress m_address; // through the link
};

namespace {

// Of a connection: reaching the server, no encryption, a password, what QPSQL asks, and our settings.
constexpr int connecting = 11;

} // namespace

void RoundTripsTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

// Slow enough for what is asked at once to arrive at once.
std::unique_ptr<DelayingProxy> RoundTripsTest::linkTo(const TestDatabase &data)
{
    auto link = std::make_unique<DelayingProxy>(m_server->port(), 10ms);
    QString uri = m_server->uri(data.address().parameters().value(u"dbname"_s));
    uri.replace(u":%1/"_s.arg(m_server->port()), u":%1/"_s.arg(link->port()));
    m_address = *DatabaseAddress::parse(uri);
    return link;
}

Result<OpenedDatabase> RoundTripsTest::open()
{
    return outcomeOf(m_opener.open(m_address, DatabaseOpener::Purpose::Open));
}

void RoundTripsTest::ownDatabase()
{
    TestDatabase data(Engine::Postgresql, m_server.get());
    data.addUser(u"ada@example.org"_s);
    const auto link = linkTo(data);

    const Result<OpenedDatabase> opened = open();
    VERIFY_OK(opened);
    QVERIFY(opened->database);
    QCOMPARE(link->connectionCount(), 1);
    const int opening = link->roundTrips().constFirst();
    QVERIFY2(opening <= connecting + 6, qPrintable(u"%1 to open it"_s.arg(opening)));

    Roster roster(*opened->database, m_opener.takeWorker());
    UserModel model(roster);
    model.select();
    QVERIFY(arrives(model, 0));
    const int reading = link->roundTrips().constFirst() - opening;
    QVERIFY2(reading > 0, "the same connection reads");
    QVERIFY2(reading <= 4, qPrintable(u"%1 until the first rows"_s.arg(reading)));
}

void RoundTripsTest::attachedDatabase_data()
{
    QTest::addColumn<int>("otherTables");
    QTest::addColumn<int>("most"); // besides connecting
    QTest::newRow("few other tables") << 3 << 12;
    QTest::newRow("many other tables") << 150 << 16; // are asked about in portions
}

// The tables of another program have to be found among all of its tables.
void RoundTripsTest::attachedDatabase()
{
    QFETCH(const int, otherTables);
    QFETCH(const int, most);
    TestDatabase data(Engine::Postgresql, m_server.get(), TestDatabase::Content::Empty);
    data.executeAll(
        u"CREATE TABLE people (id uuid PRIMARY KEY, name text);\n"
        "CREATE TABLE teams (id uuid PRIMARY KEY, name text);\n"
        "CREATE TABLE team_people (person_id uuid REFERENCES people, team_id uuid REFERENCES teams,"
        " PRIMARY KEY (person_id, team_id));\n"_s);
    for (int i = 0; i < otherTables; ++i)
        data.execute(u"CREATE TABLE other_%1 (id int PRIMARY KEY, a uuid REFERENCES people,"
                     " b uuid REFERENCES teams)"_s.arg(i));
    const auto link = linkTo(data);

    const Result<OpenedDatabase> opened = open();
    VERIFY_OK(opened);
    QVERIFY(opened->database);
    QCOMPARE(opened->database->schema.memberships.name, u"team_people"_s);
    const int opening = link->roundTrips().constFirst();
    QVERIFY2(opening <= connecting + most, qPrintable(u"%1 to open it"_s.arg(opening)));
}

void RoundTripsTest::placesOfRows_data()
{
    QTest::addColumn<std::chrono::milliseconds>("delay"); // from the count on
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    constexpr int pages = 84;
    QTest::newRow("far away") << 50ms << 3 << 20;
    QTest::newRow("near, but slow with the first page") << 0ms << pages << 2 * pages;
}

// What is remembered of where rows are has its price for each of them: a jump reads on from the nearest one.
void RoundTripsTest::placesOfRows()
{
    QFETCH(const std::chrono::milliseconds, delay);
    QFETCH(const int, least);
    QFETCH(const int, most);
    TestDatabase data(Engine::Postgresql, m_server.get());
    data.execute(u"INSERT INTO users (id, email, name) SELECT md5(i::text)::uuid, i || '@example.org',"
                 " 'User ' || i FROM generate_series(1, 21500) AS i"_s);
    const auto link = linkTo(data);
    const Result<OpenedDatabase> opened = open();
    VERIFY_OK(opened);
    Roster roster(*opened->database, m_opener.takeWorker());
    UserModel model(roster);

    link->setDelay(100ms);
    model.select();
    QVERIFY(settles(model));
    const int connections = link->connectionCount();
    link->setDelay(delay);

    QVERIFY(QTest::qWaitFor([&] { return link->connectionCount() > connections; }));
    const auto looking = [&] { return std::max(0, link->roundTrips().constLast() - connecting); };
    QVERIFY2(QTest::qWaitFor([&] { return looking() >= least; }, 20000),
             qPrintable(u"only %1 places"_s.arg(looking())));
    for (int before = 0; before < looking();) {
        before = looking();
        QTest::qWait(1000);
    }
    QVERIFY2(looking() <= most, qPrintable(u"%1 places"_s.arg(looking())));
}

QTEST_MAIN(RoundTripsTest)
#include "roundtripstest.moc"
