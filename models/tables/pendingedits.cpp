#include "models/tables/pendingedits.h"

#include <algorithm>

const PendingEdit *PendingEdits::find(const QStringList &key) const
{
    const auto found = m_edits.constFind(key);
    return found == m_edits.cend() ? nullptr : &*found;
}

PendingEdit *PendingEdits::find(const QStringList &key)
{
    const auto found = m_edits.find(key);
    return found == m_edits.end() ? nullptr : &*found;
}

void PendingEdits::remove(const QStringList &key) { m_edits.remove(key); }

QList<PendingEdit *> PendingEdits::all()
{
    QList<PendingEdit *> edits;
    for (PendingEdit &edit : m_inserts)
        edits << &edit;
    for (PendingEdit &edit : m_edits)
        edits << &edit;
    return edits;
}

QList<PendingEdit *> PendingEdits::unsaved()
{
    QList<PendingEdit *> edits = all();
    edits.removeIf([](const PendingEdit *edit) { return edit->isLocked(); });
    return edits;
}

template <class Is> bool PendingEdits::hasAny(Is is) const
{
    return std::any_of(m_edits.cbegin(), m_edits.cend(), is)
        || std::any_of(m_inserts.cbegin(), m_inserts.cend(), is);
}

bool PendingEdits::hasUnsaved() const
{
    return hasAny([](const PendingEdit &edit) { return !edit.isLocked(); });
}

bool PendingEdits::hasRefused() const
{
    return hasAny([](const PendingEdit &edit) { return edit.isRefused(); });
}

bool PendingEdits::isSaving() const
{
    return hasAny([](const PendingEdit &edit) { return edit.saving; });
}

bool PendingEdits::hasReread() const
{
    return hasAny([](const PendingEdit &edit) { return edit.reread; });
}

void PendingEdits::markReread()
{
    for (PendingEdit *edit : all())
        edit->reread = edit->written;
}

void PendingEdits::dropReread()
{
    m_edits.removeIf([](const auto &entry) { return entry.value().reread; });
    m_inserts.removeIf([](const PendingEdit &edit) { return edit.reread; });
}

void PendingEdits::dropWritten()
{
    markReread();
    dropReread();
}
