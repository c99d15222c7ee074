#pragma once

#include "models/storage/ids.h"
#include "models/storage/records.h"
#include "models/storage/result.h"
#include "views/notice.h"

#include <QObject>

#include <functional>

class MembershipModel;
class MembershipTable;
class QAction;
class Roster;
struct ApplyReport;

/// What can be done with the selected memberships of a table, however many: edit them all, remove them. Rows
/// that have not arrived yet are read first. Answers come as notices with Undo.
class MembershipActions : public QObject {
    Q_OBJECT

public:
    /// A child of the table, which shows `model`; `roster` must outlive it. Adds its actions to the table.
    MembershipActions(Roster &roster, MembershipModel &model, MembershipTable &table);

    QAction *editAction() const { return m_edit; }
    QAction *removeAction() const { return m_remove; }

signals:
    void noticed(const Notice &notice);

private:
    using Selection = QList<Row>;

    QAction *addAction(const QString &name, const QString &icon, const QString &text);
    void withSelection(const std::function<void(const Selection &)> &done);
    void editSelected();
    void edit(const Selection &selection);
    Values valuesIn(const Row &row) const;
    void write(const Selection &selection, const Values &values);
    static QString editedText(qint64 memberships);
    static QString editedText(const ApplyReport &report, qint64 selected);
    void removeSelected();
    void remove(const Selection &selection);
    QList<MembershipKey> keysOf(const Selection &selection) const;
    QString removalText(const Selection &selection) const;
    void onSaved(const ApplyReport &report);
    void onSaveFailed(const DbError &error);
    void tell(const DbError &error);
    void updateActions();

    Roster &m_roster;
    MembershipModel &m_model;
    MembershipTable &m_table;
    QAction *m_edit;
    QAction *m_remove;
};
