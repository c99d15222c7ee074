#pragma once

#include "models/membership/membershipdraft.h"

// Drafts of a schema with roles and permissions, without a database.

Schema draftSchema();
/// A membership of the user `user` in an organization whose name is its id in capitals.
MembershipStore::Listed listed(const QString &organization, const QString &role = QStringLiteral("member"),
                               const QString &permissions = QStringLiteral("[]"),
                               const QString &user = QStringLiteral("ada"));
MembershipDraft::Other other(const QString &id);
/// Ada's memberships in these organizations.
MembershipDraft draftOf(const QStringList &organizations);
