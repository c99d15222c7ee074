// Clicking users and organizations: their memberships.

#include "models/storage/whenfinished.h"
#include "tests/benchmarks/browsecases.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace {

// Of a user the organizations, of an organization the users.
MembershipModel &model(BrowseStage &stage, Entity clicked)
{
    return clicked == Entity::User ? stage.organizationsOfUser : stage.usersOfOrganization;
}

void setScope(BrowseStage &stage, Entity clicked, const QString &id)
{
    if (clicked == Entity::User)
        stage.organizationsOfUser.setScope(UserId(id));
    else
        stage.usersOfOrganization.setScope(OrganizationId(id));
}

double click(BrowseStage &stage, Entity clicked, const QString &id, int row = 0)
{
    return stage.untilLoaded(
        model(stage, clicked), [&] { setScope(stage, clicked, id); }, row);
}

const QByteArray columns = "SELECT m.*, u.email, u.name, o.slug, o.name FROM ";

QByteArray ownerFirst(Entity clicked, const QByteArray &order)
{
    return columns
        + "user_organizations AS m JOIN users AS u ON u.id = m.user_id JOIN organizations AS o ON o.id ="
          " m.organization_id WHERE "
        + (clicked == Entity::User ? "m.user_id" : "m.organization_id") + " = ? ORDER BY " + order
        + " LIMIT 256";
}

// In the order of the names from the first on: best for very many. SQLite needs to be told so, PostgreSQL
// finds out.
QByteArray namesFirst(Entity clicked)
{
    if (clicked == Entity::User)
        return columns
            + "organizations AS o CROSS JOIN user_organizations AS m CROSS JOIN users AS u WHERE"
              " m.organization_id = o.id AND u.id = m.user_id AND m.user_id = ? ORDER BY o.name, o.id LIMIT "
              "256";
    return columns
        + "users AS u CROSS JOIN user_organizations AS m CROSS JOIN organizations AS o WHERE m.user_id = u.id"
          " AND o.id = m.organization_id AND m.organization_id = ? ORDER BY u.name, u.id LIMIT 256";
}

QByteArray byName(Entity clicked) { return clicked == Entity::User ? "o.name, o.id" : "u.name, u.id"; }

BrowseCase clicking(const QString &name, Entity clicked)
{
    return {u"click, "_s + name,
            200,
            BrowseCase::Growth | BrowseCase::Bare,
            [=](BrowseStage &stage, QRandomGenerator &random) {
                return clicked == Entity::User
                    ? BrowseStage::userId(random.bounded(stage.size.users))
                    : BrowseStage::organizationId(1 + random.bounded(stage.size.organizations - 1));
            },
            [](BrowseStage &) {},
            [=](BrowseStage &stage, const QString &id) {
                const double time = click(stage, clicked, id);
                stage.settle(model(stage, clicked));
                return time;
            },
            [=](BrowseStage &stage, const QString &id) {
                return stage.bareMilliseconds(ownerFirst(clicked, byName(clicked)), {id.toUtf8()});
            }};
}

// What anything costs at the least: a job that asks the database nothing, and the way to the worker and back.
double goAndComeBack(BrowseStage &stage)
{
    QElapsedTimer timer;
    timer.start();
    bool isBack = false;
    const auto nothing = [](Connection &) -> Result<int> { return 0; };
    whenFinished(&stage.users, stage.worker.run<int>(nothing),
                 [&isBack](const Result<int> &) { isBack = true; });
    runUntil([&isBack] { return isBack; });
    return double(timer.nsecsElapsed()) / 1e6;
}

BrowseCase way()
{
    return {u"way, to a worker and back"_s,
            200,
            BrowseCase::NoBar,
            [](BrowseStage &, QRandomGenerator &) { return QString(); },
            [](BrowseStage &) {},
            [](BrowseStage &stage, const QString &) { return goAndComeBack(stage); }};
}

int columnFor(const MembershipModel &model, Entity clicked, Field field)
{
    const Entity other = clicked == Entity::User ? Entity::Organization : Entity::User;
    return field == Field::Name ? model.labelColumn(other, Field::Name) : model.columnOf(field);
}

QString heaviest(Entity clicked)
{
    return clicked == Entity::User ? BrowseStage::userId(7) : BrowseStage::organizationId(0);
}

QByteArray orderOf(Entity clicked, Field field)
{
    const QByteArray column = field == Field::Role ? "m.role" : "m.joined_at";
    return field == Field::Name ? byName(clicked) : column + ", m.user_id, m.organization_id";
}

void finish(BrowseStage &stage, Entity clicked)
{
    const int name = columnFor(model(stage, clicked), clicked, Field::Name);
    model(stage, clicked).setSort(name, Qt::AscendingOrder);
    setScope(stage, clicked,
             clicked == Entity::User ? BrowseStage::userId(1) : BrowseStage::organizationId(1));
    stage.settle(model(stage, clicked));
}

BrowseCase heavy(Entity clicked, Field field, bool jumps)
{
    const QString name = u"heavy, %1 by %2, %3"_s.arg(clicked == Entity::User ? u"organizations of a user"_s
                                                                              : u"users of an organization"_s,
                                                      field == Field::Name       ? u"name"_s
                                                          : field == Field::Role ? u"role"_s
                                                                                 : u"date"_s,
                                                      jumps ? u"click and jump at once"_s : u"first rows"_s);
    const QByteArray jump = ownerFirst(clicked, orderOf(clicked, field)) + " OFFSET ?";
    const QByteArray first =
        field == Field::Name ? namesFirst(clicked) : ownerFirst(clicked, orderOf(clicked, field));
    BrowseCase one{name,
                   25,
                   BrowseCase::Bare,
                   [=](BrowseStage &stage, QRandomGenerator &random) {
                       const int most = clicked == Entity::User ? stage.size.heavy : stage.size.users / 10;
                       return QString::number(jumps ? random.bounded(most / 4, most - 1) : 0);
                   },
                   [=](BrowseStage &stage) {
                       finish(stage, clicked);
                       MembershipModel &shown = model(stage, clicked);
                       shown.setSort(columnFor(shown, clicked, field), Qt::AscendingOrder);
                   },
                   [=](BrowseStage &stage, const QString &row) {
                       return click(stage, clicked, heaviest(clicked), row.toInt());
                   },
                   [=](BrowseStage &stage, const QString &row) {
                       const QByteArray id = heaviest(clicked).toUtf8();
                       if (!jumps)
                           return stage.bareMilliseconds(first, {id}, true);
                       return stage.bareMilliseconds(
                           jump,
                           {id, QByteArray::number(row.toInt() / PageQuery::pageSize * PageQuery::pageSize)},
                           true);
                   },
                   [=](BrowseStage &stage) { finish(stage, clicked); }};
    one.largeOnly = true;
    return one;
}

} // namespace

QList<BrowseCase> detailCases()
{
    QList<BrowseCase> cases{way(), clicking(u"a user"_s, Entity::User),
                            clicking(u"an organization"_s, Entity::Organization)};
    for (const Entity clicked : {Entity::User, Entity::Organization}) {
        for (const bool jumps : {false, true}) {
            for (const Field field : {Field::Name, Field::Role, Field::JoinedAt})
                cases << heavy(clicked, field, jumps);
        }
    }
    return cases;
}
