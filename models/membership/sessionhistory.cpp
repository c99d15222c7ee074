#include "models/membership/sessionhistory.h"

#include "models/membership/rowvalues.h"

#include <QDateTime>

#include <algorithm>
#include <string>

namespace {

std::pair<QString, QString> keyOf(const Change &change)
{
    return {change.user.text(), change.organization.text()};
}

bool isBefore(const Change &a, const Change &b) { return keyOf(a) < keyOf(b); }

Result<> appendAdditions(const WrittenChanges &written, QList<Change> &changes)
{
    const size_t count = written.additions ? written.additions->added().size() : 0;
    std::string json;
    for (size_t place = 0; place < count; ++place) {
        const Result<std::span<const QByteArrayView>> row = written.additions->row(place);
        if (!row)
            return row.error();
        Change change;
        change.user = UserId(QString::fromUtf8((*row)[0]));
        change.organization = OrganizationId(QString::fromUtf8((*row)[1]));
        json.clear();
        if (Result<> done = written.additions->appendJson(place, json); !done)
            return done;
        change.after = fromJson(written.schema.memberships, QString::fromStdString(json));
        changes << change;
    }
    return {};
}

// A record that was changed more than once, like one that was removed and added again, has one row: from what
// was there first to what is there last.
ChangeSet oneForEach(const QList<Change> &sorted)
{
    ChangeSet rows;
    for (qsizetype i = 0; i < sorted.size();) {
        Change row = sorted.at(i);
        const bool wasThere = row.kind != ChangeKind::Add;
        const auto key = keyOf(row);
        qsizetype last = i;
        for (++i; i < sorted.size() && keyOf(sorted.at(i)) == key; ++i)
            last = i;
        const bool isThere = sorted.at(last).kind != ChangeKind::Remove;
        if (!wasThere && !isThere)
            continue; // never seen by anybody
        row.after = sorted.at(last).after;
        row.kind = !wasThere ? ChangeKind::Add : !isThere ? ChangeKind::Remove : ChangeKind::Update;
        rows.append(row);
    }
    return rows;
}

bool concerns(const Change &row, const HistoryOnly &only)
{
    return (only.user.isEmpty() || row.user == only.user)
        && (only.organization.isEmpty() || row.organization == only.organization);
}

bool touches(const ChangeSet &rows, const History::Filter &filter)
{
    const auto any = [&rows](const auto &isMeant) {
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (isMeant(rows.at(i)))
                return true;
        }
        return false;
    };
    return (filter.user.isEmpty() || any([&](const Change &row) { return row.user == filter.user; }))
        && (filter.organization.isEmpty()
            || any([&](const Change &row) { return row.organization == filter.organization; }))
        && (filter.anyUser.isEmpty()
            || any([&](const Change &row) { return filter.anyUser.contains(row.user); }))
        && (filter.anyOrganization.isEmpty()
            || any([&](const Change &row) { return filter.anyOrganization.contains(row.organization); }));
}

bool isWithin(const QString &time, const QString &from, const QString &until)
{
    const auto parsed = [](const QString &text) { return QDateTime::fromString(text, Qt::ISODateWithMs); };
    return (from.isEmpty() || parsed(time) >= parsed(from))
        && (until.isEmpty() || parsed(time) < parsed(until));
}

} // namespace

Result<std::optional<ChangeId>> SessionHistory::record(const WrittenChanges &written,
                                                       const HistoryEntry &entry)
{
    QList<Change> changes;
    const qint64 size = entry.added + entry.updated + entry.removed;
    if (size <= mostRows) {
        for (const quint32 position : written.effective.sorted())
            changes << written.effective.at(position);
        // Of the same record the additions come last: whatever else was done to it was done before.
        if (Result<> done = appendAdditions(written, changes); !done)
            return done.error();
        std::stable_sort(changes.begin(), changes.end(), isBefore);
    }
    const QMutexLocker lock(&m_mutex);
    if (size > mostRows) {
        m_changes.clear();
        m_rows = 0;
        return std::optional<ChangeId>();
    }
    m_changes.push_back({entry, oneForEach(changes)});
    m_changes.back().entry.id = ChangeId(++m_last);
    m_rows += m_changes.back().rows.size();
    while (m_changes.size() > mostChanges || m_rows > mostRows)
        forgetOldest();
    return std::optional(ChangeId(m_last));
}

void SessionHistory::forgetOldest()
{
    m_rows -= m_changes.front().rows.size();
    m_changes.pop_front();
}

bool SessionHistory::matches(const Remembered &change, const History::Filter &filter) const
{
    const HistoryEntry &entry = change.entry;
    const auto contains = [](const QString &text, const QString &part) {
        return text.contains(part, Qt::CaseInsensitive);
    };
    const auto isAuthor = [&] {
        const Remembered *reverted = entry.reverts ? find(*entry.reverts) : nullptr;
        return entry.actor == filter.author || (reverted && reverted->entry.actor == filter.author);
    };
    return (!filter.before || entry.id < *filter.before) && contains(entry.actor, filter.actor)
        && (filter.method.isEmpty() || entry.method == filter.method)
        && (contains(entry.summary, filter.text) || contains(entry.origin, filter.text))
        && isWithin(entry.appliedAt, filter.from, filter.until) && (filter.author.isEmpty() || isAuthor())
        && touches(change.rows, filter);
}

QList<HistoryEntry> SessionHistory::list(const History::Filter &filter) const
{
    const QMutexLocker lock(&m_mutex);
    QList<HistoryEntry> entries;
    for (auto change = m_changes.crbegin(); change != m_changes.crend() && entries.size() < filter.limit;
         ++change) {
        if (matches(*change, filter))
            entries << change->entry;
    }
    return entries;
}

const SessionHistory::Remembered *SessionHistory::find(ChangeId id) const
{
    const auto found = std::find_if(m_changes.begin(), m_changes.end(),
                                    [id](const Remembered &change) { return change.entry.id == id; });
    return found == m_changes.end() ? nullptr : &*found;
}

QList<Change> SessionHistory::items(ChangeId id, const std::optional<Change> &after, int limit,
                                    const HistoryOnly &only) const
{
    const QMutexLocker lock(&m_mutex);
    QList<Change> items;
    const Remembered *change = find(id);
    if (!change)
        return items;
    qsizetype first = 0;
    for (qsizetype count = after ? change->rows.size() : 0; count > 0;) {
        const qsizetype half = count / 2;
        const bool isLater = isBefore(*after, change->rows.at(first + half));
        first = isLater ? first : first + half + 1;
        count = isLater ? half : count - half - 1;
    }
    for (qsizetype i = first; i < change->rows.size() && items.size() < limit; ++i) {
        if (const Change row = change->rows.at(i); concerns(row, only))
            items << row;
    }
    return items;
}

qint64 SessionHistory::itemCount(ChangeId id, const HistoryOnly &only) const
{
    const QMutexLocker lock(&m_mutex);
    const Remembered *change = find(id);
    qint64 count = 0;
    for (qsizetype i = 0; change && i < change->rows.size(); ++i)
        count += concerns(change->rows.at(i), only) ? 1 : 0;
    return count;
}
