#include "views/passwordkeeper.h"

#include "models/storage/keychain.h"
#include "models/storage/whenfinished.h"
#include "views/passworddialog.h"

#include <memory>

PasswordKeeper::PasswordKeeper(QSettings &settings, QWidget *parent)
    : QObject(parent)
    , m_connections(settings)
    , m_parent(parent)
{
}

void PasswordKeeper::recall(const DatabaseAddress &address,
                            const std::function<void(const DatabaseAddress &)> &done)
{
    if (address.engine() == Engine::Sqlite || address.hasPassword() || !m_connections.isInKeychain(address)) {
        done(address);
        return;
    }
    whenFinished(this, Keychain::read(address), [this, address, done](const Result<QString> &password) {
        // Whoever emptied the keychain is asked instead.
        if (!password && password.error().kind == DbError::Kind::NotFound)
            m_connections.setInKeychain(address, false);
        done(password ? address.withPassword(*password) : address);
    });
}

void PasswordKeeper::ask(const DatabaseAddress &address, const QString &reason,
                         const std::function<void(const DatabaseAddress &)> &entered,
                         const std::function<void()> &cancelled)
{
    auto *dialog = new PasswordDialog(reason, m_connections.isInKeychain(address), m_parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PasswordDialog::entered, this,
            [this, address, entered](const QString &password, bool keep) {
                setKept(address, keep);
                entered(address.withPassword(password));
            });
    connect(dialog, &QDialog::rejected, this, cancelled);
    dialog->open();
}

void PasswordKeeper::setKept(const DatabaseAddress &address, bool kept)
{
    m_wishes.insert(address.login(), kept);
}

void PasswordKeeper::opened(const DatabaseAddress &address)
{
    m_connections.markUsed(address);
    const auto wish = m_wishes.constFind(address.login());
    if (wish == m_wishes.constEnd())
        return;
    const bool kept = *wish;
    m_wishes.erase(wish);
    if (kept && address.hasPassword())
        keep(address);
    else if (!kept && m_connections.isInKeychain(address))
        forget(address);
}

void PasswordKeeper::keep(const DatabaseAddress &address)
{
    whenFinished(this, Keychain::write(address, address.parameters().value(QStringLiteral("password"))),
                 [this, address](const Result<bool> &written) {
                     m_connections.setInKeychain(address, written.ok());
                     if (!written)
                         emit noticed(
                             {Notice::Level::Warning,
                              tr("The keychain did not take the password. It is asked for again next "
                                 "time."),
                              written.error().detail});
                 });
}

void PasswordKeeper::forget(const DatabaseAddress &address)
{
    m_connections.setInKeychain(address, false);
    whenFinished(this, Keychain::remove(address), [](const Result<bool> &) {});
}
