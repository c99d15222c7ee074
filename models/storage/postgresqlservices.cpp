#include "models/storage/postgresqlservices.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

QStringList servicesIn(const QString &path)
{
    static const QRegularExpression section(u"^\\[(.+)\\]$"_s);
    QStringList names;
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly | QIODevice::Text))
        return names;
    while (!file.atEnd()) {
        const QRegularExpressionMatch match = section.match(QString::fromUtf8(file.readLine()).trimmed());
        if (match.hasMatch())
            names << match.captured(1);
    }
    return names;
}

} // namespace

QStringList postgresqlServices()
{
    const QString own = qEnvironmentVariable("PGSERVICEFILE", QDir::home().filePath(u".pg_service.conf"_s));
    QStringList names = servicesIn(own);
    // What libpq was built with cannot be asked for; this is Debian's.
    const QString folder = qEnvironmentVariable("PGSYSCONFDIR", u"/etc/postgresql-common"_s);
    names += servicesIn(QDir(folder).filePath(u"pg_service.conf"_s));
    names.removeDuplicates();
    names.sort();
    return names;
}
