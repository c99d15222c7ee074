// Which rows a model shows by what they are, how many memberships each has, and where a name would be.

#include "models/tables/membershipmodel.h"
#include "models/tables/organizationmodel.h"
#include "models/tables/usermodel.h"
#include "tests/support/testdatabase.h"
#include "tests/tables/modelwaits.h"
#include "tests/tables/tabledatabase.h"

using namespace Qt::StringLiterals;

namespace {

// The event loop runs meanwhile, as the answer needs it.
qint64 answer(const QFuture<qint64> &row)
{
    return QTest::qWaitFor([&] { return row.isFinished(); }, 20000) ? row.result() : -2;
}

} // namespace

class NarrowingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void withoutMemberships_data() { addEngines(); }
    void withoutMemberships();
    void filtersMemberships_data() { addEngines(); }
    void filtersMemberships();
    void changedSince_data() { addEngines(); }
    void changedSince();
    void counts_data() { addEngines(); }
    void counts();
    void sortsByCount_data() { addEngines(); }
    void sortsByCount();
    void saysThatItSorts_data() { addEngines(); }
    void saysThatItSorts();
    void seeks_data();
    void seeks();
    void seeksNothing_data() { addEngines(); }
    void seeksNothing();

private:
    static void addEngines();
    void open();
    QStringList ids(const QString &sql, const QVariantList &values = {}) const;
    QStringList shown(const RelationalModel &model) const;
    qint64 sought(RelationalModel &model, const QString &text) const;

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TableDatabase> m_data;
    std::unique_ptr<Roster> m_roster;
};

void NarrowingTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void NarrowingTest::addEngines()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("SQLite") << Engine::Sqlite;
    QTest::newRow("PostgreSQL") << Engine::Postgresql;
}

void NarrowingTest::open()
{
    QFETCH(Engine, engine);
    m_roster.reset();
    m_data = TableDatabase::create(engine, m_server.get(), {900, 80, 1500});
    QVERIFY(m_data);
    QVERIFY(
        m_data->run(u"UPDATE users SET updated_at = '2024-05-01T10:00:00.000Z' WHERE email LIKE '%7@%'"_s));
    QVERIFY(m_data->run(u"DELETE FROM user_organizations WHERE organization_id IN (SELECT id FROM "
                        u"organizations WHERE slug LIKE 'org-2%')"_s));
    m_roster = std::make_unique<Roster>(m_data->database());
}

QStringList NarrowingTest::ids(const QString &sql, const QVariantList &values) const
{
    QStringList ids;
    const QList<Row> rows = m_data->select(sql, 1, values);
    for (const Row &row : rows)
        ids << row.first().value_or(QString());
    return ids;
}

// The keys in the order of the rows.
QStringList NarrowingTest::shown(const RelationalModel &model) const
{
    QStringList keys;
    const QList<QStringList> all = keysOf(model);
    for (const QStringList &key : all)
        keys << key.join(u'|');
    return keys;
}

void NarrowingTest::withoutMemberships()
{
    open();
    RowFilter filter;
    filter.withoutMemberships = true;
    UserModel users(*m_roster);
    users.setSort(users.columnOf(Field::Id), Qt::AscendingOrder);
    users.select();
    users.setRowFilter(filter);
    QVERIFY(settles(users));
    const QStringList lonely = ids(u"SELECT id FROM users AS u WHERE NOT EXISTS (SELECT 1 FROM "
                                   u"user_organizations AS m WHERE m.user_id = u.id) ORDER BY id"_s);
    QVERIFY(lonely.size() > 20 && lonely.size() < 800);
    QCOMPARE(shown(users), lonely);
    QVERIFY(users.isNarrowed());

    users.setSearch(u"ADA 1"_s);
    users.setSort(users.columnOf(Field::Id), Qt::DescendingOrder);
    users.select();
    QVERIFY(settles(users));
    const QStringList found = ids(u"SELECT id FROM users AS u WHERE NOT EXISTS (SELECT 1 FROM "
                                  u"user_organizations AS m WHERE m.user_id = u.id) AND lower(name) LIKE "
                                  u"'%ada 1%' ORDER BY id DESC"_s);
    QVERIFY(!found.isEmpty() && found.size() < lonely.size());
    QCOMPARE(shown(users), found);

    users.setRowFilter({});
    QVERIFY(settles(users));
    QVERIFY(users.totalCount() > found.size());

    OrganizationModel organizations(*m_roster);
    organizations.setSort(organizations.columnOf(Field::Id), Qt::AscendingOrder);
    organizations.setRowFilter(filter);
    QVERIFY(settles(organizations));
    const QStringList empty = ids(u"SELECT id FROM organizations AS o WHERE NOT EXISTS (SELECT 1 FROM "
                                  u"user_organizations AS m WHERE m.organization_id = o.id) ORDER BY id"_s);
    QVERIFY(empty.size() >= 11);
    QCOMPARE(shown(organizations), empty);
}

