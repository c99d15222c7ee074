// How long people wait when they browse: ten thousand users (S), a million with five million memberships (L),
// and with ten million (XL, SQLite), on both engines, by turns in one process; beside bare SQL through the
// engines' own libraries and a stock QSqlTableModel. Prints medians, 99th percentiles, and each bar with what
// was found.
//
//   browsebenchmark [CASE…]      all cases without one; ROSTER_BENCH_CASE names one as well
//
// Cases: open, first, first-jump, jump, wheel, search, click, heavy, memory, stock. ROSTER_BENCH_ENGINE
// (sqlite, postgresql) and ROSTER_BENCH_SIZES (S,L) choose too. ROSTER_BENCH_FOLDER names a folder where the
// databases stay for the next run (five gigabytes). ROSTER_BENCH_RUNS (1) multiplies the runs.

#include "models/storage/threadmemory.h"
#include "tests/benchmarks/browsecases.h"
#include "tests/benchmarks/browsestock.h"
#include "tests/benchmarks/figures.h"
#include "tests/benchmarks/heldfiles.h"

#include <QCoreApplication>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace {

struct Figures {
    QList<double> roster;
    QList<double> bare;
};

void printBar(const QString &text, double found, double bar)
{
    out() << u"    %1: %2, bar %3: %4\n"_s.arg(text)
                 .arg(found, 0, 'f', 2)
                 .arg(bar)
                 .arg(found <= bar ? u"met"_s : u"MISSED"_s);
}

double ratio(double a, double b) { return b > 0 ? a / b : 0; }

void print(const BrowseCase &one, const QList<std::shared_ptr<BrowseStage>> &stages,
           const QList<Figures> &figures)
{
    out() << "  " << one.name << '\n';
    for (qsizetype i = 0; i < stages.size(); ++i) {
        const Figures &of = figures.at(i);
        if (of.roster.isEmpty())
            continue;
        out() << u"    %1 %2 ms"_s.arg(stages.at(i)->size.name, -2).arg(summary(of.roster), 16);
        if (!of.bare.isEmpty())
            out() << u", bare SQL %1 ms"_s.arg(summary(of.bare), 16);
        out() << '\n';
    }
    for (qsizetype i = 0; i < stages.size(); ++i) {
        const Figures &of = figures.at(i);
        const QString name = stages.at(i)->size.name;
        if (of.roster.isEmpty())
            continue;
        if ((one.bars & BrowseCase::Growth) && i > 0)
            printBar(u"p99 %1 : %2"_s.arg(name, stages.first()->size.name),
                     ratio(quantile(of.roster, 0.99), quantile(figures.first().roster, 0.99)), 2);
        if (one.bars & BrowseCase::Bare)
            printBar(u"median %1 : bare SQL"_s.arg(name),
                     ratio(quantile(of.roster, 0.5), quantile(of.bare, 0.5)), 2);
        if ((one.bars & BrowseCase::OneSecond) && !of.roster.isEmpty())
            printBar(u"p99 %1, ms"_s.arg(name), quantile(of.roster, 0.99), 1000);
    }
    out() << Qt::flush;
}

void run(const BrowseCase &one, const QList<std::shared_ptr<BrowseStage>> &stages)
{
    const double times = qEnvironmentVariable("ROSTER_BENCH_RUNS", u"1"_s).toDouble();
    QList<Figures> figures(stages.size());
    QList<QRandomGenerator> random(stages.size(), QRandomGenerator(11));
    const auto takesPart = [&](qsizetype i) { return !one.largeOnly || stages.at(i)->size.name != u"S"; };
    for (qsizetype i = 0; i < stages.size(); ++i) {
        if (one.begin && takesPart(i))
            one.begin(*stages.at(i));
    }
    for (int turn = 0; turn < std::max(1, int(one.runs * times)); ++turn) {
        for (qsizetype i = 0; i < stages.size(); ++i) {
            if (!takesPart(i))
                continue;
            BrowseStage &stage = *stages.at(i);
            one.prepare(stage);
            const QString what = one.draw(stage, random[i]);
            const bool bareFirst = one.bare && !one.bareIsSecond && turn % 2 == 1;
            if (bareFirst)
                figures[i].bare << one.bare(stage, what);
            figures[i].roster << one.roster(stage, what);
            if (one.bare && !bareFirst)
                figures[i].bare << one.bare(stage, what);
        }
    }
    for (qsizetype i = 0; i < stages.size(); ++i) {
        if (one.finish && takesPart(i))
            one.finish(*stages.at(i));
    }
    print(one, stages, figures);
}

} // namespace

int main(int argc, char *argv[])
{
    shareMemoryOfThreads();
    const QCoreApplication application(argc, argv);
    QStringList names = QCoreApplication::arguments().mid(1);
    if (names.value(0) == u"--memory"_s)
        return browseForMemory(names.mid(1));
    if (names.isEmpty())
        names = qEnvironmentVariable("ROSTER_BENCH_CASE").split(u',', Qt::SkipEmptyParts);
    const auto isChosen = [&](const QString &name) {
        return names.isEmpty() || names.contains(name.section(u',', 0, 0));
    };
    const QStringList sizes =
        qEnvironmentVariable("ROSTER_BENCH_SIZES", u"S,L,XL"_s).split(u',', Qt::SkipEmptyParts);
    const QString engine = qEnvironmentVariable("ROSTER_BENCH_ENGINE");
    BrowseData data(qEnvironmentVariable("ROSTER_BENCH_FOLDER"), engine != u"sqlite"_s);
    for (const QString &name : {u"sqlite"_s, u"postgresql"_s}) {
        if (!engine.isEmpty() && engine != name)
            continue;
        const bool isSqlite = name == u"sqlite"_s;
        QList<BrowseSize> wanted;
        for (const QString &size : sizes) {
            if (isSqlite || size != u"XL"_s) // ten million are asked for on SQLite only
                wanted << BrowseData::size(size);
        }
        QList<DatabaseAddress> addresses;
        if (isSqlite) {
            for (const BrowseSize &size : std::as_const(wanted))
                addresses << data.sqlite(size);
        } else {
            addresses = data.postgresql(wanted);
        }
        HeldFiles held;
        bool areHeld = isSqlite || held.addFolder(data.serverFolder());
        for (const DatabaseAddress &address : std::as_const(addresses))
            areHeld = (!isSqlite || held.add(address.file())) && areHeld;
        if (!areHeld)
            out() << "The databases cannot be held in memory (ulimit -l): the disk may be measured too.\n";
        out() << (isSqlite ? "SQLite" : "PostgreSQL") << ", milliseconds, median / 99th percentile\n"
              << Qt::flush;
        {
            QList<std::shared_ptr<BrowseStage>> stages;
            for (qsizetype i = 0; i < wanted.size(); ++i)
                stages << std::make_shared<BrowseStage>(addresses.at(i), wanted.at(i));
            for (const BrowseCase &one : rowCases() + searchCases() + detailCases()) {
                if (isChosen(one.name))
                    run(one, stages);
            }
        }
        if (isChosen(u"memory"_s))
            compareMemory(addresses, wanted);
        if (isChosen(u"stock"_s))
            compareWithStock(addresses, wanted);
    }
    return 0;
}
