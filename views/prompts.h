#pragma once

#include <QString>

#include <functional>

class QWidget;

/// A question with one thing to do and Cancel.
struct Question {
    QString title;
    QString text; ///< "Delete Ada?"
    QString consequence; ///< "3 memberships go with it."
    QString acceptText; ///< what the button says: the deed, not "Yes"
};

/// Asks in a dialog over `parent`'s window and comes back at once; `accepted` is called when the answer is
/// yes, `cancelled` when it is no.
void ask(QWidget *parent, const Question &question, const std::function<void()> &accepted,
         const std::function<void()> &cancelled = {});
