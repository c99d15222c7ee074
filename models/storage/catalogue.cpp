#include "models/storage/catalogue.h"

Result<QList<Row>> catalogueRows(Connection &connection, const QString &sql, const QVariantList &values,
                                 int columns)
{
    const Result<QList<QList<Row>>> answers =
        connection.dialect().answers(connection, {{sql, values, columns}});
    if (!answers)
        return answers.error();
    return answers->constFirst();
}
