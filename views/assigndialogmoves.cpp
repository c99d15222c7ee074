// How AssignDialog moves entries between its lists.

#include "models/membership/membershipdraftmodel.h"
#include "models/storage/whenfinished.h"
#include "views/additionfields.h"
#include "views/assigndialog.h"
#include "views/assignlist.h"
#include "views/assignselection.h"
#include "views/assignview.h"
#include "views/messagebar.h"

using State = MembershipDraft::State;

std::optional<Values> AssignDialog::additionValues()
{
    if (!m_roster.schema().rights(Entity::Membership).any())
        return std::nullopt;
    const Result<Values> values = m_fields->values();
    if (values)
        return *values;
    tellError(values.error());
    return std::nullopt;
}

void AssignDialog::addSelected()
{
    const std::optional<Values> attributes = additionValues();
    if (!attributes)
        return;
    constexpr qsizetype few = 50;
    const QList<AssignableModel::Rows> rows = m_availableSelection->ranges();
    bool isHere = m_availableSelection->rowCount() <= few;
    AssignableModel::Others others;
    for (const AssignableModel::Rows &some : rows) {
        for (int row = some.first; row <= some.last && isHere; ++row) {
            others << m_available->otherAt(row);
            isHere = !others.last().id.isEmpty();
        }
    }
    if (isHere)
        m_draft->add(others, *attributes);
    else
        add(m_available->readRows(rows, m_stop.get_token()), *attributes);
}

void AssignDialog::addAllShown()
{
    if (const std::optional<Values> attributes = additionValues())
        add(m_available->readAll(m_stop.get_token()), *attributes);
}

void AssignDialog::add(const QFuture<Result<AssignableModel::Others>> &others, const Values &attributes)
{
    ++m_collecting;
    updateCounts();
    whenFinished(this, others, [this, attributes](const Result<AssignableModel::Others> &read) {
        --m_collecting;
        if (m_stop.stop_requested())
            m_stop = {};
        if (read)
            m_draft->add(*read, attributes);
        else
            tellError(read.error());
        updateCounts();
    });
}

void AssignDialog::removeSelected()
{
    if (m_roster.schema().rights(Entity::Membership).any())
        m_draft->remove(selectedAssigned());
}

void AssignDialog::removeAllShown()
{
    if (m_roster.schema().rights(Entity::Membership).any())
        m_draft->remove(m_draft->allIds());
}

void AssignDialog::keepSelected() { m_draft->keep(selectedAssigned()); }

// A cell that can be edited is: only the others move their entry.
void AssignDialog::removeOrKeep(const QModelIndex &index)
{
    if (index.flags().testFlag(Qt::ItemIsEditable))
        return;
    if (m_draft->stateAt(index.row()) == State::Removed)
        keepSelected();
    else
        removeSelected();
}

// For the selected ones of those that collide; if there are none among the selected, for all.
void AssignDialog::settle(bool mine)
{
    QStringList ids;
    for (const QString &id : selectedAssigned()) {
        if (m_draft->draft().at(m_draft->draft().find(id)).collides)
            ids << id;
    }
    const bool all = ids.isEmpty();
    for (qsizetype i = 0; all && i < m_draft->draft().count(); ++i) {
        if (m_draft->draft().at(i).collides)
            ids << m_draft->draft().at(i).other.id;
    }
    m_draft->settle(ids, mine);
}

bool AssignDialog::isSelected(const std::function<bool(int row)> &condition) const
{
    for (const AssignableModel::Rows &some : m_assignedSelection->ranges()) {
        for (int row = some.first; row <= some.last; ++row) {
            if (condition(row))
                return true;
        }
    }
    return false;
}

QStringList AssignDialog::selectedAssigned() const
{
    return m_draft->idsOf(m_assignedList->view().selectedRows());
}
