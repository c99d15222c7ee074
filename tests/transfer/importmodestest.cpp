#include "models/transfer/importjob.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"
#include "tests/transfer/importmodel.h"

#include <QtTest>

#include <limits>

using namespace Qt::StringLiterals;

/// The five modes, each against a plain model of what it means, and what keeps people from losing memberships
/// that they did not mean.
class ImportModesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server = startTestServer()); }
    void init();
    void cleanup();

    void meansWhatTheModelSays_data();
    void meansWhatTheModelSays();
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
    void cancelLeavesEverything_data() { TestDatabase::addEngineRows(); }
    void cancelLeavesEverything();
    void finerTimesStay_data() { TestDatabase::addEngineRows(); }
    void finerTimesStay();

private:
    void makePeople(int users, int organizations);
    void fill(const ModelTable &table);
    QStringList present();
    QStringList memberships();
    ImportSource file(const QByteArray &text);
    Result<ImportReport> import(const QByteArray &text, const ImportOptions &options);
    void checkRound(const ModelTable &table, const QList<ModelRow> &rows, ImportOptions options);
    void checkWritten(const ImportSource &source, const ModelOutcome &expected, const ImportOptions &options);

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Roster> m_roster;
    QTemporaryDir m_folder;
    int m_files = 0;
    QStringList m_users;
    QStringList m_organizations;
};

static constexpr qint64 all = std::numeric_limits<qint64>::max();

static ImportOptions optionsFor(AssignMode mode, std::optional<Entity> per)
{
    ImportOptions options;
    options.mode = mode;
    options.per = per;
    options.confirmedRemovals = all;
    options.skipRejected = true;
    return options;
}

static QString numbers(const ImportReport &report)
{
    return u"+%1 ~%2 -%3 =%4 r%5 !%6"_s.arg(report.added)
        .arg(report.updated)
        .arg(report.removed)
        .arg(report.unchanged)
        .arg(report.repeated)
        .arg(report.rejected);
}

static QString numbers(const ModelOutcome &outcome)
{
    ImportReport report;
    report.added = outcome.added;
    report.updated = outcome.updated;
    report.removed = outcome.removed;
    report.unchanged = outcome.unchanged;
    report.repeated = outcome.repeated;
    report.rejected = outcome.rejected;
    return numbers(report);
}

void ImportModesTest::init()
{
    const bool postgresql = QByteArray(QTest::currentDataTag()).startsWith("PostgreSQL");
    m_database =
        std::make_unique<TestDatabase>(postgresql ? Engine::Postgresql : Engine::Sqlite, m_server.get());
    m_roster = std::make_unique<Roster>(m_database->open());
    m_users.clear();
    m_organizations.clear();
}

void ImportModesTest::cleanup()
{
    m_roster.reset();
    m_database.reset();
}

void ImportModesTest::makePeople(int users, int organizations)
{
    for (int i = 0; i < users; ++i)
        m_users << m_database->addUser(u"user%1@example.org"_s.arg(i));
    for (int i = 0; i < organizations; ++i)
        m_organizations << m_database->addOrganization(u"group%1"_s.arg(i));
}

void ImportModesTest::fill(const ModelTable &table)
{
    m_database->execute(u"DELETE FROM user_organizations"_s);
    QStringList rows;
    for (auto it = table.cbegin(); it != table.cend(); ++it) {
        rows << u"('%1', '%2', '%3', '%4')"_s.arg(m_users.at(it.key().first),
                                                  m_organizations.at(it.key().second), it->role, it->joined);
    }
    if (!rows.isEmpty())
        m_database->execute(u"INSERT INTO user_organizations (user_id, organization_id, role, joined_at)"
                            " VALUES "_s
                            + rows.join(u','));
}

/// With times in the form in which files have them.
QStringList ImportModesTest::present()
{
    const QString joined = m_database->engine() == Engine::Sqlite
        ? u"m.joined_at"_s
        : u"to_char(m.joined_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"_s;
    QStringList rows = m_database->rows(
        u"SELECT u.email, o.slug, m.role, %1 FROM user_organizations m JOIN users u ON u.id = m.user_id"
        " JOIN organizations o ON o.id = m.organization_id"_s.arg(joined));
    rows.sort();
    return rows;
}

/// Without times.
QStringList ImportModesTest::memberships()
{
    QStringList rows = present();
    for (QString &row : rows)
        row = row.section(u'|', 0, 2).remove(u"@example.org"_s);
    return rows;
}

ImportSource ImportModesTest::file(const QByteArray &text)
{
    const QString path = m_folder.filePath(u"%1.csv"_s.arg(++m_files));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s", qPrintable(file.errorString()));
    return {path};
}

