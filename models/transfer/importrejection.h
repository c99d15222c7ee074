#pragma once

#include "models/storage/textpool.h"
#include "models/transfer/csvreader.h"

#include "models/storage/schema.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <vector>

/// Why one row of the file is not imported. A row may have several reasons.
struct ImportRejection {
    qint64 line = 0; ///< on which the row begins; the first of the file is 1
    QString field; ///< importFieldName(); empty where the whole row is meant
    QString value; ///< the cell as the file has it
    QString reason; ///< in words, translated, without the line: `unknown organization "project-halcyon"`
    QStringList suggestions =
        {}; ///< of an unknown user or organization: which e-mail or slug it may mean, nearest first
};

/// All rejections of an import: 20 bytes each, and each distinct value once. The words are found when asked
/// for.
class RejectionList {
public:
    enum class Reason : quint8 {
        UnknownUser,
        UnknownOrganization,
        AmbiguousUser,
        AmbiguousOrganization,
        Missing, ///< no key in the row
        Invalid, ///< a value that its field cannot have; the detail says why
        Taken, ///< another record has this e-mail or slug
        Repeated, ///< with other values than the line before that has the same key
        TooFewCells,
        TooManyCells,
        Malformed, ///< CsvRow::Problem
    };

    /// `detail`: of Repeated the first line, of TooFewCells and TooManyCells how many there should be, of
    /// Malformed the problem.
    void add(qint64 line, Reason reason, std::optional<Field> field, const QString &value, qint64 detail = 0);
    /// `why` as a sentence for people.
    void addInvalid(qint64 line, Field field, const QString &value, const QString &why);

    /// The distinct texts that name no user or no organization, the first `most` of them.
    QStringList unknown(Entity entity, qsizetype most) const;
    /// What such texts may mean, nearest first.
    void suggest(Entity entity, const QHash<QString, QStringList> &suggestions);

    bool hasSuggestions() const { return !m_users.isEmpty() || !m_organizations.isEmpty(); }

    /// In the order of the lines; call it once at the end.
    void sort();

    qsizetype size() const { return qsizetype(m_entries.size()); }
    bool isEmpty() const { return m_entries.empty(); }
    qint64 lineAt(qsizetype position) const { return m_entries[size_t(position)].line; }
    ImportRejection at(qsizetype position) const;
    /// How many rows are rejected. Needs sort().
    qint64 rows() const;

private:
    struct Entry {
        quint32 line;
        quint32 value;
        qint32 detail;
        Reason reason;
        qint8 field; ///< or -1
    };

    QString reasonOf(const Entry &entry, const QString &value) const;
    QStringList suggestionsFor(const Entry &entry, const QString &value) const;

    TextPool m_texts;
    std::vector<Entry> m_entries;
    QHash<QString, QStringList> m_users; ///< suggestions by unknown text
    QHash<QString, QStringList> m_organizations;
};
