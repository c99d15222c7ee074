#include "models/membership/deletion.h"
#include "tests/membership/applyfixture.h"

using namespace Qt::StringLiterals;

// One change set at a time, on both engines: what is refused, and that nothing is written then.
class ApplyGuardsTest : public ApplyFixture {
    Q_OBJECT

private slots:
    void conflicts_data() { TestDatabase::addEngineRows(); }
    void conflicts();
    void alreadyThereIsUnchanged_data() { TestDatabase::addEngineRows(); }
    void alreadyThereIsUnchanged();
    void lastOwner_data() { TestDatabase::addEngineRows(); }
    void lastOwner();
    void lastOwnerOfDeletedRecords_data() { TestDatabase::addEngineRows(); }
    void lastOwnerOfDeletedRecords();
    void refusedByTheDatabase_data() { TestDatabase::addEngineRows(); }
    void refusedByTheDatabase();
    void readOnlyDatabase_data() { TestDatabase::addEngineRows(); }
    void readOnlyDatabase();
    void withoutHistory_data() { TestDatabase::addEngineRows(); }
    void withoutHistory();
    void twoKeyColumnsOnly_data() { TestDatabase::addEngineRows(); }
    void twoKeyColumnsOnly();
};

void ApplyGuardsTest::conflicts()
{
    m_data->addMembership(m_ann, m_acme, u"admin"_s);
    const QStringList before = contents();
    const auto refused = [&](const Change &change, Conflict::Reason reason) {
        ChangeSet changes;
        changes.addMembership(UserId(m_bob),
                              OrganizationId(m_club)); // would be fine, and is not written either
        changes.append(change);
        const Result<ApplyReport> report = apply(changes);
        return report && !report->applied() && report->conflicts.size() == 1
            && report->conflicts.first().reason == reason && !report->change && contents() == before
            && report->refusal().kind == DbError::Kind::Conflict
            && kindOf(requireApplied(report)) == DbError::Kind::Conflict;
    };
    using Reason = Conflict::Reason;
    QVERIFY(refused(
        membership(ChangeKind::Update, m_ann, m_acme, {{u"role"_s, u"member"_s}}, {{u"role"_s, u"guest"_s}}),
        Reason::Changed));
    QVERIFY(refused(
        membership(ChangeKind::Update, m_ann, m_acme, {{u"role"_s, Value()}}, {{u"role"_s, u"guest"_s}}),
        Reason::Changed));
    QVERIFY(
        refused(membership(ChangeKind::Remove, m_ann, m_acme, {{u"role"_s, u"member"_s}}), Reason::Changed));
    QVERIFY(refused(membership(ChangeKind::Remove, m_bob, m_acme, {{u"role"_s, u"member"_s}}), Reason::Gone));
    QVERIFY(
        refused(membership(ChangeKind::Update, m_bob, m_acme, {}, {{u"role"_s, u"guest"_s}}), Reason::Gone));
    QVERIFY(refused({Entity::User, ChangeKind::Add, UserId(m_ann), {}, {}, {{u"email"_s, u"other"_s}}},
                    Reason::Exists));
    QVERIFY(refused(
        {Entity::User, ChangeKind::Update, UserId(m_ann), {}, {{u"name"_s, u"x"_s}}, {{u"name"_s, u"y"_s}}},
        Reason::Changed));

    const Result<ApplyReport> theirs =
        apply(membership(ChangeKind::Remove, m_ann, m_acme, {{u"role"_s, u"member"_s}}));
    QCOMPARE(theirs->conflicts.first().theirs.value(u"role"_s), u"admin"_s);
    QCOMPARE(theirs->conflicts.first().mine.before.value(u"role"_s), u"member"_s);
    const Result<ApplyReport> exists =
        apply({Entity::User, ChangeKind::Add, UserId(m_ann), {}, {}, {{u"email"_s, u"other"_s}}});
    QCOMPARE(exists->conflicts.first().theirs.value(u"email"_s), u"ann@example.org"_s);

    // A membership that changed since: told as that, not as what follows from it.
    Result<ChangeSet> deletion = deletionOf(*m_connection, m_database.schema, Entity::User, {m_ann});
    VERIFY_OK(deletion);
    m_data->execute(u"UPDATE user_organizations SET role = 'guest'"_s);
    const Result<ApplyReport> report = apply(*deletion);
    VERIFY_OK(report);
    QCOMPARE(report->conflicts.size(), 1);
    QCOMPARE(m_data->number(u"SELECT count(*) FROM users"_s), 2);
}

