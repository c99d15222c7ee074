#pragma once

#include "models/storage/databaseaddress.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QLabel;
class QListWidget;
class QPushButton;

/// What the window shows as long as no database is open: what to do next. With the keyboard it begins at the
/// latest database.
class WelcomePage : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    /// `defaultExists`: the database in the user's own folder is there already.
    void setDefaultDatabase(const DatabaseAddress &address, bool defaultExists);
    void setRecentDatabases(const QList<DatabaseAddress> &addresses);
    /// Says that a database is being opened, and keeps people from opening a second one meanwhile.
    void setBusy(const QString &text);

signals:
    void startRequested();
    void newRequested();
    void openRequested();
    void connectRequested();
    void recentRequested(const DatabaseAddress &address);
    /// It shall not be in the list any more.
    void removeRequested(const DatabaseAddress &address);

private:
    QPushButton *addButton(const QString &name, const QString &icon, const QString &text,
                           const QString &explanation);
    std::optional<DatabaseAddress> currentRecent() const;

    QWidget *m_content;
    QPushButton *m_start;
    QLabel *m_recentLabel;
    QListWidget *m_recent;
    QLabel *m_busy;
    QPointer<QWidget> m_focused; ///< had the keyboard when a database began to be opened
};
