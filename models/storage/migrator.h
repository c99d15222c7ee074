#pragma once

#include "models/storage/connection.h"

#include <QList>

/// Brings a database to the schema of this program by numbered steps, each in a transaction of its own and
/// recorded in `roster_migrations`. The scripts lie in `resources/migrations/<engine>/NNNN_verb_what.sql`;
/// one that was released never changes.
class Migrator {
public:
    struct Step {
        int number = 0;
        QString name; ///< "create_memberships"
        QString script;
    };

    enum class State {
        Empty, ///< nothing of ours and no table of these names
        Outdated, ///< made by an earlier Roster
        Current,
        Newer, ///< made by a later Roster: not opened
        Foreign, ///< another program made tables of these names, or tables that are joined like them;
                 ///< Roster's history tables may be beside
    };

    struct Status {
        State state = State::Empty;
        QList<int> applied;
        QList<Step> pending;
    };

    /// `folder` is for tests: where the steps of this engine are read instead.
    explicit Migrator(Connection &connection, const QString &folder = {});

    Result<Status> status();
    /// Runs what is pending and returns the steps that were run. Twice is as good as once, and so are two at
    /// a time.
    Result<QList<Step>> migrate();
    /// The error for a database that is not Current, in words that say what to do; none if it is.
    static Result<> requireCurrent(const Status &status);

    /// The steps of Roster's history tables that were not run. In a database that another program made they
    /// are all that is ever run of the steps, and only when somebody asks for it (see schemaplan.h).
    Result<QList<Step>> missingHistory();
    /// Of the table that the steps are recorded in, if it is not there.
    static QString ledgerDefinition();
    /// Records a step; two bound values, its number and name.
    static QString recordStatement();
    /// "0003 create_history"; a step without a number is one for this database only.
    static QString title(const Step &step);

private:
    Result<bool> hasOthersTables();
    Result<QList<int>> applied();
    Result<QList<int>> recorded();
    Result<bool> run(const Step &step);
    QList<Step> steps() const;

    Connection &m_connection;
    QString m_folder;
};
