#include "models/transfer/importplan.h"
#include "models/transfer/importpreview.h"
#include "models/transfer/rejectedrows.h"
#include "tests/support/testdatabase.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// What a plan says about each row, on both engines; nothing is written here.
class ImportPlanTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server = startTestServer()); }
    void init();
    void cleanup() { m_database.reset(); }

    void rows_data();
    void rows();
    void records_data();
    void records();
    void manyKeys_data() { TestDatabase::addEngineRows(); }
    void manyKeys();
    void createdOnlyForGoodRows_data() { TestDatabase::addEngineRows(); }
    void createdOnlyForGoodRows();
    void fixedValues_data() { TestDatabase::addEngineRows(); }
    void fixedValues();
    void wrongOptions_data();
    void wrongOptions();
    void rejectedRowsComeAgain();
    void stops();

private:
    void fill();
    ImportSource file(const QByteArray &text);
    Result<ImportPlanPointer> plan(const QByteArray &text, const ImportOptions &options = {});
    static QStringList reasons(const ImportPlan &plan);
    static QString numbers(const ImportReport &report);

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_database;
    QTemporaryDir m_folder;
    int m_files = 0;
    QString m_ada;
    QString m_tax;
};

void ImportPlanTest::init()
{
    const Engine engine =
        QByteArray(QTest::currentDataTag()).startsWith("PostgreSQL") ? Engine::Postgresql : Engine::Sqlite;
    m_database = std::make_unique<TestDatabase>(engine, m_server.get());
    fill();
}

void ImportPlanTest::fill()
{
    m_ada = m_database->addUser(u"ada@example.org"_s, u"Ada Lovelace"_s);
    m_database->addUser(u"grace@example.org"_s, u"Grace"_s);
    m_database->addUser(u"other@example.org"_s, u"Grace"_s);
    m_tax = m_database->addOrganization(u"tax"_s, u"Taxes"_s);
    m_database->addOrganization(u"support-emea"_s, u"Support"_s);
    m_database->addOrganization(u"support-apac"_s, u"Support"_s);
    m_database->addOrganization(u"Sales"_s, u"tax-free"_s);
    m_database->addMembership(m_ada, m_tax, u"owner"_s);
}

ImportSource ImportPlanTest::file(const QByteArray &text)
{
    const QString path = m_folder.filePath(u"%1.csv"_s.arg(++m_files));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s", qPrintable(file.errorString()));
    return {path};
}

Result<ImportPlanPointer> ImportPlanTest::plan(const QByteArray &text, const ImportOptions &options)
{
    const std::unique_ptr<Connection> connection = m_database->connect(OpenMode::ReadOnly);
    return planImport(*connection, m_database->open().schema, file(text), options);
}

QStringList ImportPlanTest::reasons(const ImportPlan &plan)
{
    QStringList texts;
    for (qsizetype i = 0; i < plan.rejections().size(); ++i) {
        const ImportRejection rejection = plan.rejections().at(i);
        texts
            << u"%1 %2 [%3] %4"_s.arg(rejection.line).arg(rejection.field, rejection.value, rejection.reason);
    }
    return texts;
}

QString ImportPlanTest::numbers(const ImportReport &report)
{
    return u"%1 rows: +%2 ~%3 =%4 r%5 !%6 u%7 o%8"_s.arg(report.rows)
        .arg(report.added)
        .arg(report.updated)
        .arg(report.unchanged)
        .arg(report.repeated)
        .arg(report.rejected)
        .arg(report.createdUsers)
        .arg(report.createdOrganizations);
}

struct Case {
    const char *name;
    QByteArray text;
    QString numbers;
    QStringList reasons = {};
    bool create = false;
};

static void addCases(const QList<Case> &cases)
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("numbers");
    QTest::addColumn<QStringList>("reasons");
    QTest::addColumn<bool>("create");
    for (const char *engine : {"SQLite", "PostgreSQL"}) {
        for (const Case &row : cases)
            QTest::addRow("%s: %s", engine, row.name) << row.text << row.numbers << row.reasons << row.create;
    }
}

