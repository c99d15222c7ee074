#include "models/transfer/importplanner.h"
#include "models/transfer/membershipdifference.h"

#include <algorithm>

using Reason = RejectionList::Reason;

namespace {

class MembershipPlanner {
public:
    MembershipPlanner(Connection &connection, const Schema &schema, const ImportOptions &options,
                      ImportContent &content, ImportReport &report)
        : m_connection(connection)
        , m_schema(schema)
        , m_options(options)
        , m_content(content)
        , m_report(report)
        , m_userColumn(content.positionOf(Field::User))
        , m_organizationColumn(content.positionOf(Field::Organization))
    {
    }

    Result<ChangeSet> run(const ImportMonitor &monitor)
    {
        const qint64 keys = m_content.columns().at(m_userColumn).texts().size()
            + m_content.columns().at(m_organizationColumn).texts().size();
        const auto tell = [&](qint64 done) {
            if (monitor)
                monitor({ImportProgress::Stage::Resolving, done, keys});
        };
        tell(0);
        if (Result<> found = resolve(Entity::User, m_userColumn, m_options.createUsers, m_users); !found)
            return found.error();
        tell(m_content.columns().at(m_userColumn).texts().size());
        if (Result<> found = resolve(Entity::Organization, m_organizationColumn,
                                     m_options.createOrganizations, m_organizations);
            !found)
            return found.error();
        tell(keys);
        place();
        rejectRepeated();
        return write();
    }

private:
    Result<> resolve(Entity entity, qsizetype column, bool create, ImportKeys &keys)
    {
        Result<ImportKeys> found =
            ImportKeys::resolve(m_connection, m_schema, entity, m_content.columns().at(column), create);
        if (!found)
            return found.error();
        keys = *std::move(found);
        return {};
    }

    /// Whether the row names a record; if not, the row is rejected.
    bool names(size_t row, qsizetype column, const ImportKeys &keys)
    {
        using State = ImportKeys::State;
        const State state = keys.stateOf(m_content.number(row, column));
        if (state == State::Known || state == State::New)
            return true;
        const bool user = column == m_userColumn;
        const Reason reason = state == State::Taken ? Reason::Taken
            : state == State::Ambiguous ? (user ? Reason::AmbiguousUser : Reason::AmbiguousOrganization)
                                        : (user ? Reason::UnknownUser : Reason::UnknownOrganization);
        m_content.reject(row, reason, m_content.columns().at(column).field(), m_content.text(row, column));
        return false;
    }

    void place()
    {
        m_placed.reserve(m_content.size());
        for (size_t row = 0, next = 0; row < m_content.size(); row = next) {
            next = m_content.endOfRow(row);
            bool isGood = names(row, m_userColumn, m_users);
            for (size_t part = row; part < next; ++part)
                isGood = names(part, m_organizationColumn, m_organizations) && isGood;
            for (size_t part = row; part < next; ++part) {
                if (isGood)
                    m_placed.push_back({keyOf(part), quint32(part)});
                else if (next - row > 1)
                    m_content.rejectWith(part);
            }
        }
        if (m_content.isSplit())
            rejectContradictions();
        std::sort(m_placed.begin(), m_placed.end(), [](const ListedMembership &a, const ListedMembership &b) {
            return a.key != b.key ? a.key < b.key : a.row < b.row;
        });
    }

    MembershipRanks keyOf(size_t row) const
    {
        return membershipKey(m_users.rankOf(m_content.number(row, m_userColumn)),
                             m_organizations.rankOf(m_content.number(row, m_organizationColumn)));
    }

