#include "models/membership/roster.h"
#include "tests/support/futures.h"
#include "tests/support/outcome.h"
#include "tests/views/pictures.h"
#include "tests/views/windowfixture.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

/// The ways to the history from the other pages and back.
class HistoryWindowTest : public QObject {
    Q_OBJECT

private slots:
    void onlyThisRecord();
    void rowsOfThisRecord();
    void leadsToRecords();
    void lookedAt();
};

void HistoryWindowTest::onlyThisRecord()
{
    WindowFixture fixture;
    QVERIFY(fixture.open());
    const QString ada = u"00000000-0000-7000-8000-00000000000a"_s;
    const QString bob = u"00000000-0000-7000-8000-00000000000b"_s;
    const QString labs = u"00000000-0000-7000-9000-000000000002"_s;
    const QString none = u"00000000-0000-7000-9000-000000000003"_s;
    for (const auto &[user, organization] : {std::pair(ada, none), std::pair(bob, labs)}) {
        ChangeSet changes;
        changes.addMembership(UserId(user), OrganizationId(organization));
        VERIFY_OK(outcomeOf(fixture.window().roster()->apply(changes, {})));
    }
    auto *table = fixture.find<TableView>("historyTable");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QVERIFY(fixture.selectRow("usersTable", u"Bob"_s));
    QTRY_VERIFY(fixture.find<QAction>("recordHistoryAction")->isEnabled());
    fixture.find<QAction>("usersHistoryAction")->trigger();
    QTRY_VERIFY(fixture.workspace().page() == WindowPage::History);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    auto *only = fixture.find<QToolButton>("historyOnly");
    QCOMPARE(only->text(), u"Only Bob"_s);
    QTest::mouseClick(only, Qt::LeftButton);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QVERIFY(!only->isVisible());

    // The organization of one of his memberships, from his page; then the menu on its page.
    fixture.workspace().goBack();
    QVERIFY(fixture.waitForRows("userMemberships", 2));
    QVERIFY(fixture.selectRow("userMemberships", u"Labs"_s));
    fixture.find<QAction>("userMembershipsHistoryAction")->trigger();
    QTRY_COMPARE(only->text(), u"Only Labs"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    fixture.workspace().go({WindowPage::Organizations, none});
    QTRY_COMPARE(fixture.workspace().place().id, none);
    fixture.find<QAction>("recordHistoryAction")->trigger();
    QTRY_COMPARE(only->text(), u"Only Void"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(!fixture.find<QAction>("recordHistoryAction")->isEnabled());
}

void HistoryWindowTest::rowsOfThisRecord()
{
    WindowFixture fixture;
    QVERIFY(fixture.open());
    ChangeSet changes;
    for (const QChar user : u"abc"_s)
        changes.addMembership(UserId(u"00000000-0000-7000-8000-00000000000"_s + user),
                              OrganizationId(u"00000000-0000-7000-9000-000000000003"_s));
    VERIFY_OK(outcomeOf(fixture.window().roster()->apply(changes, {})));
    QVERIFY(fixture.selectRow("usersTable", u"Bob"_s));
    QTRY_VERIFY(fixture.find<QAction>("recordHistoryAction")->isEnabled());
    fixture.find<QAction>("usersHistoryAction")->trigger();
    auto *rows = fixture.find<TableView>("historyRows");
    auto *count = fixture.find<QLabel>("historyRowsCount");
    auto *all = fixture.find<QCheckBox>("historyAllRows");
    QTRY_VERIFY(count->isVisible());
    QCOMPARE(count->text(), u"1 of 3 row(s) about Bob"_s);
    QTRY_COMPARE(rows->model()->rowCount(), 1);
    savePicture(fixture.window(), u"history-only-rows"_s);
    all->click();
    QTRY_COMPARE(rows->model()->rowCount(), 3);
    all->click();
    QTRY_COMPARE(rows->model()->rowCount(), 1);
    QTest::mouseClick(fixture.find<QToolButton>("historyOnly"), Qt::LeftButton);
    QTRY_COMPARE(rows->model()->rowCount(), 3);
    QVERIFY(!count->isVisible() && !all->isVisible());

    // All of its rows are about the organization.
    fixture.workspace().go({WindowPage::Organizations, u"00000000-0000-7000-9000-000000000003"_s});
    QTRY_COMPARE(fixture.workspace().place().id, u"00000000-0000-7000-9000-000000000003"_s);
    fixture.find<QAction>("recordHistoryAction")->trigger();
    QTRY_COMPARE(fixture.find<QToolButton>("historyOnly")->text(), u"Only Void"_s);
    QTRY_COMPARE(rows->model()->rowCount(), 3);
    QTRY_VERIFY(!fixture.workspace().isLoading());
    QVERIFY(!all->isVisible());
}

void HistoryWindowTest::leadsToRecords()
{
    WindowFixture fixture;
    QVERIFY(fixture.open());
    const QString cem = u"00000000-0000-7000-8000-00000000000c"_s;
    ChangeSet changes;
    changes.addMembership(UserId(cem), OrganizationId(u"00000000-0000-7000-9000-000000000002"_s));
    VERIFY_OK(outcomeOf(fixture.window().roster()->apply(changes, {})));
    fixture.find<QListWidget>("sidebar")->setCurrentRow(int(WindowPage::History));
    auto *rows = fixture.find<TableView>("historyRows");
    QTRY_COMPARE(rows->model()->rowCount(), 1);
    const QRect cell = rows->visualRect(rows->model()->index(0, 0));
    const QPoint name = cell.topLeft() + QPoint(10, cell.height() / 2);
    QTest::mouseClick(rows->viewport(), Qt::LeftButton, {}, name);
    QCOMPARE(rows->currentIndex(), rows->model()->index(0, 0)); // selects
    QCOMPARE(fixture.workspace().page(), WindowPage::History);
    QTest::mouseDClick(rows->viewport(), Qt::LeftButton, {}, name);
    QTRY_VERIFY(fixture.workspace().place() == (Place{WindowPage::Users, cem}));

    fixture.workspace().goBack();
    QCOMPARE(fixture.workspace().page(), WindowPage::History);
    const QPoint arrow(cell.right() - 8, cell.center().y());
    QTest::mouseMove(rows->viewport(), arrow);
    QTest::mouseClick(rows->viewport(), Qt::LeftButton, {}, arrow);
    QTRY_VERIFY(fixture.workspace().place() == (Place{WindowPage::Users, cem}));
}

// Pictures for people.
void HistoryWindowTest::lookedAt()
{
    WindowFixture fixture;
    QVERIFY(fixture.open());
    fixture.window().resize(1180, 720);
    QVERIFY(fixture.selectRow("usersTable", u"Bob"_s));
    QVERIFY(fixture.waitForRows("userMemberships", 1));
    QVERIFY(fixture.selectRow("userMemberships", u"Acme"_s));
    QTest::keyClick(fixture.find<TableView>("userMemberships"), Qt::Key_Delete);
    auto *button = fixture.find<QPushButton>("messageAction");
    QTRY_VERIFY(button->isVisible());
    savePicture(fixture.window(), u"undo-notice"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(button->text(), u"Redo"_s);
    savePicture(fixture.window(), u"undone-notice"_s);
    fixture.find<QAction>("usersHistoryAction")->trigger();
    auto *rows = fixture.find<TableView>("historyRows");
    QTRY_COMPARE(rows->model()->rowCount(), 1);
    QTRY_VERIFY(!fixture.workspace().isLoading());
    savePicture(fixture.window(), u"history-only"_s);
    fixture.find<QComboBox>("historyPeriod")->setCurrentIndex(5);
    QTRY_VERIFY(!fixture.workspace().isLoading());
    savePicture(fixture.window(), u"history-between"_s);
}

QTEST_MAIN(HistoryWindowTest)
#include "historywindowtest.moc"
