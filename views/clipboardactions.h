#pragma once

#include <QList>
#include <QMetaObject>
#include <QObject>

class QAction;
class QWidget;

/// Copy and paste as what has the focus understands them: a table of records, or a field with text.
class ClipboardActions : public QObject {
    Q_OBJECT

public:
    /// Connects the actions and keeps them enabled as far as they would do something. A child of `parent`,
    /// which owns the actions.
    ClipboardActions(QAction &copy, QAction &paste, QObject *parent);

private:
    void onFocusChanged();
    void update();

    QAction &m_copy;
    QAction &m_paste;
    QList<QMetaObject::Connection> m_watched; ///< of what has the focus
};
