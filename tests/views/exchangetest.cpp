#include "models/membership/recordmime.h"
#include "tests/views/pictures.h"
#include "tests/views/windowfixture.h"
#include "views/importwizard.h"
#include "views/messagebar.h"
#include "views/pastereport.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTest>

using namespace Qt::StringLiterals;

/// Drag and drop, and copy and paste, as events that are sent to the window; pointertest moves a pointer.
class ExchangeTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void dropsUsersOntoOrganization();
    void dropsOrganizationsOntoShownUser();
    void dropsUsersOntoRowOfDetail();
    void dropsOntoPalette();
    void refusesWhatMakesNoSense();
    void refusesWhatIsThereAlready();
    void movesFromShownOrganization();
    void asksBeforeTheLastOwnerMoves();
    void copiesTexts();
    void copiesRowsThatHaveNotArrived();
    void copiesAndPastes();
    void leavesFieldsTheirClipboard();
    void pastesLines();
    void remembersPalette();
    void importsWhatIsDropped();

private:
    std::unique_ptr<QMimeData> copied(const char *table, const QStringList &rows);
    QPoint placeOf(const char *table, const QString &row);
    bool hover(const char *table, const QString &row, const QMimeData &data, Qt::KeyboardModifiers modifiers);
    bool drop(const char *table, const QString &row, const QMimeData &data,
              Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    QString hint() const;
    QString message() const { return m_fixture->find<QLabel>("messageText")->text(); }
    QString memberships() const;
    bool show(WindowPage page, const char *table, const QString &row, const char *detail, int rows);

    std::unique_ptr<WindowFixture> m_fixture;
};

namespace {

constexpr auto all =
    "SELECT group_concat(u.name || ' ' || o.name || ' ' || m.role, ', ') FROM "
    "(SELECT * FROM user_organizations ORDER BY user_id, organization_id) AS m "
    "JOIN users AS u ON u.id = m.user_id JOIN organizations AS o ON o.id = m.organization_id";
constexpr auto before = "Ada Acme owner, Ada Labs member, Bob Acme member";

std::unique_ptr<QMimeData> copyOf(const QMimeData &data)
{
    auto copy = std::make_unique<QMimeData>();
    for (const QString &format : data.formats())
        copy->setData(format, data.data(format));
    return copy;
}

} // namespace

void ExchangeTest::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open());
    m_fixture->window().resize(1200, 700);
    m_fixture->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_fixture->window()));
}

void ExchangeTest::cleanup()
{
    if (QTest::currentTestFailed())
        qInfo() << message() << hint() << memberships();
}

QString ExchangeTest::memberships() const { return m_fixture->read(QLatin1StringView(all)); }

QString ExchangeTest::hint() const
{
    const auto *label = m_fixture->find<QLabel>("dropText");
    return label && label->isVisible() ? label->text() : QString();
}

