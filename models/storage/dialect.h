#pragma once

#include "models/storage/records.h"
#include "models/storage/schema.h"

#include <QSqlDatabase>
#include <QVariant>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

class BulkInsert;
class Connection;
class QSqlError;
class QSqlQuery;
struct BulkTarget;

enum class OpenMode {
    ReadWrite, ///< the database must exist
    ReadOnly, ///< the database must exist and is not written
    Create, ///< a missing SQLite file is made
};

enum class Access { Read, Write };

/// How the rows are found that may contain a text. All of them are found, and some that do not contain it:
/// contains() has the last word.
struct IndexedSearch {
    QString candidates; ///< a SELECT with one row for each, no LIMIT yet
    QString condition; ///< true for their rows
    QVariantList values; ///< bound in either
    bool isExact = false; ///< no others are found
    QString everything = {}; ///< a SELECT of all rows among which they are
    bool findsNothing = false; ///< as Dialect::findsMoreThan() found out
};

/// What SearchPause does, in SQL.
struct SearchUpkeep {
    QString pause; ///< the index does not follow the rows from here on
    QString newest; ///< the greatest number of a row so far
    QString addNewer; ///< adds the rows with greater numbers than the one that is bound
    QString rebuild;
    QString resume;
};

/// A SELECT that is asked once, with its values by position.
struct Inquiry {
    QString sql;
    QVariantList values = {};
    int columns = 1; ///< the first ones are the answer
};

/// How long a connection waits for another writer, and who may end the waiting.
struct Patience {
    std::chrono::milliseconds wait{5000};
    std::stop_token stop = {};
};

/// Everything that differs between the engines, and the only code that knows which one runs. Stateless: one
/// object per engine for the life of the program, usable from any thread; the connections that are passed in
/// belong to the calling thread.
class Dialect {
public:
    static const Dialect &of(Engine engine);
    virtual ~Dialect() = default;

    virtual Engine engine() const = 0;
    virtual QString driverName() const = 0;

    // --- Connecting ---
    /// Opens `database` and settles its session (UTC, foreign keys, encoding). Its statements wait as
    /// `patience` says, which must outlive the connection.
    virtual Result<> open(QSqlDatabase &database, const DatabaseAddress &address, OpenMode mode,
                          const Patience *patience) const = 0;
    /// The same from now on.
    virtual Result<> setPatience(QSqlDatabase &database, const Patience *patience) const = 0;
    /// Ends the session. Of a file, the last one leaves no write-ahead log beside it.
    virtual void close(QSqlDatabase &database) const;
    /// Makes the connection one that was opened ReadOnly.
    virtual Result<> restrictToReading(QSqlDatabase &database) const = 0;
    /// Ends the running statement; the returned function may be called from any thread while `database` is
    /// open.
    virtual std::function<void()> interrupter(const QSqlDatabase &database) const = 0;
    virtual bool isLost(const QSqlDatabase &database) const = 0;
    virtual bool isReadOnly(const QSqlDatabase &database) const = 0;
    /// What an error of Qt's driver means.
    virtual DbError error(const QSqlError &error) const = 0;

    // --- Running ---
    /// Whether results should be stepped through without keeping what was read. QPSQL can, but its connection
    /// is busy until the result ends, so that a transaction cannot go on beside it.
    virtual bool readsForwardOnly() const = 0;
    /// Reads the row at which `query` is and all that follow, by the engine's own library, as QVariants take
    /// most of the time otherwise.
    virtual Result<> readTexts(QSqlQuery &query, int columns, QList<Row> &rows) const = 0;
    /// Only the row at which `query` is, in the same way.
    virtual Row readRow(const QSqlQuery &query, int columns) const = 0;
    virtual QString beginStatement(Access access) const = 0;
    virtual bool isInTransaction(const QSqlDatabase &database) const = 0;
    /// Refuses to commit a transaction that the engine would silently roll back.
    virtual Result<> checkCommittable(const QSqlDatabase &database) const = 0;
    /// Asks several things at once, none of which needs another one's answer: over a slow link they take
    /// the time of one. The rows of each; if one fails, its error.
    virtual Result<QList<QList<Row>>> answers(Connection &connection,
                                              const QList<Inquiry> &inquiries) const = 0;
    /// Runs several statements at once.
    virtual Result<> runScript(QSqlDatabase &database, const QString &script) const = 0;
    /// Prepares a database of Roster's own for its first migration.
    virtual Result<> settleOwnDatabase(QSqlDatabase &database) const = 0;
    /// Keeps two migrations from running at a time; empty where beginning to write does that.
    virtual QString lockSchemaStatement() const = 0;

