#include "views/recordvalidation.h"

#include "models/storage/values.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

struct RecordValidation {
    Q_DECLARE_TR_FUNCTIONS(RecordValidation)
};

} // namespace

QString problemWith(Field field, const QString &text)
{
    const QString value = text.trimmed();
    switch (field) {
    case Field::Email:
        if (value.isEmpty())
            return RecordValidation::tr("An e-mail address is needed.");
        return isPlausibleEmail(value)
            ? QString()
            : RecordValidation::tr("This is not an e-mail address, like ada@example.org.");
    case Field::Slug: {
        if (value.isEmpty())
            return RecordValidation::tr("A slug is needed.");
        static const QRegularExpression pattern(u"^[\\p{L}\\p{N}]([\\p{L}\\p{N}._-]*[\\p{L}\\p{N}])?$"_s);
        return pattern.match(value).hasMatch()
            ? QString()
            : RecordValidation::tr("Only letters, digits, dots, hyphens and underscores, like acme-labs.");
    }
    case Field::Name:
        return value.isEmpty() ? RecordValidation::tr("A name is needed.") : QString();
    default:
        return {};
    }
}

QString takenText(Field field)
{
    return field == Field::Email ? RecordValidation::tr("Another user has this e-mail address already.")
                                 : RecordValidation::tr("Another organization has this slug already.");
}
