#include "tests/views/windowfixture.h"

#include "models/tables/relationalmodel.h"
#include "views/messagebar.h"
#include "views/searchbox.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

/// What somebody does on the pages of an open database.
class PagesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsRowsAndMemberships();
    void clicksThroughAndBack();
    void editsRoleInPlace();
    void refusesLastOwner();
    void removesAndUndoes();
    void savesForm();
    void saysWhatIsWrong();
    void addsRecord();
    void deletesAfterQuestion();
    void staysWhereRecordsWereDeleted();
    void saysWhenOthersDeleteWhatIsTyped();
    void deletesWhatItNames();
    void savesTheCellBeforeTheRecordGoes();
    void savesTheCellBeforeRefreshing();
    void addsByEnter();
    void searches();
    void followsOthers();
    void assignsSelectedAndOne();

private:
    QString shownMembership(int row, const QString &title);
    bool typePermissionsOfBob(const QString &text);

    std::unique_ptr<WindowFixture> m_fixture;
};

void PagesTest::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open());
}

// What the window said, where a test failed.
void PagesTest::cleanup()
{
    if (QTest::currentTestFailed())
        qInfo() << m_fixture->find<QLabel>("messageText")->text()
                << m_fixture->find<QLabel>("userError")->text();
}

QString PagesTest::shownMembership(int row, const QString &title)
{
    const auto *table = m_fixture->find<TableView>("userMemberships");
    return table->model()->index(row, m_fixture->columnOf(*table, title)).data().toString();
}

void PagesTest::showsRowsAndMemberships()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Ada"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 2));
    QCOMPARE(shownMembership(0, u"Organization"_s), u"Acme"_s);
    QCOMPARE(shownMembership(0, u"Role"_s), u"owner"_s);
    QCOMPARE(m_fixture->find<QLineEdit>("userHandle")->text(), u"ada@example.org"_s);
    QVERIFY(m_fixture->selectRow("usersTable", u"Cem"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 0));
    QTRY_VERIFY(!m_fixture->find<TableView>("userMemberships")->emptyText().isEmpty());
}

void PagesTest::clicksThroughAndBack()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 1));
    QVERIFY(m_fixture->selectRow("userMemberships", u"Acme"_s));
    auto *table = m_fixture->find<TableView>("userMemberships");
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(m_fixture->workspace().page(), WindowPage::Organizations);
    QTRY_COMPARE(m_fixture->find<QLineEdit>("organizationHandle")->text(), u"acme"_s);
    QVERIFY(m_fixture->waitForRows("organizationMemberships", 2));

    QVERIFY(m_fixture->selectRow("organizationMemberships", u"Ada"_s));
    m_fixture->find<QAction>("organizationMembershipsOpenAction")->trigger();
    QTRY_COMPARE(m_fixture->workspace().page(), WindowPage::Users);
    QTRY_COMPARE(m_fixture->find<QLineEdit>("userHandle")->text(), u"ada@example.org"_s);

    QTest::keyClick(&m_fixture->window(), Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(m_fixture->workspace().page(), WindowPage::Organizations);
    m_fixture->find<QAction>("backAction")->trigger();
    QTRY_COMPARE(m_fixture->workspace().page(), WindowPage::Users);
    QTRY_COMPARE(m_fixture->find<QLineEdit>("userHandle")->text(), u"bob@example.org"_s);
    m_fixture->find<QAction>("forwardAction")->trigger();
    QTRY_COMPARE(m_fixture->workspace().page(), WindowPage::Organizations);
    QVERIFY(m_fixture->find<QAction>("forwardAction")->isEnabled());
}

void PagesTest::editsRoleInPlace()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 1));
    auto *table = m_fixture->find<TableView>("userMemberships");
    const QModelIndex role = table->model()->index(0, m_fixture->columnOf(*table, u"Role"_s));
    table->setColumnWidth(role.column(), 40);
    table->setCurrentIndex(role);
    table->edit(role);
    auto *editor = table->findChild<QComboBox *>(u"roleEditor"_s);
    QVERIFY(editor);
    QVERIFY(editor->width() >= editor->sizeHint().width()); // cuts no letters
    editor->setCurrentText(u"admin"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(m_fixture->read(u"SELECT role FROM user_organizations WHERE user_id LIKE '%b'"_s),
                 u"admin"_s);
    QTRY_COMPARE(shownMembership(0, u"Role"_s), u"admin"_s);
    QCOMPARE(m_fixture->read(u"SELECT actor FROM roster_changes"_s), u"tester"_s);
}

