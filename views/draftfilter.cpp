#include "views/draftfilter.h"

#include "models/membership/membershipdraftmodel.h"

DraftFilter::DraftFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void DraftFilter::setSearch(const QString &text)
{
    if (text == m_search)
        return;
    m_search = text;
    invalidateFilter();
}

QStringList DraftFilter::idsOf(const QList<int> &rows) const
{
    QStringList ids;
    for (const int row : rows)
        ids << index(row, 0).data(MembershipDraftModel::OtherIdRole).toString();
    return ids;
}

bool DraftFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex name = sourceModel()->index(row, MembershipDraftModel::NameColumn, parent);
    if (name.data(MembershipDraftModel::StateRole).toInt() == int(MembershipDraft::State::None))
        return false;
    for (const int column : {MembershipDraftModel::NameColumn, MembershipDraftModel::HandleColumn}) {
        if (name.siblingAtColumn(column).data().toString().contains(m_search, Qt::CaseInsensitive))
            return true;
    }
    return false;
}
