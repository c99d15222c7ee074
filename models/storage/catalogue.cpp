#include "models/storage/catalogue.h"

#include "models/storage/query.h"

Result<QList<Row>> catalogueRows(Connection &connection, const QString &sql, const QVariantList &values,
                                 int columns)
{
    const Result<Query *> query = connection.select(sql, values);
    if (!query)
        return query.error();
    QList<Row> rows;
    while ((*query)->next())
        rows << (*query)->row(columns);
    if (const Result<> status = (*query)->status(); !status)
        return status.error();
    (*query)->finish();
    return rows;
}
