#pragma once

#include "models/storage/databaseaddress.h"

#include <QList>

#include <optional>

class QSettings;

/// A database that somebody gave a name.
struct SavedConnection {
    QString name;
    DatabaseAddress address; ///< without a password

    friend bool operator==(const SavedConnection &, const SavedConnection &) = default;
};

/// The connections that were saved, in the settings, and for which of all databases the keychain has the
/// password. Never a password.
class SavedConnections {
public:
    /// `settings` must outlive it.
    explicit SavedConnections(QSettings &settings);

    /// The one that was used last comes first.
    QList<SavedConnection> list() const;
    std::optional<SavedConnection> find(const QString &name) const;
    /// In the place of the one that has this name; now the latest.
    void save(const QString &name, const DatabaseAddress &address);
    void remove(const QString &name);
    /// The one with this address, if there is one, is the latest now.
    void markUsed(const DatabaseAddress &address);

    /// Whether the keychain was given the password of this login (see DatabaseAddress::login()).
    bool isInKeychain(const DatabaseAddress &address) const;
    void setInKeychain(const DatabaseAddress &address, bool isThere);

private:
    void store(const QList<SavedConnection> &connections);

    QSettings &m_settings;
};
