#pragma once

#include "models/storage/connection.h"
#include "models/storage/schema.h"

#include <QHash>

#include <chrono>

/// How much is done for the sake of a hint.
struct NearMatchLimits {
    qsizetype texts = 200; ///< of so many is one looked for, the first ones
    qsizetype matches = 3; ///< of one text
    std::chrono::milliseconds time{700}; ///< after which the rest of the table is not looked at
};

/// What texts that name no record of the table were probably meant to name: the e-mails or slugs of the
/// records whose e-mail, slug or name is fewest edits away (a letter more, less or another, or two swapped),
/// no more than one in four, or who have the same name before the `@`. Nearest first; only texts that have
/// any. Reads the table once and keeps none of it; Cancelled when the connection is asked to stop.
[[nodiscard]] Result<QHash<QString, QStringList>> findNearMatches(Connection &connection, const Table &table,
                                                                  const QStringList &texts,
                                                                  const NearMatchLimits &limits = {});

/// The fewest edits that make one text the other, or `most` + 1 where these are more than `most`.
[[nodiscard]] int editDistance(QStringView a, QStringView b, int most);
