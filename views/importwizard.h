#pragma once

#include "models/storage/ids.h"
#include "models/storage/schema.h"

#include <QWizard>

class ImportFilePage;
class ImportSession;
class MappingMemory;
class MessageBar;
class Roster;
struct DbError;

/// Imports a CSV file in four steps: the file, what its columns mean, what the import would do, and what came
/// of it. Not modal: the window can be used meanwhile. One can go back at any time until it is written, and
/// cancel until the last moment: nothing is left behind then.
class ImportWizard : public QWizard {
    Q_OBJECT

public:
    /// `roster` and `memory` must outlive it.
    ImportWizard(Roster &roster, MappingMemory *memory, QWidget *parent = nullptr);
    ~ImportWizard() override;

    /// Begins with this file.
    void setFile(const QString &path);
    void setKind(Entity kind);

    /// While it is working: cancels that and stays.
    void reject() override;

signals:
    /// Somebody wants to see what reverting this change would do.
    void revertWanted(ChangeId change, const QString &what);
    void historyWanted(ChangeId change);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void addSteps();
    void nameButtons();
    void onFailed(const DbError &error);
    void onWorkChanged();
    void askWhereToSave();
    void saveRejected(const QString &path);
    MessageBar &message() const; // of the step that is shown

    ImportSession *m_session;
    ImportFilePage *m_file = nullptr;
    QList<MessageBar *> m_messages; ///< one in each step
};
