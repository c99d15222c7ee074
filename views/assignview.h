#pragma once

#include "views/tableview.h"

#include <functional>

class QMimeData;

/// One list of an assignment: its selected rows can be dragged onto its partner, and the partner's onto it,
/// wherever on it. What would happen is said while one hovers. The data says only from which list it comes:
/// what is moved is the selection, of any size.
class AssignView : public TableView {
    Q_OBJECT

public:
    /// The type of what is dragged between the two lists.
    static QString mimeType();

    AssignView(const QString &objectName, const QString &accessibleName, QWidget *parent = nullptr);

    /// Lists of the same group take from each other; empty (before it is called, and on read-only databases):
    /// nothing is dragged. `dropText` says what dropping so many entries here does.
    void setDragGroup(const QString &group, std::function<QString(int count)> dropText);
    /// What a drag of the selection carries; the caller owns it.
    QMimeData *dragData() const;
    /// Said while something hovers here; else empty.
    const QString &hoverText() const { return m_hoverText; }

signals:
    /// The partner's selection was dropped here.
    void partnerDropped();

protected:
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// How many entries of the partner this is; 0: none.
    int partnerCount(const QMimeData &mime) const;
    void setHoverText(const QString &text);
    QPixmap dragPicture() const;

    QString m_group;
    std::function<QString(int)> m_dropText;
    QString m_hoverText;
};
