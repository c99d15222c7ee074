#pragma once

#include "models/storage/schema.h"
#include "views/tableview.h"

#include <QPersistentModelIndex>
#include <QVariant>

#include <optional>

class MembershipModel;

/// Memberships as a table: those of one side's records, or all. Role, permissions and joined-at are edited in
/// place and saved as soon as the editor is closed; names lead to their records.
class MembershipTable : public TableView {
    Q_OBJECT

public:
    /// `owner`: whose memberships the model shows, so that its own columns are hidden; nothing: all.
    MembershipTable(MembershipModel &model, std::optional<Entity> owner, bool readOnly,
                    const QString &objectName, const QString &accessibleName, QWidget *parent = nullptr);

    /// Goes to the record behind this cell.
    void openRecord(const QModelIndex &index);

signals:
    void openRequested(Entity entity, const QString &id);

protected:
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;
    void commitData(QWidget *editor) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    void setUpColumns();
    void setUpDelegates();
    Entity entityOf(int column) const;

    MembershipModel &m_model;
    const std::optional<Entity> m_owner;
    QPersistentModelIndex m_edited; ///< the cell that is edited in place
    QVariant m_seen; ///< what it showed when that began
};
