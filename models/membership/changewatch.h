#pragma once

#include "models/membership/roster.h"

#include <QTimer>

/// Notices what others write to an open database while it is shown: looks about once a second, on a
/// connection of its own, at the end of the history and, where the engine tells it, at whether anybody
/// committed. Databases that cannot be reached are looked at seldom; whoever shows them says so. Lives in the
/// thread of the roster.
class ChangeWatch : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds usualInterval{1000};

    /// `roster` must outlive it. Looks until it is destroyed.
    explicit ChangeWatch(Roster &roster, std::chrono::milliseconds interval = usualInterval,
                         QObject *parent = nullptr);
    ~ChangeWatch() override;

signals:
    /// Others may have written something that neither the history nor the engine tells of: look at what is
    /// shown. What is certain is told by Roster::changed().
    void suspected();

private:
    /// How things stand; two that are the same mean that nothing is known to have happened between them.
    struct Sight {
        qint64 lastChange = 0; ///< of the history
        qint64 newChanges = 0; ///< since the sight before
        std::optional<qint64> commits = {}; ///< see Dialect::commitsStatement()
    };

    static Result<Sight> look(Connection &connection, const Schema &schema, qint64 lastChange);
    void lookNow();
    void take(const Sight &sight);

    Roster &m_roster;
    const std::chrono::milliseconds m_interval;
    Worker m_worker;
    std::stop_source m_stop;
    QTimer m_timer;
    std::optional<Sight> m_seen;
    QSet<qint64> m_own; ///< changes of this program that the watch has not seen yet
};
