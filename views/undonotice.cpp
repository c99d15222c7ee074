#include "views/undonotice.h"

#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"
#include "views/applying.h"
#include "views/revertdialog.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <atomic>
#include <stop_token>

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(UndoNotice)
};

using Outcome = ReversalRow::Outcome;

int shortened(qint64 count) { return int(qMin<qint64>(count, INT_MAX)); }

// More than that are looked at before they are undone.
constexpr qint64 mostUnasked = 1000;

qint64 writtenBy(const ApplyReport &report) { return report.added + report.updated + report.removed; }

QString doneText(const RevertRequest &request)
{
    switch (request.kind) {
    case RevertKind::Undo:
        return Text::tr("Undone: %1.").arg(request.what);
    case RevertKind::Redo:
        return Text::tr("Redone: %1.").arg(request.what);
    case RevertKind::Revert:
        return Text::tr("Undone: %1.").arg(request.what);
    }
    Q_UNREACHABLE();
}

QString workingText(RevertKind kind)
{
    return kind == RevertKind::Redo ? Text::tr("Redoing: %1.") : Text::tr("Undoing: %1.");
}

QString anywayText(RevertKind kind)
{
    return kind == RevertKind::Redo ? Text::tr("Redo anyway") : Text::tr("Undo anyway");
}

QString nothingText(const Reversal &reversal)
{
    return reversal.left() == 0 ? Text::tr("There was nothing to do: everything is so already.")
                                : Text::tr("Nothing was changed.");
}

QString leftText(const Reversal &reversal)
{
    QString text;
    if (const qint64 kept = reversal.count(Outcome::Kept))
        text += u' '
            + Text::tr("%Ln row(s) were kept because they were changed since.", nullptr, shortened(kept));
    if (const qint64 impossible = reversal.count(Outcome::Impossible))
        text += u' ' + Text::tr("%Ln row(s) cannot be changed back.", nullptr, shortened(impossible));
    return text;
}

Notice outcomeNotice(QWidget *owner, Roster &roster, const RevertRequest &request, const RevertReport &report,
                     const Tell &tell)
{
    const Reversal &reversal = report.reversal;
    Notice notice;
    notice.level = reversal.left() > 0 ? Notice::Level::Warning : Notice::Level::Information;
    notice.text = (reversal.count(Outcome::Reversed) > 0 ? doneText(request) : nothingText(reversal))
        + leftText(reversal);
    if (!report.report.change)
        return notice;
    const bool undone = request.kind == RevertKind::Undo;
    const RevertRequest opposite{*report.report.change, undone ? RevertKind::Redo : RevertKind::Undo,
                                 request.what, writtenBy(report.report)};
    notice.actionText = undone ? Text::tr("Redo") : Text::tr("Undo");
    notice.action = [owner = QPointer(owner), &roster, opposite, tell] {
        if (owner)
            revertAndTell(owner, roster, opposite, tell);
    };
    return notice;
}

// Says how far a long reversal is, with Cancel, until it is destroyed.
class RevertProgress : public QObject {
public:
    RevertProgress(QWidget *owner, const RevertRequest &request, const Tell &tell)
        : QObject(owner)
        , m_kind(request.kind)
        , m_what(request.what)
        , m_tell(tell)
    {
        constexpr std::chrono::milliseconds rest{700}; // what is quicker needs no words
        m_timer.setInterval(rest);
        connect(&m_timer, &QTimer::timeout, this, &RevertProgress::sayHowFar);
        m_timer.start();
    }

    std::stop_token stop() const { return m_stop.get_token(); }
    // For the worker, which may go on for a moment when this is gone.
    std::function<void(qint64)> counter() const
    {
        return [written = m_written](qint64 count) { *written = count; };
    }

private:
    void sayHowFar()
    {
        const qint64 count = *m_written;
        Notice notice;
        notice.text = count == 0 ? Text::tr("Comparing what is there now: %1…").arg(m_what)
                                 : workingText(m_kind).arg(m_what) + u' '
                + Text::tr("%Ln row(s) so far.", nullptr, shortened(count));
        notice.actionText = Text::tr("Cancel");
        notice.action = [progress = QPointer(this)] {
            if (progress)
                progress->m_stop.request_stop();
        };
        m_tell(notice);
    }

