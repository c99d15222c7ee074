#include "views/historypage.h"
#include "models/membership/deletion.h"
#include "models/membership/roster.h"
#include "tests/support/futures.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"
#include "tests/views/pictures.h"
#include "views/searchbox.h"
#include "views/tableview.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

/// The history page on both engines.
class HistoryPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void listsChangesAndTheirRows_data() { TestDatabase::addEngineRows(); }
    void listsChangesAndTheirRows();
    void beginsWithTheNewest_data() { TestDatabase::addEngineRows(); }
    void beginsWithTheNewest();
    void filters_data() { TestDatabase::addEngineRows(); }
    void filters();
    void filtersByTime_data() { TestDatabase::addEngineRows(); }
    void filtersByTime();
    void namesDeletedRecords_data() { TestDatabase::addEngineRows(); }
    void namesDeletedRecords();
    void readsMoreWhileScrolling_data() { TestDatabase::addEngineRows(); }
    void readsMoreWhileScrolling();
    void revertsAfterAPreview_data() { TestDatabase::addEngineRows(); }
    void revertsAfterAPreview();
    void previewSaysWhatStays_data() { TestDatabase::addEngineRows(); }
    void previewSaysWhatStays();
    void previewWithNothingToDo_data() { TestDatabase::addEngineRows(); }
    void previewWithNothingToDo();
    void answersWhileReverting_data() { TestDatabase::addEngineRows(); }
    void answersWhileReverting();
    void emptyAndWithoutHistory_data() { TestDatabase::addEngineRows(); }
    void emptyAndWithoutHistory();

private:
    template <class T> T *find(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1StringView(name));
    }
    void openPage();
    void apply(const ChangeSet &changes, const QString &summary, const QString &actor = u"me"_s,
               QLatin1StringView method = ChangeMethod::Assign);
    void add(const QString &user, const QString &organization, const QString &summary,
             const QString &actor = u"me"_s);
    // What the column of the table shows from top to bottom, when nothing is on its way.
    QStringList column(const char *table, const QString &title) const;
    QStringList summaries() const { return column("historyTable", u"What"_s); }
    void search(const char *box, const QString &text);
    bool press(const char *button) const;

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    std::unique_ptr<Roster> m_roster;
    std::unique_ptr<HistoryPage> m_page;
    QString m_ann;
    QString m_bob;
    QString m_acme;
    QString m_labs;
};

void HistoryPageTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void HistoryPageTest::init()
{
    if (!QTest::currentDataTag())
        return;
    QFETCH(Engine, engine);
    m_data = std::make_unique<TestDatabase>(engine, m_server.get());
    m_ann = m_data->addUser(u"ann@example.org"_s, u"Ann"_s);
    m_bob = m_data->addUser(u"bob@example.org"_s, u"Bob"_s);
    m_acme = m_data->addOrganization(u"acme"_s, u"Acme"_s);
    m_labs = m_data->addOrganization(u"labs"_s, u"Labs"_s);
    m_roster = std::make_unique<Roster>(m_data->open());
}

void HistoryPageTest::cleanup()
{
    m_page.reset();
    m_roster.reset();
    m_data.reset();
}

void HistoryPageTest::openPage()
{
    m_page = std::make_unique<HistoryPage>(*m_roster);
    m_page->resize(1000, 600);
    m_page->show();
    QTRY_VERIFY(!m_page->isLoading());
}

void HistoryPageTest::apply(const ChangeSet &changes, const QString &summary, const QString &actor,
                            QLatin1StringView method)
{
    ApplyOptions options;
    options.actor = actor;
    options.method = method;
    options.summary = summary;
    options.force = true;
    const Result<ApplyReport> report = outcomeOf(m_roster->apply(changes, options));
    VERIFY_OK(report);
    QVERIFY(report->applied() && report->change);
}

void HistoryPageTest::add(const QString &user, const QString &organization, const QString &summary,
                          const QString &actor)
{
    ChangeSet changes;
    changes.addMembership(UserId(user), OrganizationId(organization), {{u"role"_s, u"guest"_s}});
    apply(changes, summary, actor);
}

