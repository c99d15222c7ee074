#include "models/transfer/importpreview.h"
#include "models/transfer/nearmatches.h"
#include "models/transfer/rejectedrows.h"
#include "tests/support/outcome.h"
#include "tests/transfer/importfixture.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// What rows may look like besides the plain ones: several organizations in a cell, operations, no header,
/// values that are replaced; and what is suggested for those that nobody knows. On both engines.
class ImportRowsTest : public QObject, private ImportFixture {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server = startTestServer()); }
    void init()
    {
        makeDatabase();
        makePeople(4, 4);
    }
    void cleanup() { ImportFixture::cleanup(); }

    void splits_data();
    void splits();
    void operations_data();
    void operations();
    void noHeader_data() { TestDatabase::addEngineRows(); }
    void noHeader();
    void rejectedWithoutHeader_data() { TestDatabase::addEngineRows(); }
    void rejectedWithoutHeader();
    void rejectedComeInByTheSameOptions_data() { TestDatabase::addEngineRows(); }
    void rejectedComeInByTheSameOptions();
    void replaces_data() { TestDatabase::addEngineRows(); }
    void replaces();
    void fixedOrganization_data() { TestDatabase::addEngineRows(); }
    void fixedOrganization();
    void suggests_data() { TestDatabase::addEngineRows(); }
    void suggests();
    void suggestsWithinLimits_data() { TestDatabase::addEngineRows(); }
    void suggestsWithinLimits();
    void editDistances_data();
    void editDistances();
    void headerThatCannotBeRead_data() { TestDatabase::addEngineRows(); }
    void headerThatCannotBeRead();

private:
    struct Case {
        const char *name;
        QByteArray text;
        ImportOptions options;
        QString numbers;
        QStringList present;
        QStringList reasons = {};
    };
    static void addCases(const QList<Case> &cases);
    void checkCase();
    ImportPlanPointer planned(const QByteArray &text, const ImportOptions &options);
    static QStringList reasons(const ImportPlan &plan);
};

void ImportRowsTest::addCases(const QList<Case> &cases)
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ImportOptions>("options");
    QTest::addColumn<QString>("numbers");
    QTest::addColumn<QStringList>("present");
    QTest::addColumn<QStringList>("reasons");
    for (const char *engine : {"SQLite", "PostgreSQL"}) {
        for (const Case &row : cases) {
            QTest::addRow("%s: %s", engine, row.name)
                << row.text << row.options << row.numbers << row.present << row.reasons;
        }
    }
}

ImportPlanPointer ImportRowsTest::planned(const QByteArray &text, const ImportOptions &options)
{
    const Result<ImportPlanPointer> plan = runPlan(*m_roster, file(text), options);
    if (!plan)
        qFatal("%s", qPrintable(plan.error().text));
    return *plan;
}

QStringList ImportRowsTest::reasons(const ImportPlan &plan)
{
    QStringList texts;
    for (qsizetype i = 0; i < plan.rejections().size(); ++i)
        texts << u"%1 %2"_s.arg(plan.rejections().lineAt(i)).arg(plan.rejections().at(i).reason);
    return texts;
}

/// Before: user0 in group0 and group1, user1 in group0.
void ImportRowsTest::checkCase()
{
    QFETCH(QByteArray, text);
    QFETCH(ImportOptions, options);
    fill({{{0, 0}, {u"member"_s, u"2020-01-01"_s}},
          {{0, 1}, {u"member"_s, u"2020-01-01"_s}},
          {{1, 0}, {u"member"_s, u"2020-01-01"_s}}});
    const ImportPlanPointer plan = planned(text, options);
    QTEST(reasons(*plan), "reasons");
    const Result<ImportReport> report = runWrite(*m_roster, plan);
    VERIFY_OK(report);
    QTEST(numbers(*report), "numbers");
    QTEST(memberships(), "present");
}

