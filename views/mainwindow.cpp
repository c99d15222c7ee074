#include "views/mainwindow.h"

#include "models/membership/changewatch.h"
#include "models/membership/roster.h"
#include "views/assigndialog.h"
#include "views/changetext.h"
#include "views/connectionbar.h"
#include "views/exportdialog.h"
#include "views/fieldtitles.h"
#include "views/importdrop.h"
#include "views/importwizard.h"
#include "views/messagebar.h"
#include "views/passwordkeeper.h"
#include "views/style.h"
#include "views/undoactions.h"
#include "views/undonotice.h"
#include "views/unsavedguard.h"
#include "views/welcomepage.h"
#include "views/workspace.h"

#include <QAbstractButton>
#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTemporaryFile>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

MainWindow::MainWindow(QSettings &settings, Options options, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_state(settings)
    , m_mappings(settings)
    , m_options(std::move(options))
    , m_connection(new ConnectionBar)
    , m_messages(new MessageBar)
    , m_stack(new QStackedWidget)
    , m_welcome(new WelcomePage)
    , m_undo(new UndoActions(this))
    , m_passwords(new PasswordKeeper(settings, this))
    , m_unsaved(new UnsavedGuard(this))
    , m_databaseLabel(new QLabel)
    , m_actorLabel(new QLabel)
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(namedIcon(u"roster"_s));
    auto *central = new QWidget;
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_connection);
    layout->addWidget(m_messages); // below, so that nothing moves under a pointer that is about to click
    setCentralWidget(central);
    m_stack->addWidget(m_welcome);
    setUpMenus();
    setUpStatusBar();
    setUpDrops();
    connectWelcome();
    connect(m_undo, &UndoActions::noticed, this, &MainWindow::tell);
    connect(m_passwords, &PasswordKeeper::noticed, this, &MainWindow::tell);
    resize(QSize(fontMetrics().averageCharWidth() * 190, fontMetrics().height() * 45)
               .boundedTo(screen()->availableSize() * 9 / 10));
    m_state.restoreWindow(*this);
    setRoster(nullptr);
}

MainWindow::~MainWindow()
{
    // The pages first: they use the database.
    delete m_workspace;
}

void MainWindow::connectWelcome()
{
    connect(m_welcome, &WelcomePage::startRequested, this, [this] {
        // The user's own data folder may not be there yet; no other folder is ever made.
        QDir().mkpath(QFileInfo(m_options.defaultDatabase.file()).path());
        openDatabase(m_options.defaultDatabase, DatabaseOpener::Purpose::Create);
    });
    connect(m_welcome, &WelcomePage::newRequested, this, &MainWindow::askForNewFile);
    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::askForFile);
    connect(m_welcome, &WelcomePage::connectRequested, this, &MainWindow::askForServer);
    connect(m_welcome, &WelcomePage::recentRequested, this,
            [this](const DatabaseAddress &address) { openDatabase(address); });
    connect(m_welcome, &WelcomePage::removeRequested, this, [this](const DatabaseAddress &address) {
        m_state.removeRecentDatabase(address);
        m_welcome->setRecentDatabases(m_state.recentDatabases());
    });
}

