#include "views/undonotice.h"

#include "models/membership/roster.h"
#include "views/applying.h"
#include "views/whenfinished.h"

#include <QCoreApplication>
#include <QPointer>
#include <QWidget>

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(UndoNotice)
};

using Outcome = ReversalRow::Outcome;

int shortened(qint64 count) { return int(qMin<qint64>(count, INT_MAX)); }

QString doneText(const RevertRequest &request)
{
    switch (request.kind) {
    case RevertKind::Undo:
        return Text::tr("Undone: %1.").arg(request.what);
    case RevertKind::Redo:
        return Text::tr("Redone: %1.").arg(request.what);
    case RevertKind::Revert:
        return Text::tr("Reverted: %1.").arg(request.what);
    }
    Q_UNREACHABLE();
}

QString nothingText(const Reversal &reversal)
{
    return reversal.left() == 0 ? Text::tr("Nothing had to be put back: everything is as it was before.")
                                : Text::tr("Nothing was put back.");
}

QString leftText(const Reversal &reversal)
{
    QString text;
    if (const qint64 kept = reversal.count(Outcome::Kept))
        text += u' '
            + Text::tr("%Ln row(s) were kept because they were changed since.", nullptr, shortened(kept));
    if (const qint64 impossible = reversal.count(Outcome::Impossible))
        text += u' ' + Text::tr("%Ln row(s) cannot be put back.", nullptr, shortened(impossible));
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
                                 request.what};
    notice.actionText = undone ? Text::tr("Redo") : Text::tr("Undo");
    notice.action = [owner = QPointer(owner), &roster, opposite, tell] {
        if (owner)
            revertAndTell(owner, roster, opposite, tell);
    };
    return notice;
}

void attempt(QWidget *owner, Roster &roster, const RevertRequest &request, bool force, const Tell &tell,
             const RevertDone &finished)
{
    ApplyOptions options;
    options.force = force;
    whenFinished(
        owner, roster.revert(request.change, options), [=, &roster](const Result<RevertReport> &report) {
            if (finished)
                finished(report);
            if (!report) {
                tell({Notice::Level::Error, report.error().text, report.error().detail});
            } else if (isOwnerQuestion(report->report) && !force) {
                askAboutOwners(owner, report->report, Text::tr("Put back anyway"),
                               [=, &roster] { attempt(owner, roster, request, true, tell, finished); });
            } else if (!report->report.applied()) {
                const DbError error = report->report.refusal();
                tell({Notice::Level::Error, error.text, error.detail});
            } else {
                tell(outcomeNotice(owner, roster, request, *report, tell));
            }
        });
}

} // namespace

Notice undoNotice(QWidget *owner, Roster &roster, const ApplyReport &report, const QString &text,
                  const Tell &tell)
{
    Notice notice{Notice::Level::Information, text};
    if (!report.change)
        return notice;
    RevertRequest request{*report.change, RevertKind::Undo, text};
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
    attempt(owner, roster, request, false, tell, finished);
}
