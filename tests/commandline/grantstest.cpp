#include "tests/commandline/rosterprocess.h"
#include "tests/support/testdatabase.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

/// The roles that README tells an administrator of a server to make can do what it says, and nothing else.
class GrantsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void readerReads();
    void editorChangesMemberships();
    void administratorChangesRecords();
    void nobodyRewritesHistory();

private:
    static QString grants();
    QString addressOf(const QString &role) const;
    RosterProcess roster(const QString &role, QStringList arguments, const QByteArray &input = {}) const;
    void refuses(const QString &role, const QStringList &arguments, const QByteArray &input = {}) const;
    qint64 rows(const QString &table) const { return m_database->number("SELECT count(*) FROM "_L1 + table); }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_database;
};

QString GrantsTest::grants()
{
    QFile file(QStringLiteral(ROSTER_SOURCE_DIR "/README.md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).section("```sql\n"_L1, 1, 1).section("```"_L1, 0, 0);
}

void GrantsTest::initTestCase()
{
    qputenv("PGPASSFILE", "/nonexistent");
    m_server = startTestServer();
    QVERIFY(m_server);
    m_database = std::make_unique<TestDatabase>(Engine::Postgresql, m_server.get());
    for (const QString &role : {u"ada"_s, u"editor"_s, u"reader"_s})
        m_database->execute(u"CREATE ROLE %1 LOGIN PASSWORD 'secret'"_s.arg(role));
    QVERIFY(grants().contains("GRANT roster_administrator TO ada"_L1));
    m_database->executeAll(grants());
    m_database->execute(u"GRANT roster_member_editor TO editor"_s);
    m_database->execute(u"GRANT roster_reader TO reader"_s);
    const QString ann = m_database->addUser(u"ann@x"_s, u"Ann"_s);
    m_database->addUser(u"bob@x"_s, u"Bob"_s);
    m_database->addMembership(ann, m_database->addOrganization(u"acme"_s));
    m_database->addOrganization(u"labs"_s);
    QVERIFY(addressOf(u"editor"_s).contains("editor"_L1));
}

QString GrantsTest::addressOf(const QString &role) const
{
    return m_database->argument().replace("user='postgres'"_L1, "user='%1'"_L1.arg(role));
}

RosterProcess GrantsTest::roster(const QString &role, QStringList arguments, const QByteArray &input) const
{
    return RosterProcess::run(arguments << u"--database"_s << addressOf(role), input);
}

void GrantsTest::refuses(const QString &role, const QStringList &arguments, const QByteArray &input) const
{
    const QStringList before = m_database->rows(u"SELECT * FROM user_organizations"_s);
    const RosterProcess run = roster(role, arguments, input);
    QVERIFY2(run.exitCode != 0, qPrintable(arguments.join(u' ')));
    QVERIFY2(!run.err.isEmpty(), qPrintable(arguments.join(u' ')));
    QCOMPARE(m_database->rows(u"SELECT * FROM user_organizations"_s), before);
    QCOMPARE(rows(u"users"_s), 2);
    QCOMPARE(rows(u"roster_changes"_s), 0);
}

void GrantsTest::readerReads()
{
    const RosterProcess shown = roster(u"reader"_s, {u"show"_s, u"user"_s, u"ann@x"_s});
    QVERIFY2(shown.exitCode == 0, qPrintable(shown.err));
    QVERIFY(shown.out.contains("acme"_L1));
    for (const QStringList &arguments :
         {QStringList{u"export"_s, u"memberships"_s}, QStringList{u"history"_s}, QStringList{u"check"_s}}) {
        const RosterProcess run = roster(u"reader"_s, arguments);
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    }
    refuses(u"reader"_s, {u"add"_s, u"bob@x"_s, u"acme"_s});
    refuses(u"reader"_s, {u"remove"_s, u"ann@x"_s, u"acme"_s});
    refuses(u"reader"_s, {u"import"_s, u"-"_s}, "email,organization\nbob@x,acme\n");
}

void GrantsTest::editorChangesMemberships()
{
    refuses(u"editor"_s, {u"create"_s, u"user"_s, u"--set"_s, u"email=cem@x"_s});
    refuses(u"editor"_s, {u"delete"_s, u"user"_s, u"bob@x"_s});
    const QList<QStringList> changes{
        {u"add"_s, u"bob@x"_s, u"acme"_s, u"--role"_s, u"admin"_s},
        {u"assign"_s, u"user"_s, u"ann@x"_s, u"acme"_s, u"--mode"_s, u"append_and_update"_s, u"--role"_s,
         u"x"_s},
        {u"remove"_s, u"ann@x"_s, u"acme"_s},
        {u"revert"_s, u"1"_s},
        {u"import"_s, u"-"_s},
    };
    for (const QStringList &arguments : changes) {
        const RosterProcess run = roster(u"editor"_s, arguments, "email,organization\nbob@x,labs\n");
        QVERIFY2(run.exitCode == 0, qPrintable(arguments.join(u' ') + u": "_s + run.err));
    }
    QCOMPARE(rows(u"user_organizations"_s), 1);
    QCOMPARE(rows(u"roster_changes"_s), changes.size());
}

void GrantsTest::administratorChangesRecords()
{
    const QList<QStringList> changes{
        {u"create"_s, u"user"_s, u"--set"_s, u"email=cem@x"_s},
        {u"add"_s, u"cem@x"_s, u"labs"_s},
        {u"delete"_s, u"user"_s, u"cem@x"_s, u"--force"_s},
        {u"create"_s, u"organization"_s, u"--set"_s, u"slug=void"_s},
    };
    for (const QStringList &arguments : changes) {
        const RosterProcess run = roster(u"ada"_s, arguments);
        QVERIFY2(run.exitCode == 0, qPrintable(arguments.join(u' ') + u": "_s + run.err));
    }
    QCOMPARE(rows(u"users"_s), 2);
    QCOMPARE(rows(u"organizations"_s), 3);
}

void GrantsTest::nobodyRewritesHistory()
{
    const QStringList tables{u"roster_changes"_s, u"roster_change_items"_s, u"roster_change_organizations"_s};
    for (const QString &table : tables) {
        for (const QString &right : {u"UPDATE"_s, u"DELETE"_s, u"TRUNCATE"_s})
            QCOMPARE(m_database->scalar(u"SELECT has_table_privilege('ada', '%1', '%2')"_s.arg(table, right)),
                     u"false"_s);
    }
}

QTEST_GUILESS_MAIN(GrantsTest)
#include "grantstest.moc"
