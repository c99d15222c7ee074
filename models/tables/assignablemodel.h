#pragma once

#include "models/membership/membershipdraftmodel.h"
#include "models/tables/relationalmodel.h"

/// Everything that could be assigned to the record of a draft: all organizations, or all users, and what the
/// draft says about each. What is assigned already stays among the rows, so that the database alone filters
/// and counts.
class AssignableModel : public RelationalModel {
    Q_OBJECT

public:
    /// Both must outlive the model.
    AssignableModel(Roster &roster, const MembershipDraftModel &draft, QObject *parent = nullptr);

    /// Empty id for a placeholder.
    MembershipDraft::Other otherAt(int row) const;
    /// The records in these rows of what is shown now, read on a worker: for selections that reach beyond the
    /// rows that have arrived.
    QFuture<Result<QList<MembershipDraft::Other>>> readRows(const QList<int> &rows,
                                                            std::stop_token stop = {}) const;

    /// Answers MembershipDraftModel::StateRole too, and tells the state to screen readers.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

protected:
    bool isConcerned(const RosterChange &change) const override;

private:
    void onDraftChanged();

    Roster &m_roster;
    const MembershipDraftModel &m_draft;
    int m_name;
    int m_handle;
};
