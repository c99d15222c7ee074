#pragma once

#include "models/storage/connection.h"
#include "models/storage/sharedaddress.h"

#include <functional>

/// What became of a transaction when the connection was lost before the answer to its COMMIT came: looked up,
/// never guessed.
namespace LostCommit {

/// A name for the running transaction, to look it up by; empty where no answer can be lost.
Result<QString> nameTransaction(Connection &connection);

/// Connects anew, as often and as long as it takes, and asks. ConnectionLost with a text that says so if
/// `isStopped` becomes true before it is known, or the server does not remember the transaction. Blocks: for
/// workers.
Result<bool> wasCommitted(const SharedAddress &address, const QString &transaction,
                          const std::function<bool()> &isStopped);

} // namespace LostCommit
