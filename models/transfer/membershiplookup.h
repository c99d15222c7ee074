#pragma once

#include "models/transfer/importkeys.h"

#include <functional>
#include <vector>

/// A membership by the ranks of its user and its organization; sorts as its ids do.
using MembershipRanks = quint64;
inline MembershipRanks membershipKey(ImportKeys::Rank user, ImportKeys::Rank organization)
{
    return MembershipRanks(user) << 32 | organization;
}
inline ImportKeys::Rank userOf(MembershipRanks key) { return ImportKeys::Rank(key >> 32); }
inline ImportKeys::Rank organizationOf(MembershipRanks key) { return ImportKeys::Rank(key); }

/// Which of `keys` (sorted, each once) are memberships already: by looking each up, or for very many by one
/// pass over the table.
Result<std::vector<bool>> findMemberships(Connection &connection, const Table &memberships,
                                          const ImportKeys &users, const ImportKeys &organizations,
                                          const std::vector<MembershipRanks> &keys);

/// Gets whole rows, in no particular order.
using MembershipVisitor = std::function<void(const Row &)>;

/// Shows the memberships among `keys` (sorted, each once), and for very many the whole table.
Result<> readMemberships(Connection &connection, const Table &memberships, const ImportKeys &users,
                         const ImportKeys &organizations, const std::vector<MembershipRanks> &keys,
                         const MembershipVisitor &visit);
/// Shows all memberships of the users or organizations with these ids (sorted, each once), and for very many
/// the whole table. Never more than a few in memory.
Result<> readMembershipsOf(Connection &connection, const Table &memberships, Entity owner,
                           const QStringList &ids, const MembershipVisitor &visit);