// What Ctrl+C puts on the clipboard is what a drag carries.
std::unique_ptr<QMimeData> ExchangeTest::copied(const char *table, const QStringList &rows)
{
    auto *view = m_fixture->find<TableView>(table);
    view->clearSelection();
    for (const QString &row : rows)
        view->selectionModel()->select(view->model()->index(m_fixture->rowOf(*view, row), 0),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
    view->setFocus();
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    return data ? copyOf(*data) : std::make_unique<QMimeData>();
}

QPoint ExchangeTest::placeOf(const char *table, const QString &row)
{
    auto *view = m_fixture->find<TableView>(table);
    if (row.isEmpty())
        return view->viewport()->rect().center();
    const int number = m_fixture->rowOf(*view, row);
    return QPoint(40, view->rowViewportPosition(number) + view->rowHeight() / 2);
}

bool ExchangeTest::hover(const char *table, const QString &row, const QMimeData &data,
                         Qt::KeyboardModifiers modifiers)
{
    QWidget *viewport = m_fixture->find<TableView>(table)->viewport();
    const QPoint place = placeOf(table, row);
    const Qt::DropActions actions = modifiers & Qt::ShiftModifier ? Qt::MoveAction : Qt::CopyAction;
    QDragEnterEvent enter(place, actions, &data, Qt::LeftButton, modifiers);
    QApplication::sendEvent(viewport, &enter);
    if (!enter.isAccepted())
        return false;
    bool accepted = false;
    const bool known = QTest::qWaitFor([&] {
        QDragMoveEvent move(place, actions, &data, Qt::LeftButton, modifiers);
        QApplication::sendEvent(viewport, &move);
        accepted = move.isAccepted();
        return !hint().isEmpty();
    });
    return known && accepted;
}

bool ExchangeTest::drop(const char *table, const QString &row, const QMimeData &data,
                        Qt::KeyboardModifiers modifiers)
{
    hover(table, row, data, modifiers);
    const Qt::DropActions actions = modifiers & Qt::ShiftModifier ? Qt::MoveAction : Qt::CopyAction;
    QDropEvent event(placeOf(table, row), actions, &data, Qt::LeftButton, modifiers);
    QApplication::sendEvent(m_fixture->find<TableView>(table)->viewport(), &event);
    return event.isAccepted();
}

bool ExchangeTest::show(WindowPage page, const char *table, const QString &row, const char *detail, int rows)
{
    m_fixture->workspace().go({page, {}});
    return m_fixture->waitForRows(table, 3) && m_fixture->selectRow(table, row)
        && m_fixture->waitForRows(detail, rows);
}

void ExchangeTest::dropsUsersOntoOrganization()
{
    const auto data = copied("usersTable", {u"Ada"_s, u"Bob"_s, u"Cem"_s});
    m_fixture->workspace().go({WindowPage::Organizations, {}});
    QVERIFY(m_fixture->waitForRows("organizationsTable", 3));
    QVERIFY(hover("organizationsTable", u"Labs"_s, *data, {}));
    QCOMPARE(hint(), u"Add 2 user(s) to Labs, 1 already a member"_s);
    QVERIFY(m_fixture->find<TableView>("organizationsTable")
                ->viewport()
                ->findChild<QWidget *>(u"dropTarget"_s)
                ->isVisible());
    QVERIFY(drop("organizationsTable", u"Labs"_s, *data));
    QTRY_COMPARE(message(), u"Added 2 user(s) to Labs, 1 already a member."_s);
    QVERIFY(hint().isEmpty());
    QCOMPARE(memberships(),
             u"Ada Acme owner, Ada Labs member, Bob Acme member, Bob Labs member, Cem Labs member"_s);
    QCOMPARE(m_fixture->read(u"SELECT method || ' ' || summary || ' ' || added FROM roster_changes"_s),
             u"drop Added 2 user(s) to Labs 2"_s);
    m_fixture->find<QPushButton>("messageAction")->click();
    QTRY_COMPARE(memberships(), QLatin1StringView(before));
}

void ExchangeTest::dropsOrganizationsOntoShownUser()
{
    m_fixture->workspace().go({WindowPage::Organizations, {}});
    QVERIFY(m_fixture->waitForRows("organizationsTable", 3));
    const auto data = copied("organizationsTable", {u"Labs"_s, u"Void"_s});
    QVERIFY(show(WindowPage::Users, "usersTable", u"Cem"_s, "userMemberships", 0));
    QVERIFY(drop("userMemberships", {}, *data));
    QTRY_COMPARE(memberships(), QLatin1StringView(before) + u", Cem Labs member, Cem Void member"_s);
    QVERIFY(m_fixture->waitForRows("userMemberships", 2));
}

void ExchangeTest::dropsUsersOntoRowOfDetail()
{
    const auto data = copied("usersTable", {u"Cem"_s});
    QVERIFY(show(WindowPage::Users, "usersTable", u"Ada"_s, "userMemberships", 2));
    QVERIFY(drop("userMemberships", u"Labs"_s, *data));
    QTRY_COMPARE(memberships(), QLatin1StringView(before) + u", Cem Labs member"_s);
}

void ExchangeTest::dropsOntoPalette()
{
    m_fixture->find<QAction>("paletteAction")->trigger();
    QVERIFY(m_fixture->waitForRows("organizationPalette", 3));
    const auto data = copied("usersTable", {u"Cem"_s});
    QVERIFY(drop("organizationPalette", u"Void"_s, *data));
    QTRY_COMPARE(memberships(), QLatin1StringView(before) + u", Cem Void member"_s);
    const auto back = copied("organizationPalette", {u"Labs"_s});
    QVERIFY(drop("usersTable", u"Cem"_s, *back));
    QTRY_COMPARE(memberships(), QLatin1StringView(before) + u", Cem Labs member, Cem Void member"_s);
}

void ExchangeTest::refusesWhatMakesNoSense()
{
    const auto data = copied("usersTable", {u"Cem"_s});
    QVERIFY(!hover("usersTable", u"Ada"_s, *data, {}));
    QCOMPARE(hint(), u"Users go onto organizations, not onto users."_s);
    QVERIFY(!drop("usersTable", u"Ada"_s, *data));
    QCOMPARE(message(), u"Users go onto organizations, not onto users."_s);
    QVERIFY(hint().isEmpty());

    m_fixture->workspace().go({WindowPage::Organizations, {}});
    QVERIFY(m_fixture->waitForRows("organizationsTable", 3));
    QVERIFY(!drop("organizationsTable", u"Void"_s, *data, Qt::ShiftModifier));
    QVERIFY(message().startsWith(u"Only users from an organization's list"_s));

    CarriedRecords foreign = *recordsIn(*data);
    foreign.database = u"/somewhere/else.sqlite"_s;
    QMimeData other;
    putRecords(other, foreign);
    QVERIFY(!drop("organizationsTable", u"Void"_s, other));
    QCOMPARE(message(), u"These records are from another database."_s);
    QTRY_COMPARE(memberships(), QLatin1StringView(before));
}

void ExchangeTest::refusesWhatIsThereAlready()
{
    const auto data = copied("usersTable", {u"Ada"_s, u"Bob"_s});
    m_fixture->workspace().go({WindowPage::Organizations, {}});
    QVERIFY(m_fixture->waitForRows("organizationsTable", 3));
    QVERIFY(!hover("organizationsTable", u"Acme"_s, *data, {}));
    QCOMPARE(hint(), u"Nothing to add: already in Acme."_s);
}

void ExchangeTest::movesFromShownOrganization()
{
    QVERIFY(show(WindowPage::Organizations, "organizationsTable", u"Acme"_s, "organizationMemberships", 2));
    const auto data = copied("organizationMemberships", {u"Bob"_s});
    QVERIFY(!hover("organizationsTable", u"Acme"_s, *data, Qt::ShiftModifier));
    QVERIFY(hover("organizationsTable", u"Void"_s, *data, {}));
    QCOMPARE(hint(), u"Add 1 user(s) to Void"_s);
    QVERIFY(drop("organizationsTable", u"Void"_s, *data, Qt::ShiftModifier));
    QTRY_COMPARE(message(), u"Moved 1 user(s) from Acme to Void."_s);
    QCOMPARE(memberships(), u"Ada Acme owner, Ada Labs member, Bob Void member"_s);
    QVERIFY(m_fixture->waitForRows("organizationMemberships", 1));
}

void ExchangeTest::asksBeforeTheLastOwnerMoves()
{
    QVERIFY(show(WindowPage::Organizations, "organizationsTable", u"Acme"_s, "organizationMemberships", 2));
    const auto data = copied("organizationMemberships", {u"Ada"_s});
    QVERIFY(drop("organizationsTable", u"Void"_s, *data, Qt::ShiftModifier));
    QTRY_VERIFY(m_fixture->find<QMessageBox>("question"));
    QCOMPARE(memberships(), QLatin1StringView(before));
    m_fixture->find<QPushButton>("questionAccept")->click();
    QTRY_COMPARE(memberships(), u"Ada Labs member, Ada Void owner, Bob Acme member"_s);
}

void ExchangeTest::copiesTexts()
{
    QVERIFY(m_fixture->write(
        u"UPDATE users SET name = '=1+1', email = 'ada,lovelace@example.org' WHERE name = 'Ada'"_s));
    m_fixture->find<QAction>("refreshAction")->trigger();
    QTRY_VERIFY(m_fixture->rowOf(*m_fixture->find<TableView>("usersTable"), u"=1+1"_s) >= 0);
    const auto users = copied("usersTable", {u"=1+1"_s, u"Bob"_s});
    QCOMPARE(users->text(), u"ada,lovelace@example.org\nbob@example.org"_s);
    QCOMPARE(users->data(u"text/csv"_s),
             QByteArray("email,name\n\"ada,lovelace@example.org\",'=1+1\nbob@example.org,Bob\n"));

    m_fixture->workspace().go({WindowPage::Memberships, {}});
    QVERIFY(m_fixture->waitForRows("membershipsTable", 3));
    const auto some = copied("membershipsTable", {u"Bob"_s});
    QCOMPARE(some->text(), u"bob@example.org\tacme\tmember"_s);
    QVERIFY(some->data(u"text/csv"_s)
                .startsWith("email,slug,role,permissions,joined_at\nbob@example.org,acme,member,[]"));
    const CarriedRecords records = recordsIn(*some).value();
    QVERIFY(records.users.size() == 1 && records.organizations.size() == 1 && records.shownIn.isEmpty());

    QVERIFY(show(WindowPage::Organizations, "organizationsTable", u"Acme"_s, "organizationMemberships", 2));
    QCOMPARE(copied("organizationMemberships", {u"Bob"_s})->text(), u"bob@example.org"_s);
}

void ExchangeTest::copiesRowsThatHaveNotArrived()
{
    QVERIFY(m_fixture->write(
        u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
        "INSERT INTO users (id, email, name) SELECT printf('00000000-0000-7000-8001-%012d', i), "
        "'u' || i || '@example.org', 'U' || i FROM n"_s));
    m_fixture->find<QAction>("refreshAction")->trigger();
    auto *view = m_fixture->find<TableView>("usersTable");
    QTRY_COMPARE(view->model()->rowCount(), 3003);
    view->setFocus();
    view->selectAll();
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    const auto *clipboard = QGuiApplication::clipboard();
    QTRY_VERIFY(clipboard->mimeData() && recordsIn(*clipboard->mimeData()));
    const auto data = copyOf(*QGuiApplication::clipboard()->mimeData());
    QCOMPARE(recordsIn(*data)->users.size(), 3003);
    m_fixture->workspace().go({WindowPage::Organizations, {}});
    QVERIFY(m_fixture->waitForRows("organizationsTable", 3));
    QVERIFY(drop("organizationsTable", u"Void"_s, *data));
    QTRY_COMPARE(m_fixture->read(u"SELECT count(*) FROM user_organizations"_s), u"3006"_s);
}

void ExchangeTest::copiesAndPastes()
{
    copied("usersTable", {u"Bob"_s, u"Cem"_s});
    QVERIFY(show(WindowPage::Organizations, "organizationsTable", u"Void"_s, "organizationMemberships", 0));
    auto *table = m_fixture->find<TableView>("organizationsTable");
    table->setFocus();
    QTRY_VERIFY(m_fixture->find<QAction>("pasteAction")->isEnabled());
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(memberships(), QLatin1StringView(before) + u", Bob Void member, Cem Void member"_s);
    // Onto the members of the organization that is shown, and nothing changes.
    auto *detail = m_fixture->find<TableView>("organizationMemberships");
    detail->setFocus();
    QTest::keyClick(detail, Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(message(), u"Nothing to add: already in Void."_s);

    // The reverse.
    copied("organizationsTable", {u"Acme"_s});
    QVERIFY(show(WindowPage::Users, "usersTable", u"Cem"_s, "userMemberships", 1));
    m_fixture->find<TableView>("usersTable")->setFocus();
    m_fixture->find<QAction>("pasteAction")->trigger();
    QTRY_COMPARE(
        memberships(),
        u"Ada Acme owner, Ada Labs member, Bob Acme member, Bob Void member, Cem Acme member, Cem Void member"_s);
    QVERIFY(!m_fixture->find<QAction>("findAction")->text().isEmpty());
    m_fixture->workspace().go({WindowPage::Memberships, {}});
    m_fixture->find<TableView>("membershipsTable")->setFocus();
    QTRY_VERIFY(!m_fixture->find<QAction>("pasteAction")->isEnabled());
}

void ExchangeTest::leavesFieldsTheirClipboard()
{
    auto *line = m_fixture->find<QLineEdit>("usersSearch");
    line->setFocus();
    QTest::keyClicks(line, u"bo"_s);
    line->selectAll();
    QTRY_VERIFY(m_fixture->find<QAction>("copyAction")->isEnabled());
    QTest::keyClick(line, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"bo"_s);
    line->clear();
    m_fixture->find<QAction>("pasteAction")->trigger();
    QCOMPARE(line->text(), u"bo"_s);
    line->deselect();
    QTRY_VERIFY(!m_fixture->find<QAction>("copyAction")->isEnabled());
}

void ExchangeTest::pastesLines()
{
    QVERIFY(show(WindowPage::Organizations, "organizationsTable", u"Labs"_s, "organizationMemberships", 1));
    auto *table = m_fixture->find<TableView>("organizationsTable");
    table->setFocus();
    QGuiApplication::clipboard()->setText(u"BOB@example.org\nCem\nnobody@example.org\n"_s);
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(memberships(),
                 u"Ada Acme owner, Ada Labs member, Bob Acme member, Bob Labs member, Cem Labs member"_s);
    QTRY_VERIFY(m_fixture->find<PasteReport>("pasteReport"));
    savePicture(*m_fixture->find<PasteReport>("pasteReport"), u"paste-report"_s);
    QCOMPARE(m_fixture->find<QPlainTextEdit>("pasteReportLines")->toPlainText(), u"nobody@example.org"_s);
    m_fixture->find<QPushButton>("pasteReportCopy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"nobody@example.org"_s);
    m_fixture->find<QPushButton>("pasteReportClose")->click();
    QTRY_COMPARE(message(), u"Added 2 user(s) to Labs."_s);
}

void ExchangeTest::remembersPalette()
{
    auto *palette = m_fixture->find<QWidget>("organizationPalettePanel");
    QVERIFY(!palette->isVisible());
    m_fixture->find<QAction>("paletteAction")->trigger();
    QVERIFY(palette->isVisible());
    auto *splitter = m_fixture->find<QSplitter>("usersSplitter");
    QVERIFY(splitter->sizes().last() > splitter->width() / 5);
    splitter->setSizes({400, 500, 300});
    const QList<int> sizes = splitter->sizes();
    m_fixture->window().close();
    m_fixture->close();
    QVERIFY(m_fixture->open());
    QVERIFY(m_fixture->find<QWidget>("organizationPalettePanel")->isVisible());
    QVERIFY(m_fixture->find<QAction>("paletteAction")->isChecked());
    QVERIFY(qAbs(m_fixture->find<QSplitter>("usersSplitter")->sizes().last() - sizes.last()) < 3);
    QVERIFY(m_fixture->waitForRows("organizationPalette", 3));
}

void ExchangeTest::importsWhatIsDropped()
{
    const auto dropOnWindow = [this](const QMimeData &data) {
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&m_fixture->window(), &enter);
        QDropEvent event(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&m_fixture->window(), &event);
        return enter.isAccepted() && event.isAccepted();
    };
    const auto written = [this](const QString &name, const QByteArray &content) {
        QFile file(m_fixture->folder() + u'/' + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("A file of the test cannot be written.");
        return file.fileName();
    };
    QMimeData picture;
    picture.setUrls({QUrl::fromLocalFile(written(u"picture.png"_s, QByteArray("\x89PNG\0\0\0\r", 8)))});
    QVERIFY(dropOnWindow(picture));
    QTRY_VERIFY(message().startsWith(u"picture.png is neither"_s));
    QVERIFY(!m_fixture->find<ImportWizard>("importWizard"));

    QMimeData csv;
    const QString path = written(u"some.csv"_s, "user,organization\nbob@example.org,labs\n");
    csv.setUrls({QUrl::fromLocalFile(path)});
    QVERIFY(dropOnWindow(csv));
    QTRY_VERIFY(m_fixture->find<ImportWizard>("importWizard"));
    QCOMPARE(m_fixture->find<QLineEdit>("importFile")->text(), path);
    m_fixture->find<ImportWizard>("importWizard")->close();
    QTRY_VERIFY(!m_fixture->find<ImportWizard>("importWizard"));

    QMimeData text;
    text.setText(u"user,organization\nbob@example.org,labs\n"_s);
    QVERIFY(dropOnWindow(text));
    QTRY_VERIFY(m_fixture->find<ImportWizard>("importWizard"));
    const QString kept = m_fixture->find<QLineEdit>("importFile")->text();
    QFile copy(kept);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(copy.readAll()), text.text());
    m_fixture->find<ImportWizard>("importWizard")->close();
    QTRY_VERIFY(!QFile::exists(kept));

    m_fixture->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_fixture->window()));
    const auto records = copied("usersTable", {u"Bob"_s});
    QVERIFY(!dropOnWindow(*records));
}

QTEST_MAIN(ExchangeTest)
#include "exchangetest.moc"
