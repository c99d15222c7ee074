#pragma once

#include "models/membership/applyreport.h"
#include "models/membership/membershipdraft.h"
#include "views/draftdelegate.h"

#include <QDialog>
#include <QPointer>

#include <atomic>
#include <memory>
#include <stop_token>

class AssignableModel;
class AssignList;
class DraftFilter;
class MembershipDraftModel;
class MessageBar;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;
class Roster;

/// Who belongs to an organization, or where a user belongs: available | assigned. Additions and removals are
/// staged and shown as such; OK writes the difference as one change, Cancel nothing. What stands in the way
/// is said in the dialog, which then stays as it is.
class AssignDialog : public QDialog {
    Q_OBJECT

public:
    /// `entity` and `id`: whose memberships, User or Organization. `roster` must outlive the dialog.
    AssignDialog(Roster &roster, Entity entity, const QString &id, QWidget *parent = nullptr);
    ~AssignDialog() override;

    void accept() override;
    /// While it is writing: stops that and stays.
    void reject() override;

signals:
    /// Written; the dialog closes.
    void assigned(const ApplyReport &report);

private:
    enum class Work { None, Reading, Collecting, Writing };

    void createParts();
    void layOut();
    void setUpAvailable();
    void setUpAssigned();
    void setUpColumns(AssignList &list, const QList<int> &columns, DraftDelegate::Side side);

    struct Record {
        QString name;
        QList<MembershipStore::Listed> memberships;
    };

    void read();
    void onRead(const Result<Record> &record);
    void addSelected();
    void add(const QList<MembershipDraft::Other> &others);
    void removeSelected();
    void keepSelected();
    void removeOrKeepSelected();
    bool onlyRemovedSelected() const;
    QStringList selectedAssigned() const;

    void write(bool force);
    void onWritten(const Result<ApplyReport> &report);
    void tellError(const DbError &error);

    void setWork(Work work);
    void updateCounts();
    void updateControls();
    QString differenceText() const;

    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

    Roster &m_roster;
    MembershipDraftModel *m_draft;
    DraftFilter *m_assigned;
    AssignableModel *m_available;
    Work m_work = Work::None;
    QPointer<QWidget> m_focus; ///< gets the focus back after the work
    std::stop_source m_stop;
    std::shared_ptr<std::atomic<qint64>> m_written;
    QTimer *m_progressTimer;

    MessageBar *m_message;
    QWidget *m_content;
    AssignList *m_availableList;
    AssignList *m_assignedList;
    QComboBox *m_role;
    QPushButton *m_add;
    QPushButton *m_remove;
    QLabel *m_difference;
    QProgressBar *m_progress;
    QDialogButtonBox *m_buttons;
};
