#include "models/transfer/exporter.h"

#include "models/storage/connection.h"
#include "models/transfer/csvwriter.h"
#include "models/transfer/exportformat.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

#include <chrono>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Exporter)
};

QString aliasOf(Entity entity)
{
    return entity == Entity::User ? u"u"_s : entity == Entity::Organization ? u"o"_s : u"m"_s;
}

/// The one statement of an export.
class ExportSql {
public:
    ExportSql(const Dialect &dialect, const Schema &schema, const ExportOptions &options)
        : m_dialect(dialect)
        , m_schema(schema)
        , m_options(options)
        , m_table(schema.table(options.kind))
    {
    }

    QString select(const QList<ExportColumn> &columns) const
    {
        QStringList texts;
        for (const ExportColumn &wanted : columns) {
            const Table &table = m_schema.table(wanted.entity);
            texts << textOf(wanted.entity, table.columns.at(table.indexOf(wanted.field)));
        }
        return u"SELECT %1 FROM %2 AS %3%4%5 ORDER BY %6"_s.arg(
            texts.join(", "_L1), m_dialect.quoted(m_table.name), aliasOf(m_table.entity), joins(), where(),
            order().join(", "_L1));
    }

    /// As many as where() has places for them.
    QVariantList values() const
    {
        QVariantList values;
        static_cast<void>(conditions(values));
        return values;
    }

    QString count() const { return "SELECT count(*) FROM "_L1 + m_dialect.quoted(m_table.name); }

private:
    QString name(Entity entity, const Column &column) const
    {
        return aliasOf(entity) + u'.' + m_dialect.quoted(column.name);
    }

    QString textOf(Entity entity, const Column &column) const
    {
        return m_dialect.asText(column, name(entity, column));
    }

    QString joins() const
    {
        QString joins;
        if (m_options.kind != Entity::Membership)
            return joins;
        for (const auto &[entity, side] : {std::pair(Entity::User, 0), std::pair(Entity::Organization, 1)}) {
            const Table &other = m_schema.table(entity);
            joins += u" LEFT JOIN %1 AS %2 ON %2.%3 = m.%4"_s.arg(
                m_dialect.quoted(other.name), aliasOf(entity), m_dialect.quoted(other.column(Field::Id)),
                m_dialect.quoted(m_table.key.at(side)));
        }
        return joins;
    }

    /// Of memberships what people know its two sides by.
    QList<std::pair<Entity, Column>> labels() const
    {
        QList<std::pair<Entity, Column>> labels;
        if (m_options.kind != Entity::Membership)
            return labels;
        for (const Entity entity : {Entity::User, Entity::Organization}) {
            const Table &table = m_schema.table(entity);
            for (const Field field : {Schema::handle(entity), Field::Name}) {
                if (table.has(field))
                    labels << std::pair(entity, table.columns.at(table.indexOf(field)));
            }
        }
        return labels;
    }

    QStringList searched() const
    {
        QStringList texts;
        for (const Column &column : m_table.columns) {
            if (column.field == Field::Email || column.field == Field::Slug || column.field == Field::Name)
                texts << textOf(m_table.entity, column);
        }
        const QList<std::pair<Entity, Column>> all = labels();
        for (const auto &[entity, column] : all)
            texts << textOf(entity, column);
        return texts;
    }

    QString where() const
    {
        QVariantList values;
        const QStringList all = conditions(values);
        return all.isEmpty() ? QString() : " WHERE "_L1 + all.join(" AND "_L1);
    }

    QStringList conditions(QVariantList &values) const
    {
        QStringList conditions;
        if (!m_options.search.isEmpty()) {
            QStringList matches;
            const QStringList texts = searched();
            for (const QString &text : texts) {
                matches << m_dialect.contains(text, u"?"_s);
                values << m_options.search;
            }
            conditions << (matches.isEmpty() ? u"1 = 0"_s : u'(' + matches.join(" OR "_L1) + u')');
        }
        return conditions
            + m_options.filter.conditions(m_dialect, m_schema, m_options.kind, aliasOf(m_options.kind),
                                          values);
    }

    QStringList order() const
    {
        const QString direction = m_options.order == Qt::DescendingOrder ? u" DESC"_s : QString();
        QStringList keys;
        for (const QString &key : m_table.key)
            keys << aliasOf(m_table.entity) + u'.' + m_dialect.quoted(key) + direction;
        const int label = m_options.sortColumn - int(m_table.columns.size());
        if (m_options.kind != Entity::Membership && label == 0)
            return QStringList{numberOfMemberships() + direction} + keys;
        const QList<std::pair<Entity, Column>> all = labels();
        if (m_options.sortColumn < 0 || label >= all.size())
            return keys;
        const auto &[entity, column] =
            label < 0 ? std::pair(m_table.entity, m_table.columns.at(m_options.sortColumn)) : all.at(label);
        if (entity == Entity::Organization && label >= 0)
            std::swap(keys[0], keys[1]); // memberships of one organization stay together
        // Other types have no order of their own, or one that means nothing to people.
        const bool asText = column.type == ColumnType::Json || column.type == ColumnType::TextList
            || column.type == ColumnType::Other;
        const QString expression = asText ? textOf(entity, column) : name(entity, column);
        keys.prepend(expression + direction);
        if (!column.required || label >= 0)
            keys.prepend(u"CASE WHEN %1 IS NULL THEN 1 ELSE 0 END"_s.arg(expression));
        return keys;
    }

