#include "models/membership/bulkedit.h"
#include "models/membership/changeapplier.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

using namespace Qt::StringLiterals;

class BulkEditTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void changesOnlyWhatDiffers_data() { TestDatabase::addEngineRows(); }
    void changesOnlyWhatDiffers();
    void guardsWhatItReplaces_data() { TestDatabase::addEngineRows(); }
    void guardsWhatItReplaces();

private:
    std::unique_ptr<PostgresServer> m_server;
};

void BulkEditTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void BulkEditTest::changesOnlyWhatDiffers()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Database database = data.open();
    const auto connection = data.connect();
    const OrganizationId acme(data.addOrganization(u"acme"_s));
    const UserId ann(data.addUser(u"ann"_s));
    const UserId bob(data.addUser(u"bob"_s));
    const UserId cem(data.addUser(u"cem"_s));
    data.addMembership(ann.text(), acme.text(), u"member"_s);
    data.addMembership(bob.text(), acme.text(), u"admin"_s);
    const QString times = u"SELECT joined_at FROM user_organizations ORDER BY user_id"_s;
    const QStringList joined = data.rows(times);

    const Values values{{u"role"_s, u"admin"_s}, {u"permissions"_s, u"[\"read\"]"_s}};
    const QList<MembershipKey> keys{{bob, acme}, {ann, acme}, {bob, acme}, {cem, acme}};
    Result<ChangeSet> changes = bulkEditOf(*connection, database.schema, keys, values);
    VERIFY_OK(changes);
    QCOMPARE(changes->size(), 2); // bob once, and cem is no member
    for (qsizetype i = 0; i < 2; ++i) {
        const Change change = changes->at(i);
        QCOMPARE(change.kind, ChangeKind::Update);
        QCOMPARE(change.after.contains(u"role"_s), change.user == ann);
        QVERIFY(change.after.contains(u"permissions"_s));
        QCOMPARE(change.before.keys(), change.after.keys());
    }
    const Result<ApplyReport> report = ChangeApplier(*connection, database, *changes, {}).run();
    VERIFY_OK(report);
    QCOMPARE(report->updated, 2);
    QCOMPARE(data.number(u"SELECT count(*) FROM user_organizations WHERE role = 'admin'"_s), 2);
    QCOMPARE(data.rows(times), joined);

    changes = bulkEditOf(*connection, database.schema, keys, {{u"permissions"_s, u"[ \"read\" ]"_s}});
    VERIFY_OK(changes);
    QVERIFY(changes->isEmpty()); // the same list, written differently
}

void BulkEditTest::guardsWhatItReplaces()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Database database = data.open();
    const auto connection = data.connect();
    const OrganizationId acme(data.addOrganization(u"acme"_s));
    const UserId ann(data.addUser(u"ann"_s));
    data.addMembership(ann.text(), acme.text(), u"member"_s);
    const Result<ChangeSet> changes =
        bulkEditOf(*connection, database.schema, {{ann, acme}}, {{u"role"_s, u"admin"_s}});
    VERIFY_OK(changes);
    data.execute(u"UPDATE user_organizations SET role = 'viewer'"_s);
    const Result<ApplyReport> report = ChangeApplier(*connection, database, *changes, {}).run();
    VERIFY_OK(report);
    QVERIFY(!report->applied());
    QCOMPARE(report->conflicts.size(), 1);
    QCOMPARE(data.scalar(u"SELECT role FROM user_organizations"_s), u"viewer"_s);
}

QTEST_GUILESS_MAIN(BulkEditTest)
#include "bulkedittest.moc"
