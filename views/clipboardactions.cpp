#include "views/clipboardactions.h"

#include "views/recordexchange.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMimeData>

namespace {

bool understands(const QWidget *widget, const char *slot)
{
    return widget && widget->metaObject()->indexOfMethod(slot) >= 0;
}

} // namespace

ClipboardActions::ClipboardActions(QAction &copy, QAction &paste, QObject *parent)
    : QObject(parent)
    , m_copy(copy)
    , m_paste(paste)
{
    connect(&copy, &QAction::triggered, this, [this] {
        QWidget *widget = QApplication::focusWidget();
        if (RecordExchange *exchange = RecordExchange::of(widget))
            exchange->copy();
        else if (understands(widget, "copy()"))
            QMetaObject::invokeMethod(widget, "copy");
    });
    connect(&paste, &QAction::triggered, this, [this] {
        QWidget *widget = QApplication::focusWidget();
        const QMimeData *data = QGuiApplication::clipboard()->mimeData();
        RecordExchange *exchange = RecordExchange::of(widget);
        if (exchange && data && exchange->canPaste(*data))
            exchange->paste(*data);
        else if (!exchange && understands(widget, "paste()"))
            QMetaObject::invokeMethod(widget, "paste");
    });
    connect(qApp, &QApplication::focusChanged, this, &ClipboardActions::onFocusChanged);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardActions::update);
    onFocusChanged();
}

void ClipboardActions::onFocusChanged()
{
    for (const QMetaObject::Connection &connection : std::as_const(m_watched))
        disconnect(connection);
    m_watched.clear();
    QWidget *widget = QApplication::focusWidget();
    if (RecordExchange *exchange = RecordExchange::of(widget))
        m_watched << connect(exchange, &RecordExchange::selectionChanged, this, &ClipboardActions::update);
    else if (auto *line = qobject_cast<QLineEdit *>(widget))
        m_watched << connect(line, &QLineEdit::selectionChanged, this, &ClipboardActions::update);
    update();
}

void ClipboardActions::update()
{
    const QWidget *widget = QApplication::focusWidget();
    const RecordExchange *exchange = RecordExchange::of(widget);
    const auto *line = qobject_cast<const QLineEdit *>(widget);
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    m_copy.setEnabled(exchange   ? exchange->canCopy()
                          : line ? line->hasSelectedText()
                                 : understands(widget, "copy()"));
    m_paste.setEnabled(exchange   ? data && exchange->canPaste(*data)
                           : line ? !line->isReadOnly() && data && data->hasText()
                                  : understands(widget, "paste()"));
}