void NarrowingTest::filtersMemberships()
{
    open();
    RowFilter filter;
    filter.role = u"owner"_s;
    filter.joined = {u"2024-03-05T00:00:00.000Z"_s, u"2024-03-15T00:00:00.000Z"_s};
    const QString rows =
        u"SELECT CAST(m.user_id AS text) || '|' || CAST(m.organization_id AS text) FROM user_organizations "
        u"AS m JOIN users AS u ON u.id = "
        u"m.user_id WHERE m.role = 'owner' AND m.joined_at >= '2024-03-05T00:00:00.000Z' AND m.joined_at < "
        u"'2024-03-15T00:00:00.000Z'%1"_s;
    MembershipModel model(*m_roster);
    model.setSort(model.userNameColumn(), Qt::AscendingOrder);
    model.setRowFilter(filter);
    QVERIFY(settles(model));
    const QStringList all = ids(rows.arg(u" ORDER BY u.name, u.id, m.organization_id"_s));
    QVERIFY(all.size() > 30);
    QCOMPARE(shown(model), all);

    model.setSearch(u"ada 2"_s);
    QVERIFY(settles(model));
    const QStringList found =
        ids(rows.arg(u" AND lower(u.name) LIKE '%ada 2%' ORDER BY u.name, u.id, m.organization_id"_s));
    QVERIFY(!found.isEmpty() && found.size() < all.size());
    QCOMPARE(shown(model), found);

    model.setSearch({});
    const QString organization = m_data
                                     ->select(u"SELECT organization_id FROM user_organizations GROUP BY 1 "
                                              u"ORDER BY count(*) DESC LIMIT 1"_s,
                                              1)
                                     .value(0)
                                     .value(0)
                                     .value_or(QString());
    model.setScope(OrganizationId(organization));
    QVERIFY(settles(model));
    const QStringList ofOne = ids(rows.arg(
        u" AND m.organization_id = '%1' ORDER BY u.name, u.id, m.organization_id"_s.arg(organization)));
    QVERIFY(ofOne.size() > 10 && ofOne.size() < all.size());
    QCOMPARE(shown(model), ofOne);
    QCOMPARE(answer(model.locate({ofOne.last().section(u'|', 0, 0), organization})), ofOne.size() - 1);
}

void NarrowingTest::changedSince()
{
    open();
    UserModel users(*m_roster);
    users.setSort(users.columnOf(Field::Email), Qt::AscendingOrder);
    RowFilter filter;
    filter.changed = {{}, u"2024-05-01T10:00:00.001Z"_s};
    users.setRowFilter(filter);
    QVERIFY(settles(users));
    QCOMPARE(shown(users), ids(u"SELECT id FROM users WHERE email LIKE '%7@%' ORDER BY email, id"_s));
    filter.changed = {u"2024-05-01T10:00:00.001Z"_s, {}};
    users.setRowFilter(filter);
    QVERIFY(settles(users));
    QCOMPARE(shown(users), ids(u"SELECT id FROM users WHERE email NOT LIKE '%7@%' ORDER BY email, id"_s));
}

void NarrowingTest::counts()
{
    open();
    UserModel users(*m_roster);
    users.setSort(users.columnOf(Field::Id), Qt::AscendingOrder);
    users.select();
    QVERIFY(settles(users));
    const auto compare = [&] {
        const QStringList wanted = ids(
            u"SELECT (SELECT count(*) FROM user_organizations AS m WHERE m.user_id = u.id) FROM users AS u "
            u"ORDER BY u.id"_s);
        QCOMPARE(users.rowCount(), wanted.size());
        for (int row = 0; row < wanted.size(); ++row) {
            QVERIFY(arrives(users, row));
            QCOMPARE(users.index(row, users.countColumn()).data().toString(), wanted.at(row));
        }
    };
    compare();
    QVERIFY(!users.flags(users.index(0, users.countColumn())).testFlag(Qt::ItemIsEditable));

    QVERIFY(m_data->run(u"DELETE FROM user_organizations WHERE user_id IN (SELECT id FROM users WHERE email "
                        u"LIKE '1%')"_s));
    QSignalSpy refreshed(&users, &RelationalModel::refreshed);
    users.refresh();
    QTRY_COMPARE(refreshed.size(), 1);
    compare();
}

void NarrowingTest::sortsByCount()
{
    open();
    OrganizationModel organizations(*m_roster);
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        organizations.setSort(organizations.countColumn(), order);
        organizations.select();
        QVERIFY(settles(organizations));
        const QString direction = order == Qt::DescendingOrder ? u" DESC"_s : QString();
        const QString number =
            u"(SELECT count(*) FROM user_organizations AS m WHERE m.organization_id = o.id)"_s;
        QCOMPARE(shown(organizations),
                 ids(u"SELECT id FROM organizations AS o ORDER BY %1%2, id%2"_s.arg(number, direction)));
    }
    // The first with so many, from the greatest on.
    const qint64 row = sought(organizations, u"10"_s);
    QVERIFY(row > 0);
    const auto countAt = [&](int at) {
        return organizations.index(at, organizations.countColumn()).data().toInt();
    };
    QVERIFY(countAt(int(row)) <= 10);
    QVERIFY(countAt(int(row) - 1) > 10);
}