void ImportPlanTest::rows_data()
{
    const QByteArray header = "user,org,role,permissions,since\n";
    addCases({
        {"added", header + "grace@example.org,tax,admin,\"a,b\",2024-01-31\n",
         u"1 rows: +1 ~0 =0 r0 !0 u0 o0"_s},
        {"blank cells", header + "grace@example.org,tax,,,\n", u"1 rows: +1 ~0 =0 r0 !0 u0 o0"_s},
        {"capitals", header + "GRACE@Example.ORG,TAX,,,\n", u"1 rows: +1 ~0 =0 r0 !0 u0 o0"_s},
        {"present", header + "ada@example.org,tax,viewer,,\n", u"1 rows: +0 ~0 =1 r0 !0 u0 o0"_s},
        {"by name", header + "Ada Lovelace,Taxes,,,\n", u"1 rows: +0 ~0 =1 r0 !0 u0 o0"_s},
        {"unknown",
         header + "grce@example.org,texas,,,\n",
         u"1 rows: +0 ~0 =0 r0 !1 u0 o0"_s,
         {u"2 user [grce@example.org] unknown user \"grce@example.org\": did you mean \"grace@example.org\"?"_s,
          u"2 organization [texas] unknown organization \"texas\""_s}},
        {"ambiguous",
         header + "Grace,Support,,,\n",
         u"1 rows: +0 ~0 =0 r0 !1 u0 o0"_s,
         {u"2 user [Grace] several users are called \"Grace\"; name one by e-mail"_s,
          u"2 organization [Support] several organizations are called \"Support\"; name one by slug"_s}},
        {"missing",
         header + ",\" \",,,\n",
         u"1 rows: +0 ~0 =0 r0 !1 u0 o0"_s,
         {u"2 user [] User is missing"_s, u"2 organization [] Organization is missing"_s}},
        {"values",
         header + "grace@example.org,tax,,{x,2024-02-30\n",
         u"1 rows: +0 ~0 =0 r0 !1 u0 o0"_s,
         {u"2 permissions [{x] Permissions: \"{x\" is no list of permissions. Separate words with commas."_s,
          u"2 joined_at [2024-02-30] Joined: \"2024-02-30\" is no date. Write it as 2024-03-31."_s}},
        {"repeated", header + "grace@example.org,tax,a,,2024-01-31\nGrace@example.org,Taxes,a,,31.01.2024\n",
         u"2 rows: +1 ~0 =0 r1 !0 u0 o0"_s},
        {"repeated differently",
         header + "grace@example.org,tax,a,,\n\ngrace@example.org,tax,b,,\n",
         u"2 rows: +1 ~0 =0 r0 !1 u0 o0"_s,
         {u"4  [grace@example.org] repeats line 2 with other values"_s}},
        {"cells",
         header + "grace@example.org\ngrace@example.org,tax,a,,,x\n",
         u"2 rows: +0 ~0 =0 r0 !2 u0 o0"_s,
         {u"2  [grace@example.org] too few cells: the header has 5 column(s)"_s,
          u"3  [grace@example.org] too many cells: the header has 5 column(s)"_s}},
        {"cells that say nothing", header + "grace@example.org,tax\nother@example.org,tax,a,,, ,\"\"\n",
         u"2 rows: +2 ~0 =0 r0 !0 u0 o0"_s},
        {"malformed",
         header + "grace@example.org,tax,\"a,,\ngrace@example.org,tax,éé\xff,,\nada@example.org,tax,,,\n",
         u"3 rows: +0 ~0 =1 r0 !2 u0 o0"_s,
         {u"2  [grace@example.org] a quotation mark is never closed"_s,
          u"3  [grace@example.org] contains bytes that are not text in the file's encoding"_s}},
        {"only a header", header, u"0 rows: +0 ~0 =0 r0 !0 u0 o0"_s},
        {"other columns", "nonsense;TEAM;Member Email [Required]\n1;tax;grace@example.org\n",
         u"1 rows: +1 ~0 =0 r0 !0 u0 o0"_s},
        {"created",
         header
             + "new@example.org,Brand New,,,\nNEW@example.org,brand-new,,,\nada@example.org,brand-new,,,\n",
         u"3 rows: +2 ~0 =0 r1 !0 u1 o1"_s,
         {},
         true},
        {"not created",
         header
             + "nobody,Sa les,,,\n91c2f0f0-0000-7000-8000-000000000000,tax,,,\nada@example.org,Tax Free,,,\n",
         u"3 rows: +1 ~0 =0 r0 !2 u0 o1"_s,
         {u"2 user [nobody] unknown user \"nobody\""_s,
          u"3 user [91c2f0f0-0000-7000-8000-000000000000] unknown user \"91c2f0f0-0000-7000-8000-000000000000\""_s},
         true},
        {"taken",
         header + "ada@example.org,Support EMEA,,,\n",
         u"1 rows: +0 ~0 =0 r0 !1 u0 o0"_s,
         {u"2 organization [Support EMEA] another record has \"Support EMEA\" already"_s},
         true},
    });
}