QStringList HistoryPageTest::column(const char *name, const QString &title) const
{
    const auto *table = find<TableView>(name);
    QStringList texts;
    for (int column = 0; column < table->model()->columnCount(); ++column) {
        if (table->model()->headerData(column, Qt::Horizontal).toString() != title)
            continue;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            texts << table->model()->index(row, column).data().toString();
    }
    return texts;
}

void HistoryPageTest::search(const char *box, const QString &text)
{
    find<SearchBox>(box)->setSearch(text);
    QTRY_VERIFY(!m_page->isLoading());
}

bool HistoryPageTest::press(const char *name) const
{
    auto *button = find<QAbstractButton>(name);
    if (!button || !button->isEnabled())
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

void HistoryPageTest::listsChangesAndTheirRows()
{
    add(m_ann, m_acme, u"first"_s);
    ChangeSet changes;
    changes.append({Entity::Membership,
                    ChangeKind::Update,
                    UserId(m_ann),
                    OrganizationId(m_acme),
                    {},
                    {{u"role"_s, u"admin"_s}, {u"permissions"_s, u"read, write"_s}}});
    apply(changes, u"second"_s);
    openPage();
    QCOMPARE(summaries(), QStringList({u"second"_s, u"first"_s}));
    QCOMPARE(column("historyTable", u"How"_s), QStringList({u"Assigned"_s, u"Assigned"_s}));
    // The newest one is shown without a click.
    QCOMPARE(column("historyRows", u"User"_s), QStringList{u"Ann"_s});
    QCOMPARE(column("historyRows", u"Organization"_s), QStringList{u"Acme"_s});
    QCOMPARE(column("historyRows", u"What"_s), QStringList{u"Changed"_s});
    QCOMPARE(column("historyRows", u"Values"_s),
             QStringList{u"Role: guest → admin, Permissions: nothing → read, write"_s});
    find<TableView>("historyTable")->selectRow(1);
    QTRY_COMPARE(column("historyRows", u"What"_s), QStringList{u"Added"_s});
    QVERIFY(column("historyRows", u"Values"_s).first().startsWith("Role: guest"_L1));
    // What happens meanwhile comes by itself, and the selection stays.
    add(m_bob, m_acme, u"third"_s);
    QTRY_COMPARE(summaries(), QStringList({u"third"_s, u"second"_s, u"first"_s}));
    QTRY_COMPARE(find<TableView>("historyTable")->currentIndex().row(), 2);
    QCOMPARE(column("historyRows", u"What"_s), QStringList{u"Added"_s});
}

// Also when it came after the page was made, as long as nobody chose another; and nothing is cut.
void HistoryPageTest::beginsWithTheNewest()
{
    add(m_ann, m_acme, u"first"_s);
    openPage();
    QCOMPARE(find<TableView>("historyTable")->currentIndex().row(), 0);
    m_page->resize(760, 600);
    add(m_bob, m_acme, u"second"_s);
    add(m_bob, m_labs, u"third"_s);
    const auto *table = find<TableView>("historyTable");
    QTRY_COMPARE(summaries().size(), 3);
    QTRY_COMPARE(table->currentIndex().row(), 0);
    QTRY_COMPARE(column("historyRows", u"Organization"_s), QStringList{u"Labs"_s});
    QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
    const auto *method = find<QComboBox>("historyMethod");
    for (const QString &kind : {u"Pasted"_s, u"Deleted"_s, u"Redone"_s})
        QVERIFY2(method->findText(kind) > 0, qPrintable(kind));
}

void HistoryPageTest::filters()
{
    add(m_ann, m_acme, u"ann to acme"_s, u"carla"_s);
    add(m_ann, m_labs, u"ann to labs"_s, u"dora"_s);
    add(m_bob, m_labs, u"bob to labs"_s, u"carla"_s);
    ChangeSet rename;
    rename.append({Entity::User, ChangeKind::Update, UserId(m_bob), {}, {}, {{u"name"_s, u"Robert"_s}}});
    apply(rename, u"renamed"_s, u"dora"_s, ChangeMethod::Edit);
    openPage();
    QCOMPARE(summaries().size(), 4);

    search("historyUser", u"AN"_s);
    QTRY_COMPARE(summaries(), QStringList({u"ann to labs"_s, u"ann to acme"_s}));
    search("historyOrganization", u"lab"_s);
    QTRY_COMPARE(summaries(), QStringList{u"ann to labs"_s});
    search("historyUser", {});
    QTRY_COMPARE(summaries(), QStringList({u"bob to labs"_s, u"ann to labs"_s}));
    search("historyActor", u"CARL"_s);
    QTRY_COMPARE(summaries(), QStringList{u"bob to labs"_s});
    QVERIFY(press("historyClear"));
    QTRY_COMPARE(summaries().size(), 4);
    QVERIFY(!find<QToolButton>("historyClear")->isVisible());

    search("historyUser", u"robert"_s); // by the name of now
    QTRY_COMPARE(summaries(), QStringList({u"renamed"_s, u"bob to labs"_s}));
    search("historyUser", u"ann@example.org"_s);
    QTRY_COMPARE(summaries().size(), 2);
    search("historyUser", u"nobody ' OR 1 = 1"_s);
    QTRY_COMPARE(summaries(), QStringList());
    QCOMPARE(find<TableView>("historyTable")->emptyText(), u"No change fits these filters."_s);
    QVERIFY(column("historyRows", u"What"_s).isEmpty());
    search("historyUser", {});
    auto *method = find<QComboBox>("historyMethod");
    method->setCurrentIndex(method->findText(u"Edited"_s));
    QTRY_COMPARE(summaries(), QStringList{u"renamed"_s});
    method->setCurrentIndex(0);
    search("historySearch", u"TO ACME"_s);
    QTRY_COMPARE(summaries(), QStringList{u"ann to acme"_s});
}

void HistoryPageTest::filtersByTime()
{
    for (const char *summary : {"old", "recent", "new"})
        add(summary == QByteArray("old") ? m_ann : m_bob, summary == QByteArray("new") ? m_labs : m_acme,
            QString::fromLatin1(summary));
    const auto date = [&](const QString &summary, const QDateTime &time) {
        m_data->execute(u"UPDATE roster_changes SET applied_at = '%1' WHERE summary = '%2'"_s.arg(
            time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s), summary));
    };
    const QDate today = QDate::currentDate();
    date(u"old"_s, today.addDays(-100).startOfDay().addSecs(3600));
    date(u"recent"_s, today.addDays(-3).startOfDay().addSecs(3600));
    openPage();
    auto *period = find<QComboBox>("historyPeriod");
    QVERIFY(!find<QDateEdit>("historyFrom")->isVisible());
    const auto choose = [&](const QString &text) { period->setCurrentIndex(period->findText(text)); };
    choose(u"Today"_s);
    QTRY_COMPARE(summaries(), QStringList{u"new"_s});
    choose(u"Last 7 days"_s);
    QTRY_COMPARE(summaries(), QStringList({u"new"_s, u"recent"_s}));
    choose(u"Last 12 months"_s);
    QTRY_COMPARE(summaries(), QStringList({u"new"_s, u"recent"_s, u"old"_s}));
    choose(u"From … to …"_s);
    QVERIFY(find<QDateEdit>("historyFrom")->isVisible());
    find<QDateEdit>("historyFrom")->setDate(today.addDays(-100));
    find<QDateEdit>("historyUntil")->setDate(today.addDays(-100)); // the day itself is in it
    QTRY_COMPARE(summaries(), QStringList{u"old"_s});
}

