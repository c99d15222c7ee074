#include "models/membership/undostack.h"

#include <QHash>

namespace {

// A change with all that reverts it.
struct Chain {
    QString summary;
    ChangeId latest{};
    qint64 rows = 0; ///< of the latest
    bool undone = false;
    bool byOthers = false; ///< the latest is somebody else's
};

struct Link {
    qsizetype chain = 0;
    bool undoes = false; ///< it takes the chain's change out of effect
};

qint64 rowsOf(const HistoryEntry &entry) { return entry.added + entry.updated + entry.removed; }

} // namespace

UndoStack::UndoStack(const QList<HistoryEntry> &entries, const QString &actor, const QSet<ChangeId> &skipped)
{
    QList<Chain> chains;
    QHash<ChangeId, Link> links;
    ChangeId latestNew{};
    for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry) {
        const auto reverted = entry->reverts ? links.constFind(*entry->reverts) : links.cend();
        const bool own = entry->actor == actor;
        if (reverted != links.cend()) {
            const Link link{reverted->chain, !reverted->undoes};
            Chain &chain = chains[link.chain];
            chain.latest = entry->id;
            chain.rows = rowsOf(*entry);
            chain.undone = link.undoes;
            chain.byOthers = !own;
            links.insert(entry->id, link);
        } else if (own) {
            links.insert(entry->id, {chains.size(), false});
            chains << Chain{shownSummary(*entry), entry->id, rowsOf(*entry)};
            latestNew = entry->id;
        }
    }
    for (const Chain &chain : std::as_const(chains)) {
        if (chain.byOthers || skipped.contains(chain.latest))
            continue;
        if (!chain.undone && (!m_undo || m_undo->change < chain.latest))
            m_undo = UndoStep{chain.latest, chain.summary, chain.rows};
        if (chain.undone && chain.latest > latestNew && (!m_redo || m_redo->change < chain.latest))
            m_redo = UndoStep{chain.latest, chain.summary, chain.rows};
    }
}
