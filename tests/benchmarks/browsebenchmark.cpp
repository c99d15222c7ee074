// How long people wait when they browse, and how much memory that takes: a million users, 100,000
// organizations and five million memberships in an SQLite file against ten thousand users, side by side.
// Prints medians; judges nothing.
//
//   browsebenchmark            makes both files in a temporary folder and measures each in a process of its
//   own browsebenchmark FILE       measures one file

#include "models/storage/migrator.h"
#include "models/tables/membershipmodel.h"
#include "models/tables/usermodel.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

// Runs the event loop until `done`.
template <class Condition> void waitFor(Condition done)
{
    while (!done())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

double millisecondsUntilLoaded(RelationalModel &model, int row)
{
    QElapsedTimer timer;
    timer.start();
    waitFor([&] {
        static_cast<void>(model.index(row, 0).data()); // as a view that paints the row
        return model.isLoaded(row);
    });
    return double(timer.nsecsElapsed()) / 1e6;
}

void measure(RelationalModel &model, const QString &name)
{
    constexpr int runs = 9;
    QList<double> first;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        model.select();
        waitFor([&] {
            static_cast<void>(model.index(0, 0).data());
            return model.isLoaded(0);
        });
        first << double(timer.nsecsElapsed()) / 1e6;
        waitFor([&] { return model.isCountExact() && !model.isLoading(); });
    }
    QList<double> middle;
    QList<double> end;
    QRandomGenerator random(7);
    const int rows = model.rowCount();
    for (int i = 0; i < runs; ++i) {
        middle << millisecondsUntilLoaded(model, rows / 4 + int(random.bounded(rows / 2)));
        end << millisecondsUntilLoaded(model, rows - 1 - i * 300);
    }
    out()
        << u"  %1 %2 rows: first rows %3 ms, jump to the middle %4 ms (worst %5), to the end %6 ms (worst %7)\n"_s
               .arg(name, -12)
               .arg(rows)
               .arg(median(first), 0, 'f', 1)
               .arg(median(middle), 0, 'f', 1)
               .arg(*std::max_element(middle.cbegin(), middle.cend()), 0, 'f', 1)
               .arg(median(end), 0, 'f', 1)
               .arg(*std::max_element(end.cbegin(), end.cend()), 0, 'f', 1);
}

QString peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmHWM:"))
                return u"%1 MB"_s.arg(line.mid(6).trimmed().split(' ').first().toLongLong() / 1024);
        }
    }
    return u"unknown"_s;
}

int measureFile(const QString &file)
{
    const Result<Database> database = Database::open(DatabaseAddress::forFile(file));
    if (!database) {
        QTextStream(stderr) << database.error().text << Qt::endl;
        return 1;
    }
    Roster roster(*database);
    {
        UserModel users(roster);
        users.setSort(users.columnOf(Field::Name), Qt::AscendingOrder);
        measure(users, u"users"_s);
        MembershipModel memberships(roster);
        memberships.setSort(memberships.columnOf(Field::User), Qt::AscendingOrder);
        measure(memberships, u"memberships"_s);
        memberships.setSort(memberships.labelColumn(Entity::User, Field::Name), Qt::AscendingOrder);
        measure(memberships, u"… by name"_s);
    }
    out() << "  peak memory " << peakMemory() << '\n' << Qt::flush;
    return 0;
}

bool make(const QString &file, int users, int organizations)
{
    {
        const auto connection = Connection::open(DatabaseAddress::forFile(file), OpenMode::Create);
        if (!connection || !Migrator(**connection).migrate())
            return false;
    }
    QFile script(u"" ROSTER_FILL_SCRIPT ""_s);
    if (!script.open(QIODevice::ReadOnly))
        return false;
    QByteArray sql = script.readAll();
    sql.replace(":users", QByteArray::number(users))
        .replace(":organizations", QByteArray::number(organizations));
    QProcess sqlite;
    sqlite.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    sqlite.start(u"sqlite3"_s, {file});
    sqlite.write(sql);
    sqlite.closeWriteChannel();
    return sqlite.waitForFinished(-1) && sqlite.exitCode() == 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc > 1)
        return measureFile(QString::fromLocal8Bit(argv[1]));
    const QTemporaryDir folder;
    for (const auto &[users, organizations] : {std::pair(10'000, 1'000), std::pair(1'000'000, 100'000)}) {
        const QString file = folder.filePath(u"%1.sqlite"_s.arg(users));
        if (!make(file, users, organizations)) {
            QTextStream(stderr) << "The database could not be made." << Qt::endl;
            return 1;
        }
        out() << users << " users, " << organizations << " organizations\n" << Qt::flush;
        if (const int code = QProcess::execute(QCoreApplication::applicationFilePath(), {file}); code != 0)
            return code;
    }
    return 0;
}
