// Opening, first rows, jumps and scrolling.

#include "tests/benchmarks/browsecases.h"
#include "tests/benchmarks/figures.h"

using namespace Qt::StringLiterals;

namespace {

constexpr int screenRows = 40;

using Models = RelationalModel &(*)(BrowseStage &);

RelationalModel &users(BrowseStage &stage) { return stage.users; }
RelationalModel &byKey(BrowseStage &stage) { return stage.byKey; }
RelationalModel &byName(BrowseStage &stage) { return stage.byName; }

QByteArray pageOf(Models models)
{
    if (models == &users)
        return "SELECT *, (SELECT count(*) FROM user_organizations AS m WHERE m.user_id = users.id) FROM "
               "users %1"
               " ORDER BY name, id LIMIT 256";
    if (models == &byKey)
        return "SELECT m.*, u.email, u.name, o.slug, o.name FROM (SELECT * FROM user_organizations %1"
               " ORDER BY user_id, organization_id LIMIT 256) AS m JOIN users AS u ON u.id = m.user_id"
               " JOIN organizations AS o ON o.id = m.organization_id ORDER BY m.user_id, m.organization_id";
    return "SELECT m.*, u.email, u.name, o.slug, o.name FROM users AS u CROSS JOIN user_organizations AS m"
           " CROSS JOIN organizations AS o %1 m.user_id = u.id AND o.id = m.organization_id"
           " ORDER BY u.name, u.id, m.organization_id LIMIT 256";
}

double bareFirst(BrowseStage &stage, Models models)
{
    return stage.bareMilliseconds(pageOf(models).replace("%1", models == &byName ? "WHERE" : ""));
}

QByteArray fromKey(Models models)
{
    if (models == &users)
        return pageOf(models).replace("%1", "WHERE (name, id) >= (?, ?)");
    if (models == &byKey)
        return pageOf(models).replace("%1", "WHERE (user_id, organization_id) >= (?, ?)");
    return pageOf(models).replace("%1", "WHERE (u.name, u.id) >= (?, ?) AND");
}

// What the page of a row begins with.
QList<QByteArray> firstKey(RelationalModel &model, Models models, int row)
{
    const int first = row / PageQuery::pageSize * PageQuery::pageSize;
    const QStringList key = model.keyAt(first);
    if (models == &byKey)
        return {key.at(0).toUtf8(), key.at(1).toUtf8()};
    const int name =
        models == &users ? model.columnOf(Field::Name) : model.labelColumn(Entity::User, Field::Name);
    return {model.index(first, name).data().toString().toUtf8(), key.at(0).toUtf8()};
}

double scroll(BrowseStage &stage, const QString &from)
{
    constexpr int steps = 1000;
    constexpr int step = 3;
    // The longest of all steps: what one notices.
    double longest = 0;
    int row = from.toInt();
    stage.untilLoaded(stage.users, row + screenRows);
    for (int i = 0; i < steps; ++i, row += step)
        longest = std::max(longest, stage.untilLoaded(stage.users, row + screenRows));
    return longest;
}

double open(BrowseStage &stage)
{
    QElapsedTimer timer;
    timer.start();
    UserModel model(stage.roster);
    model.setSort(model.columnOf(Field::Name), Qt::AscendingOrder);
    const double loaded = stage.untilLoaded(model, [&] { model.select(); });
    timer.restart();
    for (int row = 0; row < screenRows; ++row) {
        for (int column = 0; column < model.columnCount(); ++column)
            static_cast<void>(model.index(row, column).data());
    }
    const double shown = loaded + milliseconds(timer);
    stage.settle(model);
    return shown;
}

double bareOpen(BrowseStage &stage)
{
    QElapsedTimer timer;
    timer.start();
    BareSql::open(stage.address)->rows(pageOf(&users).replace("%1", ""));
    return milliseconds(timer);
}

QString nothing(BrowseStage &, QRandomGenerator &) { return {}; }

BrowseCase first(const QString &what, Models models)
{
    return {u"first, "_s + what,
            120,
            BrowseCase::Growth | BrowseCase::Bare,
            &nothing,
            [=](BrowseStage &stage) {
                if (!models(stage).isCountExact())
                    models(stage).select();
                stage.settle(models(stage));
            },
            [=](BrowseStage &stage, const QString &) {
                return stage.untilLoaded(models(stage), [&] { models(stage).select(); });
            },
            [=](BrowseStage &stage, const QString &) { return bareFirst(stage, models); }};
}

void open(BrowseStage &stage, Models models)
{
    models(stage).select();
    stage.settle(models(stage));
}

// To a page that is not at hand: of few rows soon all pages are. Very many rows are to stay as they are, with
// the places of some of them known.
void prepareJump(BrowseStage &stage, Models models)
{
    if (models(stage).rowCount() < PageReader::fewRows)
        open(stage, models);
}

// The places of some rows are found in the first seconds.
void openAndWait(BrowseStage &stage, Models models)
{
    constexpr int pause = 20000; // milliseconds
    open(stage, models);
    QElapsedTimer timer;
    timer.start();
    runUntil([&] { return models(stage).rowCount() < PageReader::fewRows || timer.elapsed() > pause; });
}

BrowseCase jump(const QString &what, Models models)
{
    // The bare SQL reads the page of the jump before: the one of this jump is in the processor's cache.
    const auto before = std::make_shared<QHash<BrowseStage *, QList<QByteArray>>>();
    BrowseCase jumping{
        u"jump, "_s + what,
        200,
        BrowseCase::Growth | BrowseCase::Bare,
        [=](BrowseStage &stage, QRandomGenerator &random) {
            return QString::number(random.bounded(models(stage).rowCount()));
        },
        [=](BrowseStage &stage) { prepareJump(stage, models); },
        [=](BrowseStage &stage, const QString &row) { return stage.untilLoaded(models(stage), row.toInt()); },
        [=](BrowseStage &stage, const QString &row) {
            const QList<QByteArray> key = firstKey(models(stage), models, row.toInt());
            const QList<QByteArray> last = std::exchange((*before)[&stage], key);
            return stage.bareMilliseconds(fromKey(models), last.isEmpty() ? key : last);
        }};
    jumping.begin = [=](BrowseStage &stage) { openAndWait(stage, models); };
    jumping.bareIsSecond = true;
    return jumping;
}

// To the middle of what was opened this moment.
BrowseCase firstJump(const QString &what, Models models)
{
    BrowseCase jumping = jump(what, models);
    jumping.name = u"first-jump, "_s + what;
    jumping.runs = 10;
    jumping.bars = BrowseCase::NoBar;
    jumping.prepare = [=](BrowseStage &stage) { open(stage, models); };
    jumping.begin = {};
    return jumping;
}

} // namespace

QList<BrowseCase> rowCases()
{
    return {{u"open, users by name"_s, 40, BrowseCase::NoBar, &nothing, [](BrowseStage &) {},
             [](BrowseStage &stage, const QString &) { return open(stage); },
             [](BrowseStage &stage, const QString &) { return bareOpen(stage); }},
            first(u"users by name"_s, &users),
            first(u"memberships by user"_s, &byKey),
            first(u"memberships by user's name"_s, &byName),
            firstJump(u"users by name"_s, &users),
            firstJump(u"memberships by user"_s, &byKey),
            firstJump(u"memberships by user's name"_s, &byName),
            jump(u"users by name"_s, &users),
            jump(u"memberships by user"_s, &byKey),
            jump(u"memberships by user's name"_s, &byName),
            {u"wheel, longest of 1,000 steps of 3 rows, users by name"_s, 20, BrowseCase::NoBar,
             [](BrowseStage &stage, QRandomGenerator &random) {
                 return QString::number(random.bounded(stage.users.rowCount() - 3100));
             },
             [](BrowseStage &stage) { prepareJump(stage, &users); }, &scroll}};
}
