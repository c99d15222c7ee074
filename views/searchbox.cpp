#include "views/searchbox.h"

#include "views/style.h"
#include "views/uniformtableview.h"

#include <QAction>
#include <QKeyEvent>
#include <QTimer>

using namespace std::chrono_literals;

SearchBox::SearchBox(const QString &objectName, const QString &label, QWidget *parent)
    : QLineEdit(parent)
    , m_timer(new QTimer(this))
{
    setNames(this, objectName, label);
    setPlaceholderText(label);
    setClearButtonEnabled(true);
    addAction(namedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_timer->setSingleShot(true);
    m_timer->setInterval(150ms);
    connect(m_timer, &QTimer::timeout, this, &SearchBox::announce);
    connect(this, &QLineEdit::textEdited, m_timer, qOverload<>(&QTimer::start));
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            announce();
    });
    connect(this, &QLineEdit::returnPressed, this, &SearchBox::announce);
}

void SearchBox::setSearch(const QString &text)
{
    setText(text);
    announce();
}

void SearchBox::leadInto(UniformTableView &view)
{
    auto *down = new QAction(this);
    down->setShortcut(Qt::Key_Down);
    down->setShortcutContext(Qt::WidgetShortcut);
    QLineEdit::addAction(down);
    connect(down, &QAction::triggered, &view, [&view] {
        view.setFocus(Qt::ShortcutFocusReason);
        if (!view.selectionModel()->hasSelection() && view.model()->rowCount() > 0)
            view.selectRow(qMax(0, view.currentIndex().row()));
    });
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchBox::announce()
{
    m_timer->stop();
    const QString search = text().trimmed();
    if (search == m_announced)
        return;
    m_announced = search;
    emit searchChanged(search);
}
