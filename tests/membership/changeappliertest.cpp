#include "models/membership/deletion.h"
#include "tests/membership/applyfixture.h"

using namespace Qt::StringLiterals;

// One change set at a time, on both engines: what is written and counted.
class ChangeApplierTest : public ApplyFixture {
    Q_OBJECT

private slots:
    void addsMemberships_data() { TestDatabase::addEngineRows(); }
    void addsMemberships();
    void existingIsUnchanged_data() { TestDatabase::addEngineRows(); }
    void existingIsUnchanged();
    void updates_data() { TestDatabase::addEngineRows(); }
    void updates();
    void removes_data() { TestDatabase::addEngineRows(); }
    void removes();
    void manyRows_data() { TestDatabase::addEngineRows(); }
    void manyRows();
    void records_data() { TestDatabase::addEngineRows(); }
    void records();
    void reportsProgress();
};

void ChangeApplierTest::addsMemberships()
{
    ChangeSet changes;
    changes.addMembership(UserId(m_ann), OrganizationId(m_acme));
    changes.addMembership(UserId(m_ann), OrganizationId(m_club),
                          {{u"role"_s, u"owner"_s}, {u"permissions"_s, u"[\"a\"]"_s}});
    changes.addMembership(UserId(m_bob), OrganizationId(m_acme),
                          {{u"joined_at"_s, u"2020-01-02T03:04:05.678Z"_s}});
    const Result<ApplyReport> report = apply(changes);
    VERIFY_OK(report);
    QVERIFY(report->applied());
    QCOMPARE(report->added, 3);
    QCOMPARE(report->updated + report->removed + report->unchanged, 0);
    QVERIFY(report->change);
    QCOMPARE(
        m_data->rows(u"SELECT role FROM user_organizations WHERE user_id = '%1' ORDER BY role"_s.arg(m_ann)),
        (QStringList{u"member"_s, u"owner"_s}));
    QCOMPARE(m_data->number(u"SELECT count(*) FROM user_organizations WHERE updated_at IS NOT NULL"_s), 3);
    // Other rows were made by plain SQL, so only the memberships can be compared.
    m_data->execute(u"DELETE FROM user_organizations"_s);
}

void ChangeApplierTest::existingIsUnchanged()
{
    m_data->addMembership(m_ann, m_acme, u"owner"_s);
    const QStringList before = contents();
    const Result<ApplyReport> report =
        apply(membership(ChangeKind::Add, m_ann, m_acme, {}, {{u"role"_s, u"member"_s}}));
    VERIFY_OK(report);
    QVERIFY(report->applied());
    QCOMPARE(report->added, 0);
    QCOMPARE(report->unchanged, 1);
    QVERIFY(!report->change);
    QCOMPARE(contents(), before);
}

void ChangeApplierTest::updates()
{
    m_data->addMembership(m_ann, m_acme);
    m_data->execute(u"UPDATE user_organizations SET updated_at = '2001-01-01T00:00:00.000Z'"_s);
    const Result<ApplyReport> report = apply(
        membership(ChangeKind::Update, m_ann, m_acme, {{u"role"_s, u"member"_s}}, {{u"role"_s, u"admin"_s}}));
    VERIFY_OK(report);
    QCOMPARE(report->updated, 1);
    QCOMPARE(m_data->scalar(u"SELECT role FROM user_organizations"_s), u"admin"_s);
    QVERIFY(!m_data->scalar(u"SELECT updated_at FROM user_organizations"_s).startsWith(u"2001"_s));
    QCOMPARE(m_data->scalar(u"SELECT permissions FROM user_organizations"_s), u"[]"_s);

    // Different columns in one change set; what is not stated stays.
    m_data->addMembership(m_bob, m_acme);
    ChangeSet changes;
    changes.append(membership(ChangeKind::Update, m_ann, m_acme, {}, {{u"permissions"_s, u"[\"x\"]"_s}}));
    changes.append(membership(ChangeKind::Update, m_bob, m_acme, {}, {{u"role"_s, u"guest"_s}}));
    changes.append({Entity::User,
                    ChangeKind::Update,
                    UserId(m_bob),
                    {},
                    {{u"name"_s, u"Somebody"_s}},
                    {{u"name"_s, u"Bob"_s}}});
    changes.append(
        {Entity::Organization, ChangeKind::Update, {}, OrganizationId(m_club), {}, {{u"slug"_s, u"klub"_s}}});
    const Result<ApplyReport> second = apply(changes);
    VERIFY_OK(second);
    QCOMPARE(second->updated, 4);
    QCOMPARE(m_data->rows(u"SELECT role, permissions FROM user_organizations ORDER BY role"_s),
             (QStringList{u"admin|[\"x\"]"_s, u"guest|[]"_s}));
    QCOMPARE(m_data->scalar(u"SELECT name FROM users WHERE email = 'bob@example.org'"_s), u"Bob"_s);
    QCOMPARE(m_data->scalar(u"SELECT name FROM organizations WHERE slug = 'klub'"_s), u"Something"_s);
}

