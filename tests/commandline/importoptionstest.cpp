#include "tests/commandline/rosterprocess.h"
#include "tests/support/testdatabase.h"

#include <QJsonArray>
#include <QStringEncoder>
#include <QTest>

using namespace Qt::StringLiterals;

/// The options of `roster import` that say how a file is to be understood; what the engine makes of them is
/// tested with it.
class ImportOptionsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void understands_data();
    void understands();
    void suggestsInTextJsonAndReport();
    void wrongUse_data();
    void wrongUse();

private:
    RosterProcess import(const QStringList &options, const QByteArray &text) const;

    std::unique_ptr<TestDatabase> m_database;
};

void ImportOptionsTest::init()
{
    m_database = std::make_unique<TestDatabase>(Engine::Sqlite, nullptr);
    const QString ada = m_database->addUser(u"ada@example.org"_s);
    m_database->addUser(u"jürgen@example.org"_s);
    const QString tax = m_database->addOrganization(u"tax"_s);
    m_database->addOrganization(u"sales"_s);
    m_database->addMembership(ada, tax);
}

RosterProcess ImportOptionsTest::import(const QStringList &options, const QByteArray &text) const
{
    return RosterProcess::run(
        QStringList{u"import"_s, u"-"_s, u"--database"_s, m_database->address().file()} + options, text);
}

static QByteArray encoded(const QString &text, const char *encoding)
{
    QStringEncoder encoder(encoding);
    return encoder.encode(text);
}

void ImportOptionsTest::understands_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    const QStringList before{u"ada@example.org|tax"_s};
    const QStringList both = before + QStringList{u"jürgen@example.org|sales"_s};
    const QString german = u"E-Mail;Organisation\njürgen@example.org;sales\n"_s;
    QTest::newRow("encoding found") << QStringList{} << encoded(german, "windows-1252") << both;
    QTest::newRow("encoding named") << QStringList{u"--encoding"_s, u"IBM850"_s} << encoded(german, "IBM850")
                                    << both;
    QTest::newRow("UTF-16 without mark") << QStringList{} << encoded(german, "UTF-16LE") << both;
    QTest::newRow("comments and lines above")
        << QStringList{u"--skip-lines"_s, u"2"_s, u"--comment"_s, u"#"_s}
        << QByteArray(
               "Members\n\n# who;where;what\nuser;org\n#ada@example.org;sales\njürgen@example.org;sales\n")
        << both;
    QTest::newRow("no header") << QStringList{u"--no-header"_s, u"--map"_s, u"user=2"_s, u"--map"_s,
                                              u"organization=1"_s}
                               << QByteArray("sales,jürgen@example.org\n") << both;
    QTest::newRow("several organizations") << QStringList{u"--split-organizations"_s, u"|"_s}
                                           << QByteArray("user,org\nada@example.org,tax|sales\n")
                                           << before + QStringList{u"ada@example.org|sales"_s};
    QTest::newRow("replaced") << QStringList{u"--replace"_s, u"user=j=jürgen@example.org"_s, u"--replace"_s,
                                             u"organization=Sold=sales"_s}
                              << QByteArray("user,org\nJ,sold\n") << both;
    QTest::newRow("fixed") << QStringList{u"--set"_s, u"organization=sales"_s}
                           << QByteArray("user\njürgen@example.org\n") << both;
    QTest::newRow("operation")
        << QStringList{u"--map"_s, u"operation=status"_s}
        << QByteArray("user,org,status\nada@example.org,tax,deleted\njürgen@example.org,sales,\n")
        << QStringList{u"jürgen@example.org|sales"_s};
}

void ImportOptionsTest::understands()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, text);
    QFETCH(QStringList, expected);
    const RosterProcess run = import(options, text);
    QVERIFY2(run.exitCode == 0, qPrintable(run.out + run.err));
    QStringList present =
        m_database->rows(u"SELECT u.email, o.slug FROM user_organizations m JOIN users u ON u.id = m.user_id"
                         " JOIN organizations o ON o.id = m.organization_id"_s);
    present.sort();
    expected.sort();
    QCOMPARE(present, expected);
}

void ImportOptionsTest::suggestsInTextJsonAndReport()
{
    const QByteArray text = "user,org\nadda@example.org,sales\nnobody,tax\n";
    const RosterProcess plain = import({u"--dry-run"_s}, text);
    QCOMPARE(plain.exitCode, 1);
    QVERIFY2(
        plain.out.contains(u"line 2: unknown user \"adda@example.org\": did you mean \"ada@example.org\"?"_s),
        qPrintable(plain.out));
    const QString path = m_database->folder() + u"/rejected.csv"_s;
    const QJsonArray rejections = import({u"--dry-run"_s, u"--json"_s, u"--report"_s, path}, text)
                                      .json()
                                      .value("rejections"_L1)
                                      .toArray();
    QCOMPARE(rejections.size(), 2);
    QCOMPARE(rejections.at(0).toObject().value("suggestion"_L1).toString(), u"ada@example.org"_s);
    QCOMPARE(rejections.at(1).toObject().value("suggestion"_L1).toString(), QString());
    QFile report(path);
    QVERIFY(report.open(QIODevice::ReadOnly));
    QCOMPARE(report.readLine(), QByteArray("line,reason,suggestion,user,org\n"));
    QVERIFY(report.readLine().contains(",ada@example.org,adda@example.org,sales"));
}

void ImportOptionsTest::wrongUse_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("says");
    QTest::newRow("comment") << QStringList{u"--comment"_s, u"//"_s} << u"--comment"_s;
    QTest::newRow("skip-lines") << QStringList{u"--skip-lines"_s, u"-1"_s} << u"--skip-lines"_s;
    QTest::newRow("skip-lines word") << QStringList{u"--skip-lines"_s, u"two"_s} << u"--skip-lines"_s;
    QTest::newRow("split") << QStringList{u"--split-organizations"_s, u"\""_s} << u"--split-organizations"_s;
    QTest::newRow("replace") << QStringList{u"--replace"_s, u"user=x"_s} << u"FIELD=OLD=NEW"_s;
    QTest::newRow("replace what") << QStringList{u"--replace"_s, u"shoe=x=y"_s} << u"\"shoe\""_s;
    QTest::newRow("position") << QStringList{u"--map"_s, u"user=9"_s} << u"\"9\""_s;
}

void ImportOptionsTest::wrongUse()
{
    QFETCH(QStringList, options);
    QFETCH(QString, says);
    const RosterProcess run = import(options, "user,org\nada@example.org,sales\n");
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains(says), qPrintable(run.err));
    QCOMPARE(m_database->number(u"SELECT count(*) FROM user_organizations"_s), 1);
}

QTEST_GUILESS_MAIN(ImportOptionsTest)
#include "importoptionstest.moc"
