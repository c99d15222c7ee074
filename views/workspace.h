#pragma once

#include "models/storage/ids.h"
#include "models/transfer/exporter.h"
#include "views/notice.h"
#include "views/page.h"
#include "views/visits.h"

#include <QWidget>

class HistoryPage;
class MasterDetailPage;
class MembershipDropper;
class MembershipsPage;
class QListWidget;
class QSplitter;
class QStackedWidget;
class RelationalModel;
class Roster;
class ViewState;

/// An open database: the sidebar and its pages, and the way between them.
class Workspace : public QWidget {
    Q_OBJECT

public:
    /// `roster` must outlive it.
    explicit Workspace(Roster &roster, QWidget *parent = nullptr);

    WindowPage page() const;
    /// The page and its selected record.
    Place place() const;
    /// Goes there, as if somebody had clicked; an empty id: the page as it was left.
    void go(const Place &place);
    bool canGoBack() const { return m_visits.canGoBack(); }
    bool canGoForward() const { return m_visits.canGoForward(); }
    void goBack();
    void goForward();

    void refresh();
    /// The same of what is on the screen, if others changed it.
    void recheck();
    void focusSearch();
    /// Opens or closes the filter of what is searched; the history's is always there.
    void toggleFilter();
    /// Asks to which row; not in the history.
    void goToRow();
    /// Asks for a new record of the page that is shown, if it is one of records.
    void addRecord();
    /// Shows the history of one user or organization.
    void showHistory(Entity entity, const QString &id, const QString &name);
    /// The same of the record that is shown, if the page is one of records.
    void showHistoryOfRecord();
    /// Shows what reverting a change would do, and does it if somebody agrees. `what`: in a few words.
    void askToRevert(ChangeId change, const QString &what);
    /// The selected records of the page that is shown.
    QStringList selectedIds() const;
    /// What the page shows, as searched and sorted, for an export; nothing on the history.
    std::optional<ExportOptions> exportOptions() const;
    /// Whether something of the page that is shown is still on its way.
    bool isLoading() const;
    /// How many edits wait because they could not be saved.
    int waitingEdits() const;
    void saveWaitingEdits();
    /// The database can be reached again: what waited only for that says so no more.
    void forgetUnreached();
    /// Whether something was typed or changed that is not saved, nor about to be.
    bool hasUnsaved() const;
    /// Has all of that saved. False if a form cannot be saved as it is, which it then says itself.
    bool saveUnsaved();
    QList<RelationalModel *> editableModels() const;

    /// The list of the other side beside users and organizations, to drag from and to.
    void setPaletteShown(bool shown);
    bool isPaletteShown() const { return m_paletteShown; }

    void restoreState(const ViewState &state);
    void saveState(ViewState &state) const;

signals:
    void placeChanged();
    void assignRequested(Entity entity, const QStringList &ids);
    void noticed(const Notice &notice);

private:
    void setUpSidebar();
    void addPage(WindowPage page, const QString &icon, QWidget *widget);
    void connectPages();
    void showPage(WindowPage page);
    void moveTo(const Place &place);
    void onRecordShown(WindowPage page, const QString &id);
    MasterDetailPage *recordsPage(WindowPage page) const;

    QListWidget *m_sidebar;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    MembershipDropper *m_dropper;
    MasterDetailPage *m_users;
    MasterDetailPage *m_organizations;
    MembershipsPage *m_memberships;
    HistoryPage *m_history;
    Visits m_visits;
    bool m_paletteShown = false;
    bool m_stepping = false; ///< going back or forward: not a visit of its own
};
