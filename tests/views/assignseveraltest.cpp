#include "tests/views/assignfixture.h"
#include "tests/views/pictures.h"

#include <QApplication>
#include <QCheckBox>
#include <QTest>

using namespace Qt::StringLiterals;

// Several records at a time, and pictures of the dialog.
class AssignSeveralTest : public QObject, protected AssignFixture {
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

    void saysAllSomeOrNone();
    void choosesForAll();
    void oneRoleForAll();
    void organizationSide();
    void fitsOnSmallScreens();
    void pictureOfOne();
    void pictureOfSeveral();

private:
    QString share(const QString &name) const { return cell(name, u"Of the users"_s); }
};

void AssignSeveralTest::saysAllSomeOrNone()
{
    m_database->addMembership(m_bob,
                              m_database->scalar(u"SELECT id FROM organizations WHERE slug = 'chi'"_s));
    QVERIFY(open(Entity::User, {m_ada, m_bob}));
    QCOMPARE(m_dialog->windowTitle(), u"Organizations of 2 users"_s);
    QCOMPARE(names(assigned()), QStringList({u"Acme"_s, u"Beta"_s, u"Chi"_s}));
    QCOMPARE(share(u"Acme"_s), u"All"_s);
    QCOMPARE(share(u"Chi"_s), u"Some (1 of 2)"_s);
    QCOMPARE(cell(u"Acme"_s, u"Role"_s), u"various"_s);
    QCOMPARE(cell(u"Chi"_s, u"Role"_s), u"member"_s);
    QCOMPARE(difference(), u"No changes"_s);
}

void AssignSeveralTest::choosesForAll()
{
    const QString cem = m_database->addUser(u"cem@example.org"_s, u"Cem"_s);
    QVERIFY(open(Entity::User, {m_ada, m_bob, cem}));
    QCOMPARE(share(u"Acme"_s), u"Some (2 of 3)"_s);
    select(available(), {u"Acme"_s, u"Chi"_s});
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QCOMPARE(share(u"Acme"_s), u"All (was 2 of 3)"_s);
    QCOMPARE(difference(), u"4 to add"_s); // Cem to Acme, all three to Chi
    select(assigned(), {u"Acme"_s});
    QTest::mouseClick(button("removeButton"), Qt::LeftButton);
    QCOMPARE(share(u"Acme"_s), u"None (was 2 of 3)"_s);
    QTest::mouseClick(button("keepButton"), Qt::LeftButton); // back to how it was
    QCOMPARE(share(u"Acme"_s), u"Some (2 of 3)"_s);
    select(assigned(), {u"Beta"_s});
    QTest::mouseClick(button("removeButton"), Qt::LeftButton);
    QTest::mouseClick(button("addButton"), Qt::LeftButton); // Acme and Chi are still selected there
    QCOMPARE(difference(), u"4 to add and 2 to remove"_s);

    QVERIFY(pressOk());
    QTRY_VERIFY(button("messageAction")->isVisible()); // Bob is the last owner of Beta
    QTest::mouseClick(button("messageAction"), Qt::LeftButton);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(memberships(),
             QStringList({u"Ada|Acme|owner"_s, u"Ada|Chi|member"_s, u"Bob|Acme|member"_s, u"Bob|Chi|member"_s,
                          u"Cem|Acme|member"_s, u"Cem|Chi|member"_s}));
    QCOMPARE(m_database->rows(u"SELECT summary, added, removed FROM roster_changes"_s),
             QStringList{u"Organizations of 3 users|4|2"_s});
}

void AssignSeveralTest::oneRoleForAll()
{
    QVERIFY(open(Entity::User, {m_ada, m_bob}));
    QVERIFY(assigned()->model()->setData(index(u"Acme"_s, u"Role"_s), u"owner"_s));
    QCOMPARE(difference(), u"1 role(s) changed"_s); // Ada's is one already
    QCOMPARE(cell(u"Acme"_s, u"Role"_s), u"owner"_s);
    QVERIFY(pressOk());
    QTRY_VERIFY(!m_dialog->isVisible());
    QVERIFY(memberships().contains(u"Bob|Acme|owner"_s));
}