void ImportPlanTest::rows()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, create);
    ImportOptions options;
    options.createUsers = options.createOrganizations = create;
    const Result<ImportPlanPointer> made = plan(text, options);
    QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    QTEST(reasons(**made), "reasons");
    QTEST(numbers((*made)->report()), "numbers");
    QCOMPARE((*made)->isWritable(), (*made)->report().rejected == 0);
    QVERIFY((*made)->withSkipRejected(true)->isWritable());
}

void ImportPlanTest::records_data()
{
    const QByteArray id = "01a00000-0000-7000-8000-000000000001";
    const QByteArray other = "01a00000-0000-7000-8000-000000000002";
    addCases({
        {"added", "email,name\nnew@example.org,New\n", u"1 rows: +1 ~0 =0 r0 !0 u0 o0"_s},
        {"with id", "id,email,name\n" + id + ",new@example.org,New\n", u"1 rows: +1 ~0 =0 r0 !0 u0 o0"_s},
        {"unchanged", "email,name\nADA@example.org,Ada Lovelace\ngrace@example.org,\n",
         u"2 rows: +0 ~0 =2 r0 !0 u0 o0"_s},
        {"updated", "email,name\nada@example.org,Countess\n", u"1 rows: +0 ~1 =0 r0 !0 u0 o0"_s},
        {"repeated", "email,name\nnew@example.org,New\nNEW@example.org,New\n",
         u"2 rows: +1 ~0 =0 r1 !0 u0 o0"_s},
        {"repeated differently",
         "email,name\nnew@example.org,New\nnew@example.org,Newer\n",
         u"2 rows: +1 ~0 =0 r0 !1 u0 o0"_s,
         {u"3 email [new@example.org] repeats line 2 with other values"_s}},
        {"one id twice",
         "id,email,name\n" + id + ",new@example.org,N\n" + id + ",x@example.org,N\n",
         u"2 rows: +1 ~0 =0 r0 !1 u0 o0"_s,
         {u"3 email [x@example.org] repeats line 2 with other values"_s}},
        {"one e-mail twice",
         "id,email,name\n" + id + ",new@example.org,N\n" + other + ",new@example.org,N\n",
         u"2 rows: +1 ~0 =0 r0 !1 u0 o0"_s,
         {u"3 email [new@example.org] repeats line 2 with other values"_s}},
        {"another's e-mail",
         "id,email\n" + id + ",ada@example.org\n",
         u"1 rows: +0 ~0 =0 r0 !1 u0 o0"_s,
         {u"2 email [ada@example.org] another record has \"ada@example.org\" already"_s}},
        {"no e-mail",
         "id,email\n" + id + ",\n,\n",
         u"2 rows: +0 ~0 =0 r0 !2 u0 o0"_s,
         {u"2 email [] E-mail is missing"_s, u"3 email [] E-mail is missing"_s}},
        {"bad values",
         "id,email\n5,ada@\n",
         u"1 rows: +0 ~0 =0 r0 !1 u0 o0"_s,
         {u"2 email [ada@] E-mail: \"ada@\" is no e-mail address."_s, u"2 id [5] ID: \"5\" is no UUID."_s}},
    });
}

