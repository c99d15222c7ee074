#pragma once

#include "models/storage/schema.h"

#include <QVariant>

class Dialect;

/// A time from `from` on and before `until`, both as texts (see Value); empty: without that end.
struct Period {
    QString from = {};
    QString until = {};

    bool isEmpty() const { return from.isEmpty() && until.isEmpty(); }
    friend bool operator==(const Period &, const Period &) = default;
};

/// Which rows of a table are meant, by what they are and not by their names. A value; everything that is
/// stated has to be true of a row. What a table has no column for is not asked of its rows.
struct RowFilter {
    QString role = {}; ///< of memberships; empty: any
    Period joined = {}; ///< of memberships
    Period changed = {}; ///< updated_at
    bool withoutMemberships = false; ///< users in no organization, organizations without members

    bool isEmpty() const { return *this == RowFilter(); }
    friend bool operator==(const RowFilter &, const RowFilter &) = default;

    /// The conditions in SQL for the rows of `entity`, whose table is called `alias`, and the values that
    /// they bind, in their order.
    QStringList conditions(const Dialect &dialect, const Schema &schema, Entity entity, const QString &alias,
                           QVariantList &values) const;
};