void ApplyGuardsTest::alreadyThereIsUnchanged()
{
    m_data->addMembership(m_ann, m_acme, u"admin"_s);
    m_data->execute(u"UPDATE user_organizations SET permissions = '[\"a\", \"b\"]'"_s);
    const Result<ApplyReport> report =
        apply(membership(ChangeKind::Update, m_ann, m_acme, {{u"role"_s, u"member"_s}},
                         {{u"role"_s, u"admin"_s}, {u"permissions"_s, u"[\"a\",\"b\"]"_s}}));
    VERIFY_OK(report);
    QVERIFY(report->applied());
    QCOMPARE(report->unchanged, 1);
    QVERIFY(!report->change);
}

void ApplyGuardsTest::lastOwner()
{
    m_data->addMembership(m_ann, m_acme, u"owner"_s);
    m_data->addMembership(m_bob, m_acme, u"owner"_s);
    m_data->addMembership(m_bob, m_club); // has no owner, and need not get one
    VERIFY_OK(apply(membership(ChangeKind::Remove, m_bob, m_club)));
    const Change removeAnn = membership(ChangeKind::Remove, m_ann, m_acme);
    const Change demoteBob = membership(ChangeKind::Update, m_bob, m_acme, {}, {{u"role"_s, u"member"_s}});
    QStringList before = contents();
    ChangeSet both;
    both.append(removeAnn);
    both.append(demoteBob);
    const Result<ApplyReport> refusedBoth = apply(both);
    VERIFY_OK(refusedBoth);
    QCOMPARE(refusedBoth->ownerless, QList<OrganizationId>{OrganizationId(m_acme)});
    QCOMPARE(refusedBoth->refusal().kind, DbError::Kind::LastOwner);
    QCOMPARE(contents(), before);

    QVERIFY(apply(removeAnn)->applied()); // one is left
    before = contents();
    for (const Change &change : {demoteBob, membership(ChangeKind::Remove, m_bob, m_acme)}) {
        const Result<ApplyReport> report = apply(change);
        VERIFY_OK(report);
        QCOMPARE(report->ownerless.size(), 1);
        QVERIFY(!report->applied() && !report->change);
        QCOMPARE(contents(), before);
    }
    // Another one takes over in the same change set, in whatever order.
    ChangeSet handOver;
    handOver.append(demoteBob);
    handOver.append(membership(ChangeKind::Add, m_ann, m_acme, {}, {{u"role"_s, u"owner"_s}}));
    QVERIFY(apply(handOver)->applied());
    // Other roles and values of the owner are free.
    QVERIFY(apply(membership(ChangeKind::Update, m_ann, m_acme, {}, {{u"permissions"_s, u"[\"x\"]"_s}}))
                ->applied());
    // Another name for owners.
    ApplyOptions options;
    options.ownerRole = u"member"_s;
    QCOMPARE(apply(membership(ChangeKind::Remove, m_bob, m_acme), options)->ownerless.size(), 1);
    options = {};
    options.force = true;
    QVERIFY(apply(membership(ChangeKind::Remove, m_ann, m_acme), options)->applied());
    QCOMPARE(m_data->rows(u"SELECT role FROM user_organizations"_s), QStringList{u"member"_s});
}

void ApplyGuardsTest::lastOwnerOfDeletedRecords()
{
    m_data->addMembership(m_ann, m_acme, u"owner"_s);
    const QStringList before = contents();
    const Result<ApplyReport> user =
        apply(*deletionOf(*m_connection, m_database.schema, Entity::User, {m_ann}));
    VERIFY_OK(user);
    QCOMPARE(user->ownerless.size(), 1);
    QCOMPARE(contents(), before);
    const Result<ApplyReport> organization =
        apply(*deletionOf(*m_connection, m_database.schema, Entity::Organization, {m_acme}));
    VERIFY_OK(organization); // an organization that is not there needs no owner
    QVERIFY(organization->applied());
    QCOMPARE(m_data->rows(u"SELECT slug FROM organizations"_s), QStringList{u"club"_s});
}

