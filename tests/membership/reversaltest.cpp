#include "models/membership/reversal.h"

#include "models/membership/deletion.h"
#include "models/membership/history.h"
#include "models/membership/roster.h"
#include "tests/membership/applyfixture.h"
#include "tests/membership/randomchanges.h"
#include "tests/support/futures.h"
#include "tests/support/outcome.h"

using namespace Qt::StringLiterals;

// What reverting a change puts back, and what it leaves with which reason.
class ReversalTest : public ApplyFixture {
    Q_OBJECT

    using Outcome = ReversalRow::Outcome;
    using Reason = ReversalRow::Reason;

private slots:
    void putsBackEachKind_data() { TestDatabase::addEngineRows(); }
    void putsBackEachKind();
    void keepsWhatWasEditedSince_data() { TestDatabase::addEngineRows(); }
    void keepsWhatWasEditedSince();
    void otherColumnsMayHaveChanged_data() { TestDatabase::addEngineRows(); }
    void otherColumnsMayHaveChanged();
    void deletionWithMemberships_data() { TestDatabase::addEngineRows(); }
    void deletionWithMemberships();
    void deletionWhoseHandleIsTaken_data() { TestDatabase::addEngineRows(); }
    void deletionWhoseHandleIsTaken();
    void creationWithMembershipsSince_data() { TestDatabase::addEngineRows(); }
    void creationWithMembershipsSince();
    void removalWhoseRecordsAreGone_data() { TestDatabase::addEngineRows(); }
    void removalWhoseRecordsAreGone();
    void lastOwnerNeedsForce_data() { TestDatabase::addEngineRows(); }
    void lastOwnerNeedsForce();
    void twiceChangesNothing_data() { TestDatabase::addEngineRows(); }
    void twiceChangesNothing();
    void namesAThousandAndCountsAll_data() { TestDatabase::addEngineRows(); }
    void namesAThousandAndCountsAll();
    void unknownChange_data() { TestDatabase::addEngineRows(); }
    void unknownChange();
    void randomChanges_data() { TestDatabase::addEngineRows(); }
    void randomChanges();

private:
    ChangeId applied(const ChangeSet &changes, const ApplyOptions &options = {});
    ChangeId applied(const Change &change, const ApplyOptions &options = {});
    RevertReport revert(ChangeId id, bool force = false);
    static RevertReport revert(Roster &roster, ChangeId id, bool force);
    Reversal reversal(ChangeId id);
    QStringList tables();
};

ChangeId ReversalTest::applied(const ChangeSet &changes, const ApplyOptions &options)
{
    const Result<ApplyReport> report = apply(changes, options);
    if (!report || !report->change)
        qFatal("Not applied: %s", problemOf(report).constData());
    return *report->change;
}

ChangeId ReversalTest::applied(const Change &change, const ApplyOptions &options)
{
    ChangeSet changes;
    changes.append(change);
    return applied(changes, options);
}

RevertReport ReversalTest::revert(ChangeId id, bool force)
{
    Roster roster(m_database);
    return revert(roster, id, force);
}

RevertReport ReversalTest::revert(Roster &roster, ChangeId id, bool force)
{
    ApplyOptions options;
    options.force = force;
    const Result<RevertReport> report = outcomeOf(roster.revert(id, options));
    if (!report)
        qFatal("Not reverted: %s", problemOf(report).constData());
    return *report;
}

Reversal ReversalTest::reversal(ChangeId id)
{
    const Result<Reversal> made = reversalOf(*m_connection, m_database.schema, id);
    if (!made)
        qFatal("No reversal: %s", problemOf(made).constData());
    return *made;
}

// The three tables but for updated_at, which tells of every write.
QStringList ReversalTest::tables()
{
    return m_data->rows(u"SELECT id, email, name, created_at FROM users ORDER BY id"_s)
        + m_data->rows(u"SELECT id, slug, name, created_at FROM organizations ORDER BY id"_s)
        + m_data->rows(u"SELECT user_id, organization_id, role, %1, joined_at FROM"
                       " user_organizations ORDER BY 1, 2"_s.arg(
                           m_data->engine() == Engine::Sqlite ? u"json(permissions)"_s : u"permissions"_s));
}

