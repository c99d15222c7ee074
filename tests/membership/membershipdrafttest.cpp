#include "models/membership/membershipdraft.h"
#include "tests/membership/draftfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using State = MembershipDraft::State;
using Difference = MembershipDraft::Difference;

class MembershipDraftTest : public QObject {
    Q_OBJECT

private slots:
    void startsUnchanged();
    void stagesAdditionsAndRemovals();
    void goingBackLeavesNoDifference();
    void changesExpectWhatWasRead();
    void valuesExpectWhatTheyReplace();
    void valuesThatAreNoDifference();
    void valuesOfAnAddition();
    void organizationSide();
    void severalShareWhatTheyHave();
    void severalBecomeAllOrNobody();
    void severalGetOneValue();

private:
    static MembershipDraft three();
};

// Ada and Bob are in "some", all three in "all", with different roles.
MembershipDraft MembershipDraftTest::three()
{
    MembershipDraft draft(draftSchema(), Entity::User, {u"ada"_s, u"bob"_s, u"cem"_s});
    const auto of = [](const QString &user, const QString &organization, const QString &role) {
        return listed(organization, role, u"[]"_s, user);
    };
    draft.setRead({{of(u"ada"_s, u"some"_s, u"member"_s), of(u"ada"_s, u"all"_s, u"owner"_s)},
                   {of(u"bob"_s, u"some"_s, u"member"_s), of(u"bob"_s, u"all"_s, u"member"_s)},
                   {of(u"cem"_s, u"all"_s, u"member"_s)}});
    return draft;
}

void MembershipDraftTest::startsUnchanged()
{
    const MembershipDraft draft = draftOf({u"a"_s, u"b"_s});
    QVERIFY(!draft.isChanged());
    QVERIFY(draft.changes().isEmpty());
    QCOMPARE(draft.assignedCount(), 2);
    QCOMPARE(draft.stateOf(u"a"_s), State::Kept);
    QCOMPARE(draft.stateOf(u"x"_s), State::None);
    QCOMPARE(draft.find(u"x"_s), -1);
    QCOMPARE(draft.at(0).others, MembershipDraft::Others::Nothing);
}

void MembershipDraftTest::stagesAdditionsAndRemovals()
{
    MembershipDraft draft = draftOf({u"a"_s, u"b"_s});
    QVERIFY(draft.add(other(u"c"_s), {{u"role"_s, u"admin"_s}}));
    QVERIFY(!draft.add(other(u"c"_s), {{u"role"_s, u"viewer"_s}}));
    QVERIFY(!draft.add(other(u"a"_s)));
    QVERIFY(draft.remove(1));
    QVERIFY(!draft.remove(1));

    QCOMPARE(draft.difference(), (Difference{1, 1, 0, 0}));
    QCOMPARE(draft.assignedCount(), 2);
    QCOMPARE(draft.stateOf(u"b"_s), State::Removed);
    QCOMPARE(draft.stateOf(u"c"_s), State::Added);
    QCOMPARE(draft.shownValue(2, u"role"_s).value, Value(u"admin"_s));
    QCOMPARE(draft.count(), 3);
}

void MembershipDraftTest::goingBackLeavesNoDifference()
{
    MembershipDraft draft = draftOf({u"a"_s});
    QVERIFY(draft.add(other(u"c"_s)));
    QVERIFY(draft.remove(1));
    QVERIFY(!draft.isChanged());
    QCOMPARE(draft.stateOf(u"c"_s), State::None);
    QVERIFY(!draft.remove(1));

    QVERIFY(draft.remove(0));
    QVERIFY(draft.add(other(u"a"_s), {{u"role"_s, u"owner"_s}}));
    QVERIFY(!draft.isChanged());
    QCOMPARE(draft.shownValue(0, u"role"_s).value, Value(u"member"_s));
    QVERIFY(draft.changes().isEmpty());

    QVERIFY(draft.add(other(u"c"_s), {{u"role"_s, u"viewer"_s}}));
    QCOMPARE(draft.count(), 2);
    QCOMPARE(draft.changes().at(0).after.value(u"role"_s), Value(u"viewer"_s));
    QVERIFY(draft.keep(1));
    QVERIFY(!draft.keep(1));
    QVERIFY(!draft.isChanged());
}

