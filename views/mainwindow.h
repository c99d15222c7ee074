#pragma once

#include "models/membership/databaseopener.h"
#include "models/transfer/mappingmemory.h"
#include "views/page.h"
#include "views/viewstate.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

class ImportWizard;
class ImportDrop;
class ChangeWatch;
class ConnectionBar;
class MessageBar;
class PasswordKeeper;
class QAction;
class QDialog;
class QLabel;
class QMenu;
class QStackedWidget;
class Roster;
class UndoActions;
class UnsavedGuard;
class WelcomePage;
class Workspace;
struct Notice;

/// Roster's window: a database with its pages, or the welcome page as long as none is open.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// What the window works with besides the database.
    struct Options {
        DatabaseAddress defaultDatabase; ///< the embedded one in the user's data folder; need not exist
        QString actor; ///< who is recorded as the author of changes; empty: as the database says
        bool watchesOthers = false; ///< what others write shows by itself; else after Refresh
        bool asksForPasswords = false; ///< where one is needed; else opening fails
    };

    /// `settings` must outlive it.
    MainWindow(QSettings &settings, Options options, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a database on a thread; then databaseOpened(), or openFailed() after the window has said why.
    void openDatabase(const DatabaseAddress &address,
                      DatabaseOpener::Purpose purpose = DatabaseOpener::Purpose::Open,
                      const TableChoice &tables = {});
    /// Shows this database; null: the welcome page.
    void setRoster(std::unique_ptr<Roster> roster);
    Roster *roster() const { return m_roster.get(); }
    /// The pages of the open database; null on the welcome page.
    Workspace *workspace() const { return m_workspace; }
    void tell(const Notice &notice);
    /// The latest database that was open, to be opened again; empty if there is none.
    DatabaseAddress lastDatabase() const;

signals:
    void databaseOpened();
    void openFailed(const DbError &error);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    /// What openDatabase() was asked for.
    struct Opening {
        DatabaseAddress address;
        DatabaseOpener::Purpose purpose;
        TableChoice tables;
        bool remembersTables = false; ///< somebody chose them here, and not for this one time
        QString made = {}; ///< said once it is open: what was made in it
    };

    void setUpMenus();
    void setUpFileMenu();
    void setUpOtherMenus();
    void setUpStatusBar();
    QAction *addAction(QMenu *menu, const QString &name, const QString &icon, const QString &text,
                       const QKeySequence &shortcut);
    void connectWelcome();
    void askForNewFile();
    void askForFile();
    void askForServer();
    ImportWizard *openImportWizard();
    void openExportDialog();
    void importText(const QString &text);
    void setUpDrops();
    void openAssignDialog(Entity entity, const QStringList &ids);
    void openAs(const Opening &opening);
    int beginOpening(const DatabaseAddress &address);
    void awaitOpened(int attempt, const Opening &opening, const QFuture<Result<OpenedDatabase>> &opened);
    void onOpened(const Opening &opening, const Result<OpenedDatabase> &opened);
    void onUnreachable(const Opening &opening, const DbError &error);
    void onOpenFailed(const Opening &opening, const DbError &error, bool canBePrepared);
    void followConnection(ChangeWatch &watch);
    void onConnectionLost(const DbError &error, int secondsToNextTry);
    void onConnectionRegained();
    void askForNewPassword(const QString &reason);
    void offerToJoin(const Opening &opening, const SchemaSurvey &survey);
    QDialog *askToExtend(const Opening &opening, const SchemaSurvey &survey);
    void askForTables(const Opening &opening, const QString &reason, const std::function<void()> &cancelled);
    void changeTables();
    bool isOpen(const TableChoice &choice) const;
    void closeMapping();
    void tellLimits();
    void openCheck();
    void fillRecent();
    void saveState();
    void updateTitle();
    void updateActions();
    void about();

    QSettings &m_settings;
    ViewState m_state;
    MappingMemory m_mappings;
    Options m_options;
    DatabaseOpener m_opener;
    bool m_passwordTried = false; ///< a new one, and it is not known yet whether it is right
    int m_attempt = 0; ///< the latest opening; others are too late
    std::unique_ptr<Roster> m_roster;
    std::optional<Opening> m_opened; ///< how the open database was opened, or the latest that could be mapped
    bool m_closes = false; ///< nothing is asked any more
    QPointer<QWidget> m_mapping; ///< the page that asks for tables, or the dialog around it
    ChangeWatch *m_watch = nullptr; ///< of the open database
    ConnectionBar *m_connection;
    MessageBar *m_messages;
    QStackedWidget *m_stack;
    WelcomePage *m_welcome;
    Workspace *m_workspace = nullptr;
    ImportDrop *m_importDrop = nullptr;
    UndoActions *m_undo;
    PasswordKeeper *m_passwords;
    UnsavedGuard *m_unsaved;
    QMenu *m_recent = nullptr;
    QAction *m_import = nullptr;
    QAction *m_export = nullptr;
    QAction *m_check = nullptr;
    QAction *m_tables = nullptr;
    QAction *m_closeDatabase = nullptr;
    QAction *m_add = nullptr;
    QAction *m_find = nullptr;
    QAction *m_filter = nullptr;
    QAction *m_goTo = nullptr;
    QAction *m_recordHistory = nullptr;
    QAction *m_palette = nullptr;
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_refresh = nullptr;
    QLabel *m_databaseLabel;
    QLabel *m_actorLabel;
};
