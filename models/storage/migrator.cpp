#include "models/storage/migrator.h"

#include "models/storage/grants.h"
#include "models/storage/schemadetector.h"
#include "models/storage/transaction.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Migrator)
};

// roster_migrations, never schema_migrations: that one is Ecto's.
const auto ledger = u"roster_migrations"_s;

// The steps of the history tables stand alone: they are also run beside the tables of other programs.
bool isAboutHistory(const Migrator::Step &step) { return step.name.contains("history"_L1); }

} // namespace

Migrator::Migrator(Connection &connection, const QString &folder)
    : m_connection(connection)
    , m_folder(folder)
{
    if (m_folder.isEmpty())
        m_folder = connection.dialect().engine() == Engine::Sqlite ? u":/migrations/sqlite"_s
                                                                   : u":/migrations/postgresql"_s;
}

QList<Migrator::Step> Migrator::steps() const
{
    QList<Step> steps;
    const QStringList names = QDir(m_folder).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(m_folder + u'/' + name);
        if (file.open(QIODevice::ReadOnly))
            steps << Step{name.left(4).toInt(), name.mid(5).chopped(4), QString::fromUtf8(file.readAll())};
    }
    Q_ASSERT(!steps.isEmpty());
    return steps;
}

Result<QList<int>> Migrator::applied()
{
    const Result<bool> there = SchemaProbe::exists(m_connection, ledger);
    if (!there)
        return there.error();
    return *there ? recorded() : QList<int>();
}

// What the ledger says, which is there.
Result<QList<int>> Migrator::recorded()
{
    Query query(m_connection); // not prepared: such a statement would see the table of before
    const Result<> executed = query.run(u"SELECT number FROM roster_migrations ORDER BY number"_s);
    if (!executed && executed.error().kind == DbError::Kind::ReadOnly)
        return DbError{
            DbError::Kind::ReadOnly,
            Text::tr("There are tables of Roster's own in this database, and you may not read the one that "
                     "says which. Its administrator can allow it: %1")
                .arg(grantStatement(m_connection, {u"SELECT"_s}, ledger)),
            executed.error().detail};
    if (!executed)
        return executed.error();
    QList<int> numbers;
    while (query.next())
        numbers << int(query.number(0));
    if (Result<> status = query.status(); !status)
        return status.error();
    return numbers;
}

// Whether somebody else's users and organizations are there under other names, or something that could be
// them.
Result<bool> Migrator::hasOthersTables()
{
    const Result<TableNames> names = SchemaDetector::find(m_connection);
    if (names || names.error().kind == DbError::Kind::MissingSchema)
        return true;
    if (names.error().kind != DbError::Kind::NotFound)
        return names.error();
    const Result<TableNames> records = SchemaDetector::findRecords(m_connection);
    if (records || records.error().kind == DbError::Kind::MissingSchema)
        return true;
    if (records.error().kind == DbError::Kind::NotFound)
        return false;
    return records.error();
}

Result<QList<Migrator::Step>> Migrator::missingHistory()
{
    const Result<QList<int>> numbers = applied();
    if (!numbers)
        return numbers.error();
    QList<Step> missing = steps();
    missing.removeIf(
        [&](const Step &step) { return !isAboutHistory(step) || numbers->contains(step.number); });
    return missing;
}

QString Migrator::ledgerDefinition()
{
    return u"CREATE TABLE IF NOT EXISTS roster_migrations ("
           "number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
           "applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)"_s;
}

QString Migrator::recordStatement()
{
    return u"INSERT INTO roster_migrations (number, name) VALUES (?, ?)"_s;
}

QString Migrator::title(const Step &step)
{
    return step.number == 0 ? step.name : u"%1 %2"_s.arg(step.number, 4, 10, QLatin1Char('0')).arg(step.name);
}

