#pragma once

#include <QWidget>

class AssignView;
class QHBoxLayout;
class QLabel;
class SearchBox;

/// One side of an assignment: a title with a count, a filter line, what the filter hides of the selection,
/// and the table.
class AssignList : public QWidget {
    Q_OBJECT

public:
    /// `prefix` begins the object names: <prefix>Filter, <prefix>Hidden, <prefix>View, <prefix>Count. The
    /// mnemonic of `title` leads to the filter.
    AssignList(const QString &prefix, const QString &title, const QString &filterLabel,
               QWidget *parent = nullptr);

    SearchBox &filter() const { return *m_filter; }
    AssignView &view() const { return *m_view; }
    void setCount(const QString &text);
    /// How many selected entries are not in sight.
    void setHidden(qsizetype count);
    void addBesideFilter(QWidget *widget);
    /// An action of the table's menu that these keys run while the table has the focus; <prefix><name>Action.
    QAction *addViewAction(const QString &name, const QString &text, const QList<QKeySequence> &keys);

private:
    const QString m_prefix;
    QLabel *m_count;
    SearchBox *m_filter;
    QHBoxLayout *m_filterLine;
    QLabel *m_hidden;
    AssignView *m_view;
};