    // --- Catalogue: statements with one bound value, the table's name ---
    /// One row if the table exists.
    virtual QString tableExistsStatement() const = 0;
    /// name, engine type, required (0/1), has default (0/1), position in the primary key or 0.
    virtual QString columnsStatement() const = 0;
    virtual ColumnType columnType(const QString &engineType) const = 0;
    /// The foreign keys of one column: the column, the other table, its column.
    virtual QString foreignKeysStatement() const = 0;
    /// What keeps rows apart: the name of the primary key, of a unique constraint or index, and one of its
    /// columns.
    virtual QString uniqueKeysStatement() const = 0;
    /// The names of all tables of people's data; no bound value.
    virtual QString tablesStatement() const = 0;
    /// One row: the type of a column, and its collation where it has one of its own, as SQL to declare
    /// another column by; two bound values, the names of table and column.
    virtual QString keyTypeStatement() const = 0;
    /// What stands in the way of working with a table: a kind ("denied", "column", "reference", "trigger",
    /// "policy"), a name (of the right, the other table, the trigger) and a rule (what becomes of the other
    /// table's rows; the column for which alone a right is denied).
    virtual QString tableRulesStatement() const = 0;
    /// The names of further schemas that hold tables, beside those in which tables are found by their name
    /// alone; no bound value, empty where there are no schemas.
    virtual QString schemasStatement() const = 0;
    /// Sets the schemas in which tables are found by their name alone; one bound value, the schemas, quoted
    /// and separated by commas. One row: those of before.
    virtual QString searchPathStatement() const = 0;

    // --- Writing SQL ---
    QString quoted(const QString &identifier) const;
    /// The whole numbers after the greatest one of a column, or after `least` if that is greater.
    Result<QStringList> numbersAfterGreatest(Connection &connection, const Table &table,
                                             const QString &column, int count, qint64 least = 0) const;
    QString quoted(const QStringList &identifiers) const; ///< separated by commas
    /// An expression for the engine's own text of a column's value (see Value).
    virtual QString asText(const Column &column, const QString &expression) const = 0;
    /// An expression that readTexts() and readRow(), and nothing else, hand over as that text: where the
    /// engine takes long to write it.
    virtual QString asRead(const Column &column, const QString &expression) const
    {
        return asText(column, expression);
    }
    /// An expression that turns such a text back into the column's type.
    virtual QString fromText(const Column &column, const QString &expression) const = 0;
    /// Two expressions compared as the engine's unique indexes of names compare: without regard to case.
    virtual QString sameName(const QString &a, const QString &b) const = 0;
    /// The same rule for keys in memory.
    virtual QString foldedName(const QString &name) const = 0;
    /// `column` contains `parameter` (an expression) as a substring, without regard to case.
    virtual QString contains(const QString &column, const QString &parameter) const = 0;

    /// Type, default and rules of an attribute of memberships in a new join table; `likeAsh`: as ash_postgres
    /// declares lists and times.
    virtual QString attributeDefinition(Field field, bool likeAsh) const = 0;
    /// What follows the columns of a new join table.
    virtual QString joinTableOptions() const = 0;

    // --- Keys of new rows ---
    /// Stands between columns and values of an INSERT that states a key which the engine would number by
    /// itself.
    virtual QString statesKeys() const = 0;
    /// Numbers for `column`, a key, of so many new rows; no row has them yet. Those that the column's default
    /// or sequence gives; where there is none, the next greater ones, which somebody else may take as well
    /// until the rows are there.
    virtual Result<QStringList> nextNumbers(Connection &connection, const Table &table, const QString &column,
                                            int count) const = 0;

