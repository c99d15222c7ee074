#pragma once

#include "models/transfer/importjob.h"
#include "tests/support/testdatabase.h"
#include "tests/transfer/importmodel.h"

#include <QTemporaryDir>

// A database of memberships that files are imported into, blocking. Users are called user0@example.org and so
// on, organizations group0 and so on.
class ImportFixture {
protected:
    // Of the engine that the current row of the test names.
    void makeDatabase();
    void cleanup();
    void makePeople(int users, int organizations);
    void fill(const ModelTable &table);
    // With times in the form in which files have them.
    QStringList present();
    // Without times: "user0|group1|member".
    QStringList memberships();
    ImportSource file(const QByteArray &text);
    Result<ImportReport> import(const QByteArray &text, const ImportOptions &options);

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Roster> m_roster;
    QTemporaryDir m_folder;
    int m_files = 0;
    QStringList m_users;
    QStringList m_organizations;
};

// Everything confirmed, rejected rows skipped.
ImportOptions optionsFor(AssignMode mode, std::optional<Entity> per);
QString numbers(const ImportReport &report);
