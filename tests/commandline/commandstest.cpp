#include "tests/commandline/rosterprocess.h"
#include "tests/support/postgresserver.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;

/// What a script relies on: every command but import, on both engines, by the program itself.
class CommandsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void commands_data() { engines(); }
    void commands();
    void lastOwner_data() { engines(); }
    void lastOwner();
    void deletion_data() { engines(); }
    void deletion();
    void assignModes_data() { engines(); }
    void assignModes();
    void keys_data() { engines(); }
    void keys();
    void schema_data() { engines(); }
    void schema();
    void planMakesNoFile();
    void refusals_data();
    void refusals();
    void help_data();
    void help();
    void optionsOfQt_data();
    void optionsOfQt();

private:
    static void engines();
    QString newDatabase();
    RosterProcess roster(QStringList arguments) const;
    void createSome();

    std::unique_ptr<PostgresServer> m_server;
    QTemporaryDir m_folder;
    QString m_database;
    int m_files = 0;
};

void CommandsTest::initTestCase()
{
    QString error;
    m_server = PostgresServer::start(&error);
    QVERIFY2(m_server, qPrintable(error));
    QVERIFY(m_folder.isValid());
}

void CommandsTest::init()
{
    if (QTest::currentDataTag() == QByteArray("sqlite")
        || QTest::currentDataTag() == QByteArray("postgresql"))
        m_database = newDatabase();
}

void CommandsTest::engines()
{
    QTest::addColumn<bool>("postgresql");
    QTest::newRow("sqlite") << false;
    QTest::newRow("postgresql") << true;
}

QString CommandsTest::newDatabase()
{
    if (QTest::currentDataTag() == QByteArray("postgresql"))
        return m_server->createDatabase();
    return m_folder.filePath(u"%1.sqlite"_s.arg(++m_files));
}

RosterProcess CommandsTest::roster(QStringList arguments) const
{
    return RosterProcess::run(arguments << u"--database"_s << m_database);
}

void CommandsTest::createSome()
{
    QCOMPARE(roster({u"schema"_s, u"migrate"_s}).exitCode, 0);
    for (const QString &name : {u"ada"_s, u"bob"_s})
        QCOMPARE(roster({u"create"_s, u"user"_s, u"--set"_s, u"email="_s + name + u"@example.org"_s,
                         u"--set"_s, u"name="_s + name.toUpper()})
                     .exitCode,
                 0);
    for (const QString &slug : {u"one"_s, u"two"_s, u"three"_s})
        QCOMPARE(roster({u"create"_s, u"organization"_s, u"--set"_s, u"slug="_s + slug, u"--set"_s,
                         u"name=The "_s + slug})
                     .exitCode,
                 0);
}

