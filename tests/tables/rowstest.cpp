// The rows that the models show are the rows that plain SQL gives.

#include "models/storage/transaction.h"
#include "models/tables/membershipmodel.h"
#include "models/tables/organizationmodel.h"
#include "models/tables/usermodel.h"
#include "tests/tables/modelwaits.h"
#include "tests/tables/tabledatabase.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlIndex>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTest>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Engine)

class RowsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void userOrders_data();
    void userOrders();
    void searches_data() { engines(); }
    void searches();
    void membershipOrders_data();
    void membershipOrders();
    void scopes_data() { engines(); }
    void scopes();
    void locates_data() { engines(); }
    void locates();
    void newestSearchWins_data() { engines(); }
    void newestSearchWins();
    void sqlRunsElsewhere_data() { engines(); }
    void sqlRunsElsewhere();
    void blockedDatabaseHoldsNobody();
    void goesWhileItReads_data() { engines(); }
    void goesWhileItReads();

private:
    void engines();
    TableDatabase &current() const;

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TableDatabase> m_sqlite;
    std::unique_ptr<TableDatabase> m_postgresql;
};

void RowsTest::initTestCase()
{
    QString error;
    m_server = PostgresServer::start(&error);
    QVERIFY2(m_server, qPrintable(error));
    const TableDatabase::Size size{3000, 40, 3000};
    m_sqlite = TableDatabase::create(Engine::Sqlite, nullptr, size);
    m_postgresql = TableDatabase::create(Engine::Postgresql, m_server.get(), size);
    QVERIFY(m_sqlite);
    QVERIFY(m_postgresql);
}

void RowsTest::cleanupTestCase()
{
    m_postgresql.reset();
    m_sqlite.reset();
    m_server.reset();
}

void RowsTest::engines()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("sqlite") << Engine::Sqlite;
    QTest::newRow("postgresql") << Engine::Postgresql;
}

TableDatabase &RowsTest::current() const
{
    QFETCH(Engine, engine);
    return engine == Engine::Sqlite ? *m_sqlite : *m_postgresql;
}

static QList<QStringList> texts(const QList<Row> &rows)
{
    QList<QStringList> keys;
    for (const Row &row : rows) {
        QStringList key;
        for (const Value &value : row)
            key << value.value_or(QString());
        keys << key;
    }
    return keys;
}

void RowsTest::userOrders_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql}) {
        for (const QString &column : {u"id"_s, u"email"_s, u"name"_s, u"created_at"_s, u"city"_s}) {
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                QTest::addRow("%s %s %s", engine == Engine::Sqlite ? "sqlite" : "postgresql",
                              qPrintable(column), order == Qt::AscendingOrder ? "up" : "down")
                    << engine << column << order;
            }
        }
    }
}

void RowsTest::userOrders()
{
    QFETCH(QString, column);
    QFETCH(Qt::SortOrder, order);
    const TableDatabase &database = current();
    Roster roster(database.database());
    UserModel model(roster);
    QSignalSpy failures(&model, &RelationalModel::readFailed);
    model.sort(model.table().indexOf(column), order);
    QVERIFY(settles(model));
    QCOMPARE(model.rowCount(), 3000);

    const QString direction = order == Qt::DescendingOrder ? u" DESC"_s : QString();
    const QString sql = u"SELECT id FROM users ORDER BY %1 IS NULL, %1%2, id%2"_s.arg(column, direction);
    QCOMPARE(keysOf(model, {95, 55, 20, 70}), texts(database.select(sql, 1)));
    QVERIFY(failures.isEmpty());
}

void RowsTest::searches()
{
    const TableDatabase &database = current();
    Roster roster(database.database());
    UserModel model(roster);
    model.setSort(model.columnOf(Field::Name), Qt::AscendingOrder);
    for (const QString &text : {u"ADA 12"_s, u"@example"_s, u"%"_s, u"1@"_s, u"nobody"_s}) {
        model.setSearch(text);
        QVERIFY(settles(model));
        const QString pattern = u'%' + QString(text).replace(u'%', u"\\%"_s).toLower() + u'%';
        const auto expected =
            texts(database.select(u"SELECT id FROM users WHERE lower(email) LIKE ? ESCAPE '\\'"
                                  " OR lower(name) LIKE ? ESCAPE '\\' ORDER BY name, id"_s,
                                  1, {pattern, pattern}));
        QCOMPARE(keysOf(model, {80}), expected);
        QCOMPARE(model.totalCount(), expected.size());
    }
    model.setSearch({});
    QVERIFY(settles(model));
    QCOMPARE(model.rowCount(), 3000);

    OrganizationModel organizations(roster);
    organizations.setSearch(u"MÜLLER"_s);
    QVERIFY(settles(organizations));
    QCOMPARE(organizations.rowCount(), 40);
}

