#include "models/storage/databaseaddress.h"
#include "tests/support/outcome.h"

#include <QDir>

using namespace Qt::StringLiterals;

class DatabaseAddressTest : public QObject {
    Q_OBJECT

private slots:
    void files_data();
    void files();
    void servers_data();
    void servers();
    void comeBackWithoutThePassword_data();
    void comeBackWithoutThePassword();
    void displayNames_data();
    void displayNames();
    void refused_data();
    void refused();
};

void DatabaseAddressTest::files_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("file");
    const QString here = QDir::currentPath();
    QTest::newRow("absolute") << u"/data/roster.sqlite"_s << u"/data/roster.sqlite"_s;
    QTest::newRow("relative") << u"roster.sqlite"_s << here + u"/roster.sqlite"_s;
    QTest::newRow("spaces") << u"/data/my roster.sqlite"_s << u"/data/my roster.sqlite"_s;
    QTest::newRow("equals sign") << u"/data/a=b.sqlite"_s << u"/data/a=b.sqlite"_s;
    QTest::newRow("no libpq word") << u"year=2024.sqlite"_s << here + u"/year=2024.sqlite"_s;
    QTest::newRow("memory is a file") << u":memory:"_s << here + u"/:memory:"_s;
    QTest::newRow("other letters") << u"/données/会員.db"_s << u"/données/会員.db"_s;
}

void DatabaseAddressTest::files()
{
    QFETCH(QString, text);
    QFETCH(QString, file);
    const Result<DatabaseAddress> address = DatabaseAddress::parse(text);
    VERIFY_OK(address);
    QCOMPARE(address->engine(), Engine::Sqlite);
    QCOMPARE(address->file(), file);
    QVERIFY(address->parameters().isEmpty());
    QCOMPARE(*DatabaseAddress::parse(address->withoutPassword()), *address);
}

void DatabaseAddressTest::servers_data()
{
    using Parameters = QMap<QString, QString>;
    QTest::addColumn<QString>("text");
    QTest::addColumn<Parameters>("parameters");
    QTest::newRow("URI") << u"postgresql://ann:s%20e@db.example:5433/people?sslmode=require"_s
                         << Parameters{{u"user"_s, u"ann"_s},        {u"password"_s, u"s e"_s},
                                       {u"host"_s, u"db.example"_s}, {u"port"_s, u"5433"_s},
                                       {u"dbname"_s, u"people"_s},   {u"sslmode"_s, u"require"_s}};
    QTest::newRow("short scheme") << u"postgres://h/d"_s
                                  << Parameters{{u"host"_s, u"h"_s}, {u"dbname"_s, u"d"_s}};
    QTest::newRow("several hosts") << u"postgresql://a:1,b:2/d?target_session_attrs=read-write"_s
                                   << Parameters{{u"host"_s, u"a,b"_s},
                                                 {u"port"_s, u"1,2"_s},
                                                 {u"dbname"_s, u"d"_s},
                                                 {u"target_session_attrs"_s, u"read-write"_s}};
    QTest::newRow("key=value") << u"host=/run/pg dbname='my \\'db\\'' password = 'a\\\\b'"_s
                               << Parameters{{u"host"_s, u"/run/pg"_s},
                                             {u"dbname"_s, u"my 'db'"_s},
                                             {u"password"_s, u"a\\b"_s}};
    QTest::newRow("service") << u"service=people"_s << Parameters{{u"service"_s, u"people"_s}};
    QTest::newRow("everything by default") << u"postgresql://"_s << Parameters{};
    QTest::newRow("spaces around") << u"  postgresql://h/d \n"_s
                                   << Parameters{{u"host"_s, u"h"_s}, {u"dbname"_s, u"d"_s}};
}

void DatabaseAddressTest::servers()
{
    using Parameters = QMap<QString, QString>;
    QFETCH(QString, text);
    QFETCH(Parameters, parameters);
    const Result<DatabaseAddress> address = DatabaseAddress::parse(text);
    VERIFY_OK(address);
    QCOMPARE(address->engine(), Engine::Postgresql);
    QCOMPARE(address->parameters(), parameters);
    QVERIFY(address->file().isEmpty());
}

void DatabaseAddressTest::comeBackWithoutThePassword_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"postgresql://ann:hunter2@db.example/people", "postgresql://ann@db.example/people?password=hunter2",
          "host=h password='hunter2' dbname=d",
          "host=h dbname='a b\\'c\\\\d' password=hunter2 options='-c a=b'",
          "postgresql://ann:hunter2@a:1,b:2/d?sslmode=verify-full&sslpassword=hunter2",
          "postgresql://:hunter2@/d?host=%2Frun%2Fpg", "  postgresql://ann:hunter2@h/d", "password=hunter2"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void DatabaseAddressTest::comeBackWithoutThePassword()
{
    QFETCH(QString, text);
    const Result<DatabaseAddress> address = DatabaseAddress::parse(text);
    VERIFY_OK(address);
    QVERIFY(address->parameters().value(u"password"_s) == u"hunter2"_s
            || address->parameters().value(u"sslpassword"_s) == u"hunter2"_s);
    QVERIFY2(!address->withoutPassword().contains("hunter2"_L1), qPrintable(address->withoutPassword()));
    QVERIFY(!address->displayName().contains("hunter2"_L1));

    const Result<DatabaseAddress> again = DatabaseAddress::parse(address->withoutPassword());
    VERIFY_OK(again);
    QCOMPARE(again->engine(), Engine::Postgresql);
    QMap<QString, QString> expected = address->parameters();
    expected.remove(u"password"_s);
    expected.remove(u"sslpassword"_s);
    QCOMPARE(again->parameters(), expected);
}

void DatabaseAddressTest::displayNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("file") << u"/data/my roster.sqlite"_s << u"my roster.sqlite"_s;
    QTest::newRow("server") << u"postgresql://u:p@h:5/people"_s << u"people on h"_s;
    QTest::newRow("local") << u"host=/run/pg dbname=people"_s << u"people"_s;
    QTest::newRow("service") << u"service=people"_s << u"people"_s;
    QTest::newRow("nothing") << u"postgresql://"_s << u"postgresql"_s;
}

void DatabaseAddressTest::displayNames()
{
    QFETCH(QString, text);
    QFETCH(QString, name);
    QCOMPARE(DatabaseAddress::parse(text)->displayName(), name);
}

void DatabaseAddressTest::refused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "  ", "postgresql://u:hunter2@h:notaport:x/d?nosuchoption=1", "host=h nosuchkey=hunter2",
          "host='h password=hunter2", "POSTGRESQL://u:hunter2@h/d", "Postgres://u:hunter2@h/d"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void DatabaseAddressTest::refused()
{
    QFETCH(QString, text);
    const Result<DatabaseAddress> address = DatabaseAddress::parse(text);
    QCOMPARE(kindOf(address), DbError::Kind::CannotOpen);
    QVERIFY(!address.error().text.isEmpty());
    QVERIFY(!(address.error().text + address.error().detail).contains("hunter2"_L1));
}

QTEST_GUILESS_MAIN(DatabaseAddressTest)
#include "databaseaddresstest.moc"
