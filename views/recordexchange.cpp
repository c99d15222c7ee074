#include "views/recordexchange.h"

#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"
#include "models/tables/relationalmodel.h"
#include "models/tables/rowreading.h"
#include "views/carriedrows.h"
#include "views/fieldtitles.h"
#include "views/membershipdropper.h"
#include "views/style.h"
#include "views/tableview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostCarried = 100'000;
constexpr qsizetype mostTargets = 1'000;

// A badge that says how much is under the pointer.
QPixmap badge(const QWidget &widget, const QString &text)
{
    const QFontMetrics metrics = widget.fontMetrics();
    const QSize size(metrics.horizontalAdvance(text) + 2 * metrics.averageCharWidth(), metrics.height() + 6);
    QPixmap pixmap(size * widget.devicePixelRatioF());
    pixmap.setDevicePixelRatio(widget.devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(widget.font());
    painter.setPen(Qt::NoPen);
    painter.setBrush(widget.palette().color(QPalette::Highlight));
    painter.drawRoundedRect(QRect(QPoint(), size), 4, 4);
    painter.setPen(widget.palette().color(QPalette::HighlightedText));
    painter.drawText(QRect(QPoint(), size), Qt::AlignCenter, text);
    return pixmap;
}

} // namespace

RecordExchange::RecordExchange(TableView &view, RelationalModel &model, MembershipDropper &dropper)
    : QObject(&view)
    , m_view(view)
    , m_model(model)
    , m_dropper(dropper)
    , m_target(new RecordDropTarget(view, model, dropper))
    , m_copy(new QAction(this))
    , m_paste(new QAction(this))
{
    addActions();
    view.viewport()->installEventFilter(this);
    connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RecordExchange::selectionChanged);
    connect(&model, &RelationalModel::modelReset, this, &RecordExchange::selectionChanged);
}

void RecordExchange::addActions()
{
    const auto add = [this](QAction *action, const QString &name, const QString &text,
                            QKeySequence::StandardKey keys) {
        action->setObjectName(m_view.objectName().remove(u"Table"_s) + name);
        action->setText(text + u'\t' + shortcutText(QKeySequence(keys)));
        m_view.addAction(action);
    };
    auto *separator = new QAction(this);
    separator->setSeparator(true);
    if (!m_view.actions().isEmpty())
        m_view.addAction(separator);
    add(m_copy, u"CopyAction"_s, tr("Copy"), QKeySequence::Copy);
    add(m_paste, u"PasteAction"_s, tr("Paste"), QKeySequence::Paste);
    m_view.setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_copy, &QAction::triggered, this, &RecordExchange::copy);
    connect(m_paste, &QAction::triggered, this, [this] {
        if (const QMimeData *data = QGuiApplication::clipboard()->mimeData(); data && canPaste(*data))
            paste(*data);
    });
    connect(this, &RecordExchange::selectionChanged, this, &RecordExchange::updateActions);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &RecordExchange::updateActions);
    updateActions();
}

void RecordExchange::updateActions()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    m_copy->setEnabled(canCopy());
    m_paste->setEnabled(data && canPaste(*data));
}

RecordExchange *RecordExchange::of(const QWidget *widget)
{
    return widget ? widget->findChild<RecordExchange *>({}, Qt::FindDirectChildrenOnly) : nullptr;
}

bool RecordExchange::canCopy() const { return m_view.selectionModel()->hasSelection(); }

// --- Which rows ---

// The rows as they are here, if all of them are.
std::optional<QList<Row>> RecordExchange::loadedRows(const QList<int> &rows) const
{
    QList<Row> loaded;
    const int columns = m_model.columnCount();
    for (const int number : rows) {
        if (!m_model.isLoaded(number))
            return std::nullopt;
        if (m_model.keyAt(number).isEmpty())
            continue; // new, and not in the database yet
        Row row;
        for (int column = 0; column < columns; ++column) {
            const QVariant value = m_model.index(number, column).data(Qt::EditRole);
            row << (value.isValid() ? Value(value.toString()) : Value());
        }
        loaded << row;
    }
    return loaded;
}

void RecordExchange::readSelection(qsizetype most, const std::function<void(const QList<Row> &)> &done)
{
    qsizetype count = 0;
    for (const QItemSelectionRange &range : m_view.selectionModel()->selection())
        count += range.height();
    if (count > most) {
        m_dropper.tell(
            {Notice::Level::Warning,
             tr("%L1 rows are selected, and at most %L2 can be taken at a time.").arg(count).arg(most)});
        return;
    }
    const QList<int> rows = m_view.selectedRows();
    if (const std::optional<QList<Row>> loaded = loadedRows(rows)) {
        done(*loaded);
        return;
    }
    const auto job = [query = m_model.query(), rows](Connection &connection) {
        return readRows(connection, query, rows);
    };
    whenFinished(this, m_dropper.roster().read<QList<Row>>(job),
                 [this, done](const Result<QList<Row>> &read) {
                     if (read)
                         done(*read);
                     else
                         m_dropper.tell(errorNotice(read.error()));
                 });
}

