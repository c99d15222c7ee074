#include "models/membership/membershipdraftmodel.h"
#include "models/tables/relationalmodel.h"
#include "tests/views/assignfixture.h"
#include "tests/views/pictures.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class AssignDialogTest : public QObject, protected AssignFixture {
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

    void showsBothSides();
    void addsWithRoleAndWritesOnce();
    void addsWithOtherColumns();
    void editsWhatIsAssigned();
    void enterAndDoubleClickAdd();
    void assignedIsNotAddedAgain();
    void removesAndKeeps();
    void addsAndRemovesAllShown();
    void listsOnlyDifferences();
    void filtersBothSides();
    void selectionAndScrollStay();
    void cancelWritesNothing();
    void asksBeforeDroppingChanges();
    void showsWhatValuesReplace();
    void enterInFilterWritesNothing();
    void lastOwnerStaysOpenUntilForced();
    void organizationSide();
    void readOnlyDatabase();
    void saysWhenThereIsNothing();
};

void AssignDialogTest::showsBothSides()
{
    QVERIFY(open(Entity::User, {m_ada}));
    QCOMPARE(m_dialog->windowTitle(), u"Organizations of Ada"_s);
    QCOMPARE(names(available()), QStringList({u"Acme"_s, u"Beta"_s, u"Chi"_s, u"Delta"_s, u"Epsilon"_s}));
    QCOMPARE(names(assigned()), QStringList({u"Acme"_s, u"Beta"_s}));
    QCOMPARE(difference(), u"No changes"_s);
    QVERIFY(part<QLineEdit>(u"availableFilter"_s)->hasFocus());
    QVERIFY(!button("assignOk")->isEnabled());
    QVERIFY(!button("addButton")->isEnabled());
    QVERIFY(text("availableCount") == u"5"_s);
    QVERIFY(text("assignedCount") == u"2"_s);
}

void AssignDialogTest::addsWithRoleAndWritesOnce()
{
    QVERIFY(open(Entity::User, {m_ada}));
    const QSignalSpy done(m_dialog.get(), &AssignDialog::assigned);
    select(available(), {u"Chi"_s, u"Delta"_s});
    part<QComboBox>(u"roleCombo"_s)->setCurrentText(u"admin"_s);
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QCOMPARE(names(assigned()), QStringList({u"Acme"_s, u"Beta"_s, u"Chi"_s, u"Delta"_s}));
    select(available(), {u"Epsilon"_s});
    part<QComboBox>(u"roleCombo"_s)->setEditText(u"guest"_s);
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    select(assigned(), {u"Beta"_s});
    QTest::mouseClick(button("removeButton"), Qt::LeftButton);
    QCOMPARE(difference(), u"3 to add and 1 to remove"_s);
    QCOMPARE(changes(), 0);
    QCOMPARE(memberships().size(), 4);

    QTest::mouseClick(button("assignOk"), Qt::LeftButton);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
    QCOMPARE(done.size(), 1);
    QCOMPARE(memberships(),
             QStringList({u"Ada|Acme|owner"_s, u"Ada|Chi|admin"_s, u"Ada|Delta|admin"_s,
                          u"Ada|Epsilon|guest"_s, u"Bob|Acme|member"_s, u"Bob|Beta|owner"_s}));
    QCOMPARE(m_database->rows(u"SELECT method, summary, added, removed FROM roster_changes"_s),
             QStringList{u"assign|Organizations of Ada|3|1"_s});
}

