#include "tests/membership/applyfixture.h"

using namespace Qt::StringLiterals;

// One change set at a time, on both engines: which values are written and recorded.
class ApplyValuesTest : public ApplyFixture {
    Q_OBJECT

private slots:
    void invalidValues_data() { TestDatabase::addEngineRows(); }
    void invalidValues();
    void canonicalForms_data() { TestDatabase::addEngineRows(); }
    void canonicalForms();
    void oneKeySeveralTimes_data() { TestDatabase::addEngineRows(); }
    void oneKeySeveralTimes();
    void awkwardTexts_data() { TestDatabase::addEngineRows(); }
    void awkwardTexts();
    void history_data() { TestDatabase::addEngineRows(); }
    void history();
};

void ApplyValuesTest::invalidValues()
{
    m_data->addMembership(m_ann, m_acme);
    const QStringList before = contents();
    const auto refused = [&](const Change &change) {
        const Result<ApplyReport> report = apply(change);
        return kindOf(report) == DbError::Kind::InvalidValue && !report.error().text.isEmpty()
            && contents() == before;
    };
    QVERIFY(
        refused(membership(ChangeKind::Update, m_ann, m_acme, {}, {{u"joined_at"_s, u"yesterday noon"_s}})));
    QVERIFY(
        refused(membership(ChangeKind::Add, m_bob, m_acme, {}, {{u"joined_at"_s, u"2024-02-30T00:00"_s}})));
    QVERIFY(refused(membership(ChangeKind::Update, m_ann, m_acme, {}, {{u"permissions"_s, u"\"a"_s}})));
    QVERIFY(refused(membership(ChangeKind::Update, m_ann, m_acme, {}, {{u"nosuchcolumn"_s, u"a"_s}})));
    QVERIFY(refused(membership(ChangeKind::Update, m_ann, m_acme, {}, {{u"user_id"_s, m_bob}})));
    QVERIFY(refused(membership(ChangeKind::Add, {}, m_acme)));
    QVERIFY(refused({Entity::User, ChangeKind::Add, {}, {}, {}, {{u"email"_s, u"x"_s}}}));
    if (m_data->engine() == Engine::Postgresql)
        QVERIFY(refused(membership(ChangeKind::Add, u"garbage"_s, m_acme)));
}

// However a caller writes it, the history records what is in the table.
void ApplyValuesTest::canonicalForms()
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

void ApplyValuesTest::oneKeySeveralTimes()
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

void ApplyValuesTest::awkwardTexts()
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

void ApplyValuesTest::history()
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

QTEST_GUILESS_MAIN(ApplyValuesTest)
#include "applyvaluestest.moc"
