// How long an import of memberships takes and how much memory, in one run beside what one would use instead:
// the sqlite3 shell's .import of already resolved ids, a program made for nothing else (importlimit), and
// psql's \copy with INSERT … SELECT. Every program finds the same database and file anew in each round; the
// order of the programs turns. Prints medians and ratios, each beside what was aimed at.
// After each import of Roster the whole table is compared with the file, row by row.
//
//   importbenchmark [CASE…]      all cases without one; ROSTER_BENCH_CASE names one as well
//
// Cases: sqlite1m, sqlite5m, into5m, twenty, postgresql1m. ROSTER_BENCH_SCALE (1) makes everything smaller or
// larger, ROSTER_BENCH_ROUNDS is 3 unless set (twenty: three times as many), ROSTER_BENCH_FOLDER is where the
// files go (several gigabytes), and ROSTER_BENCH_PROGRAM another build of Roster.

#include "models/storage/migrator.h"
#include "tests/benchmarks/importcheck.h"
#include "tests/benchmarks/importdata.h"
#include "tests/benchmarks/measuredprocess.h"
#include "tests/support/postgresserver.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <functional>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

double scale()
{
    const double set = qEnvironmentVariable("ROSTER_BENCH_SCALE").toDouble();
    return set > 0 ? set : 1;
}

int scaled(int number) { return std::max(1, int(number * scale())); }

QString program() { return qEnvironmentVariable("ROSTER_BENCH_PROGRAM", QStringLiteral(ROSTER_PROGRAM)); }

// One of the programs that are compared.
struct Contender {
    QString name;
    QStringList command;
    QString input = {};
    double bar = 0; ///< the most that Roster's time may be of this one's
};

struct Case {
    QString name;
    QString title;
    ImportSize size;
    bool fills = false; ///< the table has memberships, and `more` are imported
    std::function<QList<Contender>(const Case &)> contenders;
    double megabytes = 0; ///< what Roster may take at most
    int times = 1; ///< more rounds than asked for
};

class Bench {
public:
    explicit Bench(const QString &folder)
        : m_folder(folder)
    {
    }

    bool run(const Case &one);

    QString file(const QString &name) const { return m_folder + u'/' + name; }
    QString database() const { return file(u"database.sqlite"_s); }
    QString uri() const { return m_uri; }
    QString script(const QString &name, const QString &text) const;
    bool startServer();

private:
    bool isPostgresql(const Case &one) const { return one.name.startsWith("postgresql"_L1); }
    bool makeTemplate(const Case &one);
    bool makeSqlite(const Case &one);
    bool restore(const Case &one);
    bool check(const Case &one, bool isRoster);
    ImportCheck checkOf(const Case &one) const;
    bool shell(const QString &text);
    void print(const Case &one, const QList<Contender> &contenders, const QList<QList<Measured>> &measured);

    QString m_folder;
    std::unique_ptr<PostgresServer> m_server;
    QString m_uri;
    QString m_made; ///< whose template the folder holds
    QList<double> m_twenty; ///< seconds of the cases with twenty rows
};

QString Bench::script(const QString &name, const QString &text) const
{
    QFile script(file(name));
    if (script.open(QIODevice::WriteOnly))
        script.write(text.toUtf8());
    return file(name);
}

bool Bench::shell(const QString &text)
{
    return measureProcess({u"sqlite3"_s, database()}, script(u"shell.sql"_s, text), file(u"printed"_s))
        .succeeded;
}

bool Bench::startServer()
{
    QString error;
    m_server = PostgresServer::start(&error);
    if (!m_server)
        QTextStream(stderr) << error << Qt::endl;
    return m_server != nullptr;
}

bool migrate(const QString &text)
{
    const Result<DatabaseAddress> address = DatabaseAddress::parse(text);
    const auto connection = Connection::open(*address, OpenMode::Create);
    return connection && Migrator(**connection).migrate();
}

bool Bench::makeSqlite(const Case &one)
{
    QFile::remove(database());
    const QString records =
        u".mode csv\n.import --skip 1 %1 s\nINSERT INTO %2 (id, %3, name) SELECT id, h, n "
        u"FROM s ORDER BY id;\nDELETE FROM s;\n"_s;
    QString text = u"CREATE TEMP TABLE s (id, h, n);\n"_s
        + records.arg(file(u"users.csv"_s), u"users"_s, u"email"_s)
        + records.arg(file(u"organizations.csv"_s), u"organizations"_s, u"slug"_s);
    if (one.fills) {
        text += u"PRAGMA cache_size = -400000;\nCREATE TEMP TABLE m (a, b, c, d, e, f);\n.import %1 m\n"
                u"INSERT INTO user_organizations SELECT * FROM m ORDER BY a, b;\n"_s.arg(file(u"ids.csv"_s));
    }
    return migrate(database()) && shell(text + u"PRAGMA wal_checkpoint(TRUNCATE);\n"_s)
        && QFile::rename(database(), file(u"template.sqlite"_s));
}

