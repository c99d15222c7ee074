#include "app/application.h"

#include "app/commandline/exitcode.h"
#include "app/translations.h"
#include "views/mainwindow.h"
#include "views/screenshot.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {

// A picture shows the program as it is, not as somebody arranged it, and is not remembered.
std::unique_ptr<QSettings> settingsFor(const WindowArguments &arguments)
{
    if (!arguments.screenshot.isEmpty())
        return std::make_unique<QSettings>(
            QDir::temp().filePath(u"roster-unsaved-%1.ini"_s.arg(QCoreApplication::applicationPid())),
            QSettings::IniFormat);
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, u"roster"_s, u"roster"_s);
}

DatabaseAddress ownDatabase()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return DatabaseAddress::forFile(folder + u"/roster.sqlite"_s);
}

} // namespace

Application::Application(WindowArguments arguments)
    : m_arguments(std::move(arguments))
    , m_settings(settingsFor(m_arguments))
    , m_window(std::make_unique<MainWindow>(*m_settings,
                                            MainWindow::Options{ownDatabase(), m_arguments.actor,
                                                                m_arguments.screenshot.isEmpty(),
                                                                m_arguments.screenshot.isEmpty()}))
{
}

Application::~Application()
{
    m_window.reset();
    if (m_arguments.screenshot.isEmpty())
        return;
    const QString file = m_settings->fileName();
    m_settings->sync();
    m_settings.reset();
    QFile::remove(file);
}

void Application::start()
{
    if (!m_arguments.screenshot.isEmpty()) {
        connect(m_window.get(), &MainWindow::openFailed, this, &Application::exitWith);
        connect(m_window.get(), &MainWindow::databaseOpened, this, &Application::takePicture);
    }
    openFirstDatabase();
    m_window->show();
}

void Application::openFirstDatabase()
{
    if (!m_arguments.database.isEmpty()) {
        m_window->openDatabase(m_arguments.database, DatabaseOpener::Purpose::Open, m_arguments.tables);
        return;
    }
    const DatabaseAddress last = m_window->lastDatabase();
    if (!last.isEmpty() && (last.engine() != Engine::Sqlite || QFileInfo::exists(last.file())))
        m_window->openDatabase(last);
    else if (QFileInfo::exists(ownDatabase().file()))
        m_window->openDatabase(ownDatabase());
}

void Application::takePicture()
{
    ScreenshotRequest request;
    request.file = m_arguments.screenshot;
    request.page = m_arguments.page;
    request.key = m_arguments.select;
    request.size = m_arguments.size;
    new Screenshot(*m_window, request, [this](const std::optional<DbError> &error) {
        if (error)
            exitWith(*error);
        else
            QCoreApplication::exit(int(ExitCode::Done));
    });
}

void Application::exitWith(const DbError &error)
{
    QTextStream(stderr) << error.text << Qt::endl;
    QCoreApplication::exit(int(exitCodeOf(error.kind)));
}

int runWindow(int &argc, char **argv, const WindowArguments &arguments)
{
    const bool hasDisplay =
        qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    if (!hasDisplay && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        if (arguments.screenshot.isEmpty()) {
            QTextStream(stderr) << QCoreApplication::translate(
                "Application",
                "There is no display for the window. Use --screenshot to "
                "draw it into a picture, or one of the commands (--help).")
                                << Qt::endl;
            return int(ExitCode::Usage);
        }
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication::setStyle(u"fusion"_s); // before, so that -style has the last word
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName({}); // the window's title names the program itself
    QGuiApplication::setDesktopFileName(u"roster"_s);
    installTranslations(application);
    Application roster(arguments);
    roster.start();
    return QApplication::exec();
}