void ApplyGuardsTest::refusedByTheDatabase()
{
    m_data->addMembership(m_ann, m_acme);
    const QStringList before = contents();
    const QString nobody = u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s;
    const auto refused = [&](const Change &change, DbError::Kind kind, QLatin1StringView text) {
        ChangeSet changes;
        changes.addMembership(UserId(m_bob), OrganizationId(m_club));
        changes.append(change);
        const Result<ApplyReport> report = apply(changes);
        if (kindOf(report) == kind && report.error().text.contains(text) && contents() == before)
            return true;
        qWarning("%s", problemOf(report).constData());
        return false;
    };
    using Kind = DbError::Kind;
    QVERIFY(
        refused({Entity::User, ChangeKind::Add, UserId(nobody), {}, {}, {{u"email"_s, u"ANN@example.org"_s}}},
                Kind::Unique, "e-mail"_L1));
    QVERIFY(refused(
        {Entity::User, ChangeKind::Update, UserId(m_bob), {}, {}, {{u"email"_s, u"Ann@Example.org"_s}}},
        Kind::Unique, "e-mail"_L1));
    QVERIFY(refused(
        {Entity::Organization, ChangeKind::Update, {}, OrganizationId(m_club), {}, {{u"slug"_s, u"ACME"_s}}},
        Kind::Unique, "slug"_L1));
    QVERIFY(refused(membership(ChangeKind::Add, nobody, m_acme), Kind::ForeignKey, "not there any more"_L1));
    QVERIFY(
        refused({Entity::User, ChangeKind::Remove, UserId(m_ann), {}}, Kind::ForeignKey, "memberships"_L1));
    QVERIFY(refused({Entity::User, ChangeKind::Update, UserId(m_ann), {}, {}, {{u"email"_s, Value()}}},
                    Kind::Constraint, "email"_L1));
    QVERIFY(refused(membership(ChangeKind::Update, m_ann, m_acme, {}, {{u"permissions"_s, u"{\"a\":1}"_s}}),
                    Kind::Constraint, "permissions"_L1));
}

void ApplyGuardsTest::withoutHistory()
{
    for (const char *table : {"roster_change_organizations", "roster_change_items", "roster_changes"})
        m_data->execute(u"DROP TABLE %1"_s.arg(QLatin1StringView(table)));
    m_database = m_data->open();
    QVERIFY(!m_database.schema.hasHistory);
    const Result<ApplyReport> report = apply(membership(ChangeKind::Add, m_ann, m_acme));
    VERIFY_OK(report);
    QCOMPARE(report->added, 1);
    QVERIFY(!report->change);
    QCOMPARE(m_data->number(u"SELECT count(*) FROM user_organizations"_s), 1);
}

void ApplyGuardsTest::twoKeyColumnsOnly()
{
    m_data->executeAll(
        u"DROP TABLE user_organizations;\nALTER TABLE organizations DROP COLUMN created_at;\n"_s);
    m_data->execute(
        u"CREATE TABLE user_organizations (user_id %1 REFERENCES users (id), organization_id %1 REFERENCES"
        " organizations (id), PRIMARY KEY (user_id, organization_id))"_s.arg(
            m_data->engine() == Engine::Sqlite ? u"TEXT"_s : u"uuid"_s));
    m_database = m_data->open();
    QCOMPARE(m_database.schema.memberships.columns.size(), 2);
    QCOMPARE(apply(membership(ChangeKind::Add, m_ann, m_acme))->added, 1);
    QCOMPARE(apply(membership(ChangeKind::Add, m_ann, m_acme))->unchanged, 1);
    QCOMPARE(kindOf(apply(membership(ChangeKind::Add, m_bob, m_acme, {}, {{u"role"_s, u"owner"_s}}))),
             DbError::Kind::InvalidValue);
    QCOMPARE(
        apply(
            {Entity::Organization, ChangeKind::Update, {}, OrganizationId(m_acme), {}, {{u"name"_s, u"x"_s}}})
            ->updated,
        1);
    QCOMPARE(m_data->rows(u"SELECT user_id, organization_id FROM user_organizations"_s),
             QStringList{m_ann + u'|' + m_acme});
    QCOMPARE(apply(membership(ChangeKind::Remove, m_ann, m_acme))->removed, 1);
    QCOMPARE(m_data->number(u"SELECT count(*) FROM roster_change_items"_s), 3);
}

void ApplyGuardsTest::readOnlyDatabase()
{
    const Result<Database> database = Database::open(m_data->address(), OpenMode::ReadOnly);
    VERIFY_OK(database);
    m_database = *database;
    QVERIFY(m_database.schema.readOnly);
    QCOMPARE(kindOf(apply(membership(ChangeKind::Add, m_ann, m_acme))), DbError::Kind::ReadOnly);
    // Also where it was not known beforehand.
    m_database = m_data->open();
    m_connection = m_data->connect(OpenMode::ReadOnly);
    QCOMPARE(kindOf(apply(membership(ChangeKind::Add, m_ann, m_acme))), DbError::Kind::ReadOnly);
    QCOMPARE(m_data->number(u"SELECT count(*) FROM user_organizations"_s), 0);
}

QTEST_GUILESS_MAIN(ApplyGuardsTest)
#include "applyguardstest.moc"
