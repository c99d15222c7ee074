#include "tests/support/testdatabase.h"

#include "models/storage/migrator.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTest>
#include <QUrl>
#include <QUuid>

#include <atomic>

using namespace Qt::StringLiterals;

namespace {

template <class T> T required(Result<T> result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().text), qPrintable(result.error().detail));
    return *std::move(result);
}

QString literal(const QString &text)
{
    QString escaped = text;
    return u'\'' + escaped.replace(u'\'', "''"_L1) + u'\'';
}

QSqlDatabase plainConnection(const DatabaseAddress &address)
{
    static std::atomic<int> last{0};
    const QString name = u"test-%1"_s.arg(++last);
    const bool sqlite = address.engine() == Engine::Sqlite;
    QSqlDatabase database = QSqlDatabase::addDatabase(sqlite ? u"QSQLITE"_s : u"QPSQL"_s, name);
    const QMap<QString, QString> parts = address.parameters();
    database.setDatabaseName(sqlite ? address.file() : parts.value(u"dbname"_s));
    database.setHostName(parts.value(u"host"_s));
    database.setPort(parts.value(u"port"_s, u"-1"_s).toInt());
    database.setUserName(parts.value(u"user"_s));
    database.setPassword(parts.value(u"password"_s));
    return database;
}

} // namespace

TestDatabase::TestDatabase(Engine engine, PostgresServer *server, Content content)
{
    if (engine == Engine::Sqlite) {
        m_address = DatabaseAddress::forFile(m_folder.filePath(u"roster.sqlite"_s));
        (void)connect(OpenMode::Create)->execute(u"PRAGMA user_version = 0"_s);
    } else {
        m_address = required(DatabaseAddress::parse(server->createDatabase()));
    }
    if (content == Content::Migrated) {
        const std::unique_ptr<Connection> connection = connect(OpenMode::Create);
        required(Migrator(*connection).migrate());
    }
    m_plain = plainConnection(m_address);
}

TestDatabase::~TestDatabase()
{
    const QString name = m_plain.connectionName();
    m_plain = {};
    QSqlDatabase::removeDatabase(name);
}

void TestDatabase::addEngineRows()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("SQLite") << Engine::Sqlite;
    QTest::newRow("PostgreSQL") << Engine::Postgresql;
}

QString TestDatabase::argument() const
{
    if (engine() == Engine::Sqlite)
        return m_address.file();
    QStringList words;
    for (auto it = m_address.parameters().cbegin(); it != m_address.parameters().cend(); ++it)
        words << u"%1='%2'"_s.arg(it.key(), it.value());
    return words.join(u' ');
}

std::unique_ptr<Connection> TestDatabase::connect(OpenMode mode) const
{
    return required(Connection::open(m_address, mode));
}

Database TestDatabase::open() const { return required(Database::open(m_address)); }

QSqlQuery TestDatabase::run(const QString &sql)
{
    if (!m_plain.isOpen() && !m_plain.open())
        qFatal("%s", qPrintable(m_plain.lastError().text()));
    QSqlQuery query(m_plain);
    if (!query.exec(sql))
        qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
    return query;
}

void TestDatabase::execute(const QString &sql) { run(sql).finish(); }

void TestDatabase::executeAll(const QString &script)
{
    for (const QString &statement : script.split(u";\n"_s, Qt::SkipEmptyParts)) {
        if (!statement.trimmed().isEmpty())
            execute(statement);
    }
}

QString TestDatabase::scalar(const QString &sql)
{
    QSqlQuery query = run(sql);
    const QString value = query.next() ? query.value(0).toString() : u"no row"_s;
    query.finish();
    return value;
}

QStringList TestDatabase::rows(const QString &sql)
{
    QSqlQuery query = run(sql);
    QStringList rows;
    while (query.next()) {
        QStringList values;
        for (int i = 0; i < query.record().count(); ++i)
            values << (query.isNull(i) ? u"NULL"_s : query.value(i).toString());
        rows << values.join(u'|');
    }
    query.finish();
    return rows;
}

QString TestDatabase::addUser(const QString &email, const QString &name)
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    execute(u"INSERT INTO users (id, email, name) VALUES (%1, %2, %3)"_s.arg(literal(id), literal(email),
                                                                             literal(name)));
    return id;
}

QString TestDatabase::addOrganization(const QString &slug, const QString &name)
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    execute(u"INSERT INTO organizations (id, slug, name) VALUES (%1, %2, %3)"_s.arg(
        literal(id), literal(slug), literal(name)));
    return id;
}

void TestDatabase::addMembership(const QString &user, const QString &organization, const QString &role)
{
    execute(u"INSERT INTO user_organizations (user_id, organization_id, role) VALUES (%1, %2, %3)"_s.arg(
        literal(user), literal(organization), literal(role)));
}

std::unique_ptr<PostgresServer> startTestServer()
{
    QString error;
    std::unique_ptr<PostgresServer> server = PostgresServer::start(&error);
    if (!server)
        QTest::qFail(qPrintable(error), __FILE__, __LINE__);
    return server;
}
