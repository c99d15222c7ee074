#pragma once

#include "models/membership/draftlisting.h"

#include <QAbstractTableModel>

#include <functional>

/// Shows a MembershipDraft, one row per listed entry, sorted and filtered, and is the one through whom it
/// changes while it is shown. Changes of a few entries happen at once and move no other row. Those of many
/// are worked out by another thread on a copy of the draft, one after the other (isBusy()), and end in a
/// reset: views keep their selection by OtherIdRole.
class MembershipDraftModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        StateRole = Qt::UserRole + 100, ///< int: a MembershipDraft::State
        OtherIdRole, ///< QString
        StagedRole, ///< bool: differs from what was read
        EditedRole, ///< bool: this cell's value was staged
        ReplacedRole, ///< QString: of such a cell, what was read; invalid if it was various or nothing was
        VariousRole, ///< bool: the memberships of several have different values here
        OthersRole, ///< int: a MembershipDraft::Others
        CollidesRole, ///< bool: what is staged contradicts what somebody else did
    };

    enum ColumnOfDraft {
        NameColumn,
        HandleColumn,
        ShareColumn, ///< how many of several; nothing to say about one
        FirstValueColumn, ///< the other columns of the membership
    };

    MembershipDraftModel(const Schema &schema, Entity entity, const QStringList &ids,
                         QObject *parent = nullptr);
    ~MembershipDraftModel() override;

    const MembershipDraft &draft() const { return m_draft; }
    /// The columns of the membership that are shown from FirstValueColumn on.
    const QList<Column> &valueColumns() const { return m_values; }
    /// -1 if memberships have no such column.
    int columnOf(Field field) const;

    /// Whether a change of many is being worked out. What is asked for meanwhile happens afterwards.
    bool isBusy() const { return !m_pending.isEmpty(); }

    /// Not `whole`: the first ones only, to be looked at until all are read.
    void setRead(const MembershipDraft::Read &read, bool whole = true);
    void add(const QList<MembershipDraft::Other> &others, const Values &attributes);
    void remove(const QStringList &otherIds);
    void keep(const QStringList &otherIds);
    /// Answers collisions: keeps what is staged, or what somebody else wrote.
    void settle(const QStringList &otherIds, bool mine);

    void setSearch(const QString &text);
    const QString &search() const { return m_listing.search; }
    void setDifferenceOnly(bool only);
    bool isDifferenceOnly() const { return m_listing.differenceOnly; }

    const MembershipDraft::Entry &entryAt(int row) const { return m_draft.at(m_rows.at(row)); }
    MembershipDraft::State stateAt(int row) const { return m_draft.stateAt(m_rows.at(row)); }
    QStringList idsOf(const QList<int> &rows) const;
    QStringList allIds() const;
    /// -1 if it is not listed.
    int rowOf(const QString &otherId) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

signals:
    /// Something was staged or taken back, or the memberships were read.
    void draftChanged();
    void busyChanged(bool busy);
    /// A value that cannot be; in words for people.
    void refused(const QString &text);

private:
    struct Pending {
        std::function<void(MembershipDraft &)> edit = {}; ///< none: only the listing changes
        bool movesEntries = false; ///< to other positions
    };
    struct Outcome;

    QString text(int position, int column) const;
    MembershipDraft::Shown valueAt(int position, int column) const;
    QVariant replacedText(int position, int column) const;
    QString shareText(int position) const;
    QString accessibleText(int position, int column) const;
    QString toolTip(int position) const;
    bool isEditable(int position, int column) const;

    void changeEach(const QStringList &otherIds, std::function<bool(MembershipDraft &, qsizetype)> change);
    void showChanged(int position);
    void place(int position);
    void relist(bool sortAnew);
    void show(const QList<int> &rows);
    void post(Pending pending);
    void workOut();
    void onWorkedOut(Outcome &outcome, quint64 revision, const DraftListing &listing);

    MembershipDraft m_draft;
    const Field m_handle;
    const bool m_readOnly;
    QList<Column> m_values;
    DraftListing m_listing;
    const QCollator m_collator;
    QList<int> m_order; ///< positions of all entries, sorted
    QList<int> m_rows; ///< positions of those that are listed
    QList<Pending> m_pending; ///< the first one is being worked out
    quint64 m_revision = 0;
};

/// What a state means, in words for those who cannot see its mark; empty for None.
QString stateText(MembershipDraft::State state);
