// A database of another program in which several tables could be the ones that are meant: the window asks,
// shows them, and remembers the answer.

#include "views/mappingpage.h"
#include "models/membership/roster.h"
#include "models/tables/relationalmodel.h"
#include "tests/support/schematext.h"
#include "tests/support/testdatabase.h"
#include "tests/views/pictures.h"
#include "views/mainwindow.h"
#include "views/tableview.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;

class MappingPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void asksAndRemembers_data() { TestDatabase::addEngineRows(); }
    void asksAndRemembers();
    void saysWhyItDoesNotFit_data() { TestDatabase::addEngineRows(); }
    void saysWhyItDoesNotFit();
    void prefersNamesThatMeanIt_data() { TestDatabase::addEngineRows(); }
    void prefersNamesThatMeanIt();
    void joinTableFollows();
    void takesColumns();
    void changesLater();
    void otherSchemas();
    void makesTheJoinTable_data() { TestDatabase::addEngineRows(); }
    void makesTheJoinTable();
    void cancelSaysWhy();
    void addsARecordByNumber_data() { TestDatabase::addEngineRows(); }
    void addsARecordByNumber();

private:
    void make(Engine engine);
    void openWindow();
    void open(bool isAsked);
    template <class T> T *find(const char *name) { return m_window->findChild<T *>(QLatin1StringView(name)); }
    void choose(const char *box, const QString &table);
    bool fits();
    bool waitForRows(const char *table, int rows);

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void MappingPageTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void MappingPageTest::cleanup()
{
    m_window.reset();
    m_data.reset();
}

// Neither names nor structure say which of the two tables is meant.
void MappingPageTest::make(Engine engine)
{
    m_data = std::make_unique<TestDatabase>(engine, m_server.get(), TestDatabase::Content::Empty);
    for (
        const QString &sql :
        {u"CREATE TABLE drivers (id integer PRIMARY KEY, mail text, call_name text, password_hash text)"_s,
         u"CREATE TABLE garages (id integer PRIMARY KEY, title text)"_s,
         u"CREATE TABLE races (id integer PRIMARY KEY, title text)"_s,
         u"CREATE TABLE garage_keys (driver integer NOT NULL REFERENCES drivers (id), garage integer NOT NULL"
         " REFERENCES garages (id), kind text, PRIMARY KEY (driver, garage))"_s,
         u"CREATE TABLE race_entries (driver integer NOT NULL REFERENCES drivers (id), race integer NOT NULL"
         " REFERENCES races (id), PRIMARY KEY (driver, race))"_s,
         u"INSERT INTO drivers VALUES (1, 'ada@example.org', 'Ada', 'x1y2'), (2, 'bob@example.org', 'Bob', 'z')"_s,
         u"INSERT INTO garages VALUES (7, 'North'), (8, 'South'), (9, 'West')"_s,
         u"INSERT INTO races VALUES (5, 'Monza')"_s, u"INSERT INTO garage_keys VALUES (1, 7, 'boss')"_s})
        m_data->execute(sql);
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
    openWindow();
}

void MappingPageTest::openWindow()
{
    m_window.reset();
    const auto own = DatabaseAddress::forFile(m_folder->filePath(u"own/roster.sqlite"_s));
    m_window = std::make_unique<MainWindow>(*m_settings, MainWindow::Options{own, u"tester"_s});
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void MappingPageTest::open(bool isAsked)
{
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    QSignalSpy failed(m_window.get(), &MainWindow::openFailed);
    m_window->openDatabase(m_data->address());
    QVERIFY((isAsked ? failed : opened).wait());
    QCOMPARE(find<MappingPage>("mappingPage") != nullptr, isAsked);
    if (isAsked)
        QTRY_VERIFY(find<QComboBox>("mappingMemberships")->count() > 0);
}

// As somebody does who goes there with the keyboard.
void MappingPageTest::choose(const char *box, const QString &table)
{
    auto *combo = find<QComboBox>(box);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Home);
    for (int i = 0; i < combo->count() && combo->currentData().toString() != table; ++i)
        QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(combo->currentData().toString(), table);
}

