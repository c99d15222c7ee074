#include "models/membership/membershipcopy.h"

#include "models/membership/rowvalues.h"
#include "models/storage/recordstore.h"

#include <QCoreApplication>

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MembershipCopy)
};

class Copying {
public:
    Copying(Connection &connection, const Schema &schema, const MembershipCopy &copy)
        : m_connection(connection)
        , m_schema(schema)
        , m_table(schema.memberships)
        , m_copy(copy)
    {
    }

    Result<ChangeSet> run();

private:
    using Memberships = QMap<QString, Values>; ///< by the other side's id

    Result<Memberships> membershipsOf(const QString &id);
    void changeOne(const QString &id, const Memberships &present);
    Change change(ChangeKind kind, const QString &id, const QString &other) const;
    Values copied(const Values &values) const;

    Connection &m_connection;
    const Schema &m_schema;
    const Table &m_table;
    const MembershipCopy &m_copy;
    Memberships m_model;
    ChangeSet m_changes;
};

Result<ChangeSet> Copying::run()
{
    const Result<Row> model = RecordStore(m_connection, m_schema, m_copy.entity).read(m_copy.from);
    if (!model)
        return model.error();
    if (model->isEmpty()) {
        return DbError{DbError::Kind::NotFound,
                       m_copy.entity == Entity::User
                           ? Text::tr("The user to copy from is not there any more. Choose another one.")
                           : Text::tr("The organization to copy from is not there any more. Choose "
                                      "another one.")};
    }
    Result<Memberships> memberships = membershipsOf(m_copy.from);
    if (!memberships)
        return memberships.error();
    m_model = *std::move(memberships);
    for (const QString &id : m_copy.to) {
        if (id == m_copy.from)
            continue;
        const Result<Memberships> present = membershipsOf(id);
        if (!present)
            return present.error();
        changeOne(id, *present);
    }
    return m_changes;
}

Result<Copying::Memberships> Copying::membershipsOf(const QString &id)
{
    const Result<QList<Row>> rows = MembershipStore(m_connection, m_schema).rowsOf(m_copy.entity, id);
    if (!rows)
        return rows.error();
    const int other = m_table.indexOf(m_copy.entity == Entity::User ? Field::Organization : Field::User);
    Memberships memberships;
    for (const Row &row : *rows)
        memberships.insert(row.at(other).value_or(QString()), valuesOf(m_table, row));
    return memberships;
}

void Copying::changeOne(const QString &id, const Memberships &present)
{
    for (auto it = m_model.cbegin(); it != m_model.cend(); ++it) {
        const auto found = present.constFind(it.key());
        if (found == present.cend()) {
            if (m_copy.mode == CopyMode::Subtract)
                continue;
            Change addition = change(ChangeKind::Add, id, it.key());
            addition.after = copied(*it);
            m_changes.append(addition);
        } else if (m_copy.mode == CopyMode::Subtract) {
            Change removal = change(ChangeKind::Remove, id, it.key());
            removal.before = *found;
            m_changes.append(removal);
        } else if (m_copy.mode == CopyMode::MakeEqual) {
            Change update = change(ChangeKind::Update, id, it.key());
            const Values wanted = copied(*it);
            for (auto value = wanted.cbegin(); value != wanted.cend(); ++value) {
                const Column &column = m_table.columns.at(m_table.indexOf(value.key()));
                if (isSameValue(column, found->value(value.key()), *value))
                    continue;
                update.before.insert(value.key(), found->value(value.key()));
                update.after.insert(value.key(), *value);
            }
            if (!update.after.isEmpty())
                m_changes.append(update);
        }
    }
    if (m_copy.mode != CopyMode::MakeEqual)
        return;
    for (auto it = present.cbegin(); it != present.cend(); ++it) {
        if (m_model.contains(it.key()))
            continue;
        Change removal = change(ChangeKind::Remove, id, it.key());
        removal.before = *it;
        m_changes.append(removal);
    }
}

Change Copying::change(ChangeKind kind, const QString &id, const QString &other) const
{
    return m_copy.entity == Entity::User
        ? Change{Entity::Membership, kind, UserId(id), OrganizationId(other)}
        : Change{Entity::Membership, kind, UserId(other), OrganizationId(id)};
}

// What belongs to what somebody may do, not to when it began.
Values Copying::copied(const Values &values) const
{
    Values copied;
    for (const Field field : {Field::Role, Field::Permissions}) {
        const QString column = m_table.column(field);
        if (const auto value = values.constFind(column); value != values.cend())
            copied.insert(column, *value);
    }
    return copied;
}

} // namespace

Result<ChangeSet> changesOf(Connection &connection, const Schema &schema, const MembershipCopy &copy)
{
    return Copying(connection, schema, copy).run();
}
