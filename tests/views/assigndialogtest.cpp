#include "views/assigndialog.h"
#include "models/membership/roster.h"
#include "models/tables/relationalmodel.h"
#include "tests/support/testdatabase.h"
#include "tests/views/pictures.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

// Ada owns Acme alone and is a member of Beta; Bob is a member of Acme and owns Beta.
class AssignDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void showsBothSides();
    void addsWithRoleAndWritesOnce();
    void enterAndDoubleClickAdd();
    void assignedIsNotAddedAgain();
    void removesAndKeeps();
    void filtersBothSides();
    void selectionAndScrollStay();
    void addsMoreThanWasLoaded();
    void cancelWritesNothing();
    void enterInFilterWritesNothing();
    void lastOwnerStaysOpenUntilForced();
    void conflictIsReadAgain();
    void organizationSide();
    void readOnlyDatabase();
    void pictures();

private:
    void open(Entity entity, const QString &id);
    template <class T> T *part(const QString &name) const { return m_dialog->findChild<T *>(name); }
    QTableView *available() const { return part<QTableView>(u"availableView"_s); }
    QTableView *assigned() const { return part<QTableView>(u"assignedView"_s); }
    QPushButton *button(QDialogButtonBox::StandardButton which) const
    {
        return part<QDialogButtonBox>(u"assignButtonBox"_s)->button(which);
    }
    QString difference() const { return part<QLabel>(u"differenceLabel"_s)->text(); }
    QPushButton *messageAction() const { return part<QPushButton>(u"messageAction"_s); }
    void select(QTableView *view, const QStringList &names) const;
    static QStringList names(const QTableView *view);
    static QPoint centre(const QTableView *view, const QString &name);
    QStringList memberships() { return m_database->rows(membershipsSql); }
    int changes() { return int(m_database->number(u"SELECT count(*) FROM roster_changes"_s)); }

    const QString membershipsSql =
        u"SELECT u.name, o.name, m.role FROM user_organizations m JOIN users u ON u.id = "
        "m.user_id JOIN organizations o ON o.id = m.organization_id ORDER BY 1, 2"_s;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Roster> m_roster;
    std::unique_ptr<AssignDialog> m_dialog;
    QString m_ada, m_bob, m_acme, m_beta;
};

void AssignDialogTest::init()
{
    m_database = std::make_unique<TestDatabase>(Engine::Sqlite, nullptr);
    m_ada = m_database->addUser(u"ada@example.org"_s, u"Ada"_s);
    m_bob = m_database->addUser(u"bob@example.org"_s, u"Bob"_s);
    m_acme = m_database->addOrganization(u"acme"_s, u"Acme"_s);
    m_beta = m_database->addOrganization(u"beta"_s, u"Beta"_s);
    m_database->addOrganization(u"chi"_s, u"Chi"_s);
    m_database->addOrganization(u"delta"_s, u"Delta"_s);
    m_database->addOrganization(u"epsilon"_s, u"Epsilon"_s);
    m_database->addMembership(m_ada, m_acme, u"owner"_s);
    m_database->addMembership(m_ada, m_beta, u"member"_s);
    m_database->addMembership(m_bob, m_acme, u"member"_s);
    m_database->addMembership(m_bob, m_beta, u"owner"_s);
    m_roster = std::make_unique<Roster>(m_database->open());
}

void AssignDialogTest::cleanup()
{
    m_dialog.reset();
    m_roster.reset();
    m_database.reset();
}

void AssignDialogTest::open(Entity entity, const QString &id)
{
    m_dialog = std::make_unique<AssignDialog>(*m_roster, entity, id);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    QTRY_VERIFY(difference() != u"Reading…"_s);
    QTRY_VERIFY(available()->model()->rowCount() > 0);
    QTRY_VERIFY(available()->model()->index(0, 0).data(RelationalModel::LoadedRole).toBool());
}

int nameColumn(const QTableView *view) { return view->horizontalHeader()->logicalIndex(0); }

QStringList AssignDialogTest::names(const QTableView *view)
{
    QStringList names;
    for (int row = 0; row < view->model()->rowCount(); ++row)
        names << view->model()->index(row, nameColumn(view)).data().toString();
    return names;
}

