#include "models/membership/rowvalues.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace {

bool holdsJson(const Column &column)
{
    return column.type == ColumnType::Json || column.type == ColumnType::TextList;
}

// QJsonDocument takes objects and arrays only; a bare value is wrapped.
QJsonValue parsed(const QString &json)
{
    return QJsonDocument::fromJson('[' + json.toUtf8() + ']').array().at(0);
}

QString written(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact))
        .mid(1)
        .chopped(1);
}

} // namespace

bool isSameValue(const Column &column, const Value &a, const Value &b)
{
    if (a == b)
        return true;
    return a && b && holdsJson(column) && parsed(*a) == parsed(*b);
}

Values valuesOf(const Table &table, const Row &row)
{
    Values values;
    for (int i = 0; i < row.size(); ++i) {
        const Column &column = table.columns.at(i);
        if (!table.isKey(column.name) && column.field != Field::UpdatedAt)
            values.insert(column.name, row.at(i));
    }
    return values;
}

QString toJson(const Table &table, const Values &values)
{
    QJsonObject object;
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        const int index = table.indexOf(it.key());
        const Value &value = it.value();
        const bool json = value && index >= 0 && holdsJson(table.columns.at(index));
        object.insert(it.key(), !value ? QJsonValue() : json ? parsed(*value) : QJsonValue(*value));
    }
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Values fromJson(const Table &table, const QString &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    Values values;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const int index = table.indexOf(it.key());
        const bool holds = index >= 0 && holdsJson(table.columns.at(index));
        values.insert(it.key(),
                      it->isNull()         ? Value()
                          : holds          ? Value(written(it.value()))
                          : it->isString() ? Value(it->toString())
                                           : Value(written(it.value())));
    }
    return values;
}
