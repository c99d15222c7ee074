#include "models/membership/recordmime.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace {

QStringList textsIn(const QJsonValue &list)
{
    QStringList texts;
    for (const QJsonValue &text : list.toArray()) {
        if (!text.toString().isEmpty())
            texts << text.toString();
    }
    return texts;
}

} // namespace

QString databaseName(const Database &database) { return database.address.withoutPassword(); }

void putRecords(QMimeData &data, const CarriedRecords &records)
{
    const QJsonObject object{{u"database"_s, records.database},
                             {u"users"_s, QJsonArray::fromStringList(records.users)},
                             {u"organizations"_s, QJsonArray::fromStringList(records.organizations)},
                             {u"shownIn"_s, records.shownIn}};
    data.setData(recordMimeType, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<CarriedRecords> recordsIn(const QMimeData &data)
{
    if (!data.hasFormat(recordMimeType))
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(data.data(recordMimeType)).object();
    CarriedRecords records{object.value("database"_L1).toString(), textsIn(object.value("users"_L1)),
                           textsIn(object.value("organizations"_L1)), object.value("shownIn"_L1).toString()};
    if (records.isEmpty() || records.database.isEmpty())
        return std::nullopt;
    return records;
}
