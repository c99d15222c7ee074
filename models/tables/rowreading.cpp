#include "models/tables/rowreading.h"

#include "models/tables/pagereader.h"

Result<QList<Row>> readRows(Connection &connection, const PageQuery &query, const QList<int> &rows)
{
    PageIndex index;
    PageReader reader(connection, query, index);
    QList<Row> found;
    int number = -1;
    QList<Row> page;
    for (const int row : rows) {
        if (row / PageQuery::pageSize != number) {
            number = row / PageQuery::pageSize;
            const Result<Page> read = reader.page(number);
            if (!read)
                return read.error();
            page = read->rows;
        }
        if (const int place = row % PageQuery::pageSize; place < page.size() && !page.at(place).isEmpty())
            found << page.at(place);
    }
    return found;
}
