#include "tests/views/windowfixture.h"

#include "models/tables/relationalmodel.h"
#include "views/filterbar.h"
#include "views/periodpicker.h"
#include "views/searchbox.h"
#include "views/style.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/// How somebody finds rows: search, filter, going to them.
class BrowsingTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void filtersUsers();
    void filterThatHidesARecordIsClosed();
    void filtersMemberships();
    void keepsHalfTypedDays();
    void searchesDetails();
    void filtersNeedNoMoreWidthWhenTheyHaveIt();
    void findsWhereTheKeyboardIs();
    void countsBesideNames();
    void marksMatches();
    void saysAtLeastHowMany();
    void goesToRow();
    void goesToBeginning();
    void typingFindsRows();
    void keepsTheRecordWhenSorting();
    void arrowLeadsIntoWhatIsFound();

private:
    QString label(const char *name) { return m_fixture->find<QLabel>(name)->text(); }
    QString current(const char *table)
    {
        return m_fixture->find<TableView>(table)->currentIndex().siblingAtColumn(2).data().toString();
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

void BrowsingTest::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open());
}

void BrowsingTest::filtersUsers()
{
    QVERIFY(m_fixture->waitForRows("usersTable", 3));
    auto *without = m_fixture->find<QCheckBox>("usersWithout");
    QVERIFY(!without->isVisible());
    m_fixture->find<QAction>("usersFilterAction")->trigger();
    QVERIFY(without->isVisible());
    QCOMPARE(label("usersCount"), u"3 user(s)"_s); // an open filter alone hides nothing
    without->click();
    QVERIFY(m_fixture->waitForRows("usersTable", 1));
    QTRY_COMPARE(current("usersTable"), u"Cem"_s);
    QTRY_COMPARE(label("usersCount"), u"1 of 3 user(s)"_s);

    auto *search = m_fixture->find<SearchBox>("usersSearch");
    search->setSearch(u"ada"_s);
    QVERIFY(m_fixture->waitForRows("usersTable", 0));
    auto *table = m_fixture->find<TableView>("usersTable");
    QTRY_COMPARE(table->emptyText(), u"Nothing found for “ada” that fits the filter."_s);
    search->setSearch({});
    QVERIFY(m_fixture->waitForRows("usersTable", 1));
    auto *changed = m_fixture->find<QComboBox>("usersChangedPeriod");
    changed->setCurrentIndex(changed->findText(u"Changed: Today"_s));
    QVERIFY(m_fixture->write(u"UPDATE users SET updated_at = '2020-01-01T00:00:00.000Z'"_s));
    m_fixture->find<QAction>("refreshAction")->trigger();
    QVERIFY(m_fixture->waitForRows("usersTable", 0));
    QTRY_COMPARE(table->emptyText(), u"Nothing fits the filter."_s);

    m_fixture->find<QAction>("usersFilterAction")->trigger(); // what cannot be seen filters nothing
    QVERIFY(!without->isVisible());
    QVERIFY(m_fixture->waitForRows("usersTable", 3));
    QTRY_COMPARE(label("usersCount"), u"3 user(s)"_s);
}

void BrowsingTest::filterThatHidesARecordIsClosed()
{
    m_fixture->find<QAction>("filterAction")->trigger();
    QTRY_VERIFY(m_fixture->find<QCheckBox>("usersWithout")->hasFocus());
    m_fixture->find<QCheckBox>("usersWithout")->click();
    QVERIFY(m_fixture->waitForRows("usersTable", 1));
    const QString ada = m_fixture->read(u"SELECT id FROM users WHERE name = 'Ada'"_s);
    m_fixture->workspace().go({WindowPage::Users, ada});
    QTRY_COMPARE(current("usersTable"), u"Ada"_s);
    QVERIFY(!m_fixture->find<QCheckBox>("usersWithout")->isVisible());
    QVERIFY(m_fixture->waitForRows("usersTable", 3));
}

