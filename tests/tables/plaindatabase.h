#pragma once

#include "models/storage/databaseaddress.h"
#include "models/storage/records.h"
#include "models/storage/schema.h"

#include <QSqlDatabase>
#include <QVariant>

// What a table of the window should show, as a question to plain SQL. Own words on purpose: nothing of the
// code under test takes part in the answer but the names of the columns.
struct Question {
    Entity entity = Entity::User;
    QString sortColumn = {}; // as in columnsOf(); empty: the key
    Qt::SortOrder order = Qt::AscendingOrder;
    QString search = {};
    std::optional<Entity> scope = {};
    QString scopeId = {};
    QString role = {}; // of memberships; empty: any
    QString joinedFrom = {}; // this moment included
    QString joinedUntil = {}; // this one not
    QString changedFrom = {};
    QString changedUntil = {};
    bool withoutMemberships = false; // not of memberships

    QString text() const;
};

// Another program at work on a Roster database: Qt's own driver, plain statements. Used by the thread that
// made it. A statement that fails ends the program, as no result after that would mean anything.
class PlainDatabase {
public:
    explicit PlainDatabase(const DatabaseAddress &address);
    ~PlainDatabase();
    PlainDatabase(const PlainDatabase &) = delete;
    PlainDatabase &operator=(const PlainDatabase &) = delete;

    Engine engine() const { return m_engine; }
    // The table's columns, then those that a membership borrows: "u.email", "u.name", "o.slug", "o.name"; or
    // "memberships", their number.
    static QStringList columnsOf(Entity entity);

    // For a transaction that writes.
    QString beginStatement() const;
    void execute(const QString &sql, const QVariantList &values = {});
    QList<Row> select(const QString &sql, const QVariantList &values = {});
    // All rows, all columns, in order.
    QList<Row> answer(const Question &question);
    // One row of a table as text, all columns, NULLs and all; empty if it is not there.
    Row row(Entity entity, const QStringList &key);

private:
    QString asText(Entity entity, const QString &column) const;
    QString source(Entity entity) const;
    QStringList conditions(const Question &question, QVariantList &values) const;
    QString found(const Question &question, QVariantList &values) const;

    const Engine m_engine;
    QSqlDatabase m_database;
};
