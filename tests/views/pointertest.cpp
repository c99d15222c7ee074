#include "tests/views/pointer.h"
#include "tests/views/pictures.h"
#include "tests/views/windowfixture.h"
#include "views/assignview.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDrag>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

/// Drags with a real pointer: press, move and release go through an X server of the test's own.
class PointerTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void usersOntoOrganization();
    void organizationOntoUser();
    void severalUsers();
    void movesWithShift();
    void refusedDrop();
    void escapeCancels();
    void scrollsAtTheEdge();
    void outAsText();
    void textFromElsewhere();
    void betweenTheListsOfTheDialog();

private:
    bool startOther(QProcess &other);
    QPoint placeOf(const char *table, const QString &row);
    std::function<bool()> dragging(const char *table);
    std::function<bool()> hinted(const QString &text);
    void beginDrag(Pointer &pointer, const char *from, const QString &row, const char *to,
                   const QString &target);
    std::function<void()> picture(const QString &name);
    QString hint() const;
    QString memberships() const;
    QString message() const { return m_fixture->find<QLabel>("messageText")->text(); }
    bool showAcme();

    std::unique_ptr<WindowFixture> m_fixture;
};

namespace {

constexpr auto all =
    "SELECT group_concat(u.name || ' ' || o.name || ' ' || m.role, ', ') FROM "
    "(SELECT * FROM user_organizations ORDER BY user_id, organization_id) AS m "
    "JOIN users AS u ON u.id = m.user_id JOIN organizations AS o ON o.id = m.organization_id";
const auto before = u"Ada Acme owner, Ada Labs member, Bob Acme member"_s;

} // namespace

void PointerTest::initTestCase()
{
    QVERIFY2(QGuiApplication::platformName() == "xcb"_L1,
             "A real pointer needs Xvfb and xdotool; install both (./dev test does).");
}

void PointerTest::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    m_fixture->settings().setValue(u"palette/shown"_s, true);
    QVERIFY(m_fixture->open());
    m_fixture->window().setGeometry(0, 0, 1250, 760);
    m_fixture->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_fixture->window()));
    QVERIFY(m_fixture->waitForRows("organizationPalette", 3));
    QVERIFY(m_fixture->selectRow("usersTable", u"Cem"_s));
}

void PointerTest::cleanup()
{
    if (QTest::currentTestFailed() && m_fixture)
        qInfo() << message() << hint() << memberships();
    m_fixture.reset();
}

QString PointerTest::hint() const
{
    const auto *label = m_fixture->find<QLabel>("dropText");
    return label && label->isVisible() ? label->text() : QString();
}

QString PointerTest::memberships() const { return m_fixture->read(QLatin1StringView(all)); }

QPoint PointerTest::placeOf(const char *table, const QString &row)
{
    auto *view = m_fixture->find<TableView>(table);
    const int number = m_fixture->rowOf(*view, row);
    return view->viewport()->mapToGlobal(
        QPoint(60, view->rowViewportPosition(number) + view->rowHeight() / 2));
}

std::function<bool()> PointerTest::dragging(const char *table)
{
    return [view = m_fixture->find<TableView>(table)] { return view->findChild<QDrag *>() != nullptr; };
}

std::function<bool()> PointerTest::hinted(const QString &text)
{
    return [this, text] { return hint() == text; };
}

void PointerTest::beginDrag(Pointer &pointer, const char *from, const QString &row, const char *to,
                            const QString &target)
{
    pointer.drag(placeOf(from, row), placeOf(to, target), dragging(from));
}

// The whole screen, with what hangs on the pointer.
std::function<void()> PointerTest::picture(const QString &name)
{
    return [name] {
        if (const QString folder = qEnvironmentVariable("ROSTER_PICTURES"); !folder.isEmpty())
            QGuiApplication::primaryScreen()->grabWindow(0).save(folder + u'/' + name + u".png"_s);
    };
}

bool PointerTest::showAcme()
{
    m_fixture->workspace().go({WindowPage::Organizations, {}});
    return m_fixture->waitForRows("organizationsTable", 3) && m_fixture->waitForRows("userPalette", 3)
        && m_fixture->selectRow("organizationsTable", u"Acme"_s)
        && m_fixture->waitForRows("organizationMemberships", 2);
}

