#pragma once

#include "models/membership/roster.h"

#include <QTimer>

/// Notices what others write to an open database while it is shown: looks about once a second, on a
/// connection of its own, at the end of the history and, where the engine tells it, at whether anybody
/// committed. Where the engine carries messages, changes that Roster writes are noticed at once. Also the one
/// that notices when a database cannot be reached any more, and when it can again. Lives in the thread of the
/// roster.
class ChangeWatch : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds usualInterval{1000};

    /// `roster` must outlive it. Looks until it is destroyed.
    explicit ChangeWatch(Roster &roster, std::chrono::milliseconds interval = usualInterval,
                         QObject *parent = nullptr);
    ~ChangeWatch() override;

    /// After lost(): at once, not only when the pause is over.
    void tryNow();

signals:
    /// The database cannot be reached, does not answer, or wants another password. It is tried again after so
    /// many seconds: 1, 2, 4 and so on up to 30. 0: an answer is still waited for.
    void lost(const DbError &error, int secondsToNextTry);
    /// After lost(): the database answers again; what is shown may be old.
    void regained();
    /// Others may have written something that neither the history nor the engine tells of: look at what is
    /// shown. What is certain is told by Roster::changed().
    void suspected();

private:
    /// How things stand; two that are the same mean that nothing is known to have happened between them.
    struct Sight {
        qint64 lastChange = 0; ///< of the history
        qint64 newChanges = 0; ///< since the sight before
        std::optional<qint64> commits = {}; ///< see Dialect::commitsStatement()
        bool hasWaited = false; ///< for a message, as long as the interval is
    };

    static Result<Sight> watch(Connection &connection, const Schema &schema, std::optional<qint64> lastChange,
                               std::chrono::milliseconds interval);
    static Result<Sight> look(Connection &connection, const Schema &schema, qint64 lastChange);
    void lookNow();
    void take(const Sight &sight);
    void next();
    void onLost(const DbError &error);
    void onSilent();

    Roster &m_roster;
    const std::chrono::milliseconds m_interval;
    Worker m_worker;
    std::stop_source m_stop;
    QTimer m_timer;
    QTimer m_silence; ///< ends when an answer should have come
    bool m_isLost = false;
    bool m_again = false; ///< at once, after the try that is under way
    std::chrono::seconds m_pause{1}; ///< until the next try
    std::optional<Sight> m_seen;
    QSet<qint64> m_own; ///< changes of this program that the watch has not seen yet
};
