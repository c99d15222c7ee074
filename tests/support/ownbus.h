#pragma once

#include <QString>

// Runs one function of this test program again on a D-Bus session of its own, for what a desktop offers
// there; nobody's own desktop is touched. The function sees which() to be what it was started with.
namespace OwnBus {

enum class Desktop {
    Unknown, // not started by run()
    None, // no bus answers
    Keychain, // a Secret Service with an empty, unlocked keychain
};

Desktop which();
// The exit code, 0 if everything passed. The keychain and all settings lie in `folder`.
int run(Desktop desktop, const QString &function, const QString &folder);

} // namespace OwnBus
