#pragma once

#include "models/membership/roster.h"

#include <functional>

class QWidget;

using ApplyAttempt = std::function<QFuture<Result<ApplyReport>>(bool force)>;
using ApplyDone = std::function<void(const Result<ApplyReport> &)>;

/// Runs a change. If only last owners stand in its way, asks with a button named `anyway` and runs it again
/// by force. `done` gets the report of what was written, or why it was not; nothing if the question was
/// answered by Cancel.
void applyOrAsk(QWidget *parent, const ApplyAttempt &attempt, const QString &anyway, const ApplyDone &done);

/// Whether only last owners stood in the way of a change.
bool isOwnerQuestion(const ApplyReport &report);
/// Asks whether they may go; `accepted` is called when the answer is yes, `cancelled` when it is no.
void askAboutOwners(QWidget *parent, const ApplyReport &report, const QString &anyway,
                    const std::function<void()> &accepted, const std::function<void()> &cancelled = {});