void RowsTest::membershipOrders_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("scope");
    struct Case {
        QString column, sqlite, postgresql;
    };
    const QList<Case> cases{
        {u""_s, u"1"_s, u"1"_s},
        {u"user_id"_s, u"m.user_id"_s, u"m.user_id"_s},
        {u"organization_id"_s, u"m.organization_id"_s, u"m.organization_id"_s},
        {u"role"_s, u"m.role"_s, u"m.role"_s},
        {u"permissions"_s, u"m.permissions"_s, u"m.permissions::text"_s},
        {u"joined_at"_s, u"m.joined_at"_s, u"m.joined_at"_s},
        {u"weight"_s, u"m.weight"_s, u"m.weight"_s},
        {u"user.email"_s, u"u.email"_s, u"u.email"_s},
        {u"user.name"_s, u"u.name"_s, u"u.name"_s},
        {u"organization.slug"_s, u"o.slug"_s, u"o.slug"_s},
        {u"organization.name"_s, u"o.name"_s, u"o.name"_s},
    };
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql}) {
        for (const Case &one : cases) {
            for (const QString &scope : {u"all"_s, u"user"_s, u"organization"_s}) {
                QTest::addRow("%s %s of %s", engine == Engine::Sqlite ? "sqlite" : "postgresql",
                              qPrintable(one.column), qPrintable(scope))
                    << engine << one.column << (engine == Engine::Sqlite ? one.sqlite : one.postgresql)
                    << scope;
            }
        }
    }
}

void RowsTest::membershipOrders()
{
    QFETCH(QString, column);
    QFETCH(QString, expression);
    QFETCH(QString, scope);
    const TableDatabase &database = current();
    Roster roster(database.database());
    MembershipModel model(roster);
    QSignalSpy failures(&model, &RelationalModel::readFailed);
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        model.setSort(column.isEmpty() ? -1 : model.record().indexOf(column), order);
        QVariantList values;
        QString where;
        if (scope == "user"_L1) {
            model.setScope(UserId(database.userIds().at(5)));
            where = u"WHERE m.user_id = ?"_s;
            values << database.userIds().at(5);
        } else if (scope == "organization"_L1) {
            model.setScope(OrganizationId(database.organizationIds().at(0)));
            where = u"WHERE m.organization_id = ?"_s;
            values << database.organizationIds().at(0);
        } else {
            model.clearScope();
        }
        QVERIFY(settles(model));
        const QString direction = order == Qt::DescendingOrder ? u" DESC"_s : QString();
        const QString other = column.startsWith("organization"_L1)
            ? u"m.organization_id%1, m.user_id%1"_s.arg(direction)
            : u"m.user_id%1, m.organization_id%1"_s.arg(direction);
        const QString first =
            column.isEmpty() ? QString() : u"%1 IS NULL, %1%2, "_s.arg(expression, direction);
        const QString sql =
            u"SELECT m.user_id, m.organization_id FROM user_organizations m"
            " JOIN users u ON u.id = m.user_id JOIN organizations o ON o.id = m.organization_id "_s
            + where + u" ORDER BY "_s + first + other;
        const auto expected = texts(database.select(sql, 2, values));
        QCOMPARE(keysOf(model, {95, 55, 20}), expected);
        QVERIFY(failures.isEmpty());
    }
}

