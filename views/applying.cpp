#include "views/applying.h"

#include "models/storage/whenfinished.h"
#include "views/prompts.h"

#include <QCoreApplication>
#include <QWidget>

namespace {

struct Applying {
    Q_DECLARE_TR_FUNCTIONS(Applying)
};

} // namespace

bool isOwnerQuestion(const ApplyReport &report)
{
    return !report.ownerless.isEmpty() && report.conflicts.isEmpty();
}

void askAboutOwners(QWidget *parent, const ApplyReport &report, const QString &anyway,
                    const std::function<void()> &accepted, const std::function<void()> &cancelled)
{
    Question question;
    question.title = anyway;
    question.text = Applying::tr("%1 would be left without an owner.").arg(report.ownerlessText());
    question.consequence = Applying::tr("Nothing was changed so far.");
    question.acceptText = anyway;
    ask(parent, question, accepted, cancelled);
}

void applyOrAsk(QWidget *parent, const ApplyAttempt &attempt, const QString &anyway, const ApplyDone &done)
{
    whenFinished(parent, attempt(false), [=](const Result<ApplyReport> &report) {
        if (!report || !isOwnerQuestion(*report)) {
            done(requireApplied(report));
            return;
        }
        askAboutOwners(parent, *report, anyway, [=] {
            whenFinished(parent, attempt(true),
                         [=](const Result<ApplyReport> &forced) { done(requireApplied(forced)); });
        });
    });
}
