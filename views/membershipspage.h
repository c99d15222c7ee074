#pragma once

#include "models/storage/schema.h"
#include "views/notice.h"

#include <QWidget>

class ButtonRow;
class FilterBar;
class MembershipActions;
class MembershipDropper;
class MembershipModel;
class MembershipTable;
class QAction;
class QLabel;
class RelationalModel;
class Roster;
class RowSeeker;
class SearchBox;
class ViewState;

/// Every membership of every user, to search, sort and edit, with ways to both sides.
class MembershipsPage : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the page.
    MembershipsPage(Roster &roster, MembershipDropper &dropper, QWidget *parent = nullptr);

    void focusSearch();
    void toggleFilter();
    void goToRow();
    void refresh();
    void recheck();
    bool isLoading() const;
    QString countLabel() const;
    /// The rows of the table, as searched and sorted.
    const RelationalModel &rows() const;
    RelationalModel &editableRows() const;

    void restoreState(const ViewState &state);
    void saveState(ViewState &state) const;

signals:
    void openRequested(Entity entity, const QString &id);
    /// Of the users whose memberships are selected.
    void assignRequested(Entity entity, const QStringList &ids);
    void noticed(const Notice &notice);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QAction *addAction(const QString &name, const QString &icon, const QString &text);
    void addActions(MembershipActions &actions, ButtonRow &buttons);
    void assignSelected();
    void updateCount();
    void forgetTotal();

    MembershipModel *m_model;
    SearchBox *m_search;
    FilterBar *m_filter;
    MembershipTable *m_table;
    RowSeeker *m_seeker;
    QLabel *m_count;
    qint64 m_all = -1;
    bool m_isRead = false;
};
