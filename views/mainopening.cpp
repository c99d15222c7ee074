// How the window opens databases: what it asks for before, with which passwords, and what it says afterwards.

#include "models/membership/changewatch.h"
#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"
#include "views/connectdialog.h"
#include "views/connectionbar.h"
#include "views/mainwindow.h"
#include "views/messagebar.h"
#include "views/passwordkeeper.h"
#include "views/style.h"
#include "views/unsavedguard.h"
#include "views/welcomepage.h"
#include "views/workspace.h"

#include <QFileDialog>
#include <QPointer>
#include <QStatusBar>

using namespace Qt::StringLiterals;

void MainWindow::openDatabase(const DatabaseAddress &address, DatabaseOpener::Purpose purpose,
                              const TableChoice &tables)
{
    // What was said about its tables before holds until something else is said.
    const bool isOpening = tables.isEmpty() && purpose == DatabaseOpener::Purpose::Open;
    const Opening opening{address, purpose, isOpening ? m_state.tableChoice(address) : tables};
    m_unsaved->leave(m_workspace, [this, opening] { openAs(opening); });
}

void MainWindow::openAs(const Opening &opening)
{
    const int attempt = beginOpening(opening.address);
    m_passwords->recall(opening.address, [this, attempt, opening](const DatabaseAddress &complete) {
        if (attempt != m_attempt)
            return;
        Opening ready = opening;
        ready.address = complete;
        awaitOpened(attempt, ready, m_opener.open(complete, opening.purpose, opening.tables));
    });
}

int MainWindow::beginOpening(const DatabaseAddress &address)
{
    m_messages->dismiss();
    closeMapping();
    m_welcome->setBusy(tr("Opening %1…").arg(address.displayName()));
    statusBar()->showMessage(tr("Opening %1…").arg(address.displayName()));
    return ++m_attempt;
}

void MainWindow::awaitOpened(int attempt, const Opening &opening,
                             const QFuture<Result<OpenedDatabase>> &opened)
{
    whenFinished(this, opened, [this, attempt, opening](const Result<OpenedDatabase> &result) {
        if (attempt == m_attempt)
            onOpened(opening, result);
    });
}

void MainWindow::onOpened(const Opening &opening, const Result<OpenedDatabase> &opened)
{
    std::unique_ptr<Worker> opener = m_opener.takeWorker();
    m_welcome->setBusy({});
    statusBar()->clearMessage();
    if (!opened) {
        onUnreachable(opening, opened.error());
    } else if (!opened->database && opened->survey) {
        m_passwords->opened(opening.address);
        if (!m_roster)
            m_opened = opening; // other tables may be meant
        updateActions();
        offerToJoin(opening, *opened->survey);
        emit openFailed(opened->reason);
    } else if (!opened->database && opened->canBeMapped) {
        m_passwords->opened(opening.address);
        askForTables(opening, opened->reason.text,
                     [this, opening, reason = opened->reason, canBePrepared = opened->canBePrepared] {
                         onOpenFailed(opening, reason, canBePrepared);
                     });
        emit openFailed(opened->reason);
    } else if (!opened->database) {
        m_passwords->opened(opening.address);
        onOpenFailed(opening, opened->reason, opened->canBePrepared);
    } else {
        Database database = *opened->database;
        if (!m_options.actor.isEmpty())
            database.actor = m_options.actor;
        m_state.addRecentDatabase(opening.address);
        if (opening.remembersTables)
            m_state.setTableChoice(opening.address, opening.tables);
        setRoster(std::make_unique<Roster>(database, std::move(opener)));
        m_opened = opening;
        m_opened->made.clear();
        updateActions();
        m_passwords->opened(opening.address);
        if (!opening.made.isEmpty())
            tell({Notice::Level::Information, opening.made});
        emit databaseOpened();
    }
}

void MainWindow::onUnreachable(const Opening &opening, const DbError &error)
{
    if (error.kind != DbError::Kind::PasswordNeeded || !m_options.asksForPasswords) {
        onOpenFailed(opening, error, false);
        return;
    }
    m_passwords->ask(
        opening.address, error.text,
        [this, opening](const DatabaseAddress &complete) {
            Opening again = opening;
            again.address = complete;
            openAs(again);
        },
        [this, opening, error] { onOpenFailed(opening, error, false); });
}

