#include "models/storage/rowstore.h"

#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <map>

using namespace Qt::StringLiterals;

class RowStoreTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void manyRows_data() { TestDatabase::addEngineRows(); }
    void manyRows();
    void repeatedKeys_data() { TestDatabase::addEngineRows(); }
    void repeatedKeys();
    void anyText_data();
    void anyText();
    void nothingToDo_data() { TestDatabase::addEngineRows(); }
    void nothingToDo();
    void twoPartKeys_data() { TestDatabase::addEngineRows(); }
    void twoPartKeys();
    void foreignTypes();
    void readsAsWritten();
    void keysAreFoundByIndex();
    void readsLock();

private:
    static QString id(int number) { return u"018e0c5a-7b1c-7def-8abc-%1"_s.arg(number, 12, 10, QChar(u'0')); }

    std::unique_ptr<PostgresServer> m_server;
    std::map<Engine, std::unique_ptr<TestDatabase>> m_textDatabases;
    const QStringList m_columns{u"id"_s, u"email"_s, u"name"_s};
};

void RowStoreTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void RowStoreTest::manyRows()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Schema schema = data.open().schema;
    const auto connection = data.connect();
    RowStore store(*connection, schema.users);
    constexpr int count = 2345;
    QList<Row> odd;
    QList<Row> all;
    QList<Row> keys;
    for (int i = 0; i < count; ++i) {
        const Row row{id(i), u"user%1"_s.arg(i), u"Name %1"_s.arg(i)};
        if (i % 2)
            odd << row;
        all << row;
        keys << Row{id(i)};
    }
    const Result<QBitArray> first = store.insert(m_columns, odd);
    VERIFY_OK(first);
    QCOMPARE(first->count(true), odd.size());
    // Which were inserted, is told row by row: the even ones.
    const Result<QBitArray> second = store.insert(m_columns, all);
    VERIFY_OK(second);
    for (int i = 0; i < count; ++i)
        QCOMPARE(second->testBit(i), i % 2 == 0);

    keys.insert(1000, Row{id(count)});
    const Result<QList<Row>> rows = store.read(keys, RowStore::Lock::None);
    VERIFY_OK(rows);
    QCOMPARE(rows->size(), keys.size());
    const int name = schema.users.indexOf(Field::Name);
    for (qsizetype i = 0; i < keys.size(); ++i) {
        QCOMPARE(rows->at(i).isEmpty(), i == 1000);
        if (i != 1000)
            QCOMPARE(rows->at(i).at(name), u"Name %1"_s.arg(i < 1000 ? i : i - 1));
    }

    QList<Row> renamed;
    for (int i = 0; i < count; ++i)
        renamed << Row{id(i), u"New %1"_s.arg(i), u"new%1"_s.arg(i)};
    renamed << Row{id(count + 1), u"nobody"_s, u"nobody"_s};
    const Result<qint64> updated = store.update({u"name"_s, u"email"_s}, renamed);
    VERIFY_OK(updated);
    QCOMPARE(*updated, count);
    QCOMPARE(data.number(u"SELECT count(*) FROM users WHERE replace(name, 'New ', 'new') = email"_s), count);

    const Result<qint64> removed = store.remove(keys);
    VERIFY_OK(removed);
    QCOMPARE(*removed, count);
    QCOMPARE(data.number(u"SELECT count(*) FROM users"_s), 0);
}

void RowStoreTest::repeatedKeys()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Schema schema = data.open().schema;
    const auto connection = data.connect();
    RowStore store(*connection, schema.users);
    const QList<Row> rows{{id(1), u"a"_s, u"first"_s}, {id(2), u"b"_s, u"x"_s}, {id(1), u"c"_s, u"second"_s}};
    const Result<QBitArray> inserted = store.insert(m_columns, rows);
    VERIFY_OK(inserted);
    QCOMPARE(inserted->count(true), 2);
    QVERIFY(inserted->testBit(0) && inserted->testBit(1));
    QCOMPARE(data.scalar(u"SELECT name FROM users WHERE id = '%1'"_s.arg(id(1))), u"first"_s);
    const Result<QList<Row>> read = store.read({{id(1)}, {id(2)}, {id(1)}}, RowStore::Lock::None);
    VERIFY_OK(read);
    QCOMPARE(read->at(0), read->at(2));
    QVERIFY(read->at(0) != read->at(1) && !read->at(0).isEmpty());
    QCOMPARE(*store.remove({{id(1)}, {id(1)}}), 1);
}

