#include "models/membership/changeset.h"

#include <algorithm>
#include <numeric>

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

void ChangeSet::addMembership(Text user, Text organization, std::span<const Cell> cells)
{
    const auto columns = quint16(m_columns.size());
    const size_t first = m_cells.size();
    m_rows.push_back({user, organization, quint32(first), columns, Entity::Membership, ChangeKind::Add});
    m_cells.resize(first + columns, notStated);
    for (const Cell &cell : cells)
        m_cells[first + cell.column] = cell.value;
}

void ChangeSet::reserve(qsizetype additions, qsizetype values)
{
    m_rows.reserve(m_rows.size() + size_t(additions));
    m_cells.reserve(m_cells.size() + size_t(additions * values));
}

ChangeSet::Text ChangeSet::addedAt(qsizetype position, quint16 column) const
{
    const ChangeRow &row = m_rows[size_t(position)];
    Q_ASSERT(row.kind == ChangeKind::Add);
    return column < row.columns ? m_cells[row.cells + column] : notStated;
}

// The organizations' and the values' texts lie in another order than the changes: without this, each would be
// waited for.
void ChangeSet::expect(qsizetype soon, qsizetype verySoon) const
{
    const auto forTexts = [this](const ChangeRow &row, auto hint) {
        hint(row.organization);
        for (quint32 cell = row.cells; cell < row.cells + row.columns; ++cell) {
            if (m_cells[cell] >= firstText)
                hint(m_cells[cell]);
        }
    };
    forTexts(m_rows[size_t(soon)], [this](Text text) { m_texts.fetchPlace(text - firstText); });
    forTexts(m_rows[size_t(verySoon)], [this](Text text) { m_texts.fetchText(text - firstText); });
}

ChangeSet::Text ChangeSet::textOf(QByteArrayView text) { return m_texts.indexOf(text) + firstText; }

ChangeSet::Text ChangeSet::adopt(TextPool &&values) { return m_texts.adopt(std::move(values)) + firstText; }

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
    Change change{row.entity, row.kind, UserId(stringOf(row.user)),
                  OrganizationId(stringOf(row.organization))};
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

std::vector<quint32> ChangeSet::sorted(Entity entity, ChangeKind kind) const
{
    std::vector<quint32> positions;
    for (qsizetype i = 0; i < size(); ++i) {
        if (entityAt(i) == entity && kindAt(i) == kind)
            positions.push_back(quint32(i));
    }
    sort(positions);
    return positions;
}

std::vector<quint32> ChangeSet::sorted() const
{
    std::vector<quint32> positions(m_rows.size());
    std::iota(positions.begin(), positions.end(), 0U);
    sort(positions);
    return positions;
}

// Among a million changes there are far fewer keys: these are compared as texts, the changes by the keys'
// ranks. What an import appends is sorted already.
void ChangeSet::sort(std::vector<quint32> &positions) const
{
    const std::vector<quint32> users = ranks(positions, &ChangeRow::user);
    const std::vector<quint32> organizations = ranks(positions, &ChangeRow::organization);
    const auto rankOf = [&](quint32 position) {
        const ChangeRow &row = m_rows[position];
        return quint64(users[row.user]) << 32 | organizations[row.organization];
    };
    const auto isBefore = [&](quint32 a, quint32 b) { return rankOf(a) < rankOf(b); };
    if (!std::is_sorted(positions.begin(), positions.end(), isBefore))
        std::stable_sort(positions.begin(), positions.end(), isBefore);
}

// The rank of each text that is a key, by its number.
std::vector<quint32> ChangeSet::ranks(const std::vector<quint32> &positions, Text ChangeRow::*key) const
{
    std::vector<bool> isKey;
    for (const quint32 position : positions) {
        const Text number = m_rows[position].*key;
        if (number >= isKey.size())
            isKey.resize(number + 1);
        isKey[number] = true;
    }
    std::vector<Text> keys;
    for (size_t number = 0; number < isKey.size(); ++number) {
        if (isKey[number])
            keys.push_back(Text(number));
    }
    const auto isBefore = [this](Text a, Text b) { return text(a) < text(b); };
    if (!std::is_sorted(keys.begin(), keys.end(), isBefore))
        std::sort(keys.begin(), keys.end(), isBefore);
    std::vector<quint32> ranks(isKey.size());
    for (size_t rank = 0; rank < keys.size(); ++rank)
        ranks[keys[rank]] = quint32(rank);
    return ranks;
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
            values.insert(m_columns.at(i), text == null ? Value() : Value(stringOf(text)));
    }
    return values;
}
