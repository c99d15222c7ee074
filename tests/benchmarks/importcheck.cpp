#include "tests/benchmarks/importcheck.h"

#include <QProcess>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {

// The last column tells whether the row is as it was filled in: what is imported is dated anew.
const auto before = u"2024-01-01T00:00:00.000Z"_s;

QByteArray printed(const QString &program, const QStringList &arguments, const QString &output = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    if (!output.isEmpty())
        process.setStandardOutputFile(output);
    process.start(program, arguments);
    process.waitForFinished(-1);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return "failed";
    return process.readAllStandardOutput().trimmed();
}

QByteArray shell(const QString &script, const QStringList &arguments)
{
    return printed(u"sh"_s, QStringList{u"-ec"_s, script, u"sh"_s} + arguments);
}

} // namespace

bool ImportCheck::writeExpected() const
{
    const QString lines = u"sed 's/,%1$/,%2/' \"$1/%3\""_s;
    const QString imported = fills ? u"more-ids.csv"_s : u"ids.csv"_s;
    QString all = lines.arg(before, u"0"_s, imported);
    if (fills)
        all += u"; "_s + lines.arg(before, u"1"_s, u"ids.csv"_s);
    return shell(u"{ %1; } | LC_ALL=C sort -S 1G -T \"$1\" > \"$1/expected.csv\""_s.arg(all), {folder})
        .isEmpty();
}

qint64 ImportCheck::count() const
{
    const QString sql = u"SELECT count(*) FROM user_organizations"_s;
    return (isPostgresql ? printed(u"psql"_s, {u"-XAtc"_s, sql, database})
                         : printed(u"sqlite3"_s, {database, sql}))
        .toLongLong();
}

bool ImportCheck::isComplete() const
{
    const QString actual = folder + u"/actual.csv"_s;
    const QString rows =
        u"SELECT user_id, organization_id, role, permissions, %1, CASE WHEN updated_at = '%2'"
        " THEN 1 ELSE 0 END FROM user_organizations ORDER BY user_id, organization_id"_s;
    const QString items = u"SELECT count(*) FROM roster_change_items"_s;
    QByteArray problems;
    QByteArray recorded;
    if (isPostgresql) {
        const QString joined =
            u"to_char(joined_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"_s;
        problems = printed(u"psql"_s, {u"-XAtc"_s, rows.arg(joined, before), u"-F,"_s, database}, actual);
        recorded = printed(u"psql"_s, {u"-XAtc"_s, items, database});
    } else {
        problems = printed(u"sqlite3"_s, {database, u"PRAGMA integrity_check; PRAGMA foreign_key_check"_s});
        if (problems == "ok")
            problems = printed(
                u"sqlite3"_s,
                {u"-list"_s, u"-separator"_s, u","_s, database, rows.arg(u"joined_at"_s, before)}, actual);
        recorded = printed(u"sqlite3"_s, {database, items});
    }
    if (problems.isEmpty())
        problems = shell(u"cmp \"$1/expected.csv\" \"$1/actual.csv\" 2>&1 || true"_s, {folder});
    const QByteArray imported =
        shell(u"wc -l < \"$1\""_s, {folder + (fills ? u"/more-ids.csv"_s : u"/ids.csv"_s)});
    if (problems.isEmpty() && recorded != imported)
        problems = recorded + " rows of the history instead of " + imported;
    if (!problems.isEmpty())
        QTextStream(stderr) << "The import is not right: " << problems << Qt::endl;
    return problems.isEmpty();
}
