#include "views/importcolumnspage.h"

#include "models/transfer/importpreviewmodel.h"
#include "models/transfer/importsession.h"
#include "views/importtexts.h"
#include "views/mappingheader.h"
#include "views/style.h"
#include "views/tableview.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

ImportColumnsPage::ImportColumnsPage(ImportSession &session, QWidget *parent)
    : QWizardPage(parent)
    , m_session(session)
    , m_preview(new ImportPreviewModel(this))
{
    setTitle(tr("Columns"));
    setSubTitle(tr("What the columns mean, and what happens to what is there already."));
    createTable();
    createFixed();
    createMode();
    layOut();
    connect(&session, &ImportSession::previewed, this, &ImportColumnsPage::onPreviewed);
    connect(&session, &ImportSession::changed, this, &ImportColumnsPage::updateParts);
    connect(m_preview, &ImportPreviewModel::mappingChanged, this, &ImportColumnsPage::onMappingChanged);
    onPreviewed();
}

void ImportColumnsPage::createTable()
{
    m_rows = new TableView(u"importPreview"_s, tr("First rows of the file"));
    m_mapping = new MappingHeader(*m_preview, m_rows);
    setNames(m_mapping, u"importMapping"_s, tr("Meaning of the columns"));
    m_rows->setHorizontalHeader(m_mapping);
    m_rows->setModel(m_preview);
    m_rows->keepWidths();
    m_problem = new QLabel;
    setNames(m_problem, u"importProblem"_s, tr("What is missing"));
    m_problem->setWordWrap(true);
    setColor(*m_problem, QPalette::WindowText, errorColor);
}

// One line for each field; those that have no column are shown.
void ImportColumnsPage::createFixed()
{
    m_fixed = new QWidget;
    auto *grid = new QGridLayout(m_fixed);
    grid->setContentsMargins({});
    for (const Field field : importFields(Entity::Membership)) {
        if (field != Field::User && field != Field::Organization && field != Field::Role
            && field != Field::Permissions && field != Field::JoinedAt)
            continue;
        auto *line = new QLineEdit;
        setNames(line, u"importFixed%1"_s.arg(importFieldName(field).remove(u'_')),
                 tr("%1, for all rows", "field").arg(importFieldLabel(field)));
        line->setPlaceholderText(field == Field::Role           ? tr("as usual")
                                     : field == Field::JoinedAt ? tr("now")
                                                                : QString());
        auto *label = new QLabel(tr("%1, for all rows:", "field").arg(importFieldLabel(field)), m_fixed);
        label->setBuddy(line);
        line->setParent(m_fixed);
        connect(line, &QLineEdit::textEdited, this, [this, field](const QString &text) {
            m_session.change([&](ImportOptions &options) {
                if (text.trimmed().isEmpty())
                    options.fixed.remove(field);
                else
                    options.fixed.insert(field, text.trimmed());
            });
        });
        m_fixedValues.insert(field, line);
    }
}

void ImportColumnsPage::createMode()
{
    m_mode = new QComboBox;
    setNames(m_mode, u"importMode"_s, tr("What happens to what is there already"));
    m_per = new QComboBox;
    setNames(m_per, u"importPer"_s, tr("Whose lists the file holds"));
    m_per->addItem(tr("of each user in the file"), int(Entity::User));
    m_per->addItem(tr("of each organization in the file"), int(Entity::Organization));
    m_per->setCurrentIndex(-1);
    m_per->setPlaceholderText(tr("(choose)"));
    m_separator = new QComboBox;
    setNames(m_separator, u"importSeparator"_s, tr("Several organizations in one cell"));
    m_separator->addItem(tr("one organization"), QChar());
    for (const QChar sign : {u'|', u';', u','})
        m_separator->addItem(tr("several, separated by “%1”").arg(sign), sign);
    m_explanation = new QLabel;
    setNames(m_explanation, u"importExplanation"_s, tr("What the choice means"));
    m_explanation->setWordWrap(true);
    connect(m_mode, &QComboBox::activated, this, &ImportColumnsPage::takeMode);
    connect(m_per, &QComboBox::activated, this, &ImportColumnsPage::takeMode);
    connect(m_separator, &QComboBox::activated, this, &ImportColumnsPage::takeMode);
}

