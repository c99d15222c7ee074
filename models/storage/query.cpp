#include "models/storage/query.h"

#include "models/storage/connection.h"

#include <QSqlError>

Query::Query(Connection &connection, Reading reading)
    : m_connection(connection)
    , m_query(connection.database())
{
    m_query.setForwardOnly(reading == Reading::Streamed || connection.dialect().readsForwardOnly());
}

Result<> Query::prepare(const QString &sql)
{
    if (!m_query.prepare(sql))
        return m_connection.error(m_query.lastError());
    return {};
}

Result<> Query::execute(const QVariantList &values)
{
    if (m_connection.isStopRequested())
        return m_connection.cancelled();
    for (int i = 0; i < values.size(); ++i)
        m_query.bindValue(i, values.at(i));
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

QVariant bound(const Value &value)
{
    if (!value)
        return QVariant(QMetaType::fromType<QString>());
    return value->isNull() ? QVariant(QLatin1String("")) : QVariant(*value); // Qt would write NULL for a null string
}
