#include "views/fieldtitles.h"

#include "models/storage/connectfailure.h"
#include "models/tables/relationalmodel.h"
#include "views/notice.h"

#include <QCoreApplication>
#include <QLocale>

#include <limits>

namespace {

struct FieldTitles {
    Q_DECLARE_TR_FUNCTIONS(FieldTitles)
};

} // namespace

QString fieldTitle(Field field)
{
    switch (field) {
    case Field::Id:
        return FieldTitles::tr("ID");
    case Field::Email:
        return FieldTitles::tr("E-mail");
    case Field::Slug:
        return FieldTitles::tr("Slug");
    case Field::Name:
        return FieldTitles::tr("Name");
    case Field::CreatedAt:
        return FieldTitles::tr("Created");
    case Field::UpdatedAt:
        return FieldTitles::tr("Changed");
    case Field::User:
        return FieldTitles::tr("User ID");
    case Field::Organization:
        return FieldTitles::tr("Organization ID");
    case Field::Role:
        return FieldTitles::tr("Role");
    case Field::Permissions:
        return FieldTitles::tr("Permissions");
    case Field::JoinedAt:
        return FieldTitles::tr("Joined");
    case Field::Operation:
        return FieldTitles::tr("Operation");
    }
    Q_UNREACHABLE();
}

void setFieldTitles(RelationalModel &model)
{
    const QList<Column> &columns = model.table().columns;
    for (int column = 0; column < columns.size(); ++column) {
        if (columns[column].field)
            model.setHeaderData(column, Qt::Horizontal, fieldTitle(*columns[column].field));
    }
    const auto title = [&model](Entity entity, Field field, const QString &text) {
        if (const int column = model.labelColumn(entity, field); column >= 0)
            model.setHeaderData(column, Qt::Horizontal, text);
    };
    title(Entity::Membership, Field::Id,
          model.table().entity == Entity::User ? FieldTitles::tr("Organizations")
                                               : FieldTitles::tr("Members"));
    title(Entity::User, Field::Email, FieldTitles::tr("E-mail"));
    title(Entity::User, Field::Name, FieldTitles::tr("User"));
    title(Entity::Organization, Field::Slug, FieldTitles::tr("Slug"));
    title(Entity::Organization, Field::Name, FieldTitles::tr("Organization"));
}

QString countText(Entity entity, qint64 count)
{
    const int number = int(qMin<qint64>(count, std::numeric_limits<int>::max()));
    switch (entity) {
    case Entity::User:
        return FieldTitles::tr("%Ln user(s)", nullptr, number);
    case Entity::Organization:
        return FieldTitles::tr("%Ln organization(s)", nullptr, number);
    case Entity::Membership:
        return FieldTitles::tr("%Ln membership(s)", nullptr, number);
    }
    Q_UNREACHABLE();
}

QString unreadText(const RelationalModel &model)
{
    if (!model.whyUnread())
        return {};
    return isAboutConnection(model.whyUnread()->kind) ? FieldTitles::tr("Not read: no connection")
                                                      : FieldTitles::tr("Not read");
}

QString unreadAdvice(const RelationalModel &model)
{
    if (!model.whyUnread())
        return {};
    return isAboutConnection(model.whyUnread()->kind)
        ? FieldTitles::tr("Not read: no connection. It is read as soon as the database can be reached again.")
        : model.whyUnread()->text;
}

QString totalText(const RelationalModel &model)
{
    if (model.whyUnread())
        return unreadText(model);
    const QString text = countText(model.table().entity, model.totalCount());
    if (model.isSorting() && model.totalCount() == 0) // not counted yet
        return FieldTitles::tr("Sorting…");
    if (model.isSorting())
        return FieldTitles::tr("Sorting %1…", "35 users").arg(text);
    return model.isCountExact() ? text : FieldTitles::tr("about %1", "35 users").arg(text);
}

QString foundText(const RelationalModel &model)
{
    if (model.whyUnread())
        return unreadText(model);
    const qint64 least = model.leastCount();
    if (!model.isCountExact() && least == 0)
        return QChar(0x2026);
    const QString text = QLocale().toString(least);
    return model.isCountExact() ? text : FieldTitles::tr("%1+", "at least so many").arg(text);
}

QString nothingFoundText(const RelationalModel &model)
{
    if (model.search().isEmpty())
        return FieldTitles::tr("Nothing fits the filter.");
    return (model.rowFilter().isEmpty() ? FieldTitles::tr("Nothing found for “%1”.")
                                        : FieldTitles::tr("Nothing found for “%1” that fits the filter."))
        .arg(model.search());
}

QString withSelected(const QString &count, qint64 selected)
{
    if (selected < 2)
        return count;
    const int number = int(qMin<qint64>(selected, std::numeric_limits<int>::max()));
    return FieldTitles::tr("%1, %2", "35 organizations, 5 selected")
        .arg(count, FieldTitles::tr("%Ln selected", nullptr, number));
}
