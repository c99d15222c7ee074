#include "models/tables/pageddriver.h"

#include "models/tables/pagedresult.h"

#include <QSqlError>
#include <QSqlField>

using namespace Qt::StringLiterals;

namespace {

QString prefixOf(Entity entity)
{
    switch (entity) {
    case Entity::User:
        return u"user."_s;
    case Entity::Organization:
        return u"organization."_s;
    case Entity::Membership:
        return u"number of "_s;
    }
    Q_UNREACHABLE();
}

} // namespace

const QString PagedDriver::rowsStatement = u"rows"_s;
const QString PagedDriver::rowStatement = u"row"_s;

PagedDriver::PagedDriver(const PageQuery &query, QObject *parent)
    : QSqlDriver(parent)
    , m_table(query.table().name)
    , m_key(query.table().name)
{
    const auto append = [this](const Column &column, const QString &name, bool readOnly) {
        QSqlField field(name, QMetaType::fromType<QString>(),
                        m_table); // every value is the engine's text of it
        field.setRequired(column.required);
        field.setReadOnly(readOnly);
        m_columns.append(field);
    };
    for (const Column &column : query.table().columns)
        append(column, column.name, false);
    for (const LabelColumn &label : query.labels())
        append(label.column, prefixOf(label.entity) + label.column.name, true);
    for (const QString &key : query.table().key)
        m_key.append(m_columns.field(key));
    setOpen(true);
}

bool PagedDriver::hasFeature(DriverFeature feature) const
{
    return feature == QuerySize || feature == Unicode;
}

bool PagedDriver::open(const QString &, const QString &, const QString &, const QString &, int,
                       const QString &)
{
    setOpen(true);
    return true;
}

void PagedDriver::close() { setOpen(false); }

QSqlResult *PagedDriver::createResult() const { return new PagedResult(this); }

QStringList PagedDriver::tables(QSql::TableType type) const
{
    return type & QSql::Tables ? QStringList{m_table} : QStringList();
}

QSqlRecord PagedDriver::record(const QString &table) const
{
    return table == m_table ? m_columns : QSqlRecord();
}

QSqlIndex PagedDriver::primaryIndex(const QString &table) const
{
    return table == m_table ? m_key : QSqlIndex();
}

QString PagedDriver::escapeIdentifier(const QString &identifier, IdentifierType type) const
{
    if (isIdentifierEscaped(identifier, type))
        return identifier;
    QString text = identifier;
    return u'"' + text.replace(u'"', "\"\""_L1) + u'"';
}
