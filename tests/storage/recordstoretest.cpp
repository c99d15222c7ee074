#include "models/storage/recordstore.h"

#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

using namespace Qt::StringLiterals;

class RecordStoreTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void resolves_data() { TestDatabase::addEngineRows(); }
    void resolves();
    void resolvesMany_data() { TestDatabase::addEngineRows(); }
    void resolvesMany();
    void garbageSpoilsNoTransaction();
    void integerIds_data() { TestDatabase::addEngineRows(); }
    void integerIds();
    void readsRecords_data() { TestDatabase::addEngineRows(); }
    void readsRecords();
    void memberships_data() { TestDatabase::addEngineRows(); }
    void memberships();

private:
    std::unique_ptr<PostgresServer> m_server;
};

void RecordStoreTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void RecordStoreTest::resolves()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Schema schema = data.open().schema;
    const auto connection = data.connect();
    const QString ann = data.addUser(u"ann@example.org"_s, u"Ann"_s);
    const QString bob = data.addUser(u"bob@example.org"_s, u"Robert"_s);
    const QString other = data.addUser(u"rob@example.org"_s, u"ROBERT"_s);
    data.addUser(u"Ann"_s, u"Somebody whose e-mail is another one's name"_s);
    const QString acme = data.addOrganization(u"acme"_s, u"O'Acme \"Inc\""_s);
    RecordStore users(*connection, schema, Entity::User);
    QCOMPARE(*users.resolve(ann), ann);
    QCOMPARE(*users.resolve(ann.toUpper()), ann);
    QCOMPARE(*users.resolve(u'{' + ann + u'}'), ann);
    QCOMPARE(*users.resolve(u"Bob@EXAMPLE.org"_s), bob);
    QVERIFY(*users.resolve(u"ann"_s) != ann); // an e-mail goes before a name
    QCOMPARE(kindOf(users.resolve(u"Robert"_s)), DbError::Kind::Ambiguous);
    QVERIFY(users.resolve(u"Robert"_s).error().text.contains("Robert"_L1));
    for (const QString &nobody : {u"nobody"_s, u""_s, u"'"_s, u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s, acme,
                                  ann + u'0', u"%"_s, u"\\"_s})
        QCOMPARE(kindOf(users.resolve(nobody)), DbError::Kind::NotFound);
    data.execute(u"DELETE FROM users WHERE id = '%1'"_s.arg(other));
    QCOMPARE(*users.resolve(u"robert"_s), bob);
    RecordStore organizations(*connection, schema, Entity::Organization);
    QCOMPARE(*organizations.resolve(u"ACME"_s), acme);
    QCOMPARE(*organizations.resolve(u"o'acme \"INC\""_s), acme);
    QVERIFY(organizations.resolve(u"?"_s).error().text.contains("organization"_L1));
}

void RecordStoreTest::resolvesMany()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Schema schema = data.open().schema;
    const auto connection = data.connect();
    QHash<QString, QString> ids;
    data.execute(u"BEGIN"_s);
    for (int i = 0; i < 2500; ++i)
        ids.insert(u"User%1@example.org"_s.arg(i), data.addUser(u"user%1@example.org"_s.arg(i), u"Twin"_s));
    data.execute(u"COMMIT"_s);
    // A few by look-ups, many by reading the whole table: the answers are the same.
    for (const int count : {3, 2400}) {
        QStringList keys{u"Twin"_s, u"nobody"_s};
        for (int i = 0; i < count; ++i) {
            const QString email = u"User%1@example.org"_s.arg(i);
            keys << (i % 3 == 0 ? email : i % 3 == 1 ? ids.value(email) : ids.value(email).toUpper());
        }
        const Result<QHash<QString, QStringList>> found =
            RecordStore(*connection, schema, Entity::User).resolveAll(keys + keys);
        VERIFY_OK(found);
        QCOMPARE(found->size(), keys.size() - 1);
        QCOMPARE(found->value(u"Twin"_s).size(), 2500);
        QVERIFY(!found->contains(u"nobody"_s));
        for (int i = 0; i < count; ++i)
            QCOMPARE(found->value(keys.at(i + 2)), QStringList{ids.value(u"User%1@example.org"_s.arg(i))});
    }
}

void RecordStoreTest::garbageSpoilsNoTransaction()
{
    TestDatabase data(Engine::Postgresql, m_server.get());
    const Schema schema = data.open().schema;
    const QString ann = data.addUser(u"ann"_s);
    const auto connection = data.connect();
    VERIFY_OK(connection->execute(u"BEGIN"_s));
    RecordStore users(*connection, schema, Entity::User);
    for (const QString &garbage :
         {u"garbage"_s, ann + u"garbage"_s, u'{' + ann, ann.left(35), QString(ann).remove(u'-')})
        QCOMPARE(kindOf(users.resolve(garbage)), DbError::Kind::NotFound);
    QCOMPARE(*users.resolve(u"ANN"_s), ann);
    VERIFY_OK(connection->execute(u"COMMIT"_s));
}

