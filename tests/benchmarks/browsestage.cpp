#include "tests/benchmarks/browsestage.h"

#include "tests/benchmarks/figures.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

void runUntil(const std::function<bool()> &done)
{
    // Whatever comes wakes the loop; the timer only stands for the next frame of a view that still paints
    // placeholders.
    QTimer frames;
    frames.start(std::chrono::milliseconds(4));
    while (!done())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

BrowseStage::BrowseStage(const DatabaseAddress &where, const BrowseSize &many)
    : size(many)
    , engine(where.engine())
    , address(where)
    , roster(required(Database::open(where)))
    , users(roster)
    , byKey(roster)
    , byName(roster)
    , organizationsOfUser(roster)
    , usersOfOrganization(roster)
    , bare(BareSql::open(where))
    , worker(roster.address(), OpenMode::ReadOnly)
{
    users.setSort(users.columnOf(Field::Name), Qt::AscendingOrder);
    byKey.setSort(byKey.columnOf(Field::User), Qt::AscendingOrder);
    byName.setSort(byName.labelColumn(Entity::User, Field::Name), Qt::AscendingOrder);
    organizationsOfUser.setSort(organizationsOfUser.labelColumn(Entity::Organization, Field::Name),
                                Qt::AscendingOrder);
    usersOfOrganization.setSort(usersOfOrganization.labelColumn(Entity::User, Field::Name),
                                Qt::AscendingOrder);
    readPeople();
}

// Numbers are spread over the ids as the scripts that fill the database do.
QString BrowseStage::userId(int number)
{
    return u"%1-0000-7000-8000-%2"_s.arg(qint64(number) * 4099, 8, 16, QLatin1Char('0'))
        .arg(number, 12, 16, QLatin1Char('0'));
}

QString BrowseStage::organizationId(int number)
{
    return u"%1-0000-7000-8000-%2"_s.arg(qint64(number) * 40961, 8, 16, QLatin1Char('0'))
        .arg(number, 12, 16, QLatin1Char('0'));
}

const BrowseStage::Person &BrowseStage::drawUser(QRandomGenerator &random) const
{
    return m_people.at(random.bounded(m_people.size()));
}

void BrowseStage::readPeople()
{
    constexpr int many = 500;
    const std::unique_ptr<Connection> connection = required(Connection::open(address, OpenMode::ReadOnly));
    QRandomGenerator random(3);
    for (int i = 0; i < many; ++i) {
        Query *query =
            required(connection->select(u"SELECT email, name FROM users WHERE id = "_s
                                            + (engine == Engine::Sqlite ? u"?"_s : u"CAST(? AS uuid)"_s),
                                        {userId(random.bounded(size.users))}));
        while (query->next())
            m_people << Person{query->text(0), query->text(1)};
    }
}

double BrowseStage::untilLoaded(RelationalModel &model, int row)
{
    return untilLoaded(
        model, [] {}, row);
}

double BrowseStage::untilLoaded(RelationalModel &model, const std::function<void()> &start, int row)
{
    QElapsedTimer timer;
    timer.start();
    start();
    runUntil([&] {
        static_cast<void>(model.index(row, 0).data()); // as a view that paints it
        return model.isLoaded(row) || (model.isCountExact() && row >= model.rowCount());
    });
    return milliseconds(timer);
}

void BrowseStage::settle(RelationalModel &model)
{
    runUntil([&] { return model.isCountExact() && !model.isLoading(); });
}

double BrowseStage::bareMilliseconds(const QByteArray &sql, const QList<QByteArray> &values, bool planned)
{
    QElapsedTimer timer;
    timer.start();
    bare->rows(sql, values, planned);
    return milliseconds(timer);
}
