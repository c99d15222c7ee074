#include "models/membership/membershipdraft.h"

#include "models/membership/rowvalues.h"

MembershipDraft::MembershipDraft(const Schema &schema, Entity entity, const QString &id)
    : m_memberships(schema.memberships)
    , m_entity(entity)
    , m_id(id)
{
}

void MembershipDraft::setRead(const QList<MembershipStore::Listed> &memberships)
{
    const QList<Entry> before = m_entries;
    m_entries.clear();
    m_positions.clear();
    m_difference = {};
    for (const MembershipStore::Listed &listed : memberships) {
        append({{listed.otherId, listed.handle, listed.name},
                valuesOf(m_memberships, listed.membership),
                State::Kept});
    }
    m_read = m_entries.size();
    for (const Entry &entry : before) {
        if (entry.state == State::Added)
            add(entry.other, entry.attributes);
        else if (entry.state == State::Removed)
            remove(entry.other.id);
    }
}

MembershipDraft::State MembershipDraft::stateOf(const QString &otherId) const
{
    const qsizetype position = find(otherId);
    return position < 0 ? State::None : m_entries.at(position).state;
}

bool MembershipDraft::add(const Other &other, const Values &attributes)
{
    const qsizetype position = find(other.id);
    if (position < 0) {
        append({other, attributes, State::Added});
        ++m_difference.toAdd;
        return true;
    }
    Entry &entry = m_entries[position];
    switch (entry.state) {
    case State::None:
        entry = {other, attributes, State::Added};
        ++m_difference.toAdd;
        return true;
    case State::Removed:
        entry.state = State::Kept;
        --m_difference.toRemove;
        return true;
    case State::Kept:
    case State::Added:
        return false;
    }
    Q_UNREACHABLE();
}

bool MembershipDraft::remove(const QString &otherId)
{
    const qsizetype position = find(otherId);
    if (position < 0)
        return false;
    Entry &entry = m_entries[position];
    switch (entry.state) {
    case State::Kept:
        entry.state = State::Removed;
        ++m_difference.toRemove;
        return true;
    case State::Added:
        entry.state = State::None;
        --m_difference.toAdd;
        return true;
    case State::Removed:
    case State::None:
        return false;
    }
    Q_UNREACHABLE();
}

ChangeSet MembershipDraft::changes() const
{
    ChangeSet changes;
    for (const Entry &entry : m_entries) {
        const bool isUser = m_entity == Entity::User;
        const UserId user(isUser ? m_id : entry.other.id);
        const OrganizationId organization(isUser ? entry.other.id : m_id);
        if (entry.state == State::Added)
            changes.addMembership(user, organization, entry.attributes);
        else if (entry.state == State::Removed)
            changes.removeMembership(user, organization, entry.attributes);
    }
    return changes;
}

void MembershipDraft::append(const Entry &entry)
{
    m_positions.insert(entry.other.id, m_entries.size());
    m_entries << entry;
}