void AssignDialogTest::addsWithOtherColumns()
{
    QVERIFY(open(Entity::User, {m_ada}));
    select(available(), {u"Chi"_s});
    auto *joined = part<QLineEdit>(u"additionJoined"_s);
    joined->setText(u"03/04/2024"_s); // could be two days
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QVERIFY(part<QLabel>(u"messageText"_s)->isVisible());
    QCOMPARE(difference(), u"No changes"_s);
    QVERIFY(joined->hasFocus());

    joined->setText(u"2024-04-03"_s);
    part<QLineEdit>(u"additionPermissions"_s)->setText(u"read, write"_s);
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QCOMPARE(cell(u"Chi"_s, u"Permissions"_s), uR"(["read","write"])"_s);
    QVERIFY(pressOk());
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_database->rows(u"SELECT m.role, m.permissions, m.joined_at FROM user_organizations m JOIN "
                              "organizations o ON o.id = m.organization_id WHERE o.slug = 'chi'"_s),
             QStringList{m_database->engine() == Engine::Sqlite
                             ? uR"(member|["read","write"]|2024-04-03T00:00:00.000Z)"_s
                             : uR"(member|["read", "write"]|2024-04-03T00:00:00.000)"_s});
}

void AssignDialogTest::editsWhatIsAssigned()
{
    QVERIFY(open(Entity::User, {m_ada}));
    // A double click on a cell that can be edited does not move the entry.
    const QModelIndex role = index(u"Beta"_s, u"Role"_s);
    const QPoint place = assigned()->visualRect(role).center();
    QTest::mouseClick(assigned()->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(assigned()->viewport(), Qt::LeftButton, {}, place);
    auto *editor = part<QComboBox>(u"roleEditor"_s);
    QVERIFY(editor);
    editor->setEditText(u"admin"_s);
    QTest::keyClick(editor->lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(difference(), u"1 role(s) changed"_s);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(assigned()->model()->setData(index(u"Acme"_s, u"Permissions"_s), u"read"_s));
    QCOMPARE(difference(), u"1 role(s) changed and 1 otherwise changed"_s);
    select(available(), {u"Chi"_s});
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QVERIFY(assigned()->model()->setData(index(u"Chi"_s, u"Role"_s), u"guest"_s));
    QCOMPARE(difference(), u"1 to add, 1 role(s) changed, and 1 otherwise changed"_s);

    QVERIFY(pressOk());
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(memberships(),
             QStringList({u"Ada|Acme|owner"_s, u"Ada|Beta|admin"_s, u"Ada|Chi|guest"_s, u"Bob|Acme|member"_s,
                          u"Bob|Beta|owner"_s}));
    QCOMPARE(m_database->rows(u"SELECT added, updated, removed FROM roster_changes"_s),
             QStringList{u"1|2|0"_s});
}

void AssignDialogTest::addsAndRemovesAllShown()
{
    QVERIFY(open(Entity::User, {m_ada}));
    QTest::keyClicks(part<QLineEdit>(u"availableFilter"_s), u"l"_s); // Delta, Epsilon
    QTRY_COMPARE(available()->model()->rowCount(), 2);
    QTest::mouseClick(button("addAllButton"), Qt::LeftButton);
    QTRY_COMPARE(difference(), u"2 to add"_s);
    QTest::keyClicks(part<QLineEdit>(u"assignedFilter"_s), u"ta"_s); // Beta, Delta
    QTRY_COMPARE(names(assigned()), QStringList({u"Beta"_s, u"Delta"_s}));
    QTest::mouseClick(button("removeAllButton"), Qt::LeftButton);
    QCOMPARE(difference(), u"1 to add and 1 to remove"_s);
    QCOMPARE(names(assigned()), QStringList{u"Beta"_s});
    QVERIFY(pressOk());
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(memberships(),
             QStringList(
                 {u"Ada|Acme|owner"_s, u"Ada|Epsilon|member"_s, u"Bob|Acme|member"_s, u"Bob|Beta|owner"_s}));
    QCOMPARE(changes(), 1);
}

void AssignDialogTest::listsOnlyDifferences()
{
    QVERIFY(open(Entity::User, {m_ada}));
    select(available(), {u"Chi"_s});
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    auto *only = part<QCheckBox>(u"differenceOnly"_s);
    only->click();
    QCOMPARE(names(assigned()), QStringList{u"Chi"_s});
    QVERIFY(text("assignedCount") == u"1 shown, 3 in all"_s);
    select(assigned(), {u"Chi"_s});
    QTest::mouseClick(button("keepButton"), Qt::LeftButton);
    QCOMPARE(names(assigned()), QStringList());
    QCOMPARE(assigned()->accessibleDescription(), u"No changes"_s);
    only->click();
    QCOMPARE(names(assigned()), QStringList({u"Acme"_s, u"Beta"_s}));
    assigned()->selectAll();
    QTest::mouseClick(button("removeButton"), Qt::LeftButton);
    only->click(); // lists the same rows as before
    QCOMPARE(text("assignedCount"), u"2 shown, 0 in all"_s);
}

void AssignDialogTest::saysWhenThereIsNothing()
{
    m_database->execute(u"DELETE FROM user_organizations"_s);
    QVERIFY(open(Entity::User, {m_ada}));
    QCOMPARE(assigned()->accessibleDescription(), u"Nothing assigned yet."_s);
    QVERIFY(!button("removeAllButton")->isEnabled());
    QTest::keyClicks(part<QLineEdit>(u"availableFilter"_s), u"nowhere"_s);
    QTRY_COMPARE(available()->accessibleDescription(), u"Nothing found."_s);
    QVERIFY(!button("addAllButton")->isEnabled());
}

void AssignDialogTest::enterAndDoubleClickAdd()
{
    QVERIFY(open(Entity::User, {m_ada}));
    select(available(), {u"Chi"_s});
    available()->setFocus();
    QTest::keyClick(available(), Qt::Key_Return);
    QCOMPARE(difference(), u"1 to add"_s);
    QTest::mouseClick(available()->viewport(), Qt::LeftButton, {}, centre(available(), u"Delta"_s));
    QTest::mouseDClick(available()->viewport(), Qt::LeftButton, {}, centre(available(), u"Delta"_s));
    QCOMPARE(difference(), u"2 to add"_s);
    QCOMPARE(changes(), 0);
    QVERIFY(m_dialog->isVisible());

    m_dialog->activateWindow();
    QTest::keyClick(available(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(changes(), 1);
}

void AssignDialogTest::assignedIsNotAddedAgain()
{
    QVERIFY(open(Entity::User, {m_ada}));
    available()->selectAll();
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QCOMPARE(difference(), u"3 to add"_s);
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QCOMPARE(difference(), u"3 to add"_s);
}

void AssignDialogTest::removesAndKeeps()
{
    QVERIFY(open(Entity::User, {m_ada}));
    QVERIFY(!button("keepButton")->isEnabled());
    select(assigned(), {u"Beta"_s});
    assigned()->setFocus();
    QTest::keyClick(assigned(), Qt::Key_Delete);
    QCOMPARE(difference(), u"1 to remove"_s);
    QCOMPARE(names(assigned()), QStringList({u"Acme"_s, u"Beta"_s})); // still there, struck through
    QVERIFY(text("assignedCount") == u"1"_s);
    QVERIFY(button("keepButton")->isEnabled());
    QTest::mouseClick(button("keepButton"), Qt::LeftButton);
    QCOMPARE(difference(), u"No changes"_s);
    QVERIFY(!button("assignOk")->isEnabled());

    // By key and by double click.
    QTest::keyClick(assigned(), Qt::Key_Delete);
    QTest::keyClick(assigned(), Qt::Key_Insert);
    QCOMPARE(difference(), u"No changes"_s);
    for (const QString &text : {u"1 to remove"_s, u"No changes"_s}) {
        QTest::mouseClick(assigned()->viewport(), Qt::LeftButton, {}, centre(assigned(), u"Beta"_s));
        QTest::mouseDClick(assigned()->viewport(), Qt::LeftButton, {}, centre(assigned(), u"Beta"_s));
        QCOMPARE(difference(), text);
    }

    // From the other side as well.
    QTest::keyClick(assigned(), Qt::Key_Delete);
    select(available(), {u"Beta"_s});
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QCOMPARE(difference(), u"No changes"_s);

    // An addition that is removed is gone.
    select(available(), {u"Chi"_s});
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QTest::mouseClick(assigned()->viewport(), Qt::LeftButton, {}, centre(assigned(), u"Chi"_s));
    QTest::mouseDClick(assigned()->viewport(), Qt::LeftButton, {}, centre(assigned(), u"Chi"_s));
    QCOMPARE(names(assigned()), QStringList({u"Acme"_s, u"Beta"_s}));
    QCOMPARE(difference(), u"No changes"_s);
}

void AssignDialogTest::filtersBothSides()
{
    QVERIFY(open(Entity::User, {m_ada}));
    auto *filter = part<QLineEdit>(u"availableFilter"_s);
    QTest::keyClicks(filter, u"ELT"_s);
    QTRY_COMPARE(names(available()), QStringList{u"Delta"_s});
    QTRY_VERIFY(text("availableCount") == u"1 of 5"_s);
    QTest::keyClick(filter, Qt::Key_Down);
    QVERIFY(available()->hasFocus());
    QTest::keyClick(available(), Qt::Key_Enter);
    QCOMPARE(difference(), u"1 to add"_s);
    QCOMPARE(filter->text(), u"ELT"_s);

    auto *second = part<QLineEdit>(u"assignedFilter"_s);
    QTest::keyClicks(second, u"ac"_s);
    QTRY_COMPARE(names(assigned()), QStringList{u"Acme"_s});
    second->clear();
    QTRY_COMPARE(assigned()->model()->rowCount(), 3);
}

void AssignDialogTest::selectionAndScrollStay()
{
    for (int i = 0; i < 300; ++i)
        m_database->addOrganization(u"o-%1"_s.arg(100 + i), u"Office %1"_s.arg(100 + i));
    QVERIFY(open(Entity::User, {m_ada}));
    QTRY_COMPARE(available()->model()->rowCount(), 305);
    // A view lays new rows out only when it is next idle.
    QTRY_VERIFY(available()->verticalScrollBar()->maximum() > 150);
    available()->scrollTo(available()->model()->index(150, nameColumn(available())));
    const int top = available()->verticalScrollBar()->value();
    QVERIFY(top > 0);
    QTRY_VERIFY(available()->model()->index(150, 0).data(RelationalModel::LoadedRole).toBool());
    available()->selectRow(150);
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QCOMPARE(difference(), u"1 to add"_s);
    QCOMPARE(available()->verticalScrollBar()->value(), top);
    QCOMPARE(available()->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(available()->currentIndex().row(), 150);
}

void AssignDialogTest::cancelWritesNothing()
{
    QVERIFY(open(Entity::User, {m_ada}));
    available()->selectAll();
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QTest::mouseClick(button("assignCancel"), Qt::LeftButton);
    QTest::mouseClick(part<QPushButton>(u"questionAccept"_s), Qt::LeftButton);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->result(), int(QDialog::Rejected));
    QCOMPARE(memberships().size(), 4);
    QCOMPARE(changes(), 0);
}

void AssignDialogTest::asksBeforeDroppingChanges()
{
    QVERIFY(open(Entity::User, {m_ada}));
    available()->selectAll();
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    auto *question = part<QMessageBox>(u"question"_s);
    QVERIFY(question);
    QVERIFY(question->informativeText().contains(u"3 to add"_s));
    savePicture(*question, u"assign-discard"_s);
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!part<QMessageBox>(u"question"_s));
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(difference(), u"3 to add"_s);

    m_dialog->close(); // as the window's own button does
    QTest::mouseClick(part<QPushButton>(u"questionAccept"_s), Qt::LeftButton);
    QTRY_VERIFY(!m_dialog->isVisible());
    QVERIFY(open(Entity::User, {m_ada})); // with nothing staged nothing is asked
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog->isVisible());
}

void AssignDialogTest::showsWhatValuesReplace()
{
    QVERIFY(open(Entity::User, {m_ada}));
    QVERIFY(assigned()->model()->setData(index(u"Beta"_s, u"Role"_s), u"admin"_s));
    part<QCheckBox>(u"differenceOnly"_s)->click();
    QCOMPARE(names(assigned()), QStringList{u"Beta"_s});
    const QModelIndex role = index(u"Beta"_s, u"Role"_s);
    QCOMPARE(role.data().toString(), u"admin"_s);
    QCOMPARE(role.data(MembershipDraftModel::ReplacedRole).toString(), u"member"_s);
    QCOMPARE(role.data(Qt::AccessibleTextRole).toString(), u"admin, was member"_s);
    assigned()->selectRow(0);
    savePicture(*m_dialog, u"assign-difference"_s);
    QVERIFY(assigned()->model()->setData(role, u"member"_s)); // no difference any more
    QCOMPARE(names(assigned()), QStringList());
}

void AssignDialogTest::enterInFilterWritesNothing()
{
    QVERIFY(open(Entity::User, {m_ada}));
    select(available(), {u"Chi"_s});
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    auto *filter = part<QLineEdit>(u"availableFilter"_s);
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_Return);
    QTest::keyClick(part<QComboBox>(u"roleCombo"_s), Qt::Key_Return);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(button("assignOk")->isEnabled());
    QCOMPARE(difference(), u"1 to add"_s);
}

void AssignDialogTest::lastOwnerStaysOpenUntilForced()
{
    QVERIFY(open(Entity::User, {m_ada}));
    select(assigned(), {u"Acme"_s});
    QTest::mouseClick(button("removeButton"), Qt::LeftButton);
    QTest::mouseClick(button("assignOk"), Qt::LeftButton);
    QTRY_VERIFY(button("messageAction")->isVisible());
    QCOMPARE(button("messageAction")->text(), u"Save anyway"_s);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(difference(), u"1 to remove"_s);
    QCOMPARE(memberships().size(), 4);
    QCOMPARE(changes(), 0);
    savePicture(*m_dialog, u"assign-last-owner"_s);

    QTest::mouseClick(button("messageAction"), Qt::LeftButton);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(memberships(), QStringList({u"Ada|Beta|member"_s, u"Bob|Acme|member"_s, u"Bob|Beta|owner"_s}));
}

void AssignDialogTest::organizationSide()
{
    const QString eve = m_database->addUser(u"eve@example.org"_s, u"Eve"_s);
    QVERIFY(open(Entity::Organization, {m_acme}));
    QCOMPARE(m_dialog->windowTitle(), u"Members of Acme"_s);
    QCOMPARE(names(assigned()), QStringList({u"Ada"_s, u"Bob"_s}));
    select(available(), {u"Eve"_s});
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QTest::mouseClick(button("assignOk"), Qt::LeftButton);
    QTRY_VERIFY(!m_dialog->isVisible());
    QVERIFY(memberships().contains(u"Eve|Acme|member"_s));
}

void AssignDialogTest::readOnlyDatabase()
{
    m_roster.reset();
    Database database = m_database->open();
    database.schema.readOnly = true;
    m_roster = std::make_unique<Roster>(database);
    QVERIFY(open(Entity::User, {m_ada}));
    available()->selectAll();
    assigned()->selectAll();
    QVERIFY(!button("addButton")->isEnabled());
    QTest::keyClick(available(), Qt::Key_Return);
    QTest::keyClick(assigned(), Qt::Key_Delete);
    QCOMPARE(difference(), u"No changes"_s);
}

int main(int argc, char **argv)
{
    AssignDialogTest test;
    return runAssignTest(test, argc, argv);
}

#include "assigndialogtest.moc"
