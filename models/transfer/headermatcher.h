#pragma once

#include "models/transfer/importfield.h"

#include <QHash>
#include <QStringList>

/// What each column of a file means; nothing: it is ignored.
using ColumnMapping = QList<std::optional<Field>>;

/// Finds out what the columns of a CSV file mean from their headers, by lists of the words that other
/// programs and people use, and from their values where these are UUIDs.
///
/// Headers match only as whole words after normalized(): a guess that is nearly right would write to the
/// wrong column. Each field is proposed for one column at most, the one with the most telling header: e-mail
/// before id before a mere "user", because an id may be another system's. A value; reentrant.
class HeaderMatcher {
public:
    explicit HeaderMatcher(Entity kind);

    /// One entry per header. `sample` holds some of the first rows (they may be short); a column whose filled
    /// cells are all UUIDs is an id, whatever its header says, and never a name, role or time.
    [[nodiscard]] ColumnMapping propose(const QStringList &header,
                                        const QList<QStringList> &sample = {}) const;

    /// Lets the column headed `name` (as written, else normalized) mean `field`, and no other column any
    /// more. A number that is no header is a position, counted from 1. False, and nothing is changed, where
    /// no column or more than one is headed so.
    [[nodiscard]] static bool assign(ColumnMapping &mapping, const QStringList &header, Field field,
                                     const QString &name);

    /// What a column is called in a file without header, translated; `position` counts from 0.
    [[nodiscard]] static QString positionTitle(qsizetype position);

    /// A header without what varies: case, spaces, `_`, `-`, other signs, a byte order mark, and what stands
    /// in brackets at its end, as in `Member Email [Required]`.
    [[nodiscard]] static QString normalized(QStringView header);

    /// Whether these are the cells of a first row and no names of columns: an e-mail or an id is among them.
    [[nodiscard]] static bool looksLikeData(const QStringList &header);

private:
    struct Match {
        Field field = Field::Id;
        qsizetype rank = 0; ///< the smallest wins
    };

    std::optional<Match> match(const QString &header, bool holdsUuids) const;
    void addWords(Field field, const QStringList &words);

    Entity m_kind;
    QHash<QString, Match> m_words;
};
