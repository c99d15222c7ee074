#pragma once

#include "models/membership/membershipdraft.h"

#include <QCollator>

/// Which entries of a draft are listed, and in which order. A value; all functions may run on any thread.
struct DraftListing {
    enum class By : quint8 { Name, Handle, Share, Attribute };

    By by = By::Name;
    QString column = {}; ///< of By::Attribute
    Qt::SortOrder order = Qt::AscendingOrder;
    QString search = {}; ///< a part of a name, e-mail or slug, case folded; empty: everything
    bool differenceOnly = false; ///< what is staged, or collides

    bool hasSameOrder(const DraftListing &other) const
    {
        return by == other.by && column == other.column && order == other.order;
    }
    friend bool operator==(const DraftListing &, const DraftListing &) = default;

    /// Whether the entry is listed: what is or will be assigned, what will go, and what somebody else
    /// removed.
    bool lists(const MembershipDraft &draft, qsizetype position) const;
    /// Whether `a` comes before `b`, as people of the collator's language sort.
    bool precedes(const MembershipDraft &draft, const QCollator &collator, qsizetype a, qsizetype b) const;
    /// The positions of all entries, listed or not, in order.
    QList<int> sorted(const MembershipDraft &draft) const;
    /// Those of them that are listed.
    QList<int> filtered(const MembershipDraft &draft, const QList<int> &positions) const;

    /// What somebody reads as the entry's name.
    static QString nameOf(const MembershipDraft::Entry &entry);
    static QCollator collator();

private:
    QString text(const MembershipDraft &draft, qsizetype position) const;
};