void ImportColumnsPage::layOut()
{
    auto *modeLabel = new QLabel(tr("What is &there already:"));
    modeLabel->setBuddy(m_mode);
    m_perLabel = new QLabel(tr("The file holds &all:"));
    m_perLabel->setBuddy(m_per);
    m_separatorLabel = new QLabel(tr("A cell &holds:"));
    m_separatorLabel->setBuddy(m_separator);
    auto *mode = new QGridLayout;
    mode->addWidget(modeLabel, 0, 0);
    mode->addWidget(m_mode, 0, 1);
    mode->addWidget(m_perLabel, 0, 2);
    mode->addWidget(m_per, 0, 3);
    mode->addWidget(m_explanation, 1, 0, 1, 5);
    mode->addWidget(m_separatorLabel, 2, 0);
    mode->addWidget(m_separator, 2, 1);
    mode->setColumnStretch(4, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_fixed);
    layout->addLayout(mode);
}

void ImportColumnsPage::onPreviewed()
{
    const ImportPreview *preview = m_session.preview();
    m_preview->setPreview(preview ? *preview : ImportPreview());
    m_mapping->setFields(m_session.options().kind);
    m_rows->resizeColumnsToContents();
    fillModes();
    updateParts();
}

void ImportColumnsPage::onMappingChanged()
{
    m_session.change([this](ImportOptions &options) { options.mapping = m_preview->mapping(); });
}

// Of users and organizations nothing is ever removed by an import.
void ImportColumnsPage::fillModes()
{
    const bool isMembership = m_session.options().kind == Entity::Membership;
    m_mode->clear();
    for (const QString &name : assignModeNames()) {
        const AssignMode mode = *assignModeFromName(name);
        const bool removes = mode == AssignMode::Remove || removesUnlisted(mode);
        if (isMembership || !removes)
            m_mode->addItem(modeText(mode), int(mode));
    }
    m_mode->setCurrentIndex(qMax(0, m_mode->findData(int(m_session.options().mode))));
}

void ImportColumnsPage::takeMode()
{
    m_session.change([this](ImportOptions &options) {
        options.mode = AssignMode(m_mode->currentData().toInt());
        options.per.reset();
        if (removesUnlisted(options.mode) && m_per->currentIndex() >= 0)
            options.per = Entity(m_per->currentData().toInt());
        if (!addsMissing(options.mode))
            options.createUsers = options.createOrganizations = false;
        options.organizationSeparator = m_separator->currentData().toChar();
    });
}

// Those that have no column, side by side without gaps.
void ImportColumnsPage::showFixed()
{
    constexpr int perLine = 3;
    const ImportOptions &options = m_session.options();
    auto *grid = static_cast<QGridLayout *>(m_fixed->layout());
    int place = 0;
    for (QLabel *label : m_fixed->findChildren<QLabel *>()) {
        auto *line = static_cast<QLineEdit *>(label->buddy());
        const bool isOpen = options.kind == Entity::Membership && m_session.preview()
            && !options.mapping.contains(m_fixedValues.key(line));
        for (QWidget *part : {static_cast<QWidget *>(label), static_cast<QWidget *>(line)}) {
            part->setVisible(isOpen);
            grid->removeWidget(part);
        }
        if (!isOpen)
            continue;
        grid->addWidget(label, place / perLine, place % perLine * 2);
        grid->addWidget(line, place / perLine, place % perLine * 2 + 1);
        ++place;
    }
}

void ImportColumnsPage::updateParts()
{
    const ImportOptions &options = m_session.options();
    const bool isMembership = options.kind == Entity::Membership;
    showFixed();
    const bool needsOwner = removesUnlisted(options.mode);
    m_per->setVisible(needsOwner);
    m_perLabel->setVisible(needsOwner);
    m_separator->setVisible(isMembership);
    m_separatorLabel->setVisible(isMembership);
    m_explanation->setText(modeExplanation(options.mode, options.kind));
    const Result<> ready = m_session.ready();
    m_problem->setText(ready ? QString()
                           : needsOwner && !options.per
                           ? tr("Say whose lists the file holds, each of them whole.")
                           : ready.error().text);
    m_problem->setVisible(!m_problem->text().isEmpty());
    emit completeChanged();
}

bool ImportColumnsPage::isComplete() const { return m_session.ready().ok(); }
