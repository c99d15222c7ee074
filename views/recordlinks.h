#pragma once

#include <QModelIndex>

#include <functional>

class TableView;

/// Makes the names of users and organizations in a table of changes lead to them: an arrow in these two
/// columns, Enter or a double click everywhere. Names of what is deleted are plain text.
void addRecordLinks(TableView &table, const std::function<void(const QModelIndex &)> &open);