void ReversalTest::putsBackEachKind()
{
    m_data->addMembership(m_ann, m_acme, u"admin"_s);
    m_data->addMembership(m_ann, m_club);
    const QStringList before = tables();
    ChangeSet changes;
    changes.append(membership(ChangeKind::Update, m_ann, m_acme, {},
                              {{u"role"_s, u"guest"_s}, {u"permissions"_s, u"a,b"_s}}));
    changes.removeMembership(UserId(m_ann), OrganizationId(m_club));
    changes.addMembership(UserId(m_bob), OrganizationId(m_club), {{u"role"_s, u"admin"_s}});
    changes.append({Entity::User, ChangeKind::Update, UserId(m_bob), {}, {}, {{u"name"_s, u"Bob"_s}}});
    const ChangeId id = applied(changes);
    QVERIFY(tables() != before);

    const Reversal preview = reversal(id);
    QCOMPARE(preview.count(Outcome::Reversed), 4);
    QCOMPARE(preview.left(), 0);
    QVERIFY(tables() != before); // looking writes nothing
    const RevertReport done = revert(id);
    QVERIFY(done.report.applied());
    QCOMPARE(done.reversal.count(Outcome::Reversed), 4);
    QCOMPARE(tables(), before);

    const Result<HistoryEntry> entry = History(*m_connection, m_database.schema).entry(*done.report.change);
    VERIFY_OK(entry);
    QVERIFY(entry->reverts == id);
    QCOMPARE(entry->method, QString(ChangeMethod::Revert));
    QVERIFY2(!entry->summary.isEmpty(), "a reversal says what it is");
    // The reversal of the reversal.
    QCOMPARE(revert(*done.report.change).reversal.count(Outcome::Reversed), 4);
    QCOMPARE(m_data->scalar(u"SELECT role FROM user_organizations WHERE user_id = '%1'"_s.arg(m_ann)),
             u"guest"_s);
}

void ReversalTest::keepsWhatWasEditedSince()
{
    m_data->addMembership(m_ann, m_acme, u"admin"_s);
    ChangeSet changes;
    changes.append(membership(ChangeKind::Update, m_ann, m_acme, {}, {{u"role"_s, u"guest"_s}}));
    changes.addMembership(UserId(m_bob), OrganizationId(m_acme));
    changes.addMembership(UserId(m_bob), OrganizationId(m_club));
    const ChangeId id = applied(changes);
    m_data->execute(
        u"UPDATE user_organizations SET role = 'auditor' WHERE organization_id = '%1'"_s.arg(m_acme));

    const RevertReport done = revert(id);
    QVERIFY(done.report.applied());
    QCOMPARE(done.reversal.count(Outcome::Reversed), 1);
    QCOMPARE(done.reversal.count(Outcome::Kept), 2);
    QCOMPARE(done.reversal.left(), 2);
    for (const ReversalRow &row : done.reversal.rows(Outcome::Kept)) {
        QVERIFY(row.reason == Reason::Edited);
        QCOMPARE(row.change.organization.text(), m_acme);
    }
    QCOMPARE(m_data->rows(u"SELECT role FROM user_organizations"_s),
             QStringList({u"auditor"_s, u"auditor"_s}));
}

void ReversalTest::otherColumnsMayHaveChanged()
{
    m_data->addMembership(m_ann, m_acme, u"admin"_s);
    const ChangeId id = applied(membership(ChangeKind::Update, m_ann, m_acme, {}, {{u"role"_s, u"guest"_s}}));
    applied(membership(ChangeKind::Update, m_ann, m_acme, {}, {{u"permissions"_s, u"read"_s}}));
    QCOMPARE(revert(id).reversal.count(Outcome::Reversed), 1);
    QCOMPARE(m_data->scalar(u"SELECT role FROM user_organizations"_s), u"admin"_s);
    QVERIFY(m_data->scalar(u"SELECT permissions FROM user_organizations"_s).contains("read"_L1));
}

