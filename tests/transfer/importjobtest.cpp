#include "models/transfer/importjob.h"
#include "tests/support/futures.h"
#include "tests/support/testdatabase.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;

/// An import in the background: one transaction, one report, and nothing left when it is given up.
class ImportJobTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server = startTestServer()); }
    void init();
    void cleanup();

    void writes_data() { TestDatabase::addEngineRows(); }
    void writes();
    void plansThenWrites_data() { TestDatabase::addEngineRows(); }
    void plansThenWrites();
    void refuses_data() { TestDatabase::addEngineRows(); }
    void refuses();
    void readsAgainWhatChanged();
    void othersWereFaster_data() { TestDatabase::addEngineRows(); }
    void othersWereFaster();
    void cancels_data();
    void cancels();
    void isDestroyed_data() { TestDatabase::addEngineRows(); }
    void isDestroyed();
    void tellsErrors();

private:
    ImportSource file(const QByteArray &text);
    ImportSource manyRows();
    static ImportOptions creating();

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Roster> m_roster;
    QTemporaryDir m_folder;
    int m_files = 0;
};

static constexpr int many = 20'000;

void ImportJobTest::init()
{
    const bool postgresql = QByteArray(QTest::currentDataTag()).startsWith("PostgreSQL");
    m_database =
        std::make_unique<TestDatabase>(postgresql ? Engine::Postgresql : Engine::Sqlite, m_server.get());
    m_roster = std::make_unique<Roster>(m_database->open());
}

void ImportJobTest::cleanup()
{
    m_roster.reset();
    m_database.reset();
}

ImportSource ImportJobTest::file(const QByteArray &text)
{
    const QString path = m_folder.filePath(u"%1.csv"_s.arg(++m_files));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s", qPrintable(file.errorString()));
    return {path, u"many.csv"_s};
}

ImportSource ImportJobTest::manyRows()
{
    QByteArray text = "user,org\n";
    for (int i = 0; i < many; ++i)
        text += "user" + QByteArray::number(i % 5000) + "@example.org,group-" + QByteArray::number(i / 5000)
            + '\n';
    return file(text);
}

ImportOptions ImportJobTest::creating()
{
    ImportOptions options;
    options.createUsers = options.createOrganizations = true;
    options.actor = u"Tester"_s;
    return options;
}

template <class T> static Result<T> taken(QSignalSpy &spy)
{
    if (spy.isEmpty() && !spy.wait(60000))
        return DbError{DbError::Kind::Internal, u"no signal"_s};
    const QVariant argument = spy.takeFirst().first(); // value() would need a default
    return *static_cast<const Result<T> *>(argument.constData());
}

void ImportJobTest::writes()
{
    ImportJob job(*m_roster);
    QSignalSpy finished(&job, &ImportJob::finished);
    QSignalSpy progress(&job, &ImportJob::progress);
    QSignalSpy changed(m_roster.get(), &Roster::changed);
    const ImportSource source = manyRows();
    job.run(source, creating());
    QVERIFY(job.isRunning());
    const Result<ImportReport> report = taken<ImportReport>(finished);
    QVERIFY2(report, report ? "" : qPrintable(report.error().text));
    QCOMPARE(report->added, many);
    QCOMPARE(report->createdUsers, 5000);
    QCOMPARE(report->createdOrganizations, 4);
    QVERIFY(report->change);
    QVERIFY(!job.isRunning());
    QCOMPARE(changed.size(), 1);
    QSet<int> stages;
    for (const QVariantList &arguments : progress)
        stages << int(arguments.first().value<ImportProgress>().stage);
    QCOMPARE(stages.size(), 4);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM user_organizations"_s), many);
    QCOMPARE(m_database->rows(u"SELECT actor, method, summary, origin, added FROM roster_changes"_s),
             QStringList{u"Tester|import|Import many.csv|many.csv|25004"_s});

    job.run(source, creating());
    const Result<ImportReport> again = taken<ImportReport>(finished);
    QVERIFY(again);
    QCOMPARE(again->unchanged, many);
    QVERIFY(!again->change);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_changes"_s), 1);
}

void ImportJobTest::plansThenWrites()
{
    ImportJob job(*m_roster);
    QSignalSpy planned(&job, &ImportJob::planned);
    QSignalSpy finished(&job, &ImportJob::finished);
    job.plan(file("user,org\na@example.org,x\n"), creating());
    const Result<ImportPlanPointer> plan = taken<ImportPlanPointer>(planned);
    QVERIFY(plan);
    QCOMPARE((*plan)->report().added, 1);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM users"_s), 0);
    job.write(*plan);
    const Result<ImportReport> report = taken<ImportReport>(finished);
    QVERIFY2(report, report ? "" : qPrintable(report.error().text));
    QCOMPARE(report->added, 1);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM user_organizations"_s), 1);
}

void ImportJobTest::refuses()
{
    ImportJob job(*m_roster);
    QSignalSpy finished(&job, &ImportJob::finished);
    const ImportSource source = file("user,org,since\na@example.org,x,\nb@example.org,x,never\n");
    job.run(source, creating());
    const Result<ImportReport> refused = taken<ImportReport>(finished);
    QVERIFY(refused);
    QVERIFY(refused->refused);
    QCOMPARE(refused->added, 0);
    QCOMPARE(refused->rejected, 1);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM users"_s), 0);

    ImportOptions dry = creating();
    dry.dryRun = true;
    job.run(source, dry);
    const Result<ImportReport> told = taken<ImportReport>(finished);
    QVERIFY(told);
    QCOMPARE(told->added, 1);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM users"_s), 0);

    ImportOptions skipping = creating();
    skipping.skipRejected = true;
    job.run(source, skipping);
    const Result<ImportReport> skipped = taken<ImportReport>(finished);
    QVERIFY(skipped);
    QCOMPARE(skipped->added, 1);
    QCOMPARE(skipped->rejected, 1);
    QCOMPARE(m_database->rows(u"SELECT email FROM users"_s), QStringList{u"a@example.org"_s});
}

