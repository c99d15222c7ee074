#include "models/storage/grants.h"

#include "models/storage/catalogue.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

// As people write it.
QString named(const Dialect &dialect, const QString &identifier)
{
    static const QRegularExpression plain(u"^[a-z_][a-z0-9_]*$"_s);
    return plain.match(identifier).hasMatch() ? identifier : dialect.quoted(identifier);
}

} // namespace

QString grantStatement(Connection &connection, const QStringList &rights, const QString &table)
{
    const Dialect &dialect = connection.dialect();
    QString user = connection.database().userName();
    const QString statement = dialect.actorStatement();
    const Result<QList<Row>> rows =
        statement.isEmpty() ? QList<Row>() : catalogueRows(connection, statement, {}, 1);
    if (rows && !rows->isEmpty())
        user = rows->constFirst().constFirst().value_or(user);
    return u"GRANT %1 ON %2 TO %3"_s.arg(rights.join(", "_L1), named(dialect, table), named(dialect, user));
}
