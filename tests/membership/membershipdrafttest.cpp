#include "models/membership/membershipdraftmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using State = MembershipDraft::State;

namespace {

Schema schema()
{
    Schema schema;
    schema.memberships.entity = Entity::Membership;
    schema.memberships.name = u"user_organizations"_s;
    schema.memberships.columns = {
        {u"user_id"_s, ColumnType::Uuid, {}, true, false, Field::User},
        {u"organization_id"_s, ColumnType::Uuid, {}, true, false, Field::Organization},
        {u"role"_s, ColumnType::Text, {}, true, true, Field::Role},
        {u"updated_at"_s, ColumnType::Timestamp, {}, true, true, Field::UpdatedAt},
    };
    schema.memberships.key = {u"user_id"_s, u"organization_id"_s};
    return schema;
}

MembershipStore::Listed listed(const QString &organization, const QString &role = u"member"_s)
{
    return {organization, organization + u"-slug"_s, organization.toUpper(),
            Row{u"ada"_s, organization, role, u"2024-01-01T00:00:00.000Z"_s}};
}

MembershipDraft::Other other(const QString &id) { return {id, id + u"-slug"_s, id.toUpper()}; }

MembershipDraft draftOf(const QStringList &organizations)
{
    MembershipDraft draft(schema(), Entity::User, u"ada"_s);
    QList<MembershipStore::Listed> read;
    for (const QString &organization : organizations)
        read << listed(organization);
    draft.setRead(read);
    return draft;
}

} // namespace

class MembershipDraftTest : public QObject {
    Q_OBJECT

private slots:
    void startsUnchanged();
    void stagesAdditionsAndRemovals();
    void goingBackLeavesNoDifference();
    void changesExpectWhatWasRead();
    void organizationSide();
    void readingAgainKeepsWhatIsStaged();
    void modelFollows();
};

void MembershipDraftTest::startsUnchanged()
{
    const MembershipDraft draft = draftOf({u"a"_s, u"b"_s});
    QVERIFY(!draft.isChanged());
    QVERIFY(draft.changes().isEmpty());
    QCOMPARE(draft.assignedCount(), 2);
    QCOMPARE(draft.stateOf(u"a"_s), State::Kept);
    QCOMPARE(draft.stateOf(u"x"_s), State::None);
    QCOMPARE(draft.find(u"x"_s), -1);
}

void MembershipDraftTest::stagesAdditionsAndRemovals()
{
    MembershipDraft draft = draftOf({u"a"_s, u"b"_s});
    QVERIFY(draft.add(other(u"c"_s), {{u"role"_s, u"admin"_s}}));
    QVERIFY(!draft.add(other(u"c"_s), {{u"role"_s, u"viewer"_s}}));
    QVERIFY(!draft.add(other(u"a"_s)));
    QVERIFY(draft.remove(u"b"_s));
    QVERIFY(!draft.remove(u"b"_s));
    QVERIFY(!draft.remove(u"unknown"_s));

    QCOMPARE(draft.difference().toAdd, 1);
    QCOMPARE(draft.difference().toRemove, 1);
    QCOMPARE(draft.assignedCount(), 2);
    QCOMPARE(draft.stateOf(u"b"_s), State::Removed);
    QCOMPARE(draft.stateOf(u"c"_s), State::Added);
    QCOMPARE(draft.at(draft.find(u"c"_s)).attributes.value(u"role"_s), Value(u"admin"_s));
    QCOMPARE(draft.count(), 3);
}

void MembershipDraftTest::goingBackLeavesNoDifference()
{
    MembershipDraft draft = draftOf({u"a"_s});
    QVERIFY(draft.add(other(u"c"_s)));
    QVERIFY(draft.remove(u"c"_s));
    QVERIFY(!draft.isChanged());
    QCOMPARE(draft.stateOf(u"c"_s), State::None);
    QVERIFY(!draft.remove(u"c"_s));

    QVERIFY(draft.remove(u"a"_s));
    QVERIFY(draft.add(other(u"a"_s), {{u"role"_s, u"owner"_s}}));
    QVERIFY(!draft.isChanged());
    QCOMPARE(draft.at(0).attributes.value(u"role"_s), Value(u"member"_s));
    QVERIFY(draft.changes().isEmpty());

    QVERIFY(draft.add(other(u"c"_s), {{u"role"_s, u"viewer"_s}}));
    QCOMPARE(draft.count(), 2);
    QCOMPARE(draft.changes().at(0).after.value(u"role"_s), Value(u"viewer"_s));
}

