#include "models/membership/changeset.h"

#include <algorithm>
#include <numeric>

namespace {

constexpr quint32 notStated = 0;
constexpr quint32 null = 1;

} // namespace

void ChangeSet::append(const Change &change)
{
    const Text user = textOf(change.user.text());
    const Text organization = textOf(change.organization.text());
    for (const Values &values : {std::cref(change.before), std::cref(change.after)}) {
        for (auto it = values.cbegin(); it != values.cend(); ++it)
            columnOf(it.key());
    }
    const auto columns = quint16(m_columns.size());
    m_rows.push_back({user, organization, quint32(m_cells.size()), columns, change.entity, change.kind});
    if (change.kind != ChangeKind::Add)
        appendCells(change.before, columns);
    if (change.kind != ChangeKind::Remove)
        appendCells(change.after, columns);
}

void ChangeSet::addMembership(const UserId &user, const OrganizationId &organization, const Values &after)
{
    append({Entity::Membership, ChangeKind::Add, user, organization, {}, after});
}

void ChangeSet::removeMembership(const UserId &user, const OrganizationId &organization, const Values &before)
{
    append({Entity::Membership, ChangeKind::Remove, user, organization, before, {}});
}

Change ChangeSet::at(qsizetype position) const
{
    const ChangeRow &row = m_rows[size_t(position)];
    Change change{row.entity, row.kind, UserId(keyText(row.user)), OrganizationId(keyText(row.organization))};
    quint32 cells = row.cells;
    if (row.kind != ChangeKind::Add) {
        change.before = valuesAt(cells, row.columns);
        cells += row.columns;
    }
    if (row.kind != ChangeKind::Remove)
        change.after = valuesAt(cells, row.columns);
    return change;
}

qsizetype ChangeSet::count(Entity entity, ChangeKind kind) const
{
    return std::count_if(m_rows.begin(), m_rows.end(),
                         [&](const ChangeRow &row) { return row.entity == entity && row.kind == kind; });
}

QList<qsizetype> ChangeSet::sorted(Entity entity, ChangeKind kind) const
{
    QList<qsizetype> positions;
    for (qsizetype i = 0; i < size(); ++i) {
        if (entityAt(i) == entity && kindAt(i) == kind)
            positions << i;
    }
    sort(positions);
    return positions;
}

QList<qsizetype> ChangeSet::sorted() const
{
    QList<qsizetype> positions(size());
    std::iota(positions.begin(), positions.end(), 0);
    sort(positions);
    return positions;
}

// Among a million changes there are far fewer keys: these are compared as texts, the changes by the keys'
// ranks.
void ChangeSet::sort(QList<qsizetype> &positions) const
{
    std::vector<bool> isKey(size_t(m_texts.size()));
    for (const qsizetype position : std::as_const(positions)) {
        const ChangeRow &row = m_rows[size_t(position)];
        isKey[row.user] = isKey[row.organization] = true;
    }
    std::vector<Text> keys;
    for (size_t text = 0; text < isKey.size(); ++text) {
        if (isKey[text])
            keys.push_back(Text(text));
    }
    std::sort(keys.begin(), keys.end(), [this](Text a, Text b) { return keyText(a) < keyText(b); });
    std::vector<quint32> ranks(isKey.size());
    for (size_t rank = 0; rank < keys.size(); ++rank)
        ranks[keys[rank]] = quint32(rank);

    const auto rankOf = [&](qsizetype position) {
        const ChangeRow &row = m_rows[size_t(position)];
        return quint64(ranks[row.user]) << 32 | ranks[row.organization];
    };
    std::stable_sort(positions.begin(), positions.end(),
                     [&](qsizetype a, qsizetype b) { return rankOf(a) < rankOf(b); });
}

bool operator==(const ChangeSet &a, const ChangeSet &b)
{
    if (a.size() != b.size())
        return false;
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (a.at(i) != b.at(i))
            return false;
    }
    return true;
}

ChangeSet::Text ChangeSet::textOf(const QString &text)
{
    const auto found = m_index.constFind(text);
    if (found != m_index.cend())
        return *found;
    const auto fresh = Text(m_texts.size());
    m_texts << text;
    m_index.insert(text, fresh);
    return fresh;
}

quint16 ChangeSet::columnOf(const QString &column)
{
    const qsizetype known = m_columns.indexOf(column);
    if (known >= 0)
        return quint16(known);
    m_columns << column;
    return quint16(m_columns.size() - 1);
}

void ChangeSet::appendCells(const Values &values, quint16 columns)
{
    for (quint16 i = 0; i < columns; ++i) {
        const auto value = values.constFind(m_columns.at(i));
        m_cells.push_back(value == values.cend() ? notStated : *value ? textOf(**value) : null);
    }
}

Values ChangeSet::valuesAt(quint32 cells, quint16 columns) const
{
    Values values;
    for (quint16 i = 0; i < columns; ++i) {
        const Text text = m_cells[cells + i];
        if (text != notStated)
            values.insert(m_columns.at(i), text == null ? Value() : Value(m_texts.at(text)));
    }
    return values;
}
