#include "models/membership/roster.h"
#include "tests/views/windowfixture.h"

#include "views/messagebar.h"
#include "views/notice.h"
#include "views/screenshot.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialog>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// Whatever somebody can click or type into. Parts that Qt makes inside of other widgets are not ours to name.
bool isTouched(const QWidget *widget)
{
    const bool isInput = qobject_cast<const QAbstractButton *>(widget)
        || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QAbstractItemView *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget);
    for (const QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QLineEdit *>(parent) || qobject_cast<const QComboBox *>(parent)
            || qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QTabBar *>(parent)
            || qobject_cast<const QAbstractItemView *>(parent))
            return qobject_cast<const QHeaderView *>(widget) && !widget->objectName().isEmpty();
    }
    return isInput && !widget->objectName().startsWith("qt_"_L1);
}

} // namespace

/// The window around the pages.
class WindowTest : public QObject {
    Q_OBJECT

private slots:
    void remembersSettings();
    void readsMembershipsWhenShown();
    void startsWithOwnDatabase();
    void startsByKeyboard();
    void messagesFitSmallWindows();
    void offersToPrepareEmptyDatabase();
    void saysWhyItCannotOpen();
    void showsWhatOthersWrite();
    void takesPicture();
    void namesEveryWidget();

private:
    QStringList namesOf(const QWidget &top, QStringList &nameless) const;
};

void WindowTest::remembersSettings()
{
    WindowFixture fixture;
    QVERIFY(fixture.open());
    fixture.window().resize(900, 620);
    auto *table = fixture.find<TableView>("usersTable");
    const int column = fixture.columnOf(*table, u"E-mail"_s);
    table->setColumnHidden(column, true);
    table->sortByColumn(fixture.columnOf(*table, u"Name"_s), Qt::DescendingOrder);
    QVERIFY(fixture.waitForRows("usersTable", 3));
    auto *splitter = fixture.find<QSplitter>("usersSplitter");
    splitter->setSizes({300, 400});
    const QList<int> sizes = splitter->sizes();
    fixture.window().close();
    fixture.close();

    QVERIFY(fixture.open());
    QCOMPARE(fixture.window().size(), QSize(900, 620));
    table = fixture.find<TableView>("usersTable");
    QVERIFY(table->isColumnHidden(column));
    QTRY_COMPARE(table->model()->index(0, fixture.columnOf(*table, u"Name"_s)).data().toString(), u"Cem"_s);
    QCOMPARE(fixture.find<QSplitter>("usersSplitter")->sizes(), sizes);
    QCOMPARE(fixture.window().lastDatabase(), DatabaseAddress::forFile(fixture.file()));
}

// A table keeps something of each row, and there may be millions.
void WindowTest::readsMembershipsWhenShown()
{
    WindowFixture fixture;
    QVERIFY(fixture.open());
    auto *table = fixture.find<TableView>("membershipsTable");
    const int column = fixture.columnOf(*table, u"Organization"_s);
    QTRY_COMPARE(fixture.find<QLineEdit>("userName")->text(), u"Ada"_s);
    QCOMPARE(table->model()->rowCount(), 0);
    fixture.window().workspace()->go({WindowPage::Memberships, {}});
    QVERIFY(fixture.waitForRows("membershipsTable", 3));
    QCOMPARE(fixture.find<QLabel>("membershipsCount")->text(), u"3 membership(s)"_s);
    table->sortByColumn(column, Qt::DescendingOrder);
    for (int times = 0; times < 2; ++times) { // not visited the second time
        fixture.window().close();
        fixture.close();
        QVERIFY(fixture.open());
    }
    table = fixture.find<TableView>("membershipsTable");
    fixture.window().workspace()->go({WindowPage::Memberships, {}});
    QVERIFY(fixture.waitForRows("membershipsTable", 3));
    QCOMPARE(table->model()->index(0, column).data().toString(), u"Labs"_s); // sorted as it was left
}

void WindowTest::startsWithOwnDatabase()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    const auto own = DatabaseAddress::forFile(folder.filePath(u"new folder/roster.sqlite"_s));
    MainWindow window(settings, {own, {}});
    window.show();
    QSignalSpy opened(&window, &MainWindow::databaseOpened);
    auto *start = window.findChild<QPushButton *>(u"welcomeStart"_s);
    QVERIFY(start->isVisible());
    QTest::mouseClick(start, Qt::LeftButton);
    QVERIFY(opened.wait());
    QVERIFY(QFile::exists(own.file()));
    QTRY_VERIFY(!window.findChild<TableView *>(u"usersTable"_s)->emptyText().isEmpty());
}

