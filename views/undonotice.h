#pragma once

#include "models/membership/reversal.h"
#include "views/notice.h"
#include "views/revertrequest.h"

class QWidget;
class Roster;

using Tell = std::function<void(const Notice &)>;
using RevertDone = std::function<void(const Result<RevertReport> &)>;

/// The notice about a change that was just applied: `text` ("3 users added to Acme.") and, where the
/// database keeps a history, a button Undo. The button reverts the change as revertAndTell() does. `owner`:
/// over whose window questions are asked, and that stops the answer when it is gone; a page, not a dialog
/// that closes. `what`: the change without numbers that matter only once; empty: `text`.
Notice undoNotice(QWidget *owner, Roster &roster, const ApplyReport &report, const QString &text,
                  const Tell &tell, const QString &what = {});

/// Reverts a change and tells what came of it, of a long one also how far it is, with Cancel as the button:
/// what was put back, how much was kept since it was edited, with the opposite as the notice's button. Shows
/// first what undoing or redoing more than a thousand rows would do (a Revert was looked at already), and
/// asks where an organization would lose its last owner. `finished` gets the outcome of each attempt, the one
/// that led to a question as well, or Cancelled; nothing runs then any more.
void revertAndTell(QWidget *owner, Roster &roster, const RevertRequest &request, const Tell &tell,
                   const RevertDone &finished = {});
