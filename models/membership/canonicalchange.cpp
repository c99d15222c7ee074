#include "models/membership/canonicalchange.h"

#include "models/storage/values.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CanonicalChange)
};

DbError invalid(const QString &text) { return {DbError::Kind::InvalidValue, text}; }

// `2024-03-01T12:00:00.000Z`, also with microseconds, which parseTimestamp() would cut.
bool isCanonicalTime(QByteArrayView text)
{
    constexpr QByteArrayView shape("0000-00-00T00:00:00.000000");
    const qsizetype digits = text.size() - 1;
    if ((digits != 23 && digits != 26) || text.back() != 'Z')
        return false;
    for (qsizetype i = 0; i < digits; ++i) {
        const char character = text[i];
        const bool isDigit = character >= '0' && character <= '9';
        if (shape[i] == '0' ? !isDigit : character != shape[i])
            return false;
    }
    return true;
}

bool isTime(Field field)
{
    return field == Field::JoinedAt || field == Field::CreatedAt || field == Field::UpdatedAt;
}

Result<QString> canonicalTime(const QString &text)
{
    if (isCanonicalTime(text.toUtf8()))
        return text;
    if (const std::optional<QString> time = parseTimestamp(text))
        return *time;
    return invalid(Text::tr("\"%1\" is no time. Write it as 2024-03-31T12:00:00Z.").arg(text));
}

Result<QString> canonicalPermissions(const QString &text)
{
    if (!QJsonDocument::fromJson(text.toUtf8()).isNull())
        return text;
    if (const std::optional<QStringList> permissions = parsePermissions(text))
        return permissionsToJson(*permissions);
    return invalid(Text::tr("\"%1\" is no list of permissions. Separate words with commas.").arg(text));
}

Result<> settleKey(const Table &table, Field field, QString &text)
{
    const Result<QString> key = canonicalKey(table.columns.at(table.indexOf(field)), text);
    if (!key)
        return key.error();
    text = *key;
    return {};
}

Result<> settleKeys(const Table &table, Change &change)
{
    QString user = change.user.text();
    QString organization = change.organization.text();
    const bool membership = table.entity == Entity::Membership;
    if (table.entity != Entity::Organization) {
        if (Result<> settled = settleKey(table, membership ? Field::User : Field::Id, user); !settled)
            return settled;
    }
    if (table.entity != Entity::User) {
        if (Result<> settled = settleKey(table, membership ? Field::Organization : Field::Id, organization);
            !settled)
            return settled;
    }
    change.user = UserId(user);
    change.organization = OrganizationId(organization);
    return {};
}

} // namespace

Result<QString> canonicalKey(const Column &column, const QString &text)
{
    if (text.isEmpty())
        return invalid(Text::tr("An id is missing."));
    bool isNumber = true;
    const qint64 number = column.type == ColumnType::Integer ? text.toLongLong(&isNumber) : 0;
    if (!isNumber)
        return invalid(Text::tr("\"%1\" is no number.").arg(text));
    if (column.type == ColumnType::Integer)
        return QString::number(number);
    if (column.type != ColumnType::Uuid)
        return text;
    if (const std::optional<QString> uuid = parseUuid(text))
        return *uuid;
    return invalid(Text::tr("\"%1\" is no UUID.").arg(text));
}

Result<QString> canonicalText(const Column &column, const QString &text)
{
    if (column.field && isTime(*column.field))
        return canonicalTime(text);
    if (column.field == Field::Permissions)
        return canonicalPermissions(text);
    return text;
}

bool isCanonicalKey(const Column &column, QByteArrayView text)
{
    if (column.type == ColumnType::Integer || text.isEmpty())
        return false;
    return column.type != ColumnType::Uuid || isCanonicalUuid(text);
}

bool isCanonicalText(const Column &column, QByteArrayView text)
{
    if (column.field && isTime(*column.field))
        return isCanonicalTime(text);
    return column.field != Field::Permissions;
}

Result<Change> canonicalChange(const Table &table, Change change)
{
    if (const Result<> settled = settleKeys(table, change); !settled)
        return settled.error();
    change.after.remove(table.column(Field::UpdatedAt));
    for (auto it = change.after.begin(); it != change.after.end(); ++it) {
        const int index = table.indexOf(it.key());
        if (index < 0 || table.isKey(it.key()))
            return invalid(Text::tr("The column %1 of %2 cannot be written.").arg(it.key(), table.name));
        if (!it.value())
            continue;
        const Result<QString> text = canonicalText(table.columns.at(index), *it.value());
        if (!text)
            return text.error();
        it.value() = *text;
    }
    return change;
}
