#pragma once

#include <QStringList>

/// The names of the services that libpq would find: in the file of PGSERVICEFILE, or ~/.pg_service.conf, and
/// in pg_service.conf of PGSYSCONFDIR or of the system. Sorted; files that are not there count as empty.
QStringList postgresqlServices();