void HistoryPageTest::namesDeletedRecords()
{
    add(m_ann, m_acme, u"joined"_s);
    const auto connection = m_data->connect();
    const Result<ChangeSet> deletion = deletionOf(*connection, m_roster->schema(), Entity::User, {m_ann});
    VERIFY_OK(deletion);
    apply(*deletion, u"deleted"_s);
    openPage();
    search("historyUser", u"ann"_s);
    QTRY_COMPARE(summaries(), QStringList({u"deleted"_s, u"joined"_s}));
    QTRY_COMPARE(column("historyRows", u"User"_s), QStringList({u"Ann (deleted)"_s, u"Ann (deleted)"_s}));
    find<TableView>("historyTable")->selectRow(1);
    QTRY_COMPARE(column("historyRows", u"User"_s), QStringList{u"Ann (deleted)"_s});
    QCOMPARE(column("historyRows", u"Organization"_s), QStringList{u"Acme"_s});
    // It leads nowhere, and its neighbour does.
    QSignalSpy opened(m_page.get(), &HistoryPage::openRequested);
    auto *rows = find<TableView>("historyRows");
    emit rows->activated(rows->model()->index(0, 0));
    QCOMPARE(opened.size(), 0);
    emit rows->activated(rows->model()->index(0, 1));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().at(1).toString(), m_acme);
}

