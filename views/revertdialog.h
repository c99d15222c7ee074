#pragma once

#include "models/membership/recordnames.h"
#include "models/membership/reversal.h"
#include "views/revertrequest.h"

#include <QDialog>

#include <stop_token>

class QLabel;
class QPushButton;
class QTabWidget;
class Roster;

/// What reverting (undoing, redoing) a change would do: the rows that are put back, kept since they were
/// changed, impossible, and as before already, each with its number and the first thousand of them. Writes
/// nothing: accepted() means that it shall be done.
class RevertDialog : public QDialog {
    Q_OBJECT

public:
    /// `roster` must outlive it. Compares on a worker; open() may be called at once.
    RevertDialog(Roster &roster, const RevertRequest &request, QWidget *parent = nullptr);
    ~RevertDialog() override;

    /// Whether it has compared and found nothing to do.
    bool isUseless() const { return m_useless; }

signals:
    /// The rows are shown, or why there are none.
    void compared();

private:
    struct Preview {
        Reversal reversal;
        RecordNames names;
    };

    void compare(ChangeId id);
    void show(const Preview &preview);
    QString doneText(int rows) const;
    void addTab(const Preview &preview, ReversalRow::Outcome outcome);

    Roster &m_roster;
    RevertKind m_kind;
    QLabel *m_what;
    QLabel *m_result;
    QTabWidget *m_tabs;
    QPushButton *m_accept;
    bool m_useless = false;
    std::stop_source m_stop;
};