void BrowsingTest::filtersMemberships()
{
    QVERIFY(m_fixture->write(
        u"UPDATE user_organizations SET joined_at = '2024-03-05T12:00:00.000Z' WHERE role = 'owner'"_s));
    m_fixture->workspace().go({WindowPage::Memberships});
    QVERIFY(m_fixture->waitForRows("membershipsTable", 3));
    m_fixture->find<QAction>("membershipsFilterAction")->trigger();
    auto *role = m_fixture->find<QComboBox>("membershipsRole");
    role->setFocus();
    QTest::keyClicks(role->lineEdit(), u"member"_s);
    QTest::keyClick(role->lineEdit(), Qt::Key_Return);
    QVERIFY(m_fixture->waitForRows("membershipsTable", 2));
    QTRY_COMPARE(label("membershipsCount"), u"2 of 3 membership(s)"_s);
    role->lineEdit()->clear();
    QVERIFY(m_fixture->waitForRows("membershipsTable", 3));

    auto *joined = m_fixture->find<QComboBox>("membershipsJoinedPeriod");
    auto *from = m_fixture->find<QDateEdit>("membershipsJoinedFrom");
    auto *until = m_fixture->find<QDateEdit>("membershipsJoinedUntil");
    QVERIFY(!from->isVisible());
    joined->setCurrentIndex(joined->count() - 1);
    QVERIFY(from->isVisible());
    from->setDate({2024, 3, 4});
    until->setDate({2024, 3, 6});
    QVERIFY(m_fixture->waitForRows("membershipsTable", 1));
    until->setDate({2024, 3, 4});
    QVERIFY(m_fixture->waitForRows("membershipsTable", 0));
}

// A day is asked for when it is typed, not with each of its digits.
void BrowsingTest::keepsHalfTypedDays()
{
    PeriodPicker picker(u"test"_s, u"When"_s, u"Any time"_s);
    picker.dates()->setParent(nullptr);
    const std::unique_ptr<QWidget> dates(picker.dates());
    picker.setCurrentIndex(picker.count() - 1);
    dates->show();
    QVERIFY(QTest::qWaitForWindowExposed(dates.get()));
    auto *from = dates->findChild<QDateEdit *>(u"testFrom"_s);
    QSignalSpy changed(&picker, &PeriodPicker::periodChanged);
    from->setFocus();
    from->setSelectedSection(QDateTimeEdit::YearSection);
    QTest::keyClicks(from, u"2019"_s);
    QCOMPARE(changed.size(), 0);
    QTest::keyClick(from, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(from->date().year(), 2019);
    QVERIFY(picker.period().from.startsWith(u"2019-"_s) || picker.period().from.startsWith(u"2018-12-31"_s));
}

void BrowsingTest::searchesDetails()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Ada"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 2));
    auto *search = m_fixture->find<SearchBox>("userMembershipsSearch");
    search->setSearch(u"LAB"_s);
    QVERIFY(m_fixture->waitForRows("userMemberships", 1));
    QTRY_COMPARE(label("userMembershipsTitle"), u"1 of 2 organization(s)"_s);
    search->setSearch(u"nothing"_s);
    QVERIFY(m_fixture->waitForRows("userMemberships", 0));
    auto *table = m_fixture->find<TableView>("userMemberships");
    QTRY_COMPARE(table->emptyText(), u"Nothing found for “nothing”."_s);

    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s)); // it was meant for Ada
    QVERIFY(m_fixture->waitForRows("userMemberships", 1));
    QCOMPARE(search->text(), QString());
    m_fixture->find<QAction>("userMembershipsFilterAction")->trigger();
    auto *role = m_fixture->find<QComboBox>("userMembershipsRole");
    role->setCurrentText(u"owner"_s);
    emit role->textActivated(u"owner"_s);
    QVERIFY(m_fixture->waitForRows("userMemberships", 0));
    QVERIFY(m_fixture->selectRow("usersTable", u"Ada"_s)); // the filter is still there to be seen
    QVERIFY(m_fixture->waitForRows("userMemberships", 1));
    QTRY_COMPARE(label("userMembershipsTitle"), u"1 found"_s);
}

void BrowsingTest::findsWhereTheKeyboardIs()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Ada"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 2));
    m_fixture->find<TableView>("userMemberships")->setFocus();
    m_fixture->find<QAction>("findAction")->trigger();
    QVERIFY(m_fixture->find<SearchBox>("userMembershipsSearch")->hasFocus());
    m_fixture->find<QAction>("filterAction")->trigger();
    QVERIFY(m_fixture->find<QComboBox>("userMembershipsRole")->isVisible());
    m_fixture->find<TableView>("usersTable")->setFocus();
    m_fixture->find<QAction>("findAction")->trigger();
    QVERIFY(m_fixture->find<SearchBox>("usersSearch")->hasFocus());
}

