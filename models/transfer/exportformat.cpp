#include "models/transfer/exportformat.h"

#include "models/transfer/csvwriter.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace {

// HeaderMatcher does not look at what stands in brackets, so that other mappings work as well.
constexpr QLatin1StringView mark = " [Roster]"_L1;

QList<ExportColumn> columnsOf(Entity kind)
{
    switch (kind) {
    case Entity::User:
        return {{u"id"_s + mark, kind, Field::Id},
                {u"email"_s, kind, Field::Email},
                {u"name"_s, kind, Field::Name}};
    case Entity::Organization:
        return {{u"id"_s + mark, kind, Field::Id},
                {u"slug"_s, kind, Field::Slug},
                {u"name"_s, kind, Field::Name}};
    case Entity::Membership:
        return {{u"user_id"_s + mark, kind, Field::User},
                {u"user_email"_s, Entity::User, Field::Email},
                {u"user_name"_s, Entity::User, Field::Name},
                {u"organization_id"_s, kind, Field::Organization},
                {u"organization_slug"_s, Entity::Organization, Field::Slug},
                {u"organization_name"_s, Entity::Organization, Field::Name},
                {u"role"_s, kind, Field::Role},
                {u"permissions"_s, kind, Field::Permissions},
                {u"joined_at"_s, kind, Field::JoinedAt}};
    }
    Q_UNREACHABLE();
}

} // namespace

QList<ExportColumn> exportColumns(const Schema &schema, Entity kind)
{
    QList<ExportColumn> columns = columnsOf(kind);
    columns.removeIf(
        [&schema](const ExportColumn &column) { return !schema.table(column.entity).has(column.field); });
    return columns;
}

bool isExportHeader(const QStringList &header)
{
    return header.contains(u"id"_s + mark) || header.contains(u"user_id"_s + mark);
}

ColumnMapping exportMapping(Entity kind, const QStringList &header)
{
    ColumnMapping mapping(header.size());
    const QList<ExportColumn> columns = columnsOf(kind);
    for (const ExportColumn &column : columns) {
        const qsizetype position = header.indexOf(column.header);
        if (position >= 0 && column.entity == kind)
            mapping[position] = column.field;
    }
    return mapping;
}

QByteArray exportCell(const Value &value)
{
    if (!value)
        return {};
    return value->isEmpty() ? QByteArray("'") : spreadsheetSafe(*value).toUtf8();
}

Value exportedValue(const QByteArray &cell)
{
    if (cell.isEmpty())
        return {};
    const QByteArrayView text = cell.startsWith('\'') ? QByteArrayView(cell).sliced(1) : QByteArrayView(cell);
    // Not QString::fromUtf8(), which takes a U+FEFF at the start for a byte order mark.
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::ConvertInitialBom);
    const QString decoded = decoder(text);
    return decoded.isNull() ? u""_s : decoded;
}
