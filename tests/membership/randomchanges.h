#pragma once

#include "models/membership/changeset.h"

#include <QRandomGenerator>

// Change sets that try everything on a few users and organizations, right and wrong.
class RandomChanges {
public:
    RandomChanges(quint32 seed, int users, int organizations);

    ChangeSet next();
    // Users and organizations whose memberships the change sets are about.
    ChangeSet records() const;
    // A quarter of all possible memberships, and their removal, which both are right whatever was there
    // before.
    ChangeSet manyAdditions();
    // The same as a file to import: user, organization, role; a few rows are there twice.
    QByteArray csv();
    static ChangeSet removals(const ChangeSet &additions);
    // Without users and organizations that come and go.
    bool membershipsOnly = false;

private:
    Change membership();
    Change record();
    QString text();

    QRandomGenerator m_random;
    QStringList m_users;
    QStringList m_organizations;
};
