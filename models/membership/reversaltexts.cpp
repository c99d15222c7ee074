// The words for what reverting does.

#include "models/membership/history.h"
#include "models/membership/reversal.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

using Reason = Reversal::Reason;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Reversal)
};

} // namespace

QString reasonText(const ReversalRow &row)
{
    const bool user = row.change.entity == Entity::User;
    switch (row.reason) {
    case Reason::None:
        return {};
    case Reason::Edited:
        return Text::tr("was changed since");
    case Reason::Gone:
        return Text::tr("is not there any more");
    case Reason::UserGone:
        return Text::tr("the user is not there any more");
    case Reason::OrganizationGone:
        return Text::tr("the organization is not there any more");
    case Reason::HandleTaken:
        return user ? Text::tr("another user has this e-mail now")
                    : Text::tr("another organization has this slug now");
    case Reason::HasMemberships:
        return Text::tr("has memberships that stay");
    }
    Q_UNREACHABLE();
}

Result<QString> reversalSummary(Connection &connection, const Schema &schema, ChangeId id,
                                const SessionHistory *session)
{
    constexpr int patience = 100; // reversals of reversals of …
    History history(connection, schema, session);
    bool undoes = true;
    for (int i = 0; i < patience; ++i) {
        const Result<HistoryEntry> entry = history.entry(id);
        if (!entry)
            return entry.error();
        if (!entry->reverts) {
            return (undoes ? Text::tr("Undone: %1") : Text::tr("Redone: %1")).arg(shownSummary(*entry));
        }
        id = *entry->reverts;
        undoes = !undoes;
    }
    return (undoes ? Text::tr("Undone: %1") : Text::tr("Redone: %1"))
        .arg(Text::tr("change %1").arg(qint64(id)));
}
