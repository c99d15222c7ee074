#pragma once

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;

/// Asks for the password of a database. Keeps it nowhere: emits it when it is accepted.
class PasswordDialog : public QDialog {
    Q_OBJECT

public:
    /// `reason` says for which database, and what was wrong with the one before; `keeps`: whether it is kept
    /// in the keychain already.
    PasswordDialog(const QString &reason, bool keeps, QWidget *parent = nullptr);

    void accept() override;

signals:
    /// `keep`: in the keychain, once it is known to be right.
    void entered(const QString &password, bool keep);

private:
    void lookForKeychain();

    QLineEdit *m_password;
    QCheckBox *m_keep;
    QLabel *m_keepProblem;
};