void NarrowingTest::saysThatItSorts()
{
    open();
    UserModel users(*m_roster);
    users.setSort(users.columnOf(Field::Name), Qt::AscendingOrder);
    users.select();
    QVERIFY(!users.isSorting()); // there is an index
    QVERIFY(settles(users));
    users.setSort(users.table().indexOf(u"city"_s), Qt::AscendingOrder);
    bool saidSo = false; // told before the worker, which may be quick, has anything to do
    connect(&users, &RelationalModel::loadingChanged, this, [&](bool) { saidSo |= users.isSorting(); });
    users.select();
    QVERIFY(saidSo);
    QVERIFY(settles(users));
    QVERIFY(!users.isSorting());
    users.setSearch(u"ada"_s); // that is looking for them
    QVERIFY(!users.isSorting());
}

qint64 NarrowingTest::sought(RelationalModel &model, const QString &text) const
{
    return answer(model.seek(text));
}

void NarrowingTest::seeks_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<Entity>("entity");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("text");
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql}) {
        const char *name = engine == Engine::Sqlite ? "SQLite" : "PostgreSQL";
        for (const QString &text : {u"ada 2"_s, u"Ada 2"_s, u"aDA 2"_s, u"ada"_s})
            QTest::addRow("%s name %s", name, qPrintable(text))
                << engine << Entity::User << u"name"_s << text;
        for (const QString &text : {u"5"_s, u"77@EXAMPLE"_s})
            QTest::addRow("%s e-mail %s", name, qPrintable(text))
                << engine << Entity::User << u"email"_s << text;
        QTest::addRow("%s NULLs", name) << engine << Entity::User << u"city"_s << u"city 3"_s;
        QTest::addRow("%s day", name) << engine << Entity::Membership << u"joined_at"_s << u"2024-03"_s;
        QTest::addRow("%s label", name) << engine << Entity::Membership << u"user"_s << u"ada 12"_s;
    }
}

void NarrowingTest::seeks()
{
    QFETCH(Entity, entity);
    QFETCH(QString, column);
    QFETCH(QString, text);
    open();
    std::unique_ptr<RelationalModel> model;
    if (entity == Entity::User)
        model = std::make_unique<UserModel>(*m_roster);
    else
        model = std::make_unique<MembershipModel>(*m_roster);
    const int sorted =
        column == "user"_L1 ? model->labelColumn(Entity::User, Field::Name) : model->table().indexOf(column);
    QVERIFY(sorted >= 0);
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        for (const QString &search : {QString(), u"a"_s}) {
            model->setSort(sorted, order);
            model->setSearch(search);
            model->select();
            QVERIFY(settles(*model));
            const qint64 row = sought(*model, text);
            const auto valueAt = [&](qint64 at) {
                static_cast<void>(arrives(*model, int(at)));
                return model->index(int(at), sorted).data().toString();
            };
            QVERIFY(row >= 0);
            const QString value = valueAt(row);
            QVERIFY2(value.startsWith(text, Qt::CaseInsensitive), qPrintable(value));
            QVERIFY(row == 0 || !valueAt(row - 1).startsWith(value.first(text.size())));
        }
    }
}

void NarrowingTest::seeksNothing()
{
    open();
    UserModel users(*m_roster);
    users.setSort(users.columnOf(Field::Name), Qt::AscendingOrder);
    users.select();
    QVERIFY(settles(users));
    QCOMPARE(sought(users, u"zz"_s), users.rowCount() - 1);
    QCOMPARE(sought(users, u"A"_s), 0);
    QCOMPARE(sought(users, {}), -1);
    users.setSort(users.columnOf(Field::Id), Qt::AscendingOrder);
    users.select();
    QVERIFY(settles(users));
    QVERIFY(arrives(users, 500));
    QCOMPARE(sought(users, users.keyAt(500).first().first(7)), 500);
    QCOMPARE(sought(users, u"nobody"_s),
             -1 + (m_roster->schema().engine == Engine::Sqlite ? users.rowCount() : 0));
    users.setSort(users.columnOf(Field::CreatedAt), Qt::AscendingOrder);
    users.select();
    QVERIFY(settles(users));
    if (m_roster->schema().engine == Engine::Postgresql) // to SQLite a time is a text as others
        QCOMPARE(sought(users, u"never"_s), -1);
    QCOMPARE(sought(users, u"1999"_s), 0);
    users.setSearch(u"nobody has this name"_s);
    QVERIFY(settles(users));
    QCOMPARE(sought(users, u"2000"_s), -1);
}

QTEST_GUILESS_MAIN(NarrowingTest)
#include "narrowingtest.moc"
