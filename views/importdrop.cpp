#include "views/importdrop.h"

#include "models/membership/recordmime.h"
#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"
#include "models/transfer/csvformat.h"

#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace {

enum class Content { Text, Binary, Folder, Unreadable };

// Reads the first bytes of the file: on a worker, as disks may be slow.
Content contentOf(const QString &path)
{
    constexpr qint64 enough = 4096;
    if (QFileInfo(path).isDir())
        return Content::Folder;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Content::Unreadable;
    const QByteArray head = file.read(enough);
    return looksBinary(head, detectEncoding(head)) ? Content::Binary : Content::Text;
}

} // namespace

ImportDrop::ImportDrop(QWidget *window)
    : QObject(window)
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

void ImportDrop::setRoster(Roster *roster) { m_roster = roster; }

bool ImportDrop::takes(const QMimeData &data) const
{
    return m_roster && !m_roster->schema().readOnly && !data.hasFormat(recordMimeType)
        && (data.hasUrls() || data.hasText() || data.hasFormat(u"text/csv"_s));
}

bool ImportDrop::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove
        && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    if (!takes(*drop->mimeData())) {
        drop->ignore();
        return true;
    }
    drop->setDropAction(Qt::CopyAction); // a file that was moved here would be gone
    drop->accept();
    if (event->type() == QEvent::Drop)
        take(*drop->mimeData());
    return true;
}

void ImportDrop::take(const QMimeData &data)
{
    if (data.hasUrls()) {
        const QList<QUrl> urls = data.urls();
        if (urls.size() != 1)
            emit noticed({Notice::Level::Warning, tr("Only one file at a time can be imported.")});
        else if (!urls.first().isLocalFile())
            emit noticed({Notice::Level::Warning,
                          tr("%1 is not on this computer. Save it as a file first.")
                              .arg(urls.first().toDisplayString())});
        else
            takeFile(urls.first().toLocalFile());
        return;
    }
    const QString csv = QString::fromUtf8(data.data(u"text/csv"_s));
    emit textDropped(csv.isEmpty() ? data.text() : csv);
}

void ImportDrop::takeFile(const QString &path)
{
    const auto job = [path](Connection &) -> Result<Content> { return contentOf(path); };
    whenFinished(this, m_roster->read<Content>(job), [this, path](const Result<Content> &content) {
        const QString name = QFileInfo(path).fileName();
        if (!content)
            emit noticed(errorNotice(content.error()));
        else if (*content == Content::Text)
            emit fileDropped(path);
        else if (*content == Content::Binary)
            emit noticed(
                {Notice::Level::Error, tr("%1 is neither text nor CSV and cannot be imported.").arg(name)});
        else if (*content == Content::Folder)
            emit noticed({Notice::Level::Error, tr("%1 is a folder. Drop a CSV file.").arg(name)});
        else
            emit noticed({Notice::Level::Error, tr("%1 cannot be read.").arg(name)});
    });
}
