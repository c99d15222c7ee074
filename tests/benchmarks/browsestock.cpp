#include "tests/benchmarks/browsestock.h"

#include "models/storage/connection.h"
#include "tests/benchmarks/browsestage.h"
#include "tests/benchmarks/figures.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSqlTableModel>

using namespace Qt::StringLiterals;

namespace {

constexpr int screenRows = 40;

// SQLite's file, or libpq's words: what DatabaseAddress::parse() understands.
QString textOf(const DatabaseAddress &address)
{
    if (address.engine() == Engine::Sqlite)
        return address.file();
    QStringList words;
    for (const auto &[key, value] : address.parameters().asKeyValueRange())
        words << key + u"='"_s + value + u'\'';
    return words.join(u' ');
}

QString printed(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        qFatal("A process that browses failed");
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

// First rows of all tables, jumps, scrolling, searches, clicks: what browsing is.
void browse(BrowseStage &stage, bool searches)
{
    constexpr int jumps = 50;
    QRandomGenerator random(5);
    for (RelationalModel *model :
         {static_cast<RelationalModel *>(&stage.users), static_cast<RelationalModel *>(&stage.byKey),
          static_cast<RelationalModel *>(&stage.byName)}) {
        stage.untilLoaded(*model, [&] { model->select(); });
        stage.settle(*model);
        for (int i = 0; i < jumps; ++i)
            stage.untilLoaded(*model, random.bounded(model->rowCount()));
    }
    for (int row = 0; row < 5000; row += 3)
        stage.untilLoaded(stage.users, row);
    for (int i = 0; i < jumps; ++i) {
        const UserId user(BrowseStage::userId(random.bounded(stage.size.users)));
        const OrganizationId organization(
            BrowseStage::organizationId(random.bounded(stage.size.organizations)));
        stage.untilLoaded(stage.organizationsOfUser, [&] { stage.organizationsOfUser.setScope(user); });
        stage.untilLoaded(stage.usersOfOrganization,
                          [&] { stage.usersOfOrganization.setScope(organization); });
        stage.settle(stage.usersOfOrganization);
    }
    stage.organizationsOfUser.setScope(UserId(BrowseStage::userId(7)));
    stage.settle(stage.organizationsOfUser);
    stage.usersOfOrganization.setScope(OrganizationId(BrowseStage::organizationId(0)));
    stage.settle(stage.usersOfOrganization);
    if (!searches)
        return;
    for (const QString &text : {stage.drawUser(random).name.left(7), u"qqj"_s, u"an"_s, u"example"_s}) {
        stage.untilLoaded(stage.users, [&] { stage.users.setSearch(text); });
        stage.settle(stage.users);
    }
}

// The default connection, without anything of Roster's above it.
void browseWithStock(const DatabaseAddress &address)
{
    constexpr int limit = 60'000; // milliseconds
    const std::unique_ptr<Connection> connection = required(Connection::open(address, OpenMode::ReadOnly));
    QElapsedTimer timer;
    timer.start();
    QSqlTableModel model(nullptr, connection->database());
    model.setTable(u"users"_s);
    model.setSort(model.fieldIndex(u"name"_s), Qt::AscendingOrder);
    model.select();
    for (int row = 0; row < screenRows; ++row)
        static_cast<void>(model.index(row, 1).data());
    const double first = milliseconds(timer);
    timer.restart();
    while (model.canFetchMore() && timer.elapsed() < limit)
        model.fetchMore();
    static_cast<void>(model.index(model.rowCount() - 1, 1).data());
    out() << u"first rows %1 ms, to the end %2 ms%3, memory %4 MB"_s.arg(first, 0, 'f', 1)
                 .arg(milliseconds(timer), 0, 'f', 1)
                 .arg(model.canFetchMore() ? u" (given up)"_s : QString())
                 .arg(peakMemory(), 0, 'f', 0);
}

} // namespace

void compareMemory(const QList<DatabaseAddress> &addresses, const QList<BrowseSize> &sizes)
{
    constexpr double most = 150;
    constexpr double growth = 1.3;
    for (const QString &kind : {u"browsing"_s, u"browsing and searching"_s}) {
        double smallest = 0;
        for (qsizetype i = 0; i < sizes.size(); ++i) {
            const double memory =
                printed({u"--memory"_s, kind, sizes.at(i).name, textOf(addresses.at(i))}).toDouble();
            smallest = i == 0 ? memory : smallest;
            out() << u"  memory, %1, %2: %3 MB, bar %4: %5; to the smallest %6, bar %7: %8\n"_s
                         .arg(kind, sizes.at(i).name)
                         .arg(memory, 0, 'f', 1)
                         .arg(most)
                         .arg(memory <= most ? u"met"_s : u"MISSED"_s)
                         .arg(memory / smallest, 0, 'f', 2)
                         .arg(growth)
                         .arg(memory / smallest <= growth ? u"met"_s : u"MISSED"_s)
                  << Qt::flush;
        }
    }
}

void compareWithStock(const QList<DatabaseAddress> &addresses, const QList<BrowseSize> &sizes)
{
    for (qsizetype i = 0; i < sizes.size(); ++i)
        out() << "  stock QSqlTableModel, users by name, " << sizes.at(i).name << ": "
              << printed({u"--memory"_s, u"stock"_s, sizes.at(i).name, textOf(addresses.at(i))}) << '\n'
              << Qt::flush;
}

int browseForMemory(const QStringList &arguments)
{
    const DatabaseAddress address = required(DatabaseAddress::parse(arguments.at(2)));
    if (arguments.at(0) == u"stock"_s) {
        browseWithStock(address);
    } else {
        BrowseStage stage(address, BrowseData::size(arguments.at(1)));
        browse(stage, arguments.at(0) != u"browsing"_s);
        out() << peakMemory();
    }
    out() << Qt::flush;
    return 0;
}
