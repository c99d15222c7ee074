#include "models/membership/membershipdraftmodel.h"
#include "tests/views/assignfixture.h"
#include "tests/views/pictures.h"

#include <QTest>

using namespace Qt::StringLiterals;

// What the dialog does when somebody else changes the same memberships.
class AssignMergeTest : public QObject, protected AssignFixture {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestDatabase::addEngineRows(); }
    void initTestCase() { QVERIFY(startServer()); }
    void init()
    {
        QFETCH_GLOBAL(Engine, engine);
        setUp(engine);
    }
    void cleanup() { tearDown(); }

    void marksWhatOthersDo();
    void mergesBehindOk();
    void asksWhoseCounts_data();
    void asksWhoseCounts();
    void asksForSelectedOnly();
    void followsWhileSomethingIsStaged();

private:
    bool removeBeta();
    void apply(const Change &change);
    QString cellOfBeta(int role) const { return index(u"Beta"_s, u"Name"_s).data(role).toString(); }
};

bool AssignMergeTest::removeBeta()
{
    if (!open(Entity::User, {m_ada}))
        return false;
    select(assigned(), {u"Beta"_s});
    QTest::mouseClick(button("removeButton"), Qt::LeftButton);
    return difference() == u"1 to remove"_s;
}

// As another page of this program does.
void AssignMergeTest::apply(const Change &change)
{
    ChangeSet changes;
    changes.append(change);
    QFuture<Result<ApplyReport>> done = m_roster->apply(changes, {});
    QTRY_VERIFY(done.isFinished());
    QVERIFY(done.result() && done.result()->applied());
}

void AssignMergeTest::marksWhatOthersDo()
{
    QVERIFY(open(Entity::User, {m_ada}));
    apply({Entity::Membership,
           ChangeKind::Update,
           UserId(m_ada),
           OrganizationId(m_beta),
           {},
           {{u"role"_s, u"admin"_s}}});
    QTRY_COMPARE(cell(u"Beta"_s, u"Role"_s), u"admin"_s);
    QCOMPARE(cellOfBeta(Qt::ToolTipRole), u"changed by somebody else meanwhile"_s);
    QCOMPARE(cellOfBeta(Qt::AccessibleTextRole), u"Beta, changed by somebody else meanwhile"_s);
    QCOMPARE(difference(), u"No changes"_s);
    QVERIFY(part<QWidget>(u"collisionBar"_s)->isHidden());
    apply({Entity::Membership, ChangeKind::Remove, UserId(m_ada), OrganizationId(m_beta)});
    QTRY_COMPARE(cellOfBeta(Qt::ToolTipRole), u"removed by somebody else meanwhile"_s);
    QVERIFY(text("assignedCount") == u"1"_s);
}

// What this program is not told, because another one wrote it, is found when OK is pressed.
void AssignMergeTest::mergesBehindOk()
{
    QVERIFY(open(Entity::User, {m_ada}));
    QVERIFY(assigned()->model()->setData(index(u"Beta"_s, u"Role"_s), u"viewer"_s));
    m_database->execute(u"UPDATE user_organizations SET permissions = '[\"read\"]' WHERE role = 'member'"_s);
    QVERIFY(pressOk()); // another column: both count
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_database->rows(u"SELECT permissions FROM user_organizations WHERE role = 'viewer'"_s),
             QStringList{u"[\"read\"]"_s});
}

void AssignMergeTest::asksWhoseCounts_data()
{
    QTest::addColumn<bool>("mine");
    QTest::newRow("mine") << true;
    QTest::newRow("theirs") << false;
}

void AssignMergeTest::asksWhoseCounts()
{
    QFETCH(bool, mine);
    QVERIFY(removeBeta());
    m_database->execute(u"UPDATE user_organizations SET role = 'viewer' WHERE role = 'member'"_s);
    QVERIFY(pressOk());
    QTRY_VERIFY(part<QWidget>(u"collisionBar"_s)->isVisible());
    QVERIFY(part<QLabel>(u"messageText"_s)->text().startsWith(u"Nothing was written"_s));
    QCOMPARE(changes(), 0);
    QVERIFY(!button("assignOk")->isEnabled());
    QVERIFY(index(u"Beta"_s, u"Name"_s).data(MembershipDraftModel::CollidesRole).toBool());
    QVERIFY(cellOfBeta(Qt::ToolTipRole).startsWith(u"contradicts what you want"_s));
    savePicture(*m_dialog, u"assign-collision"_s);

    QTest::mouseClick(button(mine ? "keepMine" : "takeTheirs"), Qt::LeftButton);
    QVERIFY(part<QWidget>(u"collisionBar"_s)->isHidden());
    QCOMPARE(difference(), mine ? u"1 to remove"_s : u"No changes"_s);
    QCOMPARE(button("assignOk")->isEnabled(), mine);
    if (!mine) {
        QCOMPARE(cell(u"Beta"_s, u"Role"_s), u"viewer"_s);
        return;
    }
    QVERIFY(pressOk());
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(memberships(), QStringList({u"Ada|Acme|owner"_s, u"Bob|Acme|viewer"_s, u"Bob|Beta|owner"_s}));
}

void AssignMergeTest::asksForSelectedOnly()
{
    const QString chi = m_database->scalar(u"SELECT id FROM organizations WHERE slug = 'chi'"_s);
    m_database->addMembership(m_ada, chi);
    QVERIFY(open(Entity::User, {m_ada}));
    select(assigned(), {u"Beta"_s, u"Chi"_s});
    QTest::mouseClick(button("removeButton"), Qt::LeftButton);
    m_database->execute(u"UPDATE user_organizations SET role = 'viewer' WHERE role = 'member'"_s);
    QVERIFY(pressOk());
    QTRY_VERIFY(text("collisionText").startsWith(u"2 of your changes"_s));
    QCOMPARE(selected(assigned()), QStringList({u"Beta"_s, u"Chi"_s})); // kept while it was read again
    select(assigned(), {u"Chi"_s});
    QTest::mouseClick(button("takeTheirs"), Qt::LeftButton);
    QVERIFY(text("collisionText").startsWith(u"1 of your changes"_s));
    assigned()->clearSelection();
    QTest::mouseClick(button("keepMine"), Qt::LeftButton); // nothing selected: all
    QVERIFY(part<QWidget>(u"collisionBar"_s)->isHidden());
    QCOMPARE(difference(), u"1 to remove"_s);
}

void AssignMergeTest::followsWhileSomethingIsStaged()
{
    QVERIFY(removeBeta());
    select(available(), {u"Chi"_s});
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    const QString delta = m_database->scalar(u"SELECT id FROM organizations WHERE slug = 'delta'"_s);
    apply({Entity::Membership, ChangeKind::Add, UserId(m_ada), OrganizationId(delta)});
    QTRY_COMPARE(names(assigned()), QStringList({u"Acme"_s, u"Beta"_s, u"Chi"_s, u"Delta"_s}));
    QCOMPARE(difference(), u"1 to add and 1 to remove"_s);
    QCOMPARE(selected(assigned()), QStringList{u"Beta"_s});
    QCOMPARE(index(u"Delta"_s, u"Name"_s).data(Qt::ToolTipRole).toString(),
             u"added by somebody else meanwhile"_s);
    QVERIFY(pressOk());
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(changes(), 2);
}

int main(int argc, char **argv)
{
    AssignMergeTest test;
    return runAssignTest(test, argc, argv);
}

#include "assignmergetest.moc"
