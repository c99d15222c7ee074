#include "views/welcomepage.h"

#include "views/style.h"

#include <QAction>
#include <QCommandLinkButton>
#include <QFocusEvent>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QScrollArea>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int addressRole = Qt::UserRole;

// Says where the keyboard is, and takes Enter: by itself it does neither outside of a dialog.
class StartButton : public QCommandLinkButton {
public:
    StartButton(const QString &text, const QString &explanation)
        : QCommandLinkButton(text, explanation)
    {
        setAutoDefault(true);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QCommandLinkButton::paintEvent(event);
        if (!hasFocus())
            return;
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        QPainter painter(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
    }
};

// An entry is selected only while Enter would open it.
class RecentList : public QListWidget {
protected:
    void focusInEvent(QFocusEvent *event) override
    {
        QListWidget::focusInEvent(event);
        setCurrentRow(qMax(0, currentRow()), QItemSelectionModel::SelectCurrent);
    }

    void focusOutEvent(QFocusEvent *event) override
    {
        QListWidget::focusOutEvent(event);
        if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
            clearSelection();
    }
};

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
    , m_recent(new RecentList)
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
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(sheet);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins({});
    page->addWidget(scroll);

    connect(m_start, &QPushButton::clicked, this, &WelcomePage::startRequested);
    connect(create, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(server, &QPushButton::clicked, this, &WelcomePage::connectRequested);
    connect(m_recent, &QListWidget::itemActivated, this, [this] {
        if (const std::optional<DatabaseAddress> address = currentRecent())
            emit recentRequested(*address);
    });
    auto *remove = new QAction(tr("&Remove from this list"), m_recent);
    remove->setObjectName(u"welcomeRemoveAction"_s);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, [this] {
        if (const std::optional<DatabaseAddress> address = currentRecent())
            emit removeRequested(*address);
    });
    m_recent->addAction(remove);
    m_recent->setContextMenuPolicy(Qt::ActionsContextMenu);
    setRecentDatabases({});
}

std::optional<DatabaseAddress> WelcomePage::currentRecent() const
{
    const QListWidgetItem *item = m_recent->currentItem();
    if (!item)
        return std::nullopt;
    const Result<DatabaseAddress> address = DatabaseAddress::parse(item->data(addressRole).toString());
    return address ? std::optional(*address) : std::nullopt;
}

QPushButton *WelcomePage::addButton(const QString &name, const QString &icon, const QString &text,
                                    const QString &explanation)
{
    auto *button = new StartButton(text, explanation);
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
    const bool hadFocus = m_recent->hasFocus();
    const int row = m_recent->currentRow();
    m_recent->clear();
    for (const DatabaseAddress &address : addresses) {
        auto *item = new QListWidgetItem(isolated(address.fullName(), layoutDirection()), m_recent);
        item->setData(addressRole, address.withoutPassword());
        item->setToolTip(address.withoutPassword());
    }
    m_recent->setCurrentRow(qMax(0, qMin(row, int(addresses.size()) - 1)), // of an empty list, too
                            hadFocus ? QItemSelectionModel::SelectCurrent : QItemSelectionModel::NoUpdate);
    setFocusProxy(addresses.isEmpty() ? static_cast<QWidget *>(m_start) : m_recent);
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
    if (!text.isEmpty() && isAncestorOf(focusWidget()))
        m_focused = focusWidget();
    m_busy->setText(text);
    for (QWidget *widget : m_content->findChildren<QPushButton *>())
        widget->setEnabled(text.isEmpty());
    m_recent->setEnabled(text.isEmpty());
    // What is disabled loses the keyboard.
    if (text.isEmpty() && m_focused && isVisible())
        m_focused->setFocus();
    if (text.isEmpty())
        m_focused.clear();
}