void PagesTest::refusesLastOwner()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Ada"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 2));
    QVERIFY(m_fixture->selectRow("userMemberships", u"Acme"_s));
    m_fixture->find<QAction>("userMembershipsRemoveAction")->trigger();
    QTRY_VERIFY(m_fixture->find<QMessageBox>("question"));
    QCOMPARE(m_fixture->read(u"SELECT count(*) FROM user_organizations"_s), u"3"_s);
    QTest::mouseClick(m_fixture->find<QPushButton>("questionAccept"), Qt::LeftButton);
    QTRY_COMPARE(m_fixture->read(u"SELECT count(*) FROM user_organizations"_s), u"2"_s);
    QVERIFY(m_fixture->waitForRows("userMemberships", 1));
}

void PagesTest::removesAndUndoes()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 1));
    QVERIFY(m_fixture->selectRow("userMemberships", u"Acme"_s));
    QTest::keyClick(m_fixture->find<TableView>("userMemberships"), Qt::Key_Delete);
    QTRY_COMPARE(m_fixture->read(u"SELECT count(*) FROM user_organizations"_s), u"2"_s);
    auto *undo = m_fixture->find<QPushButton>("messageAction");
    QTRY_VERIFY(undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_COMPARE(m_fixture->read(u"SELECT count(*) FROM user_organizations"_s), u"3"_s);
}

void PagesTest::savesForm()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s));
    auto *name = m_fixture->find<QLineEdit>("userName");
    QTRY_COMPARE(name->text(), u"Bob"_s);
    name->selectAll();
    QTest::keyClicks(name, u"Robert"_s);
    auto *save = m_fixture->find<QPushButton>("userSave");
    QVERIFY(save->isEnabled());
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_COMPARE(m_fixture->read(u"SELECT name FROM users WHERE email = 'bob@example.org'"_s), u"Robert"_s);
    QTRY_COMPARE(m_fixture->find<QLabel>("userTitle")->text(), u"Robert"_s);
    QTRY_VERIFY(!save->isEnabled());
}

void PagesTest::saysWhatIsWrong()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s));
    auto *email = m_fixture->find<QLineEdit>("userHandle");
    auto *problem = m_fixture->find<QLabel>("userHandleProblem");
    auto *save = m_fixture->find<QPushButton>("userSave");
    QTRY_COMPARE(email->text(), u"bob@example.org"_s);
    email->selectAll();
    QTest::keyClicks(email, u"nonsense"_s);
    QTest::mouseClick(save, Qt::LeftButton);
    QVERIFY(problem->isVisible());
    // What cannot be saved keeps its record.
    QVERIFY(m_fixture->selectRow("usersTable", u"Cem"_s));
    QTRY_COMPARE(m_fixture->rowOf(*m_fixture->find<TableView>("usersTable"), u"Bob"_s),
                 m_fixture->find<TableView>("usersTable")->currentIndex().row());
    QCOMPARE(email->text(), u"nonsense"_s);

    email->selectAll();
    QTest::keyClicks(email, u"ADA@example.org"_s);
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_VERIFY(problem->isVisible());
    QCOMPARE(email->text(), u"ADA@example.org"_s);
    QTest::mouseClick(m_fixture->find<QPushButton>("userRevert"), Qt::LeftButton);
    QTRY_COMPARE(email->text(), u"bob@example.org"_s);
    QVERIFY(!problem->isVisible());
}

void PagesTest::addsRecord()
{
    m_fixture->find<QAction>("usersAddAction")->trigger();
    auto *handle = m_fixture->find<QLineEdit>("newHandle");
    auto *name = m_fixture->find<QLineEdit>("newName");
    auto *add = m_fixture->find<QPushButton>("newAccept");
    QVERIFY(handle && name && add);
    handle->setText(u"ada@example.org"_s);
    name->setText(u"Another Ada"_s);
    QTest::mouseClick(add, Qt::LeftButton);
    QTRY_VERIFY(m_fixture->find<QLabel>("newHandleProblem")->isVisible());
    QCOMPARE(name->text(), u"Another Ada"_s);
    handle->setText(u"dora@example.org"_s);
    QTest::mouseClick(add, Qt::LeftButton);
    QTRY_COMPARE(m_fixture->read(u"SELECT name FROM users WHERE email = 'dora@example.org'"_s),
                 u"Another Ada"_s);
    QVERIFY(m_fixture->waitForRows("usersTable", 4));
    QTRY_COMPARE(m_fixture->find<QLineEdit>("userHandle")->text(), u"dora@example.org"_s);
}

