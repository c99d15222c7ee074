#include "models/membership/membershipdraft.h"

#include "models/membership/rowvalues.h"

#include <algorithm>

using Choice = MembershipDraft::Entry::Choice;

MembershipDraft::MembershipDraft(const Schema &schema, Entity entity, const QStringList &ids)
    : m_memberships(schema.memberships)
    , m_role(schema.memberships.column(Field::Role))
    , m_entity(entity)
    , m_ids(ids)
{
}

MembershipDraft::State MembershipDraft::stateOf(const QString &otherId) const
{
    const qsizetype position = find(otherId);
    return position < 0 ? State::None : stateAt(position);
}

MembershipDraft::State MembershipDraft::stateOf(const Entry &entry) const
{
    switch (entry.choice) {
    case Choice::All:
        return State::Added;
    case Choice::Nobody:
        return State::Removed;
    case Choice::AsRead:
        break;
    }
    return entry.held.isEmpty() ? State::None : entry.held.size() == m_ids.size() ? State::Kept : State::Some;
}

bool MembershipDraft::add(const Other &other, const Values &attributes)
{
    const qsizetype position = find(other.id);
    if (position < 0) {
        Entry entry{other};
        entry.choice = Choice::All;
        entry.added = attributes;
        append(entry);
        return true;
    }
    const State state = stateAt(position);
    if (state == State::Kept || state == State::Added)
        return false;
    change(position, [&](Entry &entry) {
        const bool allHad = entry.held.size() == m_ids.size();
        entry.choice = allHad ? Choice::AsRead : Choice::All;
        entry.added = allHad ? Values() : attributes;
        entry.edits.clear();
        if (entry.held.isEmpty()) {
            entry.other = other;
            entry.folded = other.folded();
        }
    });
    return true;
}

bool MembershipDraft::remove(qsizetype position)
{
    const State state = stateAt(position);
    if (state == State::None || state == State::Removed)
        return false;
    change(position, [](Entry &entry) {
        entry.choice = entry.held.isEmpty() ? Choice::AsRead : Choice::Nobody;
        entry.added.clear();
        entry.edits.clear();
    });
    return true;
}

bool MembershipDraft::keep(qsizetype position)
{
    if (!at(position).isStaged())
        return false;
    change(position, [](Entry &entry) {
        entry.choice = Choice::AsRead;
        entry.added.clear();
        entry.edits.clear();
    });
    return true;
}

bool MembershipDraft::setValue(qsizetype position, const QString &column, const Value &value)
{
    const State state = stateAt(position);
    if (state == State::None || state == State::Removed)
        return false;
    const Shown shown = shownValue(position, column);
    if (!shown.differs && isSame(column, shown.value, value))
        return false;
    change(position, [&](Entry &entry) {
        if (entry.choice == Choice::All)
            entry.added.insert(column, value);
        entry.edits.insert(column, value);
        dropEditsThatAreNone(entry);
    });
    return true;
}

bool MembershipDraft::keepMine(qsizetype position)
{
    if (!at(position).collides)
        return false;
    change(position, [](Entry &) {});
    return true;
}

bool MembershipDraft::takeTheirs(qsizetype position)
{
    if (!at(position).collides)
        return false;
    if (at(position).colliding.isEmpty())
        return keep(position);
    change(position, [](Entry &entry) {
        for (const QString &column : std::as_const(entry.colliding)) {
            entry.edits.remove(column);
            entry.added.remove(column);
        }
    });
    return true;
}

MembershipDraft::Shown MembershipDraft::shownValue(qsizetype position, const QString &column) const
{
    const Entry &entry = at(position);
    Shown shown;
    bool first = true;
    const auto take = [&](const Value &value) {
        if (first)
            shown.value = value;
        else if (!isSame(column, shown.value, value))
            shown.differs = true;
        first = false;
    };
    const auto edit = entry.edits.constFind(column);
    shown.isEdited = edit != entry.edits.cend();
    if (shown.isEdited)
        take(*edit);
    for (const Held &held : entry.held) {
        if (!shown.isEdited)
            take(held.values.value(column));
    }
    // What is added without a word about it gets a default that only the database knows.
    if (entry.choice == Choice::All && entry.held.size() < m_ids.size() && entry.added.contains(column))
        take(entry.added.value(column));
    if (shown.differs)
        shown.value.reset();
    return shown;
}

