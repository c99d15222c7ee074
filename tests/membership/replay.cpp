#include "tests/membership/replay.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {

using State = QMap<QString, QJsonObject>; // by "user|organization"

QJsonObject object(const QString &json) { return QJsonDocument::fromJson(json.toUtf8()).object(); }

QString shown(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString timeText(Engine engine, const QString &column)
{
    return engine == Engine::Sqlite
        ? column
        : u"to_char(%1 AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"_s.arg(column);
}

// Each row as its two ids and a JSON object that the engine itself makes.
QString presentSql(Engine engine)
{
    const QString make = engine == Engine::Sqlite ? u"json_object"_s : u"jsonb_build_object"_s;
    const QString permissions = engine == Engine::Sqlite ? u"json(permissions)"_s : u"permissions"_s;
    return u"SELECT id, '', %1('email', email, 'name', name, 'created_at', %2) FROM users"
           " UNION ALL SELECT '', id, %1('slug', slug, 'name', name, 'created_at', %2) FROM organizations"
           " UNION ALL SELECT user_id, organization_id,"
           " %1('role', role, 'permissions', %3, 'joined_at', %4) FROM user_organizations"_s
               .arg(make, timeText(engine, u"created_at"_s), permissions, timeText(engine, u"joined_at"_s))
               .replace(u"SELECT id, ''"_s,
                        engine == Engine::Sqlite ? u"SELECT id, ''"_s : u"SELECT id::text, ''"_s)
               .replace(u"SELECT '', id"_s,
                        engine == Engine::Sqlite ? u"SELECT '', id"_s : u"SELECT '', id::text"_s)
               .replace(u"SELECT user_id, organization_id,"_s,
                        engine == Engine::Sqlite ? u"SELECT user_id, organization_id,"_s
                                                 : u"SELECT user_id::text, organization_id::text,"_s);
}

State present(TestDatabase &database)
{
    State state;
    for (const QString &row : database.rows(presentSql(database.engine())))
        state.insert(row.section(u'|', 0, 1), object(row.section(u'|', 2)));
    return state;
}

} // namespace

QString replayDifference(TestDatabase &database)
{
    State state;
    const QStringList items = database.rows(
        u"SELECT user_id, organization_id, change_id, coalesce(before%1, ''), coalesce(after%1, '')"
        " FROM roster_change_items ORDER BY change_id, user_id, organization_id"_s.arg(
            database.engine() == Engine::Sqlite ? QString() : u"::text"_s));
    for (const QString &item : items) {
        const QString key = item.section(u'|', 0, 1);
        const QString change = item.section(u'|', 2, 2);
        const QJsonObject before = object(item.section(u'|', 3, 3));
        const QJsonObject after = object(item.section(u'|', 4, 4));
        if (state.value(key) != before) {
            return u"Change %1 of %2 begins with %3, and the one before ended with %4"_s.arg(
                change, key, shown(before), shown(state.value(key)));
        }
        if (after.isEmpty())
            state.remove(key);
        else
            state.insert(key, after);
    }
    const State tables = present(database);
    for (auto it = tables.cbegin(); it != tables.cend(); ++it) {
        if (state.value(it.key()) != it.value()) {
            return u"%1 is %2 in the table and %3 in the history"_s.arg(it.key(), shown(it.value()),
                                                                        shown(state.value(it.key())));
        }
    }
    for (auto it = state.cbegin(); it != state.cend(); ++it) {
        if (!tables.contains(it.key()))
            return it.key() + u" is in the history only"_s;
    }
    return {};
}
