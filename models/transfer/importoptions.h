#pragma once

#include "models/membership/assignment.h"
#include "models/storage/result.h"
#include "models/transfer/csvformat.h"
#include "models/transfer/headermatcher.h"

#include <QMap>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

/// The file that is imported. Must be a real file: spool standard input to a temporary one.
struct ImportSource {
    QString path;
    QString name = {}; ///< for people and the history; empty: the name of the file at `path`

    QString displayName() const;
};

/// How a file is to be understood and what is to be done with it. A value.
struct ImportOptions {
    Entity kind = Entity::Membership;
    /// What happens to present memberships. Users and organizations are added and updated in the modes
    /// Append and AppendAndUpdate, and never removed.
    AssignMode mode = AssignMode::Append;
    /// User or Organization: whose lists the file holds, each of them whole. Modes that remove what is not
    /// listed need it. Only owners that a good row names lose memberships, and none with a rejected row; a
    /// rejected row of which nobody can tell whose it is keeps everybody's.
    std::optional<Entity> per = {};

    CsvFormat format = {}; ///< what it leaves open is found from the file
    ColumnMapping mapping = {}; ///< one entry per column of the file; empty: proposed from its header
    QList<std::pair<Field, QString>> headers = {}; ///< "this field has this header", on top of the mapping
    QMap<Field, QString> fixed = {}; ///< as typed; for fields that have no column, or a blank cell in it

    bool hasHeader = true; ///< else the first row is data, and columns are named by their position
    /// Between several organizations in one cell; each is a membership of its own, and one that is wrong
    /// rejects the whole row. Null: cells name one.
    QChar organizationSeparator = {};
    /// By field: texts that rows have (capitals do not matter), and what is taken instead in all of them.
    QMap<Field, QHash<QString, QString>> replacements = {};

    /// Cells are as exportformat.h says, also where the header does not show that the file is an export.
    bool exported = false;

    bool createUsers = false; ///< an unknown e-mail becomes a user
    bool createOrganizations = false; ///< an unknown name becomes an organization
    bool skipRejected = false; ///< write the good rows although others are rejected
    /// So many memberships may go away, although they are more than a tenth of what the owners in the file
    /// have (see ImportPlan::needsConfirmation()).
    qint64 confirmedRemovals = 0;
    bool dryRun = false; ///< write nothing, only tell what would happen

    QString actor = {}; ///< see ApplyOptions
    bool force = false;
    std::chrono::milliseconds wait{30000};
};

/// Usage, in words, where the mode does not go with the other options.
[[nodiscard]] Result<> checkMode(const ImportOptions &options);

/// How far an import is.
struct ImportProgress {
    enum class Stage {
        Reading, ///< of the file; counts bytes
        Resolving, ///< what the file names to records; counts keys
        Writing, ///< counts changes
        Recording, ///< them in the history; counts its rows
    };
    Stage stage = Stage::Reading;
    qint64 done = 0;
    qint64 total = 0;
};

/// Called on whatever thread the work is done, at most ten times a second.
using ImportMonitor = std::function<void(const ImportProgress &)>;
