// What the window says of a database that does not allow everything, and what it then does not offer.

#include "views/checkdialog.h"
#include "models/membership/roster.h"
#include "models/tables/relationalmodel.h"
#include "tests/support/testdatabase.h"
#include "views/mainwindow.h"
#include "views/tableview.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class CheckDialogTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void nothingToSay();
    void readsOnly();
    void addsAndRemovesOnly();
    void keepsAHistory_data() { TestDatabase::addEngineRows(); }
    void keepsAHistory();

private:
    void makeOthers(Engine engine);
    void open(const DatabaseAddress &address);
    DatabaseAddress clerk() const;
    QStringList check();
    template <class T> T *find(const char *name) { return m_window->findChild<T *>(QLatin1StringView(name)); }
    bool selectFirst(const char *table);

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    bool m_hasRole = false;
};

void CheckDialogTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void CheckDialogTest::cleanup()
{
    m_window.reset();
    if (m_hasRole) {
        m_data->execute(u"DROP OWNED BY clerk"_s);
        m_data->execute(u"DROP ROLE clerk"_s);
        m_hasRole = false;
    }
}

void CheckDialogTest::makeOthers(Engine engine)
{
    m_data = std::make_unique<TestDatabase>(engine, m_server.get(), TestDatabase::Content::Empty);
    for (const QString &sql :
         {u"CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text)"_s,
          u"CREATE TABLE organizations (id integer PRIMARY KEY, name text NOT NULL)"_s,
          u"CREATE TABLE user_organizations (user_id integer NOT NULL REFERENCES users (id), organization_id "
          u"integer"
          " NOT NULL REFERENCES organizations (id), role text, PRIMARY KEY (user_id, organization_id))"_s,
          u"INSERT INTO users VALUES (1, 'ada@example.org', 'Ada')"_s,
          u"INSERT INTO organizations VALUES (7, 'Acme')"_s,
          u"INSERT INTO user_organizations VALUES (1, 7, 'member')"_s})
        m_data->execute(sql);
}

DatabaseAddress CheckDialogTest::clerk() const
{
    const QMap<QString, QString> parts = m_data->address().parameters();
    return *DatabaseAddress::parse(u"host=%1 port=%2 dbname=%3 user=clerk password=secret"_s.arg(
        parts.value(u"host"_s), parts.value(u"port"_s), parts.value(u"dbname"_s)));
}

void CheckDialogTest::open(const DatabaseAddress &address)
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
    const auto own = DatabaseAddress::forFile(m_folder->filePath(u"own/roster.sqlite"_s));
    m_window = std::make_unique<MainWindow>(*m_settings, MainWindow::Options{own, u"tester"_s});
    m_window->show();
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    m_window->openDatabase(address);
    QVERIFY(opened.wait());
}

// What the dialog lists.
QStringList CheckDialogTest::check()
{
    find<QAction>("checkAction")->trigger();
    auto *dialog = find<CheckDialog>("checkDialog");
    QSignalSpy checked(dialog, &CheckDialog::checked);
    if (!checked.wait())
        return {u"did not answer"_s};
    QStringList texts;
    const auto *list = find<QListWidget>("checkRemarks");
    for (int row = 0; row < list->count(); ++row)
        texts << list->item(row)->text();
    return texts;
}

bool CheckDialogTest::selectFirst(const char *table)
{
    auto *view = find<TableView>(table);
    return QTest::qWaitFor([&] {
        auto *model = qobject_cast<RelationalModel *>(view->model());
        if (model->rowCount() < 1 || model->isLoading() || !model->isLoaded(0)) {
            if (model->rowCount() > 0)
                model->index(0, 0).data();
            return false;
        }
        view->selectRow(0);
        return true;
    });
}

void CheckDialogTest::nothingToSay()
{
    m_data = std::make_unique<TestDatabase>(Engine::Sqlite, nullptr);
    open(m_data->address());
    QCOMPARE(check(), QStringList());
    QVERIFY(find<QLabel>("checkResult")->text().startsWith("You may read and change"_L1));
    QVERIFY(!find<QPushButton>("checkHistory")->isVisible());
    QTest::mouseClick(find<QPushButton>("checkClose"), Qt::LeftButton);
    QTRY_VERIFY(!find<CheckDialog>("checkDialog"));
}

