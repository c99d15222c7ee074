#pragma once

#include "models/storage/database.h"
#include "tests/support/postgresserver.h"

#include <QTemporaryDir>

#include <memory>

// A database as Migrator makes it, with people and organizations in it whose values repeat, are missing, and
// differ in case only. Opens a connection for each call and closes it again, so that none is left in the
// test's thread.
class TableDatabase {
public:
    struct Size {
        int users = 0;
        int organizations = 0;
        int memberships = 0;
    };

    // Null if it cannot be made. Adds a column "city" to users, which may be NULL and has no index, and a
    // column "weight" of numbers to the memberships.
    [[nodiscard]] static std::unique_ptr<TableDatabase> create(Engine engine, PostgresServer *server,
                                                               Size size);

    [[nodiscard]] Database database() const;
    [[nodiscard]] bool run(const QString &sql, const QVariantList &values = {}) const;
    // The first `columns` values of each row; empty if it fails.
    [[nodiscard]] QList<Row> select(const QString &sql, int columns, const QVariantList &values = {}) const;

    const QStringList &userIds() const { return m_userIds; }
    const QStringList &organizationIds() const { return m_organizationIds; }

private:
    bool fill(Size size);

    QTemporaryDir m_directory;
    DatabaseAddress m_address;
    QStringList m_userIds;
    QStringList m_organizationIds;
};
