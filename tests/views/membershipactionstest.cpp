#include "models/tables/relationalmodel.h"
#include "tests/views/windowfixture.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace Qt::StringLiterals;

// Many memberships at once, and those that must not be changed without a question.
class MembershipActionsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void demotesLastOwnerWhenAskedTo();
    void editsManyMemberships();
    void copiesMembershipsFromAnother();

private:
    std::unique_ptr<WindowFixture> m_fixture;
};

void MembershipActionsTest::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open());
}

void MembershipActionsTest::demotesLastOwnerWhenAskedTo()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Ada"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 2));
    auto *table = m_fixture->find<TableView>("userMemberships");
    const int row = m_fixture->rowOf(*table, u"Acme"_s);
    const int role = m_fixture->columnOf(*table, u"Role"_s);
    auto *model = qobject_cast<RelationalModel *>(table->model());
    QVERIFY(model->setData(model->index(row, role), u"member"_s));
    model->save();
    QPushButton *anyway = nullptr;
    QTRY_VERIFY((anyway = m_fixture->find<QPushButton>("questionAccept")));
    QCOMPARE(anyway->text().remove(u'&'), u"Change anyway"_s);
    QCOMPARE(m_fixture->read(u"SELECT count(*) FROM user_organizations WHERE role = 'owner'"_s), u"1"_s);
    QTest::mouseClick(anyway, Qt::LeftButton);
    QTRY_COMPARE(m_fixture->read(u"SELECT count(*) FROM user_organizations WHERE role = 'owner'"_s), u"0"_s);
    QTRY_VERIFY(!model->hasPendingEdits());
}

void MembershipActionsTest::editsManyMemberships()
{
    m_fixture->workspace().go({WindowPage::Memberships, {}});
    QVERIFY(m_fixture->waitForRows("membershipsTable", 3));
    auto *table = m_fixture->find<TableView>("membershipsTable");
    table->clearSelection();
    QVERIFY(!m_fixture->find<QAction>("membershipsEditAction")->isEnabled());
    table->selectAll();
    m_fixture->find<QAction>("membershipsEditAction")->trigger();
    QDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = m_fixture->find<QDialog>("bulkEditDialog")));
    QPushButton *change = m_fixture->find<QPushButton>("bulkEditAccept");
    QVERIFY(!change->isEnabled()); // nothing is ticked yet
    auto *joined = m_fixture->find<QLineEdit>("bulkEditJoinedValue");
    QTest::keyClicks(joined, u"soon"_s);
    QVERIFY(m_fixture->find<QCheckBox>("bulkEditJoined")->isChecked()); // typing is wanting
    QTest::mouseClick(change, Qt::LeftButton);
    QVERIFY(dialog->isVisible());
    QVERIFY(!m_fixture->find<QLabel>("bulkEditProblem")->text().isEmpty());
    joined->clear();
    QTest::keyClicks(joined, u"2024-03-01"_s);
    QTest::mouseClick(change, Qt::LeftButton);
    QTRY_COMPARE(
        m_fixture->read(u"SELECT count(*) FROM user_organizations WHERE joined_at LIKE '2024-03-01%'"_s),
        u"3"_s);
    QCOMPARE(m_fixture->read(u"SELECT count(*) FROM user_organizations WHERE role = 'owner'"_s), u"1"_s);
    QCOMPARE(m_fixture->read(u"SELECT count(*) FROM roster_changes"_s), u"1"_s);
    auto *undo = m_fixture->find<QPushButton>("messageAction");
    QTRY_VERIFY(undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_COMPARE(
        m_fixture->read(u"SELECT count(*) FROM user_organizations WHERE joined_at LIKE '2024-03-01%'"_s),
        u"0"_s);
}

void MembershipActionsTest::copiesMembershipsFromAnother()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Cem"_s));
    m_fixture->find<QAction>("usersCopyFromAction")->trigger();
    QTRY_VERIFY(m_fixture->find<QDialog>("copyDialog"));
    QVERIFY(!m_fixture->find<QPushButton>("copyAccept")->isEnabled());
    QVERIFY(m_fixture->waitForRows("copySource", 3));
    QVERIFY(m_fixture->selectRow("copySource", u"Ada"_s));
    QTRY_COMPARE(m_fixture->find<QLabel>("copyResult")->text(), u"From Ada: 2 to add."_s);
    QCOMPARE(m_fixture->find<TableView>("copyRows")->model()->rowCount(), 2);
    m_fixture->find<QRadioButton>("copySubtract")->click();
    QTRY_COMPARE(m_fixture->find<QLabel>("copyResult")->text(), u"Nothing has to be changed."_s);
    QVERIFY(!m_fixture->find<QPushButton>("copyAccept")->isEnabled());
    m_fixture->find<QRadioButton>("copyMakeEqual")->click();
    QTRY_VERIFY(m_fixture->find<QPushButton>("copyAccept")->isEnabled());
    QTest::mouseClick(m_fixture->find<QPushButton>("copyAccept"), Qt::LeftButton);
    QTRY_COMPARE(
        m_fixture->read(u"SELECT group_concat(role) FROM (SELECT role FROM user_organizations m JOIN users u"
                        " ON u.id = m.user_id WHERE u.name = 'Cem' ORDER BY role)"_s),
        u"member,owner"_s);
    QCOMPARE(m_fixture->read(u"SELECT summary FROM roster_changes"_s), u"Made Cem equal to Ada"_s);
}

QTEST_MAIN(MembershipActionsTest)
#include "membershipactionstest.moc"
