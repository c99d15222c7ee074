#pragma once

#include "models/storage/ids.h"
#include "models/storage/records.h"
#include "models/storage/schema.h"

#include <QHash>
#include <QList>

#include <vector>

enum class ChangeKind : quint8 { Add, Update, Remove };

/// One record that is to be added, updated or removed.
struct Change {
    Entity entity = Entity::Membership;
    ChangeKind kind = ChangeKind::Add;
    UserId user; ///< empty if the record is an organization
    OrganizationId organization; ///< empty if the record is a user
    /// What an update or removal expects to replace, by column; a column that is not stated is not guarded.
    Values before = {};
    /// What an addition or update writes, by column; what is not stated gets its default, or stays.
    Values after = {};

    friend bool operator==(const Change &, const Change &) = default;
};

/// A list of changes of users, organizations and memberships: what Roster::apply() writes, the history
/// records and an undo turns around. Compact, so that an import of millions is one as well: each key and each
/// distinct value is kept once, and a change of a membership costs 16 bytes and 4 for each stated value. A
/// value; not thread-safe.
class ChangeSet {
public:
    void append(const Change &change);
    void addMembership(const UserId &user, const OrganizationId &organization, const Values &after = {});
    void removeMembership(const UserId &user, const OrganizationId &organization, const Values &before = {});

    qsizetype size() const { return qsizetype(m_rows.size()); }
    bool isEmpty() const { return m_rows.empty(); }
    Change at(qsizetype position) const;

    Entity entityAt(qsizetype position) const { return m_rows[size_t(position)].entity; }
    ChangeKind kindAt(qsizetype position) const { return m_rows[size_t(position)].kind; }
    qsizetype count(Entity entity, ChangeKind kind) const;
    /// The positions of one kind of change of one entity, in key order; those of one key in the order given.
    QList<qsizetype> sorted(Entity entity, ChangeKind kind) const;
    /// The same of all changes: by user, then by organization.
    QList<qsizetype> sorted() const;

    friend bool operator==(const ChangeSet &a, const ChangeSet &b);

private:
    // A text of the pool; 0 is "not stated" and 1 is NULL.
    using Text = quint32;

    struct ChangeRow {
        Text user;
        Text organization;
        quint32
            cells; ///< where its values begin: those before, then those after, as far as the kind has them
        quint16 columns; ///< how many of m_columns it knew
        Entity entity;
        ChangeKind kind;
    };

    Text textOf(const QString &text);
    quint16 columnOf(const QString &column);
    void appendCells(const Values &values, quint16 columns);
    Values valuesAt(quint32 cells, quint16 columns) const;
    void sort(QList<qsizetype> &positions) const;
    const QString &keyText(Text text) const { return m_texts.at(text); }

    QStringList m_columns;
    QList<QString> m_texts{QString(), QString()};
    QHash<QString, Text> m_index;
    std::vector<ChangeRow> m_rows;
    std::vector<Text> m_cells;
};
