#include "models/storage/dialect.h"
#include "models/storage/query.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <map>

using namespace Qt::StringLiterals;

// What a search finds, in each engine's SQL.
class ContainsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void contains_data();
    void contains();
    void followsThePart_data() { TestDatabase::addEngineRows(); }
    void followsThePart();

private:
    std::unique_ptr<PostgresServer> m_server;
    std::map<Engine, std::unique_ptr<TestDatabase>> m_databases;
    std::map<Engine, std::unique_ptr<Connection>> m_connections;
};

void ContainsTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql}) {
        m_databases[engine] =
            std::make_unique<TestDatabase>(engine, m_server.get(), TestDatabase::Content::Empty);
        m_connections[engine] = m_databases[engine]->connect();
    }
}

void ContainsTest::contains_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part");
    QTest::addColumn<bool>("found");
    const auto add = [](const char *name, const QString &text, const QString &part, bool found) {
        QTest::newRow(name) << text << part << found;
    };
    add("the same", u"ada"_s, u"ada"_s, true);
    add("in the middle", u"Ada Lovelace"_s, u"a l"_s, true);
    add("capitals in the text", u"ADA@EXAMPLE.ORG"_s, u"ada@example"_s, true);
    add("capitals in the part", u"ada@example.org"_s, u"ADA@Example"_s, true);
    add("not there", u"Ada Lovelace"_s, u"adal"_s, false);
    add("longer than the text", u"Ada"_s, u"Adamantine"_s, false);
    add("nothing wanted", u"Ada"_s, u""_s, true);
    add("nothing there", u""_s, u"a"_s, false);
    add("wildcards are letters", u"100 percent"_s, u"100%"_s, false);
    add("wildcards are found", u"100% _sure"_s, u"% _s"_s, true);
    add("neighbours of the alphabet", u"[Ada]"_s, u"{ada}"_s, false);
    add("umlauts, part in capitals", u"Jürgen Müller"_s, u"MÜLLER"_s, true);
    add("umlauts, text in capitals", u"JÜRGEN MÜLLER"_s, u"müller"_s, true);
    add("umlauts in the part only", u"Jurgen Muller"_s, u"müller"_s, false);
    add("Greek", u"ΑΘΉΝΑ"_s, u"αθήνα"_s, true);
    add("Cyrillic", u"Юлия"_s, u"ЮЛИЯ"_s, true);
    add("Chinese", u"北京市"_s, u"京"_s, true);
    add("beyond the first plane", u"x 😀 y"_s, u"😀"_s, true);
}

void ContainsTest::contains()
{
    QFETCH(QString, text);
    QFETCH(QString, part);
    QFETCH(bool, found);
    for (const auto &[engine, connection] : m_connections) {
        Query query(*connection);
        VERIFY_OK(query.prepare(u"SELECT CASE WHEN %1 THEN 1 ELSE 0 END"_s.arg(
            connection->dialect().contains(u"CAST(? AS text)"_s, u"CAST(? AS text)"_s))));
        VERIFY_OK(query.execute({text, part}));
        QVERIFY(query.next());
        QVERIFY2(query.number(0) == (found ? 1 : 0),
                 engine == Engine::Sqlite ? "on SQLite" : "on PostgreSQL");
    }
}

// The part may be another one in each row, and for each run of a prepared statement.
void ContainsTest::followsThePart()
{
    QFETCH(Engine, engine);
    TestDatabase &data = *m_databases.at(engine);
    Connection &connection = *m_connections.at(engine);
    data.execute(u"CREATE TABLE texts (whole text, part text)"_s);
    data.execute(u"INSERT INTO texts VALUES ('Ada', 'AD'), ('Ada', 'x'), ('Bob', 'OB'), (NULL, 'a'), ('a', "
                 "NULL)"_s);
    Query inRows(connection);
    VERIFY_OK(inRows.prepare(u"SELECT count(*) FROM texts WHERE "_s
                             + connection.dialect().contains(u"whole"_s, u"part"_s)));
    VERIFY_OK(inRows.execute());
    QVERIFY(inRows.next());
    QCOMPARE(inRows.number(0), 2);
    inRows.finish();

    Query inRuns(connection);
    VERIFY_OK(inRuns.prepare(u"SELECT count(*) FROM texts WHERE "_s
                             + connection.dialect().contains(u"whole"_s, u"?"_s)));
    for (const auto &[part, count] : {std::pair(u"DA"_s, 2), std::pair(u"bo"_s, 1), std::pair(u""_s, 4)}) {
        VERIFY_OK(inRuns.execute({part}));
        QVERIFY(inRuns.next());
        QCOMPARE(inRuns.number(0), count);
        inRuns.finish();
    }
}

QTEST_GUILESS_MAIN(ContainsTest)
#include "containstest.moc"
