// How PageReader finds the row at which a text would be, as in a dictionary.

#include "models/tables/pagereader.h"

namespace {

// Of an order that tells capitals from small letters nobody knows which of them the name has.
QStringList spellings(const QString &text)
{
    QStringList spellings{text, text.first(1).toUpper() + text.sliced(1).toLower(), text.toUpper(),
                          text.toLower()};
    spellings.removeDuplicates();
    return spellings;
}

} // namespace

// The way that was chosen finds rows; places are counted in the order itself.
Result<qint64> PageReader::placeOf(const QStringList &key)
{
    return PageReader(m_connection, m_query, m_index).rank(key);
}

Result<qint64> PageReader::seek(const QString &text)
{
    if (text.isEmpty())
        return qint64(-1);
    if (const Result<> chosen = chooseWay(); !chosen)
        return chosen.error();
    const QStringList all = spellings(text);
    QStringList nearest;
    for (const QString &spelling : all) {
        const std::optional<PageSql::Statement> statement = m_sql.firstFrom(spelling);
        if (!statement)
            return qint64(-1);
        QList<Row> rows;
        const int parts = int(m_query.table().key.size());
        if (const Result<> read = readRows(*statement, rows, parts + 1); !read)
            return read.error();
        if (rows.isEmpty())
            continue;
        QStringList key;
        for (int i = 0; i < parts; ++i)
            key << rows.first().at(i).value_or(QString());
        if (rows.first().at(parts).value_or(QString()).startsWith(text, Qt::CaseInsensitive))
            return placeOf(key);
        if (spelling == all.first())
            nearest = key;
    }
    if (!nearest.isEmpty())
        return placeOf(nearest);
    const Result<qint64> last = m_sql.isNullable() ? valued() : count(); // it would be behind all others
    return last ? *last - 1 : last;
}