void MainWindow::setRoster(std::unique_ptr<Roster> roster)
{
    if (m_workspace)
        saveState();
    m_undo->setRoster(nullptr, nullptr);
    delete m_workspace; // before the database that its pages use
    m_workspace = nullptr;
    m_roster = std::move(roster);
    m_opened.reset();
    closeMapping();
    if (m_roster)
        m_roster->rememberChanges();
    m_importDrop->setRoster(m_roster.get());
    m_messages->dismiss();
    m_connection->showRegained();
    m_connection->setUncertain(false);
    m_watch = nullptr;
    m_passwordTried = false;
    if (m_roster) {
        m_workspace = new Workspace(*m_roster);
        m_stack->addWidget(m_workspace);
        m_stack->setCurrentWidget(m_workspace);
        if (m_options.watchesOthers) {
            auto *watch = new ChangeWatch(*m_roster, ChangeWatch::usualInterval, m_workspace);
            connect(watch, &ChangeWatch::suspected, m_workspace, &Workspace::recheck);
            followConnection(*watch);
        }
        m_workspace->restoreState(m_state);
        m_undo->setRoster(m_roster.get(), m_workspace);
        connect(m_workspace, &Workspace::placeChanged, this, &MainWindow::updateActions);
        connect(m_workspace, &Workspace::noticed, this, &MainWindow::tell);
        connect(m_workspace, &Workspace::assignRequested, this, &MainWindow::openAssignDialog);
        tellLimits();
    } else {
        m_stack->setCurrentWidget(m_welcome);
        m_welcome->setRecentDatabases(m_state.recentDatabases());
        const DatabaseAddress &own = m_options.defaultDatabase;
        m_welcome->setDefaultDatabase(own, QFileInfo::exists(own.file()));
        m_welcome->setFocus();
    }
    updateTitle();
    updateActions();
}

// The dialogs belong to the workspace: they go with it, before the database that they use.
void MainWindow::openAssignDialog(Entity entity, const QStringList &ids)
{
    auto *dialog = new AssignDialog(*m_roster, entity, ids, m_workspace);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AssignDialog::assigned, this, [this, dialog](const ApplyReport &report) {
        // The title is what the history calls it.
        const QString title = dialog->windowTitle();
        tell(undoNotice(
            m_workspace, *m_roster, report, withNumbers(title, report) + u'.',
            [this](const Notice &notice) { tell(notice); }, title));
    });
    dialog->open();
}

ImportWizard *MainWindow::openImportWizard()
{
    auto *wizard = new ImportWizard(*m_roster, &m_mappings, m_workspace);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    connect(wizard, &ImportWizard::revertWanted, m_workspace, &Workspace::askToRevert);
    connect(wizard, &ImportWizard::historyWanted, m_workspace,
            [workspace = m_workspace] { workspace->go({WindowPage::History}); });
    wizard->show();
    return wizard;
}

void MainWindow::openExportDialog()
{
    const std::optional<ExportOptions> rows = m_workspace->exportOptions();
    if (!rows)
        return;
    auto *dialog = new ExportDialog(*m_roster, *rows, m_workspace);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exported, this,
            [this, kind = rows->kind](qint64 count, const QString &path) {
                tell({Notice::Level::Information,
                      tr("%1 exported to %2.").arg(countText(kind, count), QDir::toNativeSeparators(path))});
            });
    dialog->show();
}

void MainWindow::importText(const QString &text)
{
    ImportWizard *wizard = openImportWizard();
    // The import reads files; this one lives as long as its dialog.
    auto *file = new QTemporaryFile(QDir::temp().filePath(tr("dropped text") + u"-XXXXXX.csv"_s), wizard);
    const QByteArray bytes = text.toUtf8();
    if (file->open() && file->write(bytes) == bytes.size() && file->flush())
        wizard->setFile(file->fileName());
    else
        tell({Notice::Level::Error, tr("The text cannot be kept for the import."), file->errorString()});
}

void MainWindow::setUpDrops()
{
    m_importDrop = new ImportDrop(this);
    connect(m_importDrop, &ImportDrop::fileDropped, this,
            [this](const QString &path) { openImportWizard()->setFile(path); });
    connect(m_importDrop, &ImportDrop::textDropped, this, &MainWindow::importText);
    connect(m_importDrop, &ImportDrop::noticed, this, &MainWindow::tell);
}

