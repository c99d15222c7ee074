#pragma once

#include "models/transfer/headermatcher.h"

class QSettings;

/// Remembers what the columns of files meant that were imported, by their headers: who sends a file once
/// sends it again. The latest hundred are kept.
class MappingMemory {
public:
    /// `settings` must outlive it.
    explicit MappingMemory(QSettings &settings);

    void remember(Entity kind, const QStringList &header, const ColumnMapping &mapping);
    /// Nothing if no file with just these columns was imported, as `kind`.
    std::optional<ColumnMapping> find(Entity kind, const QStringList &header) const;

private:
    QSettings &m_settings;
};