// --- The clipboard ---

void RecordExchange::copy()
{
    readSelection(mostCarried, [this](const QList<Row> &rows) {
        if (rows.isEmpty())
            return;
        const QString database = databaseName(m_dropper.roster().database());
        QGuiApplication::clipboard()->setMimeData(mimeDataOf(m_model.query(), database, rows).release());
    });
}

bool RecordExchange::canPaste(const QMimeData &data) const
{
    const PageQuery &query = m_model.query();
    if (!query.schema->rights(Entity::Membership).add || (!data.hasFormat(recordMimeType) && !data.hasText()))
        return false;
    if (query.entity == Entity::Membership)
        return query.scope && !query.scopeId.isEmpty();
    return m_view.selectionModel()->hasSelection();
}

// The records that something is pasted onto: the one whose memberships are shown, or those of the selected
// rows.
void RecordExchange::withTargets(const CarriedRecords &carried,
                                 const std::function<void(Entity, const QStringList &)> &done)
{
    const PageQuery query = m_model.query();
    if (const RecordDropTarget::Spot spot = m_target->spotAt(-1, carried); !spot.id.isEmpty()) {
        done(spot.entity, {spot.id});
        return;
    }
    const bool records = query.entity != Entity::Membership;
    if (!records && !query.scope)
        return;
    readSelection(mostTargets, [=](const QList<Row> &rows) {
        QStringList targets;
        for (const Row &row : rows) {
            const QStringList key = query.keyOf(row);
            targets << (!records && query.scope == Entity::User ? key.last() : key.first());
        }
        if (records)
            done(query.entity, targets);
        else
            done(*query.scope == Entity::User ? Entity::Organization : Entity::User, targets);
    });
}

void RecordExchange::paste(const QMimeData &data)
{
    const std::optional<CarriedRecords> carried = recordsIn(data);
    if (!carried) {
        withTargets({}, [this, text = data.text()](Entity target, const QStringList &targets) {
            if (!targets.isEmpty())
                m_dropper.paste(text, target, targets);
        });
        return;
    }
    withTargets(*carried, [this, records = *carried](Entity target, const QStringList &targets) {
        const Result<MembershipDrop> drop =
            dropOf(records, m_dropper.roster().database(), target, targets, false);
        if (drop)
            m_dropper.drop(*drop, ChangeMethod::Paste);
        else
            m_dropper.tell({Notice::Level::Warning, drop.error().text, drop.error().detail});
    });
}

// --- Dragging ---

bool RecordExchange::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QPoint position = mouse->position().toPoint();
        m_pressed.reset();
        // With Ctrl and Shift rows are selected.
        if (mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::NoModifier
            && m_view.indexAt(position).isValid())
            m_pressed = position;
        return false;
    }
    case QEvent::MouseMove:
        return onMouseMove(static_cast<QMouseEvent &>(*event));
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
        m_pressed.reset();
        return false;
    default:
        return QObject::eventFilter(watched, event);
    }
}

bool RecordExchange::onMouseMove(const QMouseEvent &event)
{
    if (!m_pressed || !event.buttons().testFlag(Qt::LeftButton))
        return false;
    const QPoint way = event.position().toPoint() - *m_pressed;
    if (way.manhattanLength() >= QApplication::startDragDistance())
        beginDrag();
    return true; // the view would select the rows that the pointer passes
}

void RecordExchange::beginDrag()
{
    m_pressed.reset();
    readSelection(mostCarried, [this](const QList<Row> &rows) {
        // It may have taken a while.
        if (!rows.isEmpty() && QGuiApplication::mouseButtons().testFlag(Qt::LeftButton))
            drag(rows);
    });
}

void RecordExchange::drag(const QList<Row> &rows)
{
    const PageQuery &query = m_model.query();
    Entity shown = query.entity;
    if (query.scope)
        shown = *query.scope == Entity::User ? Entity::Organization : Entity::User;
    auto *drag = new QDrag(&m_view);
    drag->setMimeData(mimeDataOf(query, databaseName(m_dropper.roster().database()), rows).release());
    const QPixmap pixmap = badge(m_view, countText(shown, rows.size()));
    drag->setPixmap(pixmap);
    // Above the pointer: below it is the text of what would happen.
    drag->setHotSpot(QPoint(-12, int(pixmap.height() / pixmap.devicePixelRatio()) + 8));
    // Whatever the target did, the rows stay: who takes a text does not take records away.
    drag->exec(Qt::CopyAction | Qt::MoveAction, Qt::CopyAction);
}
