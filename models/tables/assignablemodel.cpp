#include "models/tables/assignablemodel.h"

#include "models/tables/pagereader.h"

using State = MembershipDraft::State;

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

QFuture<Result<QList<MembershipDraft::Other>>> AssignableModel::readRows(const QList<int> &rows,
                                                                         std::stop_token stop) const
{
    using Others = QList<MembershipDraft::Other>;
    const auto read = [query = query(), rows, name = m_name,
                       handle = m_handle](Connection &connection) -> Result<Others> {
        const auto text = [](const Row &row, int column) {
            return column < 0 ? QString() : row.at(column).value_or(QString());
        };
        PageIndex known;
        PageReader reader(connection, query, known);
        Others others;
        int number = -1;
        QList<Row> page;
        for (const int row : rows) {
            if (row / PageQuery::pageSize != number) {
                number = row / PageQuery::pageSize;
                const Result<Page> next = reader.page(number);
                if (!next)
                    return next.error();
                page = next->rows;
            }
            const int place = row % PageQuery::pageSize;
            if (place < page.size()) { // else there are fewer by now
                others << MembershipDraft::Other{query.keyOf(page.at(place)).first(),
                                                 text(page.at(place), handle), text(page.at(place), name)};
            }
        }
        return others;
    };
    return m_roster.read<Others>(read, std::move(stop));
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
