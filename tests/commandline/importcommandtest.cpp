#include "models/storage/values.h"
#include "models/transfer/csvreader.h"
#include "tests/commandline/rosterprocess.h"
#include "tests/support/testdatabase.h"

#include <QJsonArray>
#include <QtTest>

#include <signal.h>

using namespace Qt::StringLiterals;

/// `roster import` as a script runs it: the sample files, the contract of its output, and bad input.
class ImportCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server = startTestServer()); }
    void init();
    void cleanup() { m_database.reset(); }

    void samples_data() { TestDatabase::addEngineRows(); }
    void samples();
    void mistakes_data() { TestDatabase::addEngineRows(); }
    void mistakes();
    void creates_data() { TestDatabase::addEngineRows(); }
    void creates();
    void dryRun();
    void fields();
    void humanOutput();
    void modes_data() { TestDatabase::addEngineRows(); }
    void modes();
    void asksBeforeRemoving();
    void badInput_data();
    void badInput();
    void reportIsNotTheFile();
    void interrupt_data() { TestDatabase::addEngineRows(); }
    void interrupt();

private:
    RosterProcess import(const QStringList &arguments, const QByteArray &input = {}) const;
    QJsonObject json(QStringList arguments, int exitCode, const QByteArray &input = {}) const;
    void importPeople();
    QString write(const QString &name, const QByteArray &text) const;

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_database;
};

static QString sample(const QString &name) { return QStringLiteral(ROSTER_SAMPLES) + u'/' + name; }

static int number(const QJsonObject &report, const char *name)
{
    return report.value(QLatin1String(name)).toInt(-1);
}

void ImportCommandTest::init()
{
    const bool postgresql = QByteArray(QTest::currentDataTag()).startsWith("PostgreSQL");
    m_database =
        std::make_unique<TestDatabase>(postgresql ? Engine::Postgresql : Engine::Sqlite, m_server.get());
}

RosterProcess ImportCommandTest::import(const QStringList &arguments, const QByteArray &input) const
{
    return RosterProcess::run(QStringList{u"import"_s, u"--database"_s, m_database->argument()} + arguments,
                              input);
}

QJsonObject ImportCommandTest::json(QStringList arguments, int exitCode, const QByteArray &input) const
{
    const RosterProcess run = import(arguments << u"--json"_s, input);
    if (run.exitCode != exitCode)
        qWarning() << run.exitCode << run.out << run.err;
    return run.exitCode == exitCode ? run.json() : QJsonObject();
}

void ImportCommandTest::importPeople()
{
    QCOMPARE(number(json({sample(u"users.csv"_s), u"--kind"_s, u"users"_s}, 0), "added"), 3000);
    QCOMPARE(number(json({sample(u"organizations.csv"_s), u"--kind"_s, u"organizations"_s}, 0), "added"),
             264);
}

QString ImportCommandTest::write(const QString &name, const QByteArray &text) const
{
    QFile file(m_database->folder() + u'/' + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s", qPrintable(file.errorString()));
    return file.fileName();
}

/// The file's rows as the database should have them, columns joined with "|", sorted.
static QStringList rowsOf(const QString &file, bool memberships)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(device.errorString()));
    CsvReader reader(device);
    CsvRow row;
    QStringList rows;
    if (reader.open() != CsvReader::Error::None || !reader.read(row))
        qFatal("no rows");
    while (reader.read(row)) {
        QStringList cells;
        for (qsizetype i = 0; i < row.cells.size(); ++i)
            cells << row.text(i);
        if (memberships) {
            cells[3] = permissionsToJson(*parsePermissions(cells[3]));
            cells[4] = cells[4] + "T00:00:00.000Z"_L1;
        }
        rows << cells.join(u'|');
    }
    rows.sort();
    return rows;
}