void HistoryPageTest::readsMoreWhileScrolling()
{
    ChangeSet members;
    for (int i = 0; i < 450; ++i)
        members.addMembership(UserId(m_data->addUser(u"u%1@example.org"_s.arg(i))), OrganizationId(m_acme));
    apply(members, u"many"_s);
    ChangeSet there;
    there.addMembership(UserId(m_ann), OrganizationId(m_labs));
    ChangeSet back;
    back.removeMembership(UserId(m_ann), OrganizationId(m_labs));
    for (int i = 0; i < 75; ++i) {
        apply(there, u"there %1"_s.arg(i));
        apply(back, u"back %1"_s.arg(i));
    }
    openPage();
    auto *changes = find<TableView>("historyTable");
    QCOMPARE(changes->model()->rowCount(), 100);
    changes->scrollToBottom();
    QTRY_COMPARE(changes->model()->rowCount(), 151);
    QCOMPARE(summaries().last(), u"many"_s);
    changes->selectRow(150);
    auto *rows = find<TableView>("historyRows");
    QTRY_COMPARE(rows->model()->rowCount(), 200);
    rows->scrollToBottom();
    QTRY_COMPARE(rows->model()->rowCount(), 400);
    rows->scrollToBottom();
    QTRY_COMPARE(rows->model()->rowCount(), 450);
    const QStringList users = column("historyRows", u"User"_s);
    QCOMPARE(QSet<QString>(users.cbegin(), users.cend()).size(), 1); // all are called Somebody
}

void HistoryPageTest::revertsAfterAPreview()
{
    add(m_ann, m_acme, u"ann to acme"_s);
    openPage();
    QVERIFY(press("historyRevert"));
    auto *dialog = find<QDialog>("revertDialog");
    QVERIFY(dialog);
    QTRY_VERIFY(find<QPushButton>("revertAccept")->isEnabled());
    QCOMPARE(find<QLabel>("revertWhat")->text(), u"ann to acme"_s);
    QCOMPARE(column("revertReversed", u"User"_s), QStringList{u"Ann"_s});
    QCOMPARE(column("revertReversed", u"What"_s), QStringList{u"Remove"_s});
    QVERIFY(press("revertCancel"));
    QTRY_VERIFY(!find<QDialog>("revertDialog"));
    QCOMPARE(m_data->number(u"SELECT count(*) FROM user_organizations"_s), 1);

    QSignalSpy noticed(m_page.get(), &HistoryPage::noticed);
    QVERIFY(press("historyRevert"));
    QTRY_VERIFY(find<QPushButton>("revertAccept")->isEnabled());
    QVERIFY(press("revertAccept"));
    QTRY_COMPARE(m_data->number(u"SELECT count(*) FROM user_organizations"_s), 0);
    QTRY_COMPARE(noticed.size(), 1);
    const Notice notice = noticed.first().first().value<Notice>();
    QCOMPARE(notice.text, u"Undone: ann to acme."_s);
    QTRY_COMPARE(summaries(), QStringList({u"Undone: ann to acme"_s, u"ann to acme"_s}));
    QCOMPARE(m_data->number(u"SELECT count(*) FROM roster_changes"_s), 2); // once
    notice.action();
    QTRY_COMPARE(m_data->number(u"SELECT count(*) FROM user_organizations"_s), 1);
    QTRY_COMPARE(summaries().value(0), u"Redone: ann to acme"_s);
}

