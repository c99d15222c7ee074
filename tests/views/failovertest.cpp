#include "tests/support/testdatabase.h"

#include "views/mainwindow.h"
#include "views/workspace.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/// An address of two servers, as libpq takes it: the window goes on at the second one when the first is gone
/// and the second has been made the one that writes.
class FailoverTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void goesOnAtTheStandby();

private:
    template <class T> T *part(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1StringView(name));
    }
    QMap<QString, QString> ofBoth() const;
    DatabaseAddress ofStandby() const;
    bool isLostShown() const { return part<QWidget>("connectionBar")->isVisible(); }
    // Changes the name in the form and clicks on Save.
    void save(const QString &name) const;
    static QString read(Connection &connection, const QString &sql);

    std::unique_ptr<PostgresServer> m_primary;
    std::unique_ptr<PostgresServer> m_standby;
    std::unique_ptr<TestDatabase> m_database;
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void FailoverTest::initTestCase()
{
    qputenv("PGPASSFILE", "/nonexistent");
    m_primary = startTestServer();
    QVERIFY(m_primary);
    m_database = std::make_unique<TestDatabase>(Engine::Postgresql, m_primary.get());
    QString error;
    m_standby = PostgresServer::startStandby(*m_primary, &error);
    QVERIFY2(m_standby, qPrintable(error));
    // From now on nothing is acknowledged that the standby does not have.
    m_database->execute(u"ALTER SYSTEM SET synchronous_standby_names = '*'"_s);
    m_database->execute(u"SELECT pg_reload_conf()"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_database->scalar(u"SELECT sync_state FROM pg_stat_replication"_s), u"sync"_s,
                              20'000);
}

QMap<QString, QString> FailoverTest::ofBoth() const
{
    QMap<QString, QString> parameters = m_database->address().parameters();
    parameters.insert(u"host"_s, u"127.0.0.1,127.0.0.1"_s);
    parameters.insert(u"port"_s, u"%1,%2"_s.arg(m_primary->port()).arg(m_standby->port()));
    parameters.insert(u"target_session_attrs"_s, u"read-write"_s);
    return parameters;
}

DatabaseAddress FailoverTest::ofStandby() const
{
    QMap<QString, QString> parameters = m_database->address().parameters();
    parameters.insert(u"port"_s, QString::number(m_standby->port()));
    return DatabaseAddress::forServer(parameters);
}

void FailoverTest::save(const QString &name) const
{
    auto *field = part<QLineEdit>("userName");
    field->selectAll();
    QTest::keyClicks(field, name);
    QTRY_VERIFY(part<QPushButton>("userSave")->isEnabled());
    QTest::mouseClick(part<QPushButton>("userSave"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!part<QPushButton>("userSave")->isEnabled(), 20'000);
}

QString FailoverTest::read(Connection &connection, const QString &sql)
{
    const Result<Query *> query = connection.select(sql);
    return query && (*query)->next() ? (*query)->text(0) : QString();
}

void FailoverTest::goesOnAtTheStandby()
{
    const QString ann = m_database->addUser(u"ann@x"_s, u"Ann"_s);
    QSettings settings(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    MainWindow::Options options;
    options.watchesOthers = true;
    m_window = std::make_unique<MainWindow>(settings, options);
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    m_window->openDatabase(DatabaseAddress::forServer(ofBoth()));
    m_window->show();
    QVERIFY(opened.wait());
    m_window->workspace()->go({WindowPage::Users, ann});
    QTRY_COMPARE(part<QLineEdit>("userName")->text(), u"Ann"_s);
    save(u"Ann saved"_s);
    QTRY_COMPARE(m_database->scalar(u"SELECT name FROM users"_s), u"Ann saved"_s);
    auto *field = part<QLineEdit>("userName");
    field->selectAll();
    QTest::keyClicks(field, u"Ann typed"_s);

    m_primary->stop();
    QTRY_VERIFY_WITH_TIMEOUT(isLostShown(), 20'000);
    QVERIFY(m_standby->promote());
    QTRY_VERIFY_WITH_TIMEOUT(!isLostShown(), 60'000);
    QCOMPARE(field->text(), u"Ann typed"_s);
    const Result<std::unique_ptr<Connection>> connection = Connection::open(ofStandby());
    QVERIFY(connection);
    const QString name = u"SELECT name FROM users WHERE email = 'ann@x'"_s;
    QCOMPARE(read(**connection, name), u"Ann saved"_s);
    QTRY_VERIFY(part<QPushButton>("userSave")->isEnabled());
    QTest::mouseClick(part<QPushButton>("userSave"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(read(**connection, name), u"Ann typed"_s, 20'000);
    QCOMPARE(read(**connection, u"SELECT count(*) FROM roster_changes"_s), u"2"_s);
    m_window.reset();
}

QTEST_MAIN(FailoverTest)
#include "failovertest.moc"
