#pragma once

#include "views/mainwindow.h"

#include <QSettings>
#include <QTemporaryDir>

class QAbstractItemView;
class Workspace;

/// A window on a small SQLite database of its own: Ada (owner of Acme, member of Labs), Bob (member of Acme),
/// Cem (in nothing); Acme, Labs, and the empty Void.
class WindowFixture {
public:
    WindowFixture();

    QString file() const { return m_folder.filePath(QStringLiteral("test.sqlite")); }
    /// Opens it in a new window and waits for the rows; false if they did not come.
    bool open();
    /// As the program itself does; the others read anew only when they are told to.
    void watchOthers() { m_watchesOthers = true; }
    void close() { m_window.reset(); }

    MainWindow &window() { return *m_window; }
    Workspace &workspace() { return *m_window->workspace(); }
    QSettings &settings() { return m_settings; }
    const QString &folder() const { return m_path; }

    template <class Widget> Widget *find(const char *name)
    {
        return m_window->findChild<Widget *>(QLatin1StringView(name));
    }
    /// Waits until the table shows so many rows, all loaded.
    bool waitForRows(const char *table, int rows);
    /// Selects the row whose given column shows this text.
    bool selectRow(const char *table, const QString &text);
    int rowOf(const QAbstractItemView &table, const QString &text) const;
    int columnOf(const QAbstractItemView &table, const QString &title) const;

    /// One value by a connection of its own, as another program would read it.
    QString read(const QString &sql) const;
    bool write(const QString &sql) const;

private:
    QTemporaryDir m_folder;
    QString m_path;
    QSettings m_settings;
    bool m_watchesOthers = false;
    std::unique_ptr<MainWindow> m_window;
};
