#include "models/storage/dialect.h"

#include "models/storage/postgresqldialect.h"
#include "models/storage/sqlitedialect.h"

using namespace Qt::StringLiterals;

const Dialect &Dialect::of(Engine engine)
{
    static const SqliteDialect sqlite;
    static const PostgresqlDialect postgresql;
    if (engine == Engine::Sqlite)
        return sqlite;
    return postgresql;
}

void Dialect::close(QSqlDatabase &database) const { database.close(); }

QString Dialect::quoted(const QString &identifier) const
{
    QString text = identifier;
    return u'"' + text.replace(u'"', "\"\""_L1) + u'"';
}

QString Dialect::quoted(const QStringList &identifiers) const
{
    QStringList texts;
    for (const QString &identifier : identifiers)
        texts << quoted(identifier);
    return texts.join(", "_L1);
}
