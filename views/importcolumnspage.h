#pragma once

#include "models/storage/schema.h"

#include <QMap>
#include <QWizardPage>

class ImportPreviewModel;
class ImportSession;
class MappingHeader;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class TableView;

/// The second step of an import: what each column means, what goes for the fields that have none, and what
/// happens to memberships that are there already.
class ImportColumnsPage : public QWizardPage {
    Q_OBJECT

public:
    /// `session` must outlive it.
    explicit ImportColumnsPage(ImportSession &session, QWidget *parent = nullptr);

    bool isComplete() const override;

private:
    void createTable();
    void createFixed();
    void createMode();
    void layOut();
    void onPreviewed();
    void onMappingChanged();
    void takeMode();
    void fillModes();
    void showFixed();
    void updateParts();

    ImportSession &m_session;
    ImportPreviewModel *m_preview;
    TableView *m_rows;
    MappingHeader *m_mapping;
    QWidget *m_fixed;
    QMap<Field, QLineEdit *> m_fixedValues;
    QComboBox *m_mode;
    QComboBox *m_per;
    QLabel *m_perLabel;
    QComboBox *m_separator;
    QLabel *m_separatorLabel;
    QLabel *m_explanation;
    QLabel *m_problem;
};