void RowsTest::scopes()
{
    const TableDatabase &database = current();
    Roster roster(database.database());
    MembershipModel model(roster);
    const OrganizationId organization(database.organizationIds().at(0));
    model.setSort(model.userEmailColumn(), Qt::AscendingOrder);
    model.setScope(organization);
    QVERIFY(settles(model));
    QVERIFY(arrives(model, 0));
    QCOMPARE(model.organizationAt(0), organization);
    const QString email = model.index(0, model.userEmailColumn()).data().toString();
    QCOMPARE(model.index(0, model.userColumn()).data().toString(), email);
    QCOMPARE(model.index(0, model.userColumn()).data(Qt::EditRole).toString(), model.userAt(0).text());
    QVERIFY(!(model.index(0, model.userEmailColumn()).flags() & Qt::ItemIsEditable));
    QVERIFY(!(model.index(0, model.userColumn()).flags() & Qt::ItemIsEditable));
    QVERIFY(model.index(0, model.columnOf(Field::Role)).flags() & Qt::ItemIsEditable);

    model.setSearch(email);
    QVERIFY(settles(model));
    for (const QStringList &key : keysOf(model))
        QCOMPARE(key.at(1), organization.text());
    QVERIFY(model.rowCount() > 0);

    model.setScope(UserId(u"00000000-0000-0000-0000-000000000000"_s));
    QVERIFY(settles(model));
    QCOMPARE(model.rowCount(), 0);
}

void RowsTest::locates()
{
    const TableDatabase &database = current();
    Roster roster(database.database());
    UserModel model(roster);
    for (const QString &column : {u"name"_s, u"city"_s, u"id"_s}) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(model.table().indexOf(column), order);
            QVERIFY(settles(model));
            for (const int row : {0, 1, 1700, 2999}) {
                QVERIFY(arrives(model, row));
                const QFuture<qint64> found = model.locate(model.keyAt(row));
                QTRY_VERIFY(found.isFinished());
                QCOMPARE(found.result(), row);
            }
        }
    }
    const QFuture<qint64> missing = model.locate({u"00000000-0000-0000-0000-000000000000"_s});
    QTRY_VERIFY(missing.isFinished());
    QCOMPARE(missing.result(), -1);
}

void RowsTest::newestSearchWins()
{
    Roster roster(current().database());
    UserModel model(roster);
    for (const QString &text : {u"a"_s, u"ad"_s, u"ada"_s, u"ada 1"_s, u"ada 12"_s, u"ada 123"_s})
        model.setSearch(text);
    QVERIFY(settles(model));
    for (int row = 0; row < model.rowCount(); ++row) {
        QVERIFY(arrives(model, row));
        QVERIFY(model.index(row, model.columnOf(Field::Name))
                    .data()
                    .toString()
                    .contains("ada 123"_L1, Qt::CaseInsensitive));
    }
}

void RowsTest::sqlRunsElsewhere()
{
    Roster roster(current().database());
    UserModel model(roster);
    QTRY_COMPARE(QSqlDatabase::connectionNames().size(), 1); // those of models before it go by and by
    QVERIFY(!model.database().driver()->inherits("QSQLiteDriver"));
    QVERIFY(!model.database().driver()->inherits("QPSQLDriver"));
    QSqlQuery query(model.database());
    QVERIFY(!query.exec(u"SELECT 1"_s));
    QVERIFY(!model.database().transaction());
    model.select();
    QVERIFY(settles(model));
    QVERIFY(!model.canFetchMore());
    QVERIFY(!model.relationModel(0));
    QCOMPARE(model.primaryKey().fieldName(0), u"id"_s);
}

// While somebody locks the table, every look at the model returns at once; afterwards the rows come.
void RowsTest::blockedDatabaseHoldsNobody()
{
    const Database database = m_postgresql->database();
    Roster roster(database);
    UserModel model(roster);
    model.select();
    QVERIFY(settles(model));
    {
        const Result<std::unique_ptr<Connection>> other = Connection::open(database.address);
        QVERIFY(other);
        Result<Transaction> transaction = Transaction::begin(**other, Access::Write);
        QVERIFY(transaction);
        QVERIFY((*other)->execute(u"LOCK TABLE users IN ACCESS EXCLUSIVE MODE"_s));
        QElapsedTimer timer;
        timer.start();
        model.sort(model.columnOf(Field::Name), Qt::AscendingOrder);
        for (int row = 0; row < 2500; row += 50)
            QVERIFY(!model.index(row, 0).data().isValid());
        model.refresh();
        QCoreApplication::processEvents();
        QVERIFY(model.isLoading());
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    }
    QVERIFY(arrives(model, 2400));
    QVERIFY(settles(model));
}

void RowsTest::goesWhileItReads()
{
    for (int i = 0; i < 20; ++i) {
        Roster roster(current().database());
        UserModel model(roster);
        model.setSearch(u"ada"_s);
        model.index(0, 0).data();
    }
    QTRY_COMPARE(QSqlDatabase::connectionNames().size(), 0);
}

QTEST_GUILESS_MAIN(RowsTest)
#include "rowstest.moc"
