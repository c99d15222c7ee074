#pragma once

#include "tests/benchmarks/browsedata.h"

// What a stock QSqlTableModel over the users does and takes, each size in a process of its own.
void compareWithStock(const QList<DatabaseAddress> &addresses, const QList<BrowseSize> &sizes);

// The most memory of a process that only browses, each size in a process of its own.
void compareMemory(const QList<DatabaseAddress> &addresses, const QList<BrowseSize> &sizes);

// Such a process: browses in the database of this size and engine.
int browseForMemory(const QStringList &arguments);
