#pragma once

#include "models/membership/applyreport.h"
#include "models/membership/roster.h"
#include "models/tables/assignablemodel.h"
#include "views/draftdelegate.h"

#include <QDialog>
#include <QPointer>

#include <atomic>
#include <memory>
#include <stop_token>

class AdditionFields;
class AssignedSelection;
class AssignList;
class AvailableSelection;
class MembershipDraftModel;
class MessageBar;
class QCheckBox;
class QDialogButtonBox;
class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

/// Who belongs to an organization, or where a user belongs: available | assigned; for several records at a
/// time as well. Additions, removals and new values are staged and shown as such; OK writes the difference as
/// one change, Cancel nothing. What somebody else changes meanwhile is marked; where it contradicts what is
/// staged, the dialog asks which of the two counts. What stands in the way is said in the dialog, which then
/// stays as it is.
class AssignDialog : public QDialog {
    Q_OBJECT

public:
    /// `entity` and `ids`: whose memberships, users' or organizations'; one at least. `roster` must outlive
    /// the dialog.
    AssignDialog(Roster &roster, Entity entity, const QStringList &ids, QWidget *parent = nullptr);
    ~AssignDialog() override;

    void accept() override;
    /// While it is writing: stops that and stays. With something staged: asks first.
    void reject() override;

signals:
    /// Written; the dialog closes.
    void assigned(const ApplyReport &report);

private:
    enum class Work { None, Reading, Writing };

    // What it is made of
    void createParts();
    void createLists();
    void createButtons();
    void createCollisionBar();
    void layOut();
    QSize sizeThatFits() const;
    QPushButton *newButton(const QString &objectName, const QString &accessibleName,
                           void (AssignDialog::*clicked)());
    void setUpAvailable();
    void setUpAssigned();
    void setUpDrags();

    // Reading and writing
    struct Records {
        QString name; ///< of the one record; empty if there are several
        MembershipDraft::Read memberships;
    };
    void peek();
    void read();
    void onRead(const Result<Records> &records);
    void onChangedElsewhere(const RosterChange &change);
    void write(bool force);
    void onWritten(const Result<ApplyReport> &report);
    void tellError(const DbError &error);
    void setWork(Work work);

    // Moving entries
    void addSelected();
    void addAllShown();
    void add(const QFuture<Result<AssignableModel::Others>> &others, const Values &attributes);
    std::optional<Values> additionValues();
    void removeSelected();
    void removeAllShown();
    void keepSelected();
    void removeOrKeep(const QModelIndex &index);
    void settle(bool mine);
    bool isSelected(const std::function<bool(int row)> &condition) const;
    QStringList selectedAssigned() const;

    // What is said
    void updateCounts();
    void updateControls();
    void updateCollisions();
    void updateArrows();
    QString differenceText() const;

    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

    Roster &m_roster;
    MembershipDraftModel *m_draft;
    AssignableModel *m_available;
    AssignedSelection *m_assignedSelection = nullptr;
    AvailableSelection *m_availableSelection = nullptr;
    Work m_work = Work::None;
    bool m_reading = false; ///< once more, beside whatever somebody does
    bool m_readAgain = false;
    int m_collecting = 0; ///< reads what is to be added
    qint64 m_all = -1; ///< that could be assigned, once they are counted
    QPointer<QWidget> m_focus; ///< gets the focus back after the work
    std::stop_source m_stop;
    std::shared_ptr<std::atomic<qint64>> m_written;
    QTimer *m_progressTimer;

    MessageBar *m_message;
    QFrame *m_collisions;
    QLabel *m_collisionText;
    QPushButton *m_mine;
    QPushButton *m_theirs;
    QWidget *m_content;
    AssignList *m_availableList;
    AssignList *m_assignedList;
    QCheckBox *m_differenceOnly;
    AdditionFields *m_fields;
    QPushButton *m_add;
    QPushButton *m_addAll;
    QPushButton *m_remove;
    QPushButton *m_removeAll;
    QPushButton *m_keep;
    QLabel *m_difference;
    QProgressBar *m_progress;
    QDialogButtonBox *m_buttons;
};
