#include "models/membership/roster.h"

#include "models/membership/changeapplier.h"
#include "models/membership/lostcommit.h"
#include "models/membership/newids.h"
#include "models/membership/sessionhistory.h"

#include <algorithm>

namespace {

RosterChange touchedBy(const ChangeSet &changes, const ApplyReport &report)
{
    constexpr qsizetype named = 10000;
    RosterChange touched;
    touched.id = report.change;
    touched.everything = changes.size() > named;
    for (qsizetype i = 0; i < changes.size() && !touched.everything; ++i) {
        const Change change = changes.at(i);
        if (!change.user.isEmpty())
            touched.users.insert(change.user);
        if (!change.organization.isEmpty())
            touched.organizations.insert(change.organization);
    }
    return touched;
}

// Whether nothing was written as somebody else has a record by now with a number that was to be a new one's.
bool lostNumber(const ApplyReport &report, const QHash<QString, QString> &ids)
{
    const QStringList numbers = ids.values();
    return std::any_of(report.conflicts.cbegin(), report.conflicts.cend(), [&](const Conflict &conflict) {
        const Change &mine = conflict.mine;
        return conflict.reason == Conflict::Reason::Exists
            && numbers.contains(mine.entity == Entity::User ? mine.user.text() : mine.organization.text());
    });
}

// Whether somebody else wrote between the comparison and the transaction.
bool wasOvertaken(const Result<ApplyReport> &report)
{
    if (report)
        return !report->conflicts.isEmpty();
    return report.error().kind == DbError::Kind::ForeignKey || report.error().kind == DbError::Kind::Unique;
}

} // namespace

Roster::Roster(Database database, std::unique_ptr<Worker> opener, QObject *parent)
    : QObject(parent)
    , m_database(std::move(database))
    , m_address(m_database.address)
    , m_writer(m_address, m_database.schema.readOnly ? OpenMode::ReadOnly : OpenMode::ReadWrite)
    , m_reader(m_address, OpenMode::ReadOnly, Worker::Jobs::OnTheirOwn)
    , m_opener(std::move(opener))
{
    if (m_opener)
        m_opener->goOnReading(m_address);
    m_address.onPasswordRefused(
        [this] { QMetaObject::invokeMethod(this, &Roster::passwordRefused, Qt::QueuedConnection); });
}

Roster::~Roster() { m_address.onPasswordRefused({}); }

void Roster::rememberChanges()
{
    if (!schema().hasHistory && !m_session)
        m_session = std::make_shared<SessionHistory>();
}

std::unique_ptr<Worker> Roster::newReader()
{
    if (m_opener)
        return std::move(m_opener);
    return std::make_unique<Worker>(m_address, OpenMode::ReadOnly, Worker::Jobs::OnTheirOwn);
}

void Roster::tellOfOthers()
{
    emit changed({.id = {}, .everything = true, .byOthers = true, .users = {}, .organizations = {}});
}

QFuture<Result<ApplyReport>> Roster::apply(ChangeSet changes, ApplyOptions options, std::stop_token stop)
{
    return apply(std::make_shared<const ChangeSet>(std::move(changes)), std::move(options), std::move(stop));
}

QFuture<Result<ApplyReport>> Roster::apply(std::shared_ptr<const ChangeSet> changes, ApplyOptions options,
                                           std::stop_token stop)
{
    return m_writer.run<ApplyReport>(
        [this, changes = std::move(changes), options = std::move(options)](Connection &connection) {
            return write(connection, *changes, options);
        },
        std::move(stop));
}

QFuture<Result<ApplyReport>> Roster::prepareAndApply(std::function<Result<ChangeSet>(Connection &)> prepare,
                                                     ApplyOptions options, std::stop_token stop)
{
    return m_writer.run<ApplyReport>(
        [this, prepare = std::move(prepare),
         options = std::move(options)](Connection &connection) -> Result<ApplyReport> {
            const Result<ChangeSet> changes = prepare(connection);
            if (!changes)
                return changes.error();
            if (!options.summaryOf)
                return write(connection, *changes, options);
            ApplyOptions named = options;
            named.summary = options.summaryOf(*changes);
            return write(connection, *changes, named);
        },
        std::move(stop));
}

QFuture<Result<RevertReport>> Roster::revert(ChangeId id, ApplyOptions options, std::stop_token stop)
{
    if (options.method != ChangeMethod::Redo)
        options.method = ChangeMethod::Revert;
    options.reverts = id;
    return m_writer.run<RevertReport>([this, id, options = std::move(options)](
                                          Connection &connection) { return revert(connection, id, options); },
                                      std::move(stop));
}

Result<RevertReport> Roster::revert(Connection &connection, ChangeId id, const ApplyOptions &options)
{
    constexpr int attempts = 3;
    ApplyOptions settled = options;
    if (settled.summary.isEmpty()) {
        const Result<QString> summary = reversalSummary(connection, schema(), id, m_session.get());
        if (!summary)
            return summary.error();
        settled.summary = *summary;
    }
    for (int i = 1;; ++i) {
        Result<Reversal> reversal = reversalOf(connection, schema(), id, m_session.get());
        if (!reversal)
            return reversal.error();
        const Result<ApplyReport> report = write(connection, reversal->changes(), settled);
        if (i < attempts && wasOvertaken(report))
            continue;
        if (!report)
            return report.error();
        reversal->forgetChanges();
        return RevertReport{*report, std::move(*reversal)};
    }
}

// Somebody else may take a number before its row is there.
Result<ApplyReport> Roster::write(Connection &connection, const ChangeSet &changes,
                                  const ApplyOptions &options)
{
    constexpr int attempts = 6;
    for (int i = 1;; ++i) {
        const Result<NumberedChanges> numbered =
            schema().readOnly ? NumberedChanges() : numberNewRecords(connection, schema(), changes);
        if (!numbered)
            return numbered.error();
        Result<ApplyReport> report =
            writeNumbered(connection, numbered->changes ? *numbered->changes : changes, options);
        if (report && i < attempts && lostNumber(*report, numbered->ids))
            continue;
        if (report)
            report->numbers = numbered->ids;
        return report;
    }
}

Result<ApplyReport> Roster::writeNumbered(Connection &connection, const ChangeSet &changes,
                                          const ApplyOptions &options)
{
    ChangeApplier applier(connection, m_database, changes, options);
    Result<ApplyReport> report = applier.run();
    if (!applier.lostTransaction().isEmpty())
        report = settleLost(connection, applier, report.error());
    if (report && report->added + report->updated + report->removed > 0 && report->applied()) {
        // From here, not from a continuation: a future has one only, and that is the caller's.
        QMetaObject::invokeMethod(
            this, [this, touched = touchedBy(changes, *report)] { emit changed(touched); },
            Qt::QueuedConnection);
        if (m_session) {
            // What cannot be remembered is written all the same.
            const Result<std::optional<ChangeId>> remembered = applier.rememberIn(*m_session);
            report->change = remembered ? *remembered : std::nullopt;
        }
    }
    return report;
}

Result<ApplyReport> Roster::settleLost(const Connection &connection, const ChangeApplier &applier,
                                       const DbError &lost)
{
    const auto tell = [this](bool isBeing) {
        QMetaObject::invokeMethod(
            this, [this, isBeing] { emit outcomeUncertain(isBeing); }, Qt::QueuedConnection);
    };
    tell(true);
    const Result<bool> committed = LostCommit::wasCommitted(
        m_address, applier.lostTransaction(), [&connection] { return connection.isStopRequested(); });
    tell(false);
    if (!committed)
        return committed.error();
    return *committed ? Result<ApplyReport>(applier.report()) : lost;
}
