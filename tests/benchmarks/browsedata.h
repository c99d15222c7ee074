#pragma once

#include "models/storage/databaseaddress.h"
#include "tests/support/postgresserver.h"

#include <QTemporaryDir>

#include <memory>

struct BrowseSize {
    QString name;
    int users;
    int organizations;
    int each; ///< memberships of a user
    int heavy; ///< memberships of the one user with most
};

// The databases that people browse in. In a folder that is named they stay for the next run; remove them
// after a new migration.
class BrowseData {
public:
    // An empty folder's name: a temporary one. The server is started only if `withServer`.
    BrowseData(const QString &folder, bool withServer);

    static BrowseSize size(const QString &name); ///< S, L or XL

    // Makes it unless it is there.
    DatabaseAddress sqlite(const BrowseSize &size);
    // All at once, so that the server's data can be kept as a whole.
    QList<DatabaseAddress> postgresql(const QList<BrowseSize> &sizes);

    // Where the server keeps what is in its tables.
    QString serverFolder() const { return m_server->directory() + QStringLiteral("/data/base"); }

private:
    void restoreServer(const QString &kept);
    void keepServer(const QString &kept);

    QTemporaryDir m_temporary;
    QString m_folder;
    bool m_isKept;
    std::unique_ptr<PostgresServer> m_server;
};
