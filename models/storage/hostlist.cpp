#include "models/storage/hostlist.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

bool areAllAlike(const QStringList &texts)
{
    return std::all_of(texts.begin(), texts.end(),
                       [&texts](const QString &text) { return text == texts.first(); });
}

} // namespace

HostList HostList::parse(const QString &typed, int port)
{
    // A path is a socket's folder and has no port of its own; colons without brackets are an IPv6 address.
    static const QRegularExpression withPort(u"^(\\[[^\\]]*\\]|[^:/\\[\\]]*):(\\d{1,5})$"_s);
    static const QRegularExpression brackets(u"^\\[(.*)\\]$"_s);
    const QString common = port > 0 ? QString::number(port) : QString();
    QStringList hosts;
    QStringList ports;
    for (const QString &part : typed.split(u',')) {
        const QString entry = part.trimmed();
        if (entry.isEmpty())
            continue;
        const QRegularExpressionMatch match = withPort.match(entry);
        QString host = match.hasMatch() ? match.captured(1) : entry;
        hosts << host.replace(brackets, u"\\1"_s);
        ports << (match.hasMatch() ? match.captured(2) : common);
    }
    if (hosts.isEmpty())
        return {{}, common};
    return {hosts.join(u','), areAllAlike(ports) ? ports.first() : ports.join(u',')};
}

QString HostList::typed() const
{
    if (!ports.contains(u','))
        return hosts;
    const QStringList portList = ports.split(u',');
    QStringList entries;
    const QStringList hostList = hosts.split(u',');
    for (qsizetype i = 0; i < hostList.size(); ++i) {
        const QString &host = hostList.at(i);
        const QString port = portList.value(i);
        const QString bracketed = host.contains(u':') ? u'[' + host + u']' : host;
        entries << (port.isEmpty() ? host : bracketed + u':' + port);
    }
    return entries.join(", "_L1);
}

int HostList::commonPort() const { return ports.contains(u',') ? 0 : ports.toInt(); }
