#include "models/transfer/importfield.h"

#include "models/transfer/headermatcher.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

QList<Field> importFields(Entity kind)
{
    switch (kind) {
    case Entity::User:
        return {Field::Email, Field::Name, Field::Id};
    case Entity::Organization:
        return {Field::Slug, Field::Name, Field::Id};
    case Entity::Membership:
        return {Field::User,        Field::Organization, Field::Role,
                Field::Permissions, Field::JoinedAt,     Field::Operation};
    }
    Q_UNREACHABLE();
}

QString importFieldName(Field field)
{
    // A file may name users and organizations by other things than ids.
    if (field == Field::User)
        return u"user"_s;
    if (field == Field::Organization)
        return u"organization"_s;
    return columnName(field);
}

std::optional<Field> importFieldFromName(QStringView name, Entity kind)
{
    const QString wanted = HeaderMatcher::normalized(name);
    const QList<Field> fields = importFields(kind);
    for (const Field field : fields) {
        if (wanted == HeaderMatcher::normalized(importFieldName(field))
            || wanted == HeaderMatcher::normalized(columnName(field)))
            return field;
    }
    return std::nullopt;
}

QString importFieldLabel(Field field)
{
    const auto translated = [](const char *text) { return QCoreApplication::translate("ImportField", text); };
    switch (field) {
    case Field::Id:
        return translated(QT_TRANSLATE_NOOP("ImportField", "ID"));
    case Field::Email:
        return translated(QT_TRANSLATE_NOOP("ImportField", "E-mail"));
    case Field::Slug:
        return translated(QT_TRANSLATE_NOOP("ImportField", "Slug"));
    case Field::Name:
        return translated(QT_TRANSLATE_NOOP("ImportField", "Name"));
    case Field::CreatedAt:
        return translated(QT_TRANSLATE_NOOP("ImportField", "Created"));
    case Field::UpdatedAt:
        return translated(QT_TRANSLATE_NOOP("ImportField", "Updated"));
    case Field::User:
        return translated(QT_TRANSLATE_NOOP("ImportField", "User"));
    case Field::Organization:
        return translated(QT_TRANSLATE_NOOP("ImportField", "Organization"));
    case Field::Role:
        return translated(QT_TRANSLATE_NOOP("ImportField", "Role"));
    case Field::Permissions:
        return translated(QT_TRANSLATE_NOOP("ImportField", "Permissions"));
    case Field::JoinedAt:
        return translated(QT_TRANSLATE_NOOP("ImportField", "Joined"));
    case Field::Operation:
        return translated(QT_TRANSLATE_NOOP("ImportField", "Operation"));
    }
    Q_UNREACHABLE();
}