void ImportPlanTest::records()
{
    QFETCH(QByteArray, text);
    ImportOptions options;
    options.kind = Entity::User;
    const Result<ImportPlanPointer> made = plan(text, options);
    QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    QTEST(reasons(**made), "reasons");
    QTEST(numbers((*made)->report()), "numbers");
}

// Enough for the pass over the tables instead of look-ups: the same answers.
void ImportPlanTest::manyKeys()
{
    QByteArray text = "user,org\nADA@example.org,tax\nGrace,Support\n";
    for (int i = 0; i < 800; ++i) {
        const QString user = m_database->addUser(u"Many%1@example.org"_s.arg(i));
        const QString organization = m_database->addOrganization(u"many-%1"_s.arg(i));
        if (i % 4 == 0)
            m_database->addMembership(user, organization);
        text += "many" + QByteArray::number(i) + "@example.org,Many-" + QByteArray::number(i) + '\n';
        text +=
            "unknown" + QByteArray::number(i) + "@example.org," + organization.toUpper().toLatin1() + '\n';
    }
    const Result<ImportPlanPointer> made = plan(text);
    QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    QCOMPARE(numbers((*made)->report()), u"1602 rows: +600 ~0 =201 r0 !801 u0 o0"_s);
    QCOMPARE((*made)->rejections().at(2).reason, u"unknown user \"unknown0@example.org\""_s);
}

void ImportPlanTest::createdOnlyForGoodRows()
{
    ImportOptions options;
    options.createUsers = options.createOrganizations = options.skipRejected = true;
    const Result<ImportPlanPointer> made = plan(
        "user,org,since\nbad@example.org,bad,never\ngood@example.org,Good Ones,\nbad2@example.org,Support,\n",
        options);
    QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    QCOMPARE(numbers((*made)->report()), u"3 rows: +1 ~0 =0 r0 !2 u1 o1"_s);
    const ChangeSet &changes = *(*made)->changes();
    QCOMPARE(changes.size(), 3);
    QCOMPARE(changes.at(0).after, (Values{{u"email"_s, u"good@example.org"_s}, {u"name"_s, u"good"_s}}));
    QCOMPARE(changes.at(1).after, (Values{{u"slug"_s, u"good-ones"_s}, {u"name"_s, u"Good Ones"_s}}));
    QCOMPARE(changes.at(2).user, changes.at(0).user);
    QCOMPARE(changes.at(2).organization, changes.at(1).organization);
}

void ImportPlanTest::fixedValues()
{
    ImportOptions options;
    options.fixed = {{Field::Organization, u"Sales"_s}, {Field::Role, u"guest"_s}};
    options.headers = {{Field::User, u"Wer"_s}};
    const Result<ImportPlanPointer> made =
        plan("Wer,role\nada@example.org,\ngrace@example.org,boss\n", options);
    QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    const ChangeSet &changes = *(*made)->changes();
    QCOMPARE(changes.size(), 2);
    QSet<QString> roles;
    for (qsizetype i = 0; i < changes.size(); ++i)
        roles << changes.at(i).after.value(u"role"_s).value_or(QString());
    QCOMPARE(roles, (QSet<QString>{u"guest"_s, u"boss"_s}));
}

