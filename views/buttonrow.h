#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QToolButton;

/// A search field or a title with buttons behind it. Where there is little room the buttons show their
/// pictures only (and their tooltips), so that a small screen or large letters cut nothing.
class ButtonRow : public QWidget {
    Q_OBJECT

public:
    /// Takes `first`, which gets the room that the buttons leave.
    explicit ButtonRow(QWidget *first, QWidget *parent = nullptr);

    /// A button for the action, called like it but without "Action".
    void addButton(QAction *action);

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;

private:
    void fit();
    int widthWith(Qt::ToolButtonStyle buttonStyle) const;

    QWidget *m_first;
    QHBoxLayout *m_layout;
    QList<QToolButton *> m_buttons;
};
