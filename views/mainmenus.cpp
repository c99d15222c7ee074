// The menus of the window.

#include "models/membership/roster.h"
#include "views/clipboardactions.h"
#include "views/mainwindow.h"
#include "views/style.h"
#include "views/undoactions.h"
#include "views/unsavedguard.h"
#include "views/workspace.h"

#include <QMenuBar>
#include <QToolBar>

using namespace Qt::StringLiterals;

QAction *MainWindow::addAction(QMenu *menu, const QString &name, const QString &icon, const QString &text,
                               const QKeySequence &shortcut)
{
    QAction *action = menu->addAction(icon.isEmpty() ? QIcon() : namedIcon(icon), text);
    action->setObjectName(name);
    action->setShortcut(shortcut);
    return action;
}

void MainWindow::setUpMenus()
{
    menuBar()->setObjectName(u"menuBar"_s);
    setUpFileMenu();
    setUpOtherMenus();

    QToolBar *bar = addToolBar(tr("Navigation"));
    setNames(bar, u"navigationBar"_s, tr("Navigation"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addActions({m_back, m_forward, m_refresh, m_palette});
    for (QAction *action : bar->actions())
        setNames(bar->widgetForAction(action), action->objectName() + u"Button"_s,
                 action->text().remove(u'&'));
}

void MainWindow::setUpFileMenu()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->setObjectName(u"fileMenu"_s);
    connect(addAction(file, u"newAction"_s, u"new"_s, tr("&New…"), QKeySequence::New), &QAction::triggered,
            this, &MainWindow::askForNewFile);
    connect(addAction(file, u"openAction"_s, u"open"_s, tr("&Open…"), QKeySequence::Open),
            &QAction::triggered, this, &MainWindow::askForFile);
    connect(addAction(file, u"connectAction"_s, {}, tr("&Connect…"), QKeySequence(tr("Ctrl+Shift+O"))),
            &QAction::triggered, this, &MainWindow::askForServer);
    m_recent = file->addMenu(tr("&Recent"));
    m_recent->setObjectName(u"recentMenu"_s);
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    m_check = addAction(file, u"checkAction"_s, {}, tr("What this &database allows…"), {});
    connect(m_check, &QAction::triggered, this, &MainWindow::openCheck);
    m_tables = addAction(file, u"tablesAction"_s, {}, tr("&Tables and columns…"), {});
    connect(m_tables, &QAction::triggered, this, &MainWindow::changeTables);
    m_closeDatabase =
        addAction(file, u"closeDatabaseAction"_s, {}, tr("C&lose the database"), QKeySequence::Close);
    connect(m_closeDatabase, &QAction::triggered, this,
            [this] { m_unsaved->leave(m_workspace, [this] { setRoster(nullptr); }); });
    file->addSeparator();
    m_import =
        addAction(file, u"importAction"_s, u"import"_s, tr("&Import CSV…"), QKeySequence(tr("Ctrl+I")));
    connect(m_import, &QAction::triggered, this, &MainWindow::openImportWizard);
    m_export =
        addAction(file, u"exportAction"_s, u"export"_s, tr("&Export…"), QKeySequence(tr("Ctrl+Shift+E")));
    connect(m_export, &QAction::triggered, this, &MainWindow::openExportDialog);
    file->addSeparator();
    connect(addAction(file, u"quitAction"_s, {}, tr("&Quit"), QKeySequence::Quit), &QAction::triggered, this,
            &QWidget::close);
}

void MainWindow::setUpOtherMenus()
{
    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    edit->setObjectName(u"editMenu"_s);
    m_undo->addTo(*edit);
    edit->addSeparator();
    QAction *copy = addAction(edit, u"copyAction"_s, {}, tr("&Copy"), QKeySequence::Copy);
    QAction *paste = addAction(edit, u"pasteAction"_s, {}, tr("&Paste"), QKeySequence::Paste);
    new ClipboardActions(*copy, *paste, this);
    edit->addSeparator();
    m_add = addAction(edit, u"addRecordAction"_s, u"add"_s, tr("&Add…"), QKeySequence(tr("Ctrl+Shift+N")));
    connect(m_add, &QAction::triggered, this, [this] { m_workspace->addRecord(); });
    m_find = addAction(edit, u"findAction"_s, u"search"_s, tr("&Find"), QKeySequence::Find);
    connect(m_find, &QAction::triggered, this, [this] { m_workspace->focusSearch(); });
    m_filter =
        addAction(edit, u"filterAction"_s, u"filter"_s, tr("F&ilter"), QKeySequence(tr("Ctrl+Shift+F")));
    connect(m_filter, &QAction::triggered, this, [this] { m_workspace->toggleFilter(); });
    m_goTo = addAction(edit, u"goToAction"_s, {}, tr("&Go to…"), QKeySequence(tr("Ctrl+G")));
    connect(m_goTo, &QAction::triggered, this, [this] { m_workspace->goToRow(); });
    m_recordHistory = addAction(edit, u"recordHistoryAction"_s, u"history"_s, tr("&History of the record"),
                                QKeySequence(tr("Ctrl+H")));
    connect(m_recordHistory, &QAction::triggered, this, [this] { m_workspace->showHistoryOfRecord(); });

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->setObjectName(u"viewMenu"_s);
    m_back = addAction(view, u"backAction"_s, isRightToLeft() ? u"forward"_s : u"back"_s, tr("&Back"),
                       QKeySequence(Qt::ALT | Qt::Key_Left));
    connect(m_back, &QAction::triggered, this, [this] { m_workspace->goBack(); });
    m_forward = addAction(view, u"forwardAction"_s, isRightToLeft() ? u"back"_s : u"forward"_s,
                          tr("&Forward"), QKeySequence(Qt::ALT | Qt::Key_Right));
    connect(m_forward, &QAction::triggered, this, [this] { m_workspace->goForward(); });
    m_refresh = addAction(view, u"refreshAction"_s, u"refresh"_s, tr("&Refresh"), QKeySequence(Qt::Key_F5));
    connect(m_refresh, &QAction::triggered, this, [this] { m_workspace->refresh(); });

    view->addSeparator();
    m_palette = addAction(view, u"paletteAction"_s, u"palette"_s, tr("&Side list"), QKeySequence(Qt::Key_F9));
    m_palette->setToolTip(tr("A list of the other side, to drag to and from"));
    m_palette->setCheckable(true);
    connect(m_palette, &QAction::triggered, this,
            [this](bool shown) { m_workspace->setPaletteShown(shown); });

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->setObjectName(u"helpMenu"_s);
    connect(addAction(help, u"aboutAction"_s, {}, tr("&About Roster"), {}), &QAction::triggered, this,
            &MainWindow::about);
}

void MainWindow::fillRecent()
{
    m_recent->clear();
    const QList<DatabaseAddress> addresses = m_state.recentDatabases();
    for (const DatabaseAddress &address : addresses) {
        QAction *action = m_recent->addAction(address.fullName().replace(u'&', u"&&"_s));
        action->setObjectName(u"recentAction"_s);
        action->setToolTip(address.withoutPassword());
        connect(action, &QAction::triggered, this, [this, address] { openDatabase(address); });
    }
    m_recent->setToolTipsVisible(true);
    if (addresses.isEmpty())
        m_recent->addAction(tr("None yet"))->setEnabled(false);
}