void RowStoreTest::anyText_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("text");
    const QStringList texts{u"plain"_s,
                            u""_s,
                            u" "_s,
                            u"NULL"_s,
                            u"null"_s,
                            u"\"NULL\""_s,
                            u"'"_s,
                            u"''"_s,
                            u"\""_s,
                            u"\\"_s,
                            u"\\\\"_s,
                            u"\\n"_s,
                            u"\n"_s,
                            u"\r\n\t"_s,
                            u"{"_s,
                            u"}"_s,
                            u"{a,b}"_s,
                            u"{\"a\"}"_s,
                            u","_s,
                            u"?"_s,
                            u"$1"_s,
                            u":a"_s,
                            u"%1%2"_s,
                            u"E'\\x'"_s,
                            u"Ünïcödé"_s,
                            u"日本語"_s,
                            u"العربية"_s,
                            u"😀👩‍👩‍👧"_s,
                            u"é"_s,
                            QString(QChar(0x7f)),
                            QString(3000, u'ß')};
    for (const QString &text : texts) {
        QTest::addRow("SQLite %s", qPrintable(text.left(20))) << Engine::Sqlite << text;
        QTest::addRow("PostgreSQL %s", qPrintable(text.left(20))) << Engine::Postgresql << text;
    }
}

void RowStoreTest::anyText()
{
    QFETCH(Engine, engine);
    QFETCH(QString, text);
    std::unique_ptr<TestDatabase> &data = m_textDatabases[engine]; // one for all texts
    if (!data)
        data = std::make_unique<TestDatabase>(engine, m_server.get());
    data->execute(u"DELETE FROM users"_s);
    const Schema schema = data->open().schema;
    const auto connection = data->connect();
    RowStore store(*connection, schema.users);
    VERIFY_OK(store.insert(m_columns, {{id(1), text, u"a"_s}, {id(2), u"b"_s, text}}));
    QCOMPARE(data->scalar(u"SELECT email FROM users WHERE name = 'a'"_s), text);
    QCOMPARE(data->scalar(u"SELECT name FROM users WHERE email = 'b'"_s), text);
    VERIFY_OK(store.update({u"name"_s}, {{id(1), text}, {id(2), u"c"_s}}));
    const Result<QList<Row>> rows = store.read({{id(1)}}, RowStore::Lock::None);
    VERIFY_OK(rows);
    QCOMPARE(rows->first().at(schema.users.indexOf(Field::Name)), Value(text));
    QCOMPARE(rows->first().at(schema.users.indexOf(Field::Email)), Value(text));
}

void RowStoreTest::nothingToDo()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Schema schema = data.open().schema;
    const auto connection = data.connect();
    RowStore store(*connection, schema.users);
    QVERIFY(store.read({}, RowStore::Lock::Exclusive)->isEmpty());
    QVERIFY(store.insert(m_columns, {})->isEmpty());
    QCOMPARE(*store.update({u"name"_s}, {}), 0);
    QCOMPARE(*store.remove({}), 0);
}

void RowStoreTest::twoPartKeys()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Schema schema = data.open().schema;
    const auto connection = data.connect();
    const QStringList users{data.addUser(u"a"_s), data.addUser(u"b"_s)};
    const QStringList organizations{data.addOrganization(u"a"_s), data.addOrganization(u"b"_s)};
    data.addMembership(users[0], organizations[0]);
    data.addMembership(users[1], organizations[1]);
    RowStore store(*connection, schema.memberships);
    const QList<Row> all{{users[0], organizations[0]},
                         {users[0], organizations[1]},
                         {users[1], organizations[0]},
                         {users[1], organizations[1]}};
    const Result<QList<Row>> rows = store.read(all, RowStore::Lock::None);
    VERIFY_OK(rows);
    QVERIFY(!rows->at(0).isEmpty() && rows->at(1).isEmpty() && rows->at(2).isEmpty()
            && !rows->at(3).isEmpty());
    QCOMPARE(*store.remove({all[1], all[0]}), 1);
    QCOMPARE(data.rows(u"SELECT user_id FROM user_organizations"_s), QStringList{users[1]});
    QCOMPARE(
        *store.update({u"role"_s},
                      {Row{users[1], organizations[1], u"x"_s}, Row{users[0], organizations[1], u"y"_s}}),
        1);
}

