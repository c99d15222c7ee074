// How a MembershipDraft takes what was read anew: what somebody else did is marked, merged with what is
// staged where the two do not contradict, and collides where they do.

#include "models/membership/membershipdraft.h"
#include "models/membership/rowvalues.h"

#include <algorithm>

using Choice = MembershipDraft::Entry::Choice;

void MembershipDraft::setRead(const Read &read, bool whole)
{
    const QList<Entry> before = std::exchange(m_entries, {});
    const QHash<QString, qsizetype> positionsBefore = std::exchange(m_positions, {});
    for (int subject = 0; subject < read.size(); ++subject) {
        for (const MembershipStore::Listed &listed : read.at(subject)) {
            const Held held{subject, valuesOf(m_memberships, listed.membership)};
            const qsizetype position = find(listed.otherId);
            if (position >= 0) {
                m_entries[position].held << held;
                continue;
            }
            m_positions.insert(listed.otherId, m_entries.size());
            m_entries << Entry{{listed.otherId, listed.handle, listed.name}, {held}};
            if (m_wasRead && !positionsBefore.contains(listed.otherId))
                m_entries.last().others = Others::Added;
        }
    }
    for (const Entry &entry : before)
        carry(entry);
    m_wasRead = whole;
    m_assigned = 0;
    m_collisions = 0;
    m_difference = {};
    for (const Entry &entry : std::as_const(m_entries))
        count(entry, 1);
}

void MembershipDraft::carry(const Entry &before)
{
    qsizetype position = find(before.other.id);
    if (position < 0) {
        const bool isTraced = !before.held.isEmpty() || before.others == Others::Removed;
        if (!before.isStaged() && !isTraced)
            return;
        position = m_entries.size();
        m_positions.insert(before.other.id, position);
        m_entries << Entry{before.other};
    }
    Entry &now = m_entries[position];
    now.others = before.held == now.held ? before.others
        : now.held.isEmpty()             ? Others::Removed
        : before.held.isEmpty()          ? Others::Added
                                         : Others::Changed;
    carryChoice(before, now);
    carryEdits(before, now);
    if (before.collides && now.isStaged()) { // not answered yet
        now.collides = true;
        if (now.colliding.isEmpty())
            now.colliding = before.colliding;
    }
}

void MembershipDraft::carryChoice(const Entry &before, Entry &now) const
{
    const bool isSameAsBefore = before.held == now.held;
    switch (before.choice) {
    case Choice::AsRead:
        return;
    case Choice::Nobody:
        if (now.held.isEmpty())
            return; // both wanted that
        now.choice = Choice::Nobody;
        now.collides = !isSameAsBefore;
        return;
    case Choice::All:
        break;
    }
    if (now.held.size() < m_ids.size()) {
        now.choice = Choice::All;
        now.added = before.added;
    }
    for (const Held &held : before.held) { // somebody else removed what was to stay
        now.collides = now.collides
            || std::none_of(now.held.cbegin(), now.held.cend(),
                            [&](const Held &left) { return left.subject == held.subject; });
    }
    for (const Held &held : std::as_const(now.held)) { // somebody else added it, perhaps otherwise
        const bool isNew = std::none_of(before.held.cbegin(), before.held.cend(),
                                        [&](const Held &had) { return had.subject == held.subject; });
        for (auto it = before.added.cbegin(); isNew && it != before.added.cend(); ++it) {
            if (isSame(it.key(), held.values.value(it.key()), it.value()))
                continue;
            now.edits.insert(it.key(), it.value());
            now.colliding << it.key();
            now.collides = true;
        }
    }
}

void MembershipDraft::carryEdits(const Entry &before, Entry &now) const
{
    if (before.edits.isEmpty())
        return;
    if (now.held.isEmpty()) { // somebody else removed it: mine would be to have it all the same
        now.choice = Choice::All;
        now.added = before.held.isEmpty() ? before.added : before.held.first().values;
        for (auto it = before.edits.cbegin(); it != before.edits.cend(); ++it)
            now.added.insert(it.key(), it.value());
        now.collides = true;
        now.colliding.clear();
        return;
    }
    for (auto it = before.edits.cbegin(); it != before.edits.cend(); ++it) {
        now.edits.insert(it.key(), it.value());
        for (const Held &held : std::as_const(now.held)) {
            const auto had = std::find_if(before.held.cbegin(), before.held.cend(),
                                          [&](const Held &h) { return h.subject == held.subject; });
            const Value value = held.values.value(it.key());
            const bool isOthers = had != before.held.cend()
                && !isSame(it.key(), had->values.value(it.key()), value)
                && !isSame(it.key(), value, it.value());
            if (isOthers && !now.colliding.contains(it.key())) {
                now.colliding << it.key();
                now.collides = true;
            }
        }
    }
    dropEditsThatAreNone(now);
}
