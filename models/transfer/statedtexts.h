#pragma once

#include "models/membership/changeset.h"
#include "models/transfer/importcontent.h"

/// What the rows of a file state besides their keys, as texts of a change set. Texts that most of the
/// additions need move there as a whole; else only those that are asked for are copied. Lives for one pass
/// over the rows.
class StatedTexts {
public:
    StatedTexts(ImportContent &content, ChangeSet &changes, qint64 additions);

    /// What one row states; good until the next call.
    std::span<const ChangeSet::Cell> cells(size_t row);

private:
    struct Stated {
        qsizetype position; ///< among the content's columns
        quint16 column; ///< of the change set
        bool isBlankNull;
        std::optional<ChangeSet::Text> adopted = {}; ///< the first text
        std::vector<ChangeSet::Text> copied = {}; ///< by number; 0 where nobody asked yet
    };

    ChangeSet::Text textOf(Stated &stated, ImportColumn::Number number);

    ImportContent &m_content;
    ChangeSet &m_changes;
    std::vector<Stated> m_stated;
    std::vector<ChangeSet::Cell> m_cells;
};