void ImportCommandTest::samples()
{
    const QStringList memberships{sample(u"memberships.csv"_s)};
    importPeople();
    const QJsonObject first = json(memberships, 0);
    QCOMPARE(first.keys(),
             (QStringList{u"added"_s, u"change"_s, u"created_organizations"_s, u"created_users"_s,
                          u"dry_run"_s, u"kept"_s, u"rejected"_s, u"rejections"_s, u"removed"_s,
                          u"repeated"_s, u"rows"_s, u"seconds"_s, u"unchanged"_s, u"updated"_s}));
    QCOMPARE(number(first, "rows"), 9000);
    QCOMPARE(number(first, "added"), 9000);
    for (const char *none : {"updated", "removed", "unchanged", "repeated", "rejected", "created_users"})
        QCOMPARE(number(first, none), 0);
    QCOMPARE(number(first, "change"), 3);
    QCOMPARE(first.value("dry_run"_L1), QJsonValue(false));
    QVERIFY(first.value("seconds"_L1).toDouble(-1) >= 0);

    QStringList users = m_database->rows(u"SELECT id, email, name FROM users"_s);
    users.sort();
    QCOMPARE(users, rowsOf(sample(u"users.csv"_s), false));
    QStringList organizations = m_database->rows(u"SELECT id, slug, name FROM organizations"_s);
    organizations.sort();
    QCOMPARE(organizations, rowsOf(sample(u"organizations.csv"_s), false));
    const bool sqlite = m_database->engine() == Engine::Sqlite;
    const QString columns = sqlite
        ? u"m.permissions, m.joined_at"_s
        : u"replace(m.permissions::text, ', ', ','), to_char(m.joined_at AT TIME ZONE 'UTC',"
          " 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"_s;
    QStringList rows = m_database->rows(u"SELECT u.email, o.slug, m.role, %1 FROM user_organizations m"
                                        " JOIN users u ON u.id = m.user_id"
                                        " JOIN organizations o ON o.id = m.organization_id"_s.arg(columns));
    rows.sort();
    QCOMPARE(rows, rowsOf(memberships.first(), true));

    const QJsonObject second = json(memberships, 0);
    QCOMPARE(number(second, "unchanged"), 9000);
    QCOMPARE(number(second, "added"), 0);
    QVERIFY(second.value("change"_L1).isNull());
    const QJsonObject people = json({sample(u"users.csv"_s), u"--kind"_s, u"users"_s}, 0);
    QCOMPARE(number(people, "unchanged"), 3000);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_changes"_s), 3);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_change_items"_s), 12264);
}

