#include "views/connectdialog.h"

#include "models/storage/keychain.h"
#include "models/storage/servergreeting.h"
#include "models/storage/whenfinished.h"
#include "views/filefield.h"
#include "views/prompts.h"
#include "views/serverfields.h"
#include "views/style.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

QString textOf(const ServerGreeting &greeting)
{
    if (greeting.user.isEmpty())
        return ConnectDialog::tr("The file can be opened (SQLite %1).").arg(greeting.version);
    QString text = ConnectDialog::tr("Connected to PostgreSQL %1, database %2, as %3.")
                       .arg(greeting.version, greeting.database, greeting.user);
    text += u' ';
    text += greeting.encryption.isEmpty()
        ? ConnectDialog::tr("The connection is not encrypted.")
        : ConnectDialog::tr("The connection is encrypted (%1).").arg(greeting.encryption);
    if (greeting.isReadOnly)
        text += u' ' + ConnectDialog::tr("This server can only be read.");
    return text;
}

} // namespace

ConnectDialog::ConnectDialog(QSettings &settings, const DatabaseAddress &start, QWidget *parent)
    : QDialog(parent)
    , m_connections(settings)
    , m_saved(new QListWidget)
    , m_remove(new QPushButton(tr("Re&move")))
    , m_kind(new QComboBox)
    , m_pages(new QStackedWidget)
    , m_server(new ServerFields)
    , m_file(new FileField(tr("File"), u"connectFile"_s))
    , m_name(new QLineEdit)
    , m_result(new QLabel)
    , m_test(new QPushButton(tr("&Test")))
    , m_connect(nullptr)
{
    setNames(this, u"connectDialog"_s, tr("Connect to a database"));
    setWindowTitle(accessibleName());
    auto *columns = new QHBoxLayout;
    columns->addWidget(savedPart(), 1);
    columns->addWidget(fieldsPart(), 3);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(columns, 1);
    layout->addWidget(m_result);
    layout->addWidget(buttonsPart());
    setMinimumWidth(fontMetrics().averageCharWidth() * 100);

    connect(m_kind, &QComboBox::currentIndexChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ConnectDialog::onChanged);
    connect(m_server, &ServerFields::changed, this, &ConnectDialog::onChanged);
    connect(m_file->edit(), &QLineEdit::textChanged, this, &ConnectDialog::onChanged);
    // Not the current one, which a list has as soon as the keyboard passes through it.
    connect(m_saved, &QListWidget::itemSelectionChanged, this, &ConnectDialog::showSaved);
    connect(m_saved, &QListWidget::itemActivated, this, &ConnectDialog::accept);
    connect(m_remove, &QPushButton::clicked, this, &ConnectDialog::askToRemoveSaved);
    connect(m_test, &QPushButton::clicked, this, &ConnectDialog::startOrStopTest);
    fillSaved();
    setAddress(start);
    lookForKeychain();
    // The list would make its first row the current one, which looks as if it were chosen.
    m_kind->setFocus();
}

ConnectDialog::~ConnectDialog() { m_stop.request_stop(); }

QWidget *ConnectDialog::savedPart()
{
    auto *part = new QWidget;
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins({});
    auto *label = new QLabel(tr("&Saved connections"));
    label->setBuddy(m_saved);
    layout->addWidget(label);
    layout->addWidget(m_saved, 1);
    layout->addWidget(m_remove, 0, Qt::AlignLeft);
    setNames(m_saved, u"connectSaved"_s, tr("Saved connections"));
    setNames(m_remove, u"connectRemove"_s, tr("Remove the saved connection"));
    m_remove->setAutoDefault(false);
    return part;
}

QWidget *ConnectDialog::fieldsPart()
{
    setNames(m_kind, u"connectKind"_s, tr("Kind of database"));
    m_kind->addItems({tr("PostgreSQL server"), tr("SQLite file")});
    setNames(m_name, u"connectName"_s, tr("Save as"));
    m_name->setPlaceholderText(tr("a name, to save this connection"));
    m_file->setNameFilters({tr("Databases (*.sqlite *.db)"), tr("All files (*)")});
    auto *file = new QWidget;
    auto *fileForm = new QFormLayout(file);
    fileForm->setContentsMargins({});
    fileForm->addRow(tr("&File"), m_file);
    m_pages->addWidget(m_server);
    m_pages->addWidget(file);

    auto *part = new QWidget;
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins({});
    layout->addWidget(m_kind, 0, Qt::AlignLeft);
    layout->addWidget(m_pages, 1);
    auto *form = new QFormLayout;
    form->addRow(tr("Save &as"), m_name);
    layout->addLayout(form);
    return part;
}

QWidget *ConnectDialog::buttonsPart()
{
    setNames(m_result, u"connectResult"_s, tr("Result"));
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_result->setMinimumHeight(m_result->fontMetrics().lineSpacing() * 2); // so that nothing jumps
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_test, QDialogButtonBox::ActionRole);
    m_test->setAutoDefault(false);
    setNames(m_test, u"connectTest"_s, tr("Test the connection"));
    m_connect = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    setNames(m_connect, u"connectAccept"_s, tr("Connect"));
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    setNames(cancel, u"connectCancel"_s, cancel->text().remove(u'&'));
    connect(buttons, &QDialogButtonBox::accepted, this, &ConnectDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ConnectDialog::reject);
    return buttons;
}

void ConnectDialog::fillSaved()
{
    const QSignalBlocker quiet(m_saved);
    m_saved->clear();
    for (const SavedConnection &connection : m_connections.list()) {
        auto *item = new QListWidgetItem(connection.name, m_saved);
        item->setToolTip(connection.address.withoutPassword());
    }
    m_remove->setEnabled(false);
}

