#include "tests/support/outcome.h"
#include "tests/transfer/importfixture.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// What keeps people from losing memberships by an import that did not mean it.
class ImportSafetyTest : public QObject, private ImportFixture {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server = startTestServer()); }
    void init() { makeDatabase(); }
    void cleanup() { ImportFixture::cleanup(); }

    void wrongUse_data();
    void wrongUse();
    void removesNothing_data();
    void removesNothing();
    void asksBeforeRemovingMuch_data() { TestDatabase::addEngineRows(); }
    void asksBeforeRemovingMuch();
    void lastOwners_data() { TestDatabase::addEngineRows(); }
    void lastOwners();
    void othersWereFaster_data();
    void othersWereFaster();
    void othersWriteWhileItPlans_data() { TestDatabase::addEngineRows(); }
    void othersWriteWhileItPlans();
    void cancelLeavesEverything_data() { TestDatabase::addEngineRows(); }
    void cancelLeavesEverything();
    void manyOwners_data() { TestDatabase::addEngineRows(); }
    void manyOwners();
    void finerTimesStay_data() { TestDatabase::addEngineRows(); }
    void finerTimesStay();
};

void ImportSafetyTest::wrongUse_data()
{
    QTest::addColumn<ImportOptions>("options");
    QTest::addColumn<QString>("says");
    QTest::newRow("append_and_remove") << optionsFor(AssignMode::AppendAndRemove, {}) << u"--per"_s;
    QTest::newRow("direct_control") << optionsFor(AssignMode::DirectControl, {}) << u"--per"_s;
    ImportOptions creating = optionsFor(AssignMode::Remove, {});
    creating.createUsers = true;
    QTest::newRow("remove and create") << creating << u"--create"_s;
    for (const AssignMode mode :
         {AssignMode::AppendAndRemove, AssignMode::Remove, AssignMode::DirectControl}) {
        ImportOptions users = optionsFor(mode, Entity::User);
        users.kind = Entity::User;
        QTest::addRow("users: %s", qPrintable(assignModeName(mode))) << users << u"never removes users"_s;
    }
}

void ImportSafetyTest::wrongUse()
{
    QFETCH(ImportOptions, options);
    QFETCH(QString, says);
    makePeople(1, 1);
    const Result<ImportReport> report = import("user,email,organization\n", options);
    QCOMPARE(kindOf(report), DbError::Kind::Usage);
    QVERIFY2(report.error().text.contains(says), problemOf(report));
}

void ImportSafetyTest::removesNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ImportOptions>("options");
    QTest::addColumn<QStringList>("gone");
    ImportOptions perUser = optionsFor(AssignMode::AppendAndRemove, Entity::User);
    ImportOptions perOrganization = optionsFor(AssignMode::DirectControl, Entity::Organization);
    ImportOptions fixed = perOrganization;
    fixed.fixed = {{Field::Organization, u"group0"_s}};
    ImportOptions listed = optionsFor(AssignMode::Remove, Entity::User);
    const QByteArray head = "user,organization,since\n";
    const QByteArray good = "user0@example.org,group0,\n";
    const QString zero1 = u"user0|group1|member"_s;
    const QString one0 = u"user1|group0|member"_s;
    for (const char *engine : {"SQLite", "PostgreSQL"}) {
        const auto add = [&](const char *name, const QByteArray &text, const ImportOptions &options,
                             const QStringList &gone = {}) {
            QTest::addRow("%s: %s", engine, name) << text << options << gone;
        };
        add("only a header", head, perUser);
        add("only a header, fixed owner", "user\n", fixed);
        add("only its owner", head + good, perUser, {zero1});
        add("only its owner, the other way", head + good, perOrganization, {one0});
        add("fixed owner", "user\nuser0@example.org\n", fixed, {one0});
        add("a bad value", head + good + "user0@example.org,group1,never\n", perUser);
        add("an unknown organization", head + good + "user0@example.org,nowhere,\n", perUser);
        add("no organization", head + good + "user0@example.org,,\n", perUser);
        add("repeated differently", head + good + "user0@example.org,group0,2024-01-31\n", perUser);
        add("another's bad row", head + good + "user1@example.org,group1,never\n", perUser, {zero1});
        add("an unknown owner", head + good + "usr0@example.org,group1,\n", perUser);
        add("no owner", head + good + ",group1,\n", perUser);
        add("too few cells", head + good + "user0@example.org\n", perUser);
        add("too many cells", head + good + "user1@example.org,group1,,x\n", perUser);
        add("a quote that never closes", head + good + "\"user1@example.org,group1,\n", perUser);
        add("bytes that are no text", head + good + "user1@example.org,éé\xff,\n", perUser);
        add("ragged, fixed owner", "user\nuser0@example.org\na,b\n", fixed);
        add("listed, of an owner with a bad row", head + good + "user0@example.org,group1,never\n", listed);
        add("listed", head + good + "user1@example.org,group0,never\n", listed, {u"user0|group0|member"_s});
    }
}