void WindowTest::startsByKeyboard()
{
    WindowFixture fixture;
    QVERIFY(fixture.open());
    MainWindow &window = fixture.window();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.setRoster(nullptr);
    auto *recent = fixture.find<QListWidget>("welcomeRecent");
    QCOMPARE(window.focusWidget(), recent);
    QCOMPARE(recent->selectedItems().size(), 1);
    QSignalSpy opened(&window, &MainWindow::databaseOpened);
    QTest::keyClick(recent, Qt::Key_Return);
    QVERIFY(opened.wait());
    window.setRoster(nullptr);

    // What the keyboard is at looks different, and Enter does it.
    auto *server = fixture.find<QPushButton>("welcomeConnect");
    QTest::keyClick(recent, Qt::Key_Tab, Qt::ShiftModifier);
    QCOMPARE(window.focusWidget(), server);
    QVERIFY(recent->selectedItems().isEmpty());
    const QImage focused = server->grab().toImage();
    QTest::keyClick(server, Qt::Key_Return);
    const QPointer dialog = window.findChild<QDialog *>(u"connectDialog"_s);
    QVERIFY(dialog);
    dialog->reject();
    QTRY_VERIFY(!dialog);
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (const char *name : {"welcomeOpen", "welcomeNew", "welcomeStart"}) {
        QTest::keyClick(window.focusWidget(), Qt::Key_Tab, Qt::ShiftModifier);
        QCOMPARE(window.focusWidget()->objectName(), QLatin1StringView(name));
    }
    QVERIFY(server->grab().toImage() != focused);

    // Where it cannot be opened, the keyboard stays where it was.
    QVERIFY(QFile::rename(fixture.file(), fixture.file() + u".away"_s));
    recent->setFocus();
    QSignalSpy failed(&window, &MainWindow::openFailed);
    QTest::keyClick(recent, Qt::Key_Return);
    QVERIFY(failed.wait());
    QCOMPARE(window.focusWidget(), recent);
    QTest::keyClick(recent, Qt::Key_Delete);
    QCOMPARE(recent->count(), 0);
    QVERIFY(window.lastDatabase().isEmpty());
}

void WindowTest::messagesFitSmallWindows()
{
    WindowFixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.selectRow("usersTable", u"Ada"_s));
    MainWindow &window = fixture.window();
    window.resize(690, 480);
    const int field = fixture.find<QLineEdit>("userHandle")->height();
    const QString text = u"Somebody else changed this organization while you were editing it. "_s;
    window.tell({Notice::Level::Error, text.repeated(5) + QString(60, u'w'), {}, u"Open it anew"_s});
    auto *bar = fixture.find<QWidget>("messageBar");
    auto *label = fixture.find<QLabel>("messageText");
    QTRY_VERIFY(label->height() > 3 * label->fontMetrics().height());
    QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
    QCOMPARE(window.size(), QSize(690, 480)); // it pushes nothing out of the screen
    for (const char *name : {"messageText", "messageAction", "messageClose"}) {
        const auto *part = fixture.find<QWidget>(name);
        QVERIFY(bar->rect().contains(part->geometry()));
    }
    // Nor is squeezed what there is no room for any more.
    QCOMPARE(fixture.find<QLineEdit>("userHandle")->height(), field);
    const auto *save = fixture.find<QPushButton>("userSave");
    QCOMPARE(save->visibleRegion().boundingRect().width(), save->width());
    const auto *table = fixture.find<TableView>("userMemberships");
    QVERIFY(table->viewport()->height() > table->rowHeight());
}

void WindowTest::offersToPrepareEmptyDatabase()
{
    WindowFixture fixture;
    QVERIFY(fixture.open());
    const QString path = fixture.folder() + u"/empty.sqlite"_s;
    QVERIFY(QFile(path).open(QIODevice::WriteOnly));
    QSignalSpy failed(&fixture.window(), &MainWindow::openFailed);
    QSignalSpy opened(&fixture.window(), &MainWindow::databaseOpened);
    fixture.window().openDatabase(DatabaseAddress::forFile(path));
    QVERIFY(failed.wait());
    auto *prepare = fixture.find<QPushButton>("messageAction");
    QVERIFY(prepare->isVisible());
    QCOMPARE(QFileInfo(path).size(), 0);
    QTest::mouseClick(prepare, Qt::LeftButton);
    QVERIFY(opened.wait());
    QVERIFY(QFileInfo(path).size() > 0);
}

