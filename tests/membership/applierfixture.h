#pragma once

#include "models/membership/changeapplier.h"
#include "tests/support/testdatabase.h"

#include <QObject>

// What tests of applying change sets share: for each row of the engines a database with two users and two
// organizations, and no memberships.
class ApplierFixture : public QObject {
    Q_OBJECT

protected:
    Result<ApplyReport> apply(const ChangeSet &changes, const ApplyOptions &options = {});
    Result<ApplyReport> apply(const Change &change, const ApplyOptions &options = {});
    Change membership(ChangeKind kind, const QString &user, const QString &organization,
                      const Values &before = {}, const Values &after = {}) const;
    // Everything that must be as before when nothing is written.
    QStringList contents();

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    std::unique_ptr<Connection> m_connection;
    Database m_database;
    QString m_ann;
    QString m_bob;
    QString m_acme;
    QString m_club;

private slots:
    void initTestCase();
    void init();
    void cleanup();
};