void PointerTest::usersOntoOrganization()
{
    Pointer pointer;
    beginDrag(pointer, "usersTable", u"Cem"_s, "organizationPalette", u"Void"_s);
    pointer.until(u"the text says what would happen"_s, hinted(u"Add 1 user(s) to Void"_s));
    pointer.then(picture(u"drag-hovering"_s)).release();
    QVERIFY2(pointer.play(), qPrintable(pointer.problem()));
    QTRY_COMPARE(memberships(), before + u", Cem Void member"_s);
    QTRY_COMPARE(message(), u"Added 1 user(s) to Void."_s);
    savePicture(m_fixture->window(), u"drag-notice"_s);
    QVERIFY(hint().isEmpty());
}

void PointerTest::organizationOntoUser()
{
    Pointer pointer;
    beginDrag(pointer, "organizationPalette", u"Labs"_s, "usersTable", u"Bob"_s);
    pointer.until(u"the text says what would happen"_s, hinted(u"Add Bob to 1 organization(s)"_s)).release();
    QVERIFY2(pointer.play(), qPrintable(pointer.problem()));
    QTRY_COMPARE(memberships(), before + u", Bob Labs member"_s);
}

void PointerTest::severalUsers()
{
    Pointer pointer;
    pointer.moveTo(placeOf("usersTable", u"Ada"_s)).run({u"click"_s, u"1"_s});
    pointer.moveTo(placeOf("usersTable", u"Cem"_s))
        .run({u"keydown"_s, u"shift"_s, u"click"_s, u"1"_s, u"keyup"_s, u"shift"_s});
    auto *table = m_fixture->find<TableView>("usersTable");
    pointer.until(u"three rows are selected"_s, [table] { return table->selectedRows().size() == 3; });
    beginDrag(pointer, "usersTable", u"Bob"_s, "organizationPalette", u"Labs"_s);
    pointer.until(u"the text says what would happen"_s,
                  hinted(u"Add 2 user(s) to Labs, 1 already a member"_s));
    pointer.then(picture(u"drag-several"_s)).release();
    QVERIFY2(pointer.play(), qPrintable(pointer.problem()));
    QTRY_COMPARE(memberships(),
                 u"Ada Acme owner, Ada Labs member, Bob Acme member, Bob Labs member, Cem Labs member"_s);
    QCOMPARE(table->selectedRows().size(), 3);
}

void PointerTest::movesWithShift()
{
    QVERIFY(showAcme());
    Pointer pointer;
    beginDrag(pointer, "organizationMemberships", u"Bob"_s, "organizationsTable", u"Void"_s);
    pointer.until(u"it would be added"_s, hinted(u"Add 1 user(s) to Void"_s));
    pointer.run({u"keydown"_s, u"shift"_s});
    pointer.until(u"it would be moved"_s, hinted(u"Move 1 user(s) from Acme to Void"_s));
    pointer.then(picture(u"drag-moving"_s)).release().run({u"keyup"_s, u"shift"_s});
    QVERIFY2(pointer.play(), qPrintable(pointer.problem()));
    QTRY_COMPARE(memberships(), u"Ada Acme owner, Ada Labs member, Bob Void member"_s);
    QCOMPARE(m_fixture->read(u"SELECT method || ' ' || added || ' ' || removed FROM roster_changes"_s),
             u"drop 1 1"_s);
}

void PointerTest::refusedDrop()
{
    Pointer pointer;
    const QString why = u"Users go onto organizations, not onto users."_s;
    beginDrag(pointer, "usersTable", u"Cem"_s, "usersTable", u"Ada"_s);
    pointer.until(u"the text says why not"_s, hinted(why)).then(picture(u"drag-refused"_s)).release();
    QVERIFY2(pointer.play(), qPrintable(pointer.problem()));
    QTRY_VERIFY(hint().isEmpty());
    QCOMPARE(memberships(), before);
    QCOMPARE(m_fixture->read(u"SELECT count(*) FROM roster_changes"_s), u"0"_s);
}

