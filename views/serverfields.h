#pragma once

#include "models/storage/databaseaddress.h"
#include "models/storage/result.h"

#include <QTabWidget>

class FileField;
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

/// Where a PostgreSQL database is and how it is reached, in fields: server and login, encryption, time
/// limits; or in one address that takes the place of all of them.
class ServerFields : public QTabWidget {
    Q_OBJECT

public:
    explicit ServerFields(QWidget *parent = nullptr);

    /// Fills the fields, the password too if there is one; what has no field is kept for address().
    void setAddress(const DatabaseAddress &address);
    Result<DatabaseAddress> address() const;
    /// Whether enough is given to try it.
    bool isComplete() const;

    /// Whether the password is to be kept in the keychain.
    bool keepsPassword() const;
    void setKeepsPassword(bool keeps);
    /// Says why passwords cannot be kept; an empty text: they can.
    void setKeychainProblem(const QString &problem);

signals:
    void changed();

private:
    QWidget *serverPage();
    QWidget *encryptionPage();
    QWidget *limitsPage();
    QWidget *addressPage();
    void addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &name);
    QSpinBox *secondsField(const QString &none);
    QMap<QString, QString> parameters() const;
    void updateFields();

    QMap<QString, QString> m_others; ///< parameters without a field
    QComboBox *m_service;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QCheckBox *m_keep;
    QLabel *m_keepProblem;
    QComboBox *m_encryption;
    FileField *m_rootCertificate;
    FileField *m_certificate;
    FileField *m_key;
    QSpinBox *m_connectLimit;
    QSpinBox *m_statementLimit;
    QSpinBox *m_lockLimit;
    QLineEdit *m_address;
};
