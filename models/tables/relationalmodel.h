#pragma once

#include "models/membership/roster.h"
#include "models/tables/pageloader.h"
#include "models/tables/pendingedits.h"

#include <QHash>
#include <QSqlRelationalTableModel>
#include <QTimer>

class PagedDriver;

/// A table of any size as a QSqlRelationalTableModel whose SQL runs elsewhere: the base class works on a
/// PagedDriver, workers read pages by key, and rowCount() covers all rows from the start. Memory stays flat;
/// select(), sort(), setSearch() and refresh() return at once.
///
/// Rows that have not arrived are placeholders: LoadedRole is false, values are invalid, nothing can be
/// edited, and dataChanged() follows. Painting waits for a page for a few milliseconds a frame where the
/// database is that fast. A row that others removed while the order was known already stays a placeholder
/// until the next refresh.
///
/// Values are texts as in records.h; a NULL is an invalid QVariant (of a row that is loaded). A key column of
/// a membership shows the e-mail or slug (DisplayRole) and is the id (EditRole); relationModel() is always
/// null, because pickers search instead of loading a million rows.
///
/// Edits are staged in the base's edit cache and kept by key, so that they survive sort, search, refresh and
/// eviction of their page; save() makes one change set of all of them. New rows stand on top: insertRow(0)
/// only. Keys are editable in new rows only. setFilter() is not used: see setSearch(),
/// setRowFilter() and the subclasses' scopes.
class RelationalModel : public QSqlRelationalTableModel {
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< QStringList: the row's key; empty for placeholders and new rows
        LoadedRole, ///< bool: false for a placeholder
        PendingRole, ///< bool: the cell (of a new or removed row: the row) was edited and is not saved yet
        SavingRole, ///< bool: the row is being saved and cannot be edited
        RemovedRole, ///< bool: the row is staged for removal
        ErrorRole, ///< QString: why the row was not saved; empty if nothing is wrong
        ChangedRole, ///< bool: others changed what the cell shows, a moment ago
        TheirsRole, ///< QString: what others made of the cell whose edit was refused for that; else invalid
        MatchRole, ///< QString: what is searched for in this column; empty: nothing
    };

    /// `roster` must outlive the model. Nothing is read before the first select().
    /// With `counts` a last column of users and organizations tells how many memberships each has.
    RelationalModel(Roster &roster, Entity entity, QObject *parent = nullptr, bool counts = false);
    ~RelationalModel() override;

    const Table &table() const { return m_query.table(); }
    /// The column of `field`, -1 if this database has none.
    int columnOf(Field field) const { return table().indexOf(field); }
    /// The column of a label (see PageQuery::labels()), -1 if there is none.
    int labelColumn(Entity entity, Field field) const;
    /// Of users and organizations: how many memberships each has; -1 if that is not counted.
    int countColumn() const { return labelColumn(Entity::Membership, Field::Id); }

    // --- Which rows ---
    /// Shows the rows that contain `text`; cancels the search before it.
    void setSearch(const QString &text);
    QString search() const { return m_query.search; }
    /// Shows only the rows that this lets through, besides the search.
    void setRowFilter(const RowFilter &filter);
    const RowFilter &rowFilter() const { return m_query.filter; }
    /// Whether search or filter leave rows out.
    bool isNarrowed() const { return m_query.isNarrowed(); }
    void setSort(int column, Qt::SortOrder order) override;
    int sortColumn() const { return m_query.sortColumn; }
    Qt::SortOrder sortOrder() const { return m_query.order; }
    /// Reads anew; rows may be others, so the model is reset. True unless the table is unknown.
    bool select() override;
    bool selectRow(int row) override;

    /// What is shown, as a value: for exports of "what I see".
    const PageQuery &query() const { return m_query; }

    // --- Others' changes ---
    /// Reads again what is shown; at once, or when refreshing is allowed again. aboutToRefresh() is emitted,
    /// the view answers by keep(); in the end refreshed() tells the rows of these keys. The model is reset
    /// only if rows moved; otherwise values change in place and selection, editors and scroll position just
    /// stay.
    void refresh();
    /// Reads the rows looked at last once more, and refreshes if they are others by now: for changes that
    /// nobody tells of.
    void recheck();
    /// Called from a slot of aboutToRefresh(): keys whose rows refreshed() shall tell, the top row's, the
    /// current one's and the selected ones' for instance. Keep it below some hundreds.
    void keep(const QList<QStringList> &keys);
    /// A view that has an open editor holds refreshes back until the editor is closed.
    void setRefreshAllowed(bool allowed);
    bool isRefreshing() const { return m_refreshing; }

    // --- Rows ---
    /// How many rows the database has for scope and search (without new rows); an estimate until
    /// isCountExact().
    qint64 totalCount() const { return m_shown; }
    bool isCountExact() const { return m_countExact; }
    /// How many rows a search has found for sure by now; more than totalCount() while they are still listed.
    qint64 leastCount() const { return m_countExact ? m_shown : std::max<qint64>(m_least, m_shown); }
    bool isLoading() const { return m_loading; }
    /// Why nothing could be read so far, if it was tried: the count of 0 means nothing then.
    const std::optional<DbError> &whyUnread() const { return m_whyUnread; }
    /// Whether all rows are being sorted first, as no index has them in this order.
    bool isSorting() const { return m_loading && !isNarrowed() && m_loader.isArranging(); }
    bool isLoaded(int row) const;
    /// Empty for placeholders and new rows.
    QStringList keyAt(int row) const;
    /// The rows with these numbers (ascending), all columns and labels as the database has them: those at
    /// hand as they are shown, so that nobody means one and gets another; the others are read. New rows and
    /// rows that are gone are left out.
    QFuture<Result<QList<Row>>> rowsAt(const QList<int> &rows);
    /// The row that has this key in the present order, scope and search; -1 if it is not there.
    QFuture<qint64> locate(const QStringList &key);
    /// The first row whose sort value begins with `text`, whatever its case, or else the one at which such a
    /// row would be; -1 if there are no rows or the order knows no such beginning. Of times, the first digits
    /// of a date; of numbers, a number.
    QFuture<qint64> seek(const QString &text);
    /// Whether painting may wait for pages; where it is off every page is a placeholder first.
    void setPageWaitAllowed(bool allowed);

    // --- Edits ---
    /// The next setData() of this cell is by somebody who has seen `seen` in it, an EditRole, when he began
    /// to type. What others made of it since is a conflict when it is saved, even where it is shown by now.
    /// An invalid index: nothing was seen.
    void expect(const QModelIndex &index, const QVariant &seen);
    bool hasPendingEdits() const { return !m_edits.isEmpty(); }
    int pendingEditCount() const { return m_edits.count(); }
    /// Edits that nobody has said save() for yet, or that were refused.
    bool hasUnsavedEdits() const { return m_edits.hasUnsaved(); }
    bool hasRefusedEdits() const { return m_edits.hasRefused(); }
    bool isSaving() const { return m_edits.isSaving(); }
    /// Every pending row becomes one change set, applied by Roster::apply(); rows that were refused and not
    /// changed since are left out, unless there are no others. The rows are locked until saved() or
    /// saveFailed(). A conflict marks its row; saving again then means to overwrite what was shown as theirs.
    void save() { saveEdits(false); }
    /// The same once more, for a user who has agreed that an organization loses its last owner.
    void saveAnyway() { saveEdits(true); }
    /// The database can be reached again: edits that could not be saved for that reason do not say so any
    /// more. They wait as before.
    void forgetUnreached();
    /// Throws away all edits that are not being saved at this moment.
    void discardEdits();
    /// The same of the memberships of these organizations only.
    void discardEditsIn(const QList<OrganizationId> &organizations);
    void revertRow(int row) override;

    // --- QAbstractItemModel ---
    int rowCount(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent = {}) const override;
    void fetchMore(const QModelIndex &parent = {}) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QHash<int, QByteArray> roleNames() const override;
    /// A new row on top (`row` 0 … number of new rows); users and organizations get their id at once.
    bool insertRows(int row, int count, const QModelIndex &parent = {}) override;
    /// Stages the removal; the rows stay, marked, until they are saved. Placeholders cannot be removed.
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;
    bool removeColumns(int column, int count, const QModelIndex &parent = {}) override;
    QSqlTableModel *relationModel(int column) const override;

