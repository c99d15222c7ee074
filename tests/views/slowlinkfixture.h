#pragma once

#include "tests/support/delayingproxy.h"
#include "tests/support/heartbeat.h"
#include "tests/support/testdatabase.h"
#include "views/mainwindow.h"

#include <QSettings>
#include <QTemporaryDir>

class RelationalModel;
class TableView;

/// A large database on a PostgreSQL of its own, a link to it that makes every round trip last 200 ms longer,
/// and the window at this end. Every user is in up to four of the organizations, of which there is one for
/// each ten users; the first by name is in very many.
class SlowLinkFixture {
public:
    static constexpr std::chrono::milliseconds roundTrip{200};

    ~SlowLinkFixture();

    /// Starts the server and makes the rows; false if that failed. Takes a minute for a million users.
    bool fill(int users);
    /// Shows the window's welcome page, and starts the heartbeat.
    void showWindow();
    /// What the first step does: gives the address through the link to the window.
    void openDatabase();

    Heartbeat &heartbeat() { return *m_heartbeat; }
    MainWindow &window() { return *m_window; }
    template <class Widget> Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    TableView *table(const char *name) const;

    /// Runs the event loop until everything that the page shows is there.
    [[nodiscard]] bool settles();
    /// The same until the rows that are visible in this table are no placeholders, and perhaps more is so.
    [[nodiscard]] bool shows(const TableView *table, const std::function<bool()> &more = {});

    /// One value, not through the link and beside the heartbeat.
    QString read(const QString &sql);

private:
    void makeRows(int users);

    QTemporaryDir m_folder;
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DelayingProxy> m_link;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Heartbeat> m_heartbeat;
};
