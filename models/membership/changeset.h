#pragma once

#include "models/storage/ids.h"
#include "models/storage/records.h"
#include "models/storage/schema.h"
#include "models/storage/textpool.h"

#include <QList>

#include <span>
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
    /// A text of this change set, NULL, or "not stated"; see text().
    using Text = quint32;
    static constexpr Text notStated = 0;
    static constexpr Text null = 1;

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
    std::vector<quint32> sorted(Entity entity, ChangeKind kind) const;
    /// The same of all changes: by user, then by organization.
    std::vector<quint32> sorted() const;

    // --- Millions of additions: each text is looked up once, not once for each row ---
    Text textOf(QByteArrayView text);
    /// Takes over a pool; its number n is the result plus n. None of them may be a key, as equal texts may
    /// have two numbers then.
    Text adopt(TextPool &&values);
    struct Cell {
        quint16 column; ///< of columnOf()
        Text value;
    };
    quint16 columnOf(const QString &column);
    void addMembership(Text user, Text organization, std::span<const Cell> cells);
    /// Room for so many additions that state so many values each.
    void reserve(qsizetype additions, qsizetype values);

    // --- The same for reading; views stay valid as long as this ---
    Text userTextAt(qsizetype position) const { return m_rows[size_t(position)].user; }
    Text organizationTextAt(qsizetype position) const { return m_rows[size_t(position)].organization; }
    QByteArrayView userAt(qsizetype position) const { return text(userTextAt(position)); }
    QByteArrayView organizationAt(qsizetype position) const { return text(organizationTextAt(position)); }
    const QStringList &columns() const { return m_columns; }
    /// What an addition writes into one of columns().
    Text addedAt(qsizetype position, quint16 column) const;
    /// Hints for a pass in key order that these additions come soon, and very soon.
    void expect(qsizetype soon, qsizetype verySoon) const;
    /// Not of notStated or null.
    QByteArrayView text(Text text) const { return m_texts.view(text - firstText); }

    friend bool operator==(const ChangeSet &a, const ChangeSet &b);

private:
    static constexpr Text firstText = 2;

    struct ChangeRow {
        Text user;
        Text organization;
        quint32
            cells; ///< where its values begin: those before, then those after, as far as the kind has them
        quint16 columns; ///< how many of m_columns it knew
        Entity entity;
        ChangeKind kind;
    };

    Text textOf(const QString &text) { return textOf(QByteArrayView(text.toUtf8())); }
    QString stringOf(Text text) const { return m_texts.at(text - firstText); }
    void appendCells(const Values &values, quint16 columns);
    Values valuesAt(quint32 cells, quint16 columns) const;
    void sort(std::vector<quint32> &positions) const;
    std::vector<quint32> ranks(const std::vector<quint32> &positions, Text ChangeRow::*key) const;

    QStringList m_columns;
    TextPool m_texts;
    std::vector<ChangeRow> m_rows;
    std::vector<Text> m_cells;
};