void MainWindow::onOpenFailed(const Opening &opening, const DbError &error, bool canBePrepared)
{
    Notice notice{Notice::Level::Error, error.text, error.detail};
    if (canBePrepared) {
        notice.level = Notice::Level::Warning;
        notice.text =
            tr("%1 is not prepared for this version of Roster yet. Preparing it makes the tables that are "
               "missing; back up a database that is in use first.")
                .arg(opening.address.displayName());
        notice.actionText = tr("Prepare this database");
        notice.action = [this, address = opening.address] {
            openDatabase(address, DatabaseOpener::Purpose::Prepare);
        };
    }
    tell(notice);
    emit openFailed(error);
}

// What is shown stays, and what was typed; when the database is there again, all is read anew.
void MainWindow::followConnection(ChangeWatch &watch)
{
    m_watch = &watch;
    connect(&watch, &ChangeWatch::lost, m_workspace,
            [this](const DbError &error, int seconds) { onConnectionLost(error, seconds); });
    connect(&watch, &ChangeWatch::regained, m_workspace, [this] { onConnectionRegained(); });
    connect(m_connection, &ConnectionBar::tryRequested, &watch, &ChangeWatch::tryNow);
    connect(m_roster.get(), &Roster::outcomeUncertain, m_connection, &ConnectionBar::setUncertain);
    connect(m_connection, &ConnectionBar::passwordRequested, m_workspace, [this] {
        askForNewPassword(
            tr("The password of %1 is another one by now.").arg(m_roster->database().address.displayName()));
    });
}

void MainWindow::onConnectionLost(const DbError &error, int secondsToNextTry)
{
    m_connection->showLost(error, secondsToNextTry);
    m_messages->dismissAboutConnection();
    if (error.kind == DbError::Kind::PasswordNeeded && std::exchange(m_passwordTried, false))
        askForNewPassword(error.text);
}

void MainWindow::onConnectionRegained()
{
    m_connection->showRegained();
    m_passwordTried = false;
    m_passwords->opened(m_roster->address().get());
    m_workspace->forgetUnreached();
    m_workspace->refresh();
    m_roster->tellOfOthers(); // what the other pages show may be old as well
    Notice notice{Notice::Level::Information, tr("The database can be reached again.")};
    if (const int waiting = m_workspace->waitingEdits(); waiting > 0) {
        notice.level = Notice::Level::Warning;
        notice.text += u' ' + tr("%Ln edit(s) could not be saved meanwhile and wait.", nullptr, waiting);
        notice.actionText = tr("Save now");
        notice.action = [this, workspace = QPointer(m_workspace)] {
            if (workspace)
                workspace->saveWaitingEdits();
        };
    }
    tell(notice);
}

// The roster stays, and with it all that was typed and chosen: only what is opened from now on is opened with
// the other password.
void MainWindow::askForNewPassword(const QString &reason)
{
    m_passwords->ask(
        m_roster->address().get(), reason,
        [this, roster = QPointer(m_roster.get())](const DatabaseAddress &complete) {
            if (!roster || roster != m_roster.get())
                return;
            m_passwordTried = true;
            m_roster->setPassword(complete.parameters().value(u"password"_s));
            m_watch->tryNow();
        },
        [] {});
}

void MainWindow::askForNewFile()
{
    auto *dialog = new QFileDialog(this, tr("New database"));
    setNames(dialog, u"newDatabaseDialog"_s, tr("New database"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"sqlite"_s);
    dialog->setNameFilters({tr("Databases (*.sqlite *.db)"), tr("All files (*)")});
    // A file that is there already is opened, never replaced, so there is nothing to confirm.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        openDatabase(DatabaseAddress::forFile(path), DatabaseOpener::Purpose::Create);
    });
    dialog->open();
}

void MainWindow::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a database"));
    setNames(dialog, u"openDatabaseDialog"_s, tr("Open a database"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Databases (*.sqlite *.db)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { openDatabase(DatabaseAddress::forFile(path)); });
    dialog->open();
}

void MainWindow::askForServer()
{
    DatabaseAddress latest;
    for (const DatabaseAddress &address : m_state.recentDatabases()) {
        if (latest.isEmpty() && address.engine() == Engine::Postgresql)
            latest = address;
    }
    auto *dialog = new ConnectDialog(m_settings, latest, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectDialog::chosen, this, [this](const ConnectChoice &choice) {
        m_passwords->setKept(choice.address, choice.keepPassword);
        openDatabase(choice.address);
    });
    dialog->open();
}
