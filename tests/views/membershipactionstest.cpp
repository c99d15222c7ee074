#include "models/tables/relationalmodel.h"
#include "tests/views/windowfixture.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

// Many memberships at once, and those that must not be changed without a question.
class MembershipActionsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void demotesLastOwnerWhenAskedTo();
    void putsTheCellBackWhenNot();
    void editsManyMemberships();
    void removesManyWhenAskedTo();
    void saysWhatWasSoAlready();
    void saysHowManyAreSelected();
    void assignsFromMembershipsAndTells();
    void copiesMembershipsFromAnother();
    void ordersTheCopyPreview();
    void pastesFromTheMenu();

private:
    QString message() { return m_fixture->find<QLabel>("messageText")->text(); }
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

void MembershipActionsTest::putsTheCellBackWhenNot()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Ada"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 2));
    auto *table = m_fixture->find<TableView>("userMemberships");
    auto *model = qobject_cast<RelationalModel *>(table->model());
    const QModelIndex cell =
        model->index(m_fixture->rowOf(*table, u"Acme"_s), m_fixture->columnOf(*table, u"Role"_s));
    QVERIFY(model->setData(cell, u"member"_s));
    model->save();
    QTRY_VERIFY(m_fixture->find<QPushButton>("questionCancel"));
    QVERIFY(!m_fixture->find<QWidget>("messageBar")->isVisible()); // one question at a time
    QTest::mouseClick(m_fixture->find<QPushButton>("questionCancel"), Qt::LeftButton);
    QTRY_VERIFY(!model->hasPendingEdits());
    QCOMPARE(cell.data().toString(), u"owner"_s);
    QVERIFY(cell.data(RelationalModel::ErrorRole).toString().isEmpty());
    QVERIFY(!m_fixture->find<QWidget>("messageBar")->isVisible());
    QCOMPARE(m_fixture->read(u"SELECT count(*) FROM roster_changes"_s), u"0"_s);
}

void MembershipActionsTest::removesManyWhenAskedTo()
{
    QVERIFY(m_fixture->write(
        u"WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 20)"
        " INSERT INTO organizations (id, slug, name) SELECT printf('00000000-0000-7000-a000-%012d', i),"
        " 'o' || i, 'Office ' || i FROM n"_s));
    QVERIFY(m_fixture->write(
        u"INSERT INTO user_organizations (user_id, organization_id) SELECT u.id, o.id FROM users u,"
        " organizations o WHERE u.name = 'Bob' AND o.name LIKE 'Office %'"_s));
    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 21));
    auto *table = m_fixture->find<TableView>("userMemberships");
    table->selectAll();
    m_fixture->find<QAction>("userMembershipsRemoveAction")->trigger();
    QTRY_VERIFY(m_fixture->find<QMessageBox>("question"));
    QVERIFY(m_fixture->find<QMessageBox>("question")->text().contains(u"21"_s));
    QCOMPARE(m_fixture->read(u"SELECT count(*) FROM user_organizations"_s), u"23"_s);
    QTest::mouseClick(m_fixture->find<QPushButton>("questionAccept"), Qt::LeftButton);
    QTRY_COMPARE(m_fixture->read(u"SELECT count(*) FROM user_organizations"_s), u"2"_s);
}

void MembershipActionsTest::saysWhatWasSoAlready()
{
    m_fixture->workspace().go({WindowPage::Memberships, {}});
    QVERIFY(m_fixture->waitForRows("membershipsTable", 3));
    m_fixture->find<TableView>("membershipsTable")->selectAll();
    QTest::mouseClick(m_fixture->find<QToolButton>("membershipsEdit"), Qt::LeftButton);
    QTRY_VERIFY(m_fixture->find<QDialog>("bulkEditDialog"));
    QTest::keyClicks(m_fixture->find<QLineEdit>("bulkEditPermissionsValue"), u"read, write"_s);
    QTest::mouseClick(m_fixture->find<QPushButton>("bulkEditAccept"), Qt::LeftButton);
    QTRY_COMPARE(message(), u"Edited 2 membership(s); 1 had these values already."_s);
    QCOMPARE(m_fixture->read(u"SELECT method || ' ' || summary FROM roster_changes"_s),
             u"edit Edited 2 membership(s)"_s);
}

void MembershipActionsTest::saysHowManyAreSelected()
{
    auto *users = m_fixture->find<TableView>("usersTable");
    users->selectRow(0);
    QCOMPARE(m_fixture->find<QLabel>("usersCount")->text(), u"3 user(s)"_s);
    users->selectAll();
    QCOMPARE(m_fixture->find<QLabel>("usersCount")->text(), u"3 user(s), 3 selected"_s);
    QVERIFY(m_fixture->selectRow("usersTable", u"Ada"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 2));
    m_fixture->find<TableView>("userMemberships")->selectAll();
    QCOMPARE(m_fixture->find<QLabel>("userMembershipsTitle")->text(), u"2 organization(s), 2 selected"_s);
    m_fixture->workspace().go({WindowPage::Memberships, {}});
    QVERIFY(m_fixture->waitForRows("membershipsTable", 3));
    auto *all = m_fixture->find<TableView>("membershipsTable");
    all->selectAll();
    QCOMPARE(m_fixture->find<QLabel>("membershipsCount")->text(), u"3 membership(s), 3 selected"_s);
    all->clearSelection();
    QCOMPARE(m_fixture->find<QLabel>("membershipsCount")->text(), u"3 membership(s)"_s);
}

