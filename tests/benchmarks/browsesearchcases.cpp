// Searching users, by name.

#include "tests/benchmarks/browsecases.h"
#include "tests/benchmarks/figures.h"

using namespace Qt::StringLiterals;

namespace {

QByteArray phrase(const QString &text) { return '"' + text.toUtf8() + '"'; }

// Of the rows that are shown, as Roster does, how many memberships each has.
QByteArray firstPage(const QByteArray &condition)
{
    return "SELECT *, (SELECT count(*) FROM user_organizations AS m WHERE m.user_id = t.id) FROM (SELECT *"
           " FROM users WHERE "
        + condition + " ORDER BY name, id LIMIT 256) AS t ORDER BY name, id";
}

// The best of each engine by hand: the index and a sort for few, the order of the names for many.
double bareIndexed(BrowseStage &stage, const QString &term)
{
    static const QByteArray sqlite =
        firstPage("search_row IN (SELECT rowid FROM users_search WHERE users_search MATCH ?)");
    static const QByteArray postgresql = firstPage("lower(email) LIKE ? OR lower(name) LIKE ?");
    if (stage.engine == Engine::Sqlite)
        return stage.bareMilliseconds(sqlite, {phrase(term)});
    const QByteArray pattern = '%' + term.toLower().toUtf8() + '%';
    return stage.bareMilliseconds(postgresql, {pattern, pattern}, true);
}

double bareScanned(BrowseStage &stage, const QString &term)
{
    static const QByteArray sqlite = firstPage("name LIKE ? OR email LIKE ?");
    static const QByteArray postgresql = firstPage("lower(name) LIKE ? OR lower(email) LIKE ?");
    const QByteArray pattern = '%' + term.toLower().toUtf8() + '%';
    return stage.bareMilliseconds(stage.engine == Engine::Sqlite ? sqlite : postgresql, {pattern, pattern},
                                  true);
}

QString email(BrowseStage &stage, QRandomGenerator &random)
{
    return stage.drawUser(random).email.section(u'@', 0, 0) + u'@';
}

QString nameStart(BrowseStage &stage, QRandomGenerator &random)
{
    return stage.drawUser(random).name.left(7).trimmed();
}

QString twoCharacters(BrowseStage &stage, QRandomGenerator &random)
{
    return stage.drawUser(random).name.mid(1, 2).trimmed().toLower();
}

void showAll(BrowseStage &stage)
{
    stage.users.setSearch({});
    if (!stage.users.isCountExact() && !stage.users.isLoading())
        stage.users.select();
    stage.settle(stage.users);
}

double search(BrowseStage &stage, const QString &term)
{
    return stage.untilLoaded(stage.users, [&] { stage.users.setSearch(term); });
}

// From the moment when the search is given up until all rows are shown again.
double cancel(BrowseStage &stage, const QString &term)
{
    constexpr int typing = 40; // milliseconds
    stage.users.setSearch(term);
    QElapsedTimer timer;
    timer.start();
    runUntil([&] { return timer.elapsed() >= typing; });
    return stage.untilLoaded(stage.users, [&] { stage.users.setSearch({}); });
}

BrowseCase kind(const QString &name, int runs, int bars, decltype(BrowseCase::draw) draw,
                double (*bare)(BrowseStage &, const QString &))
{
    return {u"search, "_s + name, runs, bars, std::move(draw), &showAll, &search, bare, &showAll};
}

} // namespace

QList<BrowseCase> searchCases()
{
    constexpr int both = BrowseCase::Growth | BrowseCase::Bare;
    const auto always = [](const QString &text) {
        return [text](BrowseStage &, QRandomGenerator &) { return text; };
    };
    const auto none = [](BrowseStage &, QRandomGenerator &random) {
        return u"qqj%1"_s.arg(random.bounded(1000));
    };
    return {
        kind(u"rare (one hit)"_s, 120, both, &email, &bareIndexed),
        kind(u"prefix (seven characters of a name)"_s, 120, both, &nameStart, &bareIndexed),
        kind(u"common (all)"_s, 120, both, always(u"example"_s), &bareScanned),
        kind(u"none"_s, 120, both, none, &bareIndexed),
        kind(u"two characters"_s, 120, BrowseCase::Bare | BrowseCase::OneSecond, &twoCharacters,
             &bareScanned),
        kind(u"two characters, none"_s, 5, BrowseCase::Bare | BrowseCase::OneSecond, always(u"jx"_s),
             &bareScanned),
        {u"search, given up for another"_s,
         30,
         BrowseCase::OneSecond,
         always(u"jx"_s),
         &showAll,
         &cancel,
         {},
         &showAll},
    };
}