void MembershipDraftTest::changesExpectWhatWasRead()
{
    MembershipDraft draft = draftOf({u"a"_s, u"b"_s});
    draft.remove(0);
    draft.add(other(u"c"_s), {{u"role"_s, u"admin"_s}});

    const ChangeSet changes = draft.changes();
    QCOMPARE(changes.size(), 2);
    const Change removal = changes.at(0);
    QCOMPARE(removal.kind, ChangeKind::Remove);
    QCOMPARE(removal.user, UserId(u"ada"_s));
    QCOMPARE(removal.organization, OrganizationId(u"a"_s));
    // Neither the key nor what Roster keeps itself.
    QCOMPARE(removal.before, (Values{{u"role"_s, u"member"_s}, {u"permissions"_s, u"[]"_s}}));
    const Change addition = changes.at(1);
    QCOMPARE(addition.kind, ChangeKind::Add);
    QCOMPARE(addition.organization, OrganizationId(u"c"_s));
    QCOMPARE(addition.after, (Values{{u"role"_s, u"admin"_s}}));
}

void MembershipDraftTest::valuesExpectWhatTheyReplace()
{
    MembershipDraft draft = draftOf({u"a"_s, u"b"_s, u"c"_s});
    QVERIFY(draft.setValue(0, u"role"_s, u"admin"_s));
    QVERIFY(draft.setValue(1, u"permissions"_s, uR"(["read"])"_s));
    QVERIFY(draft.setValue(2, u"role"_s, u"admin"_s));
    QVERIFY(draft.setValue(2, u"permissions"_s, uR"(["read"])"_s));
    QCOMPARE(draft.difference(), (Difference{0, 0, 2, 1}));
    QVERIFY(draft.shownValue(0, u"role"_s).isEdited);
    QVERIFY(!draft.shownValue(0, u"permissions"_s).isEdited);
    const ChangeSet changes = draft.changes();
    QCOMPARE(changes.size(), 3);
    QCOMPARE(changes.at(0).kind, ChangeKind::Update);
    QCOMPARE(changes.at(0).before, (Values{{u"role"_s, u"member"_s}}));
    QCOMPARE(changes.at(0).after, (Values{{u"role"_s, u"admin"_s}}));
    QCOMPARE(changes.at(1).before, (Values{{u"permissions"_s, u"[]"_s}}));

    // What goes away has no value that could be changed; going back leaves none either.
    QVERIFY(draft.remove(0));
    QVERIFY(!draft.setValue(0, u"role"_s, u"viewer"_s));
    QCOMPARE(draft.difference(), (Difference{0, 1, 1, 1}));
    QVERIFY(draft.keep(0));
    QCOMPARE(draft.shownValue(0, u"role"_s).value, Value(u"member"_s));
}

void MembershipDraftTest::valuesThatAreNoDifference()
{
    MembershipDraft draft(draftSchema(), Entity::User, {u"ada"_s});
    draft.setRead({{listed(u"a"_s, u"member"_s, uR"(["read","write"])"_s)}});
    QVERIFY(!draft.setValue(0, u"role"_s, u"member"_s));
    QVERIFY(!draft.setValue(0, u"permissions"_s, uR"(["read", "write"])"_s)); // written otherwise
    QVERIFY(draft.setValue(0, u"role"_s, u"admin"_s));
    QVERIFY(draft.setValue(0, u"role"_s, u"member"_s)); // back again
    QVERIFY(!draft.isChanged());
    QVERIFY(!draft.at(0).isStaged());
}

