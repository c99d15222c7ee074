#include "views/assignlist.h"

#include "views/assignview.h"
#include "views/searchbox.h"
#include "views/style.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

AssignList::AssignList(const QString &prefix, const QString &title, const QString &filterLabel,
                       QWidget *parent)
    : QWidget(parent)
    , m_prefix(prefix)
    , m_count(new QLabel)
    , m_filter(new SearchBox(prefix + u"Filter"_s, filterLabel))
    , m_filterLine(new QHBoxLayout)
    , m_hidden(new QLabel)
    , m_view(new AssignView(prefix + u"View"_s, QString(title).remove(u'&')))
{
    auto *heading = new QLabel(title);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    heading->setBuddy(m_filter);
    setNames(m_count, prefix + u"Count"_s, tr("Count of %1").arg(m_view->accessibleName()));
    setNames(m_hidden, prefix + u"Hidden"_s, tr("Selected, but hidden by the filter"));
    m_hidden->setWordWrap(true);
    m_hidden->hide();
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);

    auto *top = new QHBoxLayout;
    top->addWidget(heading);
    top->addStretch();
    top->addWidget(m_count);
    m_filterLine->addWidget(m_filter, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(top);
    layout->addLayout(m_filterLine);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_hidden); // below: what is in sight stays where it is

    m_filter->leadInto(*m_view);
}

void AssignList::setCount(const QString &text) { m_count->setText(text); }

void AssignList::setHidden(qsizetype count)
{
    m_hidden->setText(
        tr("%Ln selected entries are hidden by the filter and will not be moved.", nullptr, int(count)));
    m_hidden->setVisible(count > 0);
}

void AssignList::addBesideFilter(QWidget *widget) { m_filterLine->addWidget(widget); }

QAction *AssignList::addViewAction(const QString &name, const QString &text, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, m_view);
    action->setObjectName(m_prefix + name + u"Action"_s);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(action);
    return action;
}