void ReversalTest::deletionWithMemberships()
{
    m_data->addMembership(m_ann, m_acme, u"admin"_s);
    m_data->addMembership(m_ann, m_club, u"guest"_s);
    m_data->addMembership(m_bob, m_club, u"member"_s);
    const QStringList before = tables();
    for (const auto &[entity, ids] : {std::pair(Entity::User, QStringList{m_ann, m_bob}),
                                      std::pair(Entity::Organization, QStringList{m_club})}) {
        const Result<ChangeSet> deletion = deletionOf(*m_connection, m_database.schema, entity, ids);
        VERIFY_OK(deletion);
        const ChangeId id = applied(*deletion);
        const RevertReport done = revert(id);
        QVERIFY(done.report.applied());
        QCOMPARE(done.reversal.left(), 0);
        QCOMPARE(tables(), before);
    }
}

void ReversalTest::deletionWhoseHandleIsTaken()
{
    m_data->addMembership(m_ann, m_acme);
    const Result<ChangeSet> deletion =
        deletionOf(*m_connection, m_database.schema, Entity::User, {m_ann, m_bob});
    VERIFY_OK(deletion);
    const ChangeId id = applied(*deletion);
    m_data->addUser(u"ANN@example.org"_s);
    const RevertReport done = revert(id);
    QCOMPARE(done.reversal.count(Outcome::Reversed), 1); // Bob
    const QList<ReversalRow> &rows = done.reversal.rows(Outcome::Impossible);
    QCOMPARE(rows.size(), 2);
    QVERIFY(rows.at(0).reason == Reason::HandleTaken && rows.at(0).change.entity == Entity::User);
    QVERIFY(rows.at(1).reason == Reason::UserGone && rows.at(1).change.entity == Entity::Membership);
    QCOMPARE(m_data->number(u"SELECT count(*) FROM users"_s), 2);
}

void ReversalTest::creationWithMembershipsSince()
{
    const QString cid = u"018e0c5a-7b1c-7def-8abc-00000000000c"_s;
    const QString dan = u"018e0c5a-7b1c-7def-8abc-00000000000d"_s;
    ChangeSet changes;
    for (const QString &user : {cid, dan}) {
        changes.append({Entity::User, ChangeKind::Add, UserId(user), {}, {}, {{u"email"_s, user}}});
        changes.addMembership(UserId(user), OrganizationId(m_acme));
    }
    const ChangeId id = applied(changes);
    m_data->addMembership(cid, m_club);
    const RevertReport done = revert(id);
    QVERIFY(done.report.applied());
    QCOMPARE(done.reversal.count(Outcome::Reversed), 3);
    QCOMPARE(done.reversal.rows(Outcome::Impossible).size(), 1);
    QVERIFY(done.reversal.rows(Outcome::Impossible).first().reason == Reason::HasMemberships);
    QCOMPARE(m_data->rows(u"SELECT user_id, organization_id FROM user_organizations"_s),
             QStringList{cid + u'|' + m_club});
    QCOMPARE(m_data->number(u"SELECT count(*) FROM users WHERE id = '%1'"_s.arg(dan)), 0);
}

void ReversalTest::removalWhoseRecordsAreGone()
{
    m_data->addMembership(m_ann, m_acme);
    m_data->addMembership(m_bob, m_club);
    ChangeSet changes;
    changes.removeMembership(UserId(m_ann), OrganizationId(m_acme));
    changes.removeMembership(UserId(m_bob), OrganizationId(m_club));
    const ChangeId id = applied(changes);
    m_data->execute(u"DELETE FROM users WHERE id = '%1'"_s.arg(m_ann));
    m_data->execute(u"DELETE FROM organizations WHERE id = '%1'"_s.arg(m_club));
    const RevertReport done = revert(id);
    QVERIFY(done.report.applied());
    QVERIFY(!done.report.change);
    QList<Reason> reasons;
    for (const ReversalRow &row : done.reversal.rows(Outcome::Impossible))
        reasons << row.reason;
    QCOMPARE(reasons.size(), 2);
    QVERIFY(reasons.contains(Reason::UserGone) && reasons.contains(Reason::OrganizationGone));
}

