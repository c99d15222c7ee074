#include "tests/transfer/importmodel.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

static const QString defaultRole = u"member"_s;
static const QStringList roles{defaultRole, u"admin"_s, u"guest"_s};
static const QStringList days{u"2024-01-31T00:00:00.000Z"_s, u"2023-05-06T07:08:09.010Z"_s,
                              u"1999-12-31T23:59:59.999Z"_s};

namespace {

struct File {
    ModelTable listed; // blank values are empty
    QMap<std::pair<int, int>, int> positions; // of the rows that list them
    QList<int> repeatedRows;
    QSet<int> owners;
    QSet<int> ownersOfRejected;
    bool anybodyRejected = false;
    qint64 repeated = 0;
    qint64 rejected = 0;
};

File readRows(const QList<ModelRow> &rows, std::optional<Entity> per)
{
    File file;
    for (int position = 0; position < rows.size(); ++position) {
        const ModelRow &row = rows.at(position);
        const int owner = per == Entity::Organization ? row.organization : row.user;
        const std::pair key(row.user, row.organization);
        const ModelMembership values{row.role, row.joined};
        const bool good = !row.ragged && row.user >= 0 && row.organization >= 0 && row.joined != "never"_L1;
        if (good && !file.listed.contains(key)) {
            file.listed.insert(key, values);
            file.positions.insert(key, position);
            file.owners << owner;
        } else if (good && file.listed.value(key) == values) {
            ++file.repeated;
            file.repeatedRows << position;
        } else {
            ++file.rejected;
            if (row.ragged || owner < 0)
                file.anybodyRejected = true;
            else
                file.ownersOfRejected << owner;
        }
    }
    return file;
}

} // namespace

ModelOutcome modelImport(const ModelTable &table, const QList<ModelRow> &rows, AssignMode mode,
                         std::optional<Entity> per)
{
    const bool updates = mode == AssignMode::AppendAndUpdate || mode == AssignMode::DirectControl;
    const bool removesOthers = mode == AssignMode::AppendAndRemove || mode == AssignMode::DirectControl;
    const File file = readRows(rows, per);
    ModelOutcome outcome;
    outcome.table = table;
    outcome.repeated = file.repeated;
    outcome.repeatedRows = file.repeatedRows;
    outcome.rejected = file.rejected;
    qint64 concerned = 0;
    for (auto it = table.cbegin(); it != table.cend(); ++it) {
        const int owner = per == Entity::Organization ? it.key().second : it.key().first;
        const bool listed = file.listed.contains(it.key());
        const bool keeps = per && (file.anybodyRejected || file.ownersOfRejected.contains(owner));
        concerned += file.owners.contains(owner) ? 1 : 0;
        const bool goes =
            mode == AssignMode::Remove ? listed : removesOthers && !listed && file.owners.contains(owner);
        if (goes && !keeps) {
            ++outcome.removed;
            outcome.table.remove(it.key());
        }
    }
    for (auto it = file.listed.cbegin(); it != file.listed.cend(); ++it) {
        ModelMembership values = table.value(it.key());
        if (mode == AssignMode::Remove) {
            if (!table.contains(it.key())) {
                ++outcome.unchanged;
                outcome.unchangedRows << file.positions.value(it.key());
            }
            continue;
        }
        const bool present = table.contains(it.key());
        if (!present)
            values.role = defaultRole;
        if ((!present || updates) && !it->role.isEmpty())
            values.role = it->role;
        if ((!present || updates) && !it->joined.isEmpty())
            values.joined = it->joined;
        qint64 &count = !present              ? outcome.added
            : values == table.value(it.key()) ? outcome.unchanged
                                              : outcome.updated;
        ++count;
        if (&count == &outcome.unchanged)
            outcome.unchangedRows << file.positions.value(it.key());
        outcome.table.insert(it.key(), values);
    }
    std::sort(outcome.unchangedRows.begin(), outcome.unchangedRows.end());
    outcome.asks = per && outcome.removed * 10 > concerned;
    return outcome;
}

static QString oneOf(QRandomGenerator &random, const QStringList &texts)
{
    return texts.at(random.bounded(int(texts.size())));
}

ModelTable randomTable(QRandomGenerator &random, int users, int organizations)
{
    ModelTable table;
    const int share = random.bounded(101); // of all that are possible, in percent
    for (int user = 0; user < users; ++user) {
        for (int organization = 0; organization < organizations; ++organization) {
            if (random.bounded(100) < share)
                table.insert({user, organization}, {oneOf(random, roles), oneOf(random, days)});
        }
    }
    return table;
}

QList<ModelRow> randomRows(QRandomGenerator &random, int users, int organizations, int count)
{
    const bool clean = random.bounded(3) == 0;
    const int seldom = qMax(10, count / 2);
    const auto isSeldom = [&] { return !clean && random.bounded(seldom) == 0; };
    QList<ModelRow> rows;
    for (int i = 0; i < count; ++i) {
        ModelRow row{random.bounded(users), random.bounded(organizations)};
        if (random.bounded(2) == 0)
            row.role = oneOf(random, roles);
        if (random.bounded(2) == 0)
            row.joined = oneOf(random, days);
        if (isSeldom())
            row.user = -1 - random.bounded(2);
        if (isSeldom())
            row.organization = -1 - random.bounded(2);
        if (isSeldom())
            row.joined = u"never"_s;
        row.ragged = isSeldom();
        if (!rows.isEmpty() && random.bounded(8) == 0)
            row = rows.at(random.bounded(int(rows.size())));
        rows << row;
    }
    if (!clean)
        return rows;
    QMap<std::pair<int, int>, ModelRow> first; // without rows that contradict each other
    for (ModelRow &row : rows)
        row = *first.insert({row.user, row.organization}, first.value({row.user, row.organization}, row));
    return rows;
}

QByteArray csvOf(const QList<ModelRow> &rows)
{
    QString text = u"user,organization,role,joined_at\n"_s;
    for (const ModelRow &row : rows) {
        const QString user = row.user == -2 ? QString() : u"user%1@example.org"_s.arg(row.user);
        const QString organization = row.organization == -2 ? QString() : u"group%1"_s.arg(row.organization);
        text += QStringList{user, organization, row.role, row.joined}.join(u',');
        text += row.ragged ? u",x\n"_s : u"\n"_s;
    }
    return text.toUtf8();
}
