#include "models/transfer/membershipdifference.h"

#include "models/membership/fieldvalue.h"
#include "models/membership/rowvalues.h"
#include "models/transfer/statedtexts.h"

#include <algorithm>

MembershipDifference::MembershipDifference(Connection &connection, const Table &memberships,
                                           const ImportOptions &options, const MembershipList &list,
                                           ImportReport &report)
    : m_connection(connection)
    , m_table(memberships)
    , m_options(options)
    , m_list(list)
    , m_report(report)
    , m_whole(options.per && (removesUnlisted(options.mode) || options.mode == AssignMode::Remove))
{
    m_keys.reserve(list.rows.size());
    for (const ListedMembership &listed : list.rows)
        m_keys.push_back(listed.key);
}

Result<> MembershipDifference::appendTo(ChangeSet &changes)
{
    if (m_options.mode == AssignMode::Append && !m_list.content.hasRemovals()) {
        Result<std::vector<bool>> present =
            findMemberships(m_connection, m_table, m_list.users, m_list.organizations, m_keys);
        if (!present)
            return present.error();
        m_present = *std::move(present);
        for (size_t i = 0; i < m_keys.size(); ++i) {
            if (m_present[i])
                settlePresent(i);
        }
    } else if (Result<> read = readPresent(changes); !read) {
        return read;
    }
    appendMissing(changes);
    return {};
}

void MembershipDifference::settlePresent(size_t position)
{
    ++m_report.unchanged;
    m_list.content.settlePresent(m_list.rows[position].row);
}

void MembershipDifference::settleAbsent(size_t position)
{
    ++m_report.unchanged;
    m_list.content.settleAbsent(m_list.rows[position].row);
}

void MembershipDifference::appendMissing(ChangeSet &changes)
{
    std::vector<size_t> missing;
    for (size_t i = 0; i < m_keys.size(); ++i) {
        if (m_present[i])
            continue;
        if (addsMissing(m_options.mode) && !m_list.content.removes(m_list.rows[i].row))
            missing.push_back(i);
        else
            settleAbsent(i);
    }
    m_report.added += qint64(missing.size());
    // The keys first: what orders changes then knows nothing of the millions of other texts.
    std::vector<ChangeSet::Text> users(size_t(m_list.users.size()));
    std::vector<ChangeSet::Text> organizations(size_t(m_list.organizations.size()));
    const auto settle = [&](std::vector<ChangeSet::Text> &known, const ImportKeys &records, Rank rank) {
        if (known[rank] == ChangeSet::notStated)
            known[rank] = changes.textOf(records.idView(rank));
    };
    for (const size_t i : missing) {
        settle(users, m_list.users, userOf(m_keys[i]));
        settle(organizations, m_list.organizations, organizationOf(m_keys[i]));
    }
    StatedTexts texts(m_list.content, changes, qsizetype(missing.size()));
    changes.reserve(qsizetype(missing.size()), qsizetype(changes.columns().size()));
    for (const size_t i : missing) {
        changes.addMembership(users[userOf(m_keys[i])], organizations[organizationOf(m_keys[i])],
                              texts.cells(m_list.rows[i].row));
    }
}

Result<> MembershipDifference::readPresent(ChangeSet &changes)
{
    m_present.assign(m_keys.size(), false);
    const auto visit = [&](const Row &row) { compare(row, changes); };
    if (!m_whole)
        return readMemberships(m_connection, m_table, m_list.users, m_list.organizations, m_keys, visit);
    findOwners();
    return readMembershipsOf(m_connection, m_table, *m_options.per, m_owners, visit);
}

void MembershipDifference::findOwners()
{
    const bool users = m_options.per == Entity::User;
    const ImportKeys &owners = users ? m_list.users : m_list.organizations;
    m_isOwner.assign(size_t(owners.size()), false);
    m_isWhole = m_isOwner;
    for (size_t i = 0; i < m_keys.size(); ++i) {
        const Rank owner = users ? userOf(m_keys[i]) : organizationOf(m_keys[i]);
        m_isOwner[owner] = true;
        m_isWhole[owner] = m_isWhole[owner] || !m_list.content.removes(m_list.rows[i].row);
    }
    for (Rank rank = 0; rank < m_isOwner.size(); ++rank) {
        if (m_isOwner[rank] && !owners.isNew(rank))
            m_owners << owners.id(rank);
    }

    const RejectedOwners &rejected = m_list.content.rejectedOwners();
    bool everybody = rejected.anybody;
    m_keeps.assign(m_isOwner.size(), false);
    for (const ImportColumn::Number number : rejected.numbers) {
        const ImportKeys::State state = owners.stateOf(number);
        if (state == ImportKeys::State::Known || state == ImportKeys::State::New)
            m_keeps[owners.rankOf(number)] = true;
        else
            everybody = true; // a mistyped name may be anybody's
    }
    if (everybody)
        m_keeps.assign(m_isOwner.size(), true);
}