void CommandsTest::commands()
{
    createSome();
    RosterProcess run = roster({u"add"_s, u"ada@example.org"_s, u"one"_s, u"--role"_s, u"admin"_s, u"--set"_s,
                                u"permissions=read,write"_s, u"--json"_s, u"--actor"_s, u"a tester"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json().value(u"added"_s).toInt(), 1);
    const int change = run.json().value(u"change"_s).toInt();
    QVERIFY(change > 0);

    run = roster({u"add"_s, u"ada@example.org"_s, u"one"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json().value(u"unchanged"_s).toInt(), 1);
    QVERIFY(run.json().value(u"change"_s).isNull());

    run = roster({u"show"_s, u"user"_s, u"ada@example.org"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json().value(u"name"_s).toString(), u"ADA"_s);
    const QJsonArray memberships = run.json().value(u"memberships"_s).toArray();
    QCOMPARE(memberships.size(), 1);
    QCOMPARE(memberships.at(0)[u"slug"_s].toString(), u"one"_s);
    QCOMPARE(memberships.at(0)[u"role"_s].toString(), u"admin"_s);
    run = roster({u"show"_s, u"organization"_s, u"one"_s});
    QVERIFY(run.out.contains(u"ada@example.org"_s));

    run = roster({u"history"_s, u"--json"_s, u"--user"_s, u"ada@example.org"_s});
    QCOMPARE(run.exitCode, 0);
    const QJsonArray changes = run.json().value(u"changes"_s).toArray();
    QCOMPARE(changes.size(), 2); // created, added
    QCOMPARE(changes.at(0)[u"change"_s].toInt(), change);
    QCOMPARE(changes.at(0)[u"actor"_s].toString(), u"a tester"_s);
    QCOMPARE(changes.at(0)[u"method"_s].toString(), u"command"_s);
    QCOMPARE(roster({u"history"_s, u"--json"_s, u"--organization"_s, u"two"_s})
                 .json()[u"changes"_s]
                 .toArray()
                 .size(),
             1);

    QCOMPARE(roster({u"remove"_s, u"ada@example.org"_s, u"one"_s}).exitCode, 0);
    QCOMPARE(
        roster({u"remove"_s, u"ada@example.org"_s, u"one"_s, u"--json"_s}).json()[u"unchanged"_s].toInt(), 1);
    run = roster({u"check"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.json().value(u"findings"_s).toArray().isEmpty());
    QCOMPARE(run.json().value(u"changed_outside"_s).toInt(), 0);
    const QJsonArray remarks = run.json().value(u"remarks"_s).toArray();
    QVERIFY2(remarks.isEmpty(), qPrintable(remarks.first().toString())); // not that it is read-only
}

void CommandsTest::lastOwner()
{
    createSome();
    QCOMPARE(roster({u"add"_s, u"ada@example.org"_s, u"one"_s, u"--role"_s, u"owner"_s}).exitCode, 0);
    const RosterProcess refused = roster({u"remove"_s, u"ada@example.org"_s, u"one"_s});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.err.contains(u"--force"_s));
    QVERIFY2(refused.err.contains(u"The one would be left without an owner"_s), qPrintable(refused.err));
    QCOMPARE(roster({u"assign"_s, u"user"_s, u"ada@example.org"_s, u"one"_s, u"--mode"_s,
                     u"append_and_update"_s, u"--role"_s, u"member"_s})
                 .exitCode,
             1);
    QVERIFY(roster({u"show"_s, u"organization"_s, u"one"_s}).out.contains(u"owner"_s));
    QCOMPARE(roster({u"remove"_s, u"ada@example.org"_s, u"one"_s, u"--force"_s}).exitCode, 0);
}

// As the window asks before it deletes.
void CommandsTest::deletion()
{
    createSome();
    for (const QString &organization : {u"one"_s, u"two"_s})
        QCOMPARE(roster({u"add"_s, u"ada@example.org"_s, organization}).exitCode, 0);
    const RosterProcess refused = roster({u"delete"_s, u"user"_s, u"ada@example.org"_s});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains(u"2 memberships go with ada@example.org"_s)
                 && refused.err.contains(u"--force"_s),
             qPrintable(refused.err));
    QCOMPARE(roster({u"show"_s, u"user"_s, u"ada@example.org"_s}).exitCode, 0);
    // Without memberships there is nothing to ask.
    QCOMPARE(roster({u"delete"_s, u"user"_s, u"bob@example.org"_s}).exitCode, 0);
    QCOMPARE(roster({u"show"_s, u"user"_s, u"bob@example.org"_s}).exitCode, 1);

    const RosterProcess run =
        roster({u"delete"_s, u"user"_s, u"ada@example.org"_s, u"--force"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()[u"removed"_s].toInt(), 3);
    const QString change = QString::number(run.json()[u"change"_s].toInt());
    QCOMPARE(roster({u"show"_s, u"user"_s, u"ada@example.org"_s}).exitCode, 1);
    QCOMPARE(roster({u"revert"_s, change}).exitCode, 0);
    QCOMPARE(roster({u"show"_s, u"user"_s, u"ada@example.org"_s, u"--json"_s})
                 .json()[u"memberships"_s]
                 .toArray()
                 .size(),
             2);
    QCOMPARE(roster({u"delete"_s, u"user"_s, u"nobody@example.org"_s}).exitCode, 1);
    QCOMPARE(roster({u"delete"_s, u"user"_s}).exitCode, 2);
}

void CommandsTest::assignModes()
{
    createSome();
    const auto organizations = [&] {
        QStringList slugs;
        const QJsonArray list = roster({u"show"_s, u"user"_s, u"ada@example.org"_s, u"--json"_s})
                                    .json()[u"memberships"_s]
                                    .toArray();
        for (const QJsonValue &membership : list)
            slugs << membership[u"slug"_s].toString() + u':' + membership[u"role"_s].toString();
        slugs.sort();
        return slugs;
    };
    const auto assign = [&](const QStringList &words) {
        return roster(QStringList{u"assign"_s, u"user"_s, u"ada@example.org"_s} + words).exitCode;
    };
    QCOMPARE(assign({u"one"_s, u"two"_s}), 0);
    QCOMPARE(organizations(), QStringList({u"one:member"_s, u"two:member"_s}));
    QCOMPARE(assign({u"two"_s, u"--role"_s, u"admin"_s, u"--mode"_s, u"append_and_update"_s}), 0);
    QCOMPARE(organizations(), QStringList({u"one:member"_s, u"two:admin"_s}));
    QCOMPARE(assign({u"three"_s, u"two"_s, u"--mode"_s, u"append_and_remove"_s}), 0);
    QCOMPARE(organizations(), QStringList({u"three:member"_s, u"two:admin"_s}));
    QCOMPARE(assign({u"three"_s, u"--mode"_s, u"remove"_s}), 0);
    QCOMPARE(organizations(), QStringList({u"two:admin"_s}));
    QCOMPARE(assign({u"one"_s, u"two"_s, u"--role"_s, u"viewer"_s, u"--mode"_s, u"direct_control"_s}), 0);
    QCOMPARE(organizations(), QStringList({u"one:viewer"_s, u"two:viewer"_s}));
    // One that cannot be found: nothing of it happens.
    QCOMPARE(assign({u"three"_s, u"nowhere"_s}), 1);
    QCOMPARE(organizations(), QStringList({u"one:viewer"_s, u"two:viewer"_s}));
    // The other way round.
    QCOMPARE(roster({u"assign"_s, u"organization"_s, u"three"_s, u"ada@example.org"_s, u"bob@example.org"_s})
                 .exitCode,
             0);
    QVERIFY(organizations().contains(u"three:member"_s));
}

void CommandsTest::keys()
{
    createSome();
    const QString id =
        roster({u"create"_s, u"user"_s, u"--set"_s, u"email=eve@example.org"_s, u"--set"_s, u"name=BOB"_s})
            .out.trimmed();
    QCOMPARE(id.size(), 36);
    QCOMPARE(roster({u"show"_s, u"user"_s, id}).exitCode, 0);
    QCOMPARE(roster({u"show"_s, u"user"_s, id.toUpper()}).exitCode, 0);
    QCOMPARE(roster({u"show"_s, u"user"_s, u"EVE@Example.ORG"_s}).exitCode, 0);
    QCOMPARE(roster({u"show"_s, u"user"_s, u"ADA"_s}).exitCode, 0);
    const RosterProcess ambiguous = roster({u"show"_s, u"user"_s, u"BOB"_s});
    QCOMPARE(ambiguous.exitCode, 1);
    QVERIFY(ambiguous.err.contains(u"Several users"_s));
    const RosterProcess unknown = roster({u"show"_s, u"organization"_s, u"'; DROP TABLE users; --"_s});
    QCOMPARE(unknown.exitCode, 1);
    QCOMPARE(unknown.err.count(u'\n'), 1);
}

void CommandsTest::schema()
{
    QCOMPARE(roster({u"schema"_s, u"migrate"_s}).exitCode, 0);
    QCOMPARE(roster({u"schema"_s, u"migrate"_s}).exitCode, 0);
    const RosterProcess status = roster({u"schema"_s, u"status"_s, u"--json"_s});
    QCOMPARE(status.exitCode, 0);
    QCOMPARE(status.json().value(u"state"_s).toString(), u"current"_s);
    QVERIFY(status.json().value(u"pending"_s).toArray().isEmpty());
    QVERIFY(roster({u"schema"_s, u"plan"_s}).out.contains(u"Nothing to do"_s));
}

void CommandsTest::planMakesNoFile()
{
    m_database = m_folder.filePath(u"planned.sqlite"_s);
    const RosterProcess plan = roster({u"schema"_s, u"plan"_s});
    QCOMPARE(plan.exitCode, 0);
    QVERIFY(plan.out.contains(u"CREATE TABLE user_organizations"_s));
    QVERIFY(!QFile::exists(m_database));
}

void CommandsTest::refusals_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("word");
    const auto file = [this](const QString &name) { return m_folder.filePath(name); };

    QFile noise(file(u"noise.sqlite"_s));
    QVERIFY(noise.open(QIODevice::WriteOnly));
    noise.write("This is a letter and no database. "_ba.repeated(100));
    noise.close();
    QCOMPARE(
        RosterProcess::run({u"schema"_s, u"migrate"_s, u"--database"_s, file(u"newer.sqlite"_s)}).exitCode,
        0);
    QProcess sqlite;
    sqlite.start(
        u"sqlite3"_s,
        {file(u"newer.sqlite"_s), u"INSERT INTO roster_migrations (number, name) VALUES (9999, 'x')"_s});
    QVERIFY(sqlite.waitForFinished() && sqlite.exitCode() == 0);
    const QString wrongPassword = QString(m_server->uri()).replace(u":secret@"_s, u":wrong@"_s);

    const QStringList show{u"show"_s, u"user"_s, u"ada"_s, u"--database"_s};
    QTest::newRow("not a database") << show + QStringList{file(u"noise.sqlite"_s)} << 3
                                    << u"not an SQLite database"_s;
    QTest::newRow("newer version") << show + QStringList{file(u"newer.sqlite"_s)} << 3 << u"newer Roster"_s;
    QTest::newRow("page of no picture") << QStringList{u"--page"_s, u"history"_s} << 2 << u"--screenshot"_s;
    QTest::newRow("missing file") << show + QStringList{file(u"missing.sqlite"_s)} << 3
                                  << u"no database file"_s;
    QTest::newRow("missing folder") << show + QStringList{file(u"no/where.sqlite"_s)} << 3 << u"folder"_s;
    QTest::newRow("a folder") << show + QStringList{m_folder.path()} << 3 << u"is a folder"_s;
    QTest::newRow("migrate into a missing folder")
        << QStringList{u"schema"_s, u"migrate"_s, u"--database"_s, file(u"no/where.sqlite"_s)} << 3
        << u"folder"_s;
    QTest::newRow("migrate what is no database")
        << QStringList{u"schema"_s, u"migrate"_s, u"--database"_s, file(u"noise.sqlite"_s)} << 3
        << u"not an SQLite"_s;
    QTest::newRow("wrong password") << show + QStringList{wrongPassword} << 3 << u"password is wrong"_s;
    QTest::newRow("no server") << show + QStringList{u"postgresql://postgres@127.0.0.1:1/x"_s} << 3
                               << u"No PostgreSQL server answers"_s;
    QTest::newRow("broken address") << show + QStringList{u"postgresql://[:secret"_s} << 3
                                    << u"cannot be understood"_s;
    QTest::newRow("unknown command") << QStringList{u"frobnicate"_s} << 2 << u"frobnicate"_s;
    QTest::newRow("unknown option") << show + QStringList{u"x"_s, u"--frobnicate"_s} << 2 << u"frobnicate"_s;
    QTest::newRow("unknown option of the window") << QStringList{u"-frobnicate"_s} << 2 << u"frobnicate"_s;
    QTest::newRow("no database named") << QStringList{u"show"_s, u"user"_s, u"ada"_s} << 2 << u"--database"_s;
    QTest::newRow("too few words") << QStringList{u"add"_s, u"ada"_s, u"--database"_s, u"x"_s} << 2
                                   << u"--help"_s;
    QTest::newRow("unknown field") << QStringList{u"create"_s,  u"user"_s,       u"--set"_s,
                                                  u"shoe=42"_s, u"--database"_s, file(u"fresh.sqlite"_s)}
                                   << 2 << u"shoe"_s;
    QTest::newRow("bad e-mail") << QStringList{u"create"_s,       u"user"_s,       u"--set"_s,
                                               u"email=nobody"_s, u"--database"_s, file(u"fresh.sqlite"_s)}
                                << 1 << u"no e-mail"_s;
    QCOMPARE(
        RosterProcess::run({u"schema"_s, u"migrate"_s, u"--database"_s, file(u"fresh.sqlite"_s)}).exitCode,
        0);
}

void CommandsTest::refusals()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    const QStringList before = QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    const RosterProcess run = RosterProcess::run(arguments);
    QTEST(run.exitCode, "exitCode");
    QVERIFY2(run.err.contains(word), qPrintable(run.err));
    QCOMPARE(run.err.count(u'\n'), 1); // one sentence, and nothing that Qt or a driver grumbles
    QVERIFY2(!run.err.contains(u"secret"_s), "a password was printed");
    QCOMPARE(run.out, QString());
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), before);
}