bool MappingPageTest::fits()
{
    return QTest::qWaitFor([this] { return find<QPushButton>("mappingOpen")->isEnabled(); });
}

bool MappingPageTest::waitForRows(const char *table, int rows)
{
    const auto *view = find<TableView>(table);
    return QTest::qWaitFor([&] {
        const auto *model = qobject_cast<RelationalModel *>(view->model());
        return model->rowCount() == rows && model->isCountExact() && !model->isLoading();
    });
}

void MappingPageTest::asksAndRemembers()
{
    QFETCH(Engine, engine);
    make(engine);
    const QString before = schemaText(*m_data);
    open(true);
    QVERIFY(find<QLabel>("mappingReason")->text().contains("Several tables"_L1));
    QVERIFY(fits());
    choose("mappingMemberships", u"garage_keys"_s);
    QVERIFY(fits());
    if (find<QComboBox>("mappingUsers")->currentData() != u"drivers"_s)
        choose("mappingUsers", u"drivers"_s); // the other side follows
    QVERIFY(fits());
    QCOMPARE(find<QComboBox>("mappingOrganizations")->currentData().toString(), u"garages"_s);
    QTRY_COMPARE(find<QLineEdit>("mappingCommand")->text(),
                 u"--users=drivers --organizations=garages --memberships=garage_keys"_s);
    auto *rows = find<QTableWidget>("mappingUserRows");
    QTRY_COMPARE(rows->rowCount(), 2);
    QCOMPARE(rows->item(0, 1)->text(), u"ada@example.org"_s);
    QCOMPARE(rows->item(0, 3)->text(), u"•••"_s); // nobody's business
    QVERIFY(find<QLabel>("mappingVerdict")->text().contains("garage_keys"_L1));
    savePicture(*m_window, u"mapping-page"_s);
    // Enter opens.
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    QTest::keyClick(find<QComboBox>("mappingOrganizations"), Qt::Key_Return);
    QVERIFY(opened.wait());
    QCOMPARE(m_window->roster()->schema().memberships.name, u"garage_keys"_s);
    QVERIFY(waitForRows("usersTable", 2));
    QVERIFY(waitForRows("organizationsTable", 3));

    // Closed and opened again, in another window and in the same one.
    openWindow();
    open(false);
    QCOMPARE(m_window->roster()->schema().organizations.name, u"garages"_s);
    find<QAction>("closeDatabaseAction")->trigger();
    QVERIFY(!m_window->roster());
    open(false);
    QVERIFY(waitForRows("organizationsTable", 3));
    QCOMPARE(schemaText(*m_data), before);
    // What is remembered holds no password.
    m_settings->sync();
    QFile file(m_settings->fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray remembered = file.readAll();
    QVERIFY(remembered.contains("garage_keys"));
    const QString password = m_data->address().parameters().value(u"password"_s);
    QVERIFY(password.isEmpty() || !remembered.contains(password.toUtf8()));
}

void MappingPageTest::saysWhyItDoesNotFit()
{
    QFETCH(Engine, engine);
    make(engine);
    open(true);
    choose("mappingMemberships", u"garage_keys"_s);
    QVERIFY(fits());
    choose("mappingUsers", u"garages"_s);
    QVERIFY(fits());
    QCOMPARE(find<QComboBox>("mappingOrganizations")->currentData().toString(), u"drivers"_s);
    find<QComboBox>("mappingOrganizations")->setFocus();
    QTest::keyClick(find<QComboBox>("mappingOrganizations"), Qt::Key_R); // at once, not by way of others
    auto *verdict = find<QLabel>("mappingVerdict");
    QTRY_VERIFY2(verdict->text().contains("does not refer to races"_L1), qPrintable(verdict->text()));
    QVERIFY(!find<QPushButton>("mappingOpen")->isEnabled());
    QVERIFY(!find<QComboBox>("mappingUserName")->isEnabled());
    savePicture(*m_window, u"mapping-problem"_s);
    // Not opened by Enter either.
    QTest::keyClick(find<QComboBox>("mappingOrganizations"), Qt::Key_Return);
    QVERIFY(find<MappingPage>("mappingPage"));
}

// Whoever says which organizations are meant is not asked again who belongs to them.
void MappingPageTest::prefersNamesThatMeanIt()
{
    QFETCH(Engine, engine);
    const auto prepare = [&](const QStringList &statements) {
        m_window.reset();
        m_data = std::make_unique<TestDatabase>(engine, m_server.get(), TestDatabase::Content::Empty);
        for (const QString &name : {u"animals"_s, u"boards"_s, u"companies"_s, u"people"_s, u"team_notes"_s})
            m_data->execute(u"CREATE TABLE %1 (id integer PRIMARY KEY, title text)"_s.arg(name));
        for (const QString &statement : statements)
            m_data->execute(statement);
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
        openWindow();
        open(true);
    };
    const auto chosen = [this](const char *box) { return find<QComboBox>(box)->currentData().toString(); };
    // Nothing is joined yet.
    prepare({});
    QTRY_COMPARE(chosen("mappingUsers"), u"people"_s);
    QCOMPARE(chosen("mappingOrganizations"), u"companies"_s);
    const auto *users = find<QComboBox>("mappingUsers");
    QStringList tables;
    for (int i = 0; i < users->count(); ++i)
        tables << users->itemText(i);
    QCOMPARE(tables, (QStringList{u"people"_s, u"animals"_s, u"boards"_s, u"companies"_s, u"team_notes"_s}));

    // Joined, and the structure does not say which way, nor which one.
    const auto join = [](const QString &name, const QString &one, const QString &other) {
        return u"CREATE TABLE %1 (a integer NOT NULL REFERENCES %2 (id), b integer NOT NULL REFERENCES %3 "
               u"(id),"
               " PRIMARY KEY (a, b))"_s.arg(name, one, other);
    };
    prepare({u"CREATE TABLE groups (id integer PRIMARY KEY)"_s, join(u"archive"_s, u"groups"_s, u"people"_s),
             join(u"memberships_of_companies"_s, u"companies"_s, u"people"_s)});
    QTRY_COMPARE(chosen("mappingMemberships"), u"memberships_of_companies"_s);
    QCOMPARE(chosen("mappingUsers"), u"people"_s);
    QCOMPARE(chosen("mappingOrganizations"), u"companies"_s);
}

void MappingPageTest::joinTableFollows()
{
    make(Engine::Sqlite);
    open(true);
    choose("mappingMemberships", u"garage_keys"_s);
    QVERIFY(fits());
    choose("mappingUsers", u"drivers"_s);
    QVERIFY(fits());
    choose("mappingOrganizations", u"races"_s);
    QVERIFY(fits());
    QCOMPARE(find<QComboBox>("mappingMemberships")->currentData().toString(), u"race_entries"_s);
    choose("mappingMemberships", QString());
    QTRY_VERIFY(find<QLabel>("mappingVerdict")->text().contains("joins these two already"_L1));
    // The keyboard stays where it was while the columns are asked for.
    auto *name = find<QComboBox>("mappingUserName");
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    name->setFocus();
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClick(name, Qt::Key_Down);
    QVERIFY(fits());
    QVERIFY(name->hasFocus());
}

void MappingPageTest::takesColumns()
{
    make(Engine::Sqlite);
    open(true);
    choose("mappingMemberships", u"garage_keys"_s);
    QVERIFY(fits());
    if (find<QComboBox>("mappingUsers")->currentData() != u"drivers"_s)
        choose("mappingUsers", u"drivers"_s);
    QTRY_VERIFY(find<QComboBox>("mappingMembershipRole")->findData(u"kind"_s) > 0);
    auto *role = find<QComboBox>("mappingMembershipRole");
    role->setCurrentIndex(role->findData(u"kind"_s));
    emit role->activated(role->currentIndex());
    QTRY_VERIFY(find<QComboBox>("mappingUserName")->findData(u"call_name"_s) > 0);
    auto *name = find<QComboBox>("mappingUserName");
    QCOMPARE(name->findData(u"id"_s), -1);
    name->setCurrentIndex(name->findData(u"call_name"_s));
    emit name->activated(name->currentIndex());
    QVERIFY(fits());
    QVERIFY(find<QLineEdit>("mappingCommand")->text().contains("--column=user.name=call_name"_L1));
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    QTest::mouseClick(find<QPushButton>("mappingOpen"), Qt::LeftButton);
    QVERIFY(opened.wait());
    openWindow();
    open(false);
    QCOMPARE(m_window->roster()->schema().users.column(Field::Name), u"call_name"_s);
    QCOMPARE(m_window->roster()->schema().users.column(Field::Email), u"mail"_s);
    QCOMPARE(m_window->roster()->schema().memberships.column(Field::Role), u"kind"_s);
}

// By the menu, before a database that is open; Escape leaves it as it is.
void MappingPageTest::changesLater()
{
    make(Engine::Sqlite);
    open(true);
    choose("mappingMemberships", u"garage_keys"_s);
    QVERIFY(fits());
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    QTest::mouseClick(find<QPushButton>("mappingOpen"), Qt::LeftButton);
    QVERIFY(opened.wait());
    QVERIFY(find<QAction>("tablesAction")->isEnabled());
    find<QAction>("tablesAction")->trigger();
    QTRY_VERIFY(find<QDialog>("mappingDialog"));
    QTRY_COMPARE(find<QComboBox>("mappingMemberships")->currentData().toString(), u"garage_keys"_s);
    QTest::keyClick(find<QDialog>("mappingDialog"), Qt::Key_Escape);
    QTRY_VERIFY(!find<QDialog>("mappingDialog"));
    QCOMPARE(m_window->roster()->schema().memberships.name, u"garage_keys"_s);

    // Nothing else is said: nothing is opened anew.
    const Roster *roster = m_window->roster();
    find<QAction>("tablesAction")->trigger();
    QTRY_VERIFY(find<QComboBox>("mappingMemberships") && find<QComboBox>("mappingMemberships")->count() > 0);
    QVERIFY(fits());
    QTest::mouseClick(find<QPushButton>("mappingOpen"), Qt::LeftButton);
    QTRY_VERIFY(!find<QDialog>("mappingDialog"));
    QCOMPARE(m_window->roster(), roster);

    find<QAction>("tablesAction")->trigger();
    QTRY_VERIFY(find<QComboBox>("mappingMemberships") && find<QComboBox>("mappingMemberships")->count() > 0);
    choose("mappingMemberships", u"race_entries"_s);
    QVERIFY(fits());
    savePicture(*find<QDialog>("mappingDialog"), u"mapping-dialog"_s);
    QTest::mouseClick(find<QPushButton>("mappingOpen"), Qt::LeftButton);
    QVERIFY(opened.wait());
    QCOMPARE(m_window->roster()->schema().memberships.name, u"race_entries"_s);
    QTRY_VERIFY(!find<QDialog>("mappingDialog"));
    openWindow();
    open(false);
    QCOMPARE(m_window->roster()->schema().memberships.name, u"race_entries"_s);
}

void MappingPageTest::otherSchemas()
{
    make(Engine::Postgresql);
    for (const QString &name : {u"drivers"_s, u"garages"_s, u"races"_s, u"garage_keys"_s, u"race_entries"_s})
        m_data->execute(u"DROP TABLE %1 CASCADE"_s.arg(name));
    for (const QString &schema : {u"north"_s, u"south"_s}) {
        m_data->execute(u"CREATE SCHEMA "_s + schema);
        for (const QString &sql :
             {u"CREATE TABLE %1.users (id integer PRIMARY KEY, email text)"_s,
              u"CREATE TABLE %1.organizations (id integer PRIMARY KEY, name text)"_s,
              u"CREATE TABLE %1.user_organizations (user_id integer REFERENCES %1.users (id), "
              "organization_id integer REFERENCES %1.organizations (id), PRIMARY KEY (user_id, "
              "organization_id))"_s,
              u"INSERT INTO %1.users VALUES (1, '%1@example.org')"_s})
            m_data->execute(QString(sql).replace("%1"_L1, schema));
    }
    open(true);
    choose("mappingMemberships", u"south.user_organizations"_s);
    QVERIFY(fits());
    QCOMPARE(find<QComboBox>("mappingUsers")->currentData().toString(), u"south.users"_s);
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    QTest::mouseClick(find<QPushButton>("mappingOpen"), Qt::LeftButton);
    QVERIFY(opened.wait());
    openWindow();
    open(false);
    QVERIFY(waitForRows("usersTable", 1));
    auto *model = find<TableView>("usersTable")->model();
    QTRY_COMPARE(model->index(0, qobject_cast<RelationalModel *>(model)->columnOf(Field::Email)).data(),
                 u"south@example.org"_s);
}

// Nothing joins them, and nothing is called like users: they are named, and the table is made.
void MappingPageTest::makesTheJoinTable()
{
    QFETCH(Engine, engine);
    make(engine);
    m_data->execute(u"DROP TABLE garage_keys"_s);
    m_data->execute(u"DROP TABLE race_entries"_s);
    open(true);
    choose("mappingUsers", u"drivers"_s);
    choose("mappingOrganizations", u"garages"_s);
    QVERIFY(fits());
    QVERIFY(find<QLabel>("mappingVerdict")->text().contains("Roster can make it"_L1));
    QSignalSpy failed(m_window.get(), &MainWindow::openFailed);
    QTest::mouseClick(find<QPushButton>("mappingOpen"), Qt::LeftButton);
    QVERIFY(failed.wait());
    QTest::mouseClick(find<QPushButton>("messageAction"), Qt::LeftButton);
    QTRY_VERIFY(find<QDialog>("schemaDialog"));
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    QTest::mouseClick(find<QPushButton>("schemaAccept"), Qt::LeftButton);
    QVERIFY(opened.wait());
    QCOMPARE(m_window->roster()->schema().users.name, u"drivers"_s);
    openWindow();
    open(false);
    QCOMPARE(m_window->roster()->schema().organizations.name, u"garages"_s);
}

void MappingPageTest::cancelSaysWhy()
{
    make(Engine::Sqlite);
    open(true);
    QTest::keyClick(find<QComboBox>("mappingUsers"), Qt::Key_Escape);
    QTRY_VERIFY(!find<MappingPage>("mappingPage"));
    QVERIFY(find<QLabel>("messageText")->text().contains("Several tables"_L1));
    QVERIFY(!m_window->roster());
    QVERIFY(find<QAction>("tablesAction")->isEnabled()); // it can be asked for again
    find<QAction>("tablesAction")->trigger();
    QTRY_VERIFY(find<MappingPage>("mappingPage"));
}

// Nobody has to know which number is free.
void MappingPageTest::addsARecordByNumber()
{
    QFETCH(Engine, engine);
    make(engine);
    m_data->execute(u"DROP TABLE race_entries"_s);
    open(true);
    QVERIFY(fits());
    if (find<QComboBox>("mappingUsers")->currentData() != u"drivers"_s)
        choose("mappingUsers", u"drivers"_s);
    QVERIFY(fits());
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    QTest::mouseClick(find<QPushButton>("mappingOpen"), Qt::LeftButton);
    QVERIFY(opened.wait());
    QVERIFY(waitForRows("usersTable", 2));
    find<QAction>("usersAddAction")->trigger();
    QTRY_VERIFY(find<QDialog>("recordDialog"));
    QTest::keyClicks(find<QLineEdit>("newHandle"), u"cem@example.org"_s);
    QTest::keyClick(find<QLineEdit>("newHandle"), Qt::Key_Return);
    QTRY_VERIFY(!find<QDialog>("recordDialog"));
    QCOMPARE(m_data->scalar(u"SELECT id FROM drivers WHERE mail = 'cem@example.org'"_s), u"3"_s);
    QVERIFY(waitForRows("usersTable", 3));
    // It is what is selected then.
    auto *table = find<TableView>("usersTable");
    const auto *model = qobject_cast<RelationalModel *>(table->model());
    QTRY_COMPARE(table->currentIndex().siblingAtColumn(model->columnOf(Field::Email)).data().toString(),
                 u"cem@example.org"_s);
}

QTEST_MAIN(MappingPageTest)
#include "mappingpagetest.moc"