// Else the scroll area around the details makes them wider and narrower without end.
void BrowsingTest::filtersNeedNoMoreWidthWhenTheyHaveIt()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Ada"_s));
    auto *filters = m_fixture->find<FilterBar>("userMembershipsFilter");
    filters->setOpen(true);
    QTRY_VERIFY(filters->isVisible());
    QList<int> needed;
    QSet<int> heights;
    for (const int width : {1200, 200, 1200}) {
        filters->resize(width, 30);
        needed << filters->minimumSizeHint().width();
        heights << filters->minimumSizeHint().height();
    }
    QCOMPARE(needed, QList<int>(3, needed.first()));
    QCOMPARE(heights.size(), 2); // beside each other, or one below the other
}

void BrowsingTest::countsBesideNames()
{
    auto *users = m_fixture->find<TableView>("usersTable");
    QVERIFY(m_fixture->waitForRows("usersTable", 3));
    const int column = m_fixture->columnOf(*users, u"Organizations"_s);
    QVERIFY(column >= 0 && !users->isColumnHidden(column));
    const auto countOf = [&](const QString &name) {
        return users->model()->index(m_fixture->rowOf(*users, name), column).data().toInt();
    };
    QCOMPARE(countOf(u"Ada"_s), 2);
    QCOMPARE(countOf(u"Cem"_s), 0);
    QVERIFY(m_fixture->selectRow("usersTable", u"Ada"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 2));
    QVERIFY(m_fixture->selectRow("userMemberships", u"Labs"_s));
    m_fixture->find<QAction>("userMembershipsRemoveAction")->trigger();
    QTRY_COMPARE(countOf(u"Ada"_s), 1);
}

// What was searched for has another colour behind it, and nothing else has.
void BrowsingTest::marksMatches()
{
    auto *users = m_fixture->find<TableView>("usersTable");
    QVERIFY(m_fixture->waitForRows("usersTable", 3));
    const auto marks = [&] {
        const QImage picture = users->viewport()->grab().toImage();
        const QRgb wanted = matchBackground(users->palette()).rgb();
        int pixels = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                pixels += picture.pixel(x, y) == wanted ? 1 : 0;
        }
        return pixels;
    };
    QCOMPARE(marks(), 0);
    auto *search = m_fixture->find<SearchBox>("usersSearch");
    search->setSearch(u"B"_s);
    QVERIFY(m_fixture->waitForRows("usersTable", 1));
    const int one = marks();
    QVERIFY(one > 10); // in the name and in the e-mail, where it is a small letter
    search->setSearch(u"bob"_s);
    QVERIFY(m_fixture->waitForRows("usersTable", 1));
    QTRY_VERIFY(marks() > one);
    search->setSearch({});
    QVERIFY(m_fixture->waitForRows("usersTable", 3));
    QCOMPARE(marks(), 0);
}

// Who searches for what very many have sees a number before all of them are listed, then the true one.
void BrowsingTest::saysAtLeastHowMany()
{
    QVERIFY(m_fixture->write(
        u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 21000)"
        " INSERT INTO users (id, email, name) SELECT printf('%08x-0000-7000-8000-000000000000', i),"
        " printf('user%d@example.net', i), printf('User %d', i) FROM n"_s));
    m_fixture->find<QAction>("refreshAction")->trigger();
    QTRY_COMPARE(label("usersCount"), QLocale().toString(21003) + u" user(s)"_s);
    QStringList labels;
    auto *model = qobject_cast<RelationalModel *>(m_fixture->find<TableView>("usersTable")->model());
    QVERIFY(model);
    connect(model, &RelationalModel::countChanged, this, [&] { labels << label("usersCount"); });
    m_fixture->find<SearchBox>("usersSearch")->setSearch(u"example.net"_s);
    QTRY_COMPARE(label("usersCount"),
                 QLocale().toString(21000) + u" of "_s + QLocale().toString(21003) + u" user(s)"_s);
    const QString least = QLocale().toString(10000) + u"+ of "_s;
    QVERIFY2(std::any_of(labels.cbegin(), labels.cend(),
                         [&](const QString &text) { return text.startsWith(least); }),
             qPrintable(labels.join(u'\n')));
    model->disconnect(this);
}

