#include "tests/tables/editingfixture.h"

using namespace Qt::StringLiterals;

void EditingFixture::initTestCase()
{
    QString error;
    m_server = PostgresServer::start(&error);
    QVERIFY2(m_server, qPrintable(error));
}

void EditingFixture::engines()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("sqlite") << Engine::Sqlite;
    QTest::newRow("postgresql") << Engine::Postgresql;
}

void EditingFixture::init()
{
    QFETCH(Engine, engine);
    m_database = TableDatabase::create(engine, m_server.get(), {600, 30, 900});
    QVERIFY(m_database);
}

bool EditingFixture::settlesAll(const RelationalModel &model)
{
    return QTest::qWaitFor(
        [&] { return !model.isRefreshing() && !model.isLoading() && model.isCountExact(); }, 20000);
}

QString EditingFixture::valueOf(const QString &column, const QString &id) const
{
    const QList<Row> rows = m_database->select(u"SELECT %1 FROM users WHERE id = ?"_s.arg(column), 1, {id});
    return rows.isEmpty() ? u"(gone)"_s : rows.first().first().value_or(u"(null)"_s);
}
