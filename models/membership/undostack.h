#pragma once

#include "models/membership/history.h"

#include <QSet>

/// One step of undo or redo.
struct UndoStep {
    ChangeId change{}; ///< what is to be reverted
    QString summary = {}; ///< of the change that is undone or redone, however often that was done before
    qint64 rows = 0; ///< that reverting it writes, if all can go back

    friend bool operator==(const UndoStep &, const UndoStep &) = default;
};

/// What Ctrl+Z and Ctrl+Shift+Z do next, computed from the history alone, so that it survives a restart. A
/// value.
///
/// The rule: a change and all that reverts it, reverts that again and so on belong together; the latest of
/// them decides whether the change is in effect or undone.
/// - Undo reverts the latest of an actor's own changes that are in effect, in the order in which they came
///   into effect (a redone change counts from its redo).
/// - Redo reverts the latest undoing, and only as long as the actor made no new change after it. A revert of
///   somebody else's change is a new change.
/// - An own change that somebody else reverted is neither undone nor redone.
class UndoStack {
public:
    UndoStack() = default;
    /// `entries`: newest first, at least those of `actor` and those that revert them, as far back as one may
    /// go; see History::Filter::author. `skipped` are changes of which nothing could be put back: they stay,
    /// but what lies below is reached.
    UndoStack(const QList<HistoryEntry> &entries, const QString &actor, const QSet<ChangeId> &skipped = {});

    const std::optional<UndoStep> &undo() const { return m_undo; }
    const std::optional<UndoStep> &redo() const { return m_redo; }

private:
    std::optional<UndoStep> m_undo;
    std::optional<UndoStep> m_redo;
};
