#include "models/transfer/importpreviewmodel.h"
#include "models/transfer/rejectionmodel.h"
#include "views/importdialog.h"
#include "views/mappingheader.h"
#include "views/messagebar.h"
#include "views/style.h"
#include "views/tableview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

// The widgets of ImportDialog and how they are arranged.

void ImportDialog::createParts()
{
    m_message = new MessageBar;
    m_settings = new QWidget;
    m_file = new QLineEdit;
    setNames(m_file, u"importFile"_s, tr("File"));
    m_file->setPlaceholderText(tr("A CSV file"));
    connect(m_file, &QLineEdit::editingFinished, this, [this] {
        if (m_file->isModified()) {
            m_file->setModified(false);
            preview();
        }
    });
    m_choose = new QPushButton(tr("C&hoose…"));
    setNames(m_choose, u"importChoose"_s, tr("Choose a file"));
    m_choose->setAutoDefault(false);
    connect(m_choose, &QPushButton::clicked, this, &ImportDialog::chooseFile);

    m_kind = new QComboBox;
    setNames(m_kind, u"importKind"_s, tr("What the file holds"));
    m_kind->addItem(tr("Memberships"), int(Entity::Membership));
    m_kind->addItem(tr("Users"), int(Entity::User));
    m_kind->addItem(tr("Organizations"), int(Entity::Organization));
    connect(m_kind, &QComboBox::activated, this, &ImportDialog::preview);
    m_format = new QLabel;
    setNames(m_format, u"importFormat"_s, tr("Format of the file"));

    m_wishes = new QWidget;
    m_createUsers = new QCheckBox(tr("Create unknown &users"));
    setNames(m_createUsers, u"importCreateUsers"_s, tr("Create unknown users"));
    m_createOrganizations = new QCheckBox(tr("Create unknown &organizations"));
    setNames(m_createOrganizations, u"importCreateOrganizations"_s, tr("Create unknown organizations"));
    m_skip = new QCheckBox(tr("&Skip rows that are rejected and import the others"));
    setNames(m_skip, u"importSkip"_s, tr("Skip rows that are rejected and import the others"));
    for (QCheckBox *box : {m_createUsers, m_createOrganizations})
        connect(box, &QCheckBox::toggled, this, &ImportDialog::forgetPlan);

    m_problem = new QLabel;
    setNames(m_problem, u"importProblem"_s, tr("What is missing"));
    m_problem->setWordWrap(true);
    QPalette colors = m_problem->palette();
    colors.setColor(QPalette::WindowText, errorColor(colors));
    m_problem->setPalette(colors);
    m_result = new QLabel;
    setNames(m_result, u"importResult"_s, tr("Result"));
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void ImportDialog::createTables()
{
    m_previewView = new TableView(u"importPreview"_s, tr("First rows of the file"));
    m_mapping = new MappingHeader(*m_preview, m_previewView);
    setNames(m_mapping, u"importMapping"_s, tr("Meaning of the columns"));
    m_previewView->setHorizontalHeader(m_mapping);
    m_previewView->setModel(m_preview);
    m_previewView->keepWidths();

    m_rejectionView = new TableView(u"importRejections"_s, tr("Rejected rows"));
    m_rejectionView->setModel(m_rejections);
    m_rejectionView->showColumns({RejectionModel::LineColumn, RejectionModel::FieldColumn,
                                  RejectionModel::ValueColumn, RejectionModel::ReasonColumn},
                                 {7, 14, 30, 60});
}

void ImportDialog::createButtons()
{
    m_progressText = new QLabel;
    setNames(m_progressText, u"importProgressText"_s, tr("Progress"));
    m_progress = new QProgressBar;
    setNames(m_progress, u"importProgress"_s, tr("Progress"));
    m_progress->setTextVisible(false);
    m_check = new QPushButton(tr("Chec&k"));
    setNames(m_check, u"importCheck"_s, tr("Check the file without importing"));
    m_check->setToolTip(m_check->accessibleName());
    m_import = new QPushButton(tr("&Import"));
    setNames(m_import, u"importStart"_s, tr("Import"));
    m_cancel = new QPushButton;
    m_cancel->setObjectName(u"importCancel"_s);
    connect(m_check, &QPushButton::clicked, this, &ImportDialog::check);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::import);
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
}

void ImportDialog::layOut()
{
    auto *fileLabel = new QLabel(tr("&File:"));
    fileLabel->setBuddy(m_file);
    auto *kindLabel = new QLabel(tr("It &holds:"));
    kindLabel->setBuddy(m_kind);

    auto *settings = new QGridLayout(m_settings);
    settings->setContentsMargins({});
    settings->addWidget(fileLabel, 0, 0);
    settings->addWidget(m_file, 0, 1, 1, 2);
    settings->addWidget(m_choose, 0, 3);
    settings->addWidget(kindLabel, 1, 0);
    settings->addWidget(m_kind, 1, 1);
    settings->addWidget(m_format, 1, 2);
    settings->setColumnStretch(2, 1);

    auto *wishes = new QGridLayout(m_wishes);
    wishes->setContentsMargins({});
    wishes->addWidget(m_createUsers, 0, 0);
    wishes->addWidget(m_createOrganizations, 0, 1);
    wishes->addWidget(m_skip, 1, 0, 1, 3);
    wishes->setColumnStretch(2, 1);

    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_progress, 1);
    bottom->addWidget(m_progressText);
    bottom->addStretch();
    bottom->addWidget(m_check);
    bottom->addWidget(m_import);
    bottom->addWidget(m_cancel);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addWidget(m_settings);
    layout->addWidget(m_previewView, 3);
    layout->addWidget(m_problem);
    layout->addWidget(m_wishes);
    layout->addWidget(m_result);
    layout->addWidget(m_rejectionView, 3);
    layout->addLayout(bottom);
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 38);
}
