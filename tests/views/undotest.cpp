#include "tests/views/pictures.h"
#include "tests/views/windowfixture.h"

#include "models/membership/roster.h"
#include "models/storage/connection.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

/// Undo and redo in the window.
class UndoTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void nothingAtFirst();
    void undoesAndRedoes();
    void survivesARestart();
    void onlyOnesOwn();
    void keepsWhatWasEditedSince();
    void goesOnBelowWhatIsStuck();
    void lastOwnerIsAskedFor();
    void cancelledOwnerQuestionSaysSo();
    void largeOnesAreLookedAt();
    void longOnesCanBeCancelled();
    void fieldsKeepTheirOwn();
    void openEditorsKeepTheirOwn();
    void deletionIsUndoneFromTheNotice();
    void withoutHistory();

private:
    QAction *undo() { return m_fixture->find<QAction>("undoAction"); }
    QAction *redo() { return m_fixture->find<QAction>("redoAction"); }
    QString message() { return m_fixture->find<QLabel>("messageText")->text(); }
    QString count() { return m_fixture->read(u"SELECT count(*) FROM user_organizations"_s); }
    QString memberships()
    {
        return m_fixture->read(u"SELECT group_concat(user_id || organization_id || role || permissions || "
                               "joined_at) FROM (SELECT * FROM user_organizations ORDER BY 1, 2)"_s);
    }
    // Presses the keys where no field takes them.
    void press(Qt::KeyboardModifiers modifiers);
    bool removeBobFromAcme();
    bool openWithOwnerToUndo();
    void answer(const char *button)
    {
        QTest::mouseClick(m_fixture->find<QPushButton>(button), Qt::LeftButton);
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

void UndoTest::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open());
    m_fixture->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_fixture->window()));
}

void UndoTest::press(Qt::KeyboardModifiers modifiers)
{
    auto *table = m_fixture->find<TableView>("usersTable");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Z, modifiers);
}

bool UndoTest::removeBobFromAcme()
{
    if (!m_fixture->selectRow("usersTable", u"Bob"_s) || !m_fixture->waitForRows("userMemberships", 1)
        || !m_fixture->selectRow("userMemberships", u"Acme"_s))
        return false;
    QTest::keyClick(m_fixture->find<TableView>("userMemberships"), Qt::Key_Delete);
    return QTest::qWaitFor([&] { return count() == u"2"_s && undo()->isEnabled(); });
}

void UndoTest::nothingAtFirst()
{
    QVERIFY(!undo()->isEnabled() && !redo()->isEnabled());
    QCOMPARE(undo()->text(), u"&Undo"_s);
    QVERIFY2(undo()->toolTip().contains("nothing"_L1), qPrintable(undo()->toolTip()));
}

