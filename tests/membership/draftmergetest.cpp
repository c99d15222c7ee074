#include "tests/membership/draftfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using State = MembershipDraft::State;
using Others = MembershipDraft::Others;
using Difference = MembershipDraft::Difference;

// What a draft does when the memberships are read again and are others by then.
class DraftMergeTest : public QObject {
    Q_OBJECT

private slots:
    void marksWhatOthersDid();
    void mergesWhatDoesNotCollide();
    void removalAgainstAnotherRole();
    void roleAgainstAnotherRole();
    void roleAgainstRemoval();
    void additionAgainstAnotherRole();
    void answersStayAsked();
    void severalLoseOne();
};

void DraftMergeTest::marksWhatOthersDid()
{
    MembershipDraft draft = draftOf({u"a"_s, u"b"_s, u"c"_s});
    draft.setRead({{listed(u"a"_s), listed(u"b"_s, u"admin"_s), listed(u"d"_s)}});
    QCOMPARE(draft.at(draft.find(u"a"_s)).others, Others::Nothing);
    QCOMPARE(draft.at(draft.find(u"b"_s)).others, Others::Changed);
    QCOMPARE(draft.at(draft.find(u"c"_s)).others, Others::Removed);
    QCOMPARE(draft.stateOf(u"c"_s), State::None);
    QCOMPARE(draft.at(draft.find(u"d"_s)).others, Others::Added);
    QCOMPARE(draft.assignedCount(), 3);
    QVERIFY(!draft.isChanged());
    QCOMPARE(draft.collisions(), 0);
    draft.setRead({{listed(u"a"_s), listed(u"b"_s, u"admin"_s), listed(u"d"_s)}});
    QCOMPARE(draft.at(draft.find(u"b"_s)).others, Others::Changed); // the marks stay
    QCOMPARE(draft.at(draft.find(u"c"_s)).others, Others::Removed);
}

void DraftMergeTest::mergesWhatDoesNotCollide()
{
    MembershipDraft draft = draftOf({u"a"_s, u"b"_s, u"e"_s});
    draft.add(other(u"c"_s));
    draft.add(other(u"d"_s));
    draft.remove(draft.find(u"a"_s));
    draft.remove(draft.find(u"b"_s));
    draft.setValue(draft.find(u"e"_s), u"role"_s, u"admin"_s);

    // Meanwhile somebody added c, removed b and changed the permissions of e.
    draft.setRead({{listed(u"a"_s), listed(u"c"_s), listed(u"e"_s, u"member"_s, uR"(["read"])"_s)}});
    QCOMPARE(draft.difference(), (Difference{1, 1, 1, 0}));
    QCOMPARE(draft.stateOf(u"b"_s), State::None);
    QCOMPARE(draft.stateOf(u"c"_s), State::Kept);
    QCOMPARE(draft.stateOf(u"d"_s), State::Added);
    QCOMPARE(draft.collisions(), 0);
    QCOMPARE(draft.changes().size(), 3);
}

void DraftMergeTest::removalAgainstAnotherRole()
{
    for (const bool mine : {true, false}) {
        MembershipDraft draft = draftOf({u"a"_s});
        draft.remove(0);
        draft.setRead({{listed(u"a"_s, u"admin"_s)}});
        QCOMPARE(draft.collisions(), 1);
        QCOMPARE(draft.stateAt(0), State::Removed);
        QVERIFY(mine ? draft.keepMine(0) : draft.takeTheirs(0));
        QCOMPARE(draft.collisions(), 0);
        QCOMPARE(draft.stateAt(0), mine ? State::Removed : State::Kept);
        QCOMPARE(draft.changes().size(), mine ? 1 : 0);
        if (mine)
            QCOMPARE(draft.changes().at(0).before.value(u"role"_s), Value(u"admin"_s));
        QVERIFY(!draft.keepMine(0));
        QVERIFY(!draft.takeTheirs(0));
    }
}

