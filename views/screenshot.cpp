#include "views/screenshot.h"

#include "models/membership/roster.h"
#include "models/storage/recordstore.h"
#include "models/storage/whenfinished.h"
#include "views/mainwindow.h"
#include "views/workspace.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QTimer>

using namespace std::chrono_literals;

namespace {

constexpr auto interval = 40ms;
// Rows are asked for when they are painted, so one quiet moment is not the end.
constexpr int quietLooks = 5;
constexpr int mostLooks = 1500; // a minute

} // namespace

Screenshot::Screenshot(MainWindow &window, ScreenshotRequest request, Done done)
    : QObject(&window)
    , m_window(window)
    , m_request(std::move(request))
    , m_done(std::move(done))
    , m_timer(new QTimer(this))
{
    m_timer->setInterval(interval);
    connect(m_timer, &QTimer::timeout, this, &Screenshot::look);
    m_window.resize(m_request.size);
    resolve();
}

void Screenshot::resolve()
{
    const bool isRecord = m_request.page == WindowPage::Users || m_request.page == WindowPage::Organizations;
    if (m_request.key.isEmpty() || !isRecord) {
        go({});
        return;
    }
    const Entity entity = m_request.page == WindowPage::Users ? Entity::User : Entity::Organization;
    Roster *roster = m_window.roster();
    const auto job = [schema = roster->schema(), entity, key = m_request.key](Connection &connection) {
        return RecordStore(connection, schema, entity).resolve(key);
    };
    whenFinished(this, roster->read<QString>(job), [this](const Result<QString> &id) {
        if (id)
            go(*id);
        else
            finish(id.error());
    });
}

void Screenshot::go(const QString &id)
{
    m_window.workspace()->go({m_request.page, id});
    m_timer->start();
}

void Screenshot::look()
{
    ++m_looks;
    const bool loading = !m_window.workspace() || m_window.workspace()->isLoading();
    m_quiet = loading ? 0 : m_quiet + 1;
    if (m_quiet < quietLooks && m_looks < mostLooks) {
        m_window.update();
        return;
    }
    if (m_quiet == 0) {
        finish(DbError{DbError::Kind::Busy,
                       tr("The rows did not arrive within a minute; no picture was made.")});
        return;
    }
    if (QWidget *focus = m_window.focusWidget())
        focus->clearFocus(); // no blinking cursor in the picture
    if (m_window.grab().save(m_request.file, "PNG"))
        finish(std::nullopt);
    else
        finish(
            DbError{DbError::Kind::File,
                    tr("The picture %1 cannot be written.").arg(QDir::toNativeSeparators(m_request.file))});
}

void Screenshot::finish(const std::optional<DbError> &error)
{
    m_timer->stop();
    deleteLater();
    m_done(error);
}
