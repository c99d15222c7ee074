#pragma once

#include <QMetaType>
#include <QString>

#include <functional>

/// Something to tell in the window's message bar, with one thing to do about it if there is one.
struct Notice {
    enum class Level { Information, Warning, Error };

    Level level = Level::Information;
    QString text;
    QString detail = {}; ///< the engine's own words, as a tooltip
    QString actionText = {}; ///< empty: no button
    std::function<void()> action = {};
};

Q_DECLARE_METATYPE(Notice)
