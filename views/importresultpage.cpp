#include "views/importresultpage.h"

#include "models/membership/roster.h"
#include "models/transfer/importsession.h"
#include "views/importprogressbar.h"
#include "views/importtexts.h"
#include "views/style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

ImportResultPage::ImportResultPage(ImportSession &session, QWidget *parent)
    : QWizardPage(parent)
    , m_session(session)
    , m_result(new QLabel)
    , m_revert(new QPushButton(tr("&Undo…")))
    , m_history(new QPushButton(tr("Show in &History")))
    , m_save(new QPushButton(tr("Sa&ve Rejected Rows…")))
{
    setTitle(tr("Result"));
    setNames(m_result, u"importResult"_s, tr("Result"));
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setNames(m_revert, u"importRevert"_s, tr("Look at what undoing this import would do"));
    setNames(m_history, u"importHistory"_s, tr("Show the import in the history"));
    setNames(m_save, u"importSaveSkipped"_s, tr("Save the rejected rows as a CSV file, to be repaired"));
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_revert, m_history, m_save}) {
        button->setToolTip(button->accessibleName());
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_result);
    layout->addLayout(buttons);
    layout->addStretch();
    layout->addWidget(new ImportProgressBar(u"importWrite"_s, session));
    connect(&session, &ImportSession::workChanged, this, &ImportResultPage::updateParts);
    connect(m_revert, &QPushButton::clicked, this, [this] {
        emit revertWanted(*m_session.report()->change,
                          tr("Import of %1").arg(m_session.source().displayName()));
    });
    connect(m_history, &QPushButton::clicked, this,
            [this] { emit historyWanted(*m_session.report()->change); });
    connect(m_save, &QPushButton::clicked, this, &ImportResultPage::saveWanted);
    updateParts();
}

void ImportResultPage::initializePage() { m_session.import(); }

void ImportResultPage::cleanupPage()
{
    if (!m_session.isIdle())
        m_session.cancel();
}

void ImportResultPage::updateParts()
{
    const bool works = m_session.work() == ImportSession::Work::Importing;
    const std::optional<ImportReport> &report = m_session.report();
    const bool changed = report && report->added + report->updated + report->removed > 0;
    const bool revertible = report && report->change;
    const bool recorded = revertible && m_session.roster().schema().hasHistory;
    QString text = works ? tr("Importing. The window can be used meanwhile.") : QString();
    if (report && !works) {
        text = reportText(*report, m_session.options().kind);
        if (recorded)
            text += u'\n'
                + tr("This is change %1 of the history.").arg(locale().toString(qint64(*report->change)));
    }
    m_result->setText(text);
    setSubTitle(recorded ? tr("One change in the history, which can be undone as a whole.")
                    : revertible
                    ? tr("One change, which can be undone as a whole until the database is closed.")
                    : changed ? tr("Everything is written.")
                    : works   ? tr("Nothing is changed before all of it is written.")
                              : tr("Nothing was changed."));
    m_revert->setVisible(revertible && !works);
    m_history->setVisible(revertible && !works);
    m_save->setVisible(report && report->rejected > 0 && !works);
    emit completeChanged();
}

bool ImportResultPage::isComplete() const
{
    return m_session.report().has_value() && m_session.work() == ImportSession::Work::None;
}
