#pragma once

#include "tests/tables/randomrecords.h"

#include <QMutex>
#include <QSet>

// Every row that ever was, with labels apart: what a table shows must be among them. Thread-safe.
class KnownRows {
public:
    // All that is there now.
    void add(PlainDatabase &database);
    // A row as PlainDatabase reads it.
    void add(Entity entity, const Row &row);
    bool contains(Entity entity, const Row &row) const;

private:
    static QStringList textsOf(Entity entity, const Row &row);

    mutable QMutex m_mutex;
    QSet<QString> m_texts;
};

// Another program that adds, changes and removes records, a transaction for each. Every row goes into `known`
// before it is committed.
class OtherWriter {
public:
    // `first`: the number of its first new record, which makes e-mails and slugs unique.
    OtherWriter(const DatabaseAddress &address, quint32 seed, RandomRecords::Names names, int first,
                KnownRows *known = nullptr);

    void add(Entity entity);
    // Some of the columns, never the key.
    void change(Entity entity, const QStringList &key);
    // Memberships of a user or an organization as well.
    void remove(Entity entity, const QStringList &key);
    // One of these, on some record.
    void doSomething();

private:
    QVariantMap valuesOf(Entity entity);
    std::optional<QStringList> someKey(Entity entity);
    void commit(Entity entity, const QStringList &key);

    PlainDatabase m_database;
    RandomRecords m_records;
    KnownRows *m_known;
};
