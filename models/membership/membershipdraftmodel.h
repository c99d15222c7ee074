#pragma once

#include "models/membership/membershipdraft.h"

#include <QAbstractTableModel>

/// Shows a MembershipDraft, one row per entry, and is the one through whom it changes while it is shown. Rows
/// keep their place, so that selection and scroll position stay; rows in state None are to be hidden by the
/// view.
class MembershipDraftModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        StateRole = Qt::UserRole + 100, ///< int: a MembershipDraft::State
        OtherIdRole, ///< QString
    };

    /// A role column only where memberships have roles.
    enum ColumnOfDraft { NameColumn, HandleColumn, RoleColumn };

    MembershipDraftModel(const Schema &schema, Entity entity, const QString &id, QObject *parent = nullptr);

    const MembershipDraft &draft() const { return m_draft; }

    void setRead(const QList<MembershipStore::Listed> &memberships);
    /// Returns how many were staged, or had their removal taken back.
    qsizetype add(const QList<MembershipDraft::Other> &others, const Values &attributes);
    /// Returns how many were staged, or had their addition taken back.
    qsizetype remove(const QStringList &otherIds);
    /// Takes staged removals back; returns how many there were.
    qsizetype keep(const QStringList &otherIds);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    /// Something was staged or taken back, or the memberships were read.
    void draftChanged();

private:
    QString text(const MembershipDraft::Entry &entry, int column) const;
    void emitRowsChanged(qsizetype first, qsizetype last);

    MembershipDraft m_draft;
    Field m_handle;
    QString m_roleColumn; ///< empty: this database has none
};

/// What a state means, in words for those who cannot see its mark; empty for None.
QString stateText(MembershipDraft::State state);
