#pragma once

#include "models/storage/schema.h"

#include <QString>

#include <optional>

/// The pages of the window, in the order of the sidebar.
enum class WindowPage { Users, Organizations, Memberships, History };

/// Where somebody is: a page and the record that is selected on it, by its id; empty if none is.
struct Place {
    WindowPage page = WindowPage::Users;
    QString id = {};

    friend bool operator==(const Place &, const Place &) = default;
};

/// "users", "organizations", "memberships" or "history", as the command line and the settings say it.
std::optional<WindowPage> pageOf(const QString &name);
QString pageName(WindowPage page);
QString pageTitle(WindowPage page);
WindowPage pageOf(Entity entity);