void ImportCommandTest::mistakes()
{
    const QMap<int, QString> expected{
        {5,
         u"unknown user \"ipke.kilicaslan@tillerby.example\": did you mean \"ipek.kilicaslan@tillerby.example\"?"_s},
        {11,
         u"unknown user \"quentin.ashdown@tillerby.exmaple\": did you mean \"quentin.ashdown@tillerby.example\"?"_s},
        {18,
         u"unknown user \"zeslaw.l.lecki@south.tillerby.example\": did you mean \"czeslaw.l.lecki@south.tillerby.example\"?"_s},
        {22, u"unknown organization \"project-halcyon\""_s},
        {25, u"several organizations are called \"Customer Support\"; name one by slug"_s},
        {28, u"Joined: \"2024-02-30\" is no date. Write it as 2024-03-31."_s},
        {31, u"Joined: \"next Monday\" is no date. Write it as 2024-03-31."_s},
        {35, u"repeats line 7 with other values"_s},
        {43, u"User is missing"_s},
        {46, u"too few cells: the header has 5 columns"_s},
        {49, u"too many cells: the header has 5 columns"_s}};
    importPeople();
    const QString file = sample(u"memberships-with-mistakes.csv"_s);
    const QString rejected = m_database->folder() + u"/rejected.csv"_s;
    const QJsonObject refused = json({file, u"--report"_s, rejected}, 1);
    QMap<int, QString> found;
    for (const QJsonValue &rejection : refused.value("rejections"_L1).toArray()) {
        QCOMPARE(rejection.toObject().keys(),
                 (QStringList{u"field"_s, u"line"_s, u"reason"_s, u"suggestion"_s, u"value"_s}));
        found.insert(rejection["line"_L1].toInt(), rejection["reason"_L1].toString());
        const QString suggestion = rejection["suggestion"_L1].toString();
        QCOMPARE(rejection["reason"_L1].toString().endsWith(u": did you mean \"%1\"?"_s.arg(suggestion)),
                 !suggestion.isEmpty());
    }
    QCOMPARE(found, expected);
    QCOMPARE(number(refused, "rows"), 60);
    QCOMPARE(number(refused, "rejected"), 11);
    QCOMPARE(number(refused, "repeated"), 1);
    QCOMPARE(number(refused, "added"), 0);
    QVERIFY(refused.value("change"_L1).isNull());
    QCOMPARE(m_database->number(u"SELECT count(*) FROM user_organizations"_s), 0);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_changes"_s), 2);

    QFile report(rejected);
    QVERIFY(report.open(QIODevice::ReadOnly));
    QCOMPARE(
        report.readLine(),
        QByteArray(
            "\xEF\xBB\xBFline;reason;suggestion;Member email;Team;Member role;Permissions;Start date\n"));
    QCOMPARE(report.readAll().count('\n'), 11);

    const QJsonObject skipped = json({file, u"--on-error"_s, u"skip"_s}, 1);
    QCOMPARE(number(skipped, "added"), 48);
    QCOMPARE(number(skipped, "rejected"), 11);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM user_organizations"_s), 48);
}

void ImportCommandTest::creates()
{
    const QStringList arguments{sample(u"memberships.csv"_s), u"--create"_s, u"users,organizations"_s};
    const QJsonObject report = json(arguments, 0);
    QCOMPARE(number(report, "added"), 9000);
    QCOMPARE(number(report, "created_users"), 3000 - 149);
    QCOMPARE(number(report, "created_organizations"),
             m_database->number(u"SELECT count(*) FROM organizations"_s));
    QCOMPARE(m_database->number(u"SELECT count(*) FROM users"_s), 3000 - 149);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_changes"_s), 1);
    QCOMPARE(number(json(arguments, 0), "unchanged"), 9000);
}

void ImportCommandTest::dryRun()
{
    const QString file = write(u"a.csv"_s, "email,name\nA@example.org,A\n,B\n");
    const QJsonObject report = json({file, u"--kind"_s, u"users"_s, u"--dry-run"_s}, 1);
    QCOMPARE(number(report, "added"), 1);
    QCOMPARE(number(report, "rejected"), 1);
    QCOMPARE(report.value("dry_run"_L1), QJsonValue(true));
    QCOMPARE(m_database->number(u"SELECT count(*) FROM users"_s), 0);
}

void ImportCommandTest::fields()
{
    const QString user = m_database->addUser(u"ada@example.org"_s);
    const QString organization = m_database->addOrganization(u"acme"_s);
    const QStringList options{
        u"-"_s,          u"--map"_s,       u"user=Wer"_s, u"--set"_s,      u"organization=acme"_s, u"--set"_s,
        u"role=guest"_s, u"--delimiter"_s, u"tab"_s,      u"--encoding"_s, u"windows-1252"_s};
    const QJsonObject report = json(options, 0, "Wer\tName\nADA@example.org\tK\xe4the\n");
    QCOMPARE(number(report, "added"), 1);
    QCOMPARE(
        m_database->rows(u"SELECT user_id, organization_id, role, permissions FROM user_organizations"_s),
        QStringList{u"%1|%2|guest|[]"_s.arg(user, organization)});
    QCOMPARE(m_database->scalar(u"SELECT origin FROM roster_changes"_s), u"standard input"_s);
}

