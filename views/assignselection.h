#pragma once

#include "models/tables/assignablemodel.h"

#include <QItemSelectionModel>

class TableView;

/// The selection of one list of an assignment. It is by id: a filter hides selected entries, and when it is
/// taken away they are selected as before. Any new selection (a click without Ctrl, for instance) forgets the
/// hidden ones.
class AssignSelection : public QItemSelectionModel {
    Q_OBJECT

public:
    using Rows = AssignableModel::Rows;

    /// The view shows the model already, and gets this selection.
    AssignSelection(QAbstractItemModel &model, TableView &view);

    qsizetype hiddenCount() const { return m_hidden.size(); }
    /// The selected rows, from the top.
    QList<Rows> ranges() const;
    qsizetype rowCount() const;

    void select(const QItemSelection &selection, QItemSelectionModel::SelectionFlags command) override;

signals:
    void hiddenChanged();
    /// So many entries are selected in so many places that the selection was given up.
    void tooScattered(qsizetype count);

protected:
    /// The rows are about to become others, or have become.
    virtual void remember() = 0;
    virtual void restore() = 0;
    /// Somebody selects anew: what was remembered does not count any more.
    virtual void forget() { }

    TableView &view() const { return m_view; }
    const QSet<QString> &hidden() const { return m_hidden; }
    void setHidden(const QSet<QString> &hidden);
    void selectRanges(const QList<Rows> &rows);

private:
    TableView &m_view;
    QSet<QString> m_hidden;
    bool m_restoring = false; ///< nobody selects, the program does
};

/// Of what is assigned: all rows are in memory. What is on top, and current, stays as well.
class AssignedSelection : public AssignSelection {
    Q_OBJECT

public:
    AssignedSelection(MembershipDraftModel &model, TableView &view);

protected:
    void remember() override;
    void restore() override;

private:
    void keepTop(int first, int change);

    MembershipDraftModel &m_model;
    QSet<QString> m_ids;
    QString m_top;
    QString m_current;
};

/// Of what is available: most rows are in the database only, where a worker looks for them.
class AvailableSelection : public AssignSelection {
    Q_OBJECT

public:
    AvailableSelection(AssignableModel &model, TableView &view);
    ~AvailableSelection() override;

protected:
    void remember() override;
    void restore() override;
    void forget() override;

private:
    void show();

    AssignableModel &m_model;
    PageQuery m_query; ///< whose rows are selected
    std::optional<AssignableModel::Chosen> m_chosen; ///< being looked for
    std::optional<AssignableModel::Found> m_found; ///< waiting for the rows to be counted
    std::stop_source m_stop;
    quint64 m_number = 0; ///< of the search for them; an earlier one's answer is not wanted any more
};
