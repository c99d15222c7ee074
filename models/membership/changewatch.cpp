#include "models/membership/changewatch.h"

#include "models/storage/dialect.h"
#include "models/storage/query.h"
#include "models/storage/transaction.h"
#include "models/storage/whenfinished.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// The numbers of this program's own changes come by the event loop, which the watch may overtake.
static constexpr std::chrono::milliseconds untilOwnIsKnown{50};
static constexpr int patience = 10; // intervals, for a database that is there but does not tell
static constexpr std::chrono::seconds longestPause{30}; // for a database that cannot be reached
static constexpr std::chrono::seconds longestSilence{10};

ChangeWatch::ChangeWatch(Roster &roster, std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent)
    , m_roster(roster)
    , m_interval(interval)
    , m_worker(roster.address(), OpenMode::ReadOnly, Worker::Jobs::OnTheirOwn)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ChangeWatch::lookNow);
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, &ChangeWatch::onSilent);
    connect(&roster, &Roster::changed, this, [this](const RosterChange &change) {
        if (change.id && (!m_seen || qint64(*change.id) > m_seen->lastChange))
            m_own.insert(qint64(*change.id));
    });
    // The connection of the watch may live on, but nothing else can be opened: then that is what is told.
    connect(&roster, &Roster::passwordRefused, this, [this] {
        if (!m_isLost)
            m_worker.reopen();
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

// The first look of a connection only begins to listen; the others wait for a message before they look.
Result<ChangeWatch::Sight> ChangeWatch::watch(Connection &connection, const Schema &schema,
                                              std::optional<qint64> lastChange,
                                              std::chrono::milliseconds interval)
{
    const QString listen = connection.dialect().listenStatement();
    // A standby does not listen; then it is looked at as others are.
    const bool listens = !listen.isEmpty() && (lastChange.has_value() || connection.execute(listen).ok());
    if (listens && lastChange) {
        const Result<bool> told = connection.dialect().waitForMessage(connection, interval);
        if (!told)
            return told.error();
    }
    Result<Sight> sight = look(connection, schema, lastChange.value_or(0));
    if (sight)
        sight->hasWaited = listens;
    return sight;
}

void ChangeWatch::lookNow()
{
    const auto job = [schema = m_roster.schema(), interval = m_interval,
                      last = m_seen ? std::optional(m_seen->lastChange) : std::nullopt](
                         Connection &connection) { return watch(connection, schema, last, interval); };
    m_silence.start(m_interval + longestSilence);
    whenFinished(this, m_worker.run<Sight>(job, m_stop.get_token()), [this](const Result<Sight> &sight) {
        m_silence.stop();
        if (!sight) {
            onLost(sight.error());
            return;
        }
        m_pause = std::chrono::seconds(1);
        if (std::exchange(m_isLost, false)) {
            m_seen = *sight;
            emit regained();
        } else if (m_seen && (sight->newChanges > 0 || sight->commits != m_seen->commits)) {
            QTimer::singleShot(untilOwnIsKnown, this, [this, sight] { take(*sight); });
            return;
        } else if (std::exchange(m_seen, *sight) && !sight->commits) {
            emit suspected();
        }
        next();
    });
}

// Whoever waits for messages looks again at once.
void ChangeWatch::next() { m_timer.start(m_seen->hasWaited ? std::chrono::milliseconds(0) : m_interval); }

void ChangeWatch::onLost(const DbError &error)
{
    m_seen.reset(); // on another connection all may be counted differently
    using Kind = DbError::Kind;
    if (error.kind != Kind::ConnectionLost && error.kind != Kind::CannotOpen
        && error.kind != Kind::PasswordNeeded) {
        m_timer.start(m_interval * patience); // busy, or not ours to read
        return;
    }
    m_isLost = true;
    if (std::exchange(m_again, false)) {
        lookNow();
        return;
    }
    m_timer.start(m_pause);
    emit lost(error, int(m_pause.count()));
    m_pause = std::min(m_pause * 2, longestPause);
}

void ChangeWatch::onSilent()
{
    m_isLost = true;
    emit lost({DbError::Kind::ConnectionLost, tr("The server does not answer.")}, 0);
}

void ChangeWatch::tryNow()
{
    if (!m_isLost)
        return;
    if (!m_timer.isActive()) { // what is under way began before
        m_again = true;
        return;
    }
    m_pause = std::chrono::seconds(1);
    m_timer.stop();
    lookNow();
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
    next();
}