void MembershipDraftTest::changesExpectWhatWasRead()
{
    MembershipDraft draft = draftOf({u"a"_s, u"b"_s});
    draft.remove(u"a"_s);
    draft.add(other(u"c"_s), {{u"role"_s, u"admin"_s}});

    const ChangeSet changes = draft.changes();
    QCOMPARE(changes.size(), 2);
    const Change removal = changes.at(0);
    QCOMPARE(removal.kind, ChangeKind::Remove);
    QCOMPARE(removal.user, UserId(u"ada"_s));
    QCOMPARE(removal.organization, OrganizationId(u"a"_s));
    QCOMPARE(removal.before,
             (Values{{u"role"_s, u"member"_s}})); // neither the key nor what Roster keeps itself
    const Change addition = changes.at(1);
    QCOMPARE(addition.kind, ChangeKind::Add);
    QCOMPARE(addition.organization, OrganizationId(u"c"_s));
    QCOMPARE(addition.after, (Values{{u"role"_s, u"admin"_s}}));
}

void MembershipDraftTest::organizationSide()
{
    MembershipDraft draft(schema(), Entity::Organization, u"acme"_s);
    QCOMPARE(draft.otherEntity(), Entity::User);
    draft.setRead({});
    draft.add(other(u"ada"_s));
    const Change change = draft.changes().at(0);
    QCOMPARE(change.user, UserId(u"ada"_s));
    QCOMPARE(change.organization, OrganizationId(u"acme"_s));
}

void MembershipDraftTest::readingAgainKeepsWhatIsStaged()
{
    MembershipDraft draft = draftOf({u"a"_s, u"b"_s});
    draft.add(other(u"c"_s));
    draft.add(other(u"d"_s));
    draft.remove(u"a"_s);
    draft.remove(u"b"_s);

    // Meanwhile somebody added c, removed b and changed a.
    draft.setRead({listed(u"a"_s, u"admin"_s), listed(u"c"_s)});
    QCOMPARE(draft.difference().toAdd, 1);
    QCOMPARE(draft.difference().toRemove, 1);
    QCOMPARE(draft.stateOf(u"b"_s), State::None);
    QCOMPARE(draft.stateOf(u"c"_s), State::Kept);
    QCOMPARE(draft.stateOf(u"d"_s), State::Added);
    QCOMPARE(draft.changes().at(0).before.value(u"role"_s), Value(u"admin"_s));
    QCOMPARE(draft.assignedCount(), 2);
}

void MembershipDraftTest::modelFollows()
{
    MembershipDraftModel model(schema(), Entity::User, u"ada"_s);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRead({listed(u"a"_s), listed(u"b"_s)});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.index(0, MembershipDraftModel::RoleColumn).data().toString(), u"member"_s);

    const QSignalSpy changed(&model, &MembershipDraftModel::draftChanged);
    QCOMPARE(model.add({other(u"a"_s), other(u"c"_s), other(u"d"_s)}, {{u"role"_s, u"viewer"_s}}), 2);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.rowCount(), 4);
    const QModelIndex added = model.index(2, MembershipDraftModel::NameColumn);
    QCOMPARE(added.data().toString(), u"C"_s);
    QCOMPARE(added.data(MembershipDraftModel::StateRole).toInt(), int(State::Added));
    QCOMPARE(added.data(Qt::AccessibleTextRole).toString(), u"C, to be added"_s);

    QCOMPARE(model.remove({u"a"_s, u"c"_s, u"x"_s}), 2);
    QCOMPARE(model.rowCount(), 4); // nothing moves
    QCOMPARE(added.data(MembershipDraftModel::StateRole).toInt(), int(State::None));
    QCOMPARE(model.keep({u"a"_s, u"c"_s}), 1);
    QCOMPARE(model.draft().difference().toAdd, 1);
    QCOMPARE(model.draft().difference().toRemove, 0);
    QCOMPARE(model.add({}, {}), 0);
    QCOMPARE(changed.size(), 3);
}

QTEST_GUILESS_MAIN(MembershipDraftTest)
#include "membershipdrafttest.moc"