void ReversalTest::lastOwnerNeedsForce()
{
    const ChangeId id = applied(membership(ChangeKind::Add, m_ann, m_acme, {}, {{u"role"_s, u"owner"_s}}));
    const RevertReport refused = revert(id);
    QVERIFY(!refused.report.applied());
    QCOMPARE(refused.report.ownerless, QList{OrganizationId(m_acme)});
    QCOMPARE(m_data->number(u"SELECT count(*) FROM user_organizations"_s), 1);
    QVERIFY(revert(id, true).report.applied());
    QCOMPARE(m_data->number(u"SELECT count(*) FROM user_organizations"_s), 0);
}

void ReversalTest::twiceChangesNothing()
{
    const ChangeId id = applied(membership(ChangeKind::Add, m_ann, m_acme));
    revert(id);
    const QStringList all = contents();
    const RevertReport again = revert(id);
    QVERIFY(again.report.applied());
    QCOMPARE(again.reversal.count(Outcome::Unchanged), 1);
    QCOMPARE(again.reversal.left(), 0);
    QCOMPARE(contents(), all);
}

void ReversalTest::namesAThousandAndCountsAll()
{
    constexpr int users = 2500;
    ChangeSet changes;
    for (int i = 0; i < users; ++i) {
        const QString id = u"018e0c5a-7b1c-7def-8abc-%1"_s.arg(i, 12, 10, QChar(u'0'));
        changes.append({Entity::User, ChangeKind::Add, UserId(id), {}, {}, {{u"email"_s, id}}});
        changes.addMembership(UserId(id), OrganizationId(m_acme));
    }
    const QStringList before = tables();
    const ChangeId id = applied(changes);
    const RevertReport done = revert(id);
    QCOMPARE(done.reversal.count(Outcome::Reversed), 2 * users);
    QCOMPARE(done.reversal.rows(Outcome::Reversed).size(), Reversal::named);
    QCOMPARE(done.report.removed, 2 * users);
    QCOMPARE(tables(), before);
}

void ReversalTest::unknownChange()
{
    QCOMPARE(kindOf(reversalOf(*m_connection, m_database.schema, ChangeId(99))), DbError::Kind::NotFound);
    Roster roster(m_database);
    QCOMPARE(kindOf(outcomeOf(roster.revert(ChangeId(99), {}))), DbError::Kind::NotFound);
}

// Whatever was applied: reverted at once, everything is as before; reverted later, what others wrote stays.
void ReversalTest::randomChanges()
{
    VERIFY_OK(apply(RandomChanges(1, 8, 4).records()));
    RandomChanges random(20240302, 8, 4);
    Roster roster(m_database);
    ApplyOptions options;
    options.force = true;
    int reverted = 0;
    int partly = 0;
    for (int step = 0; step < 700; ++step) {
        const QStringList before = tables();
        const Result<ApplyReport> first = apply(random.next(), options);
        if (!first || !first->change || step % 4 == 0)
            continue; // stays, so that there is something to change
        const QStringList after = tables();
        for (int i = 0; step % 3 == 0 && i < 12; ++i)
            (void)apply(random.next(), options); // by others
        const QStringList now = tables();
        const RevertReport done = revert(roster, *first->change, true);
        QVERIFY2(done.report.applied(), "compared and written in one go");
        if (now == after) {
            QCOMPARE(done.reversal.left(), 0);
            QCOMPARE(tables(), before);
            ++reverted;
        } else if (done.reversal.left() > 0) {
            ++partly;
        }
        QCOMPARE(reversal(*first->change).count(Outcome::Reversed), 0);
    }
    const QString counts = u"%1 whole, %2 in part"_s.arg(reverted).arg(partly);
    QVERIFY2(reverted > 40 && partly >= 3, qPrintable(counts));
}

QTEST_GUILESS_MAIN(ReversalTest)
#include "reversaltest.moc"
