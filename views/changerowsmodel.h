#pragma once

#include "models/membership/recordnames.h"

#include <QAbstractTableModel>
#include <QStringList>

/// Rows of a change in words: whom they are about, what was done, and before → after. Whoever shows it gives
/// it the rows, also more of them when asked.
class ChangeRowsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { UserColumn, OrganizationColumn, KindColumn, ValuesColumn, ReasonColumn };
    /// Whether the cell names a record that can be gone to.
    static constexpr int LinkRole = Qt::UserRole + 1;

    enum class Tense {
        Past, ///< what a change did
        Future, ///< what would be done, with the reasons why it is or is not
    };

    ChangeRowsModel(const Schema &schema, Tense tense, QObject *parent = nullptr);

    void clear();
    /// `reasons`: one per row, or none. `more`: there are others; moreWanted() asks for them.
    void append(const QList<Change> &rows, const RecordNames &names, const QStringList &reasons = {},
                bool more = false);

    const Change &changeAt(int row) const { return m_rows.at(row); }
    /// The last row, where the next ones go on.
    std::optional<Change> last() const;
    /// The user or organization of the cell; its id is empty if it names none that exists.
    std::pair<Entity, QString> recordAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void moreWanted();

private:
    QString text(const Change &change, int row, int column) const;

    const Schema &m_schema;
    const Tense m_tense;
    QList<Change> m_rows;
    QStringList m_reasons;
    RecordNames m_names;
    bool m_more = false;
};

/// The rows in an order that a header chooses, by what people read; a child of `rows`, which must be all
/// there are.
QAbstractItemModel *sortedByText(ChangeRowsModel *rows);
