#include "models/membership/bulkadditions.h"

#include "models/storage/bulkinsert.h"

std::unique_ptr<BulkAdditions> BulkAdditions::of(const Table &memberships, const ChangeSet &changes,
                                                 const Values &defaults)
{
    std::vector<quint32> positions = changes.sorted(Entity::Membership, ChangeKind::Add);
    std::optional<AdditionTexts> texts = AdditionTexts::of(memberships, changes, positions, defaults);
    if (!texts)
        return nullptr;
    return std::unique_ptr<BulkAdditions>(
        new BulkAdditions(memberships, changes, *std::move(texts), std::move(positions)));
}

BulkAdditions::BulkAdditions(const Table &memberships, const ChangeSet &changes, AdditionTexts texts,
                             std::vector<quint32> positions)
    : m_table(memberships)
    , m_changes(changes)
    , m_texts(std::move(texts))
    , m_added(std::move(positions))
{
}

Result<std::span<const QByteArrayView>> BulkAdditions::row(size_t place)
{
    constexpr size_t soon = 32;
    constexpr size_t verySoon = 16;
    if (place + soon < m_added.size())
        m_changes.expect(m_added[place + soon], m_added[place + verySoon]);
    return m_texts.row(m_added[place]);
}

Result<> BulkAdditions::write(Connection &connection, const std::function<void(qint64)> &progress)
{
    constexpr size_t rowsPerReport = 1000;
    const BulkTarget target{m_table, m_texts.columns(), qsizetype(m_added.size()), true};
    Result<std::unique_ptr<BulkInsert>> insert = connection.dialect().bulkInsert(connection, target);
    if (!insert)
        return insert.error();
    // What was handed over moves to the front of the list: others repeat the key before them.
    size_t sent = 0;
    std::string key;
    std::string last;
    for (size_t place = 0; place < m_added.size(); ++place) {
        const quint32 position = m_added[place];
        const Result<std::span<const QByteArrayView>> row = this->row(place);
        if (!row)
            return row.error();
        key.clear();
        for (qsizetype i = 0; i < m_table.key.size(); ++i)
            key.append((*row)[size_t(i)].data(), size_t((*row)[size_t(i)].size())) += '\0';
        if (sent > 0 && key == last)
            continue;
        key.swap(last);
        if (Result<> added = (*insert)->add(*row); !added)
            return added;
        m_added[sent++] = position;
        if (progress && sent % rowsPerReport == 0)
            progress(qint64(sent));
    }
    m_unchanged = qint64(m_added.size() - sent);
    m_added.resize(sent);
    const Result<std::vector<quint32>> existing = (*insert)->finish();
    if (!existing)
        return existing.error();
    m_unchanged += qint64(existing->size());
    for (const quint32 place : *existing)
        m_added[place] = ~0U;
    std::erase(m_added, ~0U);
    return {};
}
