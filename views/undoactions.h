#pragma once

#include "models/membership/undostack.h"
#include "views/undonotice.h"

#include <QPointer>

class QAction;
class QMenu;

/// Undo and Redo of the window: what they would do next, by name, and doing it. Only one's own changes,
/// newest first (see UndoStack), also those from before the program was started. Fields that are typed in
/// keep their own Ctrl+Z.
class UndoActions : public QObject {
    Q_OBJECT

public:
    explicit UndoActions(QObject *parent = nullptr);

    void addTo(QMenu &menu);
    /// The database whose changes are undone from now on; null: none. `owner`: the widget over which
    /// questions are asked; both must outlive the next call.
    void setRoster(Roster *roster, QWidget *owner);
    /// Reads anew what is next: after changes that others made in the actor's name.
    void refresh();

signals:
    void noticed(const Notice &notice);

private:
    void take(const QList<HistoryEntry> &entries);
    void run(RevertKind kind);
    void update();
    void name(QAction &action, const QString &plain, const QString &named, const QString &nothing,
              const std::optional<UndoStep> &step);

    QPointer<Roster> m_roster;
    QPointer<QWidget> m_owner;
    QAction *m_undo;
    QAction *m_redo;
    UndoStack m_stack;
    QSet<ChangeId> m_skipped; ///< nothing of them could be put back
    int m_reading = 0; ///< the latest reading; others are too late
    bool m_busy = false;
};