void CommandsTest::help_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"schema", "create", "delete", "add", "remove", "assign", "show", "history",
                                "revert", "check", "import"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void CommandsTest::help()
{
    QFETCH(QString, command);
    const RosterProcess run = RosterProcess::run({command, u"--help"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains(u"--database"_s));
    QCOMPARE(run.err, QString());
}

void CommandsTest::optionsOfQt_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("right to left") << QStringList{u"-reverse"_s};
    QTest::newRow("style") << QStringList{u"-style"_s, u"windows"_s};
    QTest::newRow("style with a sign between") << QStringList{u"--style=windows"_s};
}

// They change what the window looks like.
void CommandsTest::optionsOfQt()
{
    QFETCH(QStringList, options);
    m_database = m_folder.filePath(u"drawn-%1.sqlite"_s.arg(++m_files));
    QCOMPARE(roster({u"schema"_s, u"migrate"_s}).exitCode, 0);
    const auto picture = [this](const QStringList &more) {
        QFile file(m_folder.filePath(u"drawn.png"_s));
        file.remove();
        const RosterProcess run = roster(more + QStringList{u"--screenshot"_s, file.fileName()});
        if (run.exitCode != 0)
            qWarning().noquote() << run.err;
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray usual = picture({});
    const QByteArray other = picture(options);
    QVERIFY(!usual.isEmpty());
    QVERIFY(!other.isEmpty());
    QVERIFY(usual != other);
}

QTEST_GUILESS_MAIN(CommandsTest)
#include "commandstest.moc"