void ImportRowsTest::splits_data()
{
    ImportOptions append = optionsFor(AssignMode::Append, {});
    append.organizationSeparator = u'|';
    ImportOptions create = append;
    create.createOrganizations = true;
    ImportOptions control = optionsFor(AssignMode::DirectControl, Entity::User);
    control.organizationSeparator = u';';
    ImportOptions perOrganization = optionsFor(AssignMode::DirectControl, Entity::Organization);
    perOrganization.organizationSeparator = u'|';
    ImportOptions plain = optionsFor(AssignMode::Append, {});
    const QByteArray head = "user,organization,role\n";
    const QStringList before{u"user0|group0|member"_s, u"user0|group1|member"_s, u"user1|group0|member"_s};
    addCases({
        {"each is a membership",
         head + "user2@example.org,group0|group2| group3 |,admin\nuser1@example.org,group0|group1,\n", append,
         u"+4 ~0 -0 =1 r0 !0"_s,
         before
             + QStringList{u"user1|group1|member"_s, u"user2|group0|admin"_s, u"user2|group2|admin"_s,
                           u"user2|group3|admin"_s}},
        {"not asked for",
         head + "user2@example.org,group0|group2,\n",
         plain,
         u"+0 ~0 -0 =0 r0 !1"_s,
         before,
         {u"2 unknown organization \"group0|group2\""_s}},
        {"one bad part rejects the row",
         head + "user2@example.org,group0|nowhere|group3,\nuser3@example.org,group3,\n",
         append,
         u"+1 ~0 -0 =0 r0 !1"_s,
         before + QStringList{u"user3|group3|member"_s},
         {u"2 unknown organization \"nowhere\""_s}},
        {"all bad parts are named, the user once",
         head + "somebody.else,nowhere|elsewhere,\n",
         append,
         u"+0 ~0 -0 =0 r0 !1"_s,
         before,
         {u"2 unknown user \"somebody.else\""_s, u"2 unknown organization \"nowhere\""_s,
          u"2 unknown organization \"elsewhere\""_s}},
        {"a bad value is told once",
         "user,organization,since\nuser2@example.org,group0|group1,never\n",
         append,
         u"+0 ~0 -0 =0 r0 !1"_s,
         before,
         {u"2 Joined: \"never\" is no date. Write it as 2024-03-31."_s}},
        {"repeats", head + "user2@example.org,group0|group0|group2,\nuser2@example.org,group2,\n", append,
         u"+2 ~0 -0 =0 r2 !0"_s, before + QStringList{u"user2|group0|member"_s, u"user2|group2|member"_s}},
        {"a contradiction rejects the row, and it contradicts nobody",
         head + "user2@example.org,group0,a\nuser2@example.org,group0|group1,b\nuser2@example.org,group1,c\n",
         append,
         u"+2 ~0 -0 =0 r0 !1"_s,
         before + QStringList{u"user2|group0|a"_s, u"user2|group1|c"_s},
         {u"3 repeats line 2 with other values"_s}},
        {"nothing between separators",
         head + "user2@example.org, | |,\n",
         append,
         u"+0 ~0 -0 =0 r0 !1"_s,
         before,
         {u"2 Organization is missing"_s}},
        {"whole lists",
         head + "user0@example.org,group1;group3,admin\n",
         control,
         u"+1 ~1 -1 =0 r0 !0"_s,
         {u"user0|group1|admin"_s, u"user0|group3|admin"_s, u"user1|group0|member"_s}},
        {"a rejected row keeps all its owners whole",
         head + "user2@example.org,group0,\nuser2x@example.org,group0|group1,\nuser3@example.org,group1,\n",
         perOrganization,
         u"+2 ~0 -0 =0 r0 !1"_s,
         before + QStringList{u"user2|group0|member"_s, u"user3|group1|member"_s},
         {u"3 unknown user \"user2x@example.org\": did you mean \"user2@example.org\"?"_s}},
        {"created", head + "user2@example.org,Brand New|group3|Other,\n", create, u"+3 ~0 -0 =0 r0 !0"_s,
         before
             + QStringList{u"user2|brand-new|member"_s, u"user2|group3|member"_s, u"user2|other|member"_s}},
    });
}

void ImportRowsTest::splits() { checkCase(); }