bool Bench::makeTemplate(const Case &one)
{
    const QString wanted = u"%1 %2 %3"_s.arg(one.size.users).arg(one.size.memberships).arg(one.fills);
    if (m_made == wanted + (isPostgresql(one) ? u"p"_s : QString()))
        return true;
    m_made = wanted + (isPostgresql(one) ? u"p"_s : QString());
    QFile::remove(file(u"template.sqlite"_s));
    if (!writeImportData(m_folder, one.size))
        return false;
    return checkOf(one).writeExpected() && (isPostgresql(one) || makeSqlite(one));
}

bool Bench::restore(const Case &one)
{
    if (!isPostgresql(one)) {
        for (const QString &end : {QString(), u"-wal"_s, u"-shm"_s})
            QFile::remove(database() + end);
        const bool copied = QFile::copy(file(u"template.sqlite"_s), database());
        ::sync(); // or the one before would slow down the next
        return copied;
    }
    m_uri = m_server->createDatabase();
    const QString text =
        u"\\copy users (id, email, name) from '%1' (format csv, header)\n"
        u"\\copy organizations (id, slug, name) from '%2' (format csv, header)\n"
        u"VACUUM ANALYZE;\nCHECKPOINT;\n"_s.arg(file(u"users.csv"_s), file(u"organizations.csv"_s));
    return !m_uri.isEmpty() && migrate(m_uri)
        && measureProcess({u"psql"_s, u"-X"_s, u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, m_uri},
                          script(u"fill.sql"_s, text), file(u"printed"_s))
               .succeeded;
}

ImportCheck Bench::checkOf(const Case &one) const
{
    return {m_folder, isPostgresql(one) ? m_uri : database(), isPostgresql(one), one.fills};
}

// Whether everything came in; of Roster everything about it.
bool Bench::check(const Case &one, bool isRoster)
{
    const ImportCheck check = checkOf(one);
    const int expected = one.size.memberships + (one.fills ? one.size.more : 0);
    const qint64 counted = check.count();
    if (counted != expected)
        QTextStream(stderr) << counted << " memberships instead of " << expected << Qt::endl;
    return counted == expected && (!isRoster || check.isComplete());
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 ? values.at(middle) : (values.at(middle - 1) + values.at(middle)) / 2;
}

QString number(double value) { return QString::number(value, 'f', value < 1 ? 3 : 2); }

QString beside(double value, double bar)
{
    return bar == 0
        ? number(value)
        : u"%1 (bar %2: %3)"_s.arg(number(value), number(bar), value <= bar ? u"met"_s : u"MISSED"_s);
}

bool Bench::run(const Case &one)
{
    if (!makeTemplate(one))
        return false;
    const int rounds = one.times * std::max(1, qEnvironmentVariable("ROSTER_BENCH_ROUNDS", u"3"_s).toInt());
    QList<Contender> contenders;
    QList<QList<Measured>> measured;
    for (int round = 0; round < rounds; ++round) {
        for (qsizetype turn = 0; turn == 0 || turn < contenders.size(); ++turn) {
            if (!restore(one))
                return false;
            contenders = one.contenders(one);
            measured.resize(contenders.size());
            const qsizetype which = (turn + round) % contenders.size();
            const Contender &contender = contenders.at(which);
            measured[which] << measureProcess(contender.command, contender.input, file(u"printed"_s));
            const bool imports = !contender.name.contains("nothing"_L1);
            if (!measured[which].last().succeeded || (imports && !check(one, which == 0)))
                return false;
        }
    }
    print(one, contenders, measured);
    return true;
}

void Bench::print(const Case &one, const QList<Contender> &contenders, const QList<QList<Measured>> &measured)
{
    out() << "\n### " << one.title << ", " << measured.first().size()
          << " rounds\n\n| | seconds of each round | median | Roster's time to this | peak memory |\n"
          << "|---|---|--:|--:|--:|\n";
    QList<double> medians;
    for (qsizetype i = 0; i < contenders.size(); ++i) {
        QList<double> seconds;
        QStringList each;
        double megabytes = 0;
        for (const Measured &run : measured.at(i)) {
            seconds << run.seconds;
            each << number(run.seconds);
            megabytes = std::max(megabytes, run.megabytes);
        }
        medians << median(seconds);
        out() << u"| %1 | %2 | %3 | %4 | %5 MB |\n"_s.arg(
            contenders.at(i).name, each.join(", "_L1), number(medians.last()),
            i == 0 ? QString() : beside(medians.first() / medians.last(), contenders.at(i).bar),
            beside(megabytes, i == 0 ? one.megabytes : 0));
    }
    if (one.name == "twenty"_L1) {
        m_twenty << medians.first();
        out() << "\nSeconds more than a start: " << beside(medians.first() - medians.last(), 0.3) << '\n';
        if (m_twenty.size() > 1)
            out() << "To the time with fewer users: " << beside(m_twenty.last() / m_twenty.first(), 2)
                  << '\n';
    }
    out() << Qt::flush;
}

