// What the search index costs, for ten thousand and for a million users on both engines: its size, one edited
// row, 100,000 new users. How quick it makes searches: see browsebenchmark. Prints medians and 99th
// percentiles; judges nothing.
//
//   browsesearchbenchmark [USERS…]

#include "models/storage/bulkinsert.h"
#include "models/storage/migrator.h"
#include "models/storage/rowstore.h"
#include "models/storage/schemaprobe.h"
#include "models/storage/searchpause.h"
#include "models/storage/transaction.h"
#include "tests/benchmarks/figures.h"
#include "tests/support/postgresserver.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

// Names of two to four syllables: as many trigrams as real ones have, and none that all share.
QString word(QRandomGenerator &random, int most)
{
    static const QStringList syllables =
        u"an ber chi del el fan gra ho in jo kar lin ma no ol pet qui ros sa ter ul vin wes xa yor zu är mül"_s
            .split(u' ');
    QString text;
    for (int i = random.bounded(2, most); i > 0; --i)
        text += syllables.at(random.bounded(syllables.size()));
    text[0] = text.at(0).toUpper();
    return text;
}

Row user(int number, QRandomGenerator &random)
{
    const QString name = word(random, 4) + u' ' + word(random, 5);
    return {u"%1-0000-7000-8000-%2"_s.arg(qint64(number) * 2003, 8, 16, QLatin1Char('0'))
                .arg(number, 12, 16, QLatin1Char('0')),
            u"%1.%2@example%3.org"_s.arg(name.section(u' ', 1).toLower()).arg(number).arg(number % 97), name};
}

QList<Row> users(int first, int count)
{
    QRandomGenerator random(quint32(first + 1));
    QList<Row> rows;
    for (int i = 0; i < count; ++i)
        rows << user(first + i, random);
    return rows;
}

const QStringList columns{u"id"_s, u"email"_s, u"name"_s};

qint64 number(Connection &connection, const QString &sql)
{
    Query *query = required(connection.select(sql));
    const qint64 number = query->next() ? query->number(0) : -1;
    query->finish();
    return number;
}

void fill(Connection &connection, const Table &table, int count)
{
    Transaction transaction = required(Transaction::begin(connection, Access::Write));
    SearchPause pause = required(SearchPause::begin(connection, table, SearchPause::Rows::Added, count));
    {
        const std::unique_ptr<BulkInsert> insert =
            required(connection.dialect().bulkInsert(connection, {table, columns, count}));
        constexpr int portion = 100'000;
        for (int first = 0; first < count; first += portion) {
            const QList<Row> rows = users(first, std::min(portion, count - first));
            for (const Row &row : rows) {
                const QByteArray texts[] = {row.at(0)->toUtf8(), row.at(1)->toUtf8(), row.at(2)->toUtf8()};
                const QByteArrayView views[] = {texts[0], texts[1], texts[2]};
                required(insert->add(views));
            }
        }
        required(insert->finish());
    }
    required(pause.end());
    required(transaction.commit());
    required(connection.execute(u"ANALYZE"_s));
}

void edits(Connection &connection, const Table &table, int count)
{
    constexpr int runs = 200;
    QRandomGenerator random(5);
    for (const bool named : {false, true}) {
        QList<double> times;
        for (int i = 0; i < runs; ++i) {
            const Row row = users(random.bounded(count), 1).first();
            QElapsedTimer timer;
            timer.start();
            Transaction transaction = required(Transaction::begin(connection, Access::Write));
            required(
                RowStore(connection, table)
                    .update({named ? u"name"_s : u"created_at"_s},
                            {{row.at(0),
                              named ? Value(u"Ada %1"_s.arg(i)) : Value(u"2024-01-01T00:00:00.000Z"_s)}}));
            required(transaction.commit());
            times << milliseconds(timer);
        }
        out() << "  one edited row, " << (named ? "name: " : "another column: ") << summary(times) << " ms\n"
              << Qt::flush;
    }
}

void additions(Connection &connection, const Table &table, int from, const QString &dropIndex)
{
    constexpr int count = 100'000;
    const auto add = [&](const QString &name, bool paused, const QString &before) {
        const QList<Row> rows = users(from, count);
        QElapsedTimer timer;
        Transaction transaction = required(Transaction::begin(connection, Access::Write));
        if (!before.isEmpty())
            required(connection.executeScript(before));
        timer.start();
        SearchPause pause =
            required(SearchPause::begin(connection, table, SearchPause::Rows::Added, paused ? count : 0));
        required(RowStore(connection, table).insert(columns, rows));
        required(pause.end());
        out() << u"  100,000 new users, %1: %2 s\n"_s.arg(name).arg(milliseconds(timer) / 1000, 0, 'f', 2)
              << Qt::flush;
    }; // rolled back
    add(u"triggers of each row"_s, false, {});
    add(u"paused"_s, true, {});
    add(u"without index"_s, false, dropIndex);
}

void measure(const DatabaseAddress &address, int count)
{
    const std::unique_ptr<Connection> connection = required(Connection::open(address, OpenMode::Create));
    const bool sqlite = address.engine() == Engine::Sqlite;
    required(Migrator(*connection).migrate());
    const Schema schema = required(SchemaProbe::read(*connection));
    out() << count << " users, " << (sqlite ? "SQLite" : "PostgreSQL") << '\n';
    QElapsedTimer timer;
    timer.start();
    fill(*connection, schema.users, count);
    out() << "  filled in " << milliseconds(timer) / 1000 << " s\n" << Qt::flush;
    if (!sqlite)
        required(connection->execute(u"VACUUM ANALYZE users"_s));
    edits(*connection, schema.users, count);
    additions(*connection, schema.users, count,
              sqlite ? u"DROP TRIGGER users_search_insert; DROP INDEX users_unfolded_index"_s
                     : u"DROP INDEX users_search_index"_s);
    const QString sizes = sqlite ? u"SELECT sum(length(block)) FROM users_search_data"_s
                                 : u"SELECT pg_relation_size('users_search_index')"_s;
    const QString whole = sqlite ? u"SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"_s
                                 : u"SELECT pg_database_size(current_database())"_s;
    out() << "  index " << number(*connection, sizes) / 1'000'000 << " MB of "
          << number(*connection, whole) / 1'000'000 << " MB\n"
          << Qt::flush;
    if (sqlite) {
        timer.start();
        required(connection->execute(u"INSERT INTO users_search (users_search) VALUES ('rebuild')"_s));
        out() << "  made anew in " << milliseconds(timer) / 1000 << " s\n" << Qt::flush;
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QList<int> sizes;
    for (const QString &argument : QCoreApplication::arguments().mid(1))
        sizes << argument.toInt();
    if (sizes.isEmpty())
        sizes = {10'000, 1'000'000};
    QString error;
    const std::unique_ptr<PostgresServer> server = PostgresServer::start(&error);
    if (!server)
        qFatal("%s", qPrintable(error));
    const QTemporaryDir folder;
    for (const int size : std::as_const(sizes)) {
        measure(DatabaseAddress::forFile(folder.filePath(u"%1.sqlite"_s.arg(size))), size);
        measure(required(DatabaseAddress::parse(server->createDatabase())), size);
    }
    return 0;
}
