#pragma once

#include "models/membership/history.h"
#include "views/notice.h"
#include "views/revertrequest.h"

#include <QWidget>

class ChangeRowsPanel;
class HistoryFilterBar;
class HistoryModel;
class QSplitter;
class Roster;
class TableView;
class ViewState;

/// What was changed, newest first, with filters; the rows of the selected change below it, and reverting it
/// after a look at what that does.
class HistoryPage : public QWidget {
    Q_OBJECT

public:
    explicit HistoryPage(Roster &roster, QWidget *parent = nullptr);

    /// Shows what reverting the change would do, and does it if somebody agrees.
    void askToRevert(const RevertRequest &request);
    /// Shows the changes of one user or organization and of its memberships, until somebody clears that.
    void showOnly(Entity entity, const QString &id, const QString &name);
    void focusSearch();
    void refresh();
    bool isLoading() const;
    void restoreState(const ViewState &state);
    void saveState(ViewState &state) const;

signals:
    void openRequested(Entity entity, const QString &id);
    void noticed(const Notice &notice);

private:
    void askToRevertEntry(const HistoryEntry &entry);
    void setUpTable();
    void onLoaded();
    void showCurrent();
    void updateEmptyText();

    Roster &m_roster;
    HistoryFilterBar *m_filter;
    HistoryModel *m_model;
    TableView *m_table;
    ChangeRowsPanel *m_rows;
    QSplitter *m_splitter;
    std::optional<ChangeId> m_shown; ///< whose rows are shown; stays selected when the list is read anew
    HistoryOnly m_shownOnly; ///< which of them
    bool m_chosen = false; ///< somebody selected a change; before that the newest one is shown
    bool m_selecting = false;
};