// What databases of other programs have.
void RowStoreTest::foreignTypes()
{
    TestDatabase data(Engine::Postgresql, m_server.get());
    data.execute(u"ALTER TABLE user_organizations ALTER permissions DROP DEFAULT, DROP CONSTRAINT "
                 u"user_organizations_permissions_check,"
                 " ALTER permissions TYPE text[] USING '{}', ALTER permissions DROP NOT NULL, ADD seats "
                 "integer, ADD paid boolean,"
                 " ADD share numeric(5, 2), ADD since timestamp, ADD note varchar(20), ADD day date"_s);
    const Schema schema = data.open().schema;
    const auto connection = data.connect();
    RowStore store(*connection, schema.memberships);
    const QString user = data.addUser(u"a"_s);
    const QStringList columns{u"user_id"_s, u"organization_id"_s, u"permissions"_s, u"seats"_s, u"paid"_s,
                              u"share"_s,   u"since"_s,           u"note"_s,        u"day"_s};
    const QList<Row> rows{
        {user, data.addOrganization(u"a"_s), u"[\"a,b\",\"it's\",\"{}\",\"\"]"_s, u"7"_s, u"true"_s,
         u"0.25"_s, u"2024-03-01T12:00:00.123456Z"_s, u"x"_s, u"2024-03-01"_s},
        {user, data.addOrganization(u"b"_s), u"[]"_s, Value(), Value(), Value(), Value(), Value(), Value()},
        {user, data.addOrganization(u"c"_s), Value(), u"-1"_s, u"false"_s, u"999.99"_s,
         u"2024-03-01T12:00:00.000Z"_s, u""_s, Value()}};
    VERIFY_OK(store.insert(columns, rows));
    QList<Row> keys;
    for (const Row &row : rows)
        keys << row.first(2);
    const Result<QList<Row>> read = store.read(keys, RowStore::Lock::None);
    VERIFY_OK(read);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        for (qsizetype c = 0; c < columns.size(); ++c)
            QCOMPARE(read->at(i).at(schema.memberships.indexOf(columns.at(c))), rows.at(i).at(c));
    }
    QCOMPARE(data.rows(u"SELECT cardinality(permissions) FROM user_organizations ORDER BY 1"_s),
             (QStringList{u"0"_s, u"4"_s, u"NULL"_s}));
    QCOMPARE(kindOf(store.update({u"note"_s}, {keys.first() + Row{QString(21, u'x')}})),
             DbError::Kind::InvalidValue);
}

// What a page shows is compared with what the database says when it is changed.
void RowStoreTest::readsAsWritten()
{
    TestDatabase data(Engine::Postgresql, m_server.get());
    data.execute(
        u"ALTER TABLE users ADD seen timestamp, ADD a integer, ADD b bigint, ADD c numeric(9, 3), ADD d "
        u"float8,"
        " ADD e boolean, ADD f char(5), ADD g varchar(9), ADD h text[], ADD i date, ADD j jsonb, ADD k json,"
        " ADD l bytea, ADD m uuid, ADD n interval"_s);
    data.addUser(u"without"_s);
    for (const auto *time :
         {"infinity", "-infinity", "0044-03-15 01:02:03 BC", "12345-01-02 03:04:05.1", "0009-01-01",
          "1500-02-28 23:59:59.999999", "2024-02-29 12:00:00.12", "2024-02-29 12:00:00.0001",
          "294276-12-31 23:59:59.999999", "1999-12-31 23:59:59.9"})
        data.execute(
            uR"(UPDATE users SET created_at = '%1', seen = '%1', a = -1, b = 9223372036854775807, c = 1.5,)"
            R"( d = 0.1, e = true, f = 'x ', g = 'y ', h = '{"a,b","",NULL}', i = '2024-02-29',)"
            R"( j = '{"b": [1,  "é"]}', k = '{"b":   1}', l = 'é', m = id, n = '1 day' WHERE id = '%2')"_s
                .arg(QLatin1String(time), data.addUser(QLatin1String(time))));
    const Schema schema = data.open().schema;
    const auto connection = data.connect();
    for (const Column &column : schema.users.columns) {
        const Dialect &dialect = connection->dialect();
        const QString name = u"t."_s + dialect.quoted(column.name);
        const auto query = connection->select(u"SELECT %1, %2 FROM users AS t ORDER BY t.id"_s.arg(
            dialect.asText(column, name), dialect.asRead(column, name)));
        VERIFY_OK(query);
        int rows = 0;
        for (; (*query)->next(); ++rows) {
            const Row row = (*query)->texts(2);
            QCOMPARE(row.at(0), (*query)->value(0));
            QVERIFY2(row.at(0) == row.at(1),
                     qPrintable(column.name + u": "_s + row.at(1).value_or(u"NULL"_s)));
        }
        QCOMPARE(rows, 11);
    }
}

