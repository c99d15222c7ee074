#pragma once

#include "models/membership/membershipdrop.h"
#include "views/drophint.h"

#include <QObject>
#include <QRect>

class MembershipDropper;
class QDropEvent;
class QMimeData;
class QTimer;
class RelationalModel;
class TableView;

/// Makes a table take dragged records: onto the record of a row, or onto the record whose memberships the
/// table shows. While something hovers, the target is lit and a text says what would happen; what makes no
/// sense is refused before anything changes. Near an edge the table scrolls. With Shift, members leave the
/// record whose list they come from.
class RecordDropTarget : public QObject {
    Q_OBJECT

public:
    /// A child of the view; the others must outlive it.
    RecordDropTarget(TableView &view, RelationalModel &model, MembershipDropper &dropper);

    /// What records that are pasted at a row (-1: none) are put onto.
    struct Spot {
        Entity entity = Entity::Organization;
        QString id; ///< empty: there is nothing to put them onto
        QRect rect; ///< in the viewport
    };
    Spot spotAt(int row, const CarriedRecords &carried) const;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool onDrag(QDropEvent &event);
    void hover(const QPoint &position, bool move);
    void ask(const MembershipDrop &drop);
    void leave();
    void drop(QDropEvent &event);
    void scrollAtEdge();

    TableView &m_view;
    RelationalModel &m_model;
    MembershipDropper &m_dropper;
    DropHint m_hint;
    CarriedRecords m_carried;
    QPoint m_position;
    bool m_move = false;
    Result<MembershipDrop> m_drop; ///< where it hovers
    QString m_text; ///< of m_drop; empty while it is being found out
    QString m_refusal; ///< why m_drop would do nothing; empty as long as it may do something
    QTimer *m_scroll;
};
