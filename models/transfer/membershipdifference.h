#pragma once

#include "models/membership/changeset.h"
#include "models/transfer/importcontent.h"
#include "models/transfer/importreport.h"
#include "models/transfer/membershiplookup.h"

/// A good row and where its membership stands in key order.
struct ListedMembership {
    MembershipRanks key;
    quint32 row;
};

/// What a file says about memberships, looked up.
struct MembershipList {
    ImportContent &content;
    const ImportKeys &users;
    const ImportKeys &organizations;
    const std::vector<ListedMembership> &rows; ///< sorted, each membership once
};

/// Compares the memberships that a file lists with those that are there, and says what its mode makes of it.
/// Lives for one call on the thread of the connection.
class MembershipDifference {
public:
    /// Everything that is passed must outlive this.
    MembershipDifference(Connection &connection, const Table &memberships, const ImportOptions &options,
                         const MembershipList &list, ImportReport &report);

    /// Appends the changes, each with the values that it expects, and counts them in the report. The texts of
    /// columns that most additions need move from the content into the changes.
    Result<> appendTo(ChangeSet &changes);

private:
    using Rank = ImportKeys::Rank;

    void appendMissing(ChangeSet &changes);
    void settlePresent(size_t position);
    void settleAbsent(size_t position);
    Result<> readPresent(ChangeSet &changes);
    void findOwners();
    void compare(const Row &row, ChangeSet &changes);
    void compareListed(size_t position, const Row &row, bool mayLose, ChangeSet &changes);
    void remove(const Row &row, bool mayLose, ChangeSet &changes);
    Change changeOf(ChangeKind kind, const Row &row) const;
    Values valuesOf(size_t row) const;
    bool isPresent(const Column &column, const Value &present, const Value &stated) const;
    /// The position of a listed membership; nothing for others.
    std::optional<size_t> positionOf(MembershipRanks key) const;

    Connection &m_connection;
    const Table &m_table;
    const ImportOptions &m_options;
    const MembershipList &m_list;
    ImportReport &m_report;
    const bool m_whole; ///< whether all memberships of the owners are compared
    std::vector<MembershipRanks> m_keys;
    std::vector<bool> m_present; ///< by position in m_keys
    QStringList m_owners; ///< ids, sorted
    std::vector<bool> m_isOwner; ///< by rank: a good row names it
    std::vector<bool>
        m_isWhole; ///< by rank: a good row lists something of it, not only what is to be removed
    std::vector<bool> m_keeps; ///< by rank: a rejected row names it, so it loses nothing
};