void ImportCommandTest::humanOutput()
{
    QByteArray text = "user,organization\n";
    for (int i = 0; i < 25; ++i)
        text += "nobody" + QByteArray::number(i) + "@example.org,acme\n";
    m_database->addOrganization(u"acme"_s);
    const RosterProcess run = import({write(u"a.csv"_s, text)});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.out.contains("25 rows read"_L1), qPrintable(run.out));
    QVERIFY2(run.out.contains("line 21: unknown user \"nobody19@example.org\"\n"_L1), qPrintable(run.out));
    QVERIFY2(!run.out.contains("line 22"_L1), qPrintable(run.out));
    QVERIFY2(run.out.contains("5 more"_L1), qPrintable(run.out));
    QVERIFY2(run.err.startsWith("Nothing was written"_L1), qPrintable(run.err));
    QCOMPARE(run.err.count(u'\n'), 1);
}

void ImportCommandTest::modes()
{
    const QString file = sample(u"memberships.csv"_s);
    importPeople();
    QCOMPARE(number(json({file}, 0), "added"), 9000);
    QFile all(file);
    QVERIFY(all.open(QIODevice::ReadOnly));
    QList<QByteArray> lines = all.readAll().split('\n');
    const QString first = QString::fromUtf8(lines.at(1)).section(u',', 0, 0);
    const int had = int(std::count_if(lines.cbegin(), lines.cend(), [&](const QByteArray &line) {
        return QString::fromUtf8(line).startsWith(first + u',');
    }));
    const QByteArray one = lines.at(0) + '\n' + lines.at(1) + '\n';
    const QStringList control{write(u"one.csv"_s, one),
                              u"--mode"_s,
                              u"direct_control"_s,
                              u"--per"_s,
                              u"user"_s,
                              u"--yes"_s,
                              u"--force"_s,
                              u"--set"_s,
                              u"role=boss"_s};
    QJsonObject told = json(control + QStringList{u"--dry-run"_s}, 0);
    QJsonObject done = json(control, 0);
    QCOMPARE(number(done, "removed"), had - 1);
    for (const char *name : {"added", "updated", "removed", "unchanged", "repeated", "rejected"})
        QCOMPARE(number(told, name), number(done, name));
    QCOMPARE(m_database->number(u"SELECT count(*) FROM user_organizations"_s), 9000 - had + 1);
    QVERIFY(json(control, 0).value("change"_L1).isNull());

    const QStringList remove{file, u"--mode"_s, u"remove"_s, u"--force"_s};
    done = json(remove, 0);
    QCOMPARE(number(done, "removed"), 9000 - had + 1);
    QCOMPARE(number(done, "unchanged"), had - 1);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM user_organizations"_s), 0);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM users"_s), 3000);
    QCOMPARE(number(json(remove, 0), "unchanged"), 9000);
}

void ImportCommandTest::asksBeforeRemoving()
{
    const QString user = m_database->addUser(u"ada@example.org"_s);
    for (const QString &slug : {u"acme"_s, u"globex"_s})
        m_database->addMembership(user, m_database->addOrganization(slug));
    const QStringList arguments{write(u"a.csv"_s, "user,organization\nada@example.org,acme\n"), u"--mode"_s,
                                u"append_and_remove"_s, u"--per"_s, u"user"_s};
    const QString sentence = u"1 of the 2 memberships of the users in the file would be removed, more than a "
                             "tenth. If that is right, say --yes.\n"_s;
    const RosterProcess told = import(arguments + QStringList{u"--dry-run"_s});
    QCOMPARE(told.exitCode, 0);
    QVERIFY2(told.out.contains("         1  removed\n"_L1) && told.out.endsWith(sentence),
             qPrintable(told.out));
    const RosterProcess asked = import(arguments);
    QCOMPARE(asked.exitCode, 1);
    QCOMPARE(asked.err, u"Nothing was written: "_s + sentence);
    QCOMPARE(number(json(arguments, 1), "removed"), 0);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM user_organizations"_s), 2);
    QCOMPARE(number(json(arguments + QStringList{u"--yes"_s}, 0), "removed"), 1);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM user_organizations"_s), 1);

    // Of whom the second row speaks is not known.
    const QString mistyped =
        write(u"b.csv"_s, "user,organization\nada@example.org,globex\nad@example.org,acme\n");
    const RosterProcess kept = import({mistyped, u"--mode"_s, u"append_and_remove"_s, u"--per"_s, u"user"_s,
                                       u"--yes"_s, u"--on-error"_s, u"skip"_s});
    QCOMPARE(kept.exitCode, 1);
    QVERIFY2(kept.out.contains("1 membership that would have been removed stays"_L1), qPrintable(kept.out));
    QCOMPARE(m_database->number(u"SELECT count(*) FROM user_organizations"_s), 2);
}

