#include "tests/tables/tabledatabase.h"

#include "models/storage/migrator.h"
#include "models/storage/rowstore.h"
#include "models/storage/transaction.h"

#include <QRandomGenerator>
#include <QSet>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace {

QStringList randomIds(int count, QRandomGenerator &random)
{
    QStringList ids;
    for (int i = 0; i < count; ++i) {
        quint32 words[4];
        random.fillRange(words);
        ids << QUuid::fromRfc4122(QByteArrayView(reinterpret_cast<const char *>(words), 16))
                   .toString(QUuid::WithoutBraces);
    }
    ids.sort(); // the fast way in
    return ids;
}

template <class T> bool succeeded(const Result<T> &result)
{
    if (!result)
        qWarning("%s (%s)", qPrintable(result.error().text), qPrintable(result.error().detail));
    return result.ok();
}

bool insert(Connection &connection, const Table &table, const QStringList &columns, const QList<Row> &rows)
{
    Result<Transaction> transaction = Transaction::begin(connection, Access::Write);
    return succeeded(transaction) && succeeded(RowStore(connection, table).insert(columns, rows))
        && succeeded(transaction->commit());
}

} // namespace

std::unique_ptr<TableDatabase> TableDatabase::create(Engine engine, PostgresServer *server, Size size)
{
    std::unique_ptr<TableDatabase> made(new TableDatabase);
    if (engine == Engine::Sqlite) {
        made->m_address = DatabaseAddress::forFile(made->m_directory.filePath(u"roster.db"_s));
    } else {
        const Result<DatabaseAddress> address = DatabaseAddress::parse(server->createDatabase());
        if (!address)
            return nullptr;
        made->m_address = *address;
    }
    return made->fill(size) ? std::move(made) : nullptr;
}

bool TableDatabase::fill(Size size)
{
    const Result<std::unique_ptr<Connection>> connection = Connection::open(m_address, OpenMode::Create);
    if (!succeeded(connection) || !succeeded(Migrator(**connection).migrate())
        || !succeeded((*connection)->executeScript(u"ALTER TABLE users ADD COLUMN city text"_s))
        || !succeeded(
            (*connection)->executeScript(u"ALTER TABLE user_organizations ADD COLUMN weight real"_s)))
        return false;
    const Result<Schema> schema = SchemaProbe::read(**connection);
    if (!succeeded(schema))
        return false;

    QRandomGenerator random(7);
    m_userIds = randomIds(size.users, random);
    m_organizationIds = randomIds(size.organizations, random);
    QList<Row> users;
    for (qsizetype i = 0; i < m_userIds.size(); ++i) {
        const Value city = random.bounded(3) == 0 ? Value() : u"City %1"_s.arg(random.bounded(40));
        users << Row{m_userIds.at(i), u"%1@Example.org"_s.arg((i * 7919) % size.users),
                     (i % 3 == 0 ? u"ada %1"_s : u"Ada %1"_s).arg(random.bounded(size.users / 4 + 1)), city};
    }
    QList<Row> organizations;
    for (qsizetype i = 0; i < m_organizationIds.size(); ++i)
        organizations << Row{m_organizationIds.at(i), u"org-%1"_s.arg((i * 31) % size.organizations),
                             u"Müller & Söhne %1"_s.arg(random.bounded(size.organizations / 2 + 1))};
    QSet<std::pair<int, int>> taken;
    QList<Row> memberships;
    while (memberships.size() < size.memberships) {
        const int user = random.bounded(size.users);
        const int organization = random.bounded(2) == 0 ? 0 : random.bounded(size.organizations);
        if (taken.contains({user, organization}))
            continue;
        taken.insert({user, organization});
        const QString joined =
            u"2024-03-%1T12:00:00.000Z"_s.arg(random.bounded(1, 29), 2, 10, QLatin1Char('0'));
        memberships << Row{m_userIds.at(user),
                           m_organizationIds.at(organization),
                           random.bounded(5) == 0 ? u"owner"_s : u"member"_s,
                           random.bounded(2) == 0 ? u"[]"_s : u"[\"read\",\"write\"]"_s,
                           joined,
                           random.bounded(3) == 0 ? Value() : QString::number(random.bounded(50) / 4.0)};
    }
    return insert(**connection, schema->users, {u"id"_s, u"email"_s, u"name"_s, u"city"_s}, users)
        && insert(**connection, schema->organizations, {u"id"_s, u"slug"_s, u"name"_s}, organizations)
        && insert(
               **connection, schema->memberships,
               {u"user_id"_s, u"organization_id"_s, u"role"_s, u"permissions"_s, u"joined_at"_s, u"weight"_s},
               memberships);
}

Database TableDatabase::database() const
{
    const Result<Database> database = Database::open(m_address);
    if (!database)
        qFatal("%s", qPrintable(database.error().text));
    return *database;
}

bool TableDatabase::run(const QString &sql, const QVariantList &values) const
{
    const Result<std::unique_ptr<Connection>> connection = Connection::open(m_address);
    return connection && (*connection)->execute(sql, values);
}

QList<Row> TableDatabase::select(const QString &sql, int columns, const QVariantList &values) const
{
    QList<Row> rows;
    const Result<std::unique_ptr<Connection>> connection = Connection::open(m_address);
    if (!connection)
        return rows;
    const Result<Query *> query = (*connection)->select(sql, values);
    if (!query)
        qWarning("%s", qPrintable(query.error().detail));
    while (query && (*query)->next())
        rows << (*query)->row(columns);
    return rows;
}
