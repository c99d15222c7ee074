#include "models/transfer/importcontent.h"

#include "models/transfer/importfield.h"
#include "models/transfer/importoperation.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <utility>

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
    const bool memberships = options.kind == Entity::Membership;
    content.m_firstKey = content.positionOf(memberships ? Field::User : Schema::handle(options.kind));
    content.m_secondKey = content.positionOf(memberships ? Field::Organization : Field::Id);
    content.m_operationColumn = content.positionOf(Field::Operation);
    content.m_separator = options.organizationSeparator;
    if (content.isSplit())
        content.m_organizationColumn = content.positionOf(Field::Organization);
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

SettledRows ImportContent::takeSettled()
{
    if (!m_settled.isEmpty()) {
        const auto texts = [this](qsizetype column) { return column < 0 ? TextPool() : takeTexts(column); };
        m_settled.finish(texts(m_firstKey), texts(m_secondKey));
    }
    return std::exchange(m_settled, {});
}

QString ImportContent::text(size_t row, qsizetype column) const
{
    const Number found = number(row, column);
    return found == ImportColumn::blank ? QString() : m_columns.at(column).text(found);
}

static QHash<QString, QString> folded(const QHash<QString, QString> &replacements)
{
    QHash<QString, QString> result;
    for (auto it = replacements.cbegin(); it != replacements.cend(); ++it)
        result.insert(it.key().trimmed().toCaseFolded(), it.value());
    return result;
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
        const bool isOperation = field == Field::Operation;
        if (!isOperation && !table.has(field)) { // another program's table
            return DbError{
                DbError::Kind::Usage,
                Text::tr("This database has no column for this: %1.").arg(importFieldLabel(field))};
        }
        const Column *column = namesRecord || isOperation ? nullptr : &table.columns.at(table.indexOf(field));
        m_columns << ImportColumn(field, column, position);
        m_columns.last().setMode(options.mode);
        m_columns.last().setReplacements(folded(options.replacements.value(field)));
        if (isOperation && !options.fixed.contains(field)) {
            const bool removes = options.mode == AssignMode::Remove;
            (void)m_columns.last().setFixed(
                operationName(removes ? ImportOperation::Remove : ImportOperation::Add));
        }
        if (options.fixed.contains(field)) {
            if (const Result<> fixed = m_columns.last().setFixed(options.fixed.value(field)); !fixed)
                return DbError{DbError::Kind::Usage, fixed.error().text};
        }
        if (m_head.exported && !isOperation)
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
    const CsvReader::Error opened = reader.open(m_head.format);
    if (opened != CsvReader::Error::None || (m_head.hasHeader && !reader.read(row)))
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
    m_head.format = reader.format(); // it may know the encoding only now
    if (m_operationColumn >= 0) {
        if (const auto removal =
                m_columns.at(m_operationColumn).texts().find(operationName(ImportOperation::Remove).toUtf8()))
            m_removal = *removal + 1;
    }
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

void ImportContent::rejectWith(size_t row)
{
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

/// Whether the row has a cell for each column, as far as that matters; if not, it is rejected. Cells that are
/// not there are blank like others, but a row that ends before what names its record is damaged.
bool ImportContent::fits(const CsvRow &row)
{
    const qsizetype width = m_head.header.size();
    const auto isBlank = [](const QByteArray &cell) { return QByteArrayView(cell).trimmed().isEmpty(); };
    if (row.cells.size() > width) {
        if (std::all_of(row.cells.cbegin() + width, row.cells.cend(), isBlank))
            return true;
        rejectWhole(row, Reason::TooManyCells, width);
        return false;
    }
    const auto isThere = [&](qsizetype column) { return m_columns.at(column).position() < row.cells.size(); };
    const bool isNamed = std::all_of(m_keys.cbegin(), m_keys.cend(), [&](const QList<qsizetype> &group) {
        return std::any_of(group.cbegin(), group.cend(), isThere);
    });
    if (row.cells.size() == width || (isNamed && !m_head.exported))
        return true;
    rejectWhole(row, Reason::TooFewCells, width);
    return false;
}

QList<QByteArray> ImportContent::organizationsOf(const CsvRow &row) const
{
    const qsizetype position = m_columns.at(m_organizationColumn).position();
    QList<QByteArray> names;
    if (position < 0 || position >= row.cells.size())
        return {QByteArray()};
    for (const QByteArray &name : row.cells.at(position).split(m_separator.toLatin1())) {
        if (const QByteArray trimmed = name.trimmed(); !trimmed.isEmpty())
            names << trimmed;
    }
    return names.isEmpty() ? QList<QByteArray>{QByteArray()} : names;
}

void ImportContent::take(const CsvRow &row)
{
    if (row.problem != CsvRow::Problem::None)
        return rejectWhole(row, Reason::Malformed, qint64(row.problem));
    if (!fits(row))
        return;
    const qsizetype before = m_rejections.size();
    const size_t firstLine = m_lines.size();
    if (m_organizationColumn < 0) {
        takePart(row, {});
    } else {
        const QList<QByteArray> organizations = organizationsOf(row);
        for (const QByteArray &organization : organizations)
            takePart(row, organization);
    }
    if (m_rejections.size() != before)
        dropRow(firstLine);
}

/// `organization`: the part of the cell, where cells are split.
void ImportContent::takePart(const CsvRow &row, const QByteArray &organization)
{
    const size_t start = m_numbers.size();
    // What is wrong with the row as a whole is told once.
    const bool isFirst = m_lines.empty() || m_lines.back() != quint32(row.line);
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        ImportColumn &column = m_columns[i];
        const bool isPresent = column.position() >= 0 && column.position() < row.cells.size();
        const QByteArray cell = i == m_organizationColumn ? organization
            : isPresent                                   ? row.cells.at(column.position())
                                                          : QByteArray();
        const Number number = column.numberOf(cell);
        if (number == ImportColumn::invalid && (isFirst || i == m_organizationColumn))
            m_rejections.addInvalid(row.line, column.field(), row.text(column.position()),
                                    column.problem(cell));
        m_numbers.push_back(number);
    }
    for (const QList<qsizetype> &group : std::as_const(m_keys)) {
        const bool filled = std::any_of(group.cbegin(), group.cend(), [&](qsizetype column) {
            return m_numbers[start + size_t(column)] != ImportColumn::blank;
        });
        if (!filled && isFirst)
            m_rejections.add(row.line, Reason::Missing, m_columns.at(group.first()).field(), {});
    }
    m_lines.push_back(quint32(row.line));
}

/// Takes back the parts of the row that was taken last.
void ImportContent::dropRow(size_t firstLine)
{
    for (size_t row = firstLine; m_ownerColumn >= 0 && row < m_lines.size(); ++row)
        m_rejectedOwners.add(number(row, m_ownerColumn));
    m_lines.resize(firstLine);
    m_numbers.resize(firstLine * size_t(m_columns.size()));
}