void WindowTest::saysWhyItCannotOpen()
{
    WindowFixture fixture;
    QVERIFY(fixture.open());
    QSignalSpy failed(&fixture.window(), &MainWindow::openFailed);
    const QString missing = fixture.folder() + u"/missing.sqlite"_s;
    fixture.window().openDatabase(DatabaseAddress::forFile(missing));
    QVERIFY(failed.wait());
    QVERIFY(fixture.find<QLabel>("messageText")->isVisible());
    QVERIFY(!QFile::exists(missing));
    QVERIFY(fixture.window().workspace()); // the open one stays

    QFile text(fixture.folder() + u"/text.sqlite"_s);
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write(QByteArray(5000, 'x')) == 5000);
    text.close();
    fixture.window().openDatabase(DatabaseAddress::forFile(text.fileName()));
    QVERIFY(failed.wait());
    QVERIFY(!fixture.find<QPushButton>("messageAction")->isVisible());
}

void WindowTest::showsWhatOthersWrite()
{
    WindowFixture fixture;
    fixture.watchOthers();
    QVERIFY(fixture.open());
    QVERIFY(fixture.selectRow("usersTable", u"Cem"_s));
    auto *table = fixture.find<TableView>("usersTable");
    const auto write = [&fixture, table](const QString &sql, const QString &shown) {
        return QTest::qWaitFor(
            [&] {
                // The first may come before the window looks for the first time.
                return fixture.write(sql)
                    && QTest::qWaitFor([&] { return fixture.rowOf(*table, shown) >= 0; }, 2500);
            },
            10000);
    };
    QVERIFY(write(u"UPDATE users SET name = 'Robert' WHERE email = 'bob@example.org'"_s, u"Robert"_s));
    QVERIFY(write(u"INSERT OR REPLACE INTO users (id, email, name) VALUES"
                  " ('00000000-0000-7000-8000-000000000001', 'abe@example.org', 'Abe')"_s,
                  u"Abe"_s));
    QCOMPARE(table->currentIndex().row(), fixture.rowOf(*table, u"Cem"_s));
}

void WindowTest::takesPicture()
{
    WindowFixture fixture;
    QVERIFY(fixture.open());
    ScreenshotRequest request;
    request.file = fixture.folder() + u"/picture.png"_s;
    request.page = WindowPage::Organizations;
    request.key = u"labs"_s;
    request.size = {800, 600};
    bool finished = false;
    std::optional<DbError> failure;
    const auto done = [&](const std::optional<DbError> &error) {
        finished = true;
        failure = error;
    };
    new Screenshot(fixture.window(), request, done);
    QTRY_VERIFY(finished);
    QVERIFY(!failure);
    QCOMPARE(QImage(request.file).size(), request.size);
    QCOMPARE(fixture.find<QLineEdit>("organizationHandle")->text(), u"labs"_s);

    finished = false;
    request.key = u"nobody"_s;
    new Screenshot(fixture.window(), request, done);
    QTRY_VERIFY(finished);
    QCOMPARE(failure->kind, DbError::Kind::NotFound);
}

QStringList WindowTest::namesOf(const QWidget &top, QStringList &nameless) const
{
    QStringList names;
    for (const QWidget *widget : top.findChildren<QWidget *>()) {
        if (!isTouched(widget))
            continue;
        if (widget->objectName().isEmpty() || widget->accessibleName().isEmpty())
            nameless << u"%1 \"%2\" in %3"_s.arg(QLatin1StringView(widget->metaObject()->className()),
                                                 widget->objectName(), widget->parentWidget()->objectName());
        else
            names << widget->objectName();
    }
    return names;
}

void WindowTest::namesEveryWidget()
{
    WindowFixture fixture;
    QVERIFY(fixture.open());
    for (const char *action : {"usersAddAction", "connectAction"})
        fixture.find<QAction>(action)->trigger();
    QVERIFY(fixture.selectRow("usersTable", u"Bob"_s));
    fixture.find<QAction>("usersDeleteAction")->trigger();
    QTRY_VERIFY(fixture.find<QDialog>("question"));
    QStringList nameless;
    QStringList names = namesOf(fixture.window(), nameless);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    for (const QAction *action : fixture.window().findChildren<QAction *>()) {
        if (action->objectName().endsWith("Action"_L1))
            names << action->objectName();
    }

    QFile table(QStringLiteral(ROSTER_SOURCE_DIR "/tests/views/README.md"));
    QVERIFY(table.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(table.readAll());
    QStringList missing;
    for (const QString &name : std::as_const(names)) {
        if (!text.contains(u"`%1`"_s.arg(name)))
            missing << name;
    }
    missing.removeDuplicates();
    missing.sort();
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

QTEST_MAIN(WindowTest)
#include "windowtest.moc"
