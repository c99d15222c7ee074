#include "models/storage/hostlist.h"

#include <QTest>

using namespace Qt::StringLiterals;

class HostListTest : public QObject {
    Q_OBJECT

private slots:
    void bothWays_data();
    void bothWays();
};

void HostListTest::bothWays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("hosts");
    QTest::addColumn<QString>("ports");
    QTest::newRow("one") << u"db1"_s << 5432 << u"db1"_s << u"5432"_s;
    QTest::newRow("none") << u""_s << 5433 << u""_s << u"5433"_s;
    QTest::newRow("default port") << u"db1"_s << 0 << u"db1"_s << u""_s;
    QTest::newRow("several, one port") << u"db1, db2"_s << 5433 << u"db1,db2"_s << u"5433"_s;
    QTest::newRow("several ports") << u"db1:1, db2:2"_s << 0 << u"db1,db2"_s << u"1,2"_s;
    QTest::newRow("socket") << u"/run/postgresql"_s << 5432 << u"/run/postgresql"_s << u"5432"_s;
    QTest::newRow("IPv6 with ports") << u"[::1]:1, db2:2"_s << 0 << u"::1,db2"_s << u"1,2"_s;
    QTest::newRow("IPv6") << u"fe80::1"_s << 5432 << u"fe80::1"_s << u"5432"_s;
}

void HostListTest::bothWays()
{
    QFETCH(QString, text);
    QFETCH(int, port);
    QFETCH(QString, hosts);
    QFETCH(QString, ports);
    const HostList list = HostList::parse(text, port);
    QCOMPARE(list.hosts, hosts);
    QCOMPARE(list.ports, ports);
    const HostList again = HostList::parse(list.typed(), list.commonPort());
    QCOMPARE(again.hosts, hosts);
    QCOMPARE(again.ports, ports);
    // A port of its own wins over the one for all.
    const HostList mixed = HostList::parse(u"a:1,b"_s, 7);
    QCOMPARE(mixed.ports, u"1,7"_s);
    QCOMPARE(mixed.typed(), u"a:1, b:7"_s);
    QCOMPARE(HostList::parse(u"a:7,b:7"_s, 5432).commonPort(), 7);
}

QTEST_GUILESS_MAIN(HostListTest)
#include "hostlisttest.moc"
