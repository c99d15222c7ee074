#include "models/transfer/importpreview.h"

#include "models/transfer/csvreader.h"
#include "models/transfer/exportformat.h"
#include "models/transfer/importfield.h"
#include "models/transfer/rejectedrows.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportPreview)
};

} // namespace

static DbError wrongUse(const QString &text) { return {DbError::Kind::Usage, text}; }

QString ImportSource::displayName() const { return name.isEmpty() ? QFileInfo(path).fileName() : name; }

static QStringList texts(const CsvRow &row)
{
    QStringList texts;
    for (qsizetype i = 0; i < row.cells.size(); ++i)
        texts << row.text(i);
    return texts;
}

/// The header, or for a file without one as many titles as its first rows have cells.
static QStringList headerOf(bool hasHeader, const CsvRow &first, const QList<QStringList> &rows)
{
    if (hasHeader)
        return texts(first);
    qsizetype width = 0;
    for (const QStringList &row : rows)
        width = qMax(width, row.size());
    QStringList header;
    for (qsizetype position = 0; position < width; ++position)
        header << HeaderMatcher::positionTitle(position);
    return header;
}

static Result<ColumnMapping> mappingOf(const ImportOptions &options, const ImportPreview &preview)
{
    ColumnMapping mapping = !options.mapping.isEmpty() ? options.mapping
        : isExportHeader(preview.header)               ? exportMapping(options.kind, preview.header)
                                         : HeaderMatcher(options.kind).propose(preview.header, preview.rows);
    mapping.resize(preview.header.size());
    for (const auto &[field, header] : options.headers) {
        if (!HeaderMatcher::assign(mapping, preview.header, field, header)) {
            return wrongUse(
                Text::tr("No column, or more than one, has the header \"%1\". The headers are: %2.")
                    .arg(header, preview.header.join(", "_L1)));
        }
    }
    return mapping;
}

Result<ImportPreview> previewImport(const ImportSource &source, const ImportOptions &options, int limit)
{
    constexpr int sample = 20; // for guessing at the columns, however few are asked for
    QFile file(source.path);
    if (!file.open(QIODevice::ReadOnly)) {
        return DbError{DbError::Kind::File,
                       Text::tr("%1 cannot be read: %2.").arg(source.displayName(), file.errorString())};
    }
    CsvReader reader(file);
    CsvRow row;
    if (reader.open(options.format) != CsvReader::Error::None || !reader.read(row)) {
        return DbError{DbError::Kind::File,
                       u"%1: %2"_s.arg(source.displayName(), CsvReader::errorText(reader.error()))};
    }
    const bool hasHeader = options.hasHeader || rejectionColumns(row) > 0;
    if (hasHeader && row.problem != CsvRow::Problem::None) {
        return DbError{DbError::Kind::File,
                       Text::tr("%1: the header in line %2 cannot be understood: %3.")
                           .arg(source.displayName())
                           .arg(row.line)
                           .arg(CsvReader::problemText(row.problem))};
    }
    const CsvRow first = row;
    ImportPreview preview;
    preview.hasHeader = hasHeader;
    if (!hasHeader)
        preview.rows << texts(first);
    while (preview.rows.size() < qMax(limit, sample) && reader.read(row))
        preview.rows << texts(row);
    preview.format = reader.format();
    preview.header = headerOf(hasHeader, first, preview.rows);
    preview.exported = options.exported || isExportHeader(preview.header);
    const Result<ColumnMapping> mapping = mappingOf(options, preview);
    if (!mapping)
        return mapping.error();
    preview.mapping = *mapping;
    preview.rows = preview.rows.first(qMin(preview.rows.size(), qMax(0, limit)));
    return preview;
}

QList<QList<Field>> requiredFields(Entity kind)
{
    switch (kind) {
    case Entity::User:
        return {{Field::Email, Field::Id}};
    case Entity::Organization:
        return {{Field::Slug, Field::Id}};
    case Entity::Membership:
        return {{Field::User}, {Field::Organization}};
    }
    Q_UNREACHABLE();
}

Result<> checkMapping(const ImportOptions &options, const ColumnMapping &mapping)
{
    const QList<QList<Field>> groups = requiredFields(options.kind);
    for (const QList<Field> &group : groups) {
        bool known = false;
        QStringList labels;
        for (const Field field : group) {
            known = known || mapping.contains(field) || options.fixed.contains(field);
            labels << importFieldLabel(field);
        }
        if (!known) {
            return wrongUse(Text::tr("No column of the file is known to hold this: %1. Say which one does.")
                                .arg(labels.join(Text::tr(" or "))));
        }
    }
    return {};
}
