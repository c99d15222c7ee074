#pragma once

#include "models/storage/databaseaddress.h"
#include "models/storage/result.h"

#include <QFuture>

#include <stop_token>

/// Who answered at an address.
struct ServerGreeting {
    QString version; ///< "15.3", or the file's engine
    QString user; ///< empty for a file
    QString database;
    QString encryption; ///< "TLSv1.3"; empty: none
    bool isReadOnly = false; ///< a standby, or a file that may not be written
};

/// Tries whether a database can be reached, and tells who is there; reads and writes nothing else. Several
/// hosts are tried one after the other, each for the address's connect_timeout (10 s). Ends within a moment
/// after a request to stop, except while a host's name is looked up. Works on a thread of its own; errors as
/// connectError() makes them, Cancelled.
QFuture<Result<ServerGreeting>> greetDatabase(const DatabaseAddress &address, const std::stop_token &stop);