void DraftMergeTest::roleAgainstAnotherRole()
{
    for (const bool mine : {true, false}) {
        MembershipDraft draft = draftOf({u"a"_s});
        draft.setValue(0, u"role"_s, u"viewer"_s);
        draft.setValue(0, u"permissions"_s, uR"(["write"])"_s);
        draft.setRead({{listed(u"a"_s, u"admin"_s)}});
        QCOMPARE(draft.collisions(), 1);
        QCOMPARE(draft.at(0).colliding, QStringList{u"role"_s});
        QVERIFY(mine ? draft.keepMine(0) : draft.takeTheirs(0));
        QCOMPARE(draft.shownValue(0, u"role"_s).value, Value(mine ? u"viewer"_s : u"admin"_s));
        QCOMPARE(draft.shownValue(0, u"permissions"_s).value, Value(uR"(["write"])"_s)); // not contested
        QCOMPARE(draft.changes().size(), 1);
    }
    // The same wish twice is none.
    MembershipDraft draft = draftOf({u"a"_s});
    draft.setValue(0, u"role"_s, u"viewer"_s);
    draft.setRead({{listed(u"a"_s, u"viewer"_s)}});
    QCOMPARE(draft.collisions(), 0);
    QVERIFY(!draft.isChanged());
}

void DraftMergeTest::roleAgainstRemoval()
{
    for (const bool mine : {true, false}) {
        MembershipDraft draft = draftOf({u"a"_s});
        draft.setValue(0, u"role"_s, u"viewer"_s);
        draft.setRead({{}});
        QCOMPARE(draft.collisions(), 1);
        QVERIFY(mine ? draft.keepMine(0) : draft.takeTheirs(0));
        QCOMPARE(draft.stateAt(0), mine ? State::Added : State::None);
        QCOMPARE(draft.changes().size(), mine ? 1 : 0);
        if (mine)
            QCOMPARE(draft.changes().at(0).after.value(u"role"_s), Value(u"viewer"_s));
    }
}

void DraftMergeTest::additionAgainstAnotherRole()
{
    for (const bool mine : {true, false}) {
        MembershipDraft draft = draftOf({});
        draft.add(other(u"a"_s), {{u"role"_s, u"viewer"_s}});
        draft.setRead({{listed(u"a"_s, u"admin"_s)}});
        QCOMPARE(draft.collisions(), 1);
        QCOMPARE(draft.stateAt(0), State::Kept);
        QVERIFY(mine ? draft.keepMine(0) : draft.takeTheirs(0));
        QCOMPARE(draft.difference(), (Difference{0, 0, mine ? 1 : 0, 0}));
    }
}

void DraftMergeTest::answersStayAsked()
{
    MembershipDraft draft = draftOf({u"a"_s});
    draft.remove(0);
    draft.setRead({{listed(u"a"_s, u"admin"_s)}});
    draft.setRead({{listed(u"a"_s, u"admin"_s)}}); // read once more before somebody answered
    QCOMPARE(draft.collisions(), 1);
    draft.keep(0); // whatever is chosen is an answer
    QCOMPARE(draft.collisions(), 0);
    draft.remove(0);
    QCOMPARE(draft.collisions(), 0);
}

void DraftMergeTest::severalLoseOne()
{
    MembershipDraft draft(draftSchema(), Entity::User, {u"ada"_s, u"bob"_s, u"cem"_s});
    const auto of = [](const QString &user) { return listed(u"a"_s, u"member"_s, u"[]"_s, user); };
    draft.setRead({{of(u"ada"_s)}, {of(u"bob"_s)}, {}});
    draft.add(other(u"a"_s));
    draft.setRead({{of(u"ada"_s)}, {}, {}}); // somebody took Bob out, whom all were to join
    QCOMPARE(draft.collisions(), 1);
    QCOMPARE(draft.difference(), (Difference{2, 0, 0, 0}));
    draft.takeTheirs(0);
    QCOMPARE(draft.stateAt(0), State::Some);

    draft.add(other(u"a"_s));
    draft.setRead({{of(u"ada"_s)}, {}, {of(u"cem"_s)}}); // one less to add
    QCOMPARE(draft.collisions(), 0);
    QCOMPARE(draft.difference(), (Difference{1, 0, 0, 0}));
}

QTEST_GUILESS_MAIN(DraftMergeTest)
#include "draftmergetest.moc"