void ImportCommandTest::badInput_data()
{
    QTest::addColumn<QStringList>("arguments"); // FILE stands for a good one, FOLDER for where it lies
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("says");
    QTest::newRow("missing file") << QStringList{u"FOLDER/missing.csv"_s} << 4 << u"There is no file"_s;
    QTest::newRow("folder") << QStringList{u"FOLDER"_s} << 4 << u"cannot be read"_s;
    QTest::newRow("empty") << QStringList{u"FOLDER/empty.csv"_s} << 4 << u"empty"_s;
    QTest::newRow("binary") << QStringList{u"FOLDER/binary.csv"_s} << 4 << u"not a text file"_s;
    QTest::newRow("report in a missing folder")
        << QStringList{u"FILE"_s, u"--report"_s, u"FOLDER/missing/a.csv"_s} << 4 << u"cannot be written"_s;
    QTest::newRow("no file") << QStringList{} << 2 << u"--help"_s;
    QTest::newRow("two files") << QStringList{u"FILE"_s, u"FILE"_s} << 2 << u"--help"_s;
    QTest::newRow("kind") << QStringList{u"FILE"_s, u"--kind"_s, u"people"_s} << 2 << u"--kind"_s;
    QTest::newRow("mode") << QStringList{u"FILE"_s, u"--mode"_s, u"guess"_s} << 2 << u"append"_s;
    QTest::newRow("mode without owner side")
        << QStringList{u"FILE"_s, u"--mode"_s, u"append_and_remove"_s} << 2 << u"--per"_s;
    QTest::newRow("direct_control without owner side")
        << QStringList{u"FILE"_s, u"--mode"_s, u"direct_control"_s} << 2 << u"--per"_s;
    QTest::newRow("per") << QStringList{u"FILE"_s, u"--per"_s, u"role"_s} << 2 << u"--per"_s;
    QTest::newRow("mode for users") << QStringList{u"FILE"_s, u"--kind"_s, u"users"_s, u"--mode"_s,
                                                   u"remove"_s}
                                    << 2 << u"never removes users"_s;
    QTest::newRow("map without =") << QStringList{u"FILE"_s, u"--map"_s, u"user"_s} << 2 << u"--map"_s;
    QTest::newRow("map of no field") << QStringList{u"FILE"_s, u"--map"_s, u"shoe=user"_s} << 2
                                     << u"\"shoe\""_s;
    QTest::newRow("map to no header")
        << QStringList{u"FILE"_s, u"--map"_s, u"user=shoe"_s} << 2 << u"\"shoe\""_s;
    QTest::newRow("set of no field") << QStringList{u"FILE"_s, u"--set"_s, u"shoe=1"_s} << 2 << u"\"shoe\""_s;
    QTest::newRow("set to no date") << QStringList{u"FILE"_s, u"--set"_s, u"joined_at=x"_s} << 2
                                    << u"no date"_s;
    QTest::newRow("delimiter") << QStringList{u"FILE"_s, u"--delimiter"_s, u"::"_s} << 2 << u"--delimiter"_s;
    QTest::newRow("encoding") << QStringList{u"FILE"_s, u"--encoding"_s, u"morse"_s} << 2 << u"morse"_s;
    QTest::newRow("create") << QStringList{u"FILE"_s, u"--create"_s, u"roles"_s} << 2 << u"--create"_s;
    QTest::newRow("on-error") << QStringList{u"FILE"_s, u"--on-error"_s, u"panic"_s} << 2 << u"--on-error"_s;
    QTest::newRow("unknown option") << QStringList{u"FILE"_s, u"--perhaps"_s} << 2 << u"perhaps"_s;
    QTest::newRow("no such column") << QStringList{u"FILE"_s, u"--kind"_s, u"organizations"_s} << 2
                                    << u"Slug"_s;
    QTest::newRow("no database") << QStringList{u"FILE"_s, u"--database"_s, u"FOLDER/new.sqlite"_s} << 3
                                 << u"no database file"_s;
}

