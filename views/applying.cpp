#include "views/applying.h"

#include "views/prompts.h"
#include "views/whenfinished.h"

#include <QCoreApplication>
#include <QWidget>

namespace {

struct Applying {
    Q_DECLARE_TR_FUNCTIONS(Applying)
};

} // namespace

void applyOrAsk(QWidget *parent, const ApplyAttempt &attempt, const QString &anyway, const ApplyDone &done)
{
    whenFinished(parent, attempt(false), [=](const Result<ApplyReport> &report) {
        if (!report || report->ownerless.isEmpty() || !report->conflicts.isEmpty()) {
            done(requireApplied(report));
            return;
        }
        Question question;
        question.title = anyway;
        question.text = Applying::tr("%Ln organization(s) would be left without an owner.", nullptr,
                                     int(report->ownerless.size()));
        question.consequence = Applying::tr("Nothing was changed so far.");
        question.acceptText = anyway;
        ask(parent, question, [=] {
            whenFinished(parent, attempt(true),
                         [=](const Result<ApplyReport> &forced) { done(requireApplied(forced)); });
        });
    });
}