    QString numberOfMemberships() const
    {
        const Table &memberships = m_schema.memberships;
        return u"(SELECT count(*) FROM %1 AS c WHERE c.%2 = %3.%4)"_s.arg(
            m_dialect.quoted(memberships.name),
            m_dialect.quoted(memberships.key.at(m_options.kind == Entity::User ? 0 : 1)),
            aliasOf(m_options.kind), m_dialect.quoted(m_table.key.first()));
    }

    const Dialect &m_dialect;
    const Schema &m_schema;
    const ExportOptions &m_options;
    const Table &m_table;
};

/// Counting what a search or filter finds would take as long as exporting it.
Result<qint64> totalOf(Connection &connection, const ExportSql &sql, const ExportOptions &options)
{
    if (options.isNarrowed())
        return qint64(-1);
    const Result<Query *> query = connection.select(sql.count());
    if (!query)
        return query.error();
    const qint64 total = (*query)->next() ? (*query)->number(0) : -1;
    if (Result<> status = (*query)->status(); !status)
        return status.error();
    (*query)->finish();
    return total;
}

/// Lets at most ten calls a second through.
class Throttle {
public:
    bool isDue()
    {
        using namespace std::chrono_literals;
        const auto now = std::chrono::steady_clock::now();
        if (now - m_last < 100ms)
            return false;
        m_last = now;
        return true;
    }

private:
    std::chrono::steady_clock::time_point m_last;
};

DbError failure(const QIODevice &target)
{
    return {DbError::Kind::File, Text::tr("The export cannot be written: %1.").arg(target.errorString())};
}

Result<> writeHead(CsvWriter &writer, const QList<ExportColumn> &columns, const ExportOptions &options,
                   QIODevice &target)
{
    constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
    QStringList headers;
    for (const ExportColumn &column : columns)
        headers << column.header;
    if (options.byteOrderMark && target.write(byteOrderMark.data(), byteOrderMark.size()) < 0)
        return failure(target);
    if (!writer.write(headers))
        return failure(target);
    return {};
}

} // namespace

Result<qint64> exportRows(Connection &connection, const Schema &schema, const ExportOptions &options,
                          QIODevice &target, const ExportMonitor &monitor)
{
    constexpr qint64 rowsBetweenLooks = 1024;
    const ExportSql sql(connection.dialect(), schema, options);
    const QList<ExportColumn> columns = exportColumns(schema, options.kind);
    const Result<qint64> total = monitor ? totalOf(connection, sql, options) : qint64(-1);
    if (!total)
        return total;
    Query rows(connection, Query::Reading::Streamed);
    if (Result<> prepared = rows.prepare(sql.select(columns)); !prepared)
        return prepared.error();
    if (Result<> executed = rows.execute(sql.values()); !executed)
        return executed.error();

    CsvWriter writer(target, options.delimiter);
    if (Result<> written = writeHead(writer, columns, options, target); !written)
        return written.error();
    QList<QByteArray> cells(columns.size());
    Throttle throttle;
    qint64 count = 0;
    while (rows.next()) {
        for (qsizetype i = 0; i < cells.size(); ++i)
            cells[i] = exportCell(rows.value(int(i)));
        if (!writer.write(cells))
            return failure(target);
        if (++count % rowsBetweenLooks != 0)
            continue;
        if (connection.isStopRequested())
            return Connection::cancelled();
        if (monitor && throttle.isDue())
            monitor({count, *total});
    }
    if (Result<> status = rows.status(); !status)
        return status.error();
    if (connection.isStopRequested())
        return Connection::cancelled();
    return count;
}

Result<qint64> exportToFile(Connection &connection, const Schema &schema, const ExportOptions &options,
                            const QString &path, const ExportMonitor &monitor)
{
    const auto unwritable = [&path](const QString &why) {
        return DbError{DbError::Kind::File, Text::tr("%1 cannot be written: %2.").arg(path, why)};
    };
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(file.errorString());
    const Result<qint64> rows = exportRows(connection, schema, options, file, monitor);
    if (!rows)
        return rows; // the file is dropped
    if (!file.commit())
        return unwritable(file.errorString());
    return rows;
}