    const RevertKind m_kind;
    const QString m_what;
    const Tell m_tell;
    const std::shared_ptr<std::atomic<qint64>> m_written = std::make_shared<std::atomic<qint64>>(0);
    std::stop_source m_stop;
    QTimer m_timer;
};

Notice cancelledNotice(RevertKind kind)
{
    QString text;
    switch (kind) {
    case RevertKind::Undo:
        text = Text::tr("Cancelled: nothing was undone.");
        break;
    case RevertKind::Redo:
        text = Text::tr("Cancelled: nothing was redone.");
        break;
    case RevertKind::Revert:
        text = Text::tr("Cancelled: nothing was undone.");
        break;
    }
    return {Notice::Level::Information, text};
}

Notice refusalNotice(const DbError &error, RevertKind kind)
{
    if (error.kind == DbError::Kind::Cancelled)
        return cancelledNotice(kind);
    return errorNotice(error);
}

void attempt(QWidget *owner, Roster &roster, const RevertRequest &request, bool force, const Tell &tell,
             const RevertDone &finished)
{
    ApplyOptions options;
    options.force = force;
    if (request.kind == RevertKind::Redo)
        options.method = ChangeMethod::Redo;
    auto *progress = new RevertProgress(owner, request, tell);
    options.progress = progress->counter();
    const auto done = [=, &roster](const Result<RevertReport> &report) {
        delete progress;
        if (finished)
            finished(report);
        if (!report) {
            tell(refusalNotice(report.error(), request.kind));
        } else if (isOwnerQuestion(report->report) && !force) {
            askAboutOwners(
                owner, report->report, anywayText(request.kind),
                [=, &roster] { attempt(owner, roster, request, true, tell, finished); },
                [=] { tell(cancelledNotice(request.kind)); });
        } else if (!report->report.applied()) {
            tell(refusalNotice(report->report.refusal(), request.kind));
        } else {
            tell(outcomeNotice(owner, roster, request, *report, tell));
        }
    };
    whenFinished(owner, roster.revert(request.change, options, progress->stop()), done);
}

// What it would do; then it is done or not.
void showFirst(QWidget *owner, Roster &roster, const RevertRequest &request, const Tell &tell,
               const RevertDone &finished)
{
    auto *dialog = new RevertDialog(roster, request, owner);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, owner, [=, &roster](int answer) {
        // What can do nothing tells so, and is not offered for ever.
        if (answer == QDialog::Accepted || dialog->isUseless()) {
            attempt(owner, roster, request, false, tell, finished);
            return;
        }
        tell(cancelledNotice(request.kind));
        if (finished)
            finished(DbError{DbError::Kind::Cancelled, cancelledNotice(request.kind).text});
    });
    dialog->open();
}

} // namespace

Notice undoNotice(QWidget *owner, Roster &roster, const ApplyReport &report, const QString &text,
                  const Tell &tell, const QString &what)
{
    Notice notice{Notice::Level::Information, text};
    if (!report.change)
        return notice;
    RevertRequest request{*report.change, RevertKind::Undo, what.isEmpty() ? text : what, writtenBy(report)};
    while (request.what.endsWith(u'.'))
        request.what.chop(1);
    notice.actionText = Text::tr("Undo");
    notice.action = [owner = QPointer(owner), &roster, request, tell] {
        if (owner)
            revertAndTell(owner, roster, request, tell);
    };
    return notice;
}

void revertAndTell(QWidget *owner, Roster &roster, const RevertRequest &request, const Tell &tell,
                   const RevertDone &finished)
{
    if (request.kind != RevertKind::Revert && request.rows > mostUnasked)
        showFirst(owner, roster, request, tell, finished);
    else
        attempt(owner, roster, request, false, tell, finished);
}
