#include "tests/support/delayingproxy.h"
#include "tests/support/outcome.h"
#include "tests/support/ownbus.h"
#include "tests/support/testdatabase.h"
#include "tests/views/pictures.h"

#include "models/membership/roster.h"
#include "views/mainwindow.h"
#include "views/savedconnections.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// File, Connect… as somebody uses it, and the passwords that it needs.
class ConnectDialogTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void connectsByFields();
    void testExplains();
    void testCanBeStopped();
    void opensFiles();
    void offersServices();
    void asksForPassword();
    void passwordsStayPrivate();
    void withoutKeychain();
    void withKeychain();
    void usesKeychain();

private:
    template <class T> T *part(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1StringView(name));
    }
    void openWindow();
    QDialog *openDialog();
    void type(const char *name, const QString &text) const { part<QLineEdit>(name)->setText(text); }
    void click(const char *name) const { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    void fillFields(const QString &password, int port) const;
    QString result() const { return part<QLabel>("connectResult")->text(); }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_database;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

static QStringList logged;

void ConnectDialogTest::initTestCase()
{
    qputenv("PGPASSFILE", "/nonexistent");
    qputenv("PGSYSCONFDIR", m_folder.path().toUtf8());
    m_server = startTestServer();
    QVERIFY(m_server);
}

void ConnectDialogTest::init()
{
    m_database = std::make_unique<TestDatabase>(Engine::Postgresql, m_server.get());
    QFile::remove(m_folder.filePath(u"settings.ini"_s));
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    openWindow();
}

void ConnectDialogTest::cleanup()
{
    m_window.reset();
    m_settings.reset();
    m_database.reset();
}

void ConnectDialogTest::openWindow()
{
    MainWindow::Options options;
    options.defaultDatabase = DatabaseAddress::forFile(m_folder.filePath(u"own.sqlite"_s));
    options.asksForPasswords = true;
    m_window = std::make_unique<MainWindow>(*m_settings, options);
    m_window->show();
}

QDialog *ConnectDialogTest::openDialog()
{
    part<QAction>("connectAction")->trigger();
    return part<QDialog>("connectDialog");
}

void ConnectDialogTest::fillFields(const QString &password, int port) const
{
    type("connectHost", u"127.0.0.1"_s);
    part<QSpinBox>("connectPort")->setValue(port);
    type("connectDatabase", m_database->address().parameters().value(u"dbname"_s));
    type("connectUser", u"postgres"_s);
    type("connectPassword", password);
}

void ConnectDialogTest::connectsByFields()
{
    QDialog *dialog = openDialog();
    QVERIFY(!part<QPushButton>("connectAccept")->isEnabled());
    QVERIFY(result().startsWith("Give a database"_L1)); // why not
    QCOMPARE(part<QPushButton>("connectTest")->toolTip(), result());
    savePicture(*dialog, u"connect-empty"_s);
    fillFields(u"secret"_s, m_server->port());
    QVERIFY(result().isEmpty());
    savePicture(*dialog, u"connect-server"_s);
    click("connectTest");
    QTRY_VERIFY2(result().contains("PostgreSQL"_L1) && result().contains("postgres"_L1)
                     && result().contains("not encrypted"_L1),
                 qPrintable(result()));
    savePicture(*dialog, u"connect-tested"_s);
    auto *tabs = part<QTabWidget>("connectTabs");
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        savePicture(*dialog, u"connect-tab%1"_s.arg(i));
    }
    part<QSpinBox>("connectStatementLimit")->setValue(7);
    part<QSpinBox>("connectLockLimit")->setValue(3);
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    click("connectAccept");
    QVERIFY(opened.wait());
    const auto limits = m_window->roster()->read<QString>([](Connection &connection) -> Result<QString> {
        const Result<Query *> query = connection.select(
            u"SELECT current_setting('statement_timeout') || ' ' || current_setting('lock_timeout')"_s);
        if (!query)
            return query.error();
        return (*query)->next() ? (*query)->text(0) : QString();
    });
    QTRY_VERIFY(limits.isFinished());
    QCOMPARE(*limits.result(), u"7s 3s"_s);
}

void ConnectDialogTest::testExplains()
{
    QDialog *dialog = openDialog();
    fillFields(u"secret"_s, 1);
    click("connectTest");
    QTRY_VERIFY2(result().contains("No PostgreSQL server answers"_L1), qPrintable(result()));
    savePicture(*dialog, u"connect-refused"_s);
    fillFields(u"wrong"_s, m_server->port());
    QVERIFY(result().isEmpty()); // it was about something else
    click("connectTest");
    QTRY_VERIFY2(result().contains("password"_L1), qPrintable(result()));
    type("connectAddress", u"some.sqlite"_s);
    click("connectTest");
    QVERIFY(result().contains("not a PostgreSQL address"_L1));
    click("connectAccept");
    QVERIFY(dialog->isVisible());
}

