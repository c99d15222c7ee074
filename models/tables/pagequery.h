#pragma once

#include "models/storage/records.h"
#include "models/storage/rowfilter.h"

#include <memory>

/// A read-only column behind the table's own: what a membership borrows from the user or the organization it
/// belongs to, or how many memberships a user or an organization has.
struct LabelColumn {
    Entity entity = Entity::User; ///< whose value it is; Membership: the number of them
    Field field = Field::Name;
    Column column;
};

/// What a model shows: which rows, in which order. A value; the worker gets a copy.
struct PageQuery {
    static constexpr int pageSize = 256;

    std::shared_ptr<const Schema> schema;
    Entity entity = Entity::User;
    int sortColumn = -1; ///< one of the table's columns, then the labels; -1: the key
    Qt::SortOrder order = Qt::AscendingOrder;
    QString search = {}; ///< a part of a name, e-mail or slug, without regard to case; empty: everything
    RowFilter filter = {}; ///< besides the search
    std::optional<Entity> scope = {}; ///< memberships of this one record only
    QString scopeId = {};
    bool counts = false; ///< of users and organizations: how many memberships each has

    /// Whether rows are left out that belong to the scope.
    bool isNarrowed() const { return !search.isEmpty() || !filter.isEmpty(); }
    const Table &table() const { return schema->table(entity); }
    /// Of a membership: e-mail and name of the user, slug and name of the organization, as far as there are
    /// any. Of the others: the number of their memberships, if that is asked for.
    QList<LabelColumn> labels() const;
    /// The positions of the key among the columns.
    QList<int> keyColumns() const;
    QStringList keyOf(const Row &row) const;

    /// Whether both ask for the same rows, in whatever order.
    bool hasSameRows(const PageQuery &other) const;
};
