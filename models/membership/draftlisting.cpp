#include "models/membership/draftlisting.h"

#include <algorithm>
#include <vector>

using State = MembershipDraft::State;

QString DraftListing::nameOf(const MembershipDraft::Entry &entry)
{
    return entry.other.name.isEmpty() ? entry.other.handle : entry.other.name;
}

QCollator DraftListing::collator()
{
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

bool DraftListing::lists(const MembershipDraft &draft, qsizetype position) const
{
    const MembershipDraft::Entry &entry = draft.at(position);
    const bool isTrace = entry.others == MembershipDraft::Others::Removed || entry.collides;
    if (!isTrace && draft.stateAt(position) == State::None)
        return false;
    if (differenceOnly && !entry.isStaged() && !entry.collides)
        return false;
    return search.isEmpty() || entry.folded.contains(search);
}

// What is sorted by, before the name.
QString DraftListing::text(const MembershipDraft &draft, qsizetype position) const
{
    const MembershipDraft::Entry &entry = draft.at(position);
    switch (by) {
    case By::Name:
        return {};
    case By::Handle:
        return entry.other.handle;
    case By::Share: {
        const State state = draft.stateAt(position);
        const qsizetype members = state == State::Added ? draft.ids().size()
            : state == State::Removed                   ? 0
                                                        : entry.held.size();
        return QString::number(members).rightJustified(9, u'0');
    }
    case By::Attribute:
        return draft.shownValue(position, column).value.value_or(QString());
    }
    Q_UNREACHABLE();
}

bool DraftListing::precedes(const MembershipDraft &draft, const QCollator &collator, qsizetype a,
                            qsizetype b) const
{
    int comparison = by == By::Name ? 0 : collator.compare(text(draft, a), text(draft, b));
    if (comparison == 0)
        comparison = collator.compare(nameOf(draft.at(a)), nameOf(draft.at(b)));
    if (comparison == 0)
        comparison = a < b ? -1 : 1;
    return order == Qt::AscendingOrder ? comparison < 0 : comparison > 0;
}

QList<int> DraftListing::sorted(const MembershipDraft &draft) const
{
    struct Keyed {
        QCollatorSortKey text;
        QCollatorSortKey name;
        int position;
    };
    const QCollator collator = DraftListing::collator();
    std::vector<Keyed> keyed;
    keyed.reserve(size_t(draft.count()));
    for (int i = 0; i < draft.count(); ++i)
        keyed.push_back({collator.sortKey(text(draft, i)), collator.sortKey(nameOf(draft.at(i))), i});
    std::sort(keyed.begin(), keyed.end(), [this](const Keyed &a, const Keyed &b) {
        int comparison = a.text.compare(b.text);
        if (comparison == 0)
            comparison = a.name.compare(b.name);
        if (comparison == 0)
            comparison = a.position - b.position;
        return order == Qt::AscendingOrder ? comparison < 0 : comparison > 0;
    });
    QList<int> positions;
    positions.reserve(draft.count());
    for (const Keyed &entry : keyed)
        positions << entry.position;
    return positions;
}

QList<int> DraftListing::filtered(const MembershipDraft &draft, const QList<int> &positions) const
{
    QList<int> rows;
    for (const int position : positions) {
        if (lists(draft, position))
            rows << position;
    }
    return rows;
}