void PagesTest::deletesAfterQuestion()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s));
    m_fixture->find<QAction>("usersDeleteAction")->trigger();
    QTRY_VERIFY(m_fixture->find<QMessageBox>("question"));
    QCOMPARE(m_fixture->find<QMessageBox>("question")->text(), u"Delete Bob (bob@example.org)?"_s);
    QVERIFY(m_fixture->find<QMessageBox>("question")->informativeText().contains(u'1'));
    QTest::mouseClick(m_fixture->find<QPushButton>("questionAccept"), Qt::LeftButton);
    QTRY_COMPARE(m_fixture->read(u"SELECT count(*) FROM users"_s), u"2"_s);
    QCOMPARE(m_fixture->read(u"SELECT count(*) FROM user_organizations"_s), u"2"_s);
    QCOMPARE(m_fixture->read(u"SELECT method || ' ' || summary FROM roster_changes"_s),
             u"delete Deleted Bob (bob@example.org)"_s);
    QVERIFY(m_fixture->waitForRows("usersTable", 2));
}

void PagesTest::saysWhenOthersDeleteWhatIsTyped()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Cem"_s));
    auto *name = m_fixture->find<QLineEdit>("userName");
    QTRY_COMPARE(name->text(), u"Cem"_s);
    QTest::keyClicks(name, u" Typed"_s);
    QVERIFY(m_fixture->write(u"DELETE FROM users WHERE name = 'Cem'"_s));
    m_fixture->find<QAction>("refreshAction")->trigger();
    auto *discard = m_fixture->find<QPushButton>("messageAction");
    QTRY_VERIFY(discard->isVisible());
    QCOMPARE(name->text(), u"Cem Typed"_s);
    QVERIFY(!m_fixture->find<QAction>("userMembershipsAssignAction")->isEnabled());
    QTest::mouseClick(discard, Qt::LeftButton);
    QVERIFY(m_fixture->waitForRows("usersTable", 2));
    QTRY_VERIFY(name->text() == u"Ada"_s || name->text() == u"Bob"_s);
}