void AssignSeveralTest::organizationSide()
{
    const QString eve = m_database->addUser(u"eve@example.org"_s, u"Eve"_s);
    QVERIFY(open(Entity::Organization, {m_acme, m_beta}));
    QCOMPARE(m_dialog->windowTitle(), u"Members of 2 organizations"_s);
    QCOMPARE(cell(u"Ada"_s, u"Of the organizations"_s), u"All"_s);
    select(available(), {u"Eve"_s});
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QVERIFY(pressOk());
    QTRY_VERIFY(!m_dialog->isVisible());
    QVERIFY(memberships().contains(u"Eve|Acme|member"_s));
    QVERIFY(memberships().contains(u"Eve|Beta|member"_s));
}

// Of a screen of 1400 x 1000 at 200 % there are 700 x 500.
void AssignSeveralTest::fitsOnSmallScreens()
{
    QVERIFY(open(Entity::User, {m_ada, m_bob}));
    const QSize least = m_dialog->minimumSizeHint();
    QVERIFY2(least.width() <= 690 && least.height() <= 470,
             qPrintable(u"%1 x %2"_s.arg(least.width()).arg(least.height())));
    m_dialog->resize(690, 470);
    QCoreApplication::processEvents();
    savePicture(*m_dialog, u"assign-small"_s);
}

void AssignSeveralTest::pictureOfOne()
{
    for (int i = 0; i < 40; ++i)
        m_database->addOrganization(u"office-%1"_s.arg(i), u"Office of the district of number %1"_s.arg(i));
    QVERIFY(open(Entity::User, {m_ada}));
    select(available(), {u"Chi"_s, u"Delta"_s});
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    select(assigned(), {u"Beta"_s});
    QTest::mouseClick(button("removeButton"), Qt::LeftButton);
    assigned()->clearSelection();
    assigned()->model()->setData(index(u"Acme"_s, u"Permissions"_s), u"read, write"_s);
    select(available(), {u"Delta"_s, u"Epsilon"_s});
    QCoreApplication::processEvents();
    savePicture(*m_dialog, u"assign"_s);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QCoreApplication::processEvents();
    savePicture(*m_dialog, u"assign-rtl"_s);
    QApplication::setLayoutDirection(Qt::LeftToRight);
    part<QCheckBox>(u"differenceOnly"_s)->click();
    QCoreApplication::processEvents();
    savePicture(*m_dialog, u"assign-difference"_s);
    QCOMPARE(difference(), u"2 to add, 1 to remove, and 1 otherwise changed"_s);
}

void AssignSeveralTest::pictureOfSeveral()
{
    QStringList users{m_ada, m_bob};
    for (int i = 0; i < 3; ++i)
        users << m_database->addUser(u"user%1@example.org"_s.arg(i), u"User %1"_s.arg(i));
    m_database->addMembership(users[2], m_acme);
    const QString chi = m_database->scalar(u"SELECT id FROM organizations WHERE slug = 'chi'"_s);
    for (const QString &user : std::as_const(users))
        m_database->addMembership(user, chi, u"viewer"_s);
    QVERIFY(open(Entity::User, users));
    QCOMPARE(share(u"Acme"_s), u"Some (3 of 5)"_s);
    select(available(), {u"Acme"_s, u"Delta"_s});
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    available()->clearSelection();
    select(assigned(), {u"Beta"_s});
    QCoreApplication::processEvents();
    savePicture(*m_dialog, u"assign-several"_s);
}

int main(int argc, char **argv)
{
    AssignSeveralTest test;
    return runAssignTest(test, argc, argv);
}

#include "assignseveraltest.moc"
