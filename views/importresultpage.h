#pragma once

#include "models/storage/ids.h"

#include <QWizardPage>

class ImportSession;
class QLabel;
class QPushButton;
struct DbError;
struct ImportReport;

/// The last step of an import: it writes, and says what came of it, with the way back.
class ImportResultPage : public QWizardPage {
    Q_OBJECT

public:
    /// `session` must outlive it.
    explicit ImportResultPage(ImportSession &session, QWidget *parent = nullptr);

    void initializePage() override;
    void cleanupPage() override;
    bool isComplete() const override;

signals:
    void revertWanted(ChangeId change, const QString &what);
    void historyWanted(ChangeId change);
    void saveWanted();

private:
    void onImported(const ImportReport &report);
    void updateParts();

    ImportSession &m_session;
    QLabel *m_result;
    QPushButton *m_revert;
    QPushButton *m_history;
    QPushButton *m_save;
};
