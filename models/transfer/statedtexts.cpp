#include "models/transfer/statedtexts.h"

StatedTexts::StatedTexts(ImportContent &content, ChangeSet &changes, qint64 additions)
    : m_content(content)
    , m_changes(changes)
{
    const QList<ImportColumn> &columns = content.columns();
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const ImportColumn &column = columns.at(i);
        if (column.name().isEmpty()) // names another record, or what is to be done
            continue;
        const bool mostAreNeeded = column.texts().size() < 2 * additions;
        Stated stated{i, changes.columnOf(column.name()), column.isBlankNull()};
        if (mostAreNeeded)
            stated.adopted = changes.adopt(content.takeTexts(i));
        else
            stated.copied.resize(size_t(column.texts().size()));
        m_stated.push_back(std::move(stated));
    }
}

std::span<const ChangeSet::Cell> StatedTexts::cells(size_t row)
{
    m_cells.clear();
    for (Stated &stated : m_stated) {
        const ImportColumn::Number number = m_content.number(row, stated.position);
        if (number != ImportColumn::blank)
            m_cells.push_back({stated.column, textOf(stated, number)});
        else if (stated.isBlankNull)
            m_cells.push_back({stated.column, ChangeSet::null});
    }
    return m_cells;
}

ChangeSet::Text StatedTexts::textOf(Stated &stated, ImportColumn::Number number)
{
    if (stated.adopted)
        return *stated.adopted + (number - 1);
    ChangeSet::Text &copied = stated.copied[number - 1];
    if (copied == ChangeSet::notStated)
        copied = m_changes.textOf(m_content.columns().at(stated.position).texts().view(number - 1));
    return copied;
}