void ImportRowsTest::operations_data()
{
    const ImportOptions append = optionsFor(AssignMode::Append, {});
    const ImportOptions update = optionsFor(AssignMode::AppendAndUpdate, {});
    const ImportOptions remove = optionsFor(AssignMode::Remove, {});
    const ImportOptions control = optionsFor(AssignMode::DirectControl, Entity::User);
    ImportOptions status = append;
    status.headers = {{Field::Operation, u"status"_s}};
    ImportOptions create = append;
    create.createUsers = true;
    ImportOptions fixed = append;
    fixed.fixed = {{Field::Operation, u"remove"_s}};
    const QByteArray head = "user,organization,operation,role\n";
    const QStringList before{u"user0|group0|member"_s, u"user0|group1|member"_s, u"user1|group0|member"_s};
    const QStringList one = before.mid(1);
    addCases({
        {"add and remove",
         head
             + "user0@example.org,group0,Delete,\nuser2@example.org,group2,add,\nuser3@example.org,group3,,"
               "\n",
         append, u"+2 ~0 -1 =0 r0 !0"_s,
         one + QStringList{u"user2|group2|member"_s, u"user3|group3|member"_s}},
        {"what is not there", head + "user2@example.org,group2,remove,\n", append, u"+0 ~0 -0 =1 r0 !0"_s,
         before},
        {"a status column is not guessed at", "user,organization,status\nuser0@example.org,group0,deleted\n",
         append, u"+0 ~0 -0 =1 r0 !0"_s, before},
        {"status=deleted when mapped so",
         "user,organization,status\nuser0@example.org,group0,deleted\nuser2@example.org,group2,active\n",
         status, u"+1 ~0 -1 =0 r0 !0"_s, one + QStringList{u"user2|group2|member"_s}},
        {"unknown word",
         head + "user0@example.org,group0,perhaps,\nuser2@example.org,group2,+,\n",
         append,
         u"+1 ~0 -0 =0 r0 !1"_s,
         before + QStringList{u"user2|group2|member"_s},
         {u"2 Operation: \"perhaps\" is no operation. Write add, update or remove."_s}},
        {"update", head + "user0@example.org,group0,update,admin\n", update, u"+0 ~1 -0 =0 r0 !0"_s,
         QStringList{u"user0|group0|admin"_s} + one},
        {"update where nothing is updated",
         head + "user0@example.org,group0,update,admin\n",
         append,
         u"+0 ~0 -0 =0 r0 !1"_s,
         before,
         {u"2 Operation: \"update\" does not go with the mode append, which updates nothing."_s}},
        {"add where nothing is added",
         head + "user0@example.org,group0,,\nuser0@example.org,group1,add,\n",
         remove,
         u"+0 ~0 -1 =0 r0 !1"_s,
         one,
         {u"3 Operation: \"add\" does not go with the mode remove, which adds nothing."_s}},
        {"both for one membership",
         head + "user0@example.org,group0,remove,\nuser0@example.org,group0,add,\n",
         append,
         u"+0 ~0 -1 =0 r0 !1"_s,
         one,
         {u"3 repeats line 2 with other values"_s}},
        {"the same in other words",
         head + "user0@example.org,group0,remove,\nuser0@example.org,group0,Deleted,\n", append,
         u"+0 ~0 -1 =0 r1 !0"_s, one},
        {"a removal is no list",
         head + "user0@example.org,group0,remove,\nuser1@example.org,group2,,\n",
         control,
         u"+1 ~0 -2 =0 r0 !0"_s,
         {u"user0|group1|member"_s, u"user1|group2|member"_s}},
        {"a removal beside a list",
         head + "user0@example.org,group0,remove,\nuser0@example.org,group2,,\n",
         control,
         u"+1 ~0 -2 =0 r0 !0"_s,
         {u"user0|group2|member"_s, u"user1|group0|member"_s}},
        {"nobody is created to be removed", head + "new@example.org,group0,remove,\n", create,
         u"+0 ~0 -0 =1 r0 !0"_s, before},
        {"for all rows", "user,organization\nuser0@example.org,group0\n", fixed, u"+0 ~0 -1 =0 r0 !0"_s, one},
    });
}

void ImportRowsTest::operations() { checkCase(); }

