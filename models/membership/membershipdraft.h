#pragma once

#include "models/membership/changeset.h"
#include "models/storage/recordstore.h"

#include <QHash>
#include <QList>

/// What somebody is about to change of one record's memberships, before it is written: the memberships as
/// they were read, with additions and removals staged upon them. Going back to what was read leaves no
/// difference. Knows no database and no window; a value, not thread-safe.
class MembershipDraft {
public:
    enum class State : quint8 {
        None, ///< neither a member nor to become one
        Kept, ///< as it was read
        Added, ///< staged: will be a member
        Removed, ///< was read, and is staged for removal
    };

    /// A record of the other side, by its names.
    struct Other {
        QString id;
        QString handle; ///< slug or e-mail
        QString name;
    };

    struct Entry {
        Other other;
        Values attributes; ///< as read; of an addition what will be written, the rest gets its default
        State state = State::Kept;
    };

    struct Difference {
        qsizetype toAdd = 0;
        qsizetype toRemove = 0;
    };

    /// `entity` and `id`: whose memberships; User or Organization.
    MembershipDraft(const Schema &schema, Entity entity, const QString &id);

    Entity entity() const { return m_entity; }
    const QString &id() const { return m_id; }
    /// The side that is assigned.
    Entity otherEntity() const { return m_entity == Entity::User ? Entity::Organization : Entity::User; }

    /// Takes what the database holds as the new starting point. What was staged stays staged as far as it
    /// still is a difference: an addition that is a membership by now, or a removal of what is gone, is
    /// dropped.
    void setRead(const QList<MembershipStore::Listed> &memberships);

    /// The entries keep their positions until the next setRead(): one whose addition was taken back stays, as
    /// None.
    qsizetype count() const { return m_entries.size(); }
    const Entry &at(qsizetype position) const { return m_entries.at(position); }
    /// -1 if it was neither read nor ever staged.
    qsizetype find(const QString &otherId) const { return m_positions.value(otherId, -1); }
    State stateOf(const QString &otherId) const;

    /// Stages it, behind all entries if it is new; or takes its staged removal back, and then its attributes
    /// stay as read. False if it is assigned or staged already: nothing changes.
    bool add(const Other &other, const Values &attributes = {});
    /// Stages the removal, or takes a staged addition back. False if there is nothing to remove.
    bool remove(const QString &otherId);

    Difference difference() const { return m_difference; }
    bool isChanged() const { return m_difference.toAdd > 0 || m_difference.toRemove > 0; }
    /// How many memberships there will be.
    qsizetype assignedCount() const { return m_read + m_difference.toAdd - m_difference.toRemove; }

    /// The difference as what Roster::apply() writes. A removal expects the values that were read.
    ChangeSet changes() const;

private:
    void append(const Entry &entry);

    Table m_memberships;
    Entity m_entity = Entity::User;
    QString m_id;
    QList<Entry> m_entries; ///< as read, by name, then the additions
    QHash<QString, qsizetype> m_positions; ///< by id
    qsizetype m_read = 0;
    Difference m_difference;
};
