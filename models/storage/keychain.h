#pragma once

#include "models/storage/databaseaddress.h"

#include <QFuture>

/// The desktop's keychain (Secret Service or KWallet, by QtKeychain), which holds passwords of databases by
/// DatabaseAddress::login(). Call it in the thread of the window; the futures end there, by its event loop.
/// CannotOpen: no keychain answers.
namespace Keychain {

/// Whether there is one; it is asked for something that it does not have.
QFuture<Result<bool>> isThere();
/// NotFound: it has none.
QFuture<Result<QString>> read(const DatabaseAddress &address);
QFuture<Result<bool>> write(const DatabaseAddress &address, const QString &password);
QFuture<Result<bool>> remove(const DatabaseAddress &address);

} // namespace Keychain