void AssignDialogTest::select(QTableView *view, const QStringList &wanted) const
{
    view->clearSelection();
    for (const QString &name : wanted) {
        const int row = int(names(view).indexOf(name));
        QVERIFY2(row >= 0, qPrintable(name));
        view->selectionModel()->setCurrentIndex(view->model()->index(row, nameColumn(view)),
                                                QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

QPoint AssignDialogTest::centre(const QTableView *view, const QString &name)
{
    return view->visualRect(view->model()->index(int(names(view).indexOf(name)), nameColumn(view))).center();
}

void AssignDialogTest::showsBothSides()
{
    open(Entity::User, m_ada);
    QCOMPARE(m_dialog->windowTitle(), u"Organizations of Ada"_s);
    QCOMPARE(names(available()), QStringList({u"Acme"_s, u"Beta"_s, u"Chi"_s, u"Delta"_s, u"Epsilon"_s}));
    QCOMPARE(names(assigned()), QStringList({u"Acme"_s, u"Beta"_s}));
    QCOMPARE(difference(), u"No changes"_s);
    QVERIFY(part<QLineEdit>(u"availableFilter"_s)->hasFocus());
    QVERIFY(!button(QDialogButtonBox::Ok)->isEnabled());
    QVERIFY(!part<QPushButton>(u"addButton"_s)->isEnabled());
    QVERIFY(part<QLabel>(u"availableCount"_s)->text().startsWith(u"5 "_s));
    QVERIFY(part<QLabel>(u"assignedCount"_s)->text().startsWith(u"2 "_s));
}

void AssignDialogTest::addsWithRoleAndWritesOnce()
{
    open(Entity::User, m_ada);
    const QSignalSpy done(m_dialog.get(), &AssignDialog::assigned);
    select(available(), {u"Chi"_s, u"Delta"_s});
    part<QComboBox>(u"roleCombo"_s)->setCurrentText(u"admin"_s);
    QTest::mouseClick(part<QPushButton>(u"addButton"_s), Qt::LeftButton);
    QCOMPARE(names(assigned()), QStringList({u"Acme"_s, u"Beta"_s, u"Chi"_s, u"Delta"_s}));
    select(available(), {u"Epsilon"_s});
    part<QComboBox>(u"roleCombo"_s)->setEditText(u"guest"_s);
    QTest::mouseClick(part<QPushButton>(u"addButton"_s), Qt::LeftButton);
    select(assigned(), {u"Beta"_s});
    QTest::mouseClick(part<QPushButton>(u"removeButton"_s), Qt::LeftButton);
    QCOMPARE(difference(), u"3 to add and 1 to remove"_s);
    QCOMPARE(changes(), 0);
    QCOMPARE(memberships().size(), 4);

    QTest::mouseClick(button(QDialogButtonBox::Ok), Qt::LeftButton);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
    QCOMPARE(done.size(), 1);
    QCOMPARE(memberships(),
             QStringList({u"Ada|Acme|owner"_s, u"Ada|Chi|admin"_s, u"Ada|Delta|admin"_s,
                          u"Ada|Epsilon|guest"_s, u"Bob|Acme|member"_s, u"Bob|Beta|owner"_s}));
    QCOMPARE(m_database->rows(u"SELECT method, summary, added, removed FROM roster_changes"_s),
             QStringList{u"assign|Organizations of Ada|3|1"_s});
}

void AssignDialogTest::enterAndDoubleClickAdd()
{
    open(Entity::User, m_ada);
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
    open(Entity::User, m_ada);
    available()->selectAll();
    QTest::mouseClick(part<QPushButton>(u"addButton"_s), Qt::LeftButton);
    QCOMPARE(difference(), u"3 to add"_s);
    QTest::mouseClick(part<QPushButton>(u"addButton"_s), Qt::LeftButton);
    QCOMPARE(difference(), u"3 to add"_s);
}

void AssignDialogTest::removesAndKeeps()
{
    open(Entity::User, m_ada);
    select(assigned(), {u"Beta"_s});
    assigned()->setFocus();
    QTest::keyClick(assigned(), Qt::Key_Delete);
    QCOMPARE(difference(), u"1 to remove"_s);
    QCOMPARE(names(assigned()), QStringList({u"Acme"_s, u"Beta"_s})); // still there, struck through
    QVERIFY(part<QLabel>(u"assignedCount"_s)->text().startsWith(u"1 "_s));
    QVERIFY(part<QPushButton>(u"removeButton"_s)->text().contains(u"&Keep"_s));
    QTest::mouseClick(part<QPushButton>(u"removeButton"_s), Qt::LeftButton);
    QCOMPARE(difference(), u"No changes"_s);
    QVERIFY(!button(QDialogButtonBox::Ok)->isEnabled());

    // From the other side as well.
    QTest::keyClick(assigned(), Qt::Key_Delete);
    select(available(), {u"Beta"_s});
    QTest::mouseClick(part<QPushButton>(u"addButton"_s), Qt::LeftButton);
    QCOMPARE(difference(), u"No changes"_s);

    // An addition that is removed is gone.
    select(available(), {u"Chi"_s});
    QTest::mouseClick(part<QPushButton>(u"addButton"_s), Qt::LeftButton);
    QTest::mouseClick(assigned()->viewport(), Qt::LeftButton, {}, centre(assigned(), u"Chi"_s));
    QTest::mouseDClick(assigned()->viewport(), Qt::LeftButton, {}, centre(assigned(), u"Chi"_s));
    QCOMPARE(names(assigned()), QStringList({u"Acme"_s, u"Beta"_s}));
    QCOMPARE(difference(), u"No changes"_s);
}

void AssignDialogTest::filtersBothSides()
{
    open(Entity::User, m_ada);
    auto *filter = part<QLineEdit>(u"availableFilter"_s);
    QTest::keyClicks(filter, u"ELT"_s);
    QTRY_COMPARE(names(available()), QStringList{u"Delta"_s});
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
    open(Entity::User, m_ada);
    QTRY_COMPARE(available()->model()->rowCount(), 305);
    available()->scrollTo(available()->model()->index(150, nameColumn(available())));
    const int top = available()->verticalScrollBar()->value();
    QVERIFY(top > 0);
    QTRY_VERIFY(available()->model()->index(150, 0).data(RelationalModel::LoadedRole).toBool());
    available()->selectRow(150);
    QTest::mouseClick(part<QPushButton>(u"addButton"_s), Qt::LeftButton);
    QCOMPARE(difference(), u"1 to add"_s);
    QCOMPARE(available()->verticalScrollBar()->value(), top);
    QCOMPARE(available()->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(available()->currentIndex().row(), 150);
}

void AssignDialogTest::addsMoreThanWasLoaded()
{
    m_database->execute(
        u"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19999) INSERT INTO "
        "organizations (id, slug, name) SELECT printf('00000000-0000-7000-8000-%012d', i), "
        "printf('o-%05d', i), printf('Office %05d', i) FROM n"_s);
    open(Entity::User, m_ada);
    QTRY_COMPARE(available()->model()->rowCount(), 20005);
    available()->setFocus();
    available()->selectAll();
    QTest::keyClick(available(), Qt::Key_Return);
    QTRY_COMPARE(assigned()->model()->rowCount(), 20005);
    QCOMPARE(difference(), u"20,003 to add"_s);
    QTest::mouseClick(button(QDialogButtonBox::Ok), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_dialog->isVisible(), 30000);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM user_organizations"_s), 20007);
    QCOMPARE(changes(), 1);
}

void AssignDialogTest::cancelWritesNothing()
{
    open(Entity::User, m_ada);
    available()->selectAll();
    QTest::mouseClick(part<QPushButton>(u"addButton"_s), Qt::LeftButton);
    QTest::mouseClick(button(QDialogButtonBox::Cancel), Qt::LeftButton);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->result(), int(QDialog::Rejected));
    QCOMPARE(memberships().size(), 4);
    QCOMPARE(changes(), 0);
}

void AssignDialogTest::enterInFilterWritesNothing()
{
    open(Entity::User, m_ada);
    select(available(), {u"Chi"_s});
    QTest::mouseClick(part<QPushButton>(u"addButton"_s), Qt::LeftButton);
    auto *filter = part<QLineEdit>(u"availableFilter"_s);
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_Return);
    QTest::keyClick(part<QComboBox>(u"roleCombo"_s), Qt::Key_Return);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(button(QDialogButtonBox::Ok)->isEnabled());
    QCOMPARE(difference(), u"1 to add"_s);
}

void AssignDialogTest::lastOwnerStaysOpenUntilForced()
{
    open(Entity::User, m_ada);
    select(assigned(), {u"Acme"_s});
    QTest::mouseClick(part<QPushButton>(u"removeButton"_s), Qt::LeftButton);
    QTest::mouseClick(button(QDialogButtonBox::Ok), Qt::LeftButton);
    QTRY_VERIFY(messageAction()->isVisible());
    QCOMPARE(messageAction()->text(), u"Save anyway"_s);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(difference(), u"1 to remove"_s);
    QCOMPARE(memberships().size(), 4);
    QCOMPARE(changes(), 0);
    savePicture(*m_dialog, u"assign-last-owner"_s);

    QTest::mouseClick(messageAction(), Qt::LeftButton);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(memberships(), QStringList({u"Ada|Beta|member"_s, u"Bob|Acme|member"_s, u"Bob|Beta|owner"_s}));
}

void AssignDialogTest::conflictIsReadAgain()
{
    open(Entity::User, m_ada);
    select(assigned(), {u"Beta"_s});
    QTest::mouseClick(part<QPushButton>(u"removeButton"_s), Qt::LeftButton);
    m_database->execute(u"UPDATE user_organizations SET role = 'viewer' WHERE role = 'member'"_s);
    QTest::mouseClick(button(QDialogButtonBox::Ok), Qt::LeftButton);
    QTRY_VERIFY(messageAction()->isVisible());
    QCOMPARE(changes(), 0);
    QCOMPARE(messageAction()->text(), u"Read again"_s);
    QTest::mouseClick(messageAction(), Qt::LeftButton);
    QTRY_COMPARE(difference(), u"1 to remove"_s); // still staged, now against what is there
    QTRY_VERIFY(button(QDialogButtonBox::Ok)->isEnabled());
    QTest::mouseClick(button(QDialogButtonBox::Ok), Qt::LeftButton);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(memberships().size(), 3);
}

void AssignDialogTest::organizationSide()
{
    const QString eve = m_database->addUser(u"eve@example.org"_s, u"Eve"_s);
    open(Entity::Organization, m_acme);
    QCOMPARE(m_dialog->windowTitle(), u"Members of Acme"_s);
    QCOMPARE(names(assigned()), QStringList({u"Ada"_s, u"Bob"_s}));
    select(available(), {u"Eve"_s});
    QTest::mouseClick(part<QPushButton>(u"addButton"_s), Qt::LeftButton);
    QTest::mouseClick(button(QDialogButtonBox::Ok), Qt::LeftButton);
    QTRY_VERIFY(!m_dialog->isVisible());
    QVERIFY(memberships().contains(u"Eve|Acme|member"_s));
}

void AssignDialogTest::readOnlyDatabase()
{
    m_roster.reset();
    Database database = m_database->open();
    database.schema.readOnly = true;
    m_roster = std::make_unique<Roster>(database);
    open(Entity::User, m_ada);
    available()->selectAll();
    assigned()->selectAll();
    QVERIFY(!part<QPushButton>(u"addButton"_s)->isEnabled());
    QTest::keyClick(available(), Qt::Key_Return);
    QTest::keyClick(assigned(), Qt::Key_Delete);
    QCOMPARE(difference(), u"No changes"_s);
}

void AssignDialogTest::pictures()
{
    for (int i = 0; i < 40; ++i)
        m_database->addOrganization(u"office-%1"_s.arg(i), u"Office of the district of number %1"_s.arg(i));
    open(Entity::User, m_ada);
    select(available(), {u"Chi"_s, u"Delta"_s});
    QTest::mouseClick(part<QPushButton>(u"addButton"_s), Qt::LeftButton);
    select(assigned(), {u"Beta"_s});
    QTest::mouseClick(part<QPushButton>(u"removeButton"_s), Qt::LeftButton);
    assigned()->clearSelection();
    select(available(), {u"Delta"_s, u"Epsilon"_s});
    QCoreApplication::processEvents();
    savePicture(*m_dialog, u"assign"_s);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QCoreApplication::processEvents();
    savePicture(*m_dialog, u"assign-rtl"_s);
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QCOMPARE(difference(), u"2 to add and 1 to remove"_s);
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(u"fusion"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    AssignDialogTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "assigndialogtest.moc"