void ImportSafetyTest::removesNothing()
{
    QFETCH(QByteArray, text);
    QFETCH(ImportOptions, options);
    QFETCH(QStringList, gone);
    makePeople(3, 2);
    fill({{{0, 0}, {u"member"_s, u"2020-01-01"_s}},
          {{0, 1}, {u"member"_s, u"2020-01-01"_s}},
          {{1, 0}, {u"member"_s, u"2020-01-01"_s}},
          {{2, 1}, {u"member"_s, u"2020-01-01"_s}}});
    QStringList expected = memberships();
    for (const QString &row : std::as_const(gone))
        QVERIFY(expected.removeOne(row));
    const Result<ImportReport> report = import(text, options);
    VERIFY_OK(report);
    QCOMPARE(memberships(), expected);
    QCOMPARE(report->removed, gone.size());
    QCOMPARE(report->kept > 0, report->rejected > 0 && gone.isEmpty());
    QCOMPARE(m_database->number(u"SELECT count(*) FROM users"_s), 3);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM organizations"_s), 2);
}

// All of them but user0 and so on, in group0.
static QByteArray listWithout(int first, int count)
{
    QByteArray text = "user,organization\n";
    for (int i = first; i < count; ++i)
        text += "user" + QByteArray::number(i) + "@example.org,group0\n";
    return text;
}

static ModelTable groupOf(int count)
{
    ModelTable table{{{29, 1}, {u"member"_s, u"2020-01-01"_s}}}; // of another group
    for (int i = 0; i < count; ++i)
        table.insert({i, 0}, {u"member"_s, u"2020-01-01"_s});
    return table;
}

// Two of 20 go away without a question, three of 29 do not.
void ImportSafetyTest::asksBeforeRemovingMuch()
{
    makePeople(30, 2);
    fill(groupOf(29));
    ImportOptions options = optionsFor(AssignMode::AppendAndRemove, Entity::Organization);
    options.confirmedRemovals = 0;
    ImportOptions dry = options;
    dry.dryRun = true;
    const QByteArray text = listWithout(3, 29);

    const Result<ImportReport> told = import(text, dry);
    VERIFY_OK(told);
    QCOMPARE(told->removed, 3);
    QVERIFY(!told->unconfirmed);
    const Result<ImportPlanPointer> plan = runPlan(*m_roster, file(text), options);
    VERIFY_OK(plan);
    QVERIFY((*plan)->needsConfirmation());
    const Result<ImportReport> asked = runWrite(*m_roster, *plan);
    VERIFY_OK(asked);
    QCOMPARE(asked->unconfirmed, std::optional<qint64>(3));
    QCOMPARE(asked->concerned, 29);
    QCOMPARE(asked->removed, 0);
    QVERIFY(!asked->change);
    QCOMPARE(memberships().size(), 30);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_changes"_s), 0);
    const Result<ImportReport> confirmed = runWrite(*m_roster, (*plan)->withRemovalsConfirmed());
    VERIFY_OK(confirmed);
    QCOMPARE(confirmed->removed, 3);
    QCOMPARE(memberships().size(), 27);

    fill(groupOf(20));
    const Result<ImportReport> tenth = import(listWithout(2, 20), options);
    VERIFY_OK(tenth);
    QCOMPARE(tenth->removed, 2);
    QCOMPARE(memberships().size(), 19);
}

