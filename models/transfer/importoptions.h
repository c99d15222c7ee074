#pragma once

#include "models/membership/assignment.h"
#include "models/transfer/csvformat.h"
#include "models/transfer/headermatcher.h"

#include <QMap>
#include <QString>

#include <chrono>
#include <functional>

/// The file that is imported. Must be a real file: spool standard input to a temporary one.
struct ImportSource {
    QString path;
    QString name = {}; ///< for people and the history; empty: the name of the file at `path`

    QString displayName() const;
};

/// How a file is to be understood and what is to be done with it. A value.
struct ImportOptions {
    Entity kind = Entity::Membership;
    AssignMode mode =
        AssignMode::Append; ///< the only one so far; others are refused with DbError::Kind::Usage

    CsvFormat format = {}; ///< what it leaves open is found from the file
    ColumnMapping mapping = {}; ///< one entry per column of the file; empty: proposed from its header
    QList<std::pair<Field, QString>> headers = {}; ///< "this field has this header", on top of the mapping
    QMap<Field, QString> fixed = {}; ///< as typed; for fields that have no column, or a blank cell in it

    /// Cells are as exportformat.h says, also where the header does not show that the file is an export.
    bool exported = false;

    bool createUsers = false; ///< an unknown e-mail becomes a user
    bool createOrganizations = false; ///< an unknown name becomes an organization
    bool skipRejected = false; ///< write the good rows although others are rejected
    bool dryRun = false; ///< write nothing, only tell what would happen

    QString actor = {}; ///< see ApplyOptions
    bool force = false;
    std::chrono::milliseconds wait{30000};
};

/// How far an import is.
struct ImportProgress {
    enum class Stage {
        Reading, ///< of the file; counts bytes
        Resolving, ///< what the file names to records; counts keys
        Writing, ///< counts changes
    };
    Stage stage = Stage::Reading;
    qint64 done = 0;
    qint64 total = 0;
};

/// Called on whatever thread the work is done, at most ten times a second.
using ImportMonitor = std::function<void(const ImportProgress &)>;
