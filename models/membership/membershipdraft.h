#pragma once

#include "models/membership/changeset.h"
#include "models/storage/recordstore.h"

#include <QHash>
#include <QList>

#include <optional>

/// What somebody is about to change of the memberships of one or several records, before it is written: the
/// memberships as they were read, with additions, removals and new values staged upon them. Going back to
/// what was read leaves no difference. Knows no database and no window; a value that is cheap to copy, so
/// that large work on it can be done by another thread.
///
/// An entry is one record of the other side. Of several records ("subjects") all, some or none may have it;
/// what is staged is for all of them.
class MembershipDraft {
public:
    enum class State : quint8 {
        None, ///< nobody is a member, nor to become one
        Kept, ///< as it was read: all are members
        Some, ///< as it was read: some of several are members
        Added, ///< staged: all will be members
        Removed, ///< staged: nobody will be a member
    };

    /// A record of the other side, by its names.
    struct Other {
        QString id;
        QString handle; ///< slug or e-mail
        QString name;

        /// Name and handle as a search compares them, which must be folded as well.
        QString folded() const { return (name + u'\n' + handle).toCaseFolded(); }
    };

    /// What somebody else did since the memberships were first read.
    enum class Others : quint8 { Nothing, Added, Changed, Removed };

    /// One membership as it was read.
    struct Held {
        int subject = 0; ///< its position in ids()
        Values values;

        friend bool operator==(const Held &, const Held &) = default;
    };

    struct Entry {
        enum class Choice : quint8 { AsRead, All, Nobody };

        Other other;
        QList<Held> held = {}; ///< by subject
        QString folded = other.folded(); ///< kept, as very many are searched while somebody types
        Values added = {}; ///< of additions what will be written; the rest gets its default
        Values edits = {}; ///< staged for the memberships that were read and stay
        QStringList colliding = {}; ///< columns of `edits` that somebody else changed too
        Choice choice = Choice::AsRead;
        Others others = Others::Nothing;
        /// What is staged contradicts what somebody else did: keepMine() or takeTheirs() must be said.
        bool collides = false;

        bool isStaged() const { return choice != Choice::AsRead || !edits.isEmpty(); }
    };

    /// In memberships, not in entries.
    struct Difference {
        qsizetype toAdd = 0;
        qsizetype toRemove = 0;
        qsizetype roles = 0; ///< get another role
        qsizetype values = 0; ///< get other values, but keep their role

        qsizetype total() const { return toAdd + toRemove + roles + values; }
        friend bool operator==(const Difference &, const Difference &) = default;
    };

    /// The memberships of all subjects, in the order of ids().
    using Read = QList<QList<MembershipStore::Listed>>;

    /// `entity` and `ids`: whose memberships; User or Organization.
    MembershipDraft(const Schema &schema, Entity entity, const QStringList &ids);

    Entity entity() const { return m_entity; }
    const QStringList &ids() const { return m_ids; }
    bool isSeveral() const { return m_ids.size() > 1; }
    /// The side that is assigned.
    Entity otherEntity() const { return m_entity == Entity::User ? Entity::Organization : Entity::User; }
    const Table &memberships() const { return m_memberships; }

    /// Takes what the database holds as the new starting point. What was staged stays staged as far as it
    /// still is a difference. What somebody else changed is marked; where that contradicts what is staged,
    /// the entry collides. Not `whole`: the first ones only, all will follow.
    void setRead(const Read &read, bool whole = true);

    /// The entries keep their positions until the next setRead(): one whose addition was taken back stays, as
    /// None.
    qsizetype count() const { return m_entries.size(); }
    const Entry &at(qsizetype position) const { return m_entries.at(position); }
    /// -1 if it was neither read nor ever staged.
    qsizetype find(const QString &otherId) const { return m_positions.value(otherId, -1); }
    State stateAt(qsizetype position) const { return stateOf(m_entries.at(position)); }
    State stateOf(const QString &otherId) const;
    State stateOf(const Entry &entry) const;

    /// Stages that all become members; behind all entries if it is new. The staged removal of what all had is
    /// taken back instead. False if all are members already: nothing changes.
    bool add(const Other &other, const Values &attributes = {});
    /// Stages that nobody is a member, or takes the staged addition of what nobody had back. False if there
    /// is nothing to remove.
    bool remove(qsizetype position);
    /// Back to how it was read. False if nothing is staged.
    bool keep(qsizetype position);
    /// Stages a value of all memberships that there will be. False if nobody will be a member, or if that is
    /// the value already.
    bool setValue(qsizetype position, const QString &column, const Value &value);
    /// Of an entry that collides: what is staged stays, and replaces what the other one wrote.
    bool keepMine(qsizetype position);
    /// Of an entry that collides: what is staged against it is dropped.
    bool takeTheirs(qsizetype position);

    /// The value of the memberships that there will be (of a removal: that there were).
    struct Shown {
        Value value;
        bool differs = false; ///< not all have the same: `value` is nothing
        bool isEdited = false;
    };
    Shown shownValue(qsizetype position, const QString &column) const;
    /// What staged values replace: those of the memberships that were read. Nothing if there were none.
    std::optional<Shown> replacedValue(qsizetype position, const QString &column) const;

    const Difference &difference() const { return m_difference; }
    bool isChanged() const { return m_difference.total() > 0; }
    qsizetype collisions() const { return m_collisions; }
    /// How many records of the other side there will be, with one member at least.
    qsizetype assignedCount() const { return m_assigned; }

    /// The difference as what Roster::apply() writes. A removal expects all values that were read, another
    /// value the one that it replaces. May take long for many.
    ChangeSet changes() const;

private:
    void append(const Entry &entry);
    void count(const Entry &entry, int sign);
    bool changesValues(const Entry &entry, const Held &held) const;
    bool isSame(const QString &column, const Value &a, const Value &b) const;
    template <class Function> void change(qsizetype position, Function function);
    void dropEditsThatAreNone(Entry &entry) const;
    Change membership(int subject, const Entry &entry, ChangeKind kind) const;

    void carry(const Entry &before);
    void carryChoice(const Entry &before, Entry &now) const;
    void carryEdits(const Entry &before, Entry &now) const;

    Table m_memberships;
    QString m_role; ///< its column; empty: none
    Entity m_entity = Entity::User;
    QStringList m_ids;
    QList<Entry> m_entries;
    QHash<QString, qsizetype> m_positions; ///< by id
    qsizetype m_assigned = 0;
    qsizetype m_collisions = 0;
    Difference m_difference;
    bool m_wasRead = false;
};
