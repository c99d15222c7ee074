#pragma once

#include "models/storage/schema.h"

#include <QWidget>

class FilterBar;
class QAction;
class QLabel;
class RecordSelection;
class RelationalModel;
class RowSeeker;
class SearchBox;
class TableView;

/// All users or all organizations: search, table, count, and the buttons that add and delete.
class RecordList : public QWidget {
    Q_OBJECT

public:
    RecordList(RelationalModel &model, const Schema &schema, QWidget *parent = nullptr);

    TableView &table() const { return *m_table; }
    SearchBox &search() const { return *m_search; }
    FilterBar &filter() const { return *m_filter; }
    /// Whether search or filter leave rows out, and the end of both.
    bool isNarrowed() const;
    void showAll();
    RecordSelection &selection() const { return *m_selection; }
    RowSeeker &seeker() const { return *m_seeker; }

    /// "1,234 users", or "12 of 1,234" while only some are shown.
    QString countLabel() const;

    /// How many there are is not known any more, as somebody wrote; the number found is read anew anyway.
    void forgetTotal();

signals:
    void addRequested();
    /// Of the selected records.
    void assignRequested();
    void copyFromRequested();
    void deleteRequested();
    void historyRequested();

private:
    QAction *addAction(const QString &name, const QString &icon, const QString &text);
    void setUpTable();
    void setUpActions();
    void updateCount();
    void updateActions();

    RelationalModel &m_model;
    const Entity m_entity;
    const Rights m_rights;
    const bool m_canAssign;
    SearchBox *m_search;
    FilterBar *m_filter;
    TableView *m_table;
    RecordSelection *m_selection = nullptr;
    RowSeeker *m_seeker = nullptr;
    QLabel *m_count;
    QAction *m_add = nullptr;
    QAction *m_assign = nullptr;
    QAction *m_copyFrom = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_history = nullptr;
    qint64 m_all = -1; ///< how many there are without search and filter; -1: not known
};
