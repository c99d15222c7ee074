#include "views/serverfields.h"

#include "models/storage/hostlist.h"
#include "models/storage/postgresqlservices.h"
#include "views/filefield.h"
#include "views/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace {

constexpr int milliseconds = 1000;

QRegularExpression limitPattern(const QString &setting)
{
    return QRegularExpression(u"\\s*-c\\s*%1=(\\d+)"_s.arg(setting));
}

// Seconds of a limit in libpq's "options", which is taken out of them; 0: none.
int takeLimit(QString &options, const QString &setting)
{
    const QRegularExpression pattern = limitPattern(setting);
    const int limit = pattern.match(options).captured(1).toInt();
    options = options.remove(pattern).trimmed();
    return (limit + milliseconds - 1) / milliseconds;
}

QString withLimit(const QString &options, const QString &setting, int seconds)
{
    if (seconds == 0)
        return options;
    return u"%1 -c %2=%3"_s.arg(options, setting).arg(qint64(seconds) * milliseconds).trimmed();
}

QLabel *explanation(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

ServerFields::ServerFields(QWidget *parent)
    : QTabWidget(parent)
    , m_service(new QComboBox)
    , m_host(new QLineEdit)
    , m_port(new QSpinBox)
    , m_database(new QLineEdit)
    , m_user(new QLineEdit)
    , m_password(new QLineEdit)
    , m_keep(new QCheckBox(tr("&Keep the password in the keychain")))
    , m_keepProblem(explanation({}))
    , m_encryption(new QComboBox)
    , m_rootCertificate(new FileField(tr("Root certificate"), u"connectRootCertificate"_s))
    , m_certificate(new FileField(tr("Your certificate"), u"connectCertificate"_s))
    , m_key(new FileField(tr("Its key"), u"connectKey"_s))
    , m_connectLimit(secondsField(tr("usual (10 s)")))
    , m_statementLimit(secondsField(tr("none")))
    , m_lockLimit(secondsField(tr("usual (30 s)")))
    , m_address(new QLineEdit)
{
    setNames(this, u"connectTabs"_s, tr("Parts of the connection"));
    setNames(tabBar(), u"connectTabBar"_s, tr("Parts of the connection"));
    addTab(serverPage(), tr("Server"));
    addTab(encryptionPage(), tr("Encryption"));
    addTab(limitsPage(), tr("Time limits"));
    addTab(addressPage(), tr("Address"));
    for (QLineEdit *edit : {m_host, m_database, m_user, m_password, m_rootCertificate->edit(),
                            m_certificate->edit(), m_key->edit(), m_address})
        connect(edit, &QLineEdit::textChanged, this, &ServerFields::updateFields);
    for (QSpinBox *box : {m_port, m_connectLimit, m_statementLimit, m_lockLimit})
        connect(box, &QSpinBox::valueChanged, this, &ServerFields::updateFields);
    connect(m_service, &QComboBox::editTextChanged, this, &ServerFields::updateFields);
    connect(m_encryption, &QComboBox::currentIndexChanged, this, &ServerFields::updateFields);
    setKeychainProblem(tr("Looking for the keychain…"));
    updateFields();
}

void ServerFields::addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &name)
{
    form->addRow(label, field);
    setNames(field, name, QString(label).remove(u'&'));
}

QSpinBox *ServerFields::secondsField(const QString &none)
{
    constexpr int longest = 24 * 60 * 60;
    auto *box = new QSpinBox;
    box->setRange(0, longest);
    box->setSuffix(tr(" s", "seconds"));
    box->setSpecialValueText(none);
    return box;
}

