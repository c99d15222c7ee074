#pragma once

#include "app/windowarguments.h"

#include <QObject>

#include <memory>

class MainWindow;
class QSettings;
struct DbError;

/// The program with a window: puts settings, database and window together. Needs a QApplication.
class Application : public QObject {
    Q_OBJECT

public:
    explicit Application(WindowArguments arguments);
    ~Application() override;

    /// Shows the window, or takes the picture that was asked for; then the event loop has to run. Exits it by
    /// itself after a picture.
    void start();

private:
    void openFirstDatabase();
    void takePicture();
    void exitWith(const DbError &error);

    const WindowArguments m_arguments;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

/// Runs the window until it is closed and returns the exit code.
int runWindow(int &argc, char **argv, const WindowArguments &arguments);
