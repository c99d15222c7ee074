// The first page comes before all rows are known, by ways of its own: it is the one that the whole order has.

#include "models/tables/pagereader.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;

class FirstPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void veryManyMembers_data() { TestDatabase::addEngineRows(); }
    void veryManyMembers();
    void searches_data() { TestDatabase::addEngineRows(); }
    void searches();
    void filters_data() { TestDatabase::addEngineRows(); }
    void filters();
    void readsAsTexts_data() { TestDatabase::addEngineRows(); }
    void readsAsTexts();

private:
    void fill(Engine engine);
    PageQuery query(Entity entity, int sortColumn) const;
    QStringList plain(const QString &sql, const QVariantList &values);
    void compare(const PageQuery &query, const QStringList &wanted);

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    std::unique_ptr<Connection> m_connection;
    std::shared_ptr<const Schema> m_schema;
};

namespace {

constexpr int people = PageReader::fewInScope + 1200; // and all in one organization
constexpr int rare = 3; // of them have a text that no index finds

} // namespace

void FirstPageTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

// Names repeat, so that ids decide; the rare ones come last but one by name.
void FirstPageTest::fill(Engine engine)
{
    m_connection.reset();
    m_data = std::make_unique<TestDatabase>(engine, m_server.get());
    const QString numbers = engine == Engine::Sqlite
        ? u"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"_s
        : u"WITH n AS (SELECT i FROM generate_series(0, %1) AS i)"_s;
    const QString id = engine == Engine::Sqlite
        ? u"printf('%08d-0000-7000-8000-000000000000', i * 7919 % 99999989)"_s
        : u"CAST(lpad(CAST(i::bigint * 7919 % 99999989 AS text), 8, '0') || '-0000-7000-8000-000000000000' AS uuid)"_s;
    m_data->execute(numbers.arg(people - 1)
                    + u" INSERT INTO users (id, email, name) SELECT %1, 'person' || i || '@example.org',"
                      " CASE WHEN i < %2 THEN 'Zq' ELSE 'Person ' || (i * 31 % 97) END FROM n"_s.arg(id)
                          .arg(rare));
    m_data->execute(
        numbers.arg(2)
        + u" INSERT INTO organizations (id, slug, name) SELECT %1, 'org' || i, 'Org ' || i FROM n"_s.arg(id));
    m_data->execute(u"INSERT INTO user_organizations (user_id, organization_id, role)"
                    " SELECT u.id, o.id, CASE WHEN u.name = 'Zq' THEN 'owner' ELSE 'member' END"
                    " FROM users AS u, organizations AS o WHERE o.slug = 'org1'"_s);
    m_connection = m_data->connect();
    m_schema = std::make_shared<const Schema>(m_data->open().schema);
}

PageQuery FirstPageTest::query(Entity entity, int sortColumn) const
{
    PageQuery query{m_schema, entity};
    query.sortColumn = sortColumn;
    return query;
}

QStringList FirstPageTest::plain(const QString &sql, const QVariantList &values)
{
    const auto query = m_connection->select(sql, values);
    if (!query)
        qFatal("%s: %s", qPrintable(sql), qPrintable(query.error().detail));
    QStringList keys;
    while ((*query)->next())
        keys << (*query)->text(0);
    return keys;
}

void FirstPageTest::compare(const PageQuery &query, const QStringList &wanted)
{
    constexpr int size = PageQuery::pageSize;
    const auto keysOf = [&](const QList<Row> &rows) {
        QStringList keys;
        for (const Row &row : rows)
            keys << query.keyOf(row).first();
        return keys;
    };
    PageIndex index;
    QList<Page> early;
    PageReader reader(*m_connection, query, index, [&](const Page &page) {
        QVERIFY(index.total < 0);
        early << page;
    });
    QStringList shown;
    const Result<Page> first = reader.page(0);
    VERIFY_OK(first);
    const Result<qint64> total = reader.count();
    VERIFY_OK(total);
    QCOMPARE(*total, wanted.size());
    for (int number = 0; number * size < wanted.size(); ++number) {
        const Result<Page> page = reader.page(number);
        VERIFY_OK(page);
        shown << keysOf(page->rows);
    }
    QCOMPARE(shown, wanted);
    QCOMPARE(keysOf(first->rows), wanted.mid(0, size));
    QCOMPARE(early.size(), wanted.size() > size ? 1 : 0);
    if (!early.isEmpty())
        QCOMPARE(early.first().rows, first->rows);
}

