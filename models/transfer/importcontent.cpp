#include "models/transfer/importcontent.h"

#include "models/transfer/importfield.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;
using Reason = RejectionList::Reason;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportContent)
};

} // namespace

Result<ImportContent> ImportContent::read(const Connection &connection, const Schema &schema,
                                          const ImportSource &source, const ImportOptions &options,
                                          const ImportMonitor &monitor)
{
    ImportContent content;
    Result<ImportPreview> head = previewImport(source, options, 0);
    if (!head)
        return head.error();
    content.m_head = *std::move(head);
    content.m_kind = options.kind;
    if (Result<> checked = checkMapping(options, content.m_head.mapping); !checked)
        return checked.error();
    if (Result<> made = content.makeColumns(schema, options); !made)
        return made.error();
    if (options.per)
        content.m_ownerColumn =
            content.positionOf(*options.per == Entity::User ? Field::User : Field::Organization);
    if (Result<> done = content.readRows(connection, source, monitor); !done)
        return done.error();
    return content;
}

qsizetype ImportContent::positionOf(Field field) const
{
    const auto found = std::find_if(m_columns.cbegin(), m_columns.cend(),
                                    [field](const ImportColumn &column) { return column.field() == field; });
    return found == m_columns.cend() ? -1 : found - m_columns.cbegin();
}

QString ImportContent::text(size_t row, qsizetype column) const
{
    const Number found = number(row, column);
    return found == ImportColumn::blank ? QString() : m_columns.at(column).text(found);
}

Result<> ImportContent::makeColumns(const Schema &schema, const ImportOptions &options)
{
    const Table &table = schema.table(options.kind);
    const QList<Field> fields = importFields(options.kind);
    for (const Field field : fields) {
        const qsizetype position = m_head.mapping.indexOf(field);
        if (position < 0 && !options.fixed.contains(field))
            continue;
        const bool namesRecord = field == Field::User || field == Field::Organization;
        if (!table.has(field)) { // another program's table
            return DbError{
                DbError::Kind::Usage,
                Text::tr("This database has no column for this: %1.").arg(importFieldLabel(field))};
        }
        const Column *column = namesRecord ? nullptr : &table.columns.at(table.indexOf(field));
        m_columns << ImportColumn(field, column, position);
        if (options.fixed.contains(field)) {
            if (const Result<> fixed = m_columns.last().setFixed(options.fixed.value(field)); !fixed)
                return DbError{DbError::Kind::Usage, fixed.error().text};
        }
        if (m_head.exported)
            m_columns.last().setExact();
    }
    const QList<QList<Field>> groups = requiredFields(options.kind);
    for (const QList<Field> &group : groups) {
        m_keys.emplaceBack();
        for (const Field field : group) {
            if (positionOf(field) >= 0)
                m_keys.last() << positionOf(field);
        }
    }
    return {};
}

Result<> ImportContent::readRows(const Connection &connection, const ImportSource &source,
                                 const ImportMonitor &monitor)
{
    constexpr qint64 rowsBetweenLooks = 4096;
    constexpr qint64 looksBeforeGuess = 4;
    const auto unreadable = [&source](const QString &why) {
        return DbError{DbError::Kind::File, u"%1: %2"_s.arg(source.displayName(), why)};
    };
    QFile file(source.path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file.errorString());
    CsvReader reader(file);
    CsvRow row;
    if (reader.open(m_head.format) != CsvReader::Error::None || !reader.read(row))
        return unreadable(CsvReader::errorText(reader.error()));
    while (reader.read(row)) {
        take(row);
        if (++m_rowsRead % rowsBetweenLooks != 0)
            continue;
        if (m_rowsRead == rowsBetweenLooks * looksBeforeGuess)
            expect(double(reader.size()) / double(qMax(qint64(1), reader.bytesRead())));
        if (connection.isStopRequested())
            return connection.cancelled();
        if (monitor)
            monitor({ImportProgress::Stage::Reading, reader.bytesRead(), reader.size()});
    }
    if (reader.error() != CsvReader::Error::None)
        return unreadable(CsvReader::errorText(reader.error()));
    return {};
}

// Makes room for as many rows as the rest of the file should have: growing later would for a moment take
// twice as much.
void ImportContent::expect(double wholeOfRead)
{
    constexpr double more = 1.02;
    const auto rows = size_t(double(m_rowsRead) * wholeOfRead * more);
    m_lines.reserve(rows);
    m_numbers.reserve(rows * size_t(m_columns.size()));
}

void RejectedOwners::add(ImportColumn::Number number)
{
    if (number == ImportColumn::blank || number == ImportColumn::invalid)
        anybody = true;
    else
        numbers.insert(number);
}

void ImportContent::reject(size_t row, Reason reason, std::optional<Field> field, const QString &value,
                           qint64 detail)
{
    m_rejections.add(line(row), reason, field, value, detail);
    if (m_ownerColumn >= 0)
        m_rejectedOwners.add(number(row, m_ownerColumn));
}

void ImportContent::rejectWhole(const CsvRow &row, Reason reason, qint64 detail)
{
    m_rejections.add(row.line, reason, {}, row.text(0), detail);
    // Its cells may have shifted; only an owner that no column names is certain.
    if (m_ownerColumn >= 0 && m_columns.at(m_ownerColumn).position() < 0)
        m_rejectedOwners.add(m_columns.at(m_ownerColumn).fixed());
    else if (m_ownerColumn >= 0)
        m_rejectedOwners.anybody = true;
}

void ImportContent::take(const CsvRow &row)
{
    const qsizetype width = m_head.header.size();
    if (row.problem != CsvRow::Problem::None)
        return rejectWhole(row, Reason::Malformed, qint64(row.problem));
    if (row.cells.size() != width) {
        const Reason reason = row.cells.size() < width ? Reason::TooFewCells : Reason::TooManyCells;
        return rejectWhole(row, reason, width);
    }
    const qsizetype before = m_rejections.size();
    const size_t start = m_numbers.size();
    for (ImportColumn &column : m_columns) {
        const QByteArray cell = column.position() < 0 ? QByteArray() : row.cells.at(column.position());
        const Number number = column.numberOf(cell);
        if (number == ImportColumn::invalid)
            m_rejections.addInvalid(row.line, column.field(), row.text(column.position()),
                                    column.problem(cell));
        m_numbers.push_back(number);
    }
    for (const QList<qsizetype> &group : std::as_const(m_keys)) {
        const bool filled = std::any_of(group.cbegin(), group.cend(), [&](qsizetype column) {
            return m_numbers[start + size_t(column)] != ImportColumn::blank;
        });
        if (!filled)
            m_rejections.add(row.line, Reason::Missing, m_columns.at(group.first()).field(), {});
    }
    if (m_rejections.size() == before) {
        m_lines.push_back(quint32(row.line));
        return;
    }
    if (m_ownerColumn >= 0)
        m_rejectedOwners.add(m_numbers[start + size_t(m_ownerColumn)]);
    m_numbers.resize(start);
}
