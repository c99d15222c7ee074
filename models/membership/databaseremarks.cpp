#include "models/membership/databaseremarks.h"

#include "models/storage/catalogue.h"
#include "models/storage/grants.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DatabaseRemarks)
};

using Weight = DatabaseRemark::Weight;

/// A row of Dialect::tableRulesStatement().
struct Rule {
    QString kind;
    QString name;
    QString rule;
};

class Remarks {
public:
    Remarks(Connection &connection, const Schema &schema)
        : m_connection(connection)
        , m_schema(schema)
    {
    }

    Result<QList<DatabaseRemark>> all();

private:
    Result<> table(Entity entity);
    void rights(Entity entity);
    void columnRights(Entity entity, QStringList &grants);
    void reference(Entity entity, const Rule &rule);
    void referenceOfMemberships(Entity entity, const QString &rule);
    void neededColumns(Entity entity);
    Result<> history();
    void add(Weight weight, const QString &text) { m_remarks << DatabaseRemark{weight, text}; }

    Connection &m_connection;
    const Schema &m_schema;
    QList<DatabaseRemark> m_remarks;
};

Result<QList<DatabaseRemark>> Remarks::all()
{
    if (m_schema.readOnly)
        add(Weight::Limit, Text::tr("Nothing can be changed: the database is read-only for you."));
    for (const Entity entity : {Entity::User, Entity::Organization, Entity::Membership}) {
        if (const Result<> done = table(entity); !done)
            return done.error();
    }
    if (const Result<> done = history(); !done)
        return done.error();
    std::stable_partition(m_remarks.begin(), m_remarks.end(),
                          [](const DatabaseRemark &remark) { return remark.weight == Weight::Limit; });
    return m_remarks;
}

Result<> Remarks::table(Entity entity)
{
    rights(entity);
    const QString &name = m_schema.table(entity).name;
    const Result<QList<Row>> rows =
        catalogueRows(m_connection, m_connection.dialect().tableRulesStatement(), {name}, 3);
    if (!rows)
        return rows.error();
    QStringList triggers;
    for (const Row &row : *rows) {
        const Rule rule{row.at(0).value_or(QString()), row.at(1).value_or(QString()),
                        row.at(2).value_or(QString())};
        if (rule.kind == "reference"_L1)
            reference(entity, rule);
        else if (rule.kind == "trigger"_L1 && !m_schema.isOwn)
            triggers << rule.name;
        else if (rule.kind == "policy"_L1)
            add(Weight::Limit,
                Text::tr("The table %1 has row-level security: you see, count and change only the rows that "
                         "it lets "
                         "you.")
                    .arg(name));
    }
    if (!triggers.isEmpty())
        add(Weight::Note,
            Text::tr("The table %1 has triggers, which may change or refuse what is written: %2.")
                .arg(name, triggers.join(", "_L1)));
    neededColumns(entity);
    return {};
}

void Remarks::rights(Entity entity)
{
    const Rights &rights = m_schema.table(entity).rights;
    const QString &name = m_schema.table(entity).name;
    if (!rights.any())
        add(Weight::Limit, Text::tr("You may only read the table %1.").arg(name));
    else if (!rights.add)
        add(Weight::Limit, Text::tr("You may not add rows to the table %1.").arg(name));
    if (rights.any() && !rights.update)
        add(Weight::Limit, Text::tr("You may not change rows of the table %1.").arg(name));
    if (rights.any() && !rights.remove)
        add(Weight::Limit, Text::tr("You may not remove rows from the table %1.").arg(name));
    QStringList grants;
    for (const auto &[has, right] :
         {std::pair(rights.add, u"INSERT"_s), std::pair(rights.update, u"UPDATE"_s),
          std::pair(rights.remove, u"DELETE"_s)}) {
        if (!has)
            grants << right;
    }
    columnRights(entity, grants);
    if (!grants.isEmpty())
        add(Weight::Limit,
            Text::tr("The administrator of the database can allow it: %1")
                .arg(grantStatement(m_connection, grants, name)));
}

