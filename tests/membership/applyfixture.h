#pragma once

#include "models/membership/changeapplier.h"
#include "tests/membership/replay.h"
#include "tests/support/outcome.h"

#include <QObject>

/// What the tests of applying share: a fresh database of the row's engine with two users and two
/// organizations, and change sets applied to it one at a time.
class ApplyFixture : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

protected:
    Result<ApplyReport> apply(const ChangeSet &changes, const ApplyOptions &options = {});
    Result<ApplyReport> apply(const Change &change, const ApplyOptions &options = {});
    Change membership(ChangeKind kind, const QString &user, const QString &organization,
                      const Values &before = {}, const Values &after = {}) const;
    QStringList contents();

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    std::unique_ptr<Connection> m_connection;
    Database m_database;
    QString m_ann;
    QString m_bob;
    QString m_acme;
    QString m_club;
};
