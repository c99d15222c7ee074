#pragma once

#include "models/tables/membershipmodel.h"
#include "models/tables/organizationmodel.h"
#include "models/tables/usermodel.h"
#include "tests/tables/modelwaits.h"
#include "tests/tables/tabledatabase.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSqlError>
#include <QTest>

Q_DECLARE_METATYPE(Engine)

/// What the tests of editing share: a fresh database of the row's engine, and waiting for a model.
class EditingFixture : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_database.reset(); }

protected:
    void engines();
    [[nodiscard]] static bool settlesAll(const RelationalModel &model);
    [[nodiscard]] QString valueOf(const QString &column, const QString &id) const;

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TableDatabase> m_database;
};
