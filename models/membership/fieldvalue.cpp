#include "models/membership/fieldvalue.h"

#include "models/storage/values.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FieldValue)
};

DbError invalid(const QString &text) { return {DbError::Kind::InvalidValue, text}; }

Result<Value> canonicalByType(const Column &column, const QString &text)
{
    bool number = true;
    switch (column.type) {
    case ColumnType::Uuid:
        if (const std::optional<QString> uuid = parseUuid(text))
            return Value(*uuid);
        return invalid(Text::tr("\"%1\" is no UUID.").arg(text));
    case ColumnType::Timestamp:
        if (const std::optional<QString> time = parseTimestamp(text))
            return Value(*time);
        return invalid(Text::tr("\"%1\" is no date. Write it as 2024-03-31.").arg(text));
    case ColumnType::Integer:
        text.toLongLong(&number);
        break;
    case ColumnType::Number:
        text.toDouble(&number);
        break;
    default:
        break;
    }
    if (!number)
        return invalid(Text::tr("\"%1\" is no number.").arg(text));
    return Value(text);
}

} // namespace

Result<Value> canonicalValue(const Column &column, const QString &text)
{
    const QString trimmed = text.trimmed();
    if (!column.field)
        return trimmed.isEmpty() && !column.required ? Result<Value>(Value()) : canonicalByType(column, text);
    switch (*column.field) {
    case Field::Email:
        if (isPlausibleEmail(trimmed))
            return Value(trimmed);
        return invalid(trimmed.isEmpty() ? Text::tr("An e-mail address is needed.")
                                         : Text::tr("\"%1\" is no e-mail address.").arg(trimmed));
    case Field::Slug:
        if (trimmed.isEmpty())
            return invalid(Text::tr("A slug is needed: a short name without spaces."));
        if (trimmed.contains(u' '))
            return invalid(Text::tr("The slug \"%1\" contains spaces.").arg(trimmed));
        return Value(trimmed);
    case Field::Role:
        if (trimmed.isEmpty())
            return invalid(Text::tr("A role is needed."));
        return Value(trimmed);
    case Field::Permissions:
        if (const std::optional<QStringList> permissions = parsePermissions(text))
            return Value(permissionsToJson(*permissions));
        return invalid(
            Text::tr("\"%1\" is no list of permissions. Separate words with commas.").arg(trimmed));
    case Field::CreatedAt:
    case Field::UpdatedAt:
    case Field::JoinedAt:
        if (const std::optional<QString> time = parseTimestamp(text))
            return Value(*time);
        return invalid(Text::tr("\"%1\" is no date. Write it as 2024-03-31.").arg(trimmed));
    case Field::Id:
    case Field::User:
    case Field::Organization:
        // Roster's own ids are UUIDs, also where the engine has no type for them.
        if (const std::optional<QString> uuid = parseUuid(trimmed))
            return Value(*uuid);
        if (column.type == ColumnType::Integer || trimmed.isEmpty())
            return canonicalByType(column, trimmed);
        return invalid(Text::tr("\"%1\" is no UUID.").arg(trimmed));
    case Field::Operation:
    case Field::Name:
        break;
    }
    return Value(trimmed);
}
