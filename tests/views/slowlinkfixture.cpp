#include "tests/views/slowlinkfixture.h"

#include "models/tables/relationalmodel.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QCoreApplication>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace {

constexpr int usersOfOneOrganization = 10;
constexpr int organizationsOfTheFirst = 5000; ///< or half of them

// In an order that has nothing to do with the names, which repeat.
const auto userRows = u"INSERT INTO users (id, email, name, created_at)"
                      " SELECT md5('user ' || i)::uuid,"
                      "  lower(f.name) || '.' || lower(l.name) || '.' || i || '@example.org',"
                      "  f.name || ' ' || l.name, timestamptz '2020-01-01' + (i * 7919 % 1000003) * interval "
                      "'1 minute'"
                      " FROM generate_series(1::bigint, %1) AS i,"
                      " LATERAL (SELECT ('{Ada,Bob,Cem,Dora,Émile,Fatima,Göran,Hana,Ivo,Jürgen,Kim,Lea,"
                      "Måns,Nadia,Олег,Paula,Quinn,Rosa,Şule,Tom,Uma,Vera,Wim,Xenia,Yuki,Zoë}'::text[])"
                      "[(1 + i * 31 % 26)::int] AS name) AS f,"
                      " LATERAL (SELECT 'Family' || (i * 7919 % 5003) AS name) AS l"_s;
const auto organizationRows =
    u"INSERT INTO organizations (id, slug, name)"
    " SELECT md5('organization ' || i)::uuid, 'org-' || i,"
    "  'Organization ' || (i * 7919 % %1) FROM generate_series(1::bigint, %1) AS i"_s;
const auto membershipRows =
    u"INSERT INTO user_organizations (user_id, organization_id, role, joined_at)"
    " SELECT md5('user ' || i)::uuid, md5('organization ' || 1 + (i * 31 + k * 97) % %2)::uuid,"
    "  CASE WHEN k = 0 AND i % 10 = 0 THEN 'owner' ELSE 'member' END,"
    "  timestamptz '2022-01-01' + i % 1000 * interval '1 hour'"
    " FROM generate_series(1::bigint, %1) AS i, generate_series(0, 3) AS k WHERE k <= i % 4"_s;
const auto manyMemberships = u"INSERT INTO user_organizations (user_id, organization_id)"
                             " SELECT (SELECT id FROM users ORDER BY name, id LIMIT 1), id"
                             " FROM organizations ORDER BY slug LIMIT %1 ON CONFLICT DO NOTHING"_s;

} // namespace

// Workers end by themselves; the server has to be there until they have.
SlowLinkFixture::~SlowLinkFixture()
{
    m_window.reset();
    QThreadPool::globalInstance()->waitForDone();
}

bool SlowLinkFixture::fill(int users)
{
    m_server = startTestServer();
    if (!m_server)
        return false;
    m_database = std::make_unique<TestDatabase>(Engine::Postgresql, m_server.get());
    makeRows(users);
    m_link = std::make_unique<DelayingProxy>(m_server->port(), roundTrip / 2);
    return m_link->port() > 0 && m_database->number(u"SELECT count(*) FROM users"_s) == users;
}

// The search index is made afterwards, as a restore would do; and no foreign key is asked about rows that are
// right by themselves.
void SlowLinkFixture::makeRows(int users)
{
    const int organizations = users / usersOfOneOrganization;
    const QStringList indexes =
        m_database->rows(u"SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indexrelid IN "
                         "('users_search_index'::regclass, 'organizations_search_index'::regclass)"_s);
    m_database->execute(u"DROP INDEX users_search_index, organizations_search_index"_s);
    m_database->execute(u"SET session_replication_role = replica"_s);
    m_database->execute(userRows.arg(users));
    m_database->execute(organizationRows.arg(organizations));
    m_database->execute(membershipRows.arg(users).arg(organizations));
    m_database->execute(manyMemberships.arg(std::min(organizations / 2, organizationsOfTheFirst)));
    for (const QString &index : indexes)
        m_database->execute(index);
    m_database->execute(u"VACUUM ANALYZE"_s);
}

void SlowLinkFixture::showWindow()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    const MainWindow::Options options{DatabaseAddress::forFile(m_folder.filePath(u"own.sqlite"_s)),
                                      u"tester"_s, true};
    m_window = std::make_unique<MainWindow>(*m_settings, options);
    m_window->show();
    QCoreApplication::processEvents();
    m_heartbeat = std::make_unique<Heartbeat>(u"welcome page"_s);
}

void SlowLinkFixture::openDatabase()
{
    QString uri = m_server->uri(m_database->address().parameters().value(u"dbname"_s));
    uri.replace(u":%1/"_s.arg(m_server->port()), u":%1/"_s.arg(m_link->port()));
    const Result<DatabaseAddress> address = DatabaseAddress::parse(uri);
    m_window->openDatabase(*address);
}

QString SlowLinkFixture::read(const QString &sql)
{
    const Heartbeat::Aside aside(*m_heartbeat);
    return m_database->scalar(sql);
}

TableView *SlowLinkFixture::table(const char *name) const
{
    return find<TableView>(QString::fromLatin1(name));
}

bool SlowLinkFixture::settles()
{
    return m_heartbeat->turnUntil(
        [this] { return m_window->workspace() && !m_window->workspace()->isLoading(); });
}

bool SlowLinkFixture::shows(const TableView *table, const std::function<bool()> &more)
{
    return m_heartbeat->turnUntil([&] {
        const auto *model = qobject_cast<const RelationalModel *>(table->model());
        const int rows = model->rowCount();
        const int first = table->rowAt(0);
        const int last = table->rowAt(table->viewport()->height() - 1);
        return rows > 0 && model->isLoaded(std::max(0, first)) && model->isLoaded(last < 0 ? rows - 1 : last)
            && (!more || more());
    });
}
