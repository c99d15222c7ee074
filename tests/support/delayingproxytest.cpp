// The slow link that other tests stand on is as slow as they think, and breaks as they wish.

#include "tests/support/delayingproxy.h"
#include "tests/support/heartbeat.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

using namespace std::chrono_literals;

namespace {

bool hears(QTcpSocket &socket, const QByteArray &text)
{
    return QTest::qWaitFor([&] { return socket.bytesAvailable() >= text.size(); })
        && socket.readAll() == text;
}

} // namespace

class DelayingProxyTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void delaysEitherWay();
    void keepsUpWithALot();
    void countsRoundTrips();
    void passesTheEnd();
    void stopsAndResumes();
    void stallsAndResumes();
    void heartbeatSeesWhoBlocks();
    void heartbeatForgivesNoWaiting();

private:
    std::unique_ptr<QTcpSocket> connectTo(int port) const;

    QTcpServer m_echo;
};

void DelayingProxyTest::init()
{
    m_echo.close();
    m_echo.disconnect();
    connect(&m_echo, &QTcpServer::newConnection, this, [this] {
        QTcpSocket *socket = m_echo.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->write(socket->readAll()); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
    QVERIFY(m_echo.listen(QHostAddress(QHostAddress::LocalHost)));
}

std::unique_ptr<QTcpSocket> DelayingProxyTest::connectTo(int port) const
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(port));
    socket->waitForConnected();
    return socket;
}

void DelayingProxyTest::delaysEitherWay()
{
    DelayingProxy proxy(m_echo.serverPort(), 40ms);
    const auto client = connectTo(proxy.port());
    QElapsedTimer timer;
    timer.start();
    client->write("a");
    QVERIFY(hears(*client, "a"));
    QVERIFY2(timer.elapsed() >= 160, "connecting is a round trip, and so is the answer");
    timer.start();
    client->write("b");
    QVERIFY(hears(*client, "b"));
    QVERIFY(timer.elapsed() >= 80);
    QCOMPARE(proxy.connectionCount(), 1);
}

// Twenty delays' worth of a lot comes in one: the link is slow, not narrow.
void DelayingProxyTest::keepsUpWithALot()
{
    DelayingProxy proxy(m_echo.serverPort(), 250ms);
    const auto client = connectTo(proxy.port());
    QElapsedTimer timer;
    timer.start();
    QByteArray sent;
    QByteArray received;
    for (int i = 0; i < 20; ++i) {
        const QByteArray part(100'000, char('a' + i));
        client->write(part);
        sent += part;
    }
    QTRY_VERIFY(received.append(client->readAll()).size() >= sent.size());
    QVERIFY(received == sent);
    QVERIFY2(timer.elapsed() < 5000, "each part waits for the one before");
}

void DelayingProxyTest::countsRoundTrips()
{
    DelayingProxy proxy(m_echo.serverPort(), 20ms);
    const auto first = connectTo(proxy.port());
    QTRY_COMPARE(proxy.roundTrips(), QList<int>{1});
    for (int i = 0; i < 3; ++i) {
        first->write("a");
        first->flush();
        first->write("b");
        QVERIFY(hears(*first, "ab"));
    }
    const auto second = connectTo(proxy.port());
    QTRY_COMPARE(proxy.roundTrips(), (QList<int>{4, 1}));
}

void DelayingProxyTest::passesTheEnd()
{
    DelayingProxy proxy(m_echo.serverPort(), 10ms);
    const auto client = connectTo(proxy.port());
    client->write("last words");
    QVERIFY(hears(*client, "last words"));
    QTcpSocket *server = m_echo.findChild<QTcpSocket *>();
    QVERIFY(server);
    server->write("bye");
    server->disconnectFromHost();
    QTRY_COMPARE(client->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(client->readAll(), "bye");
}

void DelayingProxyTest::stopsAndResumes()
{
    DelayingProxy proxy(m_echo.serverPort(), 10ms);
    const int port = proxy.port();
    const auto client = connectTo(port);
    client->write("a");
    QVERIFY(hears(*client, "a"));
    proxy.stop();
    QTRY_COMPARE(client->state(), QAbstractSocket::UnconnectedState);
    const auto refused = connectTo(port);
    QCOMPARE(refused->error(), QAbstractSocket::ConnectionRefusedError);
    QVERIFY(proxy.resume());
    const auto again = connectTo(port);
    again->write("b");
    QVERIFY(hears(*again, "b"));
}

void DelayingProxyTest::stallsAndResumes()
{
    DelayingProxy proxy(m_echo.serverPort(), 10ms);
    const auto client = connectTo(proxy.port());
    client->write("a");
    QVERIFY(hears(*client, "a"));
    proxy.stall();
    client->write("b");
    QVERIFY2(!QTest::qWaitFor([&] { return client->bytesAvailable() > 0; }, 200), "it is a stalled link");
    QCOMPARE(client->state(), QAbstractSocket::ConnectedState);
    QVERIFY(proxy.resume());
    QVERIFY(hears(*client, "b"));
}

// Busy, and asleep: neither lets the event loop turn.
void DelayingProxyTest::heartbeatSeesWhoBlocks()
{
    Heartbeat heartbeat(QStringLiteral("quiet"));
    QVERIFY(heartbeat.turnUntil([&] { return heartbeat.step().beats > 20; }));
    heartbeat.begin(QStringLiteral("busy"));
    QTimer::singleShot(5, this, [] {
        QElapsedTimer timer;
        timer.start();
        volatile int work = 0;
        while (timer.elapsed() < 150)
            work = work + 1;
    });
    QVERIFY(heartbeat.turnUntil([&] { return heartbeat.step().asMeasured >= 150; }));
    // How much of it a busy machine gave to others cannot be told; some was ours.
    QVERIFY(heartbeat.step().longest > 10);
    QVERIFY(heartbeat.step().longest <= heartbeat.step().asMeasured);
    QCOMPARE(heartbeat.steps().size(), 2);
}

void DelayingProxyTest::heartbeatForgivesNoWaiting()
{
    Heartbeat heartbeat(QStringLiteral("asleep"));
    QThread::msleep(200); // outside the event loop, too
    heartbeat.begin(QStringLiteral("awake"));
    QVERIFY(heartbeat.steps().first().longest > 150);
}

QTEST_GUILESS_MAIN(DelayingProxyTest)
#include "delayingproxytest.moc"
