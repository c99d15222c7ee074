#pragma once

#include "app/commandline/exitcode.h"
#include "models/membership/roster.h"

#include <QCommandLineParser>
#include <QJsonObject>
#include <QTextStream>

#include <stop_token>

/// One run of a sub-command: its parsed arguments, where it writes, and the database it works on. Commands
/// return their exit code and never throw; a failure is one plain sentence on the error stream.
class Invocation {
public:
    Invocation(const QCommandLineParser &parser, std::stop_token stop);

    /// An option that the command does not have is not set.
    bool isSet(const QString &option) const { return m_given.contains(option); }
    QString value(const QString &option) const { return m_parser.value(option); }
    QStringList values(const QString &option) const;
    /// What stands after the command's name.
    const QStringList &arguments() const { return m_arguments; }
    const std::stop_token &stop() const { return m_stop; }

    QTextStream &out() { return m_out; }
    QTextStream &err() { return m_err; }
    void printJson(const QJsonObject &object);

    ExitCode fail(const DbError &error);
    /// For wrong arguments: the sentence and where to find help.
    ExitCode usage(const QString &text);

    Result<DatabaseAddress> address() const;
    /// What --users, --organizations, --memberships and --column say.
    Result<TableChoice> tables() const;
    /// Opens the database that --database names, checked and read.
    Result<Database> openDatabase(OpenMode mode = OpenMode::ReadWrite) const;
    /// Runs what only reads the database that --database names; a failure to open it is told like any other.
    ExitCode read(const std::function<ExitCode(Connection &, const Schema &)> &job,
                  OpenMode mode = OpenMode::ReadOnly);
    Result<std::chrono::milliseconds> wait() const;
    /// What every change of this run has in common.
    Result<ApplyOptions> applyOptions(const QString &summary) const;
    /// The --set FIELD=VALUE of the command as checked values of a table's columns.
    Result<Values> setValues(const Table &table) const;

private:
    const QCommandLineParser &m_parser;
    QStringList m_given; ///< the options on the command line
    QStringList m_arguments;
    std::stop_token m_stop;
    QTextStream m_out;
    QTextStream m_err;
};

struct Command {
    QString name;
    QString synopsis; ///< what follows the name: "USER ORGANIZATION"
    QString description;
    QList<QCommandLineOption> options;
    ExitCode (*run)(Invocation &) = nullptr;
};

/// One function per file of this folder.
Command addCommand();
Command assignCommand();
Command checkCommand();
Command createCommand();
Command deleteCommand();
Command exportCommand();
Command historyCommand();
Command importCommand();
Command removeCommand();
Command revertCommand();
Command schemaCommand();
Command showCommand();

/// Which tables of a database that another program made, and what they say.
QList<QCommandLineOption> tableOptions();
Result<TableChoice> tableChoice(const QCommandLineParser &parser);

/// Options that several commands share.
QCommandLineOption jsonOption();
QCommandLineOption setOption();
QCommandLineOption roleOption();
QCommandLineOption forceOption();

/// "user" or "organization", in either number.
std::optional<Entity> entityFromName(const QString &name);
