#pragma once

#include <QHash>
#include <QObject>
#include <QStringList>

class QModelIndex;
class RelationalModel;
class TableView;

/// Which record of a table is selected, by its key: row numbers name other records after a refresh, a sort or
/// a search. Keeps the selection, and what is on top, while the model reads anew.
class RecordSelection : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it; the view shows the model already.
    RecordSelection(TableView &view, RelationalModel &model, QObject *parent = nullptr);

    /// Empty if nothing is selected, or its row has not arrived yet.
    const QStringList &currentKey() const { return m_current; }
    QModelIndex currentIndex() const;
    /// The keys of the selected rows that are there.
    QList<QStringList> selectedKeys() const;

    /// Makes the record current and brings it into sight, as soon as its row is found; else notFound().
    void setCurrentKey(const QStringList &key);
    /// Selects the row where the record was that is gone, so that somebody who deletes stays where he is.
    /// False if it did not go just now: for slots of notFound().
    bool selectNeighbour();

signals:
    /// Another record is current, or none.
    void currentChanged(const QStringList &key);
    /// The same record is in another row now: indexes of before are invalid.
    void currentMoved();
    /// It is not among the rows: deleted, or the search hides it.
    void notFound(const QStringList &key);

private:
    void update();
    void beginRefresh();
    void endRefresh(const QHash<QStringList, int> &rows);
    void restore(const QHash<QStringList, int> &rows);
    void afterReset();
    void locate(const QStringList &key);
    int rowAfterDeletion(const QHash<QStringList, int> &rows) const;
    void onLocated(const QStringList &key, qint64 row);

    TableView &m_view;
    RelationalModel &m_model;
    QStringList m_current;
    QStringList m_wanted; ///< is being looked for
    quint64 m_question = 0; ///< the latest locate()
    int m_attempts = 0; ///< how often already, as rows moved meanwhile
    QList<QStringList> m_keptSelection;
    QList<int> m_keptRows; ///< all selected ones before the refresh
    int m_keptRow = -1; ///< the current one before the refresh
    int m_neighbour = -1;
    QStringList m_keptTop;
    int m_keptTopRow = 0;
    bool m_moved = false; ///< the current record is at another row, which is told when it is there
    bool m_refreshing = false;
    bool m_wasReset = false;
};