void ImportCommandTest::badInput()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const QString file = write(u"good.csv"_s, "user,organization\n");
    write(u"empty.csv"_s, "");
    write(u"binary.csv"_s, QByteArray("PK\3\4\0\0\0\0\0\0", 10));
    const QStringList before = QDir(m_database->folder()).entryList(QDir::Files | QDir::Dirs);
    arguments.replaceInStrings(u"FILE"_s, file).replaceInStrings(u"FOLDER"_s, m_database->folder());
    const RosterProcess run = import(arguments);
    QTEST(run.exitCode, "exitCode");
    QVERIFY2(run.err.contains(says), qPrintable(run.err));
    QCOMPARE(run.err.count(u'\n'), 1);
    QCOMPARE(run.out, QString());
    QCOMPARE(QDir(m_database->folder()).entryList(QDir::Files | QDir::Dirs), before);
}

void ImportCommandTest::reportIsNotTheFile()
{
    const QString file = write(u"good.csv"_s, "user,organization\n");
    QCOMPARE(import({file, u"--report"_s, file}).exitCode, 2);
    QVERIFY(QFileInfo(file).size() > 0);
}

void ImportCommandTest::interrupt()
{
    QByteArray text = "user,organization\n";
    for (int i = 0; i < 60'000; ++i)
        text += "user" + QByteArray::number(i / 4) + "@example.org,group-" + QByteArray::number(i % 4) + '\n';
    const QStringList arguments{
        u"import"_s,   write(u"many.csv"_s, text), u"--database"_s, m_database->argument(),
        u"--create"_s, u"users,organizations"_s,   u"--json"_s};
    constexpr int longest = 1000;
    for (const int delay : {50, 200, 500, longest}) {
        QProcess process;
        process.start(QStringLiteral(ROSTER_PROGRAM), arguments);
        QVERIFY(process.waitForStarted());
        QTest::qWait(delay);
        // One that was faster has no number any more: 0 would mean whoever runs this test.
        if (process.state() != QProcess::NotRunning) {
            ::kill(pid_t(process.processId()), SIGINT);
            QVERIFY(process.waitForFinished(60000));
        }
        // Else it was ended at once: before the program listens, or when it has done all and listens no more.
        const bool listened = process.exitStatus() == QProcess::NormalExit;
        const qint64 there = m_database->number(u"SELECT count(*) FROM user_organizations"_s);
        const bool done = listened ? process.exitCode() == 0 : there > 0; // it was faster
        QVERIFY(listened || done || delay < longest);
        if (listened && !done) {
            QCOMPARE(process.exitCode(), 130);
            QCOMPARE(QString::fromUtf8(process.readAllStandardError()), u"Cancelled.\n"_s);
        }
        QCOMPARE(there, done ? 60'000 : 0);
        QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_changes"_s), done ? 1 : 0);
        if (done)
            break;
    }
    const QJsonObject complete = json(arguments.mid(1, 1) + arguments.mid(4, 2), 0);
    QCOMPARE(number(complete, "added") + number(complete, "unchanged"), 60'000);
}

QTEST_GUILESS_MAIN(ImportCommandTest)
#include "importcommandtest.moc"