void RecordStoreTest::integerIds()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get(), TestDatabase::Content::Empty);
    data.execute(u"CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT)"_s);
    data.execute(u"CREATE TABLE organizations (id BIGINT PRIMARY KEY, name TEXT)"_s);
    data.execute(u"CREATE TABLE user_organizations (user_id INTEGER REFERENCES users (id), organization_id "
                 u"BIGINT REFERENCES organizations (id),"
                 " PRIMARY KEY (user_id, organization_id))"_s);
    data.execute(u"INSERT INTO users VALUES (7, 'ann'), (8, '7')"_s);
    data.execute(u"INSERT INTO organizations VALUES (9000000000, 'big')"_s);
    const auto connection = data.connect();
    const Result<Schema> schema = SchemaProbe::read(*connection);
    VERIFY_OK(schema);
    VERIFY_OK(connection->execute(u"BEGIN"_s));
    RecordStore users(*connection, *schema, Entity::User);
    QCOMPARE(*users.resolve(u"7"_s), u"7"_s); // an id goes before an e-mail
    QCOMPARE(*users.resolve(u"ANN"_s), u"7"_s);
    for (const QString &nobody : {u"99"_s, u"9000000000"_s, u"99999999999999999999"_s, u"7x"_s, u"-"_s})
        QCOMPARE(kindOf(users.resolve(nobody)), DbError::Kind::NotFound);
    QCOMPARE(*RecordStore(*connection, *schema, Entity::Organization).resolve(u"9000000000"_s),
             u"9000000000"_s);
}

void RecordStoreTest::readsRecords()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Schema schema = data.open().schema;
    const auto connection = data.connect();
    const QString ann = data.addUser(u"ann"_s, u"Ann"_s);
    const Result<Row> row = RecordStore(*connection, schema, Entity::User).read(ann);
    VERIFY_OK(row);
    QCOMPARE(row->size(), schema.users.columns.size());
    QCOMPARE(row->at(schema.users.indexOf(Field::Id)), ann);
    QCOMPARE(row->at(schema.users.indexOf(Field::Name)), u"Ann"_s);
    static const QRegularExpression time(uR"(\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(\d{3})?Z\z)"_s);
    QVERIFY(time.match(*row->at(schema.users.indexOf(Field::CreatedAt))).hasMatch());
    QVERIFY(RecordStore(*connection, schema, Entity::User)
                .read(u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s)
                ->isEmpty());
}

void RecordStoreTest::memberships()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Schema schema = data.open().schema;
    const auto connection = data.connect();
    const QString ann = data.addUser(u"ann@example.org"_s, u"Ann"_s);
    const QString zoe = data.addUser(u"zoe@example.org"_s, u"Zoe"_s);
    const QString acme = data.addOrganization(u"acme"_s, u"Acme"_s);
    const QString club = data.addOrganization(u"club"_s, u"A club"_s);
    data.addMembership(ann, acme, u"owner"_s);
    data.addMembership(ann, club);
    data.addMembership(zoe, acme);
    MembershipStore store(*connection, schema);
    QCOMPARE(*store.countOf(Entity::User, ann), 2);
    QCOMPARE(*store.countOf(Entity::Organization, acme), 2);
    QCOMPARE(*store.countOf(Entity::Organization, u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s), 0);
    QCOMPARE(store.rowsOf(Entity::User, zoe)->size(), 1);
    QCOMPARE(store.rowsOf(Entity::User, zoe)->first().at(schema.memberships.indexOf(Field::Organization)),
             acme);
    const Result<QList<MembershipStore::Listed>> listed = store.listOf(Entity::User, ann);
    VERIFY_OK(listed);
    QCOMPARE(listed->size(), 2);
    QCOMPARE(listed->at(0).name, u"A club"_s); // by name
    QCOMPARE(listed->at(1).otherId, acme);
    QCOMPARE(listed->at(1).handle, u"acme"_s);
    QCOMPARE(listed->at(1).membership.at(schema.memberships.indexOf(Field::Role)), u"owner"_s);
    QCOMPARE(store.listOf(Entity::Organization, acme)->first().handle, u"ann@example.org"_s);
}

QTEST_GUILESS_MAIN(RecordStoreTest)
#include "recordstoretest.moc"