void HistoryPageTest::previewSaysWhatStays()
{
    ChangeSet changes;
    for (const QString &user : {m_ann, m_bob}) {
        changes.addMembership(UserId(user), OrganizationId(m_acme));
        changes.addMembership(UserId(user), OrganizationId(m_labs));
    }
    apply(changes, u"four"_s);
    m_data->execute(u"UPDATE user_organizations SET role = 'auditor' WHERE user_id = '%1' AND organization_id"
                    " = '%2'"_s.arg(m_ann, m_acme));
    m_data->execute(u"DELETE FROM user_organizations WHERE user_id = '%1' AND organization_id = '%2'"_s.arg(
        m_bob, m_acme));
    openPage();
    QVERIFY(press("historyRevert"));
    QTRY_VERIFY(find<QPushButton>("revertAccept")->isEnabled());
    const auto *tabs = find<QTabWidget>("revertTabs");
    QStringList titles;
    for (int i = 0; i < tabs->count(); ++i)
        titles << tabs->tabText(i);
    QCOMPARE(titles, QStringList({u"Undone (2)"_s, u"Kept (1)"_s, u"Already as before (1)"_s}));
    QCOMPARE(column("revertKept", u"Why"_s), QStringList{u"Was changed since"_s});
    QCOMPARE(column("revertKept", u"User"_s), QStringList{u"Ann"_s});
    savePicture(*find<QDialog>("revertDialog"), u"revert-dialog"_s);
    QVERIFY(press("revertAccept"));
    QTRY_COMPARE(m_data->rows(u"SELECT role FROM user_organizations"_s), QStringList{u"auditor"_s});
}

void HistoryPageTest::previewWithNothingToDo()
{
    add(m_ann, m_acme, u"ann to acme"_s);
    m_data->execute(u"DELETE FROM user_organizations"_s);
    openPage();
    QVERIFY(press("historyRevert"));
    QTRY_COMPARE(find<QTabWidget>("revertTabs")->count(), 1);
    QVERIFY(!find<QPushButton>("revertAccept")->isEnabled());
    QVERIFY(find<QLabel>("revertResult")->text().startsWith("There is nothing to do"_L1));
}

// Reverting holds up neither the page nor what it reads: here it cannot even begin.
void HistoryPageTest::answersWhileReverting()
{
    add(m_ann, m_acme, u"ann to acme"_s);
    add(m_bob, m_labs, u"bob to labs"_s);
    openPage();
    QVERIFY(press("historyRevert"));
    QTRY_VERIFY(find<QPushButton>("revertAccept")->isEnabled());
    const std::unique_ptr<Connection> other = m_data->connect();
    VERIFY_OK(
        other->execute(other->dialect().engine() == Engine::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s));
    VERIFY_OK(other->execute(u"UPDATE user_organizations SET role = role"_s));
    QSignalSpy noticed(m_page.get(), &HistoryPage::noticed);
    QVERIFY(press("revertAccept"));
    QTRY_VERIFY(!noticed.isEmpty());
    QCOMPARE(noticed.first().first().value<Notice>().actionText, u"Cancel"_s);
    search("historySearch", u"acme"_s);
    QTRY_COMPARE(summaries(), QStringList{u"ann to acme"_s});
    QTRY_COMPARE(column("historyRows", u"User"_s), QStringList{u"Ann"_s});
    VERIFY_OK(other->execute(u"ROLLBACK"_s));
    QTRY_COMPARE(m_data->number(u"SELECT count(*) FROM user_organizations"_s), 1);
    QTRY_COMPARE(noticed.last().first().value<Notice>().text, u"Undone: bob to labs."_s);
}

void HistoryPageTest::emptyAndWithoutHistory()
{
    openPage();
    QCOMPARE(find<TableView>("historyTable")->emptyText(), u"Nothing was changed by Roster yet."_s);
    QVERIFY(!find<QPushButton>("historyRevert")->isEnabled());
    QVERIFY(!find<TableView>("historyRows")->emptyText().isEmpty());
    m_page.reset();
    m_roster.reset();
    for (const char *table : {"roster_change_organizations", "roster_change_items", "roster_changes"})
        m_data->execute(u"DROP TABLE %1"_s.arg(QLatin1StringView(table)));
    m_roster = std::make_unique<Roster>(m_data->open());
    openPage();
    QCOMPARE(find<TableView>("historyTable")->emptyText(), u"This database keeps no history of changes."_s);
    QVERIFY(!find<SearchBox>("historySearch")->isEnabled());
}

QTEST_MAIN(HistoryPageTest)
#include "historypagetest.moc"
