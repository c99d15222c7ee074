#pragma once

#include <QString>

// How much of everything an import is measured with.
struct ImportSize {
    int users = 0;
    int organizations = 0;
    int memberships = 0;
    int more = 0; ///< further memberships, for an import into a table that has some
};

// Writes users.csv (id, email, name), organizations.csv (id, slug, name), and memberships as people have them
// (natural.csv: e-mail, slug, role, joined_at) and as the table has them (ids.csv), with more-natural.csv and
// more-ids.csv beside them. Random ids, in no order; the same arguments give the same bytes.
bool writeImportData(const QString &folder, const ImportSize &size);
