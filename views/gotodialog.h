#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

/// Asks to which row of a table somebody wants to go.
class GoToDialog : public QDialog {
    Q_OBJECT

public:
    /// `column`: by what the table is sorted, empty if by nothing that is shown; `rows`: how many it has.
    GoToDialog(const QString &column, int rows, QWidget *parent = nullptr);

signals:
    /// Counted from 1, and there is such a row.
    void rowChosen(int number);
    void beginningChosen(const QString &text);

private:
    void update();
    void choose();

    const QString m_column;
    const int m_rows;
    QLineEdit *m_text;
    QLabel *m_problem;
    QPushButton *m_go;
};
