#include "tests/support/schematext.h"

#include <QProcess>

using namespace Qt::StringLiterals;

QString schemaText(TestDatabase &database, const QStringList &without, bool roster)
{
    if (database.engine() == Engine::Sqlite) {
        QString condition =
            roster ? u"true"_s : u"tbl_name NOT LIKE 'roster_%' AND tbl_name <> 'sqlite_sequence'"_s;
        for (const QString &table : without)
            condition += u" AND tbl_name <> '%1'"_s.arg(table);
        return (database.rows(u"PRAGMA journal_mode"_s)
                + database.rows(
                    u"SELECT type || name || coalesce(sql, '') FROM sqlite_master WHERE %1 ORDER BY 1"_s.arg(
                        condition)))
            .join(u'\n');
    }
    QStringList arguments{u"--schema-only"_s, u"--dbname"_s, database.argument()};
    for (const QString &table : without)
        arguments << u"--exclude-table"_s << u"\"%1\""_s.arg(table);
    if (!roster)
        arguments << u"--exclude-table"_s << u"roster_*"_s;
    QProcess dump;
    dump.start(u"pg_dump"_s, arguments);
    if (!dump.waitForFinished(30000) || dump.exitCode() != 0)
        qFatal("pg_dump: %s", dump.readAllStandardError().constData());
    QStringList lines = QString::fromUtf8(dump.readAllStandardOutput()).split(u'\n');
    lines.removeIf([](const QString &line) { // another token in every dump
        return line.startsWith("\\restrict"_L1) || line.startsWith("\\unrestrict"_L1);
    });
    return lines.join(u'\n');
}
