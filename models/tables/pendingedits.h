#pragma once

#include "models/membership/applyreport.h"

#include <QMap>

/// What happened to one row since it was read, not saved yet.
struct PendingEdit {
    ChangeKind kind = ChangeKind::Update;
    QStringList key; ///< of an addition: its place in PendingEdits, not yet a key of the table
    Values before; ///< as shown when the edit began, for the changed columns
    Values after;
    QString error; ///< why it was not saved
    Values theirs = {}; ///< what others made of the changed columns, after they were refused for that
    bool saving = false; ///< handed over to Roster::apply()
    bool written = false; ///< done; shown until the rows are read again
    bool reread = false; ///< written, and a refresh that will show it is on its way
    bool unreached =
        false; ///< not saved as the database could not be reached; `error` need not say so any more

    bool isLocked() const { return saving || written; }
    /// Saving it did not do.
    bool isRefused() const { return !isLocked() && (unreached || !error.isEmpty()); }
    /// It is another edit now, or is saved once more.
    void beginAnew()
    {
        error.clear();
        unreached = false;
    }
};

/// The unsaved edits of a model by key, because rows move: a row number would name another record after a
/// refresh.
class PendingEdits {
public:
    bool isEmpty() const { return m_edits.isEmpty() && m_inserts.isEmpty(); }
    int count() const { return int(m_edits.size() + m_inserts.size()); }

    const PendingEdit *find(const QStringList &key) const;
    PendingEdit *find(const QStringList &key);
    PendingEdit &edit(const QStringList &key) { return m_edits[key]; }
    bool hasEdits() const { return !m_edits.isEmpty(); }
    QList<QStringList> keys() const { return m_edits.keys(); }
    void remove(const QStringList &key);

    // New rows, in the order in which they are shown.
    int insertCount() const { return int(m_inserts.size()); }
    PendingEdit &insertAt(int row) { return m_inserts[row]; }
    const PendingEdit &insertAt(int row) const { return m_inserts.at(row); }
    void insert(int row, const PendingEdit &edit) { m_inserts.insert(row, edit); }
    void removeInsert(int row) { m_inserts.removeAt(row); }

    /// All that can be handed over now: not saving, not written.
    QList<PendingEdit *> unsaved();
    bool hasUnsaved() const;
    bool hasRefused() const;
    bool isSaving() const;
    /// Every edit, new rows included.
    QList<PendingEdit *> all();
    bool hasReread() const;
    void markReread();
    /// Forget what the rows that were just read show by themselves.
    void dropReread();
    void dropWritten();

private:
    template <class Is> bool hasAny(Is is) const;

    QMap<QStringList, PendingEdit> m_edits;
    QList<PendingEdit> m_inserts;
};