void UndoTest::undoesAndRedoes()
{
    QVERIFY(removeBobFromAcme());
    QVERIFY2(undo()->text().startsWith("&Undo: Removed Bob from Acme"_L1), qPrintable(undo()->text()));
    QVERIFY(!redo()->isEnabled());
    press(Qt::ControlModifier);
    QTRY_COMPARE(count(), u"3"_s);
    QTRY_VERIFY2(message().startsWith("Undone: Removed Bob from Acme."_L1), qPrintable(message()));
    QTRY_VERIFY(redo()->isEnabled());
    QVERIFY(!undo()->isEnabled());
    QVERIFY2(redo()->text().startsWith("&Redo: Removed Bob from Acme"_L1), qPrintable(redo()->text()));
    press(Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(count(), u"2"_s);
    QTRY_VERIFY(undo()->isEnabled());
    QVERIFY(!redo()->isEnabled());
    // The notice offers the opposite as well.
    QTRY_VERIFY2(message().startsWith("Redone: "_L1), qPrintable(message()));
    auto *button = m_fixture->find<QPushButton>("messageAction");
    QCOMPARE(button->text(), u"Undo"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(count(), u"3"_s);
    QTRY_COMPARE(button->text(), u"Redo"_s);
}

void UndoTest::survivesARestart()
{
    QVERIFY(removeBobFromAcme());
    const QString text = undo()->text();
    m_fixture->close();
    QVERIFY(m_fixture->open());
    QTRY_VERIFY(undo()->isEnabled());
    QCOMPARE(undo()->text(), text);
    undo()->trigger();
    QTRY_COMPARE(count(), u"3"_s);
    QTRY_VERIFY(redo()->isEnabled());
    m_fixture->close();
    QVERIFY(m_fixture->open());
    QTRY_VERIFY(redo()->isEnabled());
    QVERIFY(!undo()->isEnabled());
}

void UndoTest::onlyOnesOwn()
{
    QVERIFY(removeBobFromAcme());
    QVERIFY(m_fixture->write(u"UPDATE roster_changes SET actor = 'somebody else'"_s));
    m_fixture->close();
    QVERIFY(m_fixture->open());
    QVERIFY(m_fixture->selectRow("usersTable", u"Ada"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 2));
    QVERIFY(!undo()->isEnabled());
    QCOMPARE(count(), u"2"_s);
}

void UndoTest::keepsWhatWasEditedSince()
{
    QVERIFY(removeBobFromAcme());
    undo()->trigger();
    QTRY_VERIFY(redo()->isEnabled());
    QVERIFY(m_fixture->write(u"UPDATE user_organizations SET role = 'auditor' WHERE user_id LIKE '%b'"_s));
    redo()->trigger();
    QTRY_VERIFY2(message().contains("1 row was kept because it was changed since"_L1)
                     || message().contains("1 row(s) were kept because they were changed since"_L1),
                 qPrintable(message()));
    QCOMPARE(count(), u"3"_s);
}

void UndoTest::goesOnBelowWhatIsStuck()
{
    QVERIFY(removeBobFromAcme());
    undo()->trigger();
    QTRY_VERIFY(redo()->isEnabled());
    redo()->trigger();
    QTRY_VERIFY(undo()->isEnabled());
    QVERIFY(m_fixture->write(u"INSERT INTO user_organizations (user_id, organization_id, role) VALUES"
                             " ('00000000-0000-7000-8000-00000000000b',"
                             " '00000000-0000-7000-9000-000000000001', 'auditor')"_s));
    undo()->trigger();
    QTRY_VERIFY2(message().startsWith("Nothing was changed."_L1), qPrintable(message()));
    QTRY_VERIFY(!undo()->isEnabled()); // instead of trying the same for ever
}

// Undoing the latest change would take the last owner of Acme away.
bool UndoTest::openWithOwnerToUndo()
{
    const bool written =
        m_fixture->write(u"INSERT INTO roster_changes (applied_at, actor, method, summary, added, updated,"
                         " removed) VALUES ('2024-01-01T00:00:00.000Z', 'tester', 'assign', 'Gave Acme',"
                         " 1, 0, 0)"_s)
        && m_fixture->write(u"INSERT INTO roster_change_items VALUES (1,"
                            " '00000000-0000-7000-8000-00000000000a',"
                            " '00000000-0000-7000-9000-000000000001', NULL, '{\"role\": \"owner\"}')"_s);
    m_fixture->close();
    return written && m_fixture->open() && QTest::qWaitFor([&] { return undo()->isEnabled(); });
}

void UndoTest::lastOwnerIsAskedFor()
{
    QVERIFY(openWithOwnerToUndo());
    QCOMPARE(undo()->text(), u"&Undo: Gave Acme"_s);
    undo()->trigger();
    QTRY_VERIFY(m_fixture->find<QPushButton>("questionAccept"));
    QCOMPARE(m_fixture->find<QPushButton>("questionAccept")->text(), u"Undo anyway"_s);
    QCOMPARE(count(), u"3"_s);
    QTRY_VERIFY(undo()->isEnabled());
    QTest::mouseClick(m_fixture->find<QPushButton>("questionAccept"), Qt::LeftButton);
    QTRY_COMPARE(count(), u"2"_s);
}

void UndoTest::cancelledOwnerQuestionSaysSo()
{
    QVERIFY(openWithOwnerToUndo());
    undo()->trigger();
    QTRY_VERIFY(m_fixture->find<QPushButton>("questionCancel"));
    answer("questionCancel");
    QTRY_COMPARE(message(), u"Cancelled: nothing was undone."_s);
    QCOMPARE(count(), u"3"_s);
    QTRY_VERIFY(undo()->isEnabled());
}

void UndoTest::largeOnesAreLookedAt()
{
    constexpr int many = 1100;
    QVERIFY(
        m_fixture->write(u"WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1100)"
                         " INSERT INTO users (id, email, name) SELECT printf("
                         "'00000000-0000-7000-a000-%012d', i), 'u' || i || '@example.org', 'U' || i"
                         " FROM n"_s));
    ChangeSet changes;
    for (int i = 1; i <= many; ++i)
        changes.addMembership(UserId(u"00000000-0000-7000-a000-%1"_s.arg(i, 12, 10, QChar(u'0'))),
                              OrganizationId(u"00000000-0000-7000-9000-000000000003"_s));
    ApplyOptions options;
    options.summary = u"Many to Void"_s;
    m_fixture->window().roster()->apply(changes, options);
    QTRY_COMPARE(count(), u"1103"_s);
    QTRY_COMPARE(undo()->text(), u"&Undo: Many to Void"_s);

    undo()->trigger();
    QTRY_VERIFY(m_fixture->find<QDialog>("revertDialog"));
    QCOMPARE(m_fixture->find<QDialog>("revertDialog")->windowTitle(), u"Undo a change"_s);
    QTRY_VERIFY(m_fixture->find<QPushButton>("revertAccept")->isEnabled());
    QCOMPARE(m_fixture->find<QPushButton>("revertAccept")->text().remove(u'&'), u"Undo"_s);
    QVERIFY(!undo()->isEnabled());
    answer("revertCancel");
    QTRY_COMPARE(message(), u"Cancelled: nothing was undone."_s);
    QCOMPARE(count(), u"1103"_s);
    QTRY_VERIFY(undo()->isEnabled() && !m_fixture->find<QDialog>("revertDialog"));

    undo()->trigger();
    QTRY_VERIFY(m_fixture->find<QPushButton>("revertAccept")
                && m_fixture->find<QPushButton>("revertAccept")->isEnabled());
    answer("revertAccept");
    QTRY_COMPARE(count(), u"3"_s);
    // The button of the notice asks as well, and the history knows a redo.
    QTRY_COMPARE(m_fixture->find<QPushButton>("messageAction")->text(), u"Redo"_s);
    QTRY_VERIFY(!m_fixture->find<QDialog>("revertDialog"));
    answer("messageAction");
    QTRY_VERIFY(m_fixture->find<QPushButton>("revertAccept")
                && m_fixture->find<QPushButton>("revertAccept")->isEnabled());
    answer("revertAccept");
    QTRY_COMPARE(count(), u"1103"_s);
    QCOMPARE(m_fixture->read(u"SELECT group_concat(method) FROM (SELECT method FROM roster_changes"
                             " WHERE id > 1 ORDER BY id)"_s),
             u"revert,redo"_s);
}

// Somebody else writes for long.
void UndoTest::longOnesCanBeCancelled()
{
    QVERIFY(removeBobFromAcme());
    const auto other = Connection::open(DatabaseAddress::forFile(m_fixture->file()));
    QVERIFY(other && (*other)->execute(u"BEGIN IMMEDIATE"_s));
    undo()->trigger();
    QVERIFY(!undo()->isEnabled());
    auto *button = m_fixture->find<QPushButton>("messageAction");
    QTRY_COMPARE(button->text(), u"Cancel"_s);
    QVERIFY2(message().contains("Removed Bob from Acme"_L1), qPrintable(message()));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY2(message().startsWith("Cancelled"_L1), qPrintable(message()));
    QTRY_VERIFY(undo()->isEnabled());
    QVERIFY((*other)->execute(u"ROLLBACK"_s));
    QCOMPARE(count(), u"2"_s);
    undo()->trigger();
    QTRY_COMPARE(count(), u"3"_s);
}

void UndoTest::fieldsKeepTheirOwn()
{
    QVERIFY(removeBobFromAcme());
    auto *search = m_fixture->find<QLineEdit>("usersSearch");
    search->setFocus();
    QTest::keyClicks(search, u"bo"_s);
    QTest::keyClick(search, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(search->text(), QString());
    QTest::keyClick(search, Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(search, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(search->text(), u"bo"_s);
    QVERIFY(m_fixture->waitForRows("usersTable", 1));
    QCOMPARE(count(), u"2"_s);
    QVERIFY(undo()->isEnabled());
}

void UndoTest::openEditorsKeepTheirOwn()
{
    QVERIFY(removeBobFromAcme());
    QVERIFY(m_fixture->selectRow("usersTable", u"Ada"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 2));
    auto *table = m_fixture->find<TableView>("userMemberships");
    const int column = m_fixture->columnOf(*table, u"Permissions"_s);
    const QModelIndex cell = table->model()->index(0, column);
    table->setCurrentIndex(cell);
    table->edit(cell);
    auto *editor = m_fixture->find<QLineEdit>("permissionsEditor");
    QTRY_VERIFY(editor && editor->hasFocus());
    const QString before = editor->text();
    QTest::keyClicks(editor, u"x"_s);
    QVERIFY(editor->text() != before);
    QTest::keyClick(editor, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor->text(), before);
    QTest::keyClick(editor, Qt::Key_Z, Qt::ControlModifier);
    undo()->trigger(); // also not by the menu, as long as it is open
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(undo()->isEnabled());
    QCOMPARE(count(), u"2"_s);
}

void UndoTest::deletionIsUndoneFromTheNotice()
{
    const auto all = [&] {
        return m_fixture->read(u"SELECT group_concat(user_id || organization_id || role || permissions || "
                               "joined_at) FROM (SELECT * FROM user_organizations ORDER BY 1, 2)"_s)
            + m_fixture->read(
                u"SELECT group_concat(id || email || name || created_at) FROM (SELECT * FROM users ORDER BY id)"_s);
    };
    const QString before = all();
    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s));
    QTest::keyClick(m_fixture->find<TableView>("usersTable"), Qt::Key_Delete);
    QTRY_VERIFY(m_fixture->find<QPushButton>("questionAccept"));
    QTest::mouseClick(m_fixture->find<QPushButton>("questionAccept"), Qt::LeftButton);
    QVERIFY(m_fixture->waitForRows("usersTable", 2));
    auto *button = m_fixture->find<QPushButton>("messageAction");
    QTRY_VERIFY(button->isVisible());
    QCOMPARE(button->text(), u"Undo"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_fixture->waitForRows("usersTable", 3));
    QCOMPARE(all(), before);
}

// The session remembers what it did.
void UndoTest::withoutHistory()
{
    m_fixture->close();
    for (const char *table : {"roster_change_organizations", "roster_change_items", "roster_changes"})
        QVERIFY(m_fixture->write(u"DROP TABLE %1"_s.arg(QLatin1StringView(table))));
    QVERIFY(m_fixture->open());
    m_fixture->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_fixture->window()));
    QVERIFY(!undo()->isEnabled() && !redo()->isEnabled());
    const QString before = memberships();
    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 1));
    QVERIFY(m_fixture->selectRow("userMemberships", u"Acme"_s));
    QTest::keyClick(m_fixture->find<TableView>("userMemberships"), Qt::Key_Delete);
    QTRY_COMPARE(count(), u"2"_s);
    QTRY_VERIFY(undo()->isEnabled());
    QCOMPARE(m_fixture->find<QPushButton>("messageAction")->text(), u"Undo"_s);
    press(Qt::ControlModifier);
    QTRY_COMPARE(memberships(), before);
    QTRY_VERIFY(redo()->isEnabled() && !undo()->isEnabled());
    press(Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(count(), u"2"_s);
    QTRY_VERIFY(undo()->isEnabled());

    // The history page shows it, and says that it is the session's.
    m_fixture->window().workspace()->go({WindowPage::History});
    QTRY_COMPARE(m_fixture->find<TableView>("historyTable")->model()->rowCount(), 3);
    QVERIFY(m_fixture->find<QLabel>("historySession")->isVisible());
    savePicture(m_fixture->window(), u"history-session"_s);

    // Nobody's later change is overwritten.
    QVERIFY(m_fixture->write(
        u"INSERT INTO user_organizations (user_id, organization_id, role) SELECT u.id, o.id, 'guest' FROM "
        "users u, organizations o WHERE u.name = 'Bob' AND o.name = 'Acme'"_s));
    const QString theirs = memberships();
    undo()->trigger();
    QTRY_VERIFY2(message().contains("changed since"_L1), qPrintable(message()));
    QCOMPARE(memberships(), theirs);
    // It ends with the session.
    QVERIFY(m_fixture->open());
    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s));
    QVERIFY(!undo()->isEnabled() && !redo()->isEnabled());
}

QTEST_MAIN(UndoTest)
#include "undotest.moc"
