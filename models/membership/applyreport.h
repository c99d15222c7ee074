#pragma once

#include "models/membership/changeset.h"
#include "models/storage/result.h"

#include <QHash>

#include <chrono>
#include <functional>
#include <optional>

/// How a change set came about; recorded in the history.
namespace ChangeMethod {
inline constexpr QLatin1StringView Edit("edit"); ///< a cell or the form
inline constexpr QLatin1StringView Assign("assign"); ///< the dual-list dialog
inline constexpr QLatin1StringView Drop("drop"); ///< drag and drop; in old histories also paste
inline constexpr QLatin1StringView Paste("paste");
inline constexpr QLatin1StringView Delete("delete"); ///< records, or memberships, were removed
inline constexpr QLatin1StringView Import("import");
inline constexpr QLatin1StringView Command("command"); ///< the command line
inline constexpr QLatin1StringView Revert("revert"); ///< an undo, too
inline constexpr QLatin1StringView Redo("redo"); ///< an undo was undone
} // namespace ChangeMethod

struct ApplyOptions {
    QString actor = {}; ///< who; empty: the database's or the operating system's user
    QString method = {}; ///< one of ChangeMethod
    QString summary = {}; ///< one line for the history; empty: the numbers
    /// Makes the summary from what Roster::prepareAndApply() prepared, where only that tells how much it is.
    /// Called on the worker's thread.
    std::function<QString(const ChangeSet &prepared)> summaryOf = {};
    QString origin = {}; ///< a file's name
    std::optional<ChangeId> reverts = {};
    bool force = false; ///< an organization may lose its last owner
    QString ownerRole = QStringLiteral("owner");
    std::chrono::milliseconds wait{30000}; ///< for another writer
    /// Called on the worker's thread now and then with the number of changes written so far.
    std::function<void(qint64 done)> progress = {};
    /// The same of the rows of the history, after the last call of `progress`.
    std::function<void(qint64 done)> recorded = {};
};

/// A change that does not find what it expected.
struct Conflict {
    enum class Reason {
        Changed, ///< the values are others by now
        Gone, ///< the record is not there any more
        Exists, ///< a user or organization with the new id is there already
    };
    Reason reason = Reason::Changed;
    Change mine; ///< before: what was expected
    Values theirs = {}; ///< what is there now; empty if nothing is
};

/// What became of a change set.
struct ApplyReport {
    std::optional<ChangeId> change =
        {}; ///< in the history or the session's; none if nothing had to change or neither is kept
    qint64 added = 0;
    qint64 updated = 0;
    qint64 removed = 0;
    qint64 unchanged = 0;
    QHash<QString, QString> numbers =
        {}; ///< the ids that the database gave to new records, by those of before

    // Not empty: nothing was written.
    QList<Conflict> conflicts = {}; ///< the first 1,000
    QList<OrganizationId> ownerless = {}; ///< organizations that would lose their last owner
    QStringList ownerlessNames = {}; ///< what people call the first three of them

    bool applied() const { return conflicts.isEmpty() && ownerless.isEmpty(); }
    /// "Acme", "Acme and Labs", "Acme, Labs, Void and 4 more": the organizations without an owner.
    QString ownerlessText() const;
    /// One sentence about why it was not applied.
    DbError refusal() const;
};

/// The report, or the refusal of one that was not applied: for callers that only tell people.
Result<ApplyReport> requireApplied(const Result<ApplyReport> &report);