void ImportJobTest::readsAgainWhatChanged()
{
    ImportJob job(*m_roster);
    QSignalSpy planned(&job, &ImportJob::planned);
    QSignalSpy finished(&job, &ImportJob::finished);
    const ImportSource source = file("user,org\na@example.org,x\n");
    job.plan(source, creating());
    const Result<ImportPlanPointer> plan = taken<ImportPlanPointer>(planned);
    QVERIFY(plan);
    QFile changed(source.path);
    QVERIFY(changed.open(QIODevice::Append));
    changed.write("b@example.org,x\n");
    changed.close();
    QVERIFY((*plan)->isOutdated());
    job.write(*plan);
    const Result<ImportReport> report = taken<ImportReport>(finished);
    QVERIFY(report);
    QCOMPARE(report->added, 2);
}

void ImportJobTest::othersWereFaster()
{
    const QString user = m_database->addUser(u"a@example.org"_s);
    const QString organization = m_database->addOrganization(u"x"_s);
    m_database->addOrganization(u"y"_s);
    ImportJob job(*m_roster);
    QSignalSpy planned(&job, &ImportJob::planned);
    QSignalSpy finished(&job, &ImportJob::finished);
    job.plan(file("user,org\na@example.org,x\na@example.org,y\n"), {});
    const Result<ImportPlanPointer> plan = taken<ImportPlanPointer>(planned);
    QVERIFY(plan);
    m_database->addMembership(user, organization, u"owner"_s);
    job.write(*plan);
    const Result<ImportReport> report = taken<ImportReport>(finished);
    QVERIFY2(report, report ? "" : qPrintable(report.error().text));
    QCOMPARE(report->added, 1);
    QCOMPARE(report->unchanged, 1);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM user_organizations WHERE role = 'owner'"_s), u"1"_s);
}

void ImportJobTest::cancels_data()
{
    QTest::addColumn<int>("stage"); // -1: at once
    for (const char *engine : {"SQLite", "PostgreSQL"}) {
        QTest::addRow("%s: at once", engine) << -1;
        QTest::addRow("%s: reading", engine) << int(ImportProgress::Stage::Reading);
        QTest::addRow("%s: resolving", engine) << int(ImportProgress::Stage::Resolving);
        QTest::addRow("%s: writing", engine) << int(ImportProgress::Stage::Writing);
        QTest::addRow("%s: recording", engine) << int(ImportProgress::Stage::Recording);
    }
}

void ImportJobTest::cancels()
{
    QFETCH(int, stage);
    ImportJob job(*m_roster);
    QSignalSpy finished(&job, &ImportJob::finished);
    connect(&job, &ImportJob::progress, &job, [&](const ImportProgress &progress) {
        if (int(progress.stage) == stage)
            job.cancel();
    });
    const ImportSource source = manyRows();
    job.run(source, creating());
    if (stage < 0)
        job.cancel();
    const Result<ImportReport> report = taken<ImportReport>(finished);
    // Fast machines may be through before the wish arrives: then it must be all of it.
    const qint64 expected = report ? many : 0;
    if (!report)
        QCOMPARE(report.error().kind, DbError::Kind::Cancelled);
    if (stage < 0)
        QVERIFY(!report);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM user_organizations"_s), expected);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM users"_s), report ? 5000 : 0);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_change_items"_s), report ? 25004 : 0);

    disconnect(&job, &ImportJob::progress, nullptr, nullptr);
    job.run(source, creating());
    const Result<ImportReport> complete = taken<ImportReport>(finished);
    QVERIFY2(complete, complete ? "" : qPrintable(complete.error().text));
    QCOMPARE(complete->added + complete->unchanged, many);
}

void ImportJobTest::isDestroyed()
{
    for (int delay : {0, 20, 100, 300}) {
        auto job = std::make_unique<ImportJob>(*m_roster);
        job->run(manyRows(), creating());
        QTest::qWait(delay);
    }
    // What was being committed is there before the next import looks: else their e-mails would be in
    // conflict.
    QVERIFY(outcomeOf(m_roster->apply(ChangeSet(), {})));
    ImportJob job(*m_roster);
    QSignalSpy finished(&job, &ImportJob::finished);
    job.run(manyRows(), creating());
    const Result<ImportReport> report = taken<ImportReport>(finished);
    QVERIFY2(report, report ? "" : qPrintable(report.error().text));
    QCOMPARE(report->added + report->unchanged, many);
}

void ImportJobTest::tellsErrors()
{
    ImportJob job(*m_roster);
    QSignalSpy planned(&job, &ImportJob::planned);
    job.plan({m_folder.filePath(u"missing.csv"_s)}, {});
    const Result<ImportPlanPointer> plan = taken<ImportPlanPointer>(planned);
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, DbError::Kind::File);
}

QTEST_GUILESS_MAIN(ImportJobTest)
#include "importjobtest.moc"
