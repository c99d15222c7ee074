#include "app/commandline/command.h"

#include "models/membership/fieldvalue.h"

#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

DbError wrongUse(const QString &text) { return {DbError::Kind::Usage, text}; }

} // namespace

Invocation::Invocation(const QCommandLineParser &parser, std::stop_token stop)
    : m_parser(parser)
    , m_given(parser.optionNames())
    , m_arguments(parser.positionalArguments().mid(1))
    , m_stop(std::move(stop))
    , m_out(stdout)
    , m_err(stderr)
{
}

QStringList Invocation::values(const QString &option) const
{
    return isSet(option) ? m_parser.values(option) : QStringList();
}

void Invocation::printJson(const QJsonObject &object)
{
    m_out << QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented));
}

ExitCode Invocation::fail(const DbError &error)
{
    m_out.flush();
    m_err << error.text << Qt::endl;
    return exitCodeOf(error.kind);
}

ExitCode Invocation::usage(const QString &text)
{
    m_err << text << u' ' << Text::tr("Try --help.") << Qt::endl;
    return ExitCode::Usage;
}

Result<DatabaseAddress> Invocation::address() const { return DatabaseAddress::parse(value(u"database"_s)); }

Result<TableChoice> Invocation::tables() const { return tableChoice(m_parser); }

Result<Database> Invocation::openDatabase(OpenMode mode) const
{
    const Result<DatabaseAddress> where = address();
    if (!where)
        return where.error();
    const Result<TableChoice> choice = tables();
    if (!choice)
        return choice.error();
    return Database::open(*where, mode, *choice);
}

ExitCode Invocation::read(const std::function<ExitCode(Connection &, const Schema &)> &job, OpenMode mode)
{
    const Result<DatabaseAddress> where = address();
    if (!where)
        return fail(where.error());
    const Result<std::unique_ptr<Connection>> connection = Connection::open(*where, mode);
    if (!connection)
        return fail(connection.error());
    const Connection::StopScope scope(**connection, m_stop);
    const Result<TableChoice> choice = tables();
    if (!choice)
        return fail(choice.error());
    const Result<Database> database = Database::inspect(**connection, *where, *choice);
    if (!database)
        return fail(database.error());
    return job(**connection, database->schema);
}

Result<std::chrono::milliseconds> Invocation::wait() const
{
    bool number = false;
    const double seconds = value(u"wait"_s).toDouble(&number);
    if (!number || seconds < 0 || seconds > 1e6)
        return wrongUse(Text::tr("--wait takes a number of seconds."));
    return std::chrono::milliseconds(qint64(seconds * 1000));
}

Result<ApplyOptions> Invocation::applyOptions(const QString &summary) const
{
    const Result<std::chrono::milliseconds> patience = wait();
    if (!patience)
        return patience.error();
    ApplyOptions options;
    options.actor = value(u"actor"_s); // a common option, like --wait
    options.method = ChangeMethod::Command;
    options.summary = summary;
    options.force = isSet(u"force"_s);
    options.wait = *patience;
    return options;
}

Result<Values> Invocation::setValues(const Table &table) const
{
    QStringList settings = values(u"set"_s);
    if (isSet(u"role"_s))
        settings << u"role="_s + value(u"role"_s);
    Values values;
    for (const QString &setting : std::as_const(settings)) {
        const qsizetype equals = setting.indexOf(u'=');
        if (equals < 1)
            return wrongUse(Text::tr("\"%1\" is not of the form FIELD=VALUE.").arg(setting));
        const QString name = setting.left(equals);
        const int index = table.indexOf(name);
        if (index < 0)
            return wrongUse(Text::tr("There is no field \"%1\" here.").arg(name));
        const Result<Value> value = canonicalValue(table.columns.at(index), setting.mid(equals + 1));
        if (!value)
            return value.error();
        values.insert(name, *value);
    }
    return values;
}

QList<QCommandLineOption> tableOptions()
{
    return {{u"users"_s, Text::tr("The table of the users, where another program made the database."),
             Text::tr("TABLE")},
            {u"organizations"_s, Text::tr("The table of the organizations."), Text::tr("TABLE")},
            {u"memberships"_s, Text::tr("The table that joins them."), Text::tr("TABLE")},
            {u"column"_s,
             Text::tr("Which column means a field, such as name=full_name, or user.name=login for "
                      "one table only; may be repeated."),
             Text::tr("FIELD=COLUMN")}};
}

Result<TableChoice> tableChoice(const QCommandLineParser &parser)
{
    TableChoice choice{
        parser.value(u"users"_s), parser.value(u"organizations"_s), parser.value(u"memberships"_s), {}};
    const QStringList columns = parser.values(u"column"_s);
    for (const QString &setting : columns) {
        if (!choice.columns.add(setting))
            return wrongUse(Text::tr("\"%1\" is not of the form FIELD=COLUMN.").arg(setting));
    }
    return choice;
}

QCommandLineOption jsonOption() { return {u"json"_s, Text::tr("Print one JSON object.")}; }

QCommandLineOption setOption()
{
    return {u"set"_s, Text::tr("Give a field a value; may be repeated."), Text::tr("FIELD=VALUE")};
}

QCommandLineOption roleOption()
{
    return {u"role"_s, Text::tr("The role of the memberships, \"member\" if not given."), Text::tr("ROLE")};
}

QCommandLineOption forceOption()
{
    return {u"force"_s, Text::tr("Let an organization lose its last owner.")};
}

std::optional<Entity> entityFromName(const QString &name)
{
    if (name == "user"_L1 || name == "users"_L1)
        return Entity::User;
    if (name == "organization"_L1 || name == "organizations"_L1)
        return Entity::Organization;
    return {};
}
