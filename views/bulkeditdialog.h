#pragma once

#include "models/storage/records.h"
#include "models/storage/schema.h"

#include <QDialog>

class QCheckBox;
class QFormLayout;
class QLabel;
class QPushButton;

/// Asks for values that many memberships shall all get: role, permissions, since when, and whatever else the
/// table has. What is not ticked stays as it is. Writes nothing: submitted() tells the values.
class BulkEditDialog : public QDialog {
    Q_OBJECT

public:
    /// `count`: how many memberships are concerned.
    BulkEditDialog(const Table &memberships, qint64 count, QWidget *parent = nullptr);

signals:
    /// By column, checked. The dialog is closing.
    void submitted(const Values &values);

private:
    struct Row {
        Column column;
        QCheckBox *box = nullptr;
        QWidget *editor = nullptr;
    };

    void addRow(const Column &column, QFormLayout &form);
    void updateAccept();
    void submit();
    static QString textOf(const Row &row);

    QList<Row> m_rows;
    QLabel *m_problem;
    QPushButton *m_accept;
};
