#pragma once

#include "models/storage/databaseaddress.h"
#include "models/storage/result.h"
#include "views/savedconnections.h"

#include <QDialog>

#include <stop_token>

class FileField;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;
class ServerFields;
struct ServerGreeting;

/// What somebody asked for in the dialog.
struct ConnectChoice {
    DatabaseAddress address; ///< with the password, if one was typed
    bool keepPassword = false; ///< in the keychain, once it is known to be right
};

/// Asks where a database is: one that was saved, a PostgreSQL server or an SQLite file. Can try it before.
/// Saves it under a name if one is given, without its password; opens nothing: emits what was asked for when
/// it is accepted.
class ConnectDialog : public QDialog {
    Q_OBJECT

public:
    /// `settings` must outlive it. `start` fills the fields.
    ConnectDialog(QSettings &settings, const DatabaseAddress &start, QWidget *parent = nullptr);
    ~ConnectDialog() override;

    Result<DatabaseAddress> address() const;
    void accept() override;

signals:
    void chosen(const ConnectChoice &choice);

private:
    QWidget *savedPart();
    QWidget *fieldsPart();
    QWidget *buttonsPart();
    void fillSaved();
    void showSaved();
    void askToRemoveSaved();
    QString savedName() const;
    void take(const DatabaseAddress &asked);
    QString missingText() const;
    void setAddress(const DatabaseAddress &address);
    bool isForFile() const;
    void lookForKeychain();
    void startOrStopTest();
    void test(const DatabaseAddress &address);
    void onTested(const Result<ServerGreeting> &greeting);
    void tell(const QString &text, bool isError);
    void onChanged();

    SavedConnections m_connections;
    QListWidget *m_saved;
    QPushButton *m_remove;
    QComboBox *m_kind;
    QStackedWidget *m_pages;
    ServerFields *m_server;
    FileField *m_file;
    QLineEdit *m_name;
    QLabel *m_result;
    QPushButton *m_test;
    QPushButton *m_connect;
    std::stop_source m_stop; ///< of the test
    bool m_testing = false;
    int m_attempt = 0; ///< the latest test; what others tell is too late
};
