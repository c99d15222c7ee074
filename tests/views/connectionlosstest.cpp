#include "tests/support/delayingproxy.h"
#include "tests/support/testdatabase.h"
#include "tests/views/pictures.h"

#include "models/membership/roster.h"
#include "models/tables/relationalmodel.h"
#include "views/mainwindow.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QStringList complaints; // of Qt's driver, about servers that are gone
QtMessageHandler usual = nullptr;

void listen(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (text.contains("free statement"_L1))
        complaints << text;
    usual(type, context, text);
}

} // namespace

/// What happens to an open window when its database goes away or changes its mind.
class ConnectionLossTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void serverRestarts();
    void networkIsCut();
    void networkIsSilent();
    void databaseIsDropped();
    void passwordIsChanged();
    void passwordIsChangedUnnoticed();
    void rightsAreRevoked();
    void whatCannotBeReadSaysSo();

private:
    template <class T> T *part(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1StringView(name));
    }
    void click(const char *name) const { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    void open(const DatabaseAddress &address);
    DatabaseAddress addressWith(const QString &keyword, const QString &value) const;
    bool isLostShown() const { return part<QWidget>("connectionBar")->isVisible(); }
    QString reason() const { return part<QLabel>("connectionReason")->text(); }
    void typeName(const QString &text) const;
    RelationalModel &modelOf(const char *table) const
    {
        return *qobject_cast<RelationalModel *>(part<TableView>(table)->model());
    }
    void typePassword(const QString &password) const
    {
        QTRY_VERIFY(part<QDialog>("passwordDialog"));
        part<QLineEdit>("passwordText")->setText(password);
        click("passwordAccept");
        QTRY_VERIFY(!part<QDialog>("passwordDialog"));
    }
    QString role() const { return m_database->scalar(u"SELECT role FROM user_organizations"_s); }
    QString name() const { return m_database->scalar(u"SELECT name FROM users WHERE email = 'ann@x'"_s); }
    // Of every session but the test's own.
    void endSessions() const
    {
        m_database->execute(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
                            "current_database() AND pid <> pg_backend_pid()"_s);
    }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_database;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QString m_ann;
};

void ConnectionLossTest::initTestCase()
{
    qputenv("PGPASSFILE", "/nonexistent");
    usual = qInstallMessageHandler(listen);
    m_server = startTestServer();
    QVERIFY(m_server);
}

void ConnectionLossTest::init()
{
    m_database = std::make_unique<TestDatabase>(Engine::Postgresql, m_server.get());
    m_ann = m_database->addUser(u"ann@x"_s, u"Ann"_s);
    QFile::remove(m_folder.filePath(u"settings.ini"_s));
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
}

