#pragma once

#include "models/storage/databaseaddress.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

/// What the window shows as long as no database is open: what to do next.
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

private:
    QPushButton *addButton(const QString &name, const QString &icon, const QString &text,
                           const QString &explanation);

    QWidget *m_content;
    QPushButton *m_start;
    QLabel *m_recentLabel;
    QListWidget *m_recent;
    QLabel *m_busy;
};
