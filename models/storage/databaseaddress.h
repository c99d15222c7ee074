#pragma once

#include "models/storage/result.h"

#include <QMap>
#include <QString>

enum class Engine { Sqlite, Postgresql };

/// Where a database is: a file path (SQLite), or a `postgresql://` URI or libpq `key=value` text
/// (PostgreSQL), understood by libpq itself. A value; no connection is made.
class DatabaseAddress {
public:
    DatabaseAddress() = default;
    /// As typed on the command line or kept in the settings.
    static Result<DatabaseAddress> parse(const QString &typed);
    static DatabaseAddress forFile(const QString &path);
    static DatabaseAddress inMemory();
    /// By libpq's keywords; those without a value count as not given.
    static DatabaseAddress forServer(const QMap<QString, QString> &parameters);

    Engine engine() const { return m_engine; }
    /// None at all; a server by nothing but libpq's own defaults is one.
    bool isEmpty() const { return m_engine == Engine::Sqlite && m_file.isEmpty(); }

    /// The absolute path of the file; empty for PostgreSQL.
    const QString &file() const { return m_file; }
    /// libpq's parameters by keyword, the password among them; empty for SQLite.
    const QMap<QString, QString> &parameters() const { return m_parameters; }

    /// The same with another search path of schemas (PostgreSQL); `path`: quoted, separated by commas.
    DatabaseAddress searching(const QString &path) const;

    /// A short name for titles and messages: the file's name, or database and host.
    QString displayName() const;
    /// The same with all that tells it from others like it, for lists: the file's folder, or port and user.
    QString fullName() const;
    /// The full address without the password: for settings, recent lists and logs. parse() understands it.
    QString withoutPassword() const;

    bool hasPassword() const { return !m_parameters.value(QStringLiteral("password")).isEmpty(); }
    DatabaseAddress withPassword(const QString &password) const;
    /// Whose password it is: what the address says about servers, database and user and nothing else, so that
    /// it stays the same when, say, a time limit changes. Holds no password.
    QString login() const;

    friend bool operator==(const DatabaseAddress &, const DatabaseAddress &) = default;

private:
    Engine m_engine = Engine::Sqlite;
    QString m_file;
    QMap<QString, QString> m_parameters;
};
