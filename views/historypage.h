#pragma once

#include "models/membership/history.h"
#include "views/notice.h"

#include <QAbstractTableModel>
#include <QWidget>

class Roster;
class TableView;
class ViewState;

/// What was changed, newest first; more is read as somebody scrolls.
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

    void reload();
    bool isLoading() const { return m_loading; }

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
    void read(std::optional<ChangeId> before);
    void take(const QList<HistoryEntry> &entries, bool anew);
    QString text(const HistoryEntry &entry, int column) const;

    Roster &m_roster;
    QList<HistoryEntry> m_entries;
    bool m_loading = false;
    bool m_again = false; ///< something changed while reading
    bool m_complete = true;
};

/// The history as a read-only table.
class HistoryPage : public QWidget {
    Q_OBJECT

public:
    explicit HistoryPage(Roster &roster, QWidget *parent = nullptr);

    void refresh();
    bool isLoading() const { return m_model->isLoading(); }
    void restoreState(const ViewState &state);
    void saveState(ViewState &state) const;

signals:
    void noticed(const Notice &notice);

private:
    HistoryModel *m_model;
    TableView *m_table;
};
