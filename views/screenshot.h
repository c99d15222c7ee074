#pragma once

#include "models/storage/dberror.h"
#include "views/page.h"

#include <QObject>
#include <QPointer>
#include <QSize>

#include <functional>
#include <optional>

class MainWindow;
class QTimer;

/// What a picture shall show.
struct ScreenshotRequest {
    QString file; ///< where the PNG is written
    WindowPage page = WindowPage::Users;
    QString key = {}; ///< of the record to select: id, e-mail, slug or unique name; empty: the first one
    QSize size = {1280, 800};
};

/// Takes one picture of a window with an open database: goes to the page, waits (without an event loop of its
/// own) until every row in sight has arrived, writes the file and calls `done` with the error, if there was
/// one.
class Screenshot : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const std::optional<DbError> &error)>;

    /// Belongs to the window. Starts at once.
    Screenshot(MainWindow &window, ScreenshotRequest request, Done done);

private:
    void resolve();
    void go(const QString &id);
    void look();
    void finish(const std::optional<DbError> &error);

    MainWindow &m_window;
    const ScreenshotRequest m_request;
    Done m_done;
    QTimer *m_timer;
    int m_quiet = 0; ///< how often in a row nothing was outstanding
    int m_looks = 0;
};
