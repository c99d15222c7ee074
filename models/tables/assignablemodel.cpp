#include "models/tables/assignablemodel.h"

#include "models/tables/pagereader.h"

#include <limits>

using State = MembershipDraft::State;

namespace {

using Rows = AssignableModel::Rows;

// Goes through the rows of a query; `take(row, its number)` returns whether it wants more.
Result<> forEachRow(Connection &connection, const PageQuery &query,
                    const std::function<bool(const Row &, int)> &take)
{
    PageIndex known;
    int number = 0;
    return PageReader(connection, query, known).forEachRow([&](const Row &row) {
        return take(row, number++);
    });
}

// The same for some rows only. Few of them are read by their pages, many by reading on from the top.
Result<> forSomeRows(Connection &connection, const PageQuery &query, const QList<Rows> &rows,
                     const std::function<void(const Row &)> &take)
{
    constexpr int fewRows = 4 * PageQuery::pageSize;
    if (rows.isEmpty())
        return {};
    if (rows.last().last - rows.first().first >= fewRows) {
        qsizetype next = 0;
        return forEachRow(connection, query, [&](const Row &row, int number) {
            while (next < rows.size() && rows.at(next).last < number)
                ++next;
            if (next < rows.size() && rows.at(next).first <= number)
                take(row);
            return number < rows.last().last;
        });
    }
    PageIndex known;
    PageReader reader(connection, query, known);
    Page page{-1, {}};
    for (const Rows &some : rows) {
        for (int row = some.first; row <= some.last; ++row) {
            if (row / PageQuery::pageSize != page.number) {
                const Result<Page> next = reader.page(row / PageQuery::pageSize);
                if (!next)
                    return next.error();
                page = *next;
            }
            const int place = row % PageQuery::pageSize;
            if (place < page.rows.size() && !page.rows.at(place).isEmpty()) // else there are fewer by now
                take(page.rows.at(place));
        }
    }
    return {};
}

Result<AssignableModel::Found> findIn(Connection &connection, const PageQuery &query,
                                      const AssignableModel::Chosen &chosen)
{
    AssignableModel::Found found{chosen.ids, {}, {}};
    if (chosen.query) {
        const Result<> read = forSomeRows(connection, *chosen.query, chosen.rows, [&](const Row &row) {
            found.ids.insert(chosen.query->keyOf(row).first());
        });
        if (!read)
            return read.error();
    }
    found.hidden = found.ids;
    const Result<> read = forEachRow(connection, query, [&](const Row &row, int number) {
        if (!found.hidden.remove(query.keyOf(row).first()))
            return true;
        if (!found.rows.isEmpty() && found.rows.last().last == number - 1)
            ++found.rows.last().last;
        else
            found.rows << Rows{number, number};
        return !found.hidden.isEmpty();
    });
    if (!read)
        return read.error();
    return found;
}

} // namespace

AssignableModel::AssignableModel(Roster &roster, const MembershipDraftModel &draft, QObject *parent)
    : RelationalModel(roster, draft.draft().otherEntity(), parent)
    , m_roster(roster)
    , m_draft(draft)
    , m_name(columnOf(Field::Name))
    , m_handle(columnOf(Schema::handle(draft.draft().otherEntity())))
{
    connect(&draft, &MembershipDraftModel::draftChanged, this, &AssignableModel::onDraftChanged);
}

MembershipDraft::Other AssignableModel::otherAt(int row) const
{
    const QStringList key = keyAt(row);
    if (key.isEmpty())
        return {};
    return {key.first(), index(row, m_handle).data().toString(), index(row, m_name).data().toString()};
}

QFuture<Result<AssignableModel::Others>> AssignableModel::readRows(const QList<Rows> &rows,
                                                                   std::stop_token stop) const
{
    const auto read = [query = query(), rows, handle = m_handle,
                       name = m_name](Connection &connection) -> Result<Others> {
        Others others;
        const Result<> done = forSomeRows(connection, query, rows, [&](const Row &row) {
            const auto text = [&row](int column) {
                return column < 0 ? QString() : row.at(column).value_or(QString());
            };
            others << MembershipDraft::Other{query.keyOf(row).first(), text(handle), text(name)};
        });
        if (!done)
            return done.error();
        return others;
    };
    return m_roster.read<Others>(read, std::move(stop));
}

QFuture<Result<AssignableModel::Others>> AssignableModel::readAll(std::stop_token stop) const
{
    return readRows({Rows{0, std::numeric_limits<int>::max()}}, std::move(stop));
}

QFuture<Result<AssignableModel::Found>> AssignableModel::find(const Chosen &chosen,
                                                              std::stop_token stop) const
{
    const auto find = [query = query(), chosen](Connection &connection) {
        return findIn(connection, query, chosen);
    };
    return m_roster.read<Found>(find, std::move(stop));
}

QVariant AssignableModel::data(const QModelIndex &index, int role) const
{
    if (role != MembershipDraftModel::StateRole && role != Qt::AccessibleTextRole)
        return RelationalModel::data(index, role);
    const QStringList key = index.isValid() ? keyAt(index.row()) : QStringList();
    const State state = key.isEmpty() ? State::None : m_draft.draft().stateOf(key.first());
    if (role == MembershipDraftModel::StateRole)
        return int(state);
    const QString text = RelationalModel::data(index, Qt::DisplayRole).toString();
    if (state == State::None)
        return text;
    return tr("%1, %2", "name, what will happen").arg(text, stateText(state));
}

Qt::ItemFlags AssignableModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = RelationalModel::flags(index) & ~Qt::ItemIsEditable;
    flags.setFlag(Qt::ItemIsDragEnabled, index.isValid() && m_roster.schema().rights(Entity::Membership).add);
    return flags;
}

bool AssignableModel::isConcerned(const RosterChange &change) const
{
    return change.everything
        || (table().entity == Entity::User ? !change.users.isEmpty() : !change.organizations.isEmpty());
}

void AssignableModel::onDraftChanged()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1),
                         {MembershipDraftModel::StateRole});
}