signals:
    void countChanged(qint64 count, bool exact);
    /// A refresh begins: say keep(). The rows are still the old ones.
    void aboutToRefresh();
    /// A refresh is done: the rows (-1: not there any more) of the kept keys. If the user scrolled meanwhile,
    /// move the view by the difference between a kept key's row now and then.
    void refreshed(const QHash<QStringList, int> &rows);
    /// A change set was applied, or was refused (report.applied() is false): then the edits are still there,
    /// marked.
    void saved(const ApplyReport &report);
    void saveFailed(const DbError &error);
    void readFailed(const DbError &error);
    /// Whether pages or counts are outstanding.
    void loadingChanged(bool loading);
    void pendingEditsChanged();

protected:
    /// Shows memberships of one record only; nothing: all.
    void setScope(std::optional<Entity> entity, const QString &id);
    /// Whether a change made elsewhere can concern what is shown.
    virtual bool isConcerned(const RosterChange &change) const = 0;
    /// What a new row begins with, by column.
    virtual Values newRowValues() const;

    QString selectStatement() const override;
    bool insertRowIntoTable(const QSqlRecord &values) override;
    bool updateRowInTable(int row, const QSqlRecord &values) override;
    bool deleteRowFromTable(int row) override;

private:
    void discard(const PendingEdit &edit);

    // Reading
    void setTitles();
    void onPagesArrived(const QList<int> &pages);
    void onCounted(qint64 count, bool exact);
    void setShown(qint64 count, bool exact);
    void showSource(qint64 count);
    void scheduleRefresh();
    void beginRefresh();
    void finishRefresh(const RefreshedPages &pages);
    void refreshForOthers();
    void onReadFailed(const DbError &error);
    QHash<QStringList, Row> recentRows() const;
    void markChanged(const QHash<QStringList, Row> &before, const RefreshedPages &pages);
    bool isInPlace(const RefreshedPages &pages) const;
    void showInPlace(const RefreshedPages &pages);
    void updateLoading();
    const Row *loadedRow(int row) const;
    Row withOwnChanges(Row values) const;
    int insertCount() const;
    int shownColumn(int column, int role) const;
    bool isSearched(int column) const;
    void armFrame() const;
    void emitRowsChanged(int first, int last);

    // Editing
    bool isEditable(int row, int column) const;
    bool isChanged(int row, int column) const;
    const PendingEdit *editAt(int row) const;
    PendingEdit &editableAt(int row);
    void primeNewRow(int row, QSqlRecord &record) const;
    void stageRemoval(int row);
    void mirrorInserts();
    void mirrorEdits(int page);
    void mirrorEdit(int row, const PendingEdit &edit);
    void freshenMirror(int row);

    // Saving
    void saveEdits(bool force);
    QString problemOf(const PendingEdit &edit) const;
    QList<PendingEdit *> editsToSave();
    QString summaryOf(const QList<PendingEdit *> &edits) const;
    bool markProblems(const QList<PendingEdit *> &edits);
    Change changeOf(const PendingEdit &edit) const;
    QString textOf(const Conflict &conflict) const;
    void settle(const QList<QStringList> &keys, const Result<ApplyReport> &outcome);
    void settleApplied(const QList<QStringList> &keys);
    void settleRefused(const ApplyReport &report);
    bool saveForBase();
    PendingEdit *findEdit(const QStringList &key);
    int loadedRowOf(const QStringList &key) const;
    void emitEditsChanged();

    Roster &m_roster;
    PageQuery m_query;
    PagedDriver *m_driver; ///< owned by the QSqlDatabase
    PageLoader m_loader;
    PendingEdits m_edits;
    /// See expect().
    struct Expected {
        QStringList key;
        int column;
        Value value;
    };
    std::optional<Expected> m_expected;
    QList<QStringList> m_kept;
    QTimer m_refreshTimer;
    QHash<QStringList, QSet<int>> m_marked; ///< columns of ChangedRole, by key
    QTimer m_markTimer; ///< ends them
    int m_shown = 0; ///< rows of the database
    qint64 m_least = 0;
    bool m_countExact = false;
    bool m_loading = false;
    std::optional<DbError> m_whyUnread;
    bool m_refreshAllowed = true;
    bool m_refreshWanted = false;
    bool m_refreshing = false;
    bool m_changedByOthers = false; ///< what the refresh that is wanted brings
    bool m_rechecking = false;
    quint64 m_refreshNumber = 0; ///< a select() makes the answer to an earlier refresh useless
    bool m_mirroring = false; ///< the base's edit cache is made to show PendingEdits
    bool m_readingRow = false; ///< the base asks for the one row that the driver has in memory
    mutable bool m_frameArmed = false;
};