void MembershipDifference::compare(const Row &row, ChangeSet &changes)
{
    const auto rankOf = [&](const ImportKeys &records, Field field) {
        return records.rankOfId(row.at(m_table.indexOf(field)).value_or(QString()).toUtf8());
    };
    const std::optional<Rank> user = rankOf(m_list.users, Field::User);
    const std::optional<Rank> organization = rankOf(m_list.organizations, Field::Organization);
    bool mayLose = true;
    bool isWhole = false;
    if (m_whole) {
        const std::optional<Rank> owner = m_options.per == Entity::User ? user : organization;
        if (!owner || !m_isOwner[*owner])
            return;
        ++m_report.concerned;
        mayLose = !m_keeps[*owner];
        isWhole = m_isWhole[*owner];
    }
    const std::optional<size_t> position =
        user && organization ? positionOf(membershipKey(*user, *organization)) : std::nullopt;
    if (position)
        compareListed(*position, row, mayLose, changes);
    else if (isWhole && removesUnlisted(m_options.mode))
        remove(row, mayLose, changes);
}

void MembershipDifference::compareListed(size_t position, const Row &row, bool mayLose, ChangeSet &changes)
{
    m_present[position] = true;
    if (m_options.mode == AssignMode::Remove || m_list.content.removes(m_list.rows[position].row)) {
        remove(row, mayLose, changes);
        return;
    }
    Change update = changeOf(ChangeKind::Update, row);
    if (updatesListed(m_options.mode)) {
        const Values stated = valuesOf(m_list.rows[position].row);
        for (auto it = stated.cbegin(); it != stated.cend(); ++it) {
            const int column = m_table.indexOf(it.key());
            if (isPresent(m_table.columns.at(column), row.at(column), it.value()))
                continue;
            update.before.insert(it.key(), row.at(column));
            update.after.insert(it.key(), it.value());
        }
    }
    if (update.after.isEmpty()) {
        settlePresent(position);
    } else {
        ++m_report.updated;
        changes.append(update);
    }
}

void MembershipDifference::remove(const Row &row, bool mayLose, ChangeSet &changes)
{
    if (!mayLose) {
        ++m_report.kept;
        return;
    }
    ++m_report.removed;
    Change removal = changeOf(ChangeKind::Remove, row);
    removal.before = ::valuesOf(m_table, row);
    changes.append(removal);
}

Change MembershipDifference::changeOf(ChangeKind kind, const Row &row) const
{
    return {Entity::Membership, kind, UserId(row.at(m_table.indexOf(Field::User)).value_or(QString())),
            OrganizationId(row.at(m_table.indexOf(Field::Organization)).value_or(QString()))};
}

Values MembershipDifference::valuesOf(size_t row) const
{
    Values values;
    const QList<ImportColumn> &columns = m_list.content.columns();
    for (qsizetype column = 0; column < columns.size(); ++column) {
        const ImportColumn &stated = columns.at(column);
        if (stated.name().isEmpty()) // names another record, or what is to be done
            continue;
        if (m_list.content.number(row, column) != ImportColumn::blank)
            values.insert(stated.name(), m_list.content.text(row, column));
        else if (stated.isBlankNull())
            values.insert(stated.name(), {});
    }
    return values;
}

bool MembershipDifference::isPresent(const Column &column, const Value &present, const Value &stated) const
{
    if (!stated || !present)
        return !stated && !present;
    if (isSameValue(column, present, stated))
        return true;
    // Engines and other programs may keep finer fractions of a second than files do.
    const Result<Value> kept = canonicalValue(column, *present);
    return kept && *kept == stated;
}

std::optional<size_t> MembershipDifference::positionOf(MembershipRanks key) const
{
    const auto found = std::lower_bound(m_keys.cbegin(), m_keys.cend(), key);
    if (found == m_keys.cend() || *found != key)
        return {};
    return size_t(found - m_keys.cbegin());
}