void PointerTest::escapeCancels()
{
    Pointer pointer;
    beginDrag(pointer, "usersTable", u"Cem"_s, "organizationPalette", u"Void"_s);
    pointer.until(u"it would be added"_s, hinted(u"Add 1 user(s) to Void"_s));
    pointer.run({u"key"_s, u"Escape"_s});
    pointer.until(u"nothing hovers any more"_s, hinted({})).release();
    QVERIFY2(pointer.play(), qPrintable(pointer.problem()));
    QCOMPARE(m_fixture->read(u"SELECT count(*) FROM roster_changes"_s), u"0"_s);
    QCOMPARE(memberships(), before);
}

void PointerTest::scrollsAtTheEdge()
{
    QVERIFY(m_fixture->write(
        u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) "
        "INSERT INTO organizations (id, slug, name) SELECT "
        "printf('00000000-0000-7000-9001-%012d', i), 'g' || i, printf('Group %02d', i) FROM n"_s));
    m_fixture->find<QAction>("refreshAction")->trigger();
    auto *palette = m_fixture->find<TableView>("organizationPalette");
    QTRY_COMPARE(palette->model()->rowCount(), 63);
    Pointer pointer;
    const QPoint edge = palette->viewport()->mapToGlobal(QPoint(60, palette->viewport()->height() - 4));
    pointer.drag(placeOf("usersTable", u"Cem"_s), edge, dragging("usersTable"));
    const QScrollBar *bar = palette->verticalScrollBar();
    pointer.until(u"the table scrolled to its end"_s, [bar] { return bar->value() == bar->maximum(); });
    pointer.until(u"the text says what would happen"_s, hinted(u"Add 1 user(s) to Void"_s)).release();
    QVERIFY2(pointer.play(), qPrintable(pointer.problem()));
    QTRY_COMPARE(memberships(), before + u", Cem Void member"_s);
}

// Another program, which says what happens to it line by line.
bool PointerTest::startOther(QProcess &other)
{
    other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    other.start(QStringLiteral(ROSTER_DROPRECEIVER), QStringList());
    return QTest::qWaitFor([&other] { return other.canReadLine(); }, 30000)
        && other.readLine().trimmed() == "ready";
}

void PointerTest::outAsText()
{
    QProcess receiver;
    QVERIFY(startOther(receiver));
    Pointer pointer;
    pointer.drag(placeOf("usersTable", u"Cem"_s), QPoint(1420, 220), dragging("usersTable"));
    pointer.until(u"the other program says that it takes it"_s,
                  [&receiver] { return receiver.canReadLine(); });
    // Its answer reaches the X server, and this program, after it was printed.
    auto looks = std::make_shared<int>(0);
    pointer.until(u"its answer is here"_s, [looks] { return ++*looks > 50; }).release();
    QVERIFY2(pointer.play(), qPrintable(pointer.problem()));
    QCOMPARE(receiver.readLine().trimmed(), QByteArray("hovered"));
    QTRY_VERIFY_WITH_TIMEOUT(receiver.canReadLine(), 15000);
    const QJsonObject got = QJsonDocument::fromJson(receiver.readLine()).object();
    QCOMPARE(got.value("text"_L1).toString(), u"cem@example.org"_s);
    QCOMPARE(got.value("csv"_L1).toString(), u"email,name\ncem@example.org,Cem\n"_s);
    QTRY_COMPARE(receiver.state(), QProcess::NotRunning);
    // Taking a text takes nothing away.
    QCOMPARE(m_fixture->read(u"SELECT count(*) FROM users"_s), u"3"_s);
    QCOMPARE(memberships(), before);
}

void PointerTest::textFromElsewhere()
{
    QProcess other;
    QVERIFY(startOther(other));
    Pointer pointer;
    auto *table = m_fixture->find<TableView>("usersTable");
    pointer.drag(QPoint(1420, 220), table->viewport()->mapToGlobal(table->viewport()->rect().center()),
                 [&other] { return other.canReadLine(); });
    auto looks = std::make_shared<int>(0);
    pointer.until(u"the answer is there"_s, [looks] { return ++*looks > 50; }).release();
    QVERIFY2(pointer.play(), qPrintable(pointer.problem()));
    QTRY_VERIFY(m_fixture->find<QLineEdit>("importFile"));
    QFile kept(m_fixture->find<QLineEdit>("importFile")->text());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray("user,organization\nbob@example.org,labs\n"));
    other.terminate();
    QTRY_COMPARE(other.state(), QProcess::NotRunning);
}