void ConnectDialog::showSaved()
{
    const QList<QListWidgetItem *> selected = m_saved->selectedItems();
    const SavedConnection connection =
        selected.isEmpty() ? SavedConnection() : m_connections.list().value(m_saved->row(selected.first()));
    m_remove->setEnabled(!connection.name.isEmpty());
    if (connection.name.isEmpty())
        return;
    setAddress(connection.address);
    m_name->setText(connection.name);
}

QString ConnectDialog::savedName() const
{
    const QList<QListWidgetItem *> selected = m_saved->selectedItems();
    return selected.isEmpty() ? QString() : selected.first()->text();
}

void ConnectDialog::askToRemoveSaved()
{
    const QString name = savedName();
    Question question;
    question.title = tr("Remove");
    question.text = tr("Remove the saved connection “%1”?").arg(name);
    question.consequence = tr("The database itself stays as it is.");
    question.acceptText = tr("Remove");
    ask(this, question, [this, name] {
        m_connections.remove(name);
        m_name->clear();
        fillSaved();
        m_saved->setFocus();
    });
}

void ConnectDialog::setAddress(const DatabaseAddress &address)
{
    const bool isFile = address.engine() == Engine::Sqlite && !address.isEmpty();
    m_kind->setCurrentIndex(isFile ? 1 : 0);
    m_file->setPath(address.file());
    m_server->setAddress(address);
    m_server->setKeepsPassword(m_connections.isInKeychain(address));
}

bool ConnectDialog::isForFile() const { return m_kind->currentIndex() == 1; }

Result<DatabaseAddress> ConnectDialog::address() const
{
    return isForFile() ? DatabaseAddress::forFile(m_file->path()) : m_server->address();
}

void ConnectDialog::lookForKeychain()
{
    whenFinished(this, Keychain::isThere(), [this](const Result<bool> &answer) {
        m_server->setKeychainProblem(
            answer ? QString() : tr("No keychain answers here: the password is asked for each time."));
    });
}

void ConnectDialog::startOrStopTest()
{
    ++m_attempt;
    m_stop.request_stop();
    if (m_testing) {
        m_testing = false;
        onChanged();
        return;
    }
    const Result<DatabaseAddress> asked = address();
    if (!asked) {
        tell(asked.error().text, true);
        return;
    }
    m_testing = true;
    m_stop = std::stop_source();
    m_test->setText(tr("Stop the &test"));
    tell(tr("Connecting to %1…").arg(asked->displayName()), false);
    if (asked->hasPassword() || !m_connections.isInKeychain(*asked)) {
        test(*asked);
        return;
    }
    whenFinished(this, Keychain::read(*asked),
                 [this, asked = *asked, attempt = m_attempt](const Result<QString> &password) {
                     if (attempt == m_attempt)
                         test(password ? asked.withPassword(*password) : asked);
                 });
}

void ConnectDialog::test(const DatabaseAddress &address)
{
    whenFinished(this, greetDatabase(address, m_stop.get_token()),
                 [this, attempt = m_attempt](const Result<ServerGreeting> &greeting) {
                     if (attempt == m_attempt)
                         onTested(greeting);
                 });
}

void ConnectDialog::onTested(const Result<ServerGreeting> &greeting)
{
    m_testing = false;
    m_test->setText(tr("&Test"));
    if (greeting)
        tell(textOf(*greeting), false);
    else
        tell(greeting.error().text, true);
    m_result->setToolTip(greeting ? QString() : greeting.error().detail);
}

void ConnectDialog::tell(const QString &text, bool isError)
{
    setColor(*m_result, QPalette::WindowText, isError ? errorColor : nullptr);
    m_result->setText(text);
    m_result->setToolTip({});
}

void ConnectDialog::accept()
{
    const Result<DatabaseAddress> asked = address();
    if (!asked) {
        tell(asked.error().text, true);
        return;
    }
    const QString name = m_name->text().trimmed();
    const std::optional<SavedConnection> known = m_connections.find(name);
    if (!known || known->address.withoutPassword() == asked->withoutPassword()) {
        take(*asked);
        return;
    }
    Question question;
    question.title = tr("Save");
    question.text = tr("Replace the saved connection “%1”?").arg(name);
    question.consequence = tr("Until now it is: %1\nFrom now on: %2", "addresses")
                               .arg(known->address.withoutPassword(), asked->withoutPassword());
    question.acceptText = tr("Replace and connect");
    ask(
        this, question, [this, asked = *asked] { take(asked); }, [this] { m_name->setFocus(); });
}

void ConnectDialog::take(const DatabaseAddress &asked)
{
    if (const QString name = m_name->text().trimmed(); !name.isEmpty())
        m_connections.save(name, asked);
    QDialog::accept();
    emit chosen({asked, !isForFile() && m_server->keepsPassword()});
}

QString ConnectDialog::missingText() const
{
    if (isForFile())
        return m_file->path().isEmpty() ? tr("Choose a file to go on.") : QString();
    return m_server->isComplete() ? QString()
                                  : tr("Give a database, a user, a service or an address to go on.");
}

// What was tried is something else by now.
void ConnectDialog::onChanged()
{
    if (m_testing)
        m_stop.request_stop();
    m_testing = false;
    ++m_attempt;
    m_test->setText(tr("&Test"));
    const QString missing = missingText();
    tell(missing, false);
    for (QPushButton *button : {m_test, m_connect}) {
        button->setEnabled(missing.isEmpty());
        button->setToolTip(missing);
    }
}
