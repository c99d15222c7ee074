#pragma once

#include "models/storage/databaseaddress.h"
#include "views/notice.h"
#include "views/savedconnections.h"

#include <QObject>

#include <functional>

class QWidget;

/// Where passwords of databases come from and go to: the desktop's keychain, or whoever sits there. Nowhere
/// else, and never into the settings. All functions come back at once and call their function later or before
/// they do.
class PasswordKeeper : public QObject {
    Q_OBJECT

public:
    /// `settings` must outlive it; questions appear over `parent`.
    PasswordKeeper(QSettings &settings, QWidget *parent);

    /// Calls `done` with the address, and with its password if the keychain was given it before.
    void recall(const DatabaseAddress &address, const std::function<void(const DatabaseAddress &)> &done);
    /// Asks for a password, because of `reason`. Exactly one of the functions is called.
    void ask(const DatabaseAddress &address, const QString &reason,
             const std::function<void(const DatabaseAddress &)> &entered,
             const std::function<void()> &cancelled);
    /// Whether the keychain is to have the password of this login, once opened() says that it is right.
    void setKept(const DatabaseAddress &address, bool kept);
    /// The password of this address is right.
    void opened(const DatabaseAddress &address);

signals:
    void noticed(const Notice &notice);

private:
    void keep(const DatabaseAddress &address);
    void forget(const DatabaseAddress &address);

    SavedConnections m_connections;
    QWidget *m_parent;
    QMap<QString, bool> m_wishes; ///< by login: what is still to be done
};