void MembershipDraftTest::valuesOfAnAddition()
{
    MembershipDraft draft = draftOf({});
    draft.add(other(u"a"_s), {{u"role"_s, u"member"_s}});
    QVERIFY(draft.setValue(0, u"role"_s, u"admin"_s));
    QVERIFY(draft.setValue(0, u"permissions"_s, uR"(["read"])"_s));
    QCOMPARE(draft.difference(), (Difference{1, 0, 0, 0})); // still one addition and nothing else
    QCOMPARE(draft.changes().size(), 1);
    QCOMPARE(draft.changes().at(0).after,
             (Values{{u"role"_s, u"admin"_s}, {u"permissions"_s, uR"(["read"])"_s}}));
}

void MembershipDraftTest::organizationSide()
{
    MembershipDraft draft(draftSchema(), Entity::Organization, {u"acme"_s});
    QCOMPARE(draft.otherEntity(), Entity::User);
    draft.setRead({{}});
    draft.add(other(u"ada"_s));
    const Change change = draft.changes().at(0);
    QCOMPARE(change.user, UserId(u"ada"_s));
    QCOMPARE(change.organization, OrganizationId(u"acme"_s));
}

void MembershipDraftTest::severalShareWhatTheyHave()
{
    const MembershipDraft draft = three();
    QVERIFY(draft.isSeveral());
    QCOMPARE(draft.count(), 2);
    QCOMPARE(draft.stateOf(u"some"_s), State::Some);
    QCOMPARE(draft.stateOf(u"all"_s), State::Kept);
    QVERIFY(draft.shownValue(draft.find(u"all"_s), u"role"_s).differs);
    QVERIFY(!draft.shownValue(draft.find(u"some"_s), u"role"_s).differs);
    QCOMPARE(draft.assignedCount(), 2);
}

void MembershipDraftTest::severalBecomeAllOrNobody()
{
    MembershipDraft draft = three();
    const qsizetype some = draft.find(u"some"_s);
    QVERIFY(draft.add(other(u"some"_s), {{u"role"_s, u"viewer"_s}}));
    QCOMPARE(draft.stateAt(some), State::Added);
    QCOMPARE(draft.difference(), (Difference{1, 0, 0, 0})); // Cem only
    QCOMPARE(draft.changes().size(), 1);
    QCOMPARE(draft.changes().at(0).user, UserId(u"cem"_s));
    QVERIFY(draft.shownValue(some, u"role"_s).differs);

    QVERIFY(draft.remove(some));
    QCOMPARE(draft.stateAt(some), State::Removed);
    QCOMPARE(draft.difference(), (Difference{0, 2, 0, 0}));
    QVERIFY(draft.add(other(u"some"_s))); // from nobody to all at once
    QCOMPARE(draft.stateAt(some), State::Added);
    QVERIFY(draft.keep(some));
    QCOMPARE(draft.stateAt(some), State::Some);
    QVERIFY(!draft.isChanged());

    QVERIFY(draft.add(other(u"new"_s)));
    QCOMPARE(draft.difference(), (Difference{3, 0, 0, 0}));
}

void MembershipDraftTest::severalGetOneValue()
{
    MembershipDraft draft = three();
    const qsizetype all = draft.find(u"all"_s);
    QVERIFY(draft.setValue(all, u"role"_s, u"member"_s));
    QCOMPARE(draft.difference(), (Difference{0, 0, 1, 0})); // Ada was the only other one
    QVERIFY(!draft.shownValue(all, u"role"_s).differs);
    QCOMPARE(draft.changes().size(), 1);
    QCOMPARE(draft.changes().at(0).user, UserId(u"ada"_s));

    const qsizetype some = draft.find(u"some"_s);
    draft.add(other(u"some"_s), {{u"role"_s, u"viewer"_s}});
    QVERIFY(draft.setValue(some, u"role"_s, u"admin"_s));
    QCOMPARE(draft.difference(), (Difference{1, 0, 3, 0}));
    QVERIFY(!draft.shownValue(some, u"role"_s).differs);
    QCOMPARE(draft.changes().count(Entity::Membership, ChangeKind::Add), 1);
    QCOMPARE(draft.changes().count(Entity::Membership, ChangeKind::Update), 3);
}

QTEST_GUILESS_MAIN(MembershipDraftTest)
#include "membershipdrafttest.moc"