// Each statement of a batch is one seek, however large the table.
void RowStoreTest::keysAreFoundByIndex()
{
    TestDatabase data(Engine::Sqlite, nullptr);
    const Dialect &dialect = Dialect::of(Engine::Sqlite);
    const auto plan = [&](QString sql) {
        return data.rows(u"EXPLAIN QUERY PLAN "_s + sql.replace(u'?', u"'x'"_s)).join(u'\n');
    };
    const QString source = dialect.rowSource(2);
    for (
        const QString &sql :
        {u"DELETE FROM user_organizations WHERE (user_id, organization_id) IN (SELECT b.c0, b.c1 FROM %1)"_s
             .arg(source),
         u"UPDATE user_organizations AS t SET role = 'x' FROM %1 WHERE t.user_id = b.c0 AND t.organization_id = b.c1"_s
             .arg(source),
         u"SELECT t.role FROM %1 CROSS JOIN user_organizations AS t WHERE t.user_id = b.c0 AND t.organization_id = b.c1 ORDER BY t.user_id"_s
             .arg(source),
         u"SELECT t.id FROM %1 CROSS JOIN users AS t WHERE %2"_s.arg(
             dialect.rowSource(1), dialect.sameName(u"t.email"_s, u"b.c0"_s))}) {
        const QString steps = plan(sql);
        QVERIFY2(steps.contains("SEARCH"_L1) && !steps.contains("SCAN t\n"_L1) && !steps.endsWith("SCAN t"_L1)
                     && !steps.contains("SCAN user_organizations"_L1),
                 qPrintable(steps));
    }
}

void RowStoreTest::readsLock()
{
    TestDatabase data(Engine::Postgresql, m_server.get());
    const QString user = data.addUser(u"a"_s);
    const QString organization = data.addOrganization(u"a"_s);
    const Schema schema = data.open().schema;
    const auto connection = data.connect();
    RowStore store(*connection, schema.users);
    data.execute(u"SET lock_timeout = 100"_s);
    const auto other = data.connect();
    VERIFY_OK(other->setWait(std::chrono::milliseconds(100)));
    const QString update = u"UPDATE users SET name = 'x'"_s;
    const QString refer =
        u"INSERT INTO user_organizations (user_id, organization_id) VALUES ('%1', '%2') ON CONFLICT DO NOTHING"_s
            .arg(user, organization);
    for (const auto &[lock, mayUpdate, mayRefer] : {std::tuple(RowStore::Lock::None, true, true),
                                                    std::tuple(RowStore::Lock::AgainstUpdate, false, true),
                                                    std::tuple(RowStore::Lock::Exclusive, false, false)}) {
        VERIFY_OK(connection->execute(u"BEGIN"_s));
        VERIFY_OK(store.read({{user}}, lock));
        QCOMPARE(bool(other->execute(update)), mayUpdate);
        QCOMPARE(bool(other->execute(refer)), mayRefer);
        VERIFY_OK(connection->execute(u"ROLLBACK"_s));
        data.execute(u"DELETE FROM user_organizations"_s);
    }
}

QTEST_GUILESS_MAIN(RowStoreTest)
#include "rowstoretest.moc"
