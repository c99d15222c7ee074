#pragma once

#include <QString>

/// One or several hosts, as people write them ("db1:5433, db2, [::1]:5432") and as libpq takes them.
struct HostList {
    QString hosts; ///< libpq's "host": separated by commas
    QString ports; ///< libpq's "port": one for all, or as many as there are hosts

    /// `port` for those that name none; 0: libpq's own.
    static HostList parse(const QString &typed, int port);
    /// The other way round. A port that all share stands at no host.
    QString typed() const;
    /// The port that all share; 0 if they do not, or none is given.
    int commonPort() const;
};
