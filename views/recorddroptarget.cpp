#include "views/recorddroptarget.h"

#include "models/membership/roster.h"
#include "models/tables/relationalmodel.h"
#include "views/membershipdropper.h"
#include "views/tableview.h"

#include <QDragMoveEvent>
#include <QScrollBar>
#include <QTimer>

using namespace std::chrono_literals;

namespace {

DbError nowhere() { return {DbError::Kind::NotFound, {}}; }

} // namespace

RecordDropTarget::RecordDropTarget(TableView &view, RelationalModel &model, MembershipDropper &dropper)
    : QObject(&view)
    , m_view(view)
    , m_model(model)
    , m_dropper(dropper)
    , m_hint(*view.viewport())
    , m_drop(nowhere())
    , m_scroll(new QTimer(this))
{
    view.viewport()->setAcceptDrops(true);
    view.viewport()->installEventFilter(this);
    m_scroll->setInterval(60ms);
    connect(m_scroll, &QTimer::timeout, this, &RecordDropTarget::scrollAtEdge);
}

RecordDropTarget::Spot RecordDropTarget::spotAt(int row, const CarriedRecords &carried) const
{
    const PageQuery &query = m_model.query();
    const QStringList key = row >= 0 ? m_model.keyAt(row) : QStringList();
    const QRect rowRect = row < 0
        ? QRect()
        : QRect(0, m_view.rowViewportPosition(row), m_view.viewport()->width(), m_view.rowHeight());
    if (query.entity != Entity::Membership)
        return {query.entity, key.value(0), rowRect};
    if (!query.scope)
        return {};
    const bool ofUser = query.scope == Entity::User;
    const Entity other = ofUser ? Entity::Organization : Entity::User;
    // Organizations go to the user whose list it is; users, to the organization of the row.
    if (!carried.of(other).isEmpty() || carried.of(*query.scope).isEmpty())
        return {*query.scope, query.scopeId, m_view.viewport()->rect()};
    return {other, ofUser ? key.value(1) : key.value(0), rowRect};
}

bool RecordDropTarget::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
        return onDrag(static_cast<QDropEvent &>(*event));
    case QEvent::DragLeave:
        leave();
        return true;
    default:
        return QObject::eventFilter(watched, event);
    }
}

bool RecordDropTarget::onDrag(QDropEvent &event)
{
    if (event.type() == QEvent::DragEnter) {
        const std::optional<CarriedRecords> carried = recordsIn(*event.mimeData());
        if (!carried) {
            event.ignore(); // a file or a text: for the window
            return true;
        }
        leave();
        m_carried = *carried;
        event.acceptProposedAction();
        return true;
    }
    hover(event.position().toPoint(), event.proposedAction() == Qt::MoveAction);
    if (m_drop && m_refusal.isEmpty()) {
        event.setDropAction(m_move ? Qt::MoveAction : Qt::CopyAction);
        event.accept();
    } else {
        event.ignore();
    }
    if (event.type() == QEvent::Drop)
        drop(event);
    return true;
}

void RecordDropTarget::hover(const QPoint &position, bool move)
{
    m_position = position;
    m_move = move;
    m_scroll->start();
    const Spot spot = spotAt(m_view.rowAt(position.y()), m_carried);
    const Result<MembershipDrop> drop = spot.id.isEmpty()
        ? Result<MembershipDrop>(nowhere())
        : dropOf(m_carried, m_dropper.roster().database(), spot.entity, {spot.id}, move);
    if (!drop) {
        m_dropper.forgetPlan();
        m_drop = drop;
        m_refusal.clear();
        m_text = drop.error().text;
    } else if (!m_drop || *m_drop != *drop) {
        ask(*drop);
    }
    m_hint.show(m_drop || !m_text.isEmpty() ? spot.rect : QRect(), position, m_text,
                !m_drop || !m_refusal.isEmpty());
}

void RecordDropTarget::ask(const MembershipDrop &drop)
{
    m_drop = drop;
    m_refusal.clear();
    m_text.clear();
    m_dropper.plan(drop, this, [this, drop](const Result<DropPlan> &plan) {
        if (!m_drop || *m_drop != drop)
            return;
        m_text = plan ? planText(*plan) : plan.error().text;
        if (!plan || plan->changes.isEmpty())
            m_refusal = m_text;
        hover(m_position, m_move);
    });
}

void RecordDropTarget::leave()
{
    m_scroll->stop();
    m_hint.hide();
    m_dropper.forgetPlan();
    m_drop = nowhere();
    m_refusal.clear();
    m_text.clear();
}

void RecordDropTarget::drop(QDropEvent &event)
{
    const Result<MembershipDrop> drop = m_drop;
    const QString refusal = m_refusal;
    leave();
    if (!event.isAccepted()) {
        if (const QString why = drop ? refusal : drop.error().text; !why.isEmpty())
            m_dropper.tell({Notice::Level::Information, why});
        return;
    }
    m_dropper.drop(*drop, ChangeMethod::Drop);
}

// The view's own scrolling would need its drop indicator and the model's consent.
void RecordDropTarget::scrollAtEdge()
{
    const int margin = qMax(m_view.autoScrollMargin(), m_view.rowHeight());
    const int height = m_view.viewport()->height();
    const int step = m_position.y() < margin ? -1 : m_position.y() >= height - margin ? 1 : 0;
    QScrollBar *bar = m_view.verticalScrollBar();
    const int before = bar->value();
    bar->setValue(before + step);
    if (bar->value() != before)
        hover(m_position, m_move);
}