void PointerTest::betweenTheListsOfTheDialog()
{
    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 1));
    m_fixture->find<QAction>("userMembershipsAssignAction")->trigger();
    auto *dialog = m_fixture->find<QDialog>("assignDialog");
    QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
    auto *available = m_fixture->find<AssignView>("availableView");
    auto *assigned = m_fixture->find<AssignView>("assignedView");
    QTRY_VERIFY(m_fixture->waitForRows("availableView", 3) && m_fixture->rowOf(*assigned, u"Acme"_s) >= 0);

    const auto middleOf = [](const AssignView *view) {
        return view->viewport()->mapToGlobal(view->viewport()->rect().center());
    };
    const auto hovers = [](const AssignView *view) {
        return [view] { return !view->hoverText().isEmpty(); };
    };
    Pointer pointer;
    pointer.drag(placeOf("availableView", u"Void"_s), middleOf(assigned), dragging("availableView"));
    pointer.until(u"the right list takes it"_s, hovers(assigned)).then(picture(u"drag-dialog"_s)).release();
    pointer.until(u"it is there"_s, [=, this] { return m_fixture->rowOf(*assigned, u"Void"_s) >= 0; });
    QVERIFY2(pointer.play(), qPrintable(pointer.problem()));
    // Removals stay on the right, marked; the owner of Acme is another.
    pointer.drag(placeOf("assignedView", u"Acme"_s), middleOf(available), dragging("assignedView"));
    pointer.until(u"the left list takes it"_s, hovers(available)).release();
    auto *accept = m_fixture->find<QPushButton>("assignOk");
    pointer.until(u"it can be saved"_s, [accept] { return accept->isEnabled(); });
    QVERIFY2(pointer.play(), qPrintable(pointer.problem()));
    QCOMPARE(memberships(), before);
    QTRY_VERIFY(!available->findChild<QDrag *>() && !assigned->findChild<QDrag *>());
    accept->click();
    QTRY_COMPARE(memberships(), u"Ada Acme owner, Ada Labs member, Bob Void member"_s);
}

namespace {

// The display that an Xvfb of our own chose; empty if there is none.
QString startScreen(QProcess &xvfb)
{
    if (QStandardPaths::findExecutable(u"Xvfb"_s).isEmpty()
        || QStandardPaths::findExecutable(u"xdotool"_s).isEmpty())
        return {};
    const int scale = qMax(1, qEnvironmentVariableIntValue("QT_SCALE_FACTOR"));
    const QString size = u"%1x%2x24"_s.arg(1600 * scale).arg(900 * scale);
    xvfb.start(
        u"Xvfb"_s,
        {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, size, u"-nolisten"_s, u"tcp"_s, u"-terminate"_s});
    while (!xvfb.canReadLine()) {
        if (!xvfb.waitForReadyRead(30000))
            qFatal("Xvfb does not start: %s", xvfb.readAllStandardError().constData());
    }
    return u':' + QString::fromLatin1(xvfb.readLine()).trimmed();
}

// The tests run in a child, whose platform is that screen.
int runOnScreen(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QProcess xvfb;
    const QString display = startScreen(xvfb);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"ROSTER_POINTER_CHILD"_s, u"1"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, display.isEmpty() ? u"offscreen"_s : u"xcb"_s);
    environment.insert(u"DISPLAY"_s, display);
    QProcess tests;
    tests.setProcessEnvironment(environment);
    tests.setProcessChannelMode(QProcess::ForwardedChannels);
    tests.start(QCoreApplication::applicationFilePath(), QCoreApplication::arguments().mid(1));
    tests.waitForFinished(-1);
    xvfb.terminate();
    xvfb.waitForFinished();
    return tests.exitStatus() == QProcess::NormalExit ? tests.exitCode() : 1;
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("ROSTER_POINTER_CHILD"))
        return runOnScreen(argc, argv);
    QApplication application(argc, argv);
    QApplication::setStyle(u"fusion"_s); // as the program
    PointerTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "pointertest.moc"
