// What views see of a MembershipDraftModel's cells.

#include "models/membership/fieldvalue.h"
#include "models/membership/membershipdraftmodel.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;
using State = MembershipDraft::State;
using Others = MembershipDraft::Others;

namespace {

QString titleOf(const Column &column)
{
    if (column.field == Field::Role)
        return MembershipDraftModel::tr("Role");
    if (column.field == Field::Permissions)
        return MembershipDraftModel::tr("Permissions");
    if (column.field == Field::JoinedAt)
        return MembershipDraftModel::tr("Joined");
    return column.name;
}

QString othersText(Others others)
{
    switch (others) {
    case Others::Nothing:
        return {};
    case Others::Added:
        return MembershipDraftModel::tr("added by somebody else meanwhile");
    case Others::Changed:
        return MembershipDraftModel::tr("changed by somebody else meanwhile");
    case Others::Removed:
        return MembershipDraftModel::tr("removed by somebody else meanwhile");
    }
    Q_UNREACHABLE();
}

} // namespace

QStringList MembershipDraftModel::idsOf(const QList<int> &rows) const
{
    QStringList ids;
    ids.reserve(rows.size());
    for (const int row : rows)
        ids << entryAt(row).other.id;
    return ids;
}

QStringList MembershipDraftModel::allIds() const
{
    QStringList ids;
    ids.reserve(m_rows.size());
    for (const int position : m_rows)
        ids << m_draft.at(position).other.id;
    return ids;
}

int MembershipDraftModel::rowOf(const QString &otherId) const
{
    const qsizetype position = m_draft.find(otherId);
    return position < 0 ? -1 : int(m_rows.indexOf(int(position)));
}

int MembershipDraftModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int MembershipDraftModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstValueColumn + int(m_values.size());
}

QVariant MembershipDraftModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int position = m_rows.at(index.row());
    const MembershipDraft::Entry &entry = m_draft.at(position);
    switch (role) {
    case Qt::DisplayRole:
        return valueAt(position, index.column()).differs ? tr("various", "values")
                                                         : text(position, index.column());
    case Qt::EditRole:
        return text(position, index.column());
    case VariousRole:
        return valueAt(position, index.column()).differs;
    case Qt::AccessibleTextRole:
        return accessibleText(position, index.column());
    case Qt::ToolTipRole:
        return toolTip(position);
    case StateRole:
        return int(m_draft.stateAt(position));
    case OtherIdRole:
        return entry.other.id;
    case StagedRole:
        return entry.isStaged();
    case EditedRole:
        return valueAt(position, index.column()).isEdited;
    case ReplacedRole:
        return replacedText(position, index.column());
    case OthersRole:
        return int(entry.others);
    case CollidesRole:
        return entry.collides;
    default:
        return {};
    }
}

QString MembershipDraftModel::text(int position, int column) const
{
    const MembershipDraft::Entry &entry = m_draft.at(position);
    switch (column) {
    case NameColumn:
        return DraftListing::nameOf(entry);
    case HandleColumn:
        return entry.other.handle;
    case ShareColumn:
        return shareText(position);
    default:
        return valueAt(position, column).value.value_or(QString());
    }
}

// Nothing for the columns that are no values.
MembershipDraft::Shown MembershipDraftModel::valueAt(int position, int column) const
{
    if (column < FirstValueColumn)
        return {};
    return m_draft.shownValue(position, m_values.at(column - FirstValueColumn).name);
}

QVariant MembershipDraftModel::replacedText(int position, int column) const
{
    if (column < FirstValueColumn)
        return {};
    const auto replaced = m_draft.replacedValue(position, m_values.at(column - FirstValueColumn).name);
    return replaced && !replaced->differs ? QVariant(replaced->value.value_or(QString())) : QVariant();
}

