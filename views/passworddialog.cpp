#include "views/passworddialog.h"

#include "models/storage/keychain.h"
#include "models/storage/whenfinished.h"
#include "views/style.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

PasswordDialog::PasswordDialog(const QString &reason, bool keeps, QWidget *parent)
    : QDialog(parent)
    , m_password(new QLineEdit)
    , m_keep(new QCheckBox(tr("&Keep it in the keychain")))
    , m_keepProblem(new QLabel(tr("Looking for the keychain…")))
{
    setNames(this, u"passwordDialog"_s, tr("Password"));
    setWindowTitle(accessibleName());
    auto *text = new QLabel(reason);
    text->setObjectName(u"passwordReason"_s);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    m_password->setEchoMode(QLineEdit::Password);
    setNames(m_password, u"passwordText"_s, tr("Password"));
    setNames(m_keep, u"passwordKeep"_s, tr("Keep it in the keychain"));
    m_keep->setChecked(keeps);
    m_keep->setEnabled(false);
    m_keepProblem->setWordWrap(true);
    m_keepProblem->setForegroundRole(QPalette::PlaceholderText);
    m_keepProblem->setObjectName(u"passwordKeepProblem"_s);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *connectButton = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    setNames(connectButton, u"passwordAccept"_s, tr("Connect"));
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    setNames(cancel, u"passwordCancel"_s, cancel->text().remove(u'&'));
    connect(buttons, &QDialogButtonBox::accepted, this, &PasswordDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &PasswordDialog::reject);

    auto *form = new QFormLayout;
    form->addRow(tr("&Password"), m_password);
    form->addRow(QString(), m_keep);
    form->addRow(QString(), m_keepProblem);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    lookForKeychain();
}

void PasswordDialog::lookForKeychain()
{
    whenFinished(this, Keychain::isThere(), [this](const Result<bool> &answer) {
        m_keep->setEnabled(answer.ok());
        if (answer)
            m_keepProblem->hide();
        else
            m_keepProblem->setText(tr("No keychain answers here: the password is asked for each time."));
    });
}

void PasswordDialog::accept()
{
    QDialog::accept();
    emit entered(m_password->text(), m_keep->isEnabled() && m_keep->isChecked());
}
