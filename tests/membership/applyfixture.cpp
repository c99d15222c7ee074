#include "tests/membership/applyfixture.h"

using namespace Qt::StringLiterals;

void ApplyFixture::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void ApplyFixture::init()
{
    if (!QTest::currentDataTag())
        return;
    QFETCH(Engine, engine);
    m_data = std::make_unique<TestDatabase>(engine, m_server.get());
    m_database = m_data->open();
    m_connection = m_data->connect();
    m_ann = m_data->addUser(u"ann@example.org"_s);
    m_bob = m_data->addUser(u"bob@example.org"_s);
    m_acme = m_data->addOrganization(u"acme"_s);
    m_club = m_data->addOrganization(u"club"_s);
}

void ApplyFixture::cleanup()
{
    m_connection.reset();
    m_data.reset();
}

Result<ApplyReport> ApplyFixture::apply(const ChangeSet &changes, const ApplyOptions &options)
{
    return ChangeApplier(*m_connection, m_database, changes, options).run();
}

Result<ApplyReport> ApplyFixture::apply(const Change &change, const ApplyOptions &options)
{
    ChangeSet changes;
    changes.append(change);
    return apply(changes, options);
}

Change ApplyFixture::membership(ChangeKind kind, const QString &user, const QString &organization,
                                const Values &before, const Values &after) const
{
    return {Entity::Membership, kind, UserId(user), OrganizationId(organization), before, after};
}

// Everything that must be as before when nothing is written.
QStringList ApplyFixture::contents()
{
    QStringList all;
    for (const char *table : {"users", "organizations", "user_organizations", "roster_changes",
                              "roster_change_items", "roster_change_organizations"})
        all << m_data->rows(u"SELECT * FROM %1 ORDER BY 1, 2"_s.arg(QLatin1StringView(table)));
    return all;
}
