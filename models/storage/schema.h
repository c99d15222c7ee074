#pragma once

#include "models/storage/databaseaddress.h"

#include <QList>
#include <QStringList>

#include <optional>

/// The three kinds of record.
enum class Entity : quint8 { User, Organization, Membership };

/// What a column holds, as far as Roster treats it differently.
enum class ColumnType { Text, Uuid, Integer, Number, Boolean, Timestamp, Json, TextList, Other };

/// What a column means to Roster. A column of Roster's own schema is named like its field (columnName()).
enum class Field {
    Id,
    Email,
    Slug,
    Name,
    CreatedAt,
    UpdatedAt,
    User,
    Organization,
    Role,
    Permissions,
    JoinedAt,
    Operation ///< of no table: what a row of a file wishes
};

struct Column {
    QString name;
    ColumnType type = ColumnType::Text;
    QString engineType; ///< as the engine names it; for casts
    bool required = false; ///< NOT NULL
    bool hasDefault = false;
    std::optional<Field> field = {}; ///< what it means; nothing for the other program's own columns
    int keyPosition = 0; ///< in the table's primary key, counted from 1; 0: not in it
    bool canInsert = true; ///< the user may state it in new rows
    bool canUpdate = true; ///< the user may change it

    friend bool operator==(const Column &, const Column &) = default;
};

/// What the database lets its user do to the rows of a table, be it only in some columns.
struct Rights {
    bool add = true;
    bool update = true;
    bool remove = true;

    bool any() const { return add || update || remove; }
    friend bool operator==(const Rights &, const Rights &) = default;
};

/// One of the three tables as this database has it.
class Table {
public:
    Entity entity = Entity::User;
    QString name; ///< as in the catalogue; quoted only by Dialect
    QList<Column> columns; ///< without columns that are only the engine's or the search index's business
    QStringList key; ///< one column, or user and organization
    Rights rights = {};
    bool hasSearchIndex = false; ///< a part of a name is found without reading all rows
    /// Of memberships: a primary key besides the two foreign keys which the database does not give by itself,
    /// so that Roster has to; else empty.
    QString surrogate = {};

    /// The position of the column that means `field`, or -1: its feature is then hidden.
    int indexOf(Field field) const;
    int indexOf(const QString &column) const;
    bool has(Field field) const { return indexOf(field) >= 0; }
    /// The name of the column that means `field`; empty if there is none.
    QString column(Field field) const;
    bool isKey(const QString &column) const { return key.contains(column); }
    /// New records are numbered: no other id is one.
    bool isNumbered() const;

    friend bool operator==(const Table &, const Table &) = default;
};

/// What tables and columns a database has. Read once when it is opened; a value, safe to copy between
/// threads.
struct Schema {
    Engine engine = Engine::Sqlite;
    Table users;
    Table organizations;
    Table memberships;
    bool hasHistory = false;
    bool isOwn = false; ///< made by Roster's migrations; else by another program, which has its own rules
    bool readOnly = false; ///< nothing can be written: the file, the server or the user says so

    const Table &table(Entity entity) const;
    /// What can be written, the whole database being readOnly or not.
    Rights rights(Entity entity) const
    {
        return readOnly ? Rights{false, false, false} : table(entity).rights;
    }
    /// The field that names a record to people who type: e-mail or slug.
    static Field handle(Entity entity) { return entity == Entity::User ? Field::Email : Field::Slug; }

    friend bool operator==(const Schema &, const Schema &) = default;
};

/// The name that a field's column has in Roster's own schema, in CSV headers and on the command line.
QString columnName(Field field);
