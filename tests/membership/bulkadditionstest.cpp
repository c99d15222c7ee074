#include "models/membership/bulkadditions.h"
#include "models/membership/changeapplier.h"
#include "models/storage/uuid7.h"
#include "tests/membership/replay.h"
#include "tests/support/outcome.h"

#include <QObject>

using namespace Qt::StringLiterals;

// Many additions are written another way than few: with the same outcome.
class BulkAdditionsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void equalsTheOrdinaryWay_data() { TestDatabase::addEngineRows(); }
    void equalsTheOrdinaryWay();
    void joinsOtherChangesOfARecord_data() { TestDatabase::addEngineRows(); }
    void joinsOtherChangesOfARecord();
    void refusesLikeTheOrdinaryWay_data();
    void refusesLikeTheOrdinaryWay();
    void cancelLeavesNothing_data() { TestDatabase::addEngineRows(); }
    void cancelLeavesNothing();
    void tellsProgress_data() { TestDatabase::addEngineRows(); }
    void tellsProgress();
    void needsNoTemporaryTable();

private:
    static constexpr int users = 210;
    static constexpr int organizations = 100;

    static QString id(int number) { return u"018e0c5a-7b1c-7def-8abc-%1"_s.arg(number, 12, 16, QChar(u'0')); }
    static UserId user(int number) { return UserId(id(number)); }
    static OrganizationId organization(int number) { return OrganizationId(id(0xf000 + number)); }
    void makeRecords(TestDatabase &data);
    Result<ApplyReport> apply(TestDatabase &data, const ChangeSet &changes, const ApplyOptions &options = {});
    static Values valuesOf(int number);
    static QStringList contents(TestDatabase &data);

    std::unique_ptr<PostgresServer> m_server;
};

void BulkAdditionsTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void BulkAdditionsTest::makeRecords(TestDatabase &data)
{
    ChangeSet changes;
    for (int i = 0; i < users; ++i)
        changes.append({Entity::User,
                        ChangeKind::Add,
                        user(i),
                        {},
                        {},
                        {{u"email"_s, u"u%1@example.org"_s.arg(i)}, {u"name"_s, u"U"_s}}});
    for (int i = 0; i < organizations; ++i)
        changes.append({Entity::Organization,
                        ChangeKind::Add,
                        {},
                        organization(i),
                        {},
                        {{u"slug"_s, u"o%1"_s.arg(i)}, {u"name"_s, u"O"_s}}});
    VERIFY_OK(apply(data, changes));
}

Result<ApplyReport> BulkAdditionsTest::apply(TestDatabase &data, const ChangeSet &changes,
                                             const ApplyOptions &options)
{
    return ChangeApplier(*data.connect(), data.open(), changes, options).run();
}

// Some as people and other programs would write them.
Values BulkAdditionsTest::valuesOf(int number)
{
    Values values{{u"joined_at"_s, u"2024-03-01T12:00:0%1.000Z"_s.arg(number % 10)}};
    if (number % 7 == 0)
        values.insert(u"joined_at"_s, u"01.03.2024 12:00+01:00"_s);
    if (number % 2 == 0)
        values.insert(u"role"_s, number % 4 == 0 ? u"owner"_s : u"rôle \"%1\"\t\\N"_s.arg(number % 5));
    if (number % 3 == 0)
        values.insert(u"permissions"_s, number % 6 == 0 ? u"[\"a\",\"ü\"]"_s : u"read, write"_s);
    if (number % 11 == 0)
        values.insert(u"updated_at"_s, u"2000-01-01T00:00:00.000Z"_s); // is Roster's own business
    return values;
}

QStringList BulkAdditionsTest::contents(TestDatabase &data)
{
    return data.rows(u"SELECT user_id, organization_id, role, permissions, joined_at FROM user_organizations"
                     " ORDER BY user_id, organization_id"_s)
        + data.rows(
            u"SELECT user_id, organization_id, before, after FROM roster_change_items WHERE change_id > 1"
            " ORDER BY user_id, organization_id"_s);
}

