#include "models/membership/assignment.h"

#include "models/membership/canonicalchange.h"
#include "models/membership/rowvalues.h"
#include "models/storage/recordstore.h"

using namespace Qt::StringLiterals;

namespace {

const QList<std::pair<AssignMode, QString>> &modes()
{
    static const QList<std::pair<AssignMode, QString>> list{
        {AssignMode::Append, u"append"_s},
        {AssignMode::AppendAndUpdate, u"append_and_update"_s},
        {AssignMode::AppendAndRemove, u"append_and_remove"_s},
        {AssignMode::Remove, u"remove"_s},
        {AssignMode::DirectControl, u"direct_control"_s}};
    return list;
}

} // namespace

bool addsMissing(AssignMode mode) { return mode != AssignMode::Remove; }

bool updatesListed(AssignMode mode)
{
    return mode == AssignMode::AppendAndUpdate || mode == AssignMode::DirectControl;
}

bool removesUnlisted(AssignMode mode)
{
    return mode == AssignMode::AppendAndRemove || mode == AssignMode::DirectControl;
}

QString assignModeName(AssignMode mode)
{
    for (const auto &[candidate, name] : modes()) {
        if (candidate == mode)
            return name;
    }
    Q_UNREACHABLE();
}

std::optional<AssignMode> assignModeFromName(const QString &name)
{
    for (const auto &[mode, candidate] : modes()) {
        if (candidate == name)
            return mode;
    }
    return {};
}

QStringList assignModeNames()
{
    QStringList names;
    for (const auto &[mode, name] : modes())
        names << name;
    return names;
}

Result<ChangeSet> assignmentOf(Connection &connection, const Schema &schema, Entity entity, const QString &id,
                               const QStringList &otherIds, AssignMode mode, const Values &attributes)
{
    const Result<QList<Row>> rows = MembershipStore(connection, schema).rowsOf(entity, id);
    if (!rows)
        return rows.error();
    const Table &table = schema.memberships;
    const int otherKey = table.indexOf(entity == Entity::User ? Field::Organization : Field::User);
    QHash<QString, Row> present;
    for (const Row &row : *rows)
        present.insert(row.at(otherKey).value_or(QString()), row);

    const auto change = [&](ChangeKind kind, const QString &other) {
        return entity == Entity::User ? Change{Entity::Membership, kind, UserId(id), OrganizationId(other)}
                                      : Change{Entity::Membership, kind, UserId(other), OrganizationId(id)};
    };
    ChangeSet changes;
    QSet<QString> listed;
    for (const QString &other : otherIds) {
        const Result<QString> key = canonicalKey(table.columns.at(otherKey), other);
        if (!key)
            return key.error();
        listed.insert(*key);
    }
    for (const QString &other : std::as_const(listed)) {
        const auto found = present.constFind(other);
        if (found == present.cend()) {
            if (addsMissing(mode)) {
                Change addition = change(ChangeKind::Add, other);
                addition.after = attributes;
                changes.append(addition);
            }
        } else if (mode == AssignMode::Remove) {
            Change removal = change(ChangeKind::Remove, other);
            removal.before = valuesOf(table, *found);
            changes.append(removal);
        } else if (updatesListed(mode) && !attributes.isEmpty()) {
            Change update = change(ChangeKind::Update, other);
            update.after = attributes;
            const Values values = valuesOf(table, *found);
            for (auto it = attributes.cbegin(); it != attributes.cend(); ++it)
                update.before.insert(it.key(), values.value(it.key()));
            changes.append(update);
        }
    }
    if (removesUnlisted(mode)) {
        for (auto it = present.cbegin(); it != present.cend(); ++it) {
            if (listed.contains(it.key()))
                continue;
            Change removal = change(ChangeKind::Remove, it.key());
            removal.before = valuesOf(table, *it);
            changes.append(removal);
        }
    }
    return changes;
}
