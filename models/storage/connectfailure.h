#pragma once

#include "models/storage/databaseaddress.h"

#include <locale.h>

/// Why a server could not be worked with, as far as libpq and the server tell.
enum class ConnectFailure {
    UnknownHost, ///< its name leads nowhere
    Refused, ///< the machine is there, but no server at that port
    Unreachable, ///< no way to the machine
    TimedOut, ///< no answer
    PasswordNeeded, ///< none was given
    WrongPassword,
    NoSuchUser,
    NoSuchDatabase,
    NoRight, ///< to connect to this database
    NotAllowed, ///< the server's pg_hba.conf has no rule for this machine, user and database
    OtherSystemUser, ///< on the local socket, it asks who one is on this machine
    TlsDemanded, ///< the server takes encrypted connections only
    TlsRefused, ///< encryption was demanded and the server has none
    Untrusted, ///< the server's certificate is not signed by whom we trust
    OtherName, ///< the server's certificate is for another host
    NoRootCertificate, ///< the file to check it with is missing
    ClientCertificate, ///< ours is missing, or cannot be used
    UnknownService, ///< no such entry in pg_service.conf
    ReadOnlyServer, ///< all servers are standbys, and a writable one was asked for
    Full, ///< too many connections
    StartingUp, ///< or shutting down
    NoServer, ///< something answers that is no PostgreSQL
    Other,
};

/// From an English text of libpq. Where it holds the server's SQLSTATE (see PQERRORS_VERBOSE) that one
/// decides, whatever language the server speaks. With several hosts: what brings one furthest.
ConnectFailure connectFailureOf(const QString &message);

/// The same as one or two plain sentences that say what to do; `message` as detail. PasswordNeeded where
/// another password may help, else CannotOpen.
DbError connectError(const DatabaseAddress &address, const QString &message);

/// Whether the database cannot be reached at present, and what was asked for may work later.
bool isAboutConnection(DbError::Kind kind);

/// While it lives, the C library and libpq speak English on this thread, so that their words can be
/// understood.
class EnglishMessages {
public:
    EnglishMessages();
    ~EnglishMessages();
    EnglishMessages(const EnglishMessages &) = delete;
    EnglishMessages &operator=(const EnglishMessages &) = delete;

private:
    locale_t m_english;
    locale_t m_before;
};
