#include "models/membership/changewatch.h"

#include "models/storage/dialect.h"
#include "models/storage/query.h"
#include "models/storage/transaction.h"
#include "models/storage/whenfinished.h"

using namespace Qt::StringLiterals;

// The numbers of this program's own changes come by the event loop, which the watch may overtake.
static constexpr std::chrono::milliseconds untilOwnIsKnown{50};
static constexpr int patience = 10; // intervals, for a database that cannot be reached

ChangeWatch::ChangeWatch(Roster &roster, std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent)
    , m_roster(roster)
    , m_interval(interval)
    , m_worker(roster.database().address, OpenMode::ReadOnly, Worker::Jobs::OnTheirOwn)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ChangeWatch::lookNow);
    connect(&roster, &Roster::changed, this, [this](const RosterChange &change) {
        if (change.id && (!m_seen || qint64(*change.id) > m_seen->lastChange))
            m_own.insert(qint64(*change.id));
    });
    lookNow();
}

ChangeWatch::~ChangeWatch() { m_stop.request_stop(); }

// In one snapshot: a commit between the two questions would look like one without history.
Result<ChangeWatch::Sight> ChangeWatch::look(Connection &connection, const Schema &schema, qint64 lastChange)
{
    Sight sight{lastChange};
    const Result<Transaction> snapshot = Transaction::begin(connection, Access::Read);
    if (!snapshot)
        return snapshot.error();
    Query query(connection);
    if (schema.hasHistory) {
        if (Result<> prepared =
                query.prepare(u"SELECT coalesce(max(id), 0), count(*) FROM roster_changes WHERE id > ?"_s);
            !prepared)
            return prepared.error();
        if (Result<> ran = query.execute({lastChange}); !ran)
            return ran.error();
        if (query.next() && query.number(1) > 0) {
            sight.lastChange = query.number(0);
            sight.newChanges = query.number(1);
        }
        if (Result<> read = query.status(); !read)
            return read.error();
    }
    if (const QString statement = connection.dialect().commitsStatement(); !statement.isEmpty()) {
        if (Result<> ran = query.run(statement); !ran)
            return ran.error();
        if (query.next())
            sight.commits = query.number(0);
    }
    query.finish();
    return sight;
}

void ChangeWatch::lookNow()
{
    const auto job = [schema = m_roster.schema(), last = m_seen ? m_seen->lastChange : 0](
                         Connection &connection) { return look(connection, schema, last); };
    whenFinished(this, m_worker.run<Sight>(job, m_stop.get_token()), [this](const Result<Sight> &sight) {
        if (!sight)
            m_seen.reset(); // on another connection all may be counted differently
        else if (m_seen && (sight->newChanges > 0 || sight->commits != m_seen->commits))
            return QTimer::singleShot(untilOwnIsKnown, this, [this, sight] { take(*sight); });
        else if (std::exchange(m_seen, *sight) && !sight->commits)
            emit suspected();
        m_timer.start(sight ? m_interval : m_interval * patience);
    });
}

void ChangeWatch::take(const Sight &sight)
{
    const bool committed = sight.commits != m_seen->commits;
    m_seen = sight;
    const qint64 own = m_own.removeIf([&sight](qint64 id) { return id <= sight.lastChange; });
    // Whoever commits beside the history cannot be told from this program's own writing at the same time.
    if (sight.newChanges > own || (committed && own == 0))
        m_roster.tellOfOthers();
    else
        emit suspected();
    m_timer.start(m_interval);
}
