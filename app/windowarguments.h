#pragma once

#include "models/storage/schemaprobe.h"
#include "views/page.h"

#include <QSize>

/// What the command line says about the window.
struct WindowArguments {
    DatabaseAddress database; ///< empty: the latest one
    TableChoice tables; ///< of a database that another program made
    QString actor;
    QString screenshot; ///< the picture's file; empty: an ordinary window
    WindowPage page = WindowPage::Users;
    QString select;
    QSize size{1280, 800};
    QString help; ///< not empty: to be printed instead of anything else

    /// `arguments` with the program's name. The error says what was not understood.
    static Result<WindowArguments> parse(const QStringList &arguments);
};