void MembershipActionsTest::assignsFromMembershipsAndTells()
{
    m_fixture->workspace().go({WindowPage::Memberships, {}});
    QVERIFY(m_fixture->waitForRows("membershipsTable", 3));
    auto *assign = m_fixture->find<QToolButton>("membershipsAssign");
    m_fixture->find<TableView>("membershipsTable")->clearSelection();
    QVERIFY(!assign->isEnabled());
    m_fixture->find<TableView>("membershipsTable")->selectAll();
    QTest::mouseClick(assign, Qt::LeftButton);
    QTRY_VERIFY(m_fixture->find<QDialog>("assignDialog"));
    QCOMPARE(m_fixture->find<QDialog>("assignDialog")->windowTitle(), u"Organizations of 2 users"_s);
    QTRY_VERIFY(m_fixture->find<QPushButton>("addAllButton")->isEnabled());
    QTest::mouseClick(m_fixture->find<QPushButton>("addAllButton"), Qt::LeftButton);
    QTRY_VERIFY(m_fixture->find<QPushButton>("assignOk")->isEnabled());
    QTest::mouseClick(m_fixture->find<QPushButton>("assignOk"), Qt::LeftButton);
    QTRY_COMPARE(m_fixture->read(u"SELECT count(*) FROM user_organizations"_s), u"6"_s);
    QTRY_COMPARE(message(), u"Organizations of 2 users: 3 added."_s);
    QTest::mouseClick(m_fixture->find<QPushButton>("messageAction"), Qt::LeftButton);
    QTRY_COMPARE(m_fixture->read(u"SELECT count(*) FROM user_organizations"_s), u"3"_s);
    QTRY_COMPARE(message(), u"Undone: Organizations of 2 users."_s);
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
    QTRY_COMPARE(message(), u"Made Cem equal to Ada: 2 added."_s);
    QCOMPARE(m_fixture->find<QPushButton>("messageAction")->text(), u"Undo"_s);
}

void MembershipActionsTest::ordersTheCopyPreview()
{
    // Key order would be another one.
    QVERIFY(m_fixture->write(u"UPDATE organizations SET name = 'Zebra' WHERE slug = 'acme'"_s));
    QVERIFY(m_fixture->selectRow("usersTable", u"Cem"_s));
    m_fixture->find<QAction>("usersCopyFromAction")->trigger();
    QTRY_VERIFY(m_fixture->find<QDialog>("copyDialog"));
    auto *accept = m_fixture->find<QPushButton>("copyAccept");
    QCOMPARE(accept->text(), u"Add"_s);
    m_fixture->find<QRadioButton>("copySubtract")->click();
    QCOMPARE(accept->text(), u"Subtract"_s);
    m_fixture->find<QRadioButton>("copyMakeEqual")->click();
    QCOMPARE(accept->text(), u"Make equal"_s);
    QVERIFY(m_fixture->waitForRows("copySource", 3));
    QVERIFY(m_fixture->selectRow("copySource", u"Ada"_s));
    auto *rows = m_fixture->find<TableView>("copyRows");
    QTRY_COMPARE(rows->model()->rowCount(), 2);
    const int organization = m_fixture->columnOf(*rows, u"Organization"_s);
    const auto name = [&](int row) { return rows->model()->index(row, organization).data().toString(); };
    QCOMPARE(name(0) + name(1), u"LabsZebra"_s);
    rows->sortByColumn(organization, Qt::DescendingOrder);
    QCOMPARE(name(0) + name(1), u"ZebraLabs"_s);
}

void MembershipActionsTest::pastesFromTheMenu()
{
    QGuiApplication::clipboard()->clear();
    QVERIFY(m_fixture->selectRow("usersTable", u"Cem"_s));
    auto *copy = m_fixture->find<QAction>("usersCopyAction");
    QVERIFY(m_fixture->find<TableView>("usersTable")->actions().contains(copy));
    QVERIFY(copy->text().endsWith("\tCtrl+C"_L1));
    QVERIFY(m_fixture->find<QAction>("usersHistoryAction")->text().endsWith("\tCtrl+H"_L1));
    auto *paste = m_fixture->find<QAction>("organizationsPasteAction");
    QVERIFY(!paste->isEnabled());
    copy->trigger();
    m_fixture->workspace().go({WindowPage::Organizations, {}});
    QVERIFY(m_fixture->waitForRows("organizationsTable", 3));
    QVERIFY(m_fixture->selectRow("organizationsTable", u"Void"_s));
    QTRY_VERIFY(paste->isEnabled());
    paste->trigger();
    QTRY_COMPARE(m_fixture->read(u"SELECT method || ' ' || summary FROM roster_changes"_s),
                 u"paste Added 1 user(s) to Void"_s);
    QTRY_COMPARE(m_fixture->find<QPushButton>("messageAction")->text(), u"Undo"_s);
}

QTEST_MAIN(MembershipActionsTest)
#include "membershipactionstest.moc"
