#pragma once

#include "models/storage/database.h"

#include <QStringList>

#include <optional>

class QMimeData;

/// The records that a drag or the clipboard carries: users, organizations, or both sides of memberships. Ids
/// mean something in one database only, so it says which.
struct CarriedRecords {
    QString database; ///< databaseName() of where they are from
    QStringList users = {};
    QStringList organizations = {};
    QString shownIn = {}; ///< the record whose list of members (or of organizations) they were taken from

    const QStringList &of(Entity entity) const { return entity == Entity::User ? users : organizations; }
    bool isEmpty() const { return users.isEmpty() && organizations.isEmpty(); }

    friend bool operator==(const CarriedRecords &, const CarriedRecords &) = default;
};

/// What two windows on the same database agree on, and no others; without a password.
QString databaseName(const Database &database);

/// Roster's own format of carried records. Other programs do not know it and take the texts beside it.
inline constexpr QLatin1StringView recordMimeType("application/x-roster-records");

void putRecords(QMimeData &data, const CarriedRecords &records);
/// Nothing if `data` holds none, or no valid ones.
std::optional<CarriedRecords> recordsIn(const QMimeData &data);
