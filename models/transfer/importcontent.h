#pragma once

#include "models/storage/connection.h"
#include "models/transfer/importcolumn.h"
#include "models/transfer/importpreview.h"
#include "models/transfer/importrejection.h"
#include "models/transfer/settledrows.h"

#include <QSet>

#include <vector>

/// Whom the rejected rows are about: what the owner's column has in them.
struct RejectedOwners {
    QSet<ImportColumn::Number> numbers;
    bool anybody = false; ///< there are rows that do not tell

    void add(ImportColumn::Number number);
};

/// All good rows of a file, read and checked but not looked up: 4 bytes for the line and 4 for each field,
/// besides each distinct text once. What is wrong with the others is in `rejections`.
class ImportContent {
public:
    using Number = ImportColumn::Number;

    /// Reads the whole file. File if that cannot be read, Usage for options that do not fit it, Cancelled
    /// when the connection is asked to stop.
    static Result<ImportContent> read(const Connection &connection, const Schema &schema,
                                      const ImportSource &source, const ImportOptions &options,
                                      const ImportMonitor &monitor);

    const ImportPreview &head() const { return m_head; }
    qint64 rowsRead() const { return m_rowsRead; } ///< rejected ones included
    RejectionList &rejections() { return m_rejections; }

    /// Rejects a row that was good until now.
    void reject(size_t row, RejectionList::Reason reason, std::optional<Field> field, const QString &value,
                qint64 detail = 0);
    /// Another row of the file's row that is rejected: its owner loses nothing either.
    void rejectWith(size_t row);
    /// For good rows of which nothing is to be written; see SettledRows.
    void settlePresent(size_t row) { m_settled.addPresent(line(row), firstKey(row), secondKey(row)); }
    void settleAbsent(size_t row) { m_settled.addAbsent(line(row), firstKey(row), secondKey(row)); }
    void settleRepeated(size_t row, size_t before)
    {
        m_settled.addRepeated(line(row), firstKey(row), secondKey(row), line(before));
    }
    /// The settled rows with what they are about; nothing is to be asked for any more after that.
    SettledRows takeSettled();

    /// Whether rows are parts of rows of the file, those of one row one after the other: several
    /// organizations in one cell.
    bool isSplit() const { return !m_separator.isNull(); }
    /// The row after the last part of the row that `row` is the first part of.
    size_t endOfRow(size_t row) const
    {
        size_t next = row + 1;
        while (isSplit() && next < m_lines.size() && m_lines[next] == m_lines[row])
            ++next;
        return next;
    }
    /// Whether a row asks for its membership to be removed, and whether any does.
    bool removes(size_t row) const { return m_removal > 0 && number(row, m_operationColumn) == m_removal; }
    bool hasRemovals() const { return m_removal > 0; }

    /// By ImportOptions::per; nobody without it.
    const RejectedOwners &rejectedOwners() const { return m_rejectedOwners; }
    qsizetype ownerColumn() const { return m_ownerColumn; } ///< a position, or -1

    const QList<ImportColumn> &columns() const { return m_columns; }
    /// See ImportColumn::takeTexts(): text() of that column is not to be asked for any more.
    TextPool takeTexts(qsizetype column) { return m_columns[column].takeTexts(); }
    /// The position among columns(), or -1 where neither the file nor the options say anything about the
    /// field.
    qsizetype positionOf(Field field) const;

    size_t size() const { return m_lines.size(); }
    qint64 line(size_t row) const { return m_lines[row]; }
    /// What the row has in a column; blank for position -1.
    Number number(size_t row, qsizetype column) const
    {
        return column < 0 ? ImportColumn::blank : m_numbers[row * size_t(m_columns.size()) + size_t(column)];
    }
    /// Empty for blank.
    QString text(size_t row, qsizetype column) const;

private:
    Result<> makeColumns(const Schema &schema, const ImportOptions &options);
    Result<> readRows(const Connection &connection, const ImportSource &source, const ImportMonitor &monitor);
    void take(const CsvRow &row);
    bool fits(const CsvRow &row);
    void takePart(const CsvRow &row, const QByteArray &organization);
    QList<QByteArray> organizationsOf(const CsvRow &row) const;
    void dropRow(size_t firstLine);
    Number firstKey(size_t row) const { return number(row, m_firstKey); }
    Number secondKey(size_t row) const { return number(row, m_secondKey); }
    void expect(double wholeOfRead);
    void rejectWhole(const CsvRow &row, RejectionList::Reason reason, qint64 detail);

    ImportPreview m_head;
    Entity m_kind = Entity::Membership;
    QList<ImportColumn> m_columns;
    QList<QList<qsizetype>> m_keys; ///< of each group at least one column must be filled
    qint64 m_rowsRead = 0;
    std::vector<quint32> m_lines;
    std::vector<Number> m_numbers;
    RejectionList m_rejections;
    SettledRows m_settled;
    qsizetype m_firstKey = -1; ///< positions of what SettledRows tells of a row
    qsizetype m_secondKey = -1;
    qsizetype m_ownerColumn = -1;
    qsizetype m_operationColumn = -1;
    qsizetype m_organizationColumn = -1; ///< with a separator only
    QChar m_separator;
    Number m_removal = 0; ///< the number of "remove" in its column; 0 where no row says so
    RejectedOwners m_rejectedOwners;
};
