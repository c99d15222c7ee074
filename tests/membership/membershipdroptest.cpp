#include "models/membership/membershipdrop.h"

#include "models/membership/pastedlines.h"
#include "tests/membership/applyfixture.h"

#include <QMimeData>

using namespace Qt::StringLiterals;

/// What a drop or a paste means, and what is carried.
class MembershipDropTest : public ApplyFixture {
    Q_OBJECT

private slots:
    void carriesRecords();
    void refuses_data();
    void refuses();
    void addsWhatIsMissing_data() { TestDatabase::addEngineRows(); }
    void addsWhatIsMissing();
    void addsOrganizationsToUser_data() { TestDatabase::addEngineRows(); }
    void addsOrganizationsToUser();
    void addsToSeveral_data() { TestDatabase::addEngineRows(); }
    void addsToSeveral();
    void movesWithRole_data() { TestDatabase::addEngineRows(); }
    void movesWithRole();
    void movesOnlyWhatIsThere_data() { TestDatabase::addEngineRows(); }
    void movesOnlyWhatIsThere();
    void guardsWhatItRead_data() { TestDatabase::addEngineRows(); }
    void guardsWhatItRead();
    void refusesForeignIds_data() { TestDatabase::addEngineRows(); }
    void refusesForeignIds();
    void resolvesLines_data() { TestDatabase::addEngineRows(); }
    void resolvesLines();

private:
    QStringList memberships()
    {
        return m_data->rows(u"SELECT u.email, o.slug, m.role FROM user_organizations AS m "
                            "JOIN users AS u ON u.id = m.user_id "
                            "JOIN organizations AS o ON o.id = m.organization_id ORDER BY 1, 2"_s);
    }
    Result<DropPlan> plan(const MembershipDrop &drop)
    {
        return planOf(*m_connection, m_database.schema, drop);
    }
    void applies(const MembershipDrop &drop)
    {
        const Result<DropPlan> found = plan(drop);
        QVERIFY2(found, found ? "" : qPrintable(found.error().text));
        const Result<ApplyReport> report = apply(found->changes);
        QVERIFY(report && report->applied());
    }
};

void MembershipDropTest::carriesRecords()
{
    QMimeData data;
    const CarriedRecords records{u"/a.sqlite"_s, {u"1"_s, u"2"_s}, {}, u"3"_s};
    putRecords(data, records);
    QVERIFY(recordsIn(data) == records);
    QMimeData none;
    none.setText(u"ada@example.org"_s);
    QVERIFY(!recordsIn(none));
    none.setData(recordMimeType, "{\"users\":17");
    QVERIFY(!recordsIn(none));
}

void MembershipDropTest::refuses_data()
{
    QTest::addColumn<Engine>("engine"); // the fixture's
    QTest::addColumn<CarriedRecords>("carried");
    QTest::addColumn<Entity>("target");
    QTest::addColumn<bool>("move");
    QTest::addColumn<bool>("accepted");
    const QString here = u"/here.sqlite"_s;
    const QStringList one{u"1"_s};
    const auto row = [](const char *name, const CarriedRecords &carried, Entity target, bool move,
                        bool accepted) {
        QTest::newRow(name) << Engine::Sqlite << carried << target << move << accepted;
    };
    const Entity user = Entity::User;
    const Entity organization = Entity::Organization;
    row("users onto organization", {here, one, {}}, organization, false, true);
    row("organizations onto user", {here, {}, one}, user, false, true);
    row("users onto user", {here, one, {}}, user, false, false);
    row("organizations onto organization", {here, {}, one}, organization, false, false);
    row("memberships onto either", {here, one, one}, user, false, true);
    row("another database", {u"/there.sqlite"_s, one, {}}, organization, false, false);
    row("nothing", {here, {}, {}}, organization, false, false);
    row("moved from nowhere", {here, one, {}}, organization, true, false);
    row("moved from another", {here, one, {}, u"other"_s}, organization, true, true);
    row("moved onto itself", {here, one, {}, u"target"_s}, organization, true, false);
    row("added to where they are", {here, one, {}, u"target"_s}, organization, false, false);
}

void MembershipDropTest::refuses()
{
    QFETCH(CarriedRecords, carried);
    QFETCH(Entity, target);
    QFETCH(bool, move);
    QFETCH(bool, accepted);
    Database database;
    database.address = DatabaseAddress::forFile(u"/here.sqlite"_s);
    const Result<MembershipDrop> drop = dropOf(carried, database, target, {u"target"_s}, move);
    QCOMPARE(drop.ok(), accepted);
    if (drop)
        QCOMPARE(drop->movedFrom, move ? carried.shownIn : QString());
    else
        QVERIFY(!drop.error().text.isEmpty());
    database.schema.readOnly = true;
    QVERIFY(!dropOf(carried, database, target, {u"target"_s}, move));
}

void MembershipDropTest::addsWhatIsMissing()
{
    m_data->addMembership(m_ann, m_acme, u"owner"_s);
    const MembershipDrop drop{Entity::Organization, {m_acme}, {m_ann, m_bob, m_bob}};
    const Result<DropPlan> found = plan(drop);
    QVERIFY(found);
    QCOMPARE(found->coming, 1);
    QCOMPARE(found->present, 1);
    QCOMPARE(found->targetName, u"Something"_s);
    QCOMPARE(planText(*found), u"Add 1 user(s) to Something, 1 already a member"_s);
    applies(drop);
    QCOMPARE(memberships(), (QStringList{u"ann@example.org|acme|owner"_s, u"bob@example.org|acme|member"_s}));
    const Result<DropPlan> again = plan(drop);
    QVERIFY(again && again->changes.isEmpty());
    QCOMPARE(planText(*again), u"Nothing to add: already in Something."_s);
}

