#include "tests/commandline/rosterprocess.h"
#include "tests/support/testdatabase.h"

#include <QtTest>

#include <signal.h>

using namespace Qt::StringLiterals;

/// `roster export` as a script runs it.
class ExportCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server = startTestServer()); }
    void init();
    void cleanup() { m_database.reset(); }

    void goesAroundInCircles_data() { TestDatabase::addEngineRows(); }
    void goesAroundInCircles();
    void writesStandardOutput_data() { TestDatabase::addEngineRows(); }
    void writesStandardOutput();
    void wrongUse_data();
    void wrongUse();
    void unwritableFile();
    void fullDisk();
    void help();
    void interrupt_data() { TestDatabase::addEngineRows(); }
    void interrupt();

private:
    RosterProcess run(const QStringList &arguments) const;
    QString file(const QString &name) const { return m_files.filePath(name); }
    QStringList files() const { return QDir(m_files.path()).entryList(QDir::Files | QDir::Hidden); }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_database;
    QTemporaryDir m_files;
};

void ExportCommandTest::init()
{
    const bool postgresql = QByteArray(QTest::currentDataTag()).startsWith("PostgreSQL");
    m_database =
        std::make_unique<TestDatabase>(postgresql ? Engine::Postgresql : Engine::Sqlite, m_server.get());
    for (const QString &name : files())
        QFile::remove(file(name));
}

RosterProcess ExportCommandTest::run(const QStringList &arguments) const
{
    return RosterProcess::run(QStringList{u"export"_s, u"--database"_s, m_database->argument()} + arguments);
}

void ExportCommandTest::goesAroundInCircles()
{
    const QString ada = m_database->addUser(u"ada@example.org"_s, u"=Ada, \"the first\"\n"_s);
    const QString acme = m_database->addOrganization(u"acme"_s, u"'Åcme'; 東京"_s);
    m_database->addMembership(ada, acme, u"owner"_s);
    TestDatabase other(m_database->engine(), m_server.get());
    for (const QString &kind : {u"users"_s, u"organizations"_s, u"memberships"_s}) {
        const QString path = file(kind + u".csv"_s);
        const RosterProcess exported =
            run({kind, u"--delimiter"_s, u"tab"_s, u"--bom"_s, u"--output"_s, path});
        QCOMPARE(exported.err, QString());
        QCOMPARE(exported.exitCode, 0);
        QCOMPARE(exported.out, u"1 row exported.\n"_s);
        QFile written(path);
        QVERIFY(written.open(QIODevice::ReadOnly) && written.readAll().startsWith("\xEF\xBB\xBF"));
        for (const TestDatabase *to : {m_database.get(), &other}) {
            const RosterProcess imported = RosterProcess::run(
                {u"import"_s, u"--json"_s, path, u"--kind"_s, kind, u"--database"_s, to->argument()});
            QCOMPARE(imported.exitCode, 0);
            QCOMPARE(imported.json().value(to == &other ? u"added"_s : u"unchanged"_s).toInt(), 1);
        }
    }
    const QString all = u"SELECT u.id, u.email, u.name, o.id, o.slug, o.name, m.role, m.permissions, "
                        "m.joined_at FROM user_organizations m JOIN users u ON u.id = m.user_id JOIN "
                        "organizations o ON o.id = m.organization_id"_s;
    QCOMPARE(other.rows(all).size(), 1);
    QCOMPARE(other.rows(all), m_database->rows(all));
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_changes"_s), 0);
}

void ExportCommandTest::writesStandardOutput()
{
    m_database->addUser(u"ada@example.org"_s, u"Ada"_s);
    m_database->addUser(u"bob@example.org"_s, u"Bob"_s);
    const RosterProcess found = run({u"users"_s, u"--search"_s, u"BOB@"_s, u"--delimiter"_s, u";"_s});
    QCOMPARE(found.exitCode, 0);
    const QStringList lines = found.out.split(u'\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(0), u"id [Roster];email;name"_s);
    QVERIFY(lines.at(1).endsWith(u";bob@example.org;Bob"_s));
    QCOMPARE(run({u"users"_s, u"--output"_s, u"-"_s}).out.count(u'\n'), 3);
}

void ExportCommandTest::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown") << QStringList{u"people"_s};
    QTest::newRow("two") << QStringList{u"users"_s, u"file.csv"_s};
    QTest::newRow("delimiter") << QStringList{u"users"_s, u"--delimiter"_s, u"x"_s};
}

