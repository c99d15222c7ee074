#pragma once

#include <QPointer>
#include <QString>

class QFrame;
class QLabel;
class QRect;
class QWidget;

/// What one sees while dragging over a table: the lit target, and beside the pointer a text that says what
/// the drop would do, or why it would do nothing. Neither takes events.
class DropHint {
public:
    /// `viewport`: of the table; must outlive it.
    explicit DropHint(QWidget &viewport);
    ~DropHint();
    DropHint(const DropHint &) = delete;
    DropHint &operator=(const DropHint &) = delete;

    /// `target` and `pointer` in the viewport; an empty target is not lit. An empty text is not shown.
    void show(const QRect &target, const QPoint &pointer, const QString &text, bool refused);
    void hide();
    QString text() const;

private:
    void placeText(const QPoint &pointer);

    QWidget &m_viewport;
    QPointer<QWidget> m_light;
    QPointer<QLabel> m_text; ///< belongs to the window, so that it may reach beyond the table
};
