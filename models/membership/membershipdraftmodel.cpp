#include "models/membership/membershipdraftmodel.h"

#include <QCoreApplication>

using State = MembershipDraft::State;

MembershipDraftModel::MembershipDraftModel(const Schema &schema, Entity entity, const QString &id,
                                           QObject *parent)
    : QAbstractTableModel(parent)
    , m_draft(schema, entity, id)
    , m_handle(Schema::handle(m_draft.otherEntity()))
    , m_roleColumn(schema.memberships.column(Field::Role))
{
}

void MembershipDraftModel::setRead(const QList<MembershipStore::Listed> &memberships)
{
    beginResetModel();
    m_draft.setRead(memberships);
    endResetModel();
    emit draftChanged();
}

qsizetype MembershipDraftModel::add(const QList<MembershipDraft::Other> &others, const Values &attributes)
{
    QList<MembershipDraft::Other> fresh;
    qsizetype added = 0;
    for (const MembershipDraft::Other &other : others) {
        const qsizetype position = m_draft.find(other.id);
        if (position < 0) {
            fresh << other;
        } else if (m_draft.add(other, attributes)) {
            ++added;
            emitRowsChanged(position, position);
        }
    }
    if (!fresh.isEmpty()) {
        const auto first = int(m_draft.count());
        beginInsertRows({}, first, first + int(fresh.size()) - 1);
        for (const MembershipDraft::Other &other : std::as_const(fresh))
            added += m_draft.add(other, attributes) ? 1 : 0;
        endInsertRows();
    }
    if (added > 0)
        emit draftChanged();
    return added;
}

qsizetype MembershipDraftModel::remove(const QStringList &otherIds)
{
    qsizetype removed = 0;
    qsizetype first = m_draft.count();
    qsizetype last = -1;
    for (const QString &id : otherIds) {
        if (!m_draft.remove(id))
            continue;
        ++removed;
        first = qMin(first, m_draft.find(id));
        last = qMax(last, m_draft.find(id));
    }
    if (removed > 0) {
        emitRowsChanged(first, last);
        emit draftChanged();
    }
    return removed;
}

qsizetype MembershipDraftModel::keep(const QStringList &otherIds)
{
    QList<MembershipDraft::Other> removed;
    for (const QString &id : otherIds) {
        if (m_draft.stateOf(id) == State::Removed)
            removed << m_draft.at(m_draft.find(id)).other;
    }
    return add(removed, {});
}

int MembershipDraftModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_draft.count());
}

int MembershipDraftModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_roleColumn.isEmpty() ? RoleColumn : RoleColumn + 1;
}

QVariant MembershipDraftModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MembershipDraft::Entry &entry = m_draft.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == NameColumn && entry.state != State::Kept)
            return tr("%1, %2", "name, what will happen")
                .arg(text(entry, NameColumn), stateText(entry.state));
        return text(entry, index.column());
    case StateRole:
        return int(entry.state);
    case OtherIdRole:
        return entry.other.id;
    default:
        return {};
    }
}

QVariant MembershipDraftModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case NameColumn:
        return tr("Name");
    case HandleColumn:
        return m_handle == Field::Email ? tr("E-mail") : tr("Slug");
    default:
        return tr("Role");
    }
}

QString MembershipDraftModel::text(const MembershipDraft::Entry &entry, int column) const
{
    switch (column) {
    case NameColumn:
        return entry.other.name.isEmpty() ? entry.other.handle : entry.other.name;
    case HandleColumn:
        return entry.other.handle;
    default:
        return entry.attributes.value(m_roleColumn).value_or(QString());
    }
}

void MembershipDraftModel::emitRowsChanged(qsizetype first, qsizetype last)
{
    emit dataChanged(index(int(first), 0), index(int(last), columnCount() - 1));
}

QString stateText(MembershipDraft::State state)
{
    switch (state) {
    case State::None:
        return {};
    case State::Kept:
        return QCoreApplication::translate("MembershipDraft", "assigned");
    case State::Added:
        return QCoreApplication::translate("MembershipDraft", "to be added");
    case State::Removed:
        return QCoreApplication::translate("MembershipDraft", "to be removed");
    }
    Q_UNREACHABLE();
}
