#pragma once

#include "models/storage/database.h"
#include "tests/support/postgresserver.h"

// A database of either engine for one test, gone with this object. What the helpers write and read goes
// through plain SQL on a connection of its own, not through the code under test. A helper that fails ends the
// program: no result after that would mean anything. Not thread-safe.
class TestDatabase {
public:
    enum class Content { Migrated, Empty };

    // `server` is needed for PostgreSQL only and must outlive the database.
    explicit TestDatabase(Engine engine, PostgresServer *server, Content content = Content::Migrated);
    ~TestDatabase();

    // Rows "SQLite" and "PostgreSQL" with a column "engine", for data-driven tests.
    static void addEngineRows();

    Engine engine() const { return m_address.engine(); }
    const DatabaseAddress &address() const { return m_address; }
    // The address as somebody types it for the program, password included.
    QString argument() const;
    QString folder() const { return m_folder.path(); }

    std::unique_ptr<Connection> connect(OpenMode mode = OpenMode::ReadWrite) const;
    Database open() const;

    void execute(const QString &sql);
    // Several statements, separated by ";\n".
    void executeAll(const QString &script);
    QString scalar(const QString &sql);
    qint64 number(const QString &sql) { return scalar(sql).toLongLong(); }
    // Each row's values separated by "|"; NULL for NULL.
    QStringList rows(const QString &sql);

    QString addUser(const QString &email, const QString &name = QStringLiteral("Somebody"));
    QString addOrganization(const QString &slug, const QString &name = QStringLiteral("Something"));
    void addMembership(const QString &user, const QString &organization,
                       const QString &role = QStringLiteral("member"));

private:
    QSqlQuery run(const QString &sql);

    QTemporaryDir m_folder;
    DatabaseAddress m_address;
    QSqlDatabase m_plain;
};

// The server of a test program; nullptr with a failed test if there is none.
std::unique_ptr<PostgresServer> startTestServer();
