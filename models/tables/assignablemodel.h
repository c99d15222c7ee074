#pragma once

#include "models/membership/membershipdraftmodel.h"
#include "models/tables/relationalmodel.h"

/// Everything that could be assigned to the records of a draft: all organizations, or all users, and what the
/// draft says about each. What is assigned already stays among the rows, so that the database alone filters
/// and counts.
class AssignableModel : public RelationalModel {
    Q_OBJECT

public:
    using Others = QList<MembershipDraft::Other>;

    /// Some rows in a row.
    struct Rows {
        int first = 0;
        int last = 0;

        friend bool operator==(const Rows &, const Rows &) = default;
    };

    /// Records that somebody chose: by id, or by their rows in what a query shows.
    struct Chosen {
        QSet<QString> ids;
        std::optional<PageQuery> query;
        QList<Rows> rows; ///< in `query`, from the top
    };
    /// Where they are in another query.
    struct Found {
        QSet<QString> ids; ///< of all that were chosen
        QSet<QString> hidden; ///< of those that are not among the rows
        QList<Rows> rows; ///< of the others, from the top
    };

    /// Both must outlive the model.
    AssignableModel(Roster &roster, const MembershipDraftModel &draft, QObject *parent = nullptr);

    /// Empty id for a placeholder.
    MembershipDraft::Other otherAt(int row) const;
    /// The records in these rows (from the top) of what is shown now, read on a worker: for selections that
    /// reach beyond the rows that have arrived.
    QFuture<Result<Others>> readRows(const QList<Rows> &rows, std::stop_token stop = {}) const;
    /// All that the search shows.
    QFuture<Result<Others>> readAll(std::stop_token stop = {}) const;
    /// Where chosen records are in what is shown now, found out on a worker.
    QFuture<Result<Found>> find(const Chosen &chosen, std::stop_token stop = {}) const;

    /// Answers MembershipDraftModel::StateRole too, and tells the state to screen readers.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

protected:
    bool isConcerned(const RosterChange &change) const override;

private:
    void onDraftChanged();

    Roster &m_roster;
    const MembershipDraftModel &m_draft;
    int m_name;
    int m_handle;
};