Result<ImportReport> ImportModesTest::import(const QByteArray &text, const ImportOptions &options)
{
    const Result<ImportPlanPointer> plan = runPlan(*m_roster, file(text), options);
    return plan ? runWrite(*m_roster, *plan) : Result<ImportReport>(plan.error());
}

/// Whoever joined by the import joined now, which the model leaves open.
static bool isAs(const QStringList &present, const ModelTable &table)
{
    QStringList expected;
    for (auto it = table.cbegin(); it != table.cend(); ++it)
        expected << u"user%1@example.org|group%2|%3|%4"_s.arg(it.key().first)
                        .arg(it.key().second)
                        .arg(it->role, it->joined);
    expected.sort();
    bool same = present.size() == expected.size();
    for (qsizetype i = 0; same && i < present.size(); ++i)
        same = present.at(i).startsWith(expected.at(i));
    if (!same)
        qWarning() << "is" << present << "and should be" << expected;
    return same;
}

void ImportModesTest::meansWhatTheModelSays_data()
{
    QTest::addColumn<AssignMode>("mode");
    QTest::addColumn<int>("per"); // -1: not said
    QTest::addColumn<int>("users");
    const auto add = [](const char *engine, const QString &mode, const char *per, int side) {
        for (const int users : {5, 700}) {
            QTest::addRow("%s: %s %s, %d users", engine, qPrintable(mode), per, users)
                << *assignModeFromName(mode) << side << users;
        }
    };
    for (const char *engine : {"SQLite", "PostgreSQL"}) {
        const QStringList modes = assignModeNames();
        for (const QString &mode : modes) {
            if (!removesUnlisted(*assignModeFromName(mode)))
                add(engine, mode, "", -1);
            if (mode == "append"_L1 || mode == "append_and_update"_L1)
                continue;
            add(engine, mode, "per user", int(Entity::User));
            add(engine, mode, "per organization", int(Entity::Organization));
        }
    }
}

void ImportModesTest::meansWhatTheModelSays()
{
    QFETCH(AssignMode, mode);
    QFETCH(int, per);
    QFETCH(int, users);
    const bool few = users < 100;
    const int organizations = 4;
    makePeople(users, organizations);
    const int rounds = few ? 40 : 2;
    for (int seed = 1; seed <= rounds; ++seed) {
        QRandomGenerator random{quint32(seed)};
        const ModelTable table = randomTable(random, users, organizations);
        // The large ones are read in one pass.
        const int count = few ? random.bounded(15) : users * 2;
        const QList<ModelRow> rows = randomRows(random, users, organizations, count);
        checkRound(table, rows, optionsFor(mode, per < 0 ? std::nullopt : std::optional(Entity(per))));
        if (QTest::currentTestFailed()) {
            qWarning() << "seed" << seed << csvOf(rows);
            return;
        }
    }
}

void ImportModesTest::checkRound(const ModelTable &table, const QList<ModelRow> &rows, ImportOptions options)
{
    fill(table);
    const ImportSource source = file(csvOf(rows));
    const ModelOutcome expected = modelImport(table, rows, options.mode, options.per);

    ImportOptions dry = options;
    dry.dryRun = true;
    const Result<ImportPlanPointer> dryPlan = runPlan(*m_roster, source, dry);
    VERIFY_OK(dryPlan);
    const Result<ImportReport> told = runWrite(*m_roster, *dryPlan);
    VERIFY_OK(told);
    QCOMPARE(numbers(*told), numbers(expected));
    QVERIFY(isAs(present(), table));

    // Without the wish to skip rejected rows, or to remove much, nothing happens where it is needed.
    ImportOptions careful = options;
    careful.skipRejected = expected.rejected == 0;
    careful.confirmedRemovals = 0;
    const Result<ImportPlanPointer> carefulPlan = runPlan(*m_roster, source, careful);
    VERIFY_OK(carefulPlan);
    QCOMPARE((*carefulPlan)->needsConfirmation(), expected.asks);
    if (expected.rejected > 0 || expected.asks) {
        const Result<ImportReport> refused = runWrite(*m_roster, *carefulPlan);
        VERIFY_OK(refused);
        QCOMPARE(refused->refused, expected.rejected > 0);
        QCOMPARE(refused->unconfirmed.has_value(), expected.asks && expected.rejected == 0);
        QVERIFY(isAs(present(), table));
    }
    checkWritten(source, expected, options);
}