void ExportCommandTest::wrongUse()
{
    QFETCH(QStringList, arguments);
    const RosterProcess result = run(arguments);
    QCOMPARE(result.exitCode, 2);
    QVERIFY(!result.err.isEmpty());
    QCOMPARE(result.out, QString());
}

void ExportCommandTest::unwritableFile()
{
    const RosterProcess result = run({u"users"_s, u"--output"_s, file(u"no/such/folder.csv"_s)});
    QCOMPARE(result.exitCode, 4);
    QVERIFY(result.err.contains(u"cannot be written"_s));
    QCOMPARE(RosterProcess::run({u"export"_s, u"users"_s, u"--database"_s, file(u"none.sqlite"_s)}).exitCode,
             3);
    QCOMPARE(files(), QStringList());
}

void ExportCommandTest::fullDisk()
{
    QVERIFY(QFile::exists(u"/dev/full"_s));
    for (int i = 0; i < 2000; ++i)
        m_database->addUser(u"u%1@example.org"_s.arg(i));
    QProcess process;
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start(QStringLiteral(ROSTER_PROGRAM),
                  {u"export"_s, u"users"_s, u"--database"_s, m_database->argument()});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 4);
}

void ExportCommandTest::help()
{
    const RosterProcess result = RosterProcess::run({u"export"_s, u"--help"_s});
    QCOMPARE(result.exitCode, 0);
    for (const QString &option : {u"--search"_s, u"--delimiter"_s, u"--bom"_s, u"--output"_s})
        QVERIFY2(result.out.contains(option), qPrintable(result.out));
}

void ExportCommandTest::interrupt()
{
    const bool postgresql = m_database->engine() == Engine::Postgresql;
    const QString numbers = postgresql
        ? u"FROM generate_series(1, 300000) AS n(i)"_s
        : u"FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) "
          "SELECT i FROM n) AS n"_s;
    const QString id = postgresql ? u"gen_random_uuid()"_s : u"printf('00000000-0000-7000-8000-1%011d', i)"_s;
    m_database->execute(
        u"INSERT INTO users (id, email, name) SELECT %1, 'u' || i || '@example.org', 'N' %2"_s.arg(id,
                                                                                                   numbers));
    bool cancelled = false;
    for (int delay = 40; delay < 2000; delay += 60) {
        QProcess process;
        process.start(QStringLiteral(ROSTER_PROGRAM),
                      {u"export"_s, u"users"_s, u"--database"_s, m_database->argument(), u"--output"_s,
                       file(u"users.csv"_s)});
        QVERIFY(process.waitForStarted());
        QTest::qWait(delay); // the moment of the signal, not a wait for something
        if (process.state() == QProcess::NotRunning)
            break; // it was faster; there is no process to send a signal to
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60000));
        if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
            break; // it was faster
        if (QFile users(file(u"users.csv"_s)); users.exists()) { // the signal came when all was done
            QVERIFY(users.open(QIODevice::ReadOnly));
            QCOMPARE(users.readAll().count('\n'), 300'001);
            break;
        }
        if (process.exitStatus() != QProcess::NormalExit)
            continue; // before the program listened to signals
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(files(), QStringList());
        cancelled = true;
    }
    QVERIFY(cancelled);
    const RosterProcess complete = run({u"users"_s, u"--output"_s, file(u"users.csv"_s)});
    QCOMPARE(complete.out, u"300000 rows exported.\n"_s);
    QCOMPARE(files(), QStringList{u"users.csv"_s});
}

QTEST_GUILESS_MAIN(ExportCommandTest)
#include "exportcommandtest.moc"