QString MembershipDraftModel::shareText(int position) const
{
    const MembershipDraft::Entry &entry = m_draft.at(position);
    const qsizetype all = m_draft.ids().size();
    const QLocale locale;
    const auto share = [&](qsizetype members) {
        return members == all ? tr("All")
            : members == 0    ? tr("None")
                              : tr("Some (%1 of %2)").arg(locale.toString(members), locale.toString(all));
    };
    const State state = m_draft.stateAt(position);
    if (state != State::Added && state != State::Removed)
        return share(entry.held.size());
    const QString now = share(state == State::Added ? all : 0);
    const bool wasSome = !entry.held.isEmpty() && entry.held.size() < all;
    return wasSome ? tr("%1 (was %2 of %3)", "All or none, before it was some")
                         .arg(now, locale.toString(entry.held.size()), locale.toString(all))
                   : now;
}

QString MembershipDraftModel::accessibleText(int position, int column) const
{
    QString said = text(position, column);
    if (column != NameColumn) {
        const QVariant replaced = replacedText(position, column);
        return replaced.isValid() ? tr("%1, was %2", "new value, old value").arg(said, replaced.toString())
                                  : said;
    }
    const MembershipDraft::Entry &entry = m_draft.at(position);
    const State state = m_draft.stateAt(position);
    if (state == State::Added || state == State::Removed)
        said = tr("%1, %2", "name, what will happen").arg(said, stateText(state));
    else if (entry.isStaged())
        said = tr("%1, %2", "name, what will happen").arg(said, tr("to be changed"));
    const QString more = toolTip(position);
    return more.isEmpty() ? said : tr("%1, %2", "name, what happened").arg(said, more);
}

QString MembershipDraftModel::toolTip(int position) const
{
    const MembershipDraft::Entry &entry = m_draft.at(position);
    const QString others = othersText(entry.others);
    if (!entry.collides)
        return others;
    QStringList theirs;
    for (const QString &column : entry.colliding) {
        const int index = m_draft.memberships().indexOf(column);
        const QString value =
            entry.held.isEmpty() ? QString() : entry.held.first().values.value(column).value_or(QString());
        if (index >= 0)
            theirs << tr("%1 is “%2” by now", "column, value")
                          .arg(titleOf(m_draft.memberships().columns.at(index)), value);
    }
    const QString what = theirs.isEmpty() ? others : theirs.join("; "_L1);
    return tr("contradicts what you want: %1").arg(what);
}

bool MembershipDraftModel::isEditable(int position, int column) const
{
    const State state = m_draft.stateAt(position);
    return !m_readOnly && column >= FirstValueColumn && state != State::None && state != State::Removed;
}

Qt::ItemFlags MembershipDraftModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    if (!m_readOnly)
        flags |= Qt::ItemIsDragEnabled;
    if (isEditable(m_rows.at(index.row()), index.column()))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool MembershipDraftModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || isBusy()
        || !isEditable(m_rows.at(index.row()), index.column()))
        return false;
    const Column &column = m_values.at(index.column() - FirstValueColumn);
    const Result<Value> canonical = canonicalValue(column, value.toString());
    if (!canonical) {
        emit refused(canonical.error().text);
        return false;
    }
    const int position = m_rows.at(index.row());
    if (!m_draft.setValue(position, column.name, *canonical))
        return false;
    ++m_revision;
    showChanged(position);
    emit draftChanged();
    return true;
}

QVariant MembershipDraftModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case NameColumn:
        return tr("Name");
    case HandleColumn:
        return m_handle == Field::Email ? tr("E-mail") : tr("Slug");
    case ShareColumn:
        return m_draft.entity() == Entity::User ? tr("Of the users") : tr("Of the organizations");
    default:
        return titleOf(m_values.at(section - FirstValueColumn));
    }
}

QString stateText(MembershipDraft::State state)
{
    switch (state) {
    case State::None:
        return {};
    case State::Kept:
        return QCoreApplication::translate("MembershipDraft", "assigned");
    case State::Some:
        return QCoreApplication::translate("MembershipDraft", "assigned to some");
    case State::Added:
        return QCoreApplication::translate("MembershipDraft", "to be added");
    case State::Removed:
        return QCoreApplication::translate("MembershipDraft", "to be removed");
    }
    Q_UNREACHABLE();
}
