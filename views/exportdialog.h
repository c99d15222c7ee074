#pragma once

#include "models/transfer/exporter.h"

#include <QDialog>

class ExportJob;
class MessageBar;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class Roster;

/// Exports what a page shows as CSV: where to, how it is written, and the progress, which can be cancelled.
/// Not modal: the window can be used meanwhile. Closes when the file is complete.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// `rows`: which ones, in which order. `roster` must outlive the dialog.
    ExportDialog(const Roster &roster, const ExportOptions &rows, QWidget *parent = nullptr);

    void setFile(const QString &path);

    /// While it is working: cancels that and stays.
    void reject() override;

signals:
    /// The file is complete.
    void exported(qint64 rows, const QString &path);

private:
    void createParts();
    void layOut();
    void chooseFile();
    void start();
    void write();
    void onProgress(const ExportProgress &progress);
    void onFinished(const Result<qint64> &rows);
    void updateControls();
    QString path() const;

    ExportOptions m_options;
    ExportJob *m_job;
    QString m_agreed; ///< may be replaced: the file dialog has asked
    MessageBar *m_message;
    QWidget *m_settings;
    QLabel *m_rows;
    QLineEdit *m_file;
    QPushButton *m_choose;
    QComboBox *m_delimiter;
    QCheckBox *m_byteOrderMark;
    QLabel *m_progressText;
    QProgressBar *m_progress;
    QPushButton *m_start;
    QPushButton *m_cancel;
};
