#pragma once

#include "models/storage/dberror.h"

#include <QMetaType>
#include <QString>

#include <functional>
#include <optional>

/// Something to tell in the window's message bar, with one thing to do about it if there is one.
struct Notice {
    enum class Level { Information, Warning, Error };

    Level level = Level::Information;
    QString text;
    QString detail = {}; ///< the engine's own words, as a tooltip
    QString actionText = {}; ///< empty: no button
    std::function<void()> action = {};
    std::optional<DbError::Kind> kind = {}; ///< of the error that it tells of

    bool isOfReading = false; ///< what nobody asked for just now

    /// That what is shown cannot be read because the database cannot be reached: the window may be saying so
    /// already.
    bool isAboutConnection() const;
};

Notice errorNotice(const DbError &error);
/// The same of rows that could not be read.
Notice readFailure(const DbError &error);

Q_DECLARE_METATYPE(Notice)
