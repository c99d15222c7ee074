#pragma once

#include "models/storage/schema.h"

/// What certain fields are called in a database of another program.
class ColumnNames {
public:
    /// In every table that has such a column.
    void insert(Field field, const QString &column);
    /// In this table only, whatever is said about every one.
    void insert(Entity entity, Field field, const QString &column);
    /// Empty: nobody said so.
    QString of(Entity entity, Field field) const;
    bool isEmpty() const { return m_everywhere.isEmpty() && m_somewhere.isEmpty(); }

    /// As the option --column takes it, "FIELD=COLUMN" or "ENTITY.FIELD=COLUMN". False if it is not of that
    /// form, or there is no such field.
    bool add(const QString &setting);
    /// What add() takes.
    QStringList settings() const;

    friend bool operator==(const ColumnNames &, const ColumnNames &) = default;

private:
    QMap<Field, QString> m_everywhere;
    QMap<Entity, QMap<Field, QString>> m_somewhere;
};

/// What somebody says about the tables and columns of a database that another program made; empty: they are
/// found by their structure and names.
struct TableChoice {
    QString users = {}; ///< "schema.table" where it is not searched by itself
    QString organizations = {};
    QString memberships = {};
    ColumnNames columns = {};

    bool isEmpty() const
    {
        return users.isEmpty() && organizations.isEmpty() && memberships.isEmpty() && columns.isEmpty();
    }
    /// As the command line takes it: "--users=people", each an argument of its own.
    QStringList options() const;
    /// The same in one line for a shell.
    QString optionsText() const;
    /// What options() returned; what it does not understand is left out.
    static TableChoice fromOptions(const QStringList &options);

    friend bool operator==(const TableChoice &, const TableChoice &) = default;
};

/// What a column of such a table can mean, but for the keys.
QList<Field> fieldsOf(Entity entity);
