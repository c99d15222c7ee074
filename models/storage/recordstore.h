#pragma once

#include "models/storage/connection.h"
#include "models/storage/schema.h"

#include <QHash>

/// Finds users or organizations by what people call them. `entity` is never Membership.
class RecordStore {
public:
    RecordStore(Connection &connection, const Schema &schema, Entity entity);

    /// The id of the one record that `key` names: an id, else an e-mail or slug, else a name that only one
    /// has.
    Result<QString> resolve(const QString &key);
    /// The ids that each of these keys names, in the same order of preference; none for an unknown key,
    /// several for an ambiguous name. Cheap for few keys in a large table, and for many: see RecordFinder.
    Result<QHash<QString, QStringList>> resolveAll(const QStringList &keys);
    /// All columns of one record; an empty Row if there is none.
    Result<Row> read(const QString &id);

private:
    Connection &m_connection;
    const Table &m_table;
};

/// Reads memberships of one user or of one organization.
class MembershipStore {
public:
    struct Listed {
        QString otherId; ///< the organization's of a user, the user's of an organization
        QString handle; ///< its slug or e-mail
        QString name;
        Row membership; ///< all columns of the membership
    };

    MembershipStore(Connection &connection, const Schema &schema);

    /// The whole rows of all memberships of one record, by the other side's id.
    Result<QList<Row>> rowsOf(Entity entity, const QString &id);
    /// The same with the names of the other side, by name.
    Result<QList<Listed>> listOf(Entity entity, const QString &id);
    /// The first of them, if there are very many: the others' names are gone through in their order, so that
    /// these come before all have been read. Empty if there are not so many.
    Result<QList<Listed>> firstOf(Entity entity, const QString &id, int limit);
    Result<qint64> countOf(Entity entity, const QString &id);
    /// The same of many records at once; a record without memberships is not in it.
    Result<QHash<QString, qint64>> countsOf(Entity entity, const QStringList &ids);

private:
    Result<QList<Listed>> list(Entity entity, const QString &from, const QString &tail,
                               const QVariantList &values);
    QStringList columnTexts() const;
    QString keyOf(Entity entity) const;

    Connection &m_connection;
    const Schema &m_schema;
};
