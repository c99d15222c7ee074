#pragma once

#include "models/storage/schema.h"

#include <QStringList>

/// The headers under which `field` is found in files of `kind`, the most telling first: those of Google
/// Workspace, GitHub, GitLab, OneRoster and Keycloak exports, and plain words of several languages. A word
/// that two fields of a kind share belongs to the one that importFields() names first.
[[nodiscard]] QStringList headerWords(Entity kind, Field field);