void FirstPageTest::veryManyMembers()
{
    QFETCH(Engine, engine);
    fill(engine);
    const Table &table = m_schema->memberships;
    const int columns = int(table.columns.size());
    const QString id = plain(u"SELECT CAST(id AS text) FROM organizations WHERE slug = 'org1'"_s, {}).first();
    const QString from = u"SELECT CAST(m.user_id AS text) FROM user_organizations AS m"
                         " JOIN users AS u ON u.id = m.user_id ORDER BY "_s;
    for (const auto &[column, order] :
         {std::pair(columns + 1, u"u.name%1, u.id%1"_s), std::pair(columns, u"u.email%1, u.id%1"_s),
          std::pair(table.indexOf(Field::Role), u"m.role%1, m.user_id%1"_s)}) {
        for (const Qt::SortOrder direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            PageQuery members = query(Entity::Membership, column);
            members.scope = Entity::Organization;
            members.scopeId = id;
            members.order = direction;
            compare(members,
                    plain(from + order.arg(direction == Qt::DescendingOrder ? u" DESC"_s : QString()), {}));
        }
    }
}

void FirstPageTest::searches()
{
    QFETCH(Engine, engine);
    fill(engine);
    // All, many, few and none; with an index that helps and with texts that are too short for it.
    for (const QString &term : {u"example"_s, u"person 1"_s, u"person4321@"_s, u"nobody"_s, u"on"_s, u"zq"_s,
                                u"q"_s, u"43"_s, u"xx"_s}) {
        const Dialect &dialect = m_connection->dialect();
        const QStringList wanted =
            plain(u"SELECT CAST(id AS text) FROM users WHERE %1 OR %2 ORDER BY name, users.id"_s.arg(
                      dialect.contains(u"name"_s, u"?"_s), dialect.contains(u"email"_s, u"?"_s)),
                  {term, term});
        PageQuery search = query(Entity::User, m_schema->users.indexOf(Field::Name));
        search.search = term;
        compare(search, wanted);
        search.counts = true;
        compare(search, wanted);
    }
}

void FirstPageTest::filters()
{
    QFETCH(Engine, engine);
    fill(engine);
    for (const QString &role : {u"owner"_s, u"member"_s, u"nothing"_s}) {
        PageQuery memberships = query(Entity::Membership, m_schema->memberships.indexOf(Field::User));
        memberships.filter.role = role;
        compare(memberships,
                plain(u"SELECT CAST(user_id AS text) FROM user_organizations WHERE role = ?"
                      " ORDER BY user_id"_s,
                      {role}));
    }
}

// The shortest way from the engine's library keeps every character, and tells nothing from an empty text.
void FirstPageTest::readsAsTexts()
{
    QFETCH(Engine, engine);
    m_connection.reset();
    m_data = std::make_unique<TestDatabase>(engine, m_server.get());
    m_connection = m_data->connect();
    const QString sql =
        u"SELECT 'Zoë 京 😀' AS a, '' AS b, NULL AS c UNION ALL SELECT %1(65279) || 'mark', 'x', CAST(7 AS text)"_s
            .arg(engine == Engine::Sqlite ? u"char"_s : u"chr"_s);
    QList<Row> slowly;
    const auto query = m_connection->select(sql);
    VERIFY_OK(query);
    while ((*query)->next())
        slowly << (*query)->row(3);
    QCOMPARE(slowly.size(), 2);
    QCOMPARE(slowly.at(0), (Row{u"Zoë 京 😀"_s, u""_s, std::nullopt}));
    const auto again = m_connection->select(sql);
    VERIFY_OK(again);
    QList<Row> rows;
    VERIFY_OK((*again)->readTexts(3, rows));
    QCOMPARE(rows, slowly);
    const auto none = m_connection->select(u"SELECT id FROM users"_s);
    VERIFY_OK(none);
    QList<Row> empty;
    VERIFY_OK((*none)->readTexts(1, empty));
    QVERIFY(empty.isEmpty());
}

QTEST_GUILESS_MAIN(FirstPageTest)
#include "firstpagetest.moc"
