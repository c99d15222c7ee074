// What AssignDialog says: counts, the difference, and what can be done.

#include "models/membership/membershipdraftmodel.h"
#include "views/assigndialog.h"
#include "views/assignlist.h"
#include "views/assignselection.h"
#include "views/assignview.h"
#include "views/searchbox.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

void AssignDialog::updateCounts()
{
    // The headings say of what.
    const auto number = [this](qint64 count) { return locale().toString(count); };
    const bool isSearched = !m_available->search().isEmpty();
    if (!isSearched && m_available->isCountExact())
        m_all = m_available->totalCount();
    const QString available = number(m_available->totalCount());
    m_availableList->setCount(!m_available->isCountExact()   ? tr("about %1").arg(available)
                                  : isSearched && m_all >= 0 ? tr("%1 of %2").arg(available, number(m_all))
                                                             : available);
    // What will be removed is shown, but does not count.
    const bool isFiltered = !m_draft->search().isEmpty() || m_draft->isDifferenceOnly();
    const QString assigned = number(m_draft->draft().assignedCount());
    m_assignedList->setCount(m_work == Work::Reading ? QString()
                                 : isFiltered
                                 ? tr("%1 shown, %2 in all").arg(number(m_draft->rowCount()), assigned)
                                 : assigned);
    const bool found = m_available->totalCount() > 0 || !m_available->isCountExact();
    m_availableList->view().setEmptyText(found                                 ? QString()
                                             : m_available->search().isEmpty() ? tr("There is nothing yet.")
                                                                               : tr("Nothing found."));
    m_assignedList->view().setEmptyText(m_work == Work::Reading || m_draft->isBusy() ? QString()
                                            : !m_draft->search().isEmpty()           ? tr("Nothing found.")
                                            : m_draft->isDifferenceOnly()            ? tr("No changes")
                                                                          : tr("Nothing assigned yet."));
    const bool works = m_work != Work::None || m_collecting > 0 || m_draft->isBusy();
    m_progress->setVisible(works);
    if (works && m_work != Work::Writing)
        m_progress->setRange(0, 0);
    m_difference->setText(m_work == Work::Reading ? tr("Reading…") : differenceText());
    updateCollisions();
    updateControls();
}

void AssignDialog::updateControls()
{
    const bool writable = m_roster.schema().rights(Entity::Membership).any() && m_work == Work::None;
    const bool selected = m_assignedList->view().selectionModel()->hasSelection();
    m_add->setEnabled(writable && m_availableList->view().selectionModel()->hasSelection());
    m_addAll->setEnabled(writable && m_available->totalCount() > 0);
    m_remove->setEnabled(writable && selected);
    m_removeAll->setEnabled(writable && m_draft->rowCount() > 0);
    m_keep->setEnabled(writable && isSelected([this](int row) { return m_draft->entryAt(row).isStaged(); }));
    m_buttons->button(QDialogButtonBox::Ok)
        ->setEnabled(m_work == Work::None && m_collecting == 0 && !m_draft->isBusy()
                     && m_draft->draft().isChanged() && m_draft->draft().collisions() == 0);
}

void AssignDialog::updateCollisions()
{
    const qsizetype count = m_draft->draft().collisions();
    m_collisionText->setText(tr("%Ln of your changes contradict what somebody else did meanwhile. Which of "
                                "the two counts for what is selected, or else for all?",
                                nullptr, int(count)));
    m_collisions->setVisible(count > 0);
}

// The assigned list is where the text runs to.
void AssignDialog::updateArrows()
{
    const QString there(isRightToLeft() ? u'◂' : u'▸');
    const QString back(isRightToLeft() ? u'▸' : u'◂');
    m_add->setText(tr("&Add %1", "arrow to the assigned list").arg(there));
    m_addAll->setText(tr("Add all s&hown %1", "arrow").arg(there));
    m_remove->setText(tr("%1 &Remove", "arrow").arg(back));
    m_removeAll->setText(tr("%1 Re&move all shown", "arrow").arg(back));
}

QString AssignDialog::differenceText() const
{
    const MembershipDraft::Difference &difference = m_draft->draft().difference();
    QStringList parts;
    if (difference.toAdd > 0)
        parts << tr("%Ln to add", nullptr, int(difference.toAdd));
    if (difference.toRemove > 0)
        parts << tr("%Ln to remove", nullptr, int(difference.toRemove));
    if (difference.roles > 0)
        parts << tr("%Ln role(s) changed", nullptr, int(difference.roles));
    if (difference.values > 0)
        parts << tr("%Ln otherwise changed", nullptr, int(difference.values));
    return parts.isEmpty() ? tr("No changes") : locale().createSeparatedList(parts);
}
