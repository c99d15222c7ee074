#pragma once

#include "models/membership/historysearch.h"

#include <QAbstractTableModel>

#include <stop_token>

class Roster;

/// What was changed, newest first; more is read as somebody scrolls. All of it is read by a worker.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        WhenColumn,
        WhoColumn,
        HowColumn,
        SummaryColumn,
        OriginColumn,
        AddedColumn,
        UpdatedColumn,
        RemovedColumn,
        ColumnCount
    };

    /// `roster` must outlive it. Nothing is read before reload().
    explicit HistoryModel(Roster &roster, QObject *parent = nullptr);
    ~HistoryModel() override;

    /// Reads what fits; a reading for another query ends.
    void setQuery(const HistoryQuery &query);
    const HistoryQuery &query() const { return m_query; }
    void reload();
    bool isLoading() const { return m_loading; }

    const HistoryEntry &entryAt(int row) const { return m_entries.at(row); }
    /// The row of a change that is loaded, or -1.
    int rowOf(ChangeId id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void loaded();
    void readFailed(const DbError &error);

private:
    struct Page {
        std::optional<History::Filter> filter; ///< of the query, with names made into ids
        QList<HistoryEntry> entries;
    };

    void read(const std::optional<History::Filter> &next);
    void take(const Page &page, bool anew);
    QString text(const HistoryEntry &entry, int column) const;

    Roster &m_roster;
    HistoryQuery m_query;
    std::optional<History::Filter> m_filter; ///< of what is shown
    QList<HistoryEntry> m_entries;
    std::stop_source m_stop;
    int m_reading = 0; ///< the latest; what others bring is too late
    bool m_loading = false;
    bool m_complete = true;
};