void BrowsingTest::goesToRow()
{
    QVERIFY(m_fixture->waitForRows("usersTable", 3));
    m_fixture->find<QAction>("goToAction")->trigger();
    QPointer<QDialog> dialog = m_fixture->find<QDialog>("goToDialog");
    QVERIFY(dialog);
    auto *text = dialog->findChild<QLineEdit *>(u"goToText"_s);
    auto *go = dialog->findChild<QPushButton *>(u"goToAccept"_s);
    auto *problem = dialog->findChild<QLabel *>(u"goToProblem"_s);
    QVERIFY(!go->isEnabled());
    text->setText(u"4"_s);
    QVERIFY(!go->isEnabled());
    QCOMPARE(problem->text(), u"There are only 3 row(s)."_s);
    text->setText(u"3"_s);
    QVERIFY(problem->text().isEmpty());
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_VERIFY(!dialog);
    QCOMPARE(current("usersTable"), u"Cem"_s);
    QTRY_COMPARE(m_fixture->find<QLineEdit>("userHandle")->text(), u"cem@example.org"_s);
}

void BrowsingTest::goesToBeginning()
{
    m_fixture->workspace().go({WindowPage::Organizations});
    QVERIFY(m_fixture->waitForRows("organizationsTable", 3));
    m_fixture->find<QAction>("goToAction")->trigger();
    auto *dialog = m_fixture->find<QDialog>("goToDialog");
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"goToText"_s)->setText(u"la"_s);
    dialog->findChild<QPushButton *>(u"goToAccept"_s)->click();
    QTRY_COMPARE(current("organizationsTable"), u"Labs"_s);
    QVERIFY(!m_fixture->find<QWidget>("messageBar")->isVisible());

    // Where nothing begins so it says that, besides going where it would be.
    auto *table = m_fixture->find<TableView>("organizationsTable");
    QTest::keyClick(table, Qt::Key_B);
    QTRY_COMPARE(label("messageText"), u"Nothing begins with “b” here."_s);
}

void BrowsingTest::typingFindsRows()
{
    QVERIFY(m_fixture->waitForRows("usersTable", 3));
    auto *table = m_fixture->find<TableView>("usersTable");
    table->setFocus();
    QTest::keyClicks(table, u"ce"_s);
    QTRY_COMPARE(current("usersTable"), u"Cem"_s);
    const int interval = QApplication::keyboardInputInterval();
    QApplication::setKeyboardInputInterval(0); // as if one had rested: what is typed later begins anew
    QTest::keyClicks(table, u"b"_s);
    QApplication::setKeyboardInputInterval(interval);
    QTRY_COMPARE(current("usersTable"), u"Bob"_s);
}

// Far down, where the row is a placeholder at first.
void BrowsingTest::keepsTheRecordWhenSorting()
{
    QVERIFY(m_fixture->write(
        u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000) "
        "INSERT INTO users (id, email, name) SELECT printf('%08x-0000-7000-8000-00000000beef', i), "
        "'many' || i || '@example.org', 'Many ' || i FROM n"_s));
    m_fixture->find<QAction>("refreshAction")->trigger();
    auto *table = m_fixture->find<TableView>("usersTable");
    QTRY_COMPARE(table->model()->rowCount(), 9003);
    table->selectRow(0);
    QTRY_COMPARE(m_fixture->find<QLineEdit>("userHandle")->text(), u"ada@example.org"_s);
    QTRY_COMPARE(label("userMembershipsTitle"), u"2 organization(s)"_s);
    qobject_cast<RelationalModel *>(table->model())->setPageWaitAllowed(false); // as when it takes long
    table->sortByColumn(m_fixture->columnOf(*table, u"Name"_s), Qt::DescendingOrder);
    QTRY_COMPARE(table->currentIndex().row(), 9002);
    QTest::qWait(300); // whatever else is asked for in between has come
    QCOMPARE(m_fixture->find<QLineEdit>("userHandle")->text(), u"ada@example.org"_s);
    QTRY_COMPARE(label("userMembershipsTitle"), u"2 organization(s)"_s);
    QVERIFY(m_fixture->find<QAction>("userMembershipsAssignAction")->isEnabled());
}

void BrowsingTest::arrowLeadsIntoWhatIsFound()
{
    auto *search = m_fixture->find<SearchBox>("usersSearch");
    auto *table = m_fixture->find<TableView>("usersTable");
    search->setFocus();
    QTest::keyClicks(search, u"example"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(m_fixture->waitForRows("usersTable", 3));
    QTRY_COMPARE(table->currentIndex().row(), 0);
    QTest::keyClick(search, Qt::Key_Down);
    QVERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Down);
    QTRY_COMPARE(m_fixture->find<QLineEdit>("userName")->text(), u"Bob"_s);
}

QTEST_MAIN(BrowsingTest)
#include "browsingtest.moc"
