#include "models/storage/query.h"

#include "models/storage/connection.h"

#include <QSqlError>

using namespace Qt::StringLiterals;

namespace {

// Qt would write NULL for a string that is null, which is only an empty one to us.
bool isNullString(const QVariant &value)
{
    return !value.isNull() && value.typeId() == QMetaType::QString && value.toString().isNull();
}

} // namespace

Query::Query(Connection &connection, Reading reading)
    : m_connection(connection)
    , m_query(connection.database())
{
    m_query.setForwardOnly(reading == Reading::Streamed || connection.dialect().readsForwardOnly());
}

Query::~Query()
{
    if (m_connection.isLost())
        m_connection.keepUntilClosed(release());
}

Result<> Query::prepare(const QString &sql)
{
    if (!m_query.prepare(sql))
        return m_connection.error(m_query.lastError());
    return {};
}

Result<> Query::run(const QString &sql)
{
    if (m_connection.isStopRequested())
        return m_connection.cancelled();
    if (!m_query.exec(sql))
        return m_connection.error(m_query.lastError());
    return {};
}

Result<> Query::execute(const QVariantList &values)
{
    if (m_connection.isStopRequested())
        return m_connection.cancelled();
    for (int i = 0; i < values.size(); ++i)
        m_query.bindValue(i, isNullString(values.at(i)) ? QVariant(u""_s) : values.at(i));
    if (!m_query.exec())
        return m_connection.error(m_query.lastError());
    return {};
}

Result<> Query::status() const
{
    if (m_query.lastError().isValid())
        return m_connection.error(m_query.lastError());
    return {};
}

Value Query::value(int column) const
{
    const QVariant value = m_query.value(column);
    return value.isNull() ? Value() : Value(value.toString());
}

Row Query::row(int columns) const
{
    Row row;
    row.reserve(columns);
    for (int i = 0; i < columns; ++i)
        row << value(i);
    return row;
}

Result<> Query::readTexts(int columns, QList<Row> &rows)
{
    Result<> read;
    if (m_query.next())
        read = m_connection.dialect().readTexts(m_query, columns, rows);
    else
        read = status();
    m_query.finish();
    return read || !m_connection.isStopRequested() ? read : Result<>(Connection::cancelled());
}

Row Query::texts(int columns) const { return m_connection.dialect().readRow(m_query, columns); }

QVariant bound(const Value &value)
{
    return value ? QVariant(*value) : QVariant(QMetaType::fromType<QString>());
}