void ImportModesTest::checkWritten(const ImportSource &source, const ModelOutcome &expected,
                                   const ImportOptions &options)
{
    const qint64 changesBefore = m_database->number(u"SELECT count(*) FROM roster_changes"_s);
    const qint64 itemsBefore = m_database->number(u"SELECT count(*) FROM roster_change_items"_s);
    const qint64 items = expected.added + expected.updated + expected.removed;
    const Result<ImportPlanPointer> plan = runPlan(*m_roster, source, options);
    VERIFY_OK(plan);
    const Result<ImportReport> report = runWrite(*m_roster, *plan);
    VERIFY_OK(report);
    QCOMPARE(numbers(*report), numbers(expected));
    QVERIFY(isAs(present(), expected.table));
    QCOMPARE(report->change.has_value(), items > 0);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_changes"_s),
             changesBefore + (items > 0 ? 1 : 0));
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_change_items"_s), itemsBefore + items);

    const QStringList after = present();
    const Result<ImportPlanPointer> again = runPlan(*m_roster, source, options);
    VERIFY_OK(again);
    QVERIFY((*again)->changes()->isEmpty());
    const Result<ImportReport> nothing = runWrite(*m_roster, *again);
    VERIFY_OK(nothing);
    QVERIFY(!nothing->change);
    QCOMPARE(nothing->added + nothing->updated + nothing->removed, 0);
    QCOMPARE(present(), after);
}

void ImportModesTest::wrongUse_data()
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

void ImportModesTest::wrongUse()
{
    QFETCH(ImportOptions, options);
    QFETCH(QString, says);
    makePeople(1, 1);
    const Result<ImportReport> report = import("user,email,organization\n", options);
    QCOMPARE(kindOf(report), DbError::Kind::Usage);
    QVERIFY2(report.error().text.contains(says), problemOf(report));
}

void ImportModesTest::removesNothing_data()
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
        add("too many cells", head + good + "user1@example.org,group1,,\n", perUser);
        add("a quote that never closes", head + good + "\"user1@example.org,group1,\n", perUser);
        add("bytes that are no text", head + good + "user1@example.org,\xff\xfe,\n", perUser);
        add("ragged, fixed owner", "user\nuser0@example.org\na,b\n", fixed);
        add("listed, of an owner with a bad row", head + good + "user0@example.org,group1,never\n", listed);
        add("listed", head + good + "user1@example.org,group0,never\n", listed, {u"user0|group0|member"_s});
    }
}

void ImportModesTest::removesNothing()
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

// A tenth goes away without a question, one more does not.
void ImportModesTest::asksBeforeRemovingMuch()
{
    makePeople(21, 2);
    ModelTable table{{{20, 1}, {u"member"_s, u"2020-01-01"_s}}}; // not concerned
    QByteArray text = "user,organization\n";
    for (int i = 0; i < 20; ++i) {
        table.insert({i, 0}, {u"member"_s, u"2020-01-01"_s});
        if (i >= 2)
            text += "user" + QByteArray::number(i) + "@example.org,group0\n";
    }
    fill(table);
    ImportOptions options = optionsFor(AssignMode::AppendAndRemove, Entity::Organization);
    options.confirmedRemovals = 0;
    ImportOptions dry = options;
    dry.dryRun = true;
    const QByteArray more = QByteArray(text).replace("user2@example.org,group0\n", "");

    const Result<ImportReport> told = import(more, dry);
    VERIFY_OK(told);
    QCOMPARE(told->removed, 3);
    QVERIFY(!told->unconfirmed);
    const Result<ImportReport> asked = import(more, options);
    VERIFY_OK(asked);
    QCOMPARE(asked->unconfirmed, std::optional<qint64>(3));
    QCOMPARE(asked->concerned, 20);
    QCOMPARE(asked->removed, 0);
    QVERIFY(!asked->change);
    QCOMPARE(memberships().size(), 21);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_changes"_s), 0);

    const Result<ImportReport> tenth = import(text, options);
    VERIFY_OK(tenth);
    QCOMPARE(tenth->removed, 2);
    QCOMPARE(memberships().size(), 19);

    fill(table);
    const Result<ImportPlanPointer> plan = runPlan(*m_roster, file(more), options);
    VERIFY_OK(plan);
    QVERIFY((*plan)->needsConfirmation());
    const Result<ImportReport> confirmed = runWrite(*m_roster, (*plan)->withRemovalsConfirmed());
    VERIFY_OK(confirmed);
    QCOMPARE(confirmed->removed, 3);
    QCOMPARE(memberships().size(), 18);
}

void ImportModesTest::lastOwners()
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

void ImportModesTest::othersWereFaster_data()
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
void ImportModesTest::othersWereFaster()
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

// Stopped in the middle of the writing, by what the writing itself tells.
void ImportModesTest::cancelLeavesEverything()
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

// A file has milliseconds; another program may have kept more.
void ImportModesTest::finerTimesStay()
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

QTEST_GUILESS_MAIN(ImportModesTest)
#include "importmodestest.moc"
