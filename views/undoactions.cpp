#include "views/undoactions.h"

#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QFontMetrics>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace {

// Somebody types in a cell.
bool isCellEditorOpen()
{
    const QWidget *widget = QApplication::focusWidget();
    for (; widget && !widget->isWindow(); widget = widget->parentWidget()) {
        const auto *view = qobject_cast<const QAbstractItemView *>(widget->parentWidget());
        if (view && view->viewport() == widget)
            return true;
    }
    return false;
}

} // namespace

UndoActions::UndoActions(QObject *parent)
    : QObject(parent)
    , m_undo(new QAction(this))
    , m_redo(new QAction(this))
{
    m_undo->setObjectName(u"undoAction"_s);
    m_undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    m_redo->setObjectName(u"redoAction"_s);
    m_redo->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    connect(m_undo, &QAction::triggered, this, [this] { run(RevertKind::Undo); });
    connect(m_redo, &QAction::triggered, this, [this] { run(RevertKind::Redo); });
    update();
}

void UndoActions::addTo(QMenu &menu)
{
    menu.addActions({m_undo, m_redo});
    menu.setToolTipsVisible(true);
    connect(&menu, &QMenu::aboutToShow, this, &UndoActions::refresh);
}

void UndoActions::setRoster(Roster *roster, QWidget *owner)
{
    if (m_roster)
        disconnect(m_roster, nullptr, this, nullptr);
    m_roster = roster;
    m_owner = owner;
    m_stack = {};
    m_skipped.clear();
    m_busy = false;
    ++m_reading;
    if (roster)
        connect(roster, &Roster::changed, this, &UndoActions::refresh);
    update();
    refresh();
}

void UndoActions::refresh()
{
    if (!m_roster || !m_roster->canRevert() || m_roster->schema().readOnly)
        return;
    History::Filter filter;
    filter.author = m_roster->database().actor;
    filter.limit = 500; // farther back goes the history page
    const auto job = [schema = m_roster->schema(), session = m_roster->session(),
                      filter](Connection &connection) {
        return History(connection, schema, session.get()).list(filter);
    };
    whenFinished(this, m_roster->read<QList<HistoryEntry>>(job),
                 [this, reading = ++m_reading](const Result<QList<HistoryEntry>> &entries) {
                     if (reading == m_reading && entries) // the pages tell of a database that is lost
                         take(*entries);
                 });
}

void UndoActions::take(const QList<HistoryEntry> &entries)
{
    m_stack = UndoStack(entries, m_roster ? m_roster->database().actor : QString(), m_skipped);
    update();
}

void UndoActions::run(RevertKind kind)
{
    const std::optional<UndoStep> &step = kind == RevertKind::Undo ? m_stack.undo() : m_stack.redo();
    if (!step || m_busy || !m_roster || !m_owner || isCellEditorOpen())
        return;
    m_busy = true;
    update();
    const auto finished = [this, change = step->change](const Result<RevertReport> &report) {
        m_busy = false;
        if (report && report->report.applied() && !report->report.change)
            m_skipped.insert(change);
        update();
        refresh();
    };
    revertAndTell(
        m_owner, *m_roster, {step->change, kind, step->summary, step->rows},
        [this](const Notice &notice) { emit noticed(notice); }, finished);
}

void UndoActions::update()
{
    name(*m_undo, tr("&Undo"), tr("&Undo: %1"), tr("There is nothing of yours to undo."), m_stack.undo());
    name(*m_redo, tr("&Redo"), tr("&Redo: %1"), tr("There is nothing of yours to redo."), m_stack.redo());
}

void UndoActions::name(QAction &action, const QString &plain, const QString &named, const QString &nothing,
                       const std::optional<UndoStep> &step)
{
    constexpr int widest = 60; // characters of a menu
    const QFontMetrics metrics(QApplication::font());
    QString summary = step ? step->summary.simplified() : QString();
    summary = metrics.elidedText(summary, Qt::ElideRight, metrics.averageCharWidth() * widest);
    action.setText(step ? named.arg(summary.replace(u'&', u"&&"_s)) : plain);
    action.setEnabled(step && !m_busy);
    if (!m_roster)
        action.setToolTip(tr("No database is open."));
    else if (m_roster->schema().readOnly)
        action.setToolTip(tr("This database is read-only: nothing can be changed in it."));
    else if (!m_roster->canRevert())
        action.setToolTip(tr("This database keeps no history, so that nothing can be undone."));
    else
        action.setToolTip(step ? step->summary : nothing);
}
