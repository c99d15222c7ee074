#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

// A PostgreSQL of the test's own: its data, socket and log lie in a temporary directory, and all of it goes
// with this object, or with the test when that is killed. Start it from the main thread: the server dies with
// the thread that started it. Over TCP the user "postgres" needs the password "secret"; the local socket
// trusts everybody.
class PostgresServer {
public:
    // Null, and the reason in *error, when there is no PostgreSQL to start; tests fail then, they never skip.
    [[nodiscard]] static std::unique_ptr<PostgresServer> start(QString *error);
    // Another one that follows `primary` and can only be read until promote().
    [[nodiscard]] static std::unique_ptr<PostgresServer> startStandby(const PostgresServer &primary,
                                                                      QString *error);
    ~PostgresServer();

    // A libpq URI through TCP, password included.
    [[nodiscard]] QString uri(const QString &database = QStringLiteral("postgres")) const;
    // Makes an empty database with a name of its own and returns its URI; an empty string if that failed.
    [[nodiscard]] QString createDatabase();

    // Stops as a crash would, without waiting for anybody's transaction.
    void stop();
    // Makes a standby a server of its own; waits until it is.
    [[nodiscard]] bool promote();
    // Stops if need be and starts again, with the same data, on the same port.
    [[nodiscard]] bool restart();

    int port() const { return m_port; }
    qint64 processId() const { return m_server.processId(); }
    // Holds the socket, "data" and "log".
    QString directory() const { return m_directory.path(); }

private:
    PostgresServer();
    bool prepare(QString *error);
    bool initialize(QString *error);
    bool launchSomewhere(QString *error);
    bool launch(QString *error);
    bool run(const QString &program, const QStringList &arguments, QString *error);

    QTemporaryDir m_directory;
    QString m_programs;
    QProcess m_server;
    int m_port = 0;
    int m_databases = 0;
};