void ImportSafetyTest::lastOwners()
{
    makePeople(2, 1);
    fill({{{0, 0}, {u"owner"_s, u"2020-01-01"_s}}});
    const QByteArray head = "user,organization,role\n";
    const ImportOptions control = optionsFor(AssignMode::DirectControl, Entity::Organization);
    const Result<ImportReport> refused = import(head + "user1@example.org,group0,member\n", control);
    QCOMPARE(kindOf(refused), DbError::Kind::LastOwner);
    QCOMPARE(kindOf(import(head + "user0@example.org,group0,member\n",
                           optionsFor(AssignMode::AppendAndUpdate, {}))),
             DbError::Kind::LastOwner);
    QCOMPARE(kindOf(import(head + "user0@example.org,group0,\n", optionsFor(AssignMode::Remove, {}))),
             DbError::Kind::LastOwner);
    QCOMPARE(memberships(), QStringList{u"user0|group0|owner"_s});

    VERIFY_OK(import(head + "user1@example.org,group0,owner\n", control)); // another one follows
    QCOMPARE(memberships(), QStringList{u"user1|group0|owner"_s});
    ImportOptions forced = control;
    forced.force = true;
    VERIFY_OK(import(head + "user0@example.org,group0,member\n", forced));
    QCOMPARE(memberships(), QStringList{u"user0|group0|member"_s});
}

void ImportSafetyTest::othersWereFaster_data()
{
    QTest::addColumn<QString>("theirs");
    for (const char *engine : {"SQLite", "PostgreSQL"}) {
        QTest::addRow("%s: what is updated", engine) << u"UPDATE user_organizations SET role = 'guest' WHERE"
                                                        " role = 'admin'"_s;
        QTest::addRow("%s: what is removed", engine) << u"UPDATE user_organizations SET role = 'guest' WHERE"
                                                        " role = 'member'"_s;
        QTest::addRow("%s: it is gone", engine) << u"DELETE FROM user_organizations WHERE role = 'member'"_s;
    }
}

// Between the preview and the writing: their change stays, and nothing of ours is written.
void ImportSafetyTest::othersWereFaster()
{
    QFETCH(QString, theirs);
    makePeople(1, 3);
    fill({{{0, 0}, {u"admin"_s, u"2020-01-01"_s}}, {{0, 1}, {u"member"_s, u"2020-01-01"_s}}});
    const Result<ImportPlanPointer> plan = runPlan(
        *m_roster, file("user,organization,role\nuser0@example.org,group0,boss\nuser0@example.org,group2,\n"),
        optionsFor(AssignMode::DirectControl, Entity::User));
    VERIFY_OK(plan);
    QCOMPARE(numbers((*plan)->report()), u"+1 ~1 -1 =0 r0 !0"_s);
    m_database->execute(theirs);
    const QStringList before = memberships();
    QCOMPARE(kindOf(runWrite(*m_roster, *plan)), DbError::Kind::Conflict);
    QCOMPARE(memberships(), before);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_changes"_s), 0);
}

// Reading and looking up hold no lock that a writer would wait for.
void ImportSafetyTest::othersWriteWhileItPlans()
{
    makePeople(3000, 2);
    QByteArray text = "user,organization\n";
    for (int i = 0; i < 6000; ++i)
        text += "user" + QByteArray::number(i / 2) + "@example.org,group" + QByteArray::number(i % 2) + '\n';
    const std::unique_ptr<Connection> connection = m_database->connect(OpenMode::ReadOnly);
    const std::unique_ptr<Connection> other = m_database->connect();
    QSet<ImportProgress::Stage> stages;
    const auto write = [&](const ImportProgress &progress) {
        stages << progress.stage;
        VERIFY_OK(other->execute(u"UPDATE users SET name = name || '.' WHERE email = 'user0@example.org'"_s));
    };
    VERIFY_OK(planImport(*connection, m_database->open().schema, file(text), {}, write));
    QVERIFY(stages.contains(ImportProgress::Stage::Reading));
    QVERIFY(stages.contains(ImportProgress::Stage::Resolving));
}