void CheckDialogTest::readsOnly()
{
    makeOthers(Engine::Postgresql);
    m_data->execute(u"CREATE ROLE clerk LOGIN PASSWORD 'secret'"_s);
    m_hasRole = true;
    m_data->execute(u"GRANT SELECT ON users, organizations, user_organizations TO clerk"_s);
    open(clerk());
    QVERIFY(find<QLabel>("messageText")->text().contains("read-only"_L1));
    QVERIFY(selectFirst("usersTable"));
    QVERIFY(selectFirst("userMemberships"));
    for (const char *action : {"usersAddAction", "usersAssignAction", "usersDeleteAction", "addRecordAction",
                               "userMembershipsAssignAction", "userMembershipsEditAction",
                               "userMembershipsRemoveAction", "importAction"})
        QVERIFY2(!find<QAction>(action)->isEnabled(), action);
    QVERIFY(find<QLineEdit>("userName")->isReadOnly());
    const auto *memberships = find<TableView>("userMemberships");
    for (int column = 0; column < memberships->model()->columnCount(); ++column)
        QVERIFY(!(memberships->model()->index(0, column).flags() & Qt::ItemIsEditable));
    const QStringList texts = check();
    QVERIFY2(texts.value(0).startsWith("Nothing can be changed"_L1), qPrintable(texts.join(u'\n')));
    QVERIFY(!find<QPushButton>("checkHistory")->isVisible());
}

// Users and organizations belong to the application; memberships are the administrator's.
void CheckDialogTest::addsAndRemovesOnly()
{
    makeOthers(Engine::Postgresql);
    m_data->execute(u"CREATE ROLE clerk LOGIN PASSWORD 'secret'"_s);
    m_hasRole = true;
    m_data->execute(u"GRANT SELECT ON users, organizations, user_organizations TO clerk"_s);
    m_data->execute(u"GRANT INSERT, DELETE ON user_organizations TO clerk"_s);
    open(clerk());
    QVERIFY(find<QLabel>("messageText")->isVisible());
    QVERIFY(selectFirst("usersTable"));
    QVERIFY(selectFirst("userMemberships"));
    for (const char *action :
         {"usersAddAction", "usersDeleteAction", "addRecordAction", "userMembershipsEditAction"})
        QVERIFY2(!find<QAction>(action)->isEnabled(), action);
    for (const char *action :
         {"usersAssignAction", "userMembershipsAssignAction", "userMembershipsRemoveAction"})
        QVERIFY2(find<QAction>(action)->isEnabled(), action);
    QVERIFY(find<QLineEdit>("userName")->isReadOnly());
    // By the message's button this time.
    QTest::mouseClick(find<QPushButton>("messageAction"), Qt::LeftButton);
    QSignalSpy checked(find<CheckDialog>("checkDialog"), &CheckDialog::checked);
    QVERIFY(checked.wait());
    QVERIFY(find<QLabel>("checkResult")->text().startsWith("Not everything"_L1));
}

void CheckDialogTest::keepsAHistory()
{
    QFETCH(Engine, engine);
    makeOthers(engine);
    open(m_data->address());
    QVERIFY(!m_window->roster()->schema().hasHistory);
    QVERIFY(check().constLast().contains("no history"_L1));
    QVERIFY(find<QPushButton>("checkHistory")->isVisible());
    QTest::mouseClick(find<QPushButton>("checkHistory"), Qt::LeftButton);
    QTRY_VERIFY(find<QDialog>("schemaDialog"));
    QVERIFY(find<QPlainTextEdit>("schemaScript")->toPlainText().contains("roster_changes"_L1));
    QVERIFY(!find<QWidget>("schemaRole"));
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    QTest::mouseClick(find<QPushButton>("schemaAccept"), Qt::LeftButton);
    QVERIFY(opened.wait());
    QVERIFY(m_window->roster()->schema().hasHistory);
}

QTEST_MAIN(CheckDialogTest)
#include "checkdialogtest.moc"
