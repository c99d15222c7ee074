#pragma once

#include "models/membership/history.h"
#include "views/notice.h"

#include <QWidget>

class ChangeRowsModel;
class QAction;
class QLabel;
class QPushButton;
class Roster;
class TableView;

/// The rows of one change of the history, a portion at a time, and the button that reverts it.
class ChangeRowsPanel : public QWidget {
    Q_OBJECT

public:
    /// `roster` must outlive it.
    explicit ChangeRowsPanel(Roster &roster, QWidget *parent = nullptr);

    /// Shows the rows of this change; nothing: of none.
    void show(const std::optional<HistoryEntry> &entry);
    bool isLoading() const { return m_loading; }
    TableView &table() const { return *m_table; }

signals:
    void revertRequested(const HistoryEntry &entry);
    void openRequested(Entity entity, const QString &id);
    void noticed(const Notice &notice);

private:
    void read();
    void open(const QModelIndex &index);

    Roster &m_roster;
    ChangeRowsModel *m_model;
    QLabel *m_title;
    QPushButton *m_revert;
    TableView *m_table;
    std::optional<HistoryEntry> m_entry;
    int m_reading = 0; ///< the latest; what others bring is too late
    bool m_loading = false;
};
