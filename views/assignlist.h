#pragma once

#include <QWidget>

class QLabel;
class SearchBox;
class TableView;

/// One side of an assignment: a title with a count, a filter line, and the table.
class AssignList : public QWidget {
    Q_OBJECT

public:
    /// `prefix` begins the object names: <prefix>Filter, <prefix>View, <prefix>Count.
    AssignList(const QString &prefix, const QString &title, const QString &filterLabel,
               QWidget *parent = nullptr);

    SearchBox &filter() const { return *m_filter; }
    TableView &view() const { return *m_view; }
    void setCount(const QString &text);
    /// An action of the table's menu that these keys run while the table has the focus; <prefix><name>Action.
    QAction *addViewAction(const QString &name, const QString &text, const QList<QKeySequence> &keys);

private:
    const QString m_prefix;
    QLabel *m_count;
    SearchBox *m_filter;
    TableView *m_view;
};