void ImportRowsTest::noHeader()
{
    ImportOptions options = optionsFor(AssignMode::Append, {});
    options.hasHeader = false;
    options.headers = {{Field::User, u"2"_s}, {Field::Organization, u"Column 1"_s}};
    const QByteArray text =
        "group0;user0@example.org\ngroup1;user1@example.org;x\ngroup2;user2@example.org\n";
    const ImportPlanPointer plan = planned(text, options);
    QCOMPARE(plan->header(), (QStringList{u"Column 1"_s, u"Column 2"_s, u"Column 3"_s}));
    VERIFY_OK(runWrite(*m_roster, plan));
    QCOMPARE(memberships(),
             (QStringList{u"user0|group0|member"_s, u"user1|group1|member"_s, u"user2|group2|member"_s}));

    options.headers = {{Field::User, u"4"_s}};
    const Result<ImportPlanPointer> wrong = runPlan(*m_roster, file(text), options);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().kind, DbError::Kind::Usage);
}

// Their file has a header, which is seen, and the same --map means the same columns in it.
void ImportRowsTest::rejectedWithoutHeader()
{
    ImportOptions options = optionsFor(AssignMode::Append, {});
    options.hasHeader = false;
    options.headers = {{Field::User, u"2"_s}, {Field::Organization, u"1"_s}};
    const ImportPlanPointer plan = planned("group0,user0@example.org\ngrup1,user1@example.org\n", options);
    const QString path = m_folder.filePath(u"rejected.csv"_s);
    VERIFY_OK(writeRejectedRows(*plan, path));
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QByteArray text = saved.readAll();
    QCOMPARE(text,
             QByteArray("line,reason,suggestion,Column 1,Column 2\n"
                        "2,\"unknown organization \"\"grup1\"\": did you mean \"\"group1\"\"?\",group1,grup1,"
                        "user1@example.org\n"));
    const QByteArray repaired = QByteArray(text).replace(",grup1,", ",group1,");
    VERIFY_OK(import(repaired, options));
    QCOMPARE(memberships(), QStringList{u"user1|group1|member"_s});
}

void ImportRowsTest::rejectedComeInByTheSameOptions()
{
    ImportOptions options = optionsFor(AssignMode::Append, {});
    options.format.encoding = "windows-1252";
    options.format.delimiter = ';';
    options.format.skippedLines = 2;
    options.format.comment = '#';
    m_database->addUser(u"jürgen@example.org"_s);
    const ImportPlanPointer plan =
        planned("Report\n2024\n# comment\nuser;organization;role\n"
                "#x;y\nj\xFCrgn@example.org;group1;a,b\nuser0@example.org;group0;\n",
                options);
    const QString path = m_folder.filePath(u"rejected.csv"_s);
    VERIFY_OK(writeRejectedRows(*plan, path));
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QByteArray text = saved.readAll();
    QCOMPARE(text,
             QByteArray("\xEF\xBB\xBF\n\nline;reason;suggestion;user;organization;role\n6;\"unknown user "
                        "\"\"jürgn@example.org\"\": did you mean \"\"jürgen@example.org\"\"?\";"
                        "jürgen@example.org;jürgn@example.org;group1;a,b\n"));
    const QByteArray repaired = QByteArray(text).replace(";jürgn@", ";jürgen@");
    VERIFY_OK(import(repaired, options));
    QCOMPARE(memberships(), QStringList{u"jürgen|group1|a,b"_s});
    // And without them.
    VERIFY_OK(import(repaired, optionsFor(AssignMode::Append, {})));
}

void ImportRowsTest::replaces()
{
    ImportOptions options = optionsFor(AssignMode::Append, {});
    options.replacements = {{Field::User, {{u"Usr0@example.org"_s, u"user0@example.org"_s}}},
                            {Field::Organization, {{u"sales team"_s, u"group2"_s}}},
                            {Field::Role, {{u"chief"_s, u"owner"_s}}}};
    VERIFY_OK(
        import("user,organization,role\nusr0@example.org,Sales Team,Chief\nuser1@example.org, sales team ,\n",
               options));
    QCOMPARE(memberships(), (QStringList{u"user0|group2|owner"_s, u"user1|group2|member"_s}));
}

void ImportRowsTest::fixedOrganization()
{
    ImportOptions options = optionsFor(AssignMode::Append, {});
    options.fixed = {{Field::Organization, u"Group3"_s}};
    VERIFY_OK(import("E-Mail\nuser0@example.org\nuser1@example.org\n", options));
    QCOMPARE(memberships(), (QStringList{u"user0|group3|member"_s, u"user1|group3|member"_s}));
}