    /// Of rows that name several memberships: one that contradicts a row before is rejected with all its
    /// parts, and so contradicts none after it.
    void rejectContradictions()
    {
        QHash<MembershipRanks, quint32> firsts;
        std::vector<ListedMembership> good;
        for (size_t i = 0, next = 0; i < m_placed.size(); i = next) {
            bool isGood = true;
            for (next = i; next < m_placed.size()
                 && m_content.line(m_placed[next].row) == m_content.line(m_placed[i].row);
                 ++next) {
                const ListedMembership &part = m_placed[next];
                const auto first = firsts.constFind(part.key);
                if (first == firsts.cend() || saysTheSame(*first, part.row))
                    continue;
                rejectRepeat(part.row, *first);
                isGood = false;
            }
            for (size_t part = i; part < next; ++part) {
                if (!isGood) {
                    m_content.rejectWith(m_placed[part].row);
                    continue;
                }
                good.push_back(m_placed[part]);
                if (!firsts.contains(m_placed[part].key))
                    firsts.insert(m_placed[part].key, m_placed[part].row);
            }
        }
        m_placed = std::move(good);
    }

    void rejectRepeat(size_t row, size_t first)
    {
        m_content.reject(row, Reason::Repeated, {}, m_content.text(row, m_userColumn), m_content.line(first));
    }

    /// Keeps the first row of each membership.
    void rejectRepeated()
    {
        size_t kept = 0;
        for (size_t i = 0; i < m_placed.size(); ++i) {
            if (kept == 0 || m_placed[i].key != m_placed[kept - 1].key) {
                m_placed[kept++] = m_placed[i];
                continue;
            }
            const size_t first = m_placed[kept - 1].row;
            const size_t row = m_placed[i].row;
            if (saysTheSame(first, row)) {
                ++m_report.repeated;
                m_content.settleRepeated(row, first);
            } else {
                rejectRepeat(row, first);
            }
        }
        m_placed.resize(kept);
    }

    /// Besides the keys, which may be written differently.
    bool saysTheSame(size_t a, size_t b) const
    {
        for (qsizetype column = 0; column < m_content.columns().size(); ++column) {
            if (column != m_userColumn && column != m_organizationColumn
                && m_content.number(a, column) != m_content.number(b, column))
                return false;
        }
        return true;
    }

    Result<ChangeSet> write()
    {
        ChangeSet changes;
        m_report.createdUsers = create(Entity::User, m_users, &userOf, changes);
        m_report.createdOrganizations =
            create(Entity::Organization, m_organizations, &organizationOf, changes);
        const MembershipList list{m_content, m_users, m_organizations, m_placed};
        MembershipDifference difference(m_connection, m_schema.memberships, m_options, list, m_report);
        if (Result<> appended = difference.appendTo(changes); !appended)
            return appended.error();
        return changes;
    }

    /// The new records that good rows name.
    qint64 create(Entity entity, const ImportKeys &records, ImportKeys::Rank (*rankOf)(MembershipRanks),
                  ChangeSet &changes) const
    {
        if (!records.hasNew())
            return 0;
        std::vector<bool> named(size_t(records.size()));
        for (const ListedMembership &placed : m_placed) {
            if (!m_content.removes(placed.row))
                named[rankOf(placed.key)] = true;
        }
        qint64 created = 0;
        for (ImportKeys::Rank rank = 0; rank < named.size(); ++rank) {
            if (!named[rank] || !records.isNew(rank))
                continue;
            const QString id = records.id(rank);
            const bool user = entity == Entity::User;
            changes.append({entity,
                            ChangeKind::Add,
                            UserId(user ? id : QString()),
                            OrganizationId(user ? QString() : id),
                            {},
                            records.newValues(rank)});
            ++created;
        }
        return created;
    }

    Connection &m_connection;
    const Schema &m_schema;
    const ImportOptions &m_options;
    ImportContent &m_content;
    ImportReport &m_report;
    const qsizetype m_userColumn;
    const qsizetype m_organizationColumn;
    ImportKeys m_users;
    ImportKeys m_organizations;
    std::vector<ListedMembership> m_placed;
};

} // namespace

Result<ChangeSet> planMemberships(Connection &connection, const Schema &schema, const ImportOptions &options,
                                  ImportContent &content, ImportReport &report, const ImportMonitor &monitor)
{
    return MembershipPlanner(connection, schema, options, content, report).run(monitor);
}
