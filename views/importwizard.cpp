#include "views/importwizard.h"

#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"
#include "models/transfer/importsession.h"
#include "models/transfer/rejectedrows.h"
#include "views/importcolumnspage.h"
#include "views/importfilepage.h"
#include "views/importpreviewpage.h"
#include "views/importresultpage.h"
#include "views/messagebar.h"
#include "views/prompts.h"
#include "views/style.h"

#include <QAbstractButton>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QMimeData>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

QString localFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

} // namespace

ImportWizard::ImportWizard(Roster &roster, MappingMemory *memory, QWidget *parent)
    : QWizard(parent)
    , m_session(new ImportSession(roster, memory, this))
{
    setNames(this, u"importWizard"_s, tr("Import a CSV file"));
    setWindowTitle(accessibleName());
    setWizardStyle(ModernStyle);
    // Enter in a field must not go on, least of all to the writing.
    setOptions(NoBackButtonOnStartPage | NoDefaultButton);
    setAcceptDrops(true);
    addSteps();
    nameButtons();
    connect(m_session, &ImportSession::failed, this, &ImportWizard::onFailed);
    connect(m_session, &ImportSession::workChanged, this, &ImportWizard::onWorkChanged);
    connect(m_session, &ImportSession::changed, this, [this] { message().dismiss(); });
    connect(m_session, &ImportSession::previewed, this, [this] { message().dismiss(); });
    const QSize wanted(fontMetrics().averageCharWidth() * 135, fontMetrics().height() * 42);
    resize(wanted.boundedTo(screen()->availableGeometry().size() * 0.95));
}

ImportWizard::~ImportWizard() { disconnect(m_session, nullptr, this, nullptr); }

void ImportWizard::addSteps()
{
    m_file = new ImportFilePage(*m_session);
    auto *preview = new ImportPreviewPage(*m_session);
    auto *result = new ImportResultPage(*m_session);
    for (QWizardPage *page :
         {static_cast<QWizardPage *>(m_file), static_cast<QWizardPage *>(new ImportColumnsPage(*m_session)),
          static_cast<QWizardPage *>(preview), static_cast<QWizardPage *>(result)}) {
        addPage(page);
        m_messages << new MessageBar;
        // Above the page, whose controls then stay where they are.
        auto *rows = new QWidget;
        rows->setLayout(page->layout());
        rows->layout()->setContentsMargins({});
        auto *column = new QVBoxLayout(page);
        column->addWidget(m_messages.last());
        column->addWidget(rows, 1);
    }
    for (const int id : pageIds())
        page(id)->setTitle(
            tr("%1 (step %2 of %3)")
                .arg(page(id)->title(), locale().toString(id + 1), locale().toString(pageIds().size())));
    preview->setButtonText(NextButton, tr("&Import"));
    result->setButtonText(FinishButton, tr("Close"));
    connect(preview, &ImportPreviewPage::noticed, this,
            [this](const Notice &notice) { message().tell(notice); });
    connect(preview, &ImportPreviewPage::saveWanted, this, &ImportWizard::askWhereToSave);
    connect(result, &ImportResultPage::saveWanted, this, &ImportWizard::askWhereToSave);
    connect(result, &ImportResultPage::revertWanted, this, &ImportWizard::revertWanted);
    connect(result, &ImportResultPage::historyWanted, this, [this](ChangeId change) {
        emit historyWanted(change);
        accept(); // it would stand before it
    });
}

void ImportWizard::nameButtons()
{
    setNames(button(BackButton), u"importBack"_s, tr("Back"));
    button(NextButton)->setObjectName(u"importNext"_s); // what it does changes from step to step
    setNames(button(CancelButton), u"importCancel"_s, tr("Cancel"));
    setNames(button(FinishButton), u"importClose"_s, tr("Close"));
}

MessageBar &ImportWizard::message() const { return *m_messages.at(qMax(0, currentId())); }

void ImportWizard::setFile(const QString &path)
{
    if (currentId() > 0 && m_session->isIdle())
        restart();
    m_file->setFile(path);
}

void ImportWizard::setKind(Entity kind) { m_file->setKind(kind); }

void ImportWizard::onFailed(const DbError &error)
{
    if (error.kind == DbError::Kind::Cancelled)
        message().tell({Notice::Level::Information, tr("Cancelled. Nothing was imported.")});
    else if (error.kind == DbError::Kind::LastOwner)
        message().tell({Notice::Level::Warning, error.text, error.detail, tr("Import anyway"), [this] {
                            m_session->setForce();
                            m_session->import();
                        }});
    else
        message().tell(errorNotice(error));
}

void ImportWizard::onWorkChanged()
{
    const bool works = !m_session->isIdle();
    const bool done = m_session->report() && !m_session->report()->refused;
    if (works)
        message().dismiss();
    button(BackButton)->setEnabled(!works && !done && currentId() > 0);
    button(CancelButton)->setVisible(works || !done);
    if (done)
        button(FinishButton)->setFocus();
}

void ImportWizard::reject()
{
    const bool isBegun = currentId() > 0 && !m_session->report();
    if (!m_session->isIdle())
        m_session->cancel();
    else if (isBegun)
        ask(this,
            {windowTitle(), tr("Leave the import?"), tr("Nothing was imported. What you chose is forgotten."),
             tr("Leave")},
            [this] { QWizard::reject(); });
    else
        QWizard::reject();
}

void ImportWizard::askWhereToSave()
{
    const QFileInfo source(m_session->source().path);
    auto *dialog = new QFileDialog(
        this, tr("Save the rejected rows"),
        source.dir().filePath(tr("%1-rejected.csv", "name of a file").arg(source.completeBaseName())),
        tr("CSV files (*.csv *.tsv *.txt)"));
    dialog->setObjectName(u"importSaveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportWizard::saveRejected);
    dialog->open();
}

void ImportWizard::saveRejected(const QString &path)
{
    const auto job = [plan = m_session->plan(), path](Connection &) {
        return writeRejectedRows(*plan, path);
    };
    whenFinished(this, m_session->roster().read<void>(job), [this, path](const Result<> &saved) {
        if (saved)
            message().tell(
                {Notice::Level::Information,
                 tr("Saved as %1. Repair it, then import it.").arg(QDir::toNativeSeparators(path))});
        else
            message().tell(errorNotice(saved.error()));
    });
}

void ImportWizard::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_session->isIdle() && !localFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportWizard::dropEvent(QDropEvent *event)
{
    if (const QString path = localFile(event->mimeData()); m_session->isIdle() && !path.isEmpty()) {
        event->acceptProposedAction();
        setFile(path);
    }
}