Result<Migrator::Status> Migrator::status()
{
    // The tables first: if they are ours, the ledger came with them, also when somebody makes them just now.
    Result<QList<bool>> there =
        SchemaProbe::exist(m_connection, {u"users"_s, u"organizations"_s, u"user_organizations"_s, ledger});
    if (!there)
        return there.error();
    const bool hasLedger = there->takeLast();
    const bool hasOwn = there->contains(true);
    const Result<bool> tables = hasOwn ? true : hasOthersTables();
    if (!tables)
        return tables.error();
    const Result<QList<int>> numbers = !hasOwn ? applied() : hasLedger ? recorded() : QList<int>();
    if (!numbers)
        return numbers.error();
    Status status;
    status.applied = *numbers;
    const QList<Step> all = steps();
    for (const Step &step : all) {
        if (!status.applied.contains(step.number))
            status.pending << step;
    }
    const bool isOwn = std::any_of(all.cbegin(), all.cend(), [&](const Step &step) {
        return !isAboutHistory(step) && status.applied.contains(step.number);
    });
    const bool isNewer = !status.applied.isEmpty() && status.applied.last() > all.last().number;
    if (!isOwn && !isNewer) {
        status.state = *tables ? State::Foreign : State::Empty;
        if (*tables)
            status.pending.clear(); // nothing is ever prepared there
    } else if (isNewer) {
        status.state = State::Newer;
    } else {
        status.state = status.pending.isEmpty() ? State::Current : State::Outdated;
    }
    return status;
}

Result<> Migrator::requireCurrent(const Status &status)
{
    switch (status.state) {
    case State::Current:
        return {};
    case State::Empty:
        return DbError{DbError::Kind::MissingSchema,
                       Text::tr("The database is empty. Run \"roster schema migrate\" to prepare it.")};
    case State::Outdated:
        return DbError{
            DbError::Kind::MissingSchema,
            Text::tr(
                "The database was made by an earlier Roster. Run \"roster schema migrate\" to bring it up to "
                "date; make a backup first.")};
    case State::Newer:
        return DbError{DbError::Kind::NewerSchema,
                       Text::tr("The database was made by a newer Roster. Install that version to open it.")};
    case State::Foreign:
        return DbError{
            DbError::Kind::MissingSchema,
            Text::tr("The tables of this database were made by another program. Roster works with them as "
                     "they are, and prepares nothing in them.")};
    }
    Q_UNREACHABLE();
}

Result<QList<Migrator::Step>> Migrator::migrate()
{
    const Result<Status> before = status();
    if (!before)
        return before.error();
    if (before->state == State::Newer || before->state == State::Foreign)
        return requireCurrent(*before).error();
    if (m_connection.isReadOnly()) {
        if (before->pending.isEmpty())
            return QList<Step>();
        return DbError{DbError::Kind::ReadOnly,
                       Text::tr("The database is read-only: it cannot be prepared or updated.")};
    }
    if (before->state == State::Empty) {
        QSqlDatabase database = m_connection.database();
        if (const Result<> settled = m_connection.dialect().settleOwnDatabase(database); !settled)
            return settled.error();
    }
    QList<Step> done;
    for (const Step &step : before->pending) {
        const Result<bool> ran = run(step);
        if (!ran)
            return ran.error();
        if (*ran)
            done << step;
    }
    return done;
}

// False if somebody else ran the step meanwhile.
Result<bool> Migrator::run(const Step &step)
{
    Result<Transaction> transaction = Transaction::begin(m_connection, Access::Write);
    if (!transaction)
        return transaction.error();
    if (const QString lock = m_connection.dialect().lockSchemaStatement(); !lock.isEmpty()) {
        if (const Result<> locked = m_connection.execute(lock); !locked)
            return locked.error();
    }
    const Result<QList<int>> numbers = applied();
    if (!numbers)
        return numbers.error();
    if (numbers->contains(step.number))
        return false;

    const auto failed = [&](const DbError &error) {
        return DbError{
            DbError::Kind::BrokenMigration,
            Text::tr("Step %1 (%2) of preparing the database failed, and its changes were undone: %3")
                .arg(QString::number(step.number), step.name, error.text),
            error.detail};
    };
    for (const QString &script : {ledgerDefinition(), step.script}) {
        if (const Result<> executed = m_connection.executeScript(script); !executed)
            return failed(executed.error());
    }
    if (const Result<> recorded = m_connection.execute(recordStatement(), {step.number, step.name});
        !recorded)
        return failed(recorded.error());
    if (const Result<> committed = transaction->commit(); !committed)
        return failed(committed.error());
    return true;
}
