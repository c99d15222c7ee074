#include "models/membership/changeapplier.h"

#include "models/membership/deletion.h"
#include "tests/membership/applierfixture.h"
#include "tests/membership/replay.h"
#include "tests/support/outcome.h"

#include <QUuid>

using namespace Qt::StringLiterals;

// One change set at a time, on both engines: what is written, counted and recorded.
class ChangeApplierTest : public ApplierFixture {
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
    void canonicalForms_data() { TestDatabase::addEngineRows(); }
    void canonicalForms();
    void oneKeySeveralTimes_data() { TestDatabase::addEngineRows(); }
    void oneKeySeveralTimes();
    void awkwardTexts_data() { TestDatabase::addEngineRows(); }
    void awkwardTexts();
    void history_data() { TestDatabase::addEngineRows(); }
    void history();
    void withoutHistory_data() { TestDatabase::addEngineRows(); }
    void withoutHistory();
    void twoKeyColumnsOnly_data() { TestDatabase::addEngineRows(); }
    void twoKeyColumnsOnly();
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

// However a caller writes it, the history records what is in the table.
void ChangeApplierTest::canonicalForms()
{
    ChangeSet changes;
    const bool hasUuids = m_data->engine() == Engine::Postgresql;
    const QString user = u"018E0C5A-7B1C-7DEF-8ABC-0123456789AB"_s;
    const QString id = hasUuids ? user : user.toLower();
    changes.append({Entity::User, ChangeKind::Add, UserId(id), {}, {}, {{u"email"_s, u"cid"_s}}});
    changes.append({Entity::Organization,
                    ChangeKind::Add,
                    {},
                    OrganizationId(id),
                    {},
                    {{u"slug"_s, u"cid"_s}, {u"created_at"_s, u"2024-03-01 12:00"_s}}});
    changes.addMembership(UserId(id), OrganizationId(id),
                          {{u"joined_at"_s, u"2024-03-01 12:00:00+02"_s},
                           {u"permissions"_s, u"read; write"_s},
                           {u"updated_at"_s, u"2001-01-01"_s}});
    const Result<ApplyReport> report = apply(changes);
    VERIFY_OK(report);
    QCOMPARE(report->added, 3);
    m_data->execute(u"DELETE FROM users WHERE id <> '%1'"_s.arg(user.toLower()));
    m_data->execute(u"DELETE FROM organizations WHERE id <> '%1'"_s.arg(user.toLower()));
    QCOMPARE(replayDifference(*m_data), QString());
    QCOMPARE(
        m_data->number(
            u"SELECT count(*) FROM user_organizations WHERE joined_at = '2024-03-01T10:00:00.000Z' AND updated_at > '2024-01-01'"_s),
        1);
    // The same again, now found.
    ChangeSet again;
    again.append(membership(ChangeKind::Update, id, id, {}, {{u"role"_s, u"admin"_s}}));
    QCOMPARE(apply(again)->updated, 1);
    again = {};
    again.removeMembership(UserId(id), OrganizationId(id), {{u"role"_s, u"admin"_s}});
    QCOMPARE(apply(again)->removed, 1);
    QCOMPARE(replayDifference(*m_data), QString());
}

void ChangeApplierTest::oneKeySeveralTimes()
{
    m_data->execute(u"DELETE FROM users"_s);
    m_data->execute(u"DELETE FROM organizations"_s);
    ChangeSet records;
    records.append({Entity::User, ChangeKind::Add, UserId(m_ann), {}, {}, {{u"email"_s, u"ann"_s}}});
    records.append(
        {Entity::Organization, ChangeKind::Add, {}, OrganizationId(m_acme), {}, {{u"slug"_s, u"acme"_s}}});
    VERIFY_OK(apply(records));
    ChangeSet twice;
    twice.addMembership(UserId(m_ann), OrganizationId(m_acme), {{u"role"_s, u"first"_s}});
    twice.addMembership(UserId(m_ann), OrganizationId(m_acme), {{u"role"_s, u"second"_s}});
    const Result<ApplyReport> added = apply(twice);
    VERIFY_OK(added);
    QCOMPARE(added->added, 1);
    QCOMPARE(added->unchanged, 1);
    QCOMPARE(m_data->scalar(u"SELECT role FROM user_organizations"_s), u"first"_s);

    ChangeSet updates;
    updates.append(
        membership(ChangeKind::Update, m_ann, m_acme, {{u"role"_s, u"first"_s}}, {{u"role"_s, u"third"_s}}));
    updates.append(membership(ChangeKind::Update, m_ann, m_acme, {{u"role"_s, u"third"_s}},
                              {{u"permissions"_s, u"[\"x\"]"_s}}));
    QCOMPARE(apply(updates)->updated, 2);
    QCOMPARE(m_data->rows(u"SELECT role, permissions FROM user_organizations"_s),
             QStringList{u"third|[\"x\"]"_s});
    QCOMPARE(replayDifference(*m_data), QString());
    QCOMPARE(apply(updates)->unchanged, 2); // both hold already

    // Removed and added again: one item, from what was there to what is there.
    ChangeSet anew;
    anew.addMembership(UserId(m_ann), OrganizationId(m_acme), {{u"role"_s, u"fresh"_s}});
    anew.removeMembership(UserId(m_ann), OrganizationId(m_acme));
    const Result<ApplyReport> replaced = apply(anew);
    VERIFY_OK(replaced);
    QCOMPARE(m_data->rows(u"SELECT role, permissions FROM user_organizations"_s), QStringList{u"fresh|[]"_s});
    QCOMPARE(m_data->number(u"SELECT count(*) FROM roster_change_items WHERE change_id = %1"_s.arg(
                 qint64(*replaced->change))),
             1);
    QCOMPARE(replayDifference(*m_data), QString());

    ChangeSet removals;
    removals.removeMembership(UserId(m_ann), OrganizationId(m_acme));
    removals.removeMembership(UserId(m_ann), OrganizationId(m_acme));
    const Result<ApplyReport> removed = apply(removals);
    VERIFY_OK(removed);
    QCOMPARE(removed->removed, 1);
    QCOMPARE(removed->unchanged, 1);
    QCOMPARE(replayDifference(*m_data), QString());
}

void ChangeApplierTest::awkwardTexts()
{
    m_data->execute(u"DELETE FROM users"_s);
    m_data->execute(u"DELETE FROM organizations"_s);
    const QStringList texts{u"O'Brien \"Bob\" \\ {a,b} NULL"_s,
                            u"NULL"_s,
                            u"null"_s,
                            u"{}"_s,
                            u"\\"_s,
                            u"\\\""_s,
                            u","_s,
                            u" "_s,
                            u"line\nbreak\r\ttab"_s,
                            u"日本語 😀 ßẞ İı"_s,
                            u"?"_s,
                            u":name"_s,
                            u"$1"_s,
                            u"%1"_s,
                            u"--"_s,
                            u"'; DROP TABLE users"_s,
                            QString()};
    ChangeSet changes;
    QStringList ids;
    for (int i = 0; i < texts.size(); ++i) {
        ids << QUuid::createUuid().toString(QUuid::WithoutBraces);
        changes.append({Entity::User,
                        ChangeKind::Add,
                        UserId(ids.last()),
                        {},
                        {},
                        {{u"email"_s, QString::number(i)}, {u"name"_s, texts.at(i)}}});
    }
    VERIFY_OK(apply(changes));
    QCOMPARE(replayDifference(*m_data), QString());
    for (int i = 0; i < texts.size(); ++i)
        QCOMPARE(m_data->scalar(u"SELECT name FROM users WHERE email = '%1'"_s.arg(i)), texts.at(i));
    ChangeSet updates;
    for (int i = 0; i < texts.size(); ++i)
        updates.append({Entity::User,
                        ChangeKind::Update,
                        UserId(ids.at(i)),
                        {},
                        {{u"name"_s, texts.at(i)}},
                        {{u"name"_s, texts.at((i + 1) % texts.size())}}});
    QCOMPARE(apply(updates)->updated, texts.size());
    QCOMPARE(replayDifference(*m_data), QString());
}

void ChangeApplierTest::history()
{
    ApplyOptions options;
    options.actor = u"the \"admin\""_s;
    options.method = ChangeMethod::Import;
    options.summary = u"it's\nfirst"_s;
    options.origin = u"people.csv"_s;
    const Result<ApplyReport> first = apply(
        membership(ChangeKind::Add, m_ann, m_acme, {}, {{u"joined_at"_s, u"2024-03-01T12:00:00.000Z"_s}}),
        options);
    VERIFY_OK(first);
    options.reverts = first->change;
    options.actor.clear();
    options.origin.clear();
    const Result<ApplyReport> second = apply(membership(ChangeKind::Remove, m_ann, m_acme), options);
    VERIFY_OK(second);
    QVERIFY(qint64(*second->change) > qint64(*first->change));
    QCOMPARE(
        m_data->rows(
            u"SELECT actor, method, summary, origin, reverts, added, updated, removed FROM roster_changes ORDER BY id"_s),
        (QStringList{
            u"the \"admin\"|import|it's\nfirst|people.csv|NULL|1|0|0"_s,
            u"%1|import|it's\nfirst|NULL|%2|0|0|1"_s.arg(m_database.actor).arg(qint64(*first->change))}));
    QVERIFY(!m_database.actor.isEmpty());
    QVERIFY(m_data->scalar(u"SELECT applied_at FROM roster_changes"_s)
                .startsWith(QDateTime::currentDateTimeUtc().toString(u"yyyy-"_s)));
    const QStringList items = m_data->rows(
        u"SELECT change_id, user_id, organization_id, before IS NULL, after IS NULL FROM roster_change_items ORDER BY 1"_s);
    QCOMPARE(items.size(), 2);
    QVERIFY(items.first().startsWith(u"%1|%2|%3|"_s.arg(qint64(*first->change)).arg(m_ann, m_acme)));
    const QString before =
        m_data->scalar(u"SELECT before FROM roster_change_items WHERE before IS NOT NULL"_s);
    const QString after = m_data->scalar(u"SELECT after FROM roster_change_items WHERE after IS NOT NULL"_s);
    QCOMPARE(before, after); // a whole row, the same both times
    for (const char *part :
         {"\"role\"", "\"permissions\"", "[]", "\"joined_at\"", "2024-03-01T12:00:00.000Z"})
        QVERIFY2(before.contains(QLatin1StringView(part)), qPrintable(before));
    QVERIFY(!before.contains("updated_at"_L1) && !before.contains("user_id"_L1));
    QCOMPARE(
        m_data->number(
            u"SELECT count(*) FROM roster_change_organizations WHERE organization_id = '%1'"_s.arg(m_acme)),
        2);
}

void ChangeApplierTest::withoutHistory()
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

void ChangeApplierTest::twoKeyColumnsOnly()
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

QTEST_GUILESS_MAIN(ChangeApplierTest)
#include "changeappliertest.moc"
