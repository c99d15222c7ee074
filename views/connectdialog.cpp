#include "views/connectdialog.h"

#include "views/style.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int defaultPort = 5432;

QString quotedForLibpq(QString value)
{
    return u'\'' + value.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1) + u'\'';
}

} // namespace

ConnectDialog::ConnectDialog(const DatabaseAddress &start, QWidget *parent)
    : QDialog(parent)
    , m_host(new QLineEdit(start.parameters().value(u"host"_s)))
    , m_port(new QSpinBox)
    , m_database(new QLineEdit(start.parameters().value(u"dbname"_s)))
    , m_user(new QLineEdit(start.parameters().value(u"user"_s)))
    , m_password(new QLineEdit)
    , m_uri(new QLineEdit)
    , m_error(new QLabel)
{
    setObjectName(u"connectDialog"_s);
    setWindowTitle(tr("Connect to PostgreSQL"));
    m_port->setRange(1, 65535);
    m_port->setValue(start.parameters().value(u"port"_s, QString::number(defaultPort)).toInt());
    m_port->setGroupSeparatorShown(false);
    m_password->setEchoMode(QLineEdit::Password);
    m_host->setPlaceholderText(tr("this computer"));
    m_user->setPlaceholderText(tr("your login name"));
    m_uri->setPlaceholderText(u"postgresql://user@host/database"_s);
    m_error->setWordWrap(true);
    m_error->setObjectName(u"connectError"_s);
    QPalette colors = m_error->palette();
    colors.setColor(QPalette::WindowText, errorColor(colors));
    m_error->setPalette(colors);

    auto *form = new QFormLayout;
    addRow(form, tr("&Host"), m_host, u"connectHost"_s);
    addRow(form, tr("P&ort"), m_port, u"connectPort"_s);
    addRow(form, tr("&Database"), m_database, u"connectDatabase"_s);
    addRow(form, tr("&User"), m_user, u"connectUser"_s);
    addRow(form, tr("&Password"), m_password, u"connectPassword"_s);
    auto *alternative =
        new QLabel(tr("Or give the whole address; it is then used instead of the fields above:"));
    alternative->setWordWrap(true);
    form->addRow(alternative);
    addRow(form, tr("&Address"), m_uri, u"connectAddress"_s);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_connect = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    setNames(m_connect, u"connectAccept"_s, tr("Connect"));
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    setNames(cancel, u"connectCancel"_s, cancel->text().remove(u'&'));
    connect(buttons, &QDialogButtonBox::accepted, this, &ConnectDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ConnectDialog::reject);
    connect(m_database, &QLineEdit::textChanged, this, &ConnectDialog::updateButtons);
    connect(m_uri, &QLineEdit::textChanged, this, &ConnectDialog::updateButtons);

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_error);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
    updateButtons();
}

void ConnectDialog::addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &name)
{
    form->addRow(label, field);
    setNames(field, name, QString(label).remove(u'&'));
}

Result<DatabaseAddress> ConnectDialog::address() const
{
    if (!m_uri->text().trimmed().isEmpty()) {
        Result<DatabaseAddress> address = DatabaseAddress::parse(m_uri->text().trimmed());
        if (address && address->engine() != Engine::Postgresql)
            return DbError{DbError::Kind::CannotOpen,
                           tr("This is not a PostgreSQL address. Write it as "
                              "postgresql://user@host/database.")};
        return address;
    }
    QStringList words{u"port="_s + QString::number(m_port->value())};
    const auto add = [&words](QLatin1StringView keyword, const QString &value) {
        if (!value.isEmpty())
            words << keyword + u'=' + quotedForLibpq(value);
    };
    add("host"_L1, m_host->text().trimmed());
    add("dbname"_L1, m_database->text().trimmed());
    add("user"_L1, m_user->text().trimmed());
    add("password"_L1, m_password->text());
    return DatabaseAddress::parse(words.join(u' '));
}

void ConnectDialog::accept()
{
    const Result<DatabaseAddress> asked = address();
    if (!asked) {
        m_error->setText(asked.error().text);
        return;
    }
    QDialog::accept();
    emit chosen(*asked);
}

void ConnectDialog::updateButtons()
{
    const bool byAddress = !m_uri->text().trimmed().isEmpty();
    for (QWidget *field : std::initializer_list<QWidget *>{m_host, m_port, m_database, m_user, m_password})
        field->setEnabled(!byAddress);
    m_connect->setEnabled(byAddress || !m_database->text().trimmed().isEmpty());
    m_error->clear();
}
