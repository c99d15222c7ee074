#pragma once

#include "models/membership/history.h"
#include "views/notice.h"

#include <QWidget>

class ChangeRowsModel;
class QCheckBox;
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

    /// Shows the rows of this change; nothing: of none. With `only` first those of that record, whose name it
    /// is, and a box that shows the others as well.
    void show(const std::optional<HistoryEntry> &entry, const HistoryOnly &only = {},
              const QString &name = {});
    bool isLoading() const { return m_loading; }
    TableView &table() const { return *m_table; }

signals:
    void revertRequested(const HistoryEntry &entry);
    void openRequested(Entity entity, const QString &id);
    void noticed(const Notice &notice);

private:
    HistoryOnly shownOnly() const;
    void readAnew();
    void read();
    void count();
    void open(const QModelIndex &index);

    Roster &m_roster;
    ChangeRowsModel *m_model;
    QLabel *m_title;
    QPushButton *m_revert;
    QLabel *m_count;
    QCheckBox *m_all;
    TableView *m_table;
    std::optional<HistoryEntry> m_entry;
    HistoryOnly m_only;
    QString m_name;
    int m_counting = 0; ///< as m_reading
    int m_reading = 0; ///< the latest; what others bring is too late
    bool m_loading = false;
};