void ChangeApplierTest::removes()
{
    m_data->addMembership(m_ann, m_acme);
    m_data->addMembership(m_bob, m_acme);
    ChangeSet changes;
    changes.removeMembership(UserId(m_ann), OrganizationId(m_acme), {{u"role"_s, u"member"_s}});
    changes.removeMembership(UserId(m_ann), OrganizationId(m_club)); // is not there, and nothing was expected
    const Result<ApplyReport> report = apply(changes);
    VERIFY_OK(report);
    QVERIFY(report->applied());
    QCOMPARE(report->removed, 1);
    QCOMPARE(report->unchanged, 1);
    QCOMPARE(m_data->rows(u"SELECT user_id FROM user_organizations"_s), QStringList{m_bob});
}

void ChangeApplierTest::manyRows()
{
    constexpr int side = 55; // 3,025 memberships: more than two portions
    ChangeSet adding;
    ChangeSet updating;
    ChangeSet removing;
    QStringList users;
    for (int i = 0; i < side; ++i) {
        users << QUuid::createUuid().toString(QUuid::WithoutBraces);
        adding.append({Entity::User,
                       ChangeKind::Add,
                       UserId(users.last()),
                       {},
                       {},
                       {{u"email"_s, u"u%1"_s.arg(i)}, {u"name"_s, u"N"_s}}});
    }
    for (int o = 0; o < side; ++o) {
        const OrganizationId organization(QUuid::createUuid().toString(QUuid::WithoutBraces));
        adding.append(
            {Entity::Organization, ChangeKind::Add, {}, organization, {}, {{u"slug"_s, u"o%1"_s.arg(o)}}});
        for (const QString &user : std::as_const(users)) {
            adding.addMembership(UserId(user), organization);
            updating.append(membership(ChangeKind::Update, user, organization.text(),
                                       {{u"role"_s, u"member"_s}}, {{u"role"_s, u"guest"_s}}));
            removing.removeMembership(UserId(user), organization, {{u"role"_s, u"guest"_s}});
        }
    }
    QCOMPARE(apply(adding)->added, side * side + 2 * side);
    QCOMPARE(apply(adding)->conflicts.size(), 2 * side);
    QCOMPARE(apply(updating)->updated, side * side);
    QCOMPARE(apply(updating)->unchanged, side * side);
    QCOMPARE(m_data->rows(u"SELECT role, count(*) FROM user_organizations GROUP BY role"_s),
             QStringList{u"guest|%1"_s.arg(side * side)});
    QCOMPARE(apply(removing)->removed, side * side);
    QCOMPARE(m_data->number(u"SELECT count(*) FROM user_organizations"_s), 0);
    QCOMPARE(m_data->number(u"SELECT count(*) FROM roster_change_items"_s), 3 * side * side + 2 * side);
}

void ChangeApplierTest::records()
{
    const QString cid = u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s;
    ChangeSet changes;
    changes.addMembership(UserId(cid), OrganizationId(cid)); // before its records: the order does not matter
    changes.append(
        {Entity::User, ChangeKind::Add, UserId(cid), {}, {}, {{u"email"_s, u"cid@example.org"_s}}});
    changes.append({Entity::Organization,
                    ChangeKind::Add,
                    {},
                    OrganizationId(cid),
                    {},
                    {{u"slug"_s, u"new"_s}, {u"name"_s, u"New"_s}}});
    const Result<ApplyReport> made = apply(changes);
    VERIFY_OK(made);
    QCOMPARE(made->added, 3);
    QCOMPARE(m_data->scalar(u"SELECT name FROM users WHERE id = '%1'"_s.arg(cid)), QString());

    const Result<ChangeSet> deletion =
        deletionOf(*m_connection, m_database.schema, Entity::Organization, {cid, cid});
    VERIFY_OK(deletion);
    QCOMPARE(deletion->size(), 2);
    const Result<ApplyReport> deleted = apply(*deletion);
    VERIFY_OK(deleted);
    QCOMPARE(deleted->removed, 2);
    QCOMPARE(m_data->number(u"SELECT count(*) FROM organizations"_s), 2);
    QCOMPARE(m_data->number(u"SELECT count(*) FROM user_organizations"_s), 0);
}

void ChangeApplierTest::reportsProgress()
{
    TestDatabase data(Engine::Sqlite, nullptr);
    const Database database = data.open();
    const auto connection = data.connect();
    ChangeSet changes;
    for (int i = 0; i < 3500; ++i)
        changes.append({Entity::User,
                        ChangeKind::Add,
                        UserId(QUuid::createUuid().toString(QUuid::WithoutBraces)),
                        {},
                        {},
                        {{u"email"_s, QString::number(i)}}});
    QList<qint64> reported;
    std::stop_source stop;
    ApplyOptions options;
    options.progress = [&](qint64 done) {
        reported << done;
        if (done == 3000)
            stop.request_stop();
    };
    {
        const Connection::StopScope scope(*connection, stop.get_token());
        QCOMPARE(kindOf(ChangeApplier(*connection, database, changes, options).run()),
                 DbError::Kind::Cancelled);
    }
    QCOMPARE(reported, (QList<qint64>{1000, 2000, 3000}));
    QCOMPARE(data.number(u"SELECT count(*) FROM users"_s), 0);
}

QTEST_GUILESS_MAIN(ChangeApplierTest)
#include "changeappliertest.moc"
