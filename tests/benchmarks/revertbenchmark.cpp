// How long the window does not answer while 100,000 memberships are put back, on both engines. The longest
// time between two turns of the event loop, with the window on each of its pages. Prints; judges nothing.

#include "models/membership/roster.h"
#include "tests/support/testdatabase.h"
#include "views/mainwindow.h"
#include "views/undonotice.h"
#include "views/workspace.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int users = 1000;
constexpr int organizations = 100;

double milliseconds(const QElapsedTimer &timer) { return double(timer.nsecsElapsed()) / 1e6; }

// Turns the event loop until it is done.
struct Turning {
    explicit Turning(const std::function<bool()> &isDone)
    {
        QElapsedTimer all;
        QElapsedTimer turn;
        all.start();
        while (!isDone()) {
            turn.start();
            QCoreApplication::processEvents(QEventLoop::AllEvents);
            longest = std::max(longest, milliseconds(turn));
        }
        seconds = milliseconds(all) / 1000;
    }

    double seconds = 0;
    double longest = 0;
};

ChangeSet manyAdditions(TestDatabase &data)
{
    QStringList people;
    QStringList groups;
    for (int i = 0; i < users; ++i)
        people << data.addUser(u"u%1@example.org"_s.arg(i), u"User %1"_s.arg(i));
    for (int i = 0; i < organizations; ++i)
        groups << data.addOrganization(u"o%1"_s.arg(i), u"Organization %1"_s.arg(i));
    ChangeSet changes;
    for (const QString &user : std::as_const(people)) {
        for (const QString &organization : std::as_const(groups))
            changes.addMembership(UserId(user), OrganizationId(organization));
    }
    return changes;
}

void measure(Engine engine, PostgresServer *server, QTextStream &out)
{
    TestDatabase data(engine, server);
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    MainWindow window(settings, {});
    const ChangeSet changes = manyAdditions(data);
    window.setRoster(std::make_unique<Roster>(data.open()));
    window.show();
    ApplyOptions options;
    options.summary = u"many"_s;
    std::optional<ChangeId> latest;
    QFuture<Result<ApplyReport>> added = window.roster()->apply(changes, options);
    const Turning adding([&] { return added.isFinished(); });
    latest = added.result()->change;
    out << "| adding them | " << adding.seconds << " s | " << adding.longest << " |" << Qt::endl;
    for (const WindowPage page :
         {WindowPage::Users, WindowPage::Organizations, WindowPage::Memberships, WindowPage::History}) {
        window.workspace()->go({page, {}});
        const Turning settling([&] { return !window.workspace()->isLoading(); });
        bool done = false;
        revertAndTell(
            window.workspace(), *window.roster(), {*latest, RevertKind::Revert, u"many"_s},
            [&](const Notice &notice) { window.tell(notice); },
            [&](const Result<RevertReport> &report) {
                latest = report->report.change;
                done = true;
            });
        const Turning reverting([&] { return done && !window.workspace()->isLoading(); });
        out << "| reverting, on page " << pageName(page) << " | " << reverting.seconds << " s | "
            << reverting.longest << " |" << Qt::endl;
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    QTextStream out(stdout);
    const std::unique_ptr<PostgresServer> server = startTestServer();
    if (!server)
        return 1;
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql}) {
        out << (engine == Engine::Sqlite ? "SQLite" : "PostgreSQL") << Qt::endl;
        measure(engine, server.get(), out);
    }
    return 0;
}
