#include "models/tables/pagedresult.h"

#include "models/tables/pageddriver.h"
#include "models/tables/pagesource.h"

#include <QSqlError>
#include <QSqlField>

using namespace Qt::StringLiterals;

PagedResult::PagedResult(const PagedDriver *driver)
    : QSqlResult(driver)
    , m_driver(driver)
{
}

bool PagedResult::reset(const QString &statement)
{
    setAt(QSql::BeforeFirstRow);
    setSelect(true);
    if (statement == PagedDriver::rowsStatement)
        m_content = Content::Rows;
    else if (statement == PagedDriver::rowStatement)
        m_content = Content::OneRow;
    else
        return refuse(statement);
    setActive(true);
    return true;
}

bool PagedResult::prepare(const QString &statement) { return refuse(statement); }

bool PagedResult::refuse(const QString &statement)
{
    m_content = Content::Nothing;
    setActive(false);
    setLastError(QSqlError(u"No SQL runs in the window's thread"_s, statement, QSqlError::StatementError));
    return false;
}

int PagedResult::size()
{
    constexpr int upperBound = 1 << 30;
    switch (m_content) {
    case Content::Rows:
        return upperBound;
    case Content::OneRow:
        return 1;
    case Content::Nothing:
        break;
    }
    return 0;
}

bool PagedResult::fetch(int row)
{
    if (row < 0 || row >= size())
        return false;
    setAt(row);
    return true;
}

bool PagedResult::fetchFirst() { return fetch(0); }

bool PagedResult::fetchLast() { return fetch(size() - 1); }

int PagedResult::numRowsAffected() { return -1; }

const Row *PagedResult::currentRow() const
{
    if (at() < 0 || m_content == Content::Nothing)
        return nullptr;
    if (m_content == Content::OneRow)
        return &m_driver->row();
    return m_driver->source() ? m_driver->source()->row(at(), m_driver->isWaitAllowed()) : nullptr;
}

QVariant PagedResult::data(int column)
{
    const Row *row = currentRow();
    const Value value = row ? row->value(column) : Value();
    return value ? QVariant(*value) : QVariant();
}

bool PagedResult::isNull(int column) { return data(column).isNull(); }

QSqlRecord PagedResult::record() const
{
    QSqlRecord record = m_driver->columns();
    if (m_content != Content::OneRow || at() < 0)
        return record;
    for (int i = 0; i < record.count(); ++i) {
        if (const Value value = m_driver->row().value(i))
            record.setValue(i, *value);
    }
    return record;
}
