#include "views/welcomepage.h"

#include "views/style.h"

#include <QCommandLinkButton>
#include <QLabel>
#include <QListWidget>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int addressRole = Qt::UserRole;

int contentWidth(const QWidget &widget) { return widget.fontMetrics().averageCharWidth() * 90; }

// It would let itself be squeezed to its title.
void showWholeText(QPushButton &button)
{
    button.setFixedHeight(button.heightForWidth(contentWidth(button)));
}

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_content(new QWidget)
    , m_recentLabel(new QLabel(tr("Recent databases")))
    , m_recent(new QListWidget)
    , m_busy(new QLabel)
{
    setObjectName(u"welcomePage"_s);
    auto *title = new QLabel(tr("Welcome to Roster"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    title->setFont(large);
    auto *subtitle =
        new QLabel(tr("Users, organizations, and who is a member of which. Choose a database to begin."));
    subtitle->setWordWrap(true);

    auto *column = new QVBoxLayout(m_content);
    column->addWidget(title);
    column->addWidget(subtitle);
    column->addSpacing(12);
    m_start = addButton(u"welcomeStart"_s, u"users"_s, tr("Start with a new database here"), QString());
    column->addWidget(m_start);
    QPushButton *create = addButton(u"welcomeNew"_s, u"new"_s, tr("New database…"),
                                    tr("Make an empty database in a file of your choice"));
    QPushButton *open = addButton(u"welcomeOpen"_s, u"open"_s, tr("Open a file…"),
                                  tr("A database that Roster or another program made"));
    QPushButton *server = addButton(u"welcomeConnect"_s, u"organizations"_s, tr("Connect to PostgreSQL…"),
                                    tr("A database on a server"));
    for (QPushButton *button : {create, open, server})
        column->addWidget(button);
    column->addSpacing(12);
    column->addWidget(m_recentLabel);
    column->addWidget(m_recent, 1);
    column->addWidget(m_busy);

    m_recent->setMinimumHeight(fontMetrics().height() * 3);
    setNames(m_recent, u"welcomeRecent"_s, tr("Recent databases"));
    m_busy->setObjectName(u"welcomeBusy"_s);
    m_content->setMaximumWidth(contentWidth(*this));
    auto *sheet = new QWidget;
    auto *layout = new QHBoxLayout(sheet);
    layout->setContentsMargins(32, 12, 32, 12);
    layout->addStretch(1);
    layout->addWidget(m_content, 8);
    layout->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(sheet);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins({});
    page->addWidget(scroll);

    connect(m_start, &QPushButton::clicked, this, &WelcomePage::startRequested);
    connect(create, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(server, &QPushButton::clicked, this, &WelcomePage::connectRequested);
    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        if (const Result<DatabaseAddress> address =
                DatabaseAddress::parse(item->data(addressRole).toString()))
            emit recentRequested(*address);
    });
    setRecentDatabases({});
}

QPushButton *WelcomePage::addButton(const QString &name, const QString &icon, const QString &text,
                                    const QString &explanation)
{
    auto *button = new QCommandLinkButton(text, explanation);
    button->setIcon(namedIcon(icon));
    setNames(button, name, text);
    button->setAccessibleDescription(explanation);
    showWholeText(*button);
    return button;
}

void WelcomePage::setDefaultDatabase(const DatabaseAddress &address, bool defaultExists)
{
    const QString text = defaultExists ? tr("Open your own database") : tr("Start with a new database here");
    m_start->setText(text);
    m_start->setAccessibleName(text);
    qobject_cast<QCommandLinkButton *>(m_start)->setDescription(isolated(address.file(), layoutDirection()));
    showWholeText(*m_start);
}

void WelcomePage::setRecentDatabases(const QList<DatabaseAddress> &addresses)
{
    m_recent->clear();
    for (const DatabaseAddress &address : addresses) {
        auto *item = new QListWidgetItem(isolated(address.fullName(), layoutDirection()), m_recent);
        item->setData(addressRole, address.withoutPassword());
        item->setToolTip(address.withoutPassword());
    }
    if (!addresses.isEmpty())
        m_recent->setCurrentRow(0);
    // Gone from sight only: the place stays, so that the buttons above do not jump.
    for (QWidget *widget : std::initializer_list<QWidget *>{m_recentLabel, m_recent}) {
        QSizePolicy policy = widget->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        widget->setSizePolicy(policy);
        widget->setHidden(addresses.isEmpty());
    }
}

void WelcomePage::setBusy(const QString &text)
{
    m_busy->setText(text);
    for (QWidget *widget : m_content->findChildren<QPushButton *>())
        widget->setEnabled(text.isEmpty());
    m_recent->setEnabled(text.isEmpty());
}
