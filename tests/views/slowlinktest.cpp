// On a link that makes every round trip last 200 ms longer, the window never stops to answer: a heartbeat
// runs from before the connection is opened until the window is closed, and no two beats are 50 ms apart. Ten
// thousand users in ./dev test; as many as ROSTER_SLOW_LINK_USERS says otherwise (./dev bench slowlink: a
// million). Prints the longest gap of each step.

#include "models/tables/assignablemodel.h"
#include "tests/views/slowlinkfixture.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

class SlowLinkTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();

    // One after the other, in one window.
    void opens();
    void scrolls();
    void turnsTheWheel();
    void sorts();
    void sortsByWhatHasNoIndex();
    void searches();
    void clicksThroughFiftyUsers();
    void editsACell();
    void editsARecord();
    void savesADualList();
    void visitsEveryPage();
    void closesWhileReading();

private:
    RelationalModel &users() const;
    RelationalModel &memberships() const;
    void click(const TableView *table, int row) const;
    void press(const QString &button) const;
    void sortBy(Field field);
    void sortBy(int column);
    bool hasExactCount() const;
    bool find(const QString &text);
    bool dialogIsIdle() const;

    SlowLinkFixture m_fixture;
    bool m_opened = false;
};

namespace {

// The bar. A build that checks itself while it runs is many times slower; what it must not do is wait for the
// server.
constexpr double longestGap = ROSTER_LONGEST_GAP;

} // namespace