void ConnectDialogTest::testCanBeStopped()
{
    DelayingProxy proxy(m_server->port(), 0ms);
    proxy.stall();
    openDialog();
    fillFields(u"secret"_s, proxy.port());
    auto *test = part<QPushButton>("connectTest");
    const QString title = test->text();
    click("connectTest");
    QVERIFY(test->text() != title);
    QTRY_VERIFY(proxy.connectionCount() > 0);
    click("connectTest");
    QCOMPARE(test->text(), title);
    QVERIFY(result().isEmpty());
    // Closing it meanwhile is another way.
    click("connectTest");
    click("connectCancel");
    QTRY_VERIFY(!part<QDialog>("connectDialog"));
}

void ConnectDialogTest::opensFiles()
{
    TestDatabase sqlite(Engine::Sqlite, nullptr);
    QDialog *dialog = openDialog();
    part<QComboBox>("connectKind")->setCurrentIndex(1);
    QVERIFY(!part<QPushButton>("connectTest")->isEnabled());
    type("connectFile", sqlite.folder() + u"/missing.sqlite"_s);
    click("connectTest");
    QTRY_VERIFY(!result().isEmpty() && !result().contains("SQLite 3"_L1));
    type("connectFile", sqlite.address().file());
    click("connectTest");
    QTRY_VERIFY2(result().contains("SQLite 3"_L1), qPrintable(result()));
    savePicture(*dialog, u"connect-file"_s);
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    click("connectAccept");
    QVERIFY(opened.wait());
}