// Of single columns, where others of the table may be written.
void Remarks::columnRights(Entity entity, QStringList &grants)
{
    const Table &table = m_schema.table(entity);
    QStringList kept;
    QStringList unstated;
    for (const Column &column : table.columns) {
        if (!column.canUpdate && !table.isKey(column.name))
            kept << column.name;
        if (!column.canInsert)
            unstated << column.name;
    }
    if (table.rights.update && !kept.isEmpty()) {
        add(Weight::Limit,
            Text::tr("Of the table %1 you may not change these columns: %2.")
                .arg(table.name, kept.join(", "_L1)));
        grants << u"UPDATE (%1)"_s.arg(kept.join(", "_L1));
    }
    if (table.rights.add && !unstated.isEmpty()) {
        add(Weight::Limit,
            Text::tr("In new rows of the table %1 you may not fill in these columns: %2.")
                .arg(table.name, unstated.join(", "_L1)));
        grants << u"INSERT (%1)"_s.arg(unstated.join(", "_L1));
    }
}

void Remarks::reference(Entity entity, const Rule &rule)
{
    if (entity != Entity::Membership && rule.name == m_schema.memberships.name) {
        referenceOfMemberships(entity, rule.rule);
        return;
    }
    const QString &name = m_schema.table(entity).name;
    if (rule.rule == "cascade"_L1)
        add(Weight::Note,
            Text::tr(
                "When a row of %1 is removed, the database removes the rows of %2 that refer to it as well; "
                "neither undo nor the history brings those back.")
                .arg(name, rule.name));
    else if (rule.rule.startsWith("set "_L1))
        add(Weight::Note,
            Text::tr(
                "When a row of %1 is removed, the rows of %2 that refer to it stay and lose the reference.")
                .arg(name, rule.name));
    else
        add(Weight::Note,
            Text::tr("A row of %1 cannot be removed while one of %2 refers to it.").arg(name, rule.name));
}

void Remarks::referenceOfMemberships(Entity entity, const QString &rule)
{
    if (rule != "cascade"_L1 || m_schema.isOwn)
        return; // Roster removes them first, and records it
    add(Weight::Note,
        entity == Entity::User ? Text::tr(
            "When another program removes a user, the database removes the user's memberships as well.")
                               : Text::tr("When another program removes an organization, the database "
                                          "removes its memberships as well."));
}

void Remarks::neededColumns(Entity entity)
{
    QStringList names;
    for (const Column &column : m_schema.table(entity).columns) {
        if (column.required && !column.hasDefault && !column.field
            && column.name != m_schema.table(entity).surrogate)
            names << column.name;
    }
    if (names.isEmpty())
        return;
    add(Weight::Note,
        Text::tr("A new row of %1 needs more than Roster has words for: %2.")
            .arg(m_schema.table(entity).name, names.join(", "_L1)));
}

Result<> Remarks::history()
{
    if (!m_schema.hasHistory) {
        add(Weight::Note,
            Text::tr("There are no history tables: what you change is not recorded, and can be undone in the "
                     "window only, until it is closed."));
        return {};
    }
    const Result<QList<Row>> rows =
        catalogueRows(m_connection, m_connection.dialect().tableRulesStatement(), {u"roster_changes"_s}, 2);
    if (!rows)
        return rows.error();
    if (rows->contains(Row{Value(u"denied"_s), Value(u"INSERT"_s)})) {
        add(Weight::Limit,
            Text::tr("You may not write to Roster's history (roster_changes), and nothing is changed without "
                     "it."));
        add(Weight::Limit,
            Text::tr("The administrator of the database can allow it: %1")
                .arg(grantStatement(m_connection, {u"SELECT"_s, u"INSERT"_s}, u"roster_changes"_s)
                         .replace("roster_changes"_L1,
                                  "roster_changes, roster_change_items, roster_change_organizations"_L1)));
    }
    return {};
}

} // namespace

Result<QList<DatabaseRemark>> remarksOn(Connection &connection, const Schema &schema)
{
    return Remarks(connection, schema).all();
}
