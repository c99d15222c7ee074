#pragma once

#include "views/notice.h"

#include <QObject>

class RelationalModel;
class TableView;

/// Goes to a row of a table by what the sorted column begins with, over all its rows: as one types in the
/// table, or by a dialog that takes the number of a row as well.
class RowSeeker : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it; the view shows the model already.
    RowSeeker(TableView &view, RelationalModel &model, QObject *parent = nullptr);

    /// Opens the dialog.
    void ask();
    void seek(const QString &text);
    /// The row with this number, counted from 1.
    void goTo(int number);

signals:
    /// Nothing begins with what was asked for; the row where it would be is shown.
    void noticed(const Notice &notice);

private:
    void tellIfMissed(const QString &text, int row);
    void show(int row);

    TableView &m_view;
    RelationalModel &m_model;
    QString m_wanted; ///< an answer to anything else comes too late
};