void PagesTest::staysWhereRecordsWereDeleted()
{
    QVERIFY(
        m_fixture->write(u"WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 100)"
                         " INSERT INTO users (id, email, name) SELECT printf("
                         "'00000000-0000-7000-a000-%012d', i), 'u' || i || '@example.org',"
                         " printf('User %03d', i) FROM n"_s));
    m_fixture->find<QAction>("refreshAction")->trigger();
    QVERIFY(m_fixture->waitForRows("usersTable", 103));
    auto *table = m_fixture->find<TableView>("usersTable");
    QTRY_VERIFY(table->verticalScrollBar()->maximum() > 70);
    const int name = m_fixture->columnOf(*table, u"Name"_s);
    table->scrollTo(table->model()->index(70, name));
    table->setCurrentIndex(table->model()->index(66, name));
    for (const int row : {67, 68})
        table->selectionModel()->select(table->model()->index(row, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const int top = table->rowAt(0);
    QVERIFY(top > 0);
    const QString next = table->model()->index(69, name).data().toString();
    m_fixture->find<QAction>("usersDeleteAction")->trigger();
    QTRY_VERIFY(m_fixture->find<QMessageBox>("question"));
    QTest::mouseClick(m_fixture->find<QPushButton>("questionAccept"), Qt::LeftButton);
    QVERIFY(m_fixture->waitForRows("usersTable", 100));
    QTRY_COMPARE(m_fixture->find<QLineEdit>("userName")->text(), next);
    QCOMPARE(table->currentIndex().row(), 66);
    QCOMPARE(table->selectedCount(), 1);
    QCOMPARE(table->rowAt(0), top);
}

// Ctrl and an arrow must not leave the selection on another row than the one that is shown.
void PagesTest::deletesWhatItNames()
{
    auto *table = m_fixture->find<TableView>("usersTable");
    QVERIFY(m_fixture->selectRow("usersTable", u"Ada"_s));
    QTest::keyClick(table, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(table->selectedRows(), QList<int>({0, 1, 2}));
    QTest::keyClick(table, Qt::Key_End, Qt::ControlModifier);
    QTRY_COMPARE(m_fixture->find<QLineEdit>("userHandle")->text(), u"cem@example.org"_s);
    m_fixture->find<QAction>("usersDeleteAction")->trigger();
    QTRY_VERIFY(m_fixture->find<QMessageBox>("question"));
    QVERIFY(m_fixture->find<QMessageBox>("question")->text().contains(u"Cem"_s));
    QTest::mouseClick(m_fixture->find<QPushButton>("questionAccept"), Qt::LeftButton);
    QTRY_COMPARE(m_fixture->read(u"SELECT group_concat(name) FROM (SELECT name FROM users ORDER BY name)"_s),
                 u"Ada,Bob"_s);
}

// Leaves the editor open.
bool PagesTest::typePermissionsOfBob(const QString &text)
{
    if (!m_fixture->selectRow("usersTable", u"Bob"_s) || !m_fixture->waitForRows("userMemberships", 1))
        return false;
    auto *table = m_fixture->find<TableView>("userMemberships");
    const QModelIndex cell = table->model()->index(0, m_fixture->columnOf(*table, u"Permissions"_s));
    table->setCurrentIndex(cell);
    table->edit(cell);
    auto *editor = qobject_cast<QLineEdit *>(table->indexWidget(cell));
    if (editor)
        QTest::keyClicks(editor, text);
    return editor;
}

void PagesTest::savesTheCellBeforeTheRecordGoes()
{
    QVERIFY(typePermissionsOfBob(u"read"_s));
    m_fixture->find<TableView>("userMemberships")->commitEditor(); // as losing the focus does
    QVERIFY(m_fixture->selectRow("usersTable", u"Ada"_s));
    QTRY_COMPARE(
        m_fixture->read(u"SELECT permissions FROM user_organizations m JOIN users u ON u.id = m.user_id "
                        "WHERE u.name = 'Bob'"_s),
        u"[\"read\"]"_s);
}

void PagesTest::savesTheCellBeforeRefreshing()
{
    QVERIFY(typePermissionsOfBob(u"write"_s));
    m_fixture->find<QAction>("refreshAction")->trigger();
    QTRY_COMPARE(
        m_fixture->read(u"SELECT permissions FROM user_organizations m JOIN users u ON u.id = m.user_id "
                        "WHERE u.name = 'Bob'"_s),
        u"[\"write\"]"_s);
    QTRY_COMPARE(m_fixture->read(u"SELECT summary FROM roster_changes ORDER BY id DESC LIMIT 1"_s),
                 u"Edited the membership of bob@example.org in acme"_s);
}

void PagesTest::addsByEnter()
{
    m_fixture->find<QAction>("usersAddAction")->trigger();
    QTRY_VERIFY(m_fixture->find<QLineEdit>("newHandle"));
    QTest::keyClicks(m_fixture->find<QLineEdit>("newHandle"), u"eve@example.org"_s);
    QTest::keyClicks(m_fixture->find<QLineEdit>("newName"), u"Eve"_s);
    QTest::keyClick(m_fixture->find<QLineEdit>("newName"), Qt::Key_Return);
    QTRY_COMPARE(m_fixture->read(u"SELECT count(*) FROM users WHERE email = 'eve@example.org'"_s), u"1"_s);
}

void PagesTest::searches()
{
    auto *search = m_fixture->find<SearchBox>("usersSearch");
    QTest::keyClicks(search, u"bob"_s);
    QVERIFY(m_fixture->waitForRows("usersTable", 1));
    QTRY_COMPARE(m_fixture->find<QLineEdit>("userHandle")->text(), u"bob@example.org"_s);
    QTRY_VERIFY(m_fixture->find<QLabel>("usersCount")->text().contains(u'3'));
    QTest::keyClicks(search, u"zzz"_s);
    QVERIFY(m_fixture->waitForRows("usersTable", 0));
    QTRY_VERIFY(m_fixture->find<TableView>("usersTable")->emptyText().contains(u"bobzzz"_s));
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(m_fixture->waitForRows("usersTable", 3));
}

void PagesTest::followsOthers()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s));
    QVERIFY(m_fixture->write(u"INSERT INTO users (id, email, name) VALUES "
                             "('00000000-0000-7000-8000-000000000001', 'abe@example.org', 'Abe')"_s));
    m_fixture->find<QAction>("refreshAction")->trigger();
    QVERIFY(m_fixture->waitForRows("usersTable", 4));
    const auto *table = m_fixture->find<TableView>("usersTable");
    QTRY_COMPARE(table->currentIndex().row(), m_fixture->rowOf(*table, u"Bob"_s));
    QCOMPARE(m_fixture->find<QLineEdit>("userHandle")->text(), u"bob@example.org"_s);
}

// Several from the table, one from its memberships.
void PagesTest::assignsSelectedAndOne()
{
    QAction *assign = m_fixture->find<QAction>("usersAssignAction");
    auto *table = m_fixture->find<TableView>("usersTable");
    table->clearSelection();
    QVERIFY(!assign->isEnabled());
    table->selectAll();
    assign->trigger();
    QDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = m_fixture->find<QDialog>("assignDialog")));
    QCOMPARE(dialog->windowTitle(), u"Organizations of 3 users"_s);
    dialog->reject();
    QTRY_VERIFY(!m_fixture->find<QDialog>("assignDialog"));
    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s));
    m_fixture->find<QAction>("userMembershipsAssignAction")->trigger();
    dialog = m_fixture->find<QDialog>("assignDialog");
    QTRY_COMPARE(dialog->windowTitle(), u"Organizations of Bob"_s);
}

QTEST_MAIN(PagesTest)
#include "pagestest.moc"