    // --- The search index of users and organizations ---
    /// One row if the table has one; one bound value, the table's name.
    virtual QString searchIndexStatement() const = 0;
    /// How it finds what has `text` in its name, e-mail or slug; `alias` is the table's in the condition.
    /// Nothing if the index is no help for this text.
    virtual std::optional<IndexedSearch> indexedSearch(const Table &table, const QString &alias,
                                                       const QString &text) const = 0;
    /// Whether the index finds more than `limit` rows, or so many that the engine only guesses their number.
    /// Quick. An engine that has met all of them by then puts them into `search`: they are not looked for
    /// again.
    virtual Result<bool> findsMoreThan(Connection &connection, IndexedSearch &search, int limit) const = 0;
    /// Nothing where the engine itself keeps the index right, and cheaply.
    virtual std::optional<SearchUpkeep> searchUpkeep(const Table &table) const = 0;
    /// One number: the rows that the index does not know, and those it knows though they are gone. Empty
    /// where that cannot be.
    virtual QString searchDefectsStatement(const Table &table) const = 0;

    // --- Locks ---
    /// Appended to a SELECT, keeps others from changing the rows of `alias` until the transaction ends.
    virtual QString lockRows(const QString &alias) const = 0;
    /// The same without hindering others that only refer to the rows.
    virtual QString lockRowsAgainstUpdate(const QString &alias) const = 0;

    /// Keeps others from changing any row of the table until the transaction ends; needs no more than the
    /// right to remove rows. Empty where beginning to write does that.
    virtual QString lockTableStatement(const QString &table) const = 0;

    // --- Many rows in one statement ---
    /// How many rows one statement takes best.
    virtual int rowsPerStatement() const = 0;
    /// A table expression "b" of bound text rows with columns c0, c1 …; goes with rowBindings().
    virtual QString rowSource(int columns) const = 0;
    virtual QVariantList rowBindings(const QList<Row> &rows, int columns) const = 0;
    /// The same for the keys of rows that are looked up, any number of them; goes with keyBindings().
    virtual QString keySource(int columns) const = 0;
    virtual QVariantList keyBindings(const QList<Row> &keys, int columns) const = 0;
    /// Begins to insert rows by the hundred thousand; the connection must be in a transaction and outlive it.
    virtual Result<std::unique_ptr<BulkInsert>> bulkInsert(Connection &connection,
                                                           const BulkTarget &target) const = 0;

    // --- Reading far down in an order ---
    /// A SELECT of the rows that follow a boundary. `select` ("SELECT … FROM … AS t") and `conditions` say
    /// which rows; `terms` are compared with the columns s0, s1 … of the one row that `boundary` selects. Its
    /// values are bound before those of `conditions`.
    virtual QString rowsFrom(const QString &select, const QString &conditions, const QStringList &terms,
                             const QString &comparison, const QString &boundary,
                             const QString &tail) const = 0;
    /// Appended to a subselect, keeps the engine from choosing its plan by the order or the limit outside.
    virtual QString fence() const = 0;
    /// A FROM clause that goes through `outer` row by row, in the order that is asked for, and looks up the
    /// rows of `table` AS t that belong to each.
    virtual QString lookedUp(const QString &outer, const QString &table, const QString &conditions) const = 0;
    /// The engine's guess how many rows a table has, -1 if it has none yet; one bound value, the table's
    /// name. Empty where counting is quick.
    virtual QString estimateStatement() const = 0;

    /// Of a number that is another one whenever somebody else committed since it was asked last on the same
    /// connection; empty where the engine does not tell.
    virtual QString commitsStatement() const = 0;

    // --- Telling others at once; all empty where the engine carries no messages ---
    /// Wakes whoever listens, when the transaction commits; no bound value.
    virtual QString notifyStatement() const = 0;
    /// From then on, waitForMessage() waits for what notifyStatement() tells.
    virtual QString listenStatement() const = 0;
    /// Whether somebody else told something before `patience` was at its end; what comes together counts
    /// once. Not more than a moment after a request to stop. ConnectionLost.
    virtual Result<bool> waitForMessage(const Connection &connection,
                                        std::chrono::milliseconds patience) const = 0;

    // --- Whether a commit happened whose answer was lost; empty where none can be lost ---
    /// A text that names the running transaction for as long as the server remembers it.
    virtual QString transactionStatement() const = 0;
    /// One bound value, such a text: "committed", "aborted", "in progress", or NULL.
    virtual QString outcomeStatement() const = 0;

    /// Whoever acts, when nobody says otherwise.
    virtual QString actorStatement() const = 0; ///< empty: ask the operating system
    /// The engine's own check: one row "ok", or the defects; empty where there is none.
    virtual QString integrityStatement() const = 0;
};
