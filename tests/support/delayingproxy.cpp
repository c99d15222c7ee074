#include "tests/support/delayingproxy.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <deque>
#include <utility>

using namespace std::chrono_literals;

namespace {

class Link;

// One direction of a connection: what came in, and when it is due on the other side.
class Way : public QObject {
public:
    Way(QTcpSocket &from, QTcpSocket &to, Link &link);

    void hold(std::chrono::nanoseconds due, const QByteArray &bytes);
    void pass();

private:
    struct Parcel {
        std::chrono::nanoseconds due;
        QByteArray bytes; ///< none: the sender has closed
    };

    QTcpSocket &m_from;
    QTcpSocket &m_to;
    Link &m_link;
    std::deque<Parcel> m_parcels;
    QTimer m_timer;
};

// What all connections have in common.
struct Weather {
    std::chrono::nanoseconds delay{};
    bool stalled = false;
    QElapsedTimer clock;

    std::chrono::nanoseconds now() const { return std::chrono::nanoseconds(clock.nsecsElapsed()); }
};

// A connection from a client on to the server.
class Link : public QObject {
public:
    Link(QTcpSocket *client, int port, const Weather &shared, int &roundTrips, QObject *parent)
        : QObject(parent)
        , weather(shared)
        , opened(shared.now())
        , m_client(client)
        , m_up(*client, m_server, *this)
        , m_down(m_server, *client, *this)
    {
        client->setParent(this);
        for (QTcpSocket *socket : {client, &m_server})
            QObject::connect(socket, &QTcpSocket::connected, socket,
                             [socket] { socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); });
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        const auto onAnswer = [this, &roundTrips] { roundTrips += std::exchange(m_isAsked, false) ? 1 : 0; };
        connect(&m_server, &QTcpSocket::readyRead, this, onAnswer);
        connect(client, &QTcpSocket::readyRead, this, [this] { m_isAsked = true; });
        m_server.connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(port));
    }

    void pass()
    {
        m_up.pass();
        m_down.pass();
    }
    void reset()
    {
        m_client->abort();
        m_server.abort();
        deleteLater();
    }

    const Weather &weather;
    const std::chrono::nanoseconds opened;

private:
    QTcpSocket *m_client;
    QTcpSocket m_server;
    bool m_isAsked = false;
    Way m_up;
    Way m_down;
};

Way::Way(QTcpSocket &from, QTcpSocket &to, Link &link)
    : m_from(from)
    , m_to(to)
    , m_link(link)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Way::pass);
    connect(&m_to, &QTcpSocket::connected, this, &Way::pass);
    connect(&from, &QTcpSocket::readyRead, this, [this] {
        // A client that is far away would know only after a round trip that it is connected.
        const std::chrono::nanoseconds delay = m_link.weather.delay;
        hold(std::max(m_link.weather.now(), m_link.opened + 2 * delay) + delay, m_from.readAll());
    });
    connect(&from, &QTcpSocket::disconnected, this,
            [this] { hold(m_link.weather.now() + m_link.weather.delay, {}); });
}

void Way::hold(std::chrono::nanoseconds due, const QByteArray &bytes)
{
    m_parcels.push_back({due, bytes});
    if (!m_timer.isActive())
        pass();
}

void Way::pass()
{
    const bool connecting =
        m_to.state() == QAbstractSocket::HostLookupState || m_to.state() == QAbstractSocket::ConnectingState;
    if (m_link.weather.stalled || connecting)
        return; // passes when that ends
    while (!m_parcels.empty() && m_parcels.front().due <= m_link.weather.now()) {
        const Parcel parcel = m_parcels.front();
        m_parcels.pop_front();
        if (parcel.bytes.isEmpty()) {
            connect(&m_to, &QTcpSocket::disconnected, &m_link, &QObject::deleteLater);
            m_to.disconnectFromHost(); // after what is written already
            if (m_to.state() == QAbstractSocket::UnconnectedState)
                m_link.deleteLater();
            return;
        }
        m_to.write(parcel.bytes);
    }
    if (!m_parcels.empty())
        m_timer.start(
            std::chrono::ceil<std::chrono::milliseconds>(m_parcels.front().due - m_link.weather.now()));
}

} // namespace

class DelayingProxy::Gate : public QObject {
public:
    Gate(int port, std::chrono::milliseconds delay)
        : m_target(port)
        , m_listener(this)
    {
        m_weather.delay = delay;
        m_weather.clock.start();
        connect(&m_listener, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = m_listener.nextPendingConnection()) {
                roundTrips.push_back(1); // to be connected
                new Link(client, m_target, m_weather, roundTrips.back(), this);
            }
        });
    }

    bool listen(int port) { return m_listener.listen(QHostAddress(QHostAddress::LocalHost), quint16(port)); }
    int port() const { return m_listener.serverPort(); }
    void setDelay(std::chrono::milliseconds delay) { m_weather.delay = delay; }

    void close()
    {
        m_listener.close();
        for (Link *link : links())
            link->reset();
    }
    void end()
    {
        m_listener.close();
        qDeleteAll(links());
    }
    void stall() { m_weather.stalled = true; }
    bool resume(int port)
    {
        m_weather.stalled = false;
        for (Link *link : links())
            link->pass();
        return m_listener.isListening() || listen(port);
    }

    std::deque<int> roundTrips; ///< of each connection, also of those that are gone

private:
    QList<Link *> links() const
    {
        QList<Link *> links;
        for (QObject *child : children()) {
            if (auto *link = dynamic_cast<Link *>(child))
                links << link;
        }
        return links;
    }

    const int m_target;
    Weather m_weather;
    QTcpServer m_listener;
};

namespace {

// Does something in the thread of `object` and waits for it.
template <class Work> auto doIn(QObject *object, Work work)
{
    decltype(work()) result{};
    QMetaObject::invokeMethod(
        object, [&] { result = work(); }, Qt::BlockingQueuedConnection);
    return result;
}

} // namespace

DelayingProxy::DelayingProxy(int port, std::chrono::milliseconds delay)
    : m_gate(std::make_unique<Gate>(port, delay))
{
    m_thread.setObjectName(QStringLiteral("slow-link"));
    m_gate->moveToThread(&m_thread);
    m_thread.start();
    m_port = doIn(m_gate.get(), [this] { return m_gate->listen(0) ? m_gate->port() : 0; });
}

DelayingProxy::~DelayingProxy()
{
    // Sockets end in their own thread.
    doIn(m_gate.get(), [this] {
        m_gate->end();
        return true;
    });
    m_thread.quit();
    m_thread.wait();
}

void DelayingProxy::setDelay(std::chrono::milliseconds delay)
{
    doIn(m_gate.get(), [&] {
        m_gate->setDelay(delay);
        return true;
    });
}

void DelayingProxy::stop()
{
    doIn(m_gate.get(), [this] {
        m_gate->close();
        return true;
    });
}

void DelayingProxy::stall()
{
    doIn(m_gate.get(), [this] {
        m_gate->stall();
        return true;
    });
}

bool DelayingProxy::resume()
{
    return doIn(m_gate.get(), [this] { return m_gate->resume(m_port); });
}

int DelayingProxy::connectionCount() const
{
    return doIn(m_gate.get(), [this] { return int(m_gate->roundTrips.size()); });
}

QList<int> DelayingProxy::roundTrips() const
{
    return doIn(m_gate.get(),
                [this] { return QList<int>(m_gate->roundTrips.cbegin(), m_gate->roundTrips.cend()); });
}
