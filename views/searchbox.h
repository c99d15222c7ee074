#pragma once

#include <QLineEdit>

class UniformTableView;
class QTimer;

/// A field that filters a table while one types, after a short rest so that not every letter asks the
/// database.
class SearchBox : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchBox(const QString &objectName, const QString &label, QWidget *parent = nullptr);

    /// Changes the text and the search at once.
    void setSearch(const QString &text);
    /// Lets the arrow key go straight into what is found, which `view` shows.
    void leadInto(UniformTableView &view);

signals:
    void searchChanged(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void announce();

    QTimer *m_timer;
    QString m_announced;
};
