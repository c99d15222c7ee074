#pragma once

#include "models/storage/databaseaddress.h"

#include <QHash>
#include <QProcess>

// Who changes what, and how much at a time.
struct WriterTask {
    quint32 seed = 0;
    int milliseconds = 0;
    int users = 6;
    int organizations = 3;
    enum class Kind {
        Random, // a few changes at a time
        Much, // at a time
        Import, // files, in all modes
    } kind = Kind::Random;
};

// A faultwriter, and what it said of itself.
class WriterProcess {
public:
    WriterProcess(const DatabaseAddress &address, const WriterTask &task);

    const WriterTask &task() const { return m_task; }
    QProcess &process() { return m_process; }
    // Until it has begun to write; false if it never does.
    bool waitUntilWriting();
    // As kill -9 does, whatever it is doing.
    void kill();
    // Reads what it said until its end.
    void finish();

    // By change, how many rows it was told to have written.
    const QHash<qint64, qint64> &applied() const { return m_applied; }
    int refused() const { return m_refused; }
    const QStringList &errors() const { return m_errors; }
    // It ended in the middle of a change set.
    bool wasApplying() const { return m_applying; }

private:
    void read();

    WriterTask m_task;
    QProcess m_process;
    QHash<qint64, qint64> m_applied;
    int m_refused = 0;
    QStringList m_errors;
    bool m_applying = false;
};

// How the database was left: empty if the history replayed equals the tables, no change is without
// rows, and every change that was acknowledged is there; else the first thing that is wrong. Reads
// plain SQL.
class TestDatabase;
QString stateProblem(TestDatabase &database, const QHash<qint64, qint64> &acknowledged);

// The number in an environment variable, or `standard`.
int soakNumber(const char *variable, int standard);