// So many that indexes are made again where that is done, and in a disorder; some keys twice, in capitals, or
// there already.
void BulkAdditionsTest::equalsTheOrdinaryWay()
{
    QFETCH(Engine, engine);
    TestDatabase atOnce(engine, m_server.get());
    TestDatabase bit(engine, m_server.get());
    constexpr int count = users * organizations;
    ChangeSet all;
    std::vector<ChangeSet> parts(1);
    const auto add = [&](const UserId &one, const OrganizationId &other, const Values &values) {
        all.addMembership(one, other, values);
        if (parts.back().size() == BulkAdditions::least - 1)
            parts.emplace_back();
        parts.back().addMembership(one, other, values);
    };
    for (int i = 0; i < count; ++i) {
        const int number = int(qint64(i) * 7919 % count);
        add(user(number / organizations), organization(number % organizations), valuesOf(number));
        if (i % 1000 == 0)
            add(user(number / organizations), organization(number % organizations), valuesOf(number + 1));
    }
    ApplyReport sum;
    for (TestDatabase *data : {&atOnce, &bit}) {
        makeRecords(*data);
        ChangeSet before;
        for (int i = 0; i < 50; ++i)
            before.addMembership(user(i), organization(i), {{u"joined_at"_s, u"2020-01-01T00:00:00.000Z"_s}});
        VERIFY_OK(apply(*data, before));
    }
    const Result<ApplyReport> report = apply(atOnce, all);
    VERIFY_OK(report);
    for (const ChangeSet &part : parts) {
        const Result<ApplyReport> partly = apply(bit, part);
        VERIFY_OK(partly);
        sum.added += partly->added;
        sum.unchanged += partly->unchanged;
    }
    QCOMPARE(report->added, count - 50);
    QCOMPARE(report->added, sum.added);
    QCOMPARE(report->unchanged, sum.unchanged);
    QCOMPARE(contents(atOnce), contents(bit));
    QCOMPARE(replayDifference(atOnce), QString());
    QCOMPARE(atOnce.number(u"SELECT count(*) FROM roster_change_organizations WHERE change_id = 3"_s),
             organizations);
}

// Removed and added again in one change set: one item of the history.
void BulkAdditionsTest::joinsOtherChangesOfARecord()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    makeRecords(data);
    ChangeSet first;
    for (int i = 0; i < 1500; ++i)
        first.addMembership(user(i / organizations), organization(i % organizations));
    VERIFY_OK(apply(data, first));
    ChangeSet second;
    for (int i = 0; i < 700; ++i)
        second.removeMembership(user(i / organizations), organization(i % organizations));
    for (int i = 300; i < 700; ++i)
        second.addMembership(user(i / organizations), organization(i % organizations), {{u"role"_s, u"r"_s}});
    for (int i = 700; i < 800; ++i)
        second.append({Entity::Membership,
                       ChangeKind::Update,
                       user(i / organizations),
                       organization(i % organizations),
                       {},
                       {{u"role"_s, u"changed"_s}}});
    for (int i = 2900; i >= 1400; --i) // a hundred are there
        second.addMembership(user(i / organizations), organization(i % organizations), {{u"role"_s, u"n"_s}});
    const Result<ApplyReport> report = apply(data, second);
    VERIFY_OK(report);
    QCOMPARE(report->removed, 700);
    QCOMPARE(report->updated, 100);
    QCOMPARE(report->added, 400 + 1401);
    QCOMPARE(report->unchanged, 100);
    QCOMPARE(replayDifference(data), QString());
    QCOMPARE(data.number(u"SELECT count(*) FROM roster_change_items WHERE change_id = 3"_s),
             700 + 100 + 1401);
}

void BulkAdditionsTest::refusesLikeTheOrdinaryWay_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("value");
    QTest::addColumn<DbError::Kind>("kind");
    for (const auto &[name, engine] :
         {std::pair("SQLite", Engine::Sqlite), std::pair("PostgreSQL", Engine::Postgresql)}) {
        const auto row = [&, name = QByteArray(name), engine = engine](const char *what) -> QTestData & {
            return QTest::newRow((name + ' ' + what).constData()) << engine;
        };
        row("nobody") << newUuid7() << u"role"_s << u"member"_s << DbError::Kind::ForeignKey;
        row("no time") << id(209) << u"joined_at"_s << u"yesterday"_s << DbError::Kind::InvalidValue;
        row("no list") << id(209) << u"permissions"_s << u"{\"a\":1}"_s << DbError::Kind::Constraint;
        row("no column") << id(209) << u"nonsense"_s << u"1"_s << DbError::Kind::InvalidValue;
        row("a key") << id(209) << u"user_id"_s << u"1"_s << DbError::Kind::InvalidValue;
        row("no key") << QString() << u"role"_s << u"member"_s << DbError::Kind::InvalidValue;
    }
}