std::optional<MembershipDraft::Shown> MembershipDraft::replacedValue(qsizetype position,
                                                                     const QString &column) const
{
    const Entry &entry = at(position);
    if (entry.held.isEmpty() || !entry.edits.contains(column))
        return std::nullopt;
    Shown replaced{entry.held.first().values.value(column)};
    replaced.differs = std::any_of(entry.held.begin(), entry.held.end(), [&](const Held &held) {
        return !isSame(column, replaced.value, held.values.value(column));
    });
    if (replaced.differs)
        replaced.value.reset();
    return replaced;
}

ChangeSet MembershipDraft::changes() const
{
    ChangeSet changes;
    for (const Entry &entry : m_entries) {
        if (!entry.isStaged())
            continue;
        qsizetype next = 0; // of those held
        for (int subject = 0; subject < m_ids.size(); ++subject) {
            const bool holds = next < entry.held.size() && entry.held.at(next).subject == subject;
            if (!holds) {
                if (entry.choice == Choice::All) {
                    Change addition = membership(subject, entry, ChangeKind::Add);
                    addition.after = entry.added;
                    changes.append(addition);
                }
                continue;
            }
            const Held &held = entry.held.at(next++);
            if (entry.choice == Choice::Nobody) {
                Change removal = membership(subject, entry, ChangeKind::Remove);
                removal.before = held.values;
                changes.append(removal);
            } else if (changesValues(entry, held)) {
                Change update = membership(subject, entry, ChangeKind::Update);
                for (auto it = entry.edits.cbegin(); it != entry.edits.cend(); ++it) {
                    if (isSame(it.key(), held.values.value(it.key()), it.value()))
                        continue;
                    update.before.insert(it.key(), held.values.value(it.key()));
                    update.after.insert(it.key(), it.value());
                }
                changes.append(update);
            }
        }
    }
    return changes;
}

Change MembershipDraft::membership(int subject, const Entry &entry, ChangeKind kind) const
{
    const bool isUser = m_entity == Entity::User;
    const QString &id = m_ids.at(subject);
    return {Entity::Membership, kind, UserId(isUser ? id : entry.other.id),
            OrganizationId(isUser ? entry.other.id : id)};
}

void MembershipDraft::append(const Entry &entry)
{
    m_positions.insert(entry.other.id, m_entries.size());
    m_entries << entry;
    count(entry, 1);
}

// Whatever is chosen for an entry, its collision is answered by that.
template <class Function> void MembershipDraft::change(qsizetype position, Function function)
{
    Entry &entry = m_entries[position];
    count(entry, -1);
    function(entry);
    entry.collides = false;
    entry.colliding.clear();
    count(entry, 1);
}

void MembershipDraft::count(const Entry &entry, int sign)
{
    const State state = stateOf(entry);
    m_assigned += state == State::None || state == State::Removed ? 0 : sign;
    m_collisions += entry.collides ? sign : 0;
    if (state == State::Removed) {
        m_difference.toRemove += sign * entry.held.size();
        return;
    }
    if (state == State::Added)
        m_difference.toAdd += sign * (m_ids.size() - entry.held.size());
    if (entry.edits.isEmpty())
        return;
    const auto role = entry.edits.constFind(m_role);
    for (const Held &held : entry.held) {
        if (role != entry.edits.cend() && held.values.value(m_role) != *role)
            m_difference.roles += sign;
        else if (changesValues(entry, held))
            m_difference.values += sign;
    }
}

bool MembershipDraft::changesValues(const Entry &entry, const Held &held) const
{
    return std::any_of(entry.edits.keyValueBegin(), entry.edits.keyValueEnd(), [&](const auto &edit) {
        return !isSame(edit.first, held.values.value(edit.first), edit.second);
    });
}

bool MembershipDraft::isSame(const QString &column, const Value &a, const Value &b) const
{
    const int index = m_memberships.indexOf(column);
    return index < 0 ? a == b : isSameValue(m_memberships.columns.at(index), a, b);
}

void MembershipDraft::dropEditsThatAreNone(Entry &entry) const
{
    for (auto it = entry.edits.begin(); it != entry.edits.end();) {
        const bool isNone = std::all_of(entry.held.cbegin(), entry.held.cend(), [&](const Held &held) {
            return isSame(it.key(), held.values.value(it.key()), it.value());
        });
        it = isNone ? entry.edits.erase(it) : std::next(it);
    }
}