void MembershipDropTest::addsOrganizationsToUser()
{
    const MembershipDrop drop{Entity::User, {m_ann}, {m_acme, m_club}};
    const Result<DropPlan> found = plan(drop);
    QVERIFY(found);
    QCOMPARE(summaryText(*found), u"Add Somebody to 2 organization(s)"_s);
    applies(drop);
    QCOMPARE(memberships(),
             (QStringList{u"ann@example.org|acme|member"_s, u"ann@example.org|club|member"_s}));
}

void MembershipDropTest::addsToSeveral()
{
    m_data->addMembership(m_ann, m_acme);
    const MembershipDrop drop{Entity::Organization, {m_acme, m_club}, {m_ann, m_bob}};
    const Result<DropPlan> found = plan(drop);
    QVERIFY(found);
    QCOMPARE(found->changes.size(), 3);
    QCOMPARE(summaryText(*found), u"Add 2 user(s) to 2 organization(s)"_s);
    QCOMPARE(found->present, 0);
    applies(drop);
    QCOMPARE(memberships().size(), 4);
}

void MembershipDropTest::movesWithRole()
{
    m_data->addMembership(m_ann, m_acme, u"admin"_s);
    m_data->addMembership(m_bob, m_acme, u"member"_s);
    m_data->addMembership(m_bob, m_club, u"owner"_s);
    const MembershipDrop drop{Entity::Organization, {m_club}, {m_ann, m_bob}, m_acme};
    const Result<DropPlan> found = plan(drop);
    QVERIFY(found);
    QCOMPARE(planText(*found), u"Move 2 user(s) from Something to Something, 1 already a member"_s);
    applies(drop);
    // Whoever was there already stays as he was.
    QCOMPARE(memberships(), (QStringList{u"ann@example.org|club|admin"_s, u"bob@example.org|club|owner"_s}));
}

void MembershipDropTest::movesOnlyWhatIsThere()
{
    m_data->addMembership(m_ann, m_acme);
    const MembershipDrop drop{Entity::Organization, {m_club}, {m_ann, m_bob}, m_acme};
    applies(drop);
    QCOMPARE(memberships(), QStringList{u"ann@example.org|club|member"_s});
    const Result<DropPlan> again = plan(drop);
    QVERIFY(again && again->changes.isEmpty());
    QCOMPARE(planText(*again), u"Nothing to move: none of them is in Something any more."_s);
}

void MembershipDropTest::guardsWhatItRead()
{
    m_data->addMembership(m_ann, m_acme);
    const Result<DropPlan> found = plan({Entity::Organization, {m_club}, {m_ann}, m_acme});
    QVERIFY(found);
    m_data->execute(u"UPDATE user_organizations SET role = 'owner'"_s);
    const Result<ApplyReport> report = apply(found->changes);
    QVERIFY(report && !report->applied());
    QCOMPARE(memberships(), QStringList{u"ann@example.org|acme|owner"_s});
}

void MembershipDropTest::refusesForeignIds()
{
    // Where ids are texts, only writing can tell.
    const Result<DropPlan> odd = plan({Entity::Organization, {m_acme}, {u"not an id"_s}});
    QVERIFY(!odd || !apply(odd->changes));
    QVERIFY(memberships().isEmpty());
    const Result<DropPlan> gone =
        plan({Entity::Organization, {u"00000000-0000-7000-8000-00000000dead"_s}, {m_ann}});
    QVERIFY(!gone);
    QCOMPARE(gone.error().kind, DbError::Kind::NotFound);
}

void MembershipDropTest::resolvesLines()
{
    const QString doe = m_data->addUser(u"doe@example.org"_s, u"Doe, Jane"_s);
    const auto resolve = [this](const QString &text) {
        return resolveLines(*m_connection, m_database.schema, Entity::User, text);
    };
    const QString text = u"ANN@example.org\r\n"
                         "  Bob <bob@example.org>  \n"
                         "\n"
                         "Doe, Jane\n"
                         "Smith, John\n"
                         "Somebody\n"
                         "nobody@example.org; ann@example.org\n"
                         "12\tbob@example.org\tSomebody\n"_s
        + m_ann.toUpper();
    const Result<PastedLines> pasted = resolve(text);
    QVERIFY(pasted);
    QStringList ids = pasted->ids;
    ids.sort();
    QStringList expected{m_ann, m_bob, doe};
    expected.sort();
    QCOMPARE(ids, expected);
    QCOMPARE(pasted->unknown, (QStringList{u"Smith, John"_s, u"nobody@example.org"_s}));
    QCOMPARE(pasted->ambiguous, QStringList{u"Somebody"_s});
    const Result<PastedLines> nothing = resolve(u" \n\t\n"_s);
    QVERIFY(nothing && nothing->ids.isEmpty() && nothing->unknown.isEmpty());
}

QTEST_GUILESS_MAIN(MembershipDropTest)
#include "membershipdroptest.moc"
