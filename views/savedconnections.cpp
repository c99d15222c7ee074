#include "views/savedconnections.h"

#include <QSettings>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

const QString &loginsKey()
{
    static const QString key = u"keychain/logins"_s;
    return key;
}

} // namespace

SavedConnections::SavedConnections(QSettings &settings)
    : m_settings(settings)
{
}

QList<SavedConnection> SavedConnections::list() const
{
    QList<SavedConnection> connections;
    const int size = m_settings.beginReadArray(u"connections"_s);
    for (int i = 0; i < size; ++i) {
        m_settings.setArrayIndex(i);
        const Result<DatabaseAddress> address =
            DatabaseAddress::parse(m_settings.value(u"address"_s).toString());
        if (address)
            connections << SavedConnection{m_settings.value(u"name"_s).toString(), *address};
    }
    m_settings.endArray();
    return connections;
}

std::optional<SavedConnection> SavedConnections::find(const QString &name) const
{
    for (const SavedConnection &known : list()) {
        if (known.name == name)
            return known;
    }
    return {};
}

void SavedConnections::store(const QList<SavedConnection> &connections)
{
    m_settings.remove(u"connections"_s);
    m_settings.beginWriteArray(u"connections"_s, int(connections.size()));
    for (int i = 0; i < connections.size(); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue(u"name"_s, connections.at(i).name);
        m_settings.setValue(u"address"_s, connections.at(i).address.withoutPassword());
    }
    m_settings.endArray();
}

void SavedConnections::save(const QString &name, const DatabaseAddress &address)
{
    QList<SavedConnection> connections = list();
    connections.removeIf([&name](const SavedConnection &known) { return known.name == name; });
    connections.prepend({name, address});
    store(connections);
}

void SavedConnections::remove(const QString &name)
{
    QList<SavedConnection> connections = list();
    connections.removeIf([&name](const SavedConnection &known) { return known.name == name; });
    store(connections);
}

void SavedConnections::markUsed(const DatabaseAddress &address)
{
    QList<SavedConnection> connections = list();
    const QString text = address.withoutPassword();
    const auto used =
        std::find_if(connections.begin(), connections.end(), [&text](const SavedConnection &known) {
            return known.address.withoutPassword() == text;
        });
    if (used == connections.end() || used == connections.begin())
        return;
    std::rotate(connections.begin(), used, std::next(used));
    store(connections);
}

bool SavedConnections::isInKeychain(const DatabaseAddress &address) const
{
    return m_settings.value(loginsKey()).toStringList().contains(address.login());
}

void SavedConnections::setInKeychain(const DatabaseAddress &address, bool isThere)
{
    QStringList logins = m_settings.value(loginsKey()).toStringList();
    logins.removeAll(address.login());
    if (isThere)
        logins << address.login();
    m_settings.setValue(loginsKey(), logins);
}
