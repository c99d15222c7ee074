#pragma once

#include "views/notice.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

/// One line below the page that says what happened, until it is closed or something newer happens.
/// Information goes away by itself.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    void tell(const Notice &notice);
    void dismiss();
    /// If it is only that the connection is lost.
    void dismissAboutConnection();
    const Notice &notice() const { return m_notice; }

private:
    void runAction();
    void paintLevel();

    Notice m_notice;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
    QTimer *m_timer;
};