void BulkAdditionsTest::refusesLikeTheOrdinaryWay()
{
    QFETCH(Engine, engine);
    QFETCH(QString, user);
    QFETCH(QString, column);
    QFETCH(QString, value);
    QFETCH(DbError::Kind, kind);
    TestDatabase data(engine, m_server.get());
    makeRecords(data);
    const QStringList before = contents(data);
    for (const int others : {10, 2500}) {
        ChangeSet changes;
        for (int i = 0; i < others; ++i)
            changes.addMembership(this->user(i / organizations), organization(i % organizations));
        changes.addMembership(UserId(user), organization(5), {{column, value}});
        const Result<ApplyReport> report = apply(data, changes);
        QCOMPARE(kindOf(report), kind);
        QCOMPARE(contents(data), before);
    }
}

void BulkAdditionsTest::cancelLeavesNothing()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    makeRecords(data);
    const QStringList before = contents(data);
    ChangeSet changes;
    for (int i = 0; i < users * organizations; ++i)
        changes.addMembership(user(i / organizations), organization(i % organizations));
    const auto connection = data.connect();
    std::stop_source stop;
    ApplyOptions options;
    options.progress = [&](qint64 done) {
        if (done >= 5000)
            stop.request_stop();
    };
    {
        const Connection::StopScope scope(*connection, stop.get_token());
        const Result<ApplyReport> report = ChangeApplier(*connection, data.open(), changes, options).run();
        QCOMPARE(kindOf(report), DbError::Kind::Cancelled);
    }
    QCOMPARE(contents(data), before);
    const Result<ApplyReport> again = ChangeApplier(*connection, data.open(), changes, {}).run();
    VERIFY_OK(again);
    QCOMPARE(again->added, users * organizations);
    QCOMPARE(replayDifference(data), QString());
}

void BulkAdditionsTest::tellsProgress()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    makeRecords(data);
    ChangeSet changes;
    for (int i = 0; i < 5000; ++i)
        changes.addMembership(user(i / organizations), organization(i % organizations));
    QList<qint64> told;
    ApplyOptions options;
    options.progress = [&](qint64 done) { told << done; };
    options.recorded = [&](qint64 done) { told << -done; };
    VERIFY_OK(apply(data, changes, options));
    QCOMPARE(told, (QList<qint64>{1000, 2000, 3000, 4000, 5000, -1000, -2000, -3000, -4000, -5000}));
}

// Servers where ordinary people may not make temporary tables.
void BulkAdditionsTest::needsNoTemporaryTable()
{
    TestDatabase data(Engine::Postgresql, m_server.get());
    makeRecords(data);
    const QString database = data.scalar(u"SELECT current_database()"_s);
    data.execute(u"CREATE ROLE clerk LOGIN PASSWORD 'secret'"_s);
    data.execute(u"REVOKE TEMPORARY ON DATABASE \"%1\" FROM PUBLIC"_s.arg(database));
    data.execute(u"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO clerk"_s);
    data.execute(u"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO clerk"_s);
    const Result<DatabaseAddress> address = DatabaseAddress::parse(
        u"postgresql://clerk:secret@127.0.0.1:%1/%2"_s.arg(m_server->port()).arg(database));
    VERIFY_OK(address);
    const auto connection = Connection::open(*address);
    VERIFY_OK(connection);
    QVERIFY(!(*connection)->execute(u"CREATE TEMPORARY TABLE t (n integer)"_s));
    ChangeSet changes;
    for (int i = 0; i < 1500; ++i)
        changes.addMembership(user(i / organizations), organization(i % organizations));
    const Result<ApplyReport> report = ChangeApplier(**connection, data.open(), changes, {}).run();
    VERIFY_OK(report);
    QCOMPARE(report->added, 1500);
    // What is there already would need one.
    for (int i = 1500; i < 3000; ++i)
        changes.addMembership(user(i / organizations), organization(i % organizations));
    const Result<ApplyReport> more = ChangeApplier(**connection, data.open(), changes, {}).run();
    VERIFY_OK(more);
    QCOMPARE(more->added, 1500);
    QCOMPARE(more->unchanged, 1500);
    QCOMPARE(replayDifference(data), QString());
}

QTEST_GUILESS_MAIN(BulkAdditionsTest)
#include "bulkadditionstest.moc"
