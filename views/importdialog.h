#pragma once

#include "models/transfer/importplan.h"
#include "models/transfer/importpreview.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QPointer>

class ImportJob;
class ImportPreviewModel;
class MappingHeader;
class MessageBar;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class RejectionModel;
class Roster;
class TableView;

/// Imports a CSV file: which one and what is in it, what its columns mean, a check that writes nothing and
/// lists every row that is wrong, and the import as one change that can be cancelled until it is done. Stays
/// open with the result.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    /// `roster` must outlive the dialog.
    explicit ImportDialog(Roster &roster, QWidget *parent = nullptr);
    ~ImportDialog() override;

    void setFile(const QString &path);
    void setKind(Entity kind);
    Entity kind() const;

    /// While it is working: cancels that and stays.
    void reject() override;

signals:
    /// Something was written.
    void imported(const ImportReport &report);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Work { None, Previewing, Checking, Importing };

    void createParts();
    void createTables();
    void createButtons();
    void layOut();

    void chooseFile();
    void preview();
    void onPreview(const Result<ImportPreview> &preview);
    void onMappingChanged();
    void forgetPlan();

    void check();
    void import();
    void onPlanned(const Result<ImportPlanPointer> &plan);
    void onFinished(const Result<ImportReport> &report);
    void onProgress(const ImportProgress &progress);
    void tellError(const DbError &error);
    void showReport(const ImportReport &report);

    ImportSource source() const;
    ImportOptions options() const;
    void setWork(Work work);
    void updateControls();

    Roster &m_roster;
    ImportJob *m_job;
    ImportPreviewModel *m_preview;
    RejectionModel *m_rejections;
    ImportPlanPointer m_plan; ///< of the present file and options; null if they were not checked
    Work m_work = Work::None;
    bool m_hasPreview = false;
    bool m_previewAgain = false; ///< file or kind changed while a preview was being read
    bool m_done = false; ///< imported; nothing to do until something is changed
    QPointer<QWidget> m_focus; ///< gets the focus back after the work
    QElapsedTimer m_stageTimer;
    qint64 m_stageBegin = 0;
    ImportProgress::Stage m_stage = ImportProgress::Stage::Reading;

    MessageBar *m_message;
    QWidget *m_settings;
    QLineEdit *m_file;
    QPushButton *m_choose;
    QComboBox *m_kind;
    QLabel *m_format;
    TableView *m_previewView;
    MappingHeader *m_mapping;
    QWidget *m_wishes;
    QCheckBox *m_createUsers;
    QCheckBox *m_createOrganizations;
    QCheckBox *m_skip;
    QLabel *m_problem;
    QLabel *m_result;
    TableView *m_rejectionView;
    QLabel *m_progressText;
    QProgressBar *m_progress;
    QPushButton *m_check;
    QPushButton *m_import;
    QPushButton *m_cancel;
};
