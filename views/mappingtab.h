#pragma once

#include "models/storage/tableoffer.h"

#include <QMap>
#include <QWidget>

class QComboBox;
class QLabel;
class QTableWidget;

/// One of the three tables in a MappingPage: which of its columns stand for what, and a few of its rows.
class MappingTab : public QWidget {
    Q_OBJECT

public:
    explicit MappingTab(Entity entity, QWidget *parent = nullptr);

    /// What is chosen from now on; before the table is known, too.
    void setColumns(const ColumnNames &columns);
    /// Adds what is chosen here.
    void addTo(ColumnNames &columns) const;
    /// The table as it was understood; null: it does not fit, and there is nothing to choose.
    void setTable(const Table *table, Engine engine);
    void showSketch(const TableSketch &sketch);
    void showProblem(const QString &text);

signals:
    void edited();

private:
    void fill(Field field, QComboBox &box, const Table &table, Engine engine);

    const Entity m_entity;
    QMap<Field, QComboBox *> m_boxes;
    QMap<Field, QString> m_chosen;
    QTableWidget *m_rows;
    QLabel *m_problem;
};
