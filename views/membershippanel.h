#pragma once

#include "models/storage/ids.h"
#include "models/storage/schema.h"
#include "views/notice.h"

#include <QWidget>

class ButtonRow;
class FilterBar;
class MembershipActions;
class MembershipModel;
class MembershipTable;
class QAction;
class QLabel;
class Roster;
class RowSeeker;
class SearchBox;

/// The memberships of one user or one organization: the table, and what can be done with it.
class MembershipPanel : public QWidget {
    Q_OBJECT

public:
    /// `owner`: whose memberships; User or Organization.
    MembershipPanel(Roster &roster, Entity owner, QWidget *parent = nullptr);

    /// Shows this record's memberships; an empty id: none. What was searched for was meant for the record
    /// before; the filter stays.
    void setRecord(const QString &id);
    MembershipTable &table() const { return *m_table; }
    MembershipModel &model() const { return *m_model; }
    /// Whether edits were refused, and would be lost with the record; says so then.
    bool keepsEdits();
    SearchBox &search() const { return *m_search; }
    FilterBar &filter() const { return *m_filter; }
    RowSeeker &seeker() const { return *m_seeker; }

signals:
    void assignRequested(Entity owner, const QString &id);
    void openRequested(Entity entity, const QString &id);
    void historyRequested(Entity entity, const QString &id, const QString &name);
    void noticed(const Notice &notice);

private:
    QAction *addAction(const QString &name, const QString &icon, const QString &text, const QString &toolTip);
    void addHistoryAction();
    void setUpTable();
    QString titleText() const;
    void updateTitle();
    void updateActions();

    Roster &m_roster;
    const Entity m_owner;
    QString m_id;
    qint64 m_all = -1; ///< how many there are without search and filter; -1: not known
    MembershipModel *m_model;
    SearchBox *m_search;
    FilterBar *m_filter;
    MembershipTable *m_table;
    MembershipActions *m_actions;
    RowSeeker *m_seeker;
    QLabel *m_title;
    ButtonRow *m_buttons;
    QAction *m_assign;
    QAction *m_open;
    QAction *m_history;
};
