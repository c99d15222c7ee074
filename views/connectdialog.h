#pragma once

#include "models/storage/databaseaddress.h"
#include "models/storage/result.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

/// Asks where a PostgreSQL database is, by fields or by one address. Connects to nothing and stores nothing:
/// emits what was asked for when it is accepted.
class ConnectDialog : public QDialog {
    Q_OBJECT

public:
    /// `start` fills the fields; its password is not kept anywhere.
    explicit ConnectDialog(const DatabaseAddress &start, QWidget *parent = nullptr);

    Result<DatabaseAddress> address() const;
    void accept() override;

signals:
    void chosen(const DatabaseAddress &address);

private:
    void addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &name);
    void updateButtons();

    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_uri;
    QLabel *m_error;
    QPushButton *m_connect;
};
