#pragma once

#include "tests/support/testdatabase.h"

// The database of somebody who begins to read the guide "User-Organization many-to-many": users and
// organizations of an Ash application, and nothing that joins them. Three users and two organizations, ada
// and acme first.
struct SeedDatabase {
    static constexpr auto ada = "018f0000-0000-7000-8000-00000000000a";
    static constexpr auto bob = "018f0000-0000-7000-8000-00000000000b";
    static constexpr auto cem = "018f0000-0000-7000-8000-00000000000c";
    static constexpr auto acme = "018f0000-0000-7000-9000-000000000001";
    static constexpr auto labs = "018f0000-0000-7000-9000-000000000002";

    // `literal`: the tables have nothing but their keys.
    static void make(TestDatabase &database, bool literal)
    {
        const QString key = database.engine() == Engine::Sqlite
            ? QStringLiteral("id TEXT PRIMARY KEY NOT NULL")
            : QStringLiteral("id uuid PRIMARY KEY DEFAULT gen_random_uuid()");
        const QString more = literal ? QString() : QStringLiteral(", %1 text NOT NULL, name text");
        database.execute(QStringLiteral("CREATE TABLE users (%1%2)")
                             .arg(key, literal ? more : more.arg(QStringLiteral("email"))));
        database.execute(QStringLiteral("CREATE TABLE organizations (%1%2)")
                             .arg(key, literal ? more : more.arg(QStringLiteral("slug"))));
        const auto add = [&](const char *table, const char *id, const char *handle, const char *name) {
            database.execute(literal ? QStringLiteral("INSERT INTO %1 VALUES ('%2')")
                                           .arg(QLatin1StringView(table), QLatin1StringView(id))
                                     : QStringLiteral("INSERT INTO %1 VALUES ('%2', '%3', '%4')")
                                           .arg(QLatin1StringView(table), QLatin1StringView(id),
                                                QLatin1StringView(handle), QLatin1StringView(name)));
        };
        add("users", ada, "ada@example.org", "Ada");
        add("users", bob, "bob@example.org", "Bob");
        add("users", cem, "cem@example.org", "Cem");
        add("organizations", acme, "acme", "Acme");
        add("organizations", labs, "labs", "Labs");
    }
};