// Stopped in the middle of the writing, by what the writing itself tells.
void ImportSafetyTest::cancelLeavesEverything()
{
    makePeople(3000, 2);
    ModelTable table;
    QByteArray text = "user,organization,role\n";
    for (int i = 0; i < 3000; ++i) {
        table.insert({i, 0}, {i % 2 == 0 ? u"member"_s : u"guest"_s, u"2020-01-01"_s});
        if (i % 3 != 0)
            text += "user" + QByteArray::number(i) + "@example.org,group0,guest\n";
        text += "user" + QByteArray::number(i) + "@example.org,group1,\n";
    }
    fill(table);
    const QStringList before = memberships();
    const Result<ImportPlanPointer> plan =
        runPlan(*m_roster, file(text), optionsFor(AssignMode::DirectControl, Entity::User));
    VERIFY_OK(plan);
    QCOMPARE(numbers((*plan)->report()), u"+3000 ~1000 -1000 =1000 r0 !0"_s);
    std::stop_source stop;
    int calls = 0;
    const Result<ImportReport> report = runWrite(*m_roster, *plan, stop.get_token(), [&](const auto &) {
        ++calls;
        stop.request_stop();
    });
    QVERIFY(calls > 0);
    QCOMPARE(kindOf(report), DbError::Kind::Cancelled);
    QCOMPARE(memberships(), before);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_changes"_s), 0);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_change_items"_s), 0);
    const Result<ImportReport> complete = runWrite(*m_roster, *plan);
    VERIFY_OK(complete);
    QCOMPARE(numbers(*complete), u"+3000 ~1000 -1000 =1000 r0 !0"_s);
}

// More than one statement asks for, and too many memberships for one pass over all of them.
void ImportSafetyTest::manyOwners()
{
    constexpr int users = 1100;
    constexpr int organizations = 10;
    makePeople(users, organizations);
    ModelTable table;
    QByteArray text = "user,organization\n";
    for (int user = 0; user < users; ++user) {
        for (int organization = 0; organization < organizations; ++organization)
            table.insert({user, organization}, {u"member"_s, u"2020-01-01"_s});
        if (user > 0)
            text += "user" + QByteArray::number(user) + "@example.org,group3\n";
    }
    fill(table);
    const Result<ImportReport> report = import(text, optionsFor(AssignMode::DirectControl, Entity::User));
    VERIFY_OK(report);
    QCOMPARE(numbers(*report),
             u"+0 ~0 -%1 =%2 r0 !0"_s.arg((users - 1) * (organizations - 1)).arg(users - 1));
    QCOMPARE(report->concerned, (users - 1) * organizations);
    const QStringList left = memberships();
    QCOMPARE(left.size(), organizations + users - 1);
    QCOMPARE(left.filter(u"|group3|"_s).size(), users);
}

// A file has milliseconds; another program may have kept more.
void ImportSafetyTest::finerTimesStay()
{
    makePeople(1, 1);
    fill({{{0, 0}, {u"member"_s, u"2024-01-31T12:00:00.123456Z"_s}}});
    const QString before = m_database->scalar(u"SELECT joined_at FROM user_organizations"_s);
    const Result<ImportReport> report =
        import("user,organization,joined_at\nuser0@example.org,group0,2024-01-31T12:00:00.123Z\n",
               optionsFor(AssignMode::AppendAndUpdate, {}));
    VERIFY_OK(report);
    QCOMPARE(report->unchanged, 1);
    QCOMPARE(m_database->scalar(u"SELECT joined_at FROM user_organizations"_s), before);
}

QTEST_GUILESS_MAIN(ImportSafetyTest)
#include "importsafetytest.moc"
