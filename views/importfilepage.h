#pragma once

#include "models/storage/schema.h"

#include <QWizardPage>

class ImportPreviewModel;
class ImportSession;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class TableView;

/// The first step of an import: which file, what it holds, and how it is written, with its first rows as they
/// are understood. What is not chosen is found out from the file.
class ImportFilePage : public QWizardPage {
    Q_OBJECT

public:
    /// `session` must outlive it.
    explicit ImportFilePage(ImportSession &session, QWidget *parent = nullptr);
    ~ImportFilePage() override;

    void setFile(const QString &path);
    void setKind(Entity kind);

    bool isComplete() const override;

private:
    void createFile();
    void createFormat();
    void layOut();
    void chooseFile();
    void takeFormat();
    void onPreviewed();

    ImportSession &m_session;
    ImportPreviewModel *m_preview;
    QLineEdit *m_file;
    QComboBox *m_kind;
    QComboBox *m_encoding;
    QComboBox *m_delimiter;
    QComboBox *m_comment;
    QCheckBox *m_header;
    bool m_headerChosen = false; ///< by hand, for this file
    QSpinBox *m_skippedLines;
    QLabel *m_format;
    TableView *m_rows;
};