void ImportPlanTest::wrongOptions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ImportOptions>("options");
    QTest::addColumn<DbError::Kind>("kind");
    QTest::addColumn<QString>("says");
    ImportOptions mode;
    mode.mode = AssignMode::DirectControl;
    QTest::newRow("mode") << QByteArray("user,org\n") << mode << DbError::Kind::Usage << u"--per"_s;
    ImportOptions header;
    header.headers = {{Field::User, u"Who"_s}};
    QTest::newRow("header") << QByteArray("user,org\n") << header << DbError::Kind::Usage << u"\"Who\""_s;
    QTest::newRow("no organization") << QByteArray("user,x\n") << ImportOptions() << DbError::Kind::Usage
                                     << u"Organization"_s;
    ImportOptions fixed;
    fixed.fixed = {{Field::JoinedAt, u"soon"_s}};
    QTest::newRow("fixed") << QByteArray("user,org\n") << fixed << DbError::Kind::Usage << u"\"soon\""_s;
    QTest::newRow("empty") << QByteArray() << ImportOptions() << DbError::Kind::File << u"empty"_s;
    QTest::newRow("blank") << QByteArray("\n\n \n") << ImportOptions() << DbError::Kind::File << u"empty"_s;
    QTest::newRow("binary") << QByteArray("PK\3\4\0\0\0\0", 8) << ImportOptions() << DbError::Kind::File
                            << u"not a text file"_s;
}

void ImportPlanTest::wrongOptions()
{
    QFETCH(QByteArray, text);
    QFETCH(ImportOptions, options);
    QFETCH(QString, says);
    const Result<ImportPlanPointer> made = plan(text, options);
    QVERIFY(!made);
    QTEST(made.error().kind, "kind");
    QVERIFY2(made.error().text.contains(says), qPrintable(made.error().text));
}

void ImportPlanTest::rejectedRowsComeAgain()
{
    const QByteArray text = "Wer;Wo;role\n\"no\"\"body\";tax;\nada@example.org\nada@example.org;tax;a;b\n"
                            "ada@example.org;tax;\n\"a\nb\";tax;\n";
    ImportOptions options;
    options.headers = {{Field::User, u"Wer"_s}, {Field::Organization, u"Wo"_s}};
    const Result<ImportPlanPointer> first = plan(text, options);
    QVERIFY2(first, first ? "" : qPrintable(first.error().text));
    QCOMPARE((*first)->report().rejected, 4);
    const QString path = m_folder.filePath(u"rejected.csv"_s);
    QVERIFY(writeRejectedRows(**first, path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QCOMPARE(written,
             QByteArray("line;reason;suggestion;Wer;Wo;role\n"
                        "2;\"unknown user \"\"no\"\"body\"\"\";;\"no\"\"body\";tax;\n"
                        "3;too few cells: the header has 3 column(s);;ada@example.org\n"
                        "4;too many cells: the header has 3 column(s);;ada@example.org;tax;a;b\n"
                        "6;\"unknown user \"\"a\nb\"\"\";;\"a\nb\";tax;\n"));

    // Not repaired, each is rejected once more, and the report of that has no second pair of columns.
    const Result<ImportPlanPointer> second = plan(written, options);
    QVERIFY2(second, second ? "" : qPrintable(second.error().text));
    QCOMPARE((*second)->report().rejected, 4);
    QVERIFY(writeRejectedRows(**second, path));
    file.close();
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readLine(), QByteArray("line;reason;suggestion;Wer;Wo;role\n"));
    QVERIFY(!writeRejectedRows(**second, m_folder.filePath(u"missing/rejected.csv"_s)));
}

void ImportPlanTest::stops()
{
    const std::unique_ptr<Connection> connection = m_database->connect(OpenMode::ReadOnly);
    std::stop_source stop;
    const Connection::StopScope scope(*connection, stop.get_token());
    stop.request_stop();
    const Result<ImportPlanPointer> made =
        planImport(*connection, m_database->open().schema, file("user,org\nada@example.org,tax\n"), {});
    QVERIFY(!made);
    QCOMPARE(made.error().kind, DbError::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(ImportPlanTest)
#include "importplantest.moc"
