#pragma once

#include "models/storage/databaseaddress.h"

#include <QByteArray>
#include <QHash>

#include <memory>

// SQL through the engine's own library: prepared once, every value fetched as text. Nothing of Roster's.
class BareSql {
public:
    static std::unique_ptr<BareSql> open(const DatabaseAddress &address);
    virtual ~BareSql() = default;

    // How many rows the statement has; `?` stands for a value. Planned for these values each time, where the
    // engine would otherwise make one plan for all.
    virtual int rows(const QByteArray &sql, const QList<QByteArray> &values = {}, bool planned = false) = 0;
};