void ConnectDialogTest::offersServices()
{
    QFile file(m_folder.filePath(u"services"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const DatabaseAddress &address = m_database->address();
    file.write(u"[people]\nhost=127.0.0.1\nport=%1\nuser=postgres\ndbname=%2\n"_s
                   .arg(QString::number(m_server->port()), address.parameters().value(u"dbname"_s))
                   .toUtf8());
    file.close();
    qputenv("PGSERVICEFILE", file.fileName().toUtf8());
    openDialog();
    auto *service = part<QComboBox>("connectService");
    QVERIFY(service->findText(u"people"_s) > 0);
    service->setCurrentText(u"people"_s);
    type("connectPassword", u"secret"_s);
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    click("connectAccept");
    QVERIFY(opened.wait());
    qunsetenv("PGSERVICEFILE");
}

void ConnectDialogTest::asksForPassword()
{
    DatabaseAddress address = *DatabaseAddress::parse(m_database->address().withoutPassword());
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    QSignalSpy failed(m_window.get(), &MainWindow::openFailed);
    m_window->openDatabase(address);
    QTRY_VERIFY(part<QDialog>("passwordDialog"));
    QTRY_VERIFY(!part<QLabel>("passwordReason")->text().isEmpty());
    savePicture(*part<QDialog>("passwordDialog"), u"password"_s);
    type("passwordText", u"wrong"_s);
    click("passwordAccept");
    QTRY_VERIFY(part<QDialog>("passwordDialog")
                && part<QLabel>("passwordReason")->text().contains("wrong"_L1));
    QVERIFY(part<QLineEdit>("passwordText")->text().isEmpty());
    type("passwordText", u"secret"_s);
    click("passwordAccept");
    QVERIFY(opened.wait());
    QVERIFY(failed.isEmpty());

    m_window->openDatabase(address);
    QTRY_VERIFY(part<QDialog>("passwordDialog"));
    click("passwordCancel");
    QCOMPARE(failed.count(), 1);
    QVERIFY(m_window->workspace()); // what was open stays
}

void ConnectDialogTest::passwordsStayPrivate()
{
    m_database->execute(u"ALTER ROLE postgres PASSWORD 'hunter2'"_s);
    logged.clear();
    const QtMessageHandler before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &text) { logged << text; });
    openDialog();
    fillFields(u"hunter2"_s, m_server->port());
    type("connectName", u"private"_s);
    click("connectTest");
    QTRY_VERIFY(result().contains("PostgreSQL"_L1));
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    click("connectAccept");
    QVERIFY(opened.wait());
    ChangeSet changes;
    Change change;
    change.entity = Entity::User;
    change.kind = ChangeKind::Add;
    change.user = UserId(u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s);
    change.after = {{u"email"_s, u"ann@example.org"_s}, {u"name"_s, u"Ann"_s}};
    changes.append(change);
    const auto applied = m_window->roster()->apply(changes, {});
    QTRY_VERIFY(applied.isFinished());
    VERIFY_OK(applied.result());
    // And a failure, which people may copy into a mail.
    QSignalSpy failed(m_window.get(), &MainWindow::openFailed);
    m_window->openDatabase(*DatabaseAddress::parse(u"host=127.0.0.1 port=1 password=hunter2 dbname=x"_s));
    QVERIFY(failed.wait());
    const DbError error = failed.first().first().value<DbError>();
    QVERIFY(!(error.text + error.detail).contains("hunter2"_L1));
    m_window->close();
    m_window.reset();
    qInstallMessageHandler(before);
    QVERIFY(!logged.join(u'\n').contains("hunter2"_L1));
    m_settings->sync();
    QFile file(m_settings->fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray settings = file.readAll();
    QVERIFY(settings.contains("private") && settings.contains("127.0.0.1"));
    QVERIFY(!settings.contains("hunter2"));
    const QString history = m_database->rows(u"SELECT * FROM roster_changes"_s).join(u'\n')
        + m_database->rows(u"SELECT * FROM roster_change_items"_s).join(u'\n');
    QVERIFY(history.contains("ann@example.org"_L1) && !history.contains("hunter2"_L1));
    m_database->execute(u"ALTER ROLE postgres PASSWORD 'secret'"_s);
}

void ConnectDialogTest::withoutKeychain()
{
    if (OwnBus::which() != OwnBus::Desktop::Unknown)
        return;
    QTemporaryDir folder;
    QCOMPARE(OwnBus::run(OwnBus::Desktop::None, u"usesKeychain"_s, folder.path()), 0);
}

void ConnectDialogTest::withKeychain()
{
    if (OwnBus::which() != OwnBus::Desktop::Unknown)
        return;
    QTemporaryDir folder;
    QCOMPARE(OwnBus::run(OwnBus::Desktop::Keychain, u"usesKeychain"_s, folder.path()), 0);
}

// Run by the two before, on a desktop without and with a keychain.
void ConnectDialogTest::usesKeychain()
{
    const OwnBus::Desktop desktop = OwnBus::which();
    if (desktop == OwnBus::Desktop::Unknown)
        return;
    QDialog *dialog = openDialog();
    fillFields(u"secret"_s, m_server->port());
    if (desktop == OwnBus::Desktop::None) {
        QTRY_VERIFY(part<QLabel>("connectKeepProblem")->text().contains("each time"_L1));
        QVERIFY(!part<QCheckBox>("connectKeep")->isEnabled());
        savePicture(*dialog, u"connect-nokeychain"_s);
        return;
    }
    QTRY_VERIFY(part<QCheckBox>("connectKeep")->isEnabled());
    QVERIFY(!part<QLabel>("connectKeepProblem")->isVisible());
    part<QCheckBox>("connectKeep")->setChecked(true);
    savePicture(*dialog, u"connect-keychain"_s);
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    click("connectAccept");
    QVERIFY(opened.wait());
    const auto address = *DatabaseAddress::parse(m_window->roster()->database().address.withoutPassword());
    QTRY_VERIFY(SavedConnections(*m_settings).isInKeychain(address));
    m_settings->sync();
    QFile file(m_settings->fileName());
    QVERIFY(file.open(QIODevice::ReadOnly) && !file.readAll().contains("secret"));

    // Another start: nobody is asked.
    openWindow();
    QSignalSpy again(m_window.get(), &MainWindow::databaseOpened);
    m_window->openDatabase(m_window->lastDatabase());
    QVERIFY(again.wait());
    QVERIFY(!part<QDialog>("passwordDialog"));

    // The password was changed: the old one is no use, the new one takes its place.
    m_database->execute(u"ALTER ROLE postgres PASSWORD 'newer'"_s);
    m_window->openDatabase(address);
    QTRY_VERIFY(part<QDialog>("passwordDialog"));
    QTRY_VERIFY(part<QCheckBox>("passwordKeep")->isEnabled());
    QVERIFY(part<QCheckBox>("passwordKeep")->isChecked());
    type("passwordText", u"newer"_s);
    click("passwordAccept");
    QVERIFY(again.wait());
    openWindow();
    QSignalSpy third(m_window.get(), &MainWindow::databaseOpened);
    QTRY_VERIFY2(([&] {
                     m_window->openDatabase(address);
                     return third.wait(1000);
                 }()),
                 "the new password was not kept");
    m_database->execute(u"ALTER ROLE postgres PASSWORD 'secret'"_s);
}

QTEST_MAIN(ConnectDialogTest)
#include "connectdialogtest.moc"
