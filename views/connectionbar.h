#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;
struct DbError;

/// A line that says that the database cannot be reached at present, why, and when it is tried again; and
/// that it is being found out whether a change was written whose answer was lost. Hidden as long as all is
/// well.
class ConnectionBar : public QFrame {
    Q_OBJECT

public:
    explicit ConnectionBar(QWidget *parent = nullptr);

    /// Tried again after so many seconds; 0: an answer is still waited for.
    void showLost(const DbError &error, int secondsToNextTry);
    void showRegained();
    bool isLost() const;
    /// Whether a change was written is being found out (see Roster::outcomeUncertain()).
    void setUncertain(bool isUncertain);

signals:
    void tryRequested();
    /// Another password may help.
    void passwordRequested();

private:
    void countDown();
    void updateVisibility();

    QLabel *m_reason;
    QLabel *m_next;
    QLabel *m_uncertain;
    QPushButton *m_password;
    QPushButton *m_try;
    QWidget *m_lost;
    QTimer m_second;
    int m_seconds = 0;
};
