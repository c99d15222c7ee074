#pragma once

#include "models/membership/databaseremarks.h"
#include "models/storage/schemasurvey.h"

#include <QDialog>

#include <stop_token>

class QLabel;
class QListWidget;
class QPushButton;
class Roster;

/// Says in plain words what the open database allows, and offers to make Roster's history tables where
/// another program's database has none. Writes nothing.
class CheckDialog : public QDialog {
    Q_OBJECT

public:
    /// `roster` must outlive it. Reads on a worker; open() may be called at once.
    explicit CheckDialog(Roster &roster, QWidget *parent = nullptr);
    ~CheckDialog() override;

signals:
    /// The remarks are shown, or why there are none.
    void checked();
    /// Somebody wants to see what making the history tables would do.
    void historyWanted(const SchemaSurvey &survey);

private:
    struct Findings {
        QList<DatabaseRemark> remarks;
        std::optional<SchemaSurvey> survey; ///< of what could be made
    };

    QWidget *makeButtons();
    void read();
    void show(const Findings &findings);

    Roster &m_roster;
    QLabel *m_result;
    QListWidget *m_remarks;
    QPushButton *m_history = nullptr;
    std::optional<SchemaSurvey> m_survey;
    std::stop_source m_stop;
};