void MainWindow::tell(const Notice &notice)
{
    // Not twice: the bar of the connection says it already.
    if (notice.isAboutConnection() && m_connection->isLost())
        return;
    Notice told = notice;
    if (notice.kind == DbError::Kind::ReadOnly && notice.actionText.isEmpty() && m_roster) {
        // The rights are read when a database is opened.
        told.text += u' '
            + tr("What you typed can be copied here until the database is opened anew, which shows what you "
                 "may "
                 "do in it now.");
        told.actionText = tr("Open it anew");
        told.action = [this] {
            openDatabase(m_roster->address().get(), DatabaseOpener::Purpose::Open,
                         m_opened ? m_opened->tables : TableChoice());
        };
    }
    m_messages->tell(told);
}

DatabaseAddress MainWindow::lastDatabase() const { return m_state.recentDatabases().value(0); }

void MainWindow::setUpStatusBar()
{
    setNames(m_databaseLabel, u"statusDatabase"_s, tr("Database"));
    setNames(m_actorLabel, u"statusActor"_s, tr("Who is recorded as the author of changes"));
    m_actorLabel->setToolTip(m_actorLabel->accessibleName());
    statusBar()->addWidget(m_databaseLabel);
    statusBar()->addPermanentWidget(m_actorLabel);
}

void MainWindow::updateTitle()
{
    const QString name = m_roster ? m_roster->database().address.displayName() : QString();
    setWindowTitle(name.isEmpty() ? tr("Roster") : tr("%1 — Roster").arg(name));
    m_databaseLabel->setText(name);
    m_databaseLabel->setToolTip(m_roster ? m_roster->database().address.withoutPassword() : QString());
    m_actorLabel->setText(m_roster ? m_roster->database().actor : QString());
}

void MainWindow::updateActions()
{
    m_back->setEnabled(m_workspace && m_workspace->canGoBack());
    m_forward->setEnabled(m_workspace && m_workspace->canGoForward());
    const bool writable = m_roster && !m_roster->schema().readOnly;
    const bool hasRecords = m_workspace
        && (m_workspace->page() == WindowPage::Users || m_workspace->page() == WindowPage::Organizations);
    const Entity shown =
        m_workspace && m_workspace->page() == WindowPage::Organizations ? Entity::Organization : Entity::User;
    m_add->setEnabled(hasRecords && m_roster->schema().rights(shown).add);
    m_check->setEnabled(m_workspace);
    m_tables->setEnabled(m_opened && !(m_roster && m_roster->schema().isOwn));
    m_import->setEnabled(writable);
    m_export->setEnabled(m_workspace && m_workspace->page() != WindowPage::History);
    m_find->setEnabled(m_workspace);
    for (QAction *action : {m_filter, m_goTo})
        action->setEnabled(m_workspace && m_workspace->page() != WindowPage::History);
    m_recordHistory->setEnabled(hasRecords && !m_workspace->place().id.isEmpty());
    m_refresh->setEnabled(m_workspace);
    m_palette->setEnabled(hasRecords);
    m_palette->setChecked(m_workspace && m_workspace->isPaletteShown());
    m_closeDatabase->setEnabled(m_workspace);
}

void MainWindow::saveState()
{
    m_state.saveWindow(*this);
    if (m_workspace)
        m_workspace->saveState(m_state);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_closes && m_workspace && m_workspace->hasUnsaved()) {
        event->ignore();
        m_unsaved->leave(m_workspace, [this] {
            m_closes = true;
            close();
        });
        return;
    }
    saveState();
    QMainWindow::closeEvent(event);
}

void MainWindow::about()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Roster"),
                                tr("Roster %1").arg(QStringLiteral(ROSTER_VERSION)), QMessageBox::Ok, this);
    setNames(box, u"aboutBox"_s, tr("About Roster"));
    box->setInformativeText(tr("Users, organizations, and who is a member of which.\n\n"
                               "Free software under the GNU General Public License, version 3 or later."));
    box->setIconPixmap(windowIcon().pixmap(64));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QAbstractButton *ok = box->button(QMessageBox::Ok);
    setNames(ok, u"aboutOk"_s, ok->text().remove(u'&'));
    box->open();
}
