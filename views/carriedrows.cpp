#include "views/carriedrows.h"

#include "models/membership/recordmime.h"
#include "models/transfer/csvwriter.h"

#include <QBuffer>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace {

/// One column of the CSV.
struct Cell {
    QString title;
    int position;
};

/// What the columns of a query are.
class Reading {
public:
    explicit Reading(const PageQuery &query)
        : m_query(query)
        , m_labels(query.labels())
    {
    }

    /// Where the record of `entity` has this field among the values; -1: nowhere.
    int position(Entity entity, Field field) const
    {
        if (m_query.entity == entity)
            return m_query.table().indexOf(field);
        for (qsizetype i = 0; i < m_labels.size(); ++i) {
            if (m_labels.at(i).entity == entity && m_labels.at(i).field == field)
                return int(m_query.table().columns.size() + i);
        }
        return -1;
    }

    /// By what people name the record; its id where nothing else is there.
    int handle(Entity entity) const
    {
        for (const Field field : {Schema::handle(entity), Field::Name}) {
            if (const int found = position(entity, field); found >= 0)
                return found;
        }
        const Field key = entity == Entity::User ? Field::User : Field::Organization;
        return m_query.table().indexOf(m_query.entity == entity ? Field::Id : key);
    }

    QList<Cell> cells() const
    {
        QList<Cell> cells;
        const auto add = [&cells](const QString &title, int position) {
            if (position >= 0)
                cells << Cell{title, position};
        };
        if (m_query.entity != Entity::Membership) {
            add(columnName(Schema::handle(m_query.entity)), handle(m_query.entity));
            add(columnName(Field::Name), position(m_query.entity, Field::Name));
            return cells;
        }
        // Titles that an import knows again.
        add(columnName(Field::Email), handle(Entity::User));
        add(columnName(Field::Slug), handle(Entity::Organization));
        for (const Field field : {Field::Role, Field::Permissions, Field::JoinedAt})
            add(columnName(field), m_query.table().indexOf(field));
        return cells;
    }

    /// What one line of the plain text holds.
    QList<int> line() const
    {
        if (m_query.entity != Entity::Membership)
            return {handle(m_query.entity)};
        if (m_query.scope)
            return {handle(*m_query.scope == Entity::User ? Entity::Organization : Entity::User)};
        QList<int> line{handle(Entity::User), handle(Entity::Organization)};
        if (const int role = m_query.table().indexOf(Field::Role); role >= 0)
            line << role;
        return line;
    }

private:
    const PageQuery &m_query;
    const QList<LabelColumn> m_labels;
};

CarriedRecords recordsOf(const PageQuery &query, const QString &database, const QList<Row> &rows)
{
    CarriedRecords records{database};
    if (query.scope)
        records.shownIn = query.scopeId;
    const bool users = query.entity == Entity::User || query.scope == Entity::Organization
        || (query.entity == Entity::Membership && !query.scope);
    const bool organizations = query.entity == Entity::Organization || query.scope == Entity::User
        || (query.entity == Entity::Membership && !query.scope);
    for (const Row &row : rows) {
        const QStringList key = query.keyOf(row);
        if (users)
            records.users << key.first();
        if (organizations)
            records.organizations << key.last();
    }
    records.users.removeDuplicates();
    records.organizations.removeDuplicates();
    return records;
}

QByteArray csvOf(const Reading &reading, const QList<Row> &rows)
{
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly))
        return {};
    const QList<Cell> cells = reading.cells();
    CsvWriter writer(buffer);
    QStringList texts;
    for (const Cell &cell : cells)
        texts << cell.title;
    bool written = writer.write(texts);
    for (const Row &row : rows) {
        texts.clear();
        for (const Cell &cell : cells)
            texts << spreadsheetSafe(row.value(cell.position).value_or(QString()));
        written = written && writer.write(texts);
    }
    return written ? buffer.data() : QByteArray();
}

QString textOf(const Reading &reading, const QList<Row> &rows)
{
    QStringList lines;
    const QList<int> line = reading.line();
    for (const Row &row : rows) {
        QStringList texts;
        for (const int position : line)
            texts << row.value(position).value_or(QString());
        lines << texts.join(u'\t');
    }
    return lines.join(u'\n');
}

} // namespace

std::unique_ptr<QMimeData> mimeDataOf(const PageQuery &query, const QString &database, const QList<Row> &rows)
{
    const Reading reading(query);
    auto data = std::make_unique<QMimeData>();
    putRecords(*data, recordsOf(query, database, rows));
    data->setData(u"text/csv"_s, csvOf(reading, rows));
    data->setText(textOf(reading, rows));
    return data;
}