void SlowLinkTest::initTestCase()
{
    const int asked = qEnvironmentVariableIntValue("ROSTER_SLOW_LINK_USERS");
    QVERIFY(m_fixture.fill(asked > 0 ? asked : 10'000));
    m_fixture.showWindow();
}

void SlowLinkTest::cleanupTestCase()
{
    if (m_opened)
        QTextStream(stdout) << m_fixture.heartbeat().table() << Qt::flush;
}

void SlowLinkTest::cleanup()
{
    for (const Heartbeat::Step &step : m_fixture.heartbeat().steps()) {
        if (step.longest > longestGap)
            QFAIL(qPrintable(u"%1: no beat for %2 ms"_s.arg(step.name).arg(step.longest, 0, 'f', 1)));
    }
}

RelationalModel &SlowLinkTest::users() const
{
    return *qobject_cast<RelationalModel *>(m_fixture.table("usersTable")->model());
}

RelationalModel &SlowLinkTest::memberships() const
{
    return *qobject_cast<RelationalModel *>(m_fixture.table("userMemberships")->model());
}

bool SlowLinkTest::hasExactCount() const { return users().isCountExact() && !users().isLoading(); }

// On a cell without a link.
void SlowLinkTest::click(const TableView *table, int row) const
{
    const QPoint place(table->columnViewportPosition(table->horizontalHeader()->logicalIndex(1)) + 4,
                       table->rowViewportPosition(row) + 4);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
}

// From the event loop, as dialogs that are done with go away at its next turn.
void SlowLinkTest::press(const QString &button) const
{
    QMetaObject::invokeMethod(m_fixture.find<QAbstractButton>(button), &QAbstractButton::click,
                              Qt::QueuedConnection);
}

void SlowLinkTest::opens()
{
    m_fixture.heartbeat().begin(u"opening, first rows"_s);
    m_fixture.openDatabase();
    QVERIFY(m_fixture.heartbeat().turnUntil([this] { return m_fixture.window().workspace() != nullptr; }));
    m_opened = true;
    QVERIFY(m_fixture.shows(m_fixture.table("usersTable")));
    m_fixture.heartbeat().begin(u"until all is counted, and the first user shown"_s);
    QVERIFY(m_fixture.settles());
    QVERIFY(hasExactCount());
    QCOMPARE(users().totalCount(), m_fixture.read(u"SELECT count(*) FROM users"_s).toLongLong());
    QVERIFY(memberships().totalCount() > 100);
}

void SlowLinkTest::scrolls()
{
    const TableView *table = m_fixture.table("usersTable");
    QScrollBar *bar = table->verticalScrollBar();
    for (const auto &[step, part] : {std::pair(u"to the middle"_s, 0.5), std::pair(u"to the end"_s, 1.0),
                                     std::pair(u"to places between"_s, 0.3)}) {
        m_fixture.heartbeat().begin(u"scrolling "_s + step);
        for (int i = 0; i < (part < 0.4 ? 10 : 1); ++i) {
            bar->setValue(int(bar->maximum() * (part + 0.05 * i)));
            QVERIFY(m_fixture.shows(table));
        }
    }
    m_fixture.heartbeat().begin(u"dragging the scroll bar through all"_s);
    for (int i = 0; i <= 100; ++i) {
        bar->setValue(int(double(bar->maximum()) * i / 100));
        QVERIFY(m_fixture.heartbeat().turnUntil([] { return true; }));
    }
    QVERIFY(m_fixture.shows(table));
    bar->setValue(0);
    QVERIFY(m_fixture.shows(table));
}

void SlowLinkTest::turnsTheWheel()
{
    m_fixture.heartbeat().begin(u"turning the wheel"_s);
    const TableView *table = m_fixture.table("usersTable");
    for (int i = 0; i < 300; ++i) {
        const QPointF place(table->viewport()->rect().center());
        QWheelEvent event(place, table->viewport()->mapToGlobal(place), {}, QPoint(0, -120), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(table->viewport(), &event);
        if (i % 10 == 0)
            QVERIFY(m_fixture.heartbeat().turnUntil([] { return true; }));
    }
    QVERIFY(table->rowAt(0) >= 300);
    QVERIFY(m_fixture.shows(table));
}

void SlowLinkTest::sortBy(Field field) { sortBy(users().columnOf(field)); }

void SlowLinkTest::sortBy(int column)
{
    QHeaderView *header = m_fixture.table("usersTable")->horizontalHeader();
    header->setSectionHidden(column, false);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      QPoint(header->sectionViewportPosition(column) + 10, header->height() / 2));
    QVERIFY(m_fixture.shows(m_fixture.table("usersTable"), [this] { return hasExactCount(); }));
    QCOMPARE(users().sortColumn(), column);
}

void SlowLinkTest::sorts()
{
    for (const auto &[name, field] : {std::pair(u"e-mail"_s, Field::Email), std::pair(u"name"_s, Field::Name),
                                      std::pair(u"name, downwards"_s, Field::Name)}) {
        m_fixture.heartbeat().begin(u"sorting by "_s + name);
        sortBy(field);
    }
    QCOMPARE(users().sortOrder(), Qt::DescendingOrder);
}

void SlowLinkTest::sortsByWhatHasNoIndex()
{
    m_fixture.heartbeat().begin(u"sorting by the day of creation, which has no index"_s);
    sortBy(Field::CreatedAt);
    const TableView *table = m_fixture.table("usersTable");
    m_fixture.heartbeat().begin(u"sorting by the number of memberships"_s);
    sortBy(users().countColumn());
    m_fixture.heartbeat().begin(u"scrolling there"_s);
    for (const double part : {0.5, 1.0, 0.0}) {
        table->verticalScrollBar()->setValue(int(table->verticalScrollBar()->maximum() * part));
        QVERIFY(m_fixture.shows(table));
    }
    m_fixture.heartbeat().begin(u"back to the order of names"_s);
    sortBy(Field::Name);
}

// Letter by letter, as somebody types who does not wait.
bool SlowLinkTest::find(const QString &text)
{
    auto *search = m_fixture.find<QLineEdit>(u"usersSearch"_s);
    search->setFocus();
    search->selectAll();
    QTest::keyClick(search, Qt::Key_Delete);
    for (const QChar letter : text) {
        search->insert(letter); // not a key: those are of one script only
        emit search->textEdited(search->text());
        if (!m_fixture.heartbeat().turnUntil([] { return true; }))
            return false;
    }
    return m_fixture.heartbeat().turnUntil([&] { return users().search() == text && hasExactCount(); });
}

void SlowLinkTest::searches()
{
    const QString rare = m_fixture.read(u"SELECT email FROM users ORDER BY id LIMIT 1"_s).section(u'@', 0, 0);
    for (const auto &[kind, text] :
         {std::pair(u"a rare text"_s, rare), std::pair(u"a common one"_s, u"ada"_s),
          std::pair(u"two characters"_s, u"zo"_s), std::pair(u"one"_s, u"é"_s),
          std::pair(u"what is not there"_s, u"nobody at all"_s)}) {
        m_fixture.heartbeat().begin(u"searching for "_s + kind);
        QVERIFY(find(text));
        const QString hits = m_fixture.read(
            u"SELECT count(*) FROM users WHERE email ILIKE '%%1%' OR name ILIKE '%%1%'"_s.arg(text));
        QCOMPARE(users().totalCount(), hits.toLongLong());
    }
    m_fixture.heartbeat().begin(u"clearing the search"_s);
    QTest::keyClick(m_fixture.find<QLineEdit>(u"usersSearch"_s), Qt::Key_Escape);
    QVERIFY(m_fixture.shows(m_fixture.table("usersTable"), [this] { return hasExactCount(); }));
    QVERIFY(users().search().isEmpty());
}

void SlowLinkTest::clicksThroughFiftyUsers()
{
    TableView *table = m_fixture.table("usersTable");
    const auto *id = m_fixture.find<QLabel>(u"userId"_s);
    m_fixture.heartbeat().begin(u"clicking through fifty users"_s);
    for (int i = 0; i < 50; ++i) {
        if (i % 10 == 0) { // and elsewhere in the table
            QScrollBar *bar = table->verticalScrollBar();
            bar->setValue(int(double(bar->maximum()) * i / 50));
            QVERIFY(m_fixture.shows(table));
        }
        const int row = table->rowAt(0) + 1 + i % 10;
        click(table, row);
        QCOMPARE(table->currentIndex().row(), row);
        QVERIFY(m_fixture.settles());
        const QString key = users().keyAt(row).value(0);
        QCOMPARE(id->text(), key);
        QCOMPARE(memberships().totalCount(),
                 m_fixture.read(u"SELECT count(*) FROM user_organizations WHERE user_id = '%1'"_s.arg(key))
                     .toInt());
    }
    m_fixture.heartbeat().begin(u"fifty users by the arrow key, faster than they can be shown"_s);
    for (int i = 0; i < 50; ++i) {
        QTest::keyClick(table, Qt::Key_Down);
        QVERIFY(m_fixture.heartbeat().turnUntil([] { return true; }));
    }
    QVERIFY(m_fixture.settles());
    m_fixture.heartbeat().begin(u"the user with very many organizations"_s);
    QVERIFY(find({}));
    table->verticalScrollBar()->setValue(0);
    QVERIFY(m_fixture.shows(table));
    if (users().sortOrder() == Qt::DescendingOrder)
        sortBy(Field::Name);
    table->verticalScrollBar()->setValue(0);
    QVERIFY(m_fixture.shows(table));
    click(table, 0);
    QVERIFY(m_fixture.settles());
    QVERIFY(memberships().totalCount() > 400);
}

void SlowLinkTest::editsACell()
{
    TableView *table = m_fixture.table("userMemberships");
    m_fixture.heartbeat().begin(u"editing a role"_s);
    const QModelIndex role = memberships().index(1, memberships().columnOf(Field::Role));
    const QStringList key = memberships().keyAt(1);
    table->setCurrentIndex(role);
    table->edit(role);
    auto *editor = table->findChild<QComboBox *>(u"roleEditor"_s);
    QVERIFY(editor);
    editor->setCurrentText(u"admin"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(m_fixture.heartbeat().turnUntil([&] {
        const QModelIndex cell = memberships().index(1, role.column());
        return cell.data().toString() == u"admin"_s && !cell.data(RelationalModel::PendingRole).toBool()
            && !memberships().hasPendingEdits() && !memberships().isLoading();
    }));
    QCOMPARE(m_fixture.read(
                 u"SELECT role FROM user_organizations WHERE user_id = '%1' AND organization_id = '%2'"_s.arg(
                     key.at(0), key.at(1))),
             u"admin"_s);
}

void SlowLinkTest::editsARecord()
{
    m_fixture.heartbeat().begin(u"renaming a user"_s);
    auto *name = m_fixture.find<QLineEdit>(u"userName"_s);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"A new name"_s);
    const QString id = m_fixture.find<QLabel>(u"userId"_s)->text();
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(m_fixture.heartbeat().turnUntil([&] {
        return m_fixture.find<QLabel>(u"userTitle"_s)->text() == u"A new name"_s && !users().hasPendingEdits()
            && !m_fixture.window().workspace()->isLoading();
    }));
    QCOMPARE(m_fixture.read(u"SELECT name FROM users WHERE id = '%1'"_s.arg(id)), u"A new name"_s);
}

bool SlowLinkTest::dialogIsIdle() const
{
    const auto *progress = m_fixture.find<QWidget>(u"assignProgress"_s);
    const auto *available = m_fixture.find<TableView>(u"availableView"_s);
    const auto *model = available ? qobject_cast<AssignableModel *>(available->model()) : nullptr;
    return progress && progress->isHidden() && model && model->isCountExact() && !model->isLoading();
}

void SlowLinkTest::savesADualList()
{
    const QString id = m_fixture.find<QLabel>(u"userId"_s)->text();
    const auto count = [&] {
        return m_fixture.read(u"SELECT count(*) FROM user_organizations WHERE user_id = '%1'"_s.arg(id))
            .toInt();
    };
    const int before = count();
    m_fixture.heartbeat().begin(u"opening the dual list"_s);
    press(u"userMembershipsAssign"_s);
    QVERIFY(m_fixture.heartbeat().turnUntil([this] { return dialogIsIdle(); }));
    auto *available = m_fixture.find<TableView>(u"availableView"_s);
    m_fixture.heartbeat().begin(u"scrolling and filtering in it"_s);
    available->verticalScrollBar()->setValue(available->verticalScrollBar()->maximum());
    QVERIFY(m_fixture.shows(available));
    auto *filter = m_fixture.find<QLineEdit>(u"availableFilter"_s);
    filter->setFocus();
    QTest::keyClicks(filter, u"organization 9"_s);
    QTest::keyClick(filter, Qt::Key_Return);
    QVERIFY(m_fixture.shows(available, [&] {
        const auto *model = qobject_cast<AssignableModel *>(available->model());
        return dialogIsIdle() && model->search() == filter->text();
    }));
    m_fixture.heartbeat().begin(u"adding all that it found, removing some"_s);
    const auto *difference = m_fixture.find<QLabel>(u"differenceLabel"_s);
    QString shown = difference->text();
    press(u"addAllButton"_s);
    const auto differs = [&] { return dialogIsIdle() && difference->text() != shown; };
    QVERIFY(m_fixture.heartbeat().turnUntil(differs));
    shown = difference->text();
    auto *assigned = m_fixture.find<TableView>(u"assignedView"_s);
    assigned->selectRow(assigned->model()->rowCount() - 1);
    press(u"removeButton"_s);
    QVERIFY(m_fixture.heartbeat().turnUntil(differs));
    shown = difference->text();
    m_fixture.heartbeat().begin(u"saving the dual list"_s);
    press(u"assignOk"_s);
    QVERIFY(m_fixture.heartbeat().turnUntil([this] {
        return !m_fixture.find<QWidget>(u"assignDialog"_s) && !m_fixture.window().workspace()->isLoading();
    }));
    QVERIFY2(count() > before, qPrintable(shown));
    QVERIFY(m_fixture.settles());
    QCOMPARE(memberships().totalCount(), count());
}

void SlowLinkTest::visitsEveryPage()
{
    for (const WindowPage page :
         {WindowPage::Organizations, WindowPage::Memberships, WindowPage::History, WindowPage::Users}) {
        m_fixture.heartbeat().begin(u"going to the page "_s + pageName(page));
        m_fixture.window().workspace()->go({page, {}});
        QVERIFY(m_fixture.settles());
    }
    m_fixture.heartbeat().begin(u"reading again"_s);
    m_fixture.window().workspace()->refresh();
    QVERIFY(m_fixture.heartbeat().turnUntil([this] { return m_fixture.window().workspace()->isLoading(); }));
    QVERIFY(m_fixture.settles());
}

void SlowLinkTest::closesWhileReading()
{
    m_fixture.heartbeat().begin(u"leaving a dual list that is still read"_s);
    press(u"userMembershipsAssign"_s);
    QVERIFY(m_fixture.heartbeat().turnUntil(
        [this] { return m_fixture.find<QWidget>(u"assignDialog"_s) != nullptr; }));
    press(u"assignCancel"_s);
    QVERIFY(m_fixture.heartbeat().turnUntil([this] { return !m_fixture.find<QWidget>(u"assignDialog"_s); }));
    m_fixture.heartbeat().begin(u"closing the database while it is searched"_s);
    auto *search = m_fixture.find<QLineEdit>(u"usersSearch"_s);
    search->setText(u"e"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(m_fixture.heartbeat().turnUntil([] { return true; }));
    m_fixture.find<QAction>(u"closeDatabaseAction"_s)->trigger();
    QVERIFY(m_fixture.heartbeat().turnUntil([this] { return !m_fixture.window().workspace(); }));
    m_fixture.heartbeat().begin(u"the end"_s);
}

QTEST_MAIN(SlowLinkTest)
#include "slowlinktest.moc"