void ConnectionLossTest::cleanup()
{
    m_window.reset();
    m_settings.reset();
    m_database.reset();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void ConnectionLossTest::open(const DatabaseAddress &address)
{
    MainWindow::Options options;
    options.actor = u"tester"_s;
    options.watchesOthers = true;
    options.asksForPasswords = true;
    m_window = std::make_unique<MainWindow>(*m_settings, options);
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    m_window->openDatabase(address);
    m_window->show();
    QVERIFY(opened.wait());
    m_window->workspace()->go({WindowPage::Users, m_ann});
    QTRY_COMPARE(part<QLineEdit>("userName")->text(), u"Ann"_s);
    QVERIFY(!isLostShown());
}

DatabaseAddress ConnectionLossTest::addressWith(const QString &keyword, const QString &value) const
{
    QMap<QString, QString> parameters = m_database->address().parameters();
    parameters.insert(keyword, value);
    return DatabaseAddress::forServer(parameters);
}

void ConnectionLossTest::typeName(const QString &text) const
{
    auto *field = part<QLineEdit>("userName");
    field->selectAll();
    QTest::keyClicks(field, text);
}

void ConnectionLossTest::serverRestarts()
{
    open(m_database->address());
    typeName(u"Typed"_s);
    m_server->stop();
    QTRY_VERIFY_WITH_TIMEOUT(isLostShown(), 15000);
    QTRY_VERIFY_WITH_TIMEOUT(reason().contains("No PostgreSQL server answers"_L1), 15000);
    savePicture(*m_window, u"connection-lost"_s);
    // Saving fails now, and keeps what was typed.
    click("userSave");
    QTRY_VERIFY_WITH_TIMEOUT(!part<QLabel>("userError")->text().isEmpty(), 15000);
    QCOMPARE(part<QLineEdit>("userName")->text(), u"Typed"_s);
    QVERIFY(m_server->restart());
    QTRY_VERIFY(part<QPushButton>("connectionTryNow")->isEnabled() || !isLostShown());
    click("connectionTryNow");
    QTRY_VERIFY_WITH_TIMEOUT(!isLostShown(), 40000);
    // It still waits, but not for that reason.
    QVERIFY(!part<QLabel>("userError")->isVisible());
    QTRY_VERIFY(part<QPushButton>("userSave")->isEnabled());
    QCOMPARE(part<QLineEdit>("userName")->text(), u"Typed"_s);
    savePicture(*m_window, u"connection-regained"_s);
    click("userSave");
    // The test's own connection was lost, too.
    const auto connection = m_database->connect();
    QTRY_VERIFY(([&] {
        const Result<Query *> query = connection->select(u"SELECT name FROM users"_s);
        const bool isTyped = query && (*query)->next() && (*query)->text(0) == u"Typed"_s;
        if (query)
            (*query)->finish();
        return isTyped;
    }()));
}

void ConnectionLossTest::networkIsCut()
{
    DelayingProxy proxy(m_server->port(), 0ms);
    open(addressWith(u"port"_s, QString::number(proxy.port())));
    proxy.stop();
    QTRY_VERIFY_WITH_TIMEOUT(isLostShown(), 15000);
    m_database->execute(u"UPDATE users SET name = 'Meanwhile'"_s);
    QVERIFY(proxy.resume());
    // By itself, after the pause.
    QTRY_VERIFY_WITH_TIMEOUT(!isLostShown(), 40000);
    QTRY_COMPARE(part<QLineEdit>("userName")->text(), u"Meanwhile"_s);
    // No connection is used on that was cut with the others.
    QCOMPARE(part<QLabel>("messageText")->text(), u"The database can be reached again."_s);
}

void ConnectionLossTest::networkIsSilent()
{
    DelayingProxy proxy(m_server->port(), 0ms);
    open(addressWith(u"port"_s, QString::number(proxy.port())));
    proxy.stall();
    QTRY_VERIFY_WITH_TIMEOUT(isLostShown(), 30000);
    QVERIFY2(reason().contains("does not answer"_L1), qPrintable(reason()));
    QVERIFY(proxy.resume());
    QTRY_VERIFY_WITH_TIMEOUT(!isLostShown(), 40000);
}

void ConnectionLossTest::databaseIsDropped()
{
    open(m_database->address());
    typeName(u"Typed"_s);
    const QString name = m_database->address().parameters().value(u"dbname"_s);
    {
        const auto other = Connection::open(*DatabaseAddress::parse(m_server->uri()));
        QVERIFY(other);
        QVERIFY((*other)->execute(u"DROP DATABASE %1 WITH (FORCE)"_s.arg(name)));
    }
    QTRY_VERIFY_WITH_TIMEOUT(isLostShown(), 15000);
    QTRY_VERIFY_WITH_TIMEOUT(reason().contains("There is no database"_L1), 15000);
    QCOMPARE(part<QLineEdit>("userName")->text(), u"Typed"_s); // to be copied
    savePicture(*m_window, u"connection-dropped"_s);
    part<QAction>("closeDatabaseAction")->trigger();
    QTRY_VERIFY(part<QPushButton>("unsavedDiscard"));
    click("unsavedDiscard");
    QTRY_VERIFY(!isLostShown());
    QVERIFY(part<QWidget>("welcomePage")->isVisible());
}

void ConnectionLossTest::passwordIsChanged()
{
    const QString acme = m_database->addOrganization(u"acme"_s, u"Acme"_s);
    m_database->addMembership(m_ann, acme, u"member"_s);
    m_database->execute(u"CREATE ROLE changing LOGIN SUPERUSER PASSWORD 'old'"_s);
    open(addressWith(u"user"_s, u"changing"_s).withPassword(u"old"_s));
    const Roster *roster = m_window->roster();
    RelationalModel &memberships = modelOf("userMemberships");
    QTRY_VERIFY(memberships.isLoaded(0));
    const QModelIndex cell = memberships.index(0, memberships.columnOf(Field::Role));
    typeName(u"Typed"_s);
    m_database->execute(u"ALTER ROLE changing PASSWORD 'new'"_s);
    endSessions();
    QTRY_VERIFY_WITH_TIMEOUT(isLostShown() && part<QPushButton>("connectionPassword")->isVisible(), 15000);
    savePicture(*m_window, u"connection-password"_s);
    // An edit that cannot be saved now waits.
    QVERIFY(memberships.setData(cell, u"owner"_s));
    memberships.save();
    QTRY_VERIFY(!cell.data(RelationalModel::ErrorRole).toString().isEmpty());

    click("connectionPassword");
    typePassword(u"wrong"_s);
    QTRY_VERIFY_WITH_TIMEOUT(part<QDialog>("passwordDialog"), 15000); // asked again, with the reason
    QVERIFY2(part<QLabel>("passwordReason")->text().contains("password"_L1),
             qPrintable(part<QLabel>("passwordReason")->text()));
    typePassword(u"new"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!isLostShown(), 15000);

    // In place: nothing was opened anew, and nothing is lost.
    QCOMPARE(m_window->roster(), roster);
    QCOMPARE(m_window->workspace()->place().id, m_ann);
    QCOMPARE(part<QLineEdit>("userName")->text(), u"Typed"_s);
    QVERIFY(memberships.hasPendingEdits());
    QCOMPARE(cell.data(RelationalModel::ErrorRole).toString(), QString());
    QVERIFY(memberships.hasRefusedEdits()); // kept when one goes on to another record
    QCOMPARE(role(), u"member"_s);
    QVERIFY2(part<QPushButton>("messageAction")->text() == u"Save now"_s,
             qPrintable(part<QLabel>("messageText")->text()));
    savePicture(*m_window, u"connection-password-resumed"_s);
    click("messageAction");
    QTRY_COMPARE(role(), u"owner"_s);
    QTRY_VERIFY(!memberships.hasPendingEdits());
    click("userSave");
    QTRY_COMPARE(name(), u"Typed"_s);
    m_window.reset();
    endSessions();
    m_database->execute(u"DROP ROLE changing"_s);
}

// The server leaves open sessions alone: only what needs a new one finds out.
void ConnectionLossTest::passwordIsChangedUnnoticed()
{
    m_database->execute(u"CREATE ROLE changing LOGIN SUPERUSER PASSWORD 'old'"_s);
    open(addressWith(u"user"_s, u"changing"_s).withPassword(u"old"_s));
    m_database->execute(u"ALTER ROLE changing PASSWORD 'new'"_s);
    typeName(u"Typed"_s);
    click("userSave"); // the first that is written
    QTRY_VERIFY_WITH_TIMEOUT(isLostShown() && part<QPushButton>("connectionPassword")->isVisible(), 15000);
    QCOMPARE(part<QLineEdit>("userName")->text(), u"Typed"_s);
    click("connectionPassword");
    typePassword(u"new"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!isLostShown(), 15000);
    QCOMPARE(part<QLineEdit>("userName")->text(), u"Typed"_s);
    QTRY_VERIFY(part<QPushButton>("userSave")->isEnabled());
    click("userSave");
    QTRY_COMPARE(name(), u"Typed"_s);
    m_window.reset();
    endSessions();
    m_database->execute(u"DROP ROLE changing"_s);
}

void ConnectionLossTest::whatCannotBeReadSaysSo()
{
    open(m_database->address());
    m_server->stop();
    QTRY_VERIFY_WITH_TIMEOUT(isLostShown(), 15000);
    QTest::keyClicks(part<QLineEdit>("usersSearch"), u"ann"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(part<QLabel>("usersCount")->text() == "Not read: no connection"_L1,
                              qPrintable(part<TableView>("usersTable")->emptyText()), 15000);
    QVERIFY(part<TableView>("usersTable")->emptyText().contains("as soon as"_L1));
    // One of the bars says it.
    QVERIFY(isLostShown());
    QVERIFY(!part<QWidget>("messageBar")->isVisible());
    savePicture(*m_window, u"connection-unread"_s);
    QVERIFY(m_server->restart());
    QTRY_VERIFY_WITH_TIMEOUT(!isLostShown(), 40000);
    QTRY_VERIFY(part<QLabel>("usersCount")->text().startsWith("1 "_L1));
    QVERIFY(part<TableView>("usersTable")->emptyText().isEmpty());
}

void ConnectionLossTest::rightsAreRevoked()
{
    m_database->execute(u"CREATE ROLE editor LOGIN PASSWORD 'secret'"_s);
    m_database->execute(u"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO editor"_s);
    m_database->execute(u"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO editor"_s);
    open(addressWith(u"user"_s, u"editor"_s));
    typeName(u"Typed"_s);
    m_database->execute(u"REVOKE UPDATE ON users FROM editor"_s);
    click("userSave");
    QTRY_VERIFY(part<QLabel>("userError")->isVisible());
    QVERIFY2(part<QLabel>("userError")->text().contains("permission"_L1),
             qPrintable(part<QLabel>("userError")->text()));
    QVERIFY(!isLostShown());
    // What was typed is there to be copied, and nothing more can be typed.
    auto *field = part<QLineEdit>("userName");
    QVERIFY(field->isReadOnly());
    QCOMPARE(field->text(), u"Typed"_s);
    QCOMPARE(field->palette().color(QPalette::Base), QPalette().color(QPalette::Window));
    QVERIFY(part<QLabel>("messageText")->text().contains("permission"_L1));
    QCOMPARE(part<QPushButton>("messageAction")->text(), u"Open it anew"_s);
    savePicture(*m_window, u"connection-denied"_s);
    QCOMPARE(name(), u"Ann"_s);
    m_database->execute(u"GRANT UPDATE ON users TO editor"_s);
    click("userSave");
    QTRY_COMPARE(name(), u"Typed"_s);
    QTRY_VERIFY(!field->isReadOnly());
    // Opened anew without the right, it is read-only from the start.
    m_database->execute(u"REVOKE INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public FROM editor"_s);
    typeName(u"Again"_s);
    click("userSave");
    QTRY_COMPARE(part<QPushButton>("messageAction")->text(), u"Open it anew"_s);
    QTRY_VERIFY(part<QPushButton>("messageAction")->isVisible());
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    click("messageAction");
    QVERIFY(opened.wait());
    QVERIFY(m_window->roster()->schema().readOnly);
    QVERIFY(part<QLineEdit>("userName")->isReadOnly());
    m_window.reset();
    m_database->execute(u"DROP OWNED BY editor"_s);
    m_database->execute(u"DROP ROLE editor"_s);
}

QTEST_MAIN(ConnectionLossTest)
#include "connectionlosstest.moc"