QWidget *ServerFields::serverPage()
{
    constexpr int largestPort = 65535;
    m_service->setEditable(true);
    m_service->addItems(QStringList(QString()) + postgresqlServices());
    m_service->lineEdit()->setPlaceholderText(tr("none", "service"));
    m_service->setToolTip(tr("A section of pg_service.conf. What is given below goes before it."));
    m_host->setPlaceholderText(tr("this computer"));
    m_host->setToolTip(tr("Several hosts are tried in turn: db1.example, db2.example:5433"));
    m_port->setRange(0, largestPort);
    m_port->setSpecialValueText(tr("usual (5432)"));
    m_port->setGroupSeparatorShown(false);
    m_database->setPlaceholderText(tr("as the user is called"));
    m_user->setPlaceholderText(tr("your login name"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("asked for when it is needed"));
    m_password->setToolTip(tr("A password in the file of PGPASSFILE or in ~/.pgpass is found by itself."));
    setNames(m_keep, u"connectKeep"_s, tr("Keep the password in the keychain"));
    m_keepProblem->setObjectName(u"connectKeepProblem"_s);

    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    addRow(form, tr("Ser&vice"), m_service, u"connectService"_s);
    addRow(form, tr("&Host"), m_host, u"connectHost"_s);
    addRow(form, tr("P&ort"), m_port, u"connectPort"_s);
    addRow(form, tr("&Database"), m_database, u"connectDatabase"_s);
    addRow(form, tr("&User"), m_user, u"connectUser"_s);
    addRow(form, tr("&Password"), m_password, u"connectPassword"_s);
    form->addRow(QString(), m_keep);
    form->addRow(QString(), m_keepProblem);
    return page;
}

QWidget *ServerFields::encryptionPage()
{
    const std::pair<QString, QString> modes[] = {
        {tr("If the server can (usual)"), {}},
        {tr("Never"), u"disable"_s},
        {tr("Only if the server demands it"), u"allow"_s},
        {tr("If the server can"), u"prefer"_s},
        {tr("Always; do not check the server"), u"require"_s},
        {tr("Always; check who signed its certificate"), u"verify-ca"_s},
        {tr("Always; check certificate and host (safest)"), u"verify-full"_s},
    };
    for (const auto &[text, mode] : modes)
        m_encryption->addItem(text, mode);
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    addRow(form, tr("&Encrypt"), m_encryption, u"connectEncryption"_s);
    form->addRow(tr("&Root certificate"), m_rootCertificate);
    form->addRow(tr("Your &certificate"), m_certificate);
    form->addRow(tr("&Its key"), m_key);
    form->addRow(explanation(tr("Without files here, those in ~/.postgresql are taken.")));
    return page;
}

QWidget *ServerFields::limitsPage()
{
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    addRow(form, tr("&Connecting"), m_connectLimit, u"connectLimit"_s);
    addRow(form, tr("One &statement"), m_statementLimit, u"connectStatementLimit"_s);
    addRow(form, tr("&Waiting for others"), m_lockLimit, u"connectLockLimit"_s);
    form->addRow(explanation(tr("What takes longer is given up, and nothing of it is written. A large import "
                                "may need a statement to take minutes.")));
    return page;
}

QWidget *ServerFields::addressPage()
{
    m_address->setPlaceholderText(u"postgresql://user@host/database"_s);
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->addRow(explanation(tr("An address as other programs give it. It takes the place of all other "
                                "fields.")));
    addRow(form, tr("&Address"), m_address, u"connectAddress"_s);
    return page;
}

void ServerFields::setAddress(const DatabaseAddress &address)
{
    m_others = address.parameters();
    const auto take = [this](const QString &keyword) { return m_others.take(keyword); };
    const HostList hosts{take(u"host"_s), take(u"port"_s)};
    QString options = take(u"options"_s);
    m_service->setEditText(take(u"service"_s));
    m_host->setText(hosts.typed());
    m_port->setValue(hosts.commonPort());
    m_database->setText(take(u"dbname"_s));
    m_user->setText(take(u"user"_s));
    m_password->setText(take(u"password"_s));
    m_encryption->setCurrentIndex(std::max(0, m_encryption->findData(take(u"sslmode"_s))));
    m_rootCertificate->setPath(take(u"sslrootcert"_s));
    m_certificate->setPath(take(u"sslcert"_s));
    m_key->setPath(take(u"sslkey"_s));
    m_connectLimit->setValue(take(u"connect_timeout"_s).toInt());
    m_statementLimit->setValue(takeLimit(options, u"statement_timeout"_s));
    m_lockLimit->setValue(takeLimit(options, u"lock_timeout"_s));
    m_others.insert(u"options"_s, options);
    m_address->clear();
    updateFields();
}

QMap<QString, QString> ServerFields::parameters() const
{
    QMap<QString, QString> all = m_others;
    const HostList hosts = HostList::parse(m_host->text(), m_port->value());
    QString options =
        withLimit(m_others.value(u"options"_s), u"statement_timeout"_s, m_statementLimit->value());
    options = withLimit(options, u"lock_timeout"_s, m_lockLimit->value());
    const int connecting = m_connectLimit->value();
    const std::pair<QString, QString> own[] = {
        {u"service"_s, m_service->currentText().trimmed()},
        {u"host"_s, hosts.hosts},
        {u"port"_s, hosts.ports},
        {u"dbname"_s, m_database->text().trimmed()},
        {u"user"_s, m_user->text().trimmed()},
        {u"password"_s, m_password->text()},
        {u"sslmode"_s, m_encryption->currentData().toString()},
        {u"sslrootcert"_s, m_rootCertificate->path()},
        {u"sslcert"_s, m_certificate->path()},
        {u"sslkey"_s, m_key->path()},
        {u"connect_timeout"_s, connecting > 0 ? QString::number(connecting) : QString()},
        {u"options"_s, options},
    };
    for (const auto &[keyword, value] : own)
        all.insert(keyword, value);
    return all;
}

Result<DatabaseAddress> ServerFields::address() const
{
    const QString typed = m_address->text().trimmed();
    if (typed.isEmpty())
        return DatabaseAddress::forServer(parameters());
    Result<DatabaseAddress> address = DatabaseAddress::parse(typed);
    if (address && address->engine() != Engine::Postgresql)
        return DbError{DbError::Kind::CannotOpen,
                       tr("This is not a PostgreSQL address. Write it as postgresql://user@host/database.")};
    return address;
}

bool ServerFields::isComplete() const
{
    for (const QString &text :
         {m_address->text(), m_service->currentText(), m_database->text(), m_user->text()}) {
        if (!text.trimmed().isEmpty())
            return true;
    }
    return false;
}

bool ServerFields::keepsPassword() const { return m_keep->isEnabled() && m_keep->isChecked(); }

void ServerFields::setKeepsPassword(bool keeps) { m_keep->setChecked(keeps); }

void ServerFields::setKeychainProblem(const QString &problem)
{
    m_keep->setEnabled(problem.isEmpty());
    m_keepProblem->setText(problem);
    m_keepProblem->setVisible(!problem.isEmpty());
}

void ServerFields::updateFields()
{
    const bool byAddress = !m_address->text().trimmed().isEmpty();
    for (int page = 0; page < count() - 1; ++page)
        widget(page)->setEnabled(!byAddress);
    emit changed();
}