Contender roster(const QString &database, const QString &file)
{
    return {u"Roster: natural keys, checked, with history"_s,
            {program(), u"import"_s, file, u"--database"_s, database}};
}

QList<Case> cases(Bench &bench)
{
    const ImportSize medium{scaled(100'000), scaled(10'000), scaled(1'000'000)};
    const ImportSize large{scaled(1'000'000), scaled(100'000), scaled(5'000'000), scaled(100'000)};
    const auto shell = [&bench](double bar) {
        return Contender{
            u"sqlite3 shell: .import of ids"_s,
            {u"sqlite3"_s, bench.database()},
            bench.script(u"import.sql"_s,
                         u"PRAGMA foreign_keys = ON;\nPRAGMA cache_size = -262144;\n.mode "
                         u"csv\n.import %1 user_organizations\n"_s.arg(bench.file(u"ids.csv"_s))),
            bar};
    };
    const auto limit = [&bench](const QString &file, bool rebuild, double bar) {
        return Contender{u"limit: direct program, no history"_s,
                         {QStringLiteral(ROSTER_IMPORT_LIMIT), bench.database(), bench.file(file),
                          rebuild ? u"rebuild"_s : u"keep"_s},
                         {},
                         bar};
    };
    const auto intoEmpty = [=, &bench](double shellBar, double limitBar) {
        return [=, &bench](const Case &) {
            return QList{roster(bench.database(), bench.file(u"natural.csv"_s)), shell(shellBar),
                         limit(u"natural.csv"_s, true, limitBar)};
        };
    };
    const auto intoMany = [=, &bench](const Case &) {
        return QList{roster(bench.database(), bench.file(u"more-natural.csv"_s)),
                     limit(u"more-natural.csv"_s, false, 1.5)};
    };
    const auto few = [=, &bench](const Case &) {
        return QList{roster(bench.database(), bench.file(u"natural.csv"_s)),
                     Contender{u"Roster: nothing but a start"_s, {program(), u"--version"_s}}};
    };
    const auto postgresql = [&bench](const Case &) {
        const QString text =
            u"BEGIN;\nCREATE TEMP TABLE s (email text, slug text, role text, joined_at timestamptz) ON "
            u"COMMIT "
            u"DROP;\n\\copy s from '%1' (format csv, header)\nANALYZE s;\nINSERT INTO user_organizations "
            u"(user_id, organization_id, role, joined_at) SELECT u.id, o.id, s.role, s.joined_at FROM s JOIN "
            u"users u ON lower(u.email) = lower(s.email) JOIN organizations o ON lower(o.slug) = "
            u"lower(s.slug) ON CONFLICT DO NOTHING;\nCOMMIT;\n"_s.arg(bench.file(u"natural.csv"_s));
        return QList{roster(bench.uri(), bench.file(u"natural.csv"_s)),
                     Contender{u"psql: \\copy and INSERT … SELECT"_s,
                               {u"psql"_s, u"-X"_s, u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, bench.uri()},
                               bench.script(u"import.sql"_s, text),
                               1}};
    };
    const auto rows = [](const ImportSize &size) {
        return u"%L1 rows into %L2 users"_s.arg(size.memberships).arg(size.users);
    };
    const auto title = [](const ImportSize &size) {
        return u"SQLite: 20 rows into %L1 users"_s.arg(size.users);
    };
    const ImportSize smallest{scaled(10'000), scaled(1'000), 20};
    const ImportSize largest{large.users, large.organizations, 20};
    return {{u"sqlite1m"_s, u"SQLite: "_s + rows(medium), medium, false, intoEmpty(0.7, 2), 450},
            {u"postgresql1m"_s, u"PostgreSQL: "_s + rows(medium), medium, false, postgresql},
            {u"twenty"_s, title(smallest), smallest, false, few, 0, 3},
            {u"twenty"_s, title(largest), largest, false, few, 0, 3},
            {u"into5m"_s, u"SQLite: %L1 rows into %L2"_s.arg(large.more).arg(large.memberships), large, true,
             intoMany},
            {u"sqlite5m"_s, u"SQLite: "_s + rows(large), large, false, intoEmpty(0.5, 0), 1000}};
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const QTemporaryDir folder(qEnvironmentVariable("ROSTER_BENCH_FOLDER", QDir::tempPath())
                               + u"/importbenchmark-XXXXXX"_s);
    Bench bench(folder.path());
    QStringList wanted = QCoreApplication::arguments().mid(1);
    if (qEnvironmentVariableIsSet("ROSTER_BENCH_CASE"))
        wanted << qEnvironmentVariable("ROSTER_BENCH_CASE");
    for (const Case &one : cases(bench)) {
        if (!wanted.isEmpty() && !wanted.contains(one.name))
            continue;
        if (one.name.startsWith("postgresql"_L1) && !bench.startServer())
            return 1;
        if (!bench.run(one)) {
            QTextStream(stderr) << one.name << ": failed" << Qt::endl;
            return 1;
        }
    }
    return 0;
}
