#include "tests/commandline/rosterprocess.h"
#include "tests/support/delayingproxy.h"
#include "tests/support/testdatabase.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A password in an address of the command line reaches nobody but the server.
class SecrecyTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void noneInArguments_data();
    void noneInArguments();
    void noneInOutput();
    void noneInHistory();

private:
    static QByteArray shownArguments(qint64 process);

    std::unique_ptr<PostgresServer> m_server;
};

void SecrecyTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

QByteArray SecrecyTest::shownArguments(qint64 process)
{
    QFile file(u"/proc/%1/cmdline"_s.arg(process));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void SecrecyTest::noneInArguments_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QString>("address");
    const QString uri = u"postgresql://postgres:hunter2@127.0.0.1:%1/people"_s;
    const QString words = u"host=127.0.0.1 port=%1 user=postgres password = 'hunter2'"_s;
    QTest::newRow("command") << QStringList{u"check"_s, u"--database"_s} << uri;
    QTest::newRow("command, words") << QStringList{u"check"_s, u"--database"_s} << words;
    QTest::newRow("command, one word") << QStringList{u"check"_s} << QString(u"--database="_s + uri);
    QTest::newRow("window") << QStringList{u"--database"_s} << uri;
}

void SecrecyTest::noneInArguments()
{
    QFETCH(QStringList, before);
    QFETCH(QString, address);
    DelayingProxy proxy(m_server->port(), 0ms);
    proxy.stall();
    QTemporaryDir folder;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, folder.path());
    environment.insert(u"XDG_DATA_HOME"_s, folder.path());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(ROSTER_PROGRAM), before << address.arg(proxy.port()));
    QVERIFY(process.waitForStarted());
    // It has understood the address by then.
    QTRY_VERIFY_WITH_TIMEOUT(proxy.connectionCount() > 0, 30000);
    const QByteArray shown = shownArguments(process.processId());
    QVERIFY(shown.contains("roster") && !shown.contains("hunter2"));
    process.kill();
    process.waitForFinished();
}

void SecrecyTest::noneInOutput()
{
    const QString port = QString::number(m_server->port());
    for (const QString &address :
         {u"postgresql://postgres:hunter2@127.0.0.1:%1/postgres"_s.arg(port),
          u"postgresql://postgres:hunter2@127.0.0.1:%1/postgres?nosuch=1"_s.arg(port),
          u"postgresql://postgres:hunter2@127.0.0.1:1/postgres"_s, u"POSTGRESQL://u:hunter2@h/d"_s,
          u"host=127.0.0.1 port=%1 password='hunter2"_s.arg(port)}) {
        const auto process = RosterProcess::run({u"check"_s, u"--database"_s, address});
        QVERIFY(process.exitCode != 0);
        QVERIFY2(!process.err.isEmpty() && !(process.out + process.err).contains("hunter2"_L1),
                 qPrintable(process.out + process.err));
    }
}

void SecrecyTest::noneInHistory()
{
    TestDatabase database(Engine::Postgresql, m_server.get());
    database.execute(u"ALTER ROLE postgres PASSWORD 'hunter2'"_s);
    const QString address =
        m_server->uri(database.address().parameters().value(u"dbname"_s)).replace(u"secret"_s, u"hunter2"_s);
    const auto added = RosterProcess::run({u"create"_s, u"user"_s, u"--set"_s, u"email=ann@example.org"_s,
                                           u"--set"_s, u"name=Ann"_s, u"--database"_s, address});
    QVERIFY2(added.exitCode == 0, qPrintable(added.err));
    const QString changes = database.rows(u"SELECT * FROM roster_changes"_s).join(u'\n')
        + database.rows(u"SELECT * FROM roster_change_items"_s).join(u'\n');
    QVERIFY(changes.contains("ann@example.org"_L1));
    QVERIFY(!changes.contains("hunter2"_L1));
    database.execute(u"ALTER ROLE postgres PASSWORD 'secret'"_s);
}

QTEST_GUILESS_MAIN(SecrecyTest)
#include "secrecytest.moc"