void ImportRowsTest::suggests()
{
    m_database->addUser(u"Zoë.Müller@example.org"_s, u"Zoë Müller"_s);
    m_database->addOrganization(u"human-resources"_s, u"People and Culture"_s);
    const ImportPlanPointer plan = planned("user,organization\n"
                                           "zoe.müller@example.org,human-resuorces\n"
                                           "Zoë.Müller@exmaple.com,people & culture\n"
                                           "Zoë Muller,xyz\n"
                                           "user9@example.org,group0\n"
                                           "x,y\n"
                                           "01a00000-0000-7000-8000-000000000001,group0\n",
                                           optionsFor(AssignMode::Append, {}));
    QStringList found;
    for (qsizetype i = 0; i < plan->rejections().size(); ++i) {
        const ImportRejection rejection = plan->rejections().at(i);
        found << u"%1 %2: %3"_s.arg(rejection.line).arg(rejection.field, rejection.suggestions.join(u' '));
    }
    QCOMPARE(found,
             (QStringList{u"2 user: Zoë.Müller@example.org"_s, u"2 organization: human-resources"_s,
                          u"3 user: Zoë.Müller@example.org"_s, u"3 organization: human-resources"_s,
                          u"4 user: Zoë.Müller@example.org"_s, u"4 organization: "_s,
                          u"5 user: user0@example.org user1@example.org user2@example.org"_s, u"6 user: "_s,
                          u"6 organization: "_s, u"7 user: "_s}));
}

void ImportRowsTest::suggestsWithinLimits()
{
    const std::unique_ptr<Connection> connection = m_database->connect(OpenMode::ReadOnly);
    const Schema schema = m_database->open().schema;
    const QStringList texts{u"usr0@example.org"_s, u"usr1@example.org"_s, u"usr2@example.org"_s};
    const auto all = findNearMatches(*connection, schema.users, texts);
    VERIFY_OK(all);
    QCOMPARE(all->value(u"usr1@example.org"_s), QStringList{u"user1@example.org"_s});
    QCOMPARE(all->size(), 3);
    const auto few = findNearMatches(*connection, schema.users, texts, {2, 1, std::chrono::seconds(10)});
    VERIFY_OK(few);
    QCOMPARE(few->size(), 2);

    std::stop_source stop;
    const Connection::StopScope scope(*connection, stop.get_token());
    stop.request_stop();
    const auto stopped = findNearMatches(*connection, schema.users, texts);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, DbError::Kind::Cancelled);
}

void ImportRowsTest::editDistances_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("distance");
    for (const char *engine : {"SQLite", "PostgreSQL"}) {
        const auto add = [engine](const QString &a, const QString &b, int distance) {
            QTest::addRow("%s: %s %s", engine, qPrintable(a), qPrintable(b)) << a << b << distance;
        };
        add(u"grace"_s, u"grace"_s, 0);
        add(u"grce"_s, u"grace"_s, 1);
        add(u"gracee"_s, u"grace"_s, 1);
        add(u"garce"_s, u"grace"_s, 1);
        add(u"grade"_s, u"grace"_s, 1);
        add(u"kitten"_s, u"sitting"_s, 3);
        add(u"abcdef"_s, u"fedcba"_s, 4); // more than 3
        add(u""_s, u"ab"_s, 2);
        add(u"abcdefgh"_s, u"a"_s, 4);
    }
}

void ImportRowsTest::editDistances()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QTEST(editDistance(a, b, 3), "distance");
    QTEST(editDistance(b, a, 3), "distance");
}

void ImportRowsTest::headerThatCannotBeRead()
{
    const Result<ImportPlanPointer> plan =
        runPlan(*m_roster, file("\"user,organization\nuser0@example.org,group0\n"), {});
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, DbError::Kind::File);
    QVERIFY2(plan.error().text.endsWith(
                 u"the header in line 1 cannot be understood: a quotation mark is never closed."),
             qPrintable(plan.error().text));
}

QTEST_GUILESS_MAIN(ImportRowsTest)
#include "importrowstest.moc"
