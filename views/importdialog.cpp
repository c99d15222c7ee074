#include "views/importdialog.h"

#include "models/transfer/importjob.h"
#include "models/transfer/importpreviewmodel.h"
#include "models/transfer/rejectionmodel.h"
#include "views/importtexts.h"
#include "views/mappingheader.h"
#include "views/messagebar.h"
#include "views/style.h"
#include "views/tableview.h"
#include "views/whenfinished.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace {

QString localFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

} // namespace

ImportDialog::ImportDialog(Roster &roster, QWidget *parent)
    : QDialog(parent)
    , m_roster(roster)
    , m_job(new ImportJob(roster, this))
    , m_preview(new ImportPreviewModel(this))
    , m_rejections(new RejectionModel(this))
{
    setNames(this, u"importDialog"_s, tr("Import a CSV file"));
    setWindowTitle(accessibleName());
    setAcceptDrops(true);
    createParts();
    createTables();
    createButtons();
    layOut();
    connect(m_preview, &ImportPreviewModel::mappingChanged, this, &ImportDialog::onMappingChanged);
    connect(m_job, &ImportJob::progress, this, &ImportDialog::onProgress);
    connect(m_job, &ImportJob::planned, this, &ImportDialog::onPlanned);
    connect(m_job, &ImportJob::finished, this, &ImportDialog::onFinished);
    setWork(Work::None);
}

ImportDialog::~ImportDialog()
{
    // A line that loses the focus while it is destroyed says that it was edited; nobody is there to hear it
    // then.
    m_file->disconnect(this);
}

void ImportDialog::setFile(const QString &path)
{
    m_file->setText(QDir::toNativeSeparators(path));
    preview();
}

void ImportDialog::setKind(Entity kind)
{
    m_kind->setCurrentIndex(m_kind->findData(int(kind)));
    preview();
}

Entity ImportDialog::kind() const { return Entity(m_kind->currentData().toInt()); }

void ImportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a CSV file"), QFileInfo(m_file->text()).path(),
                                   tr("CSV files (*.csv *.tsv *.txt)") + u";;"_s + tr("All files (*)"));
    dialog->setObjectName(u"importFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::setFile);
    dialog->open();
}

ImportSource ImportDialog::source() const { return {QDir::fromNativeSeparators(m_file->text().trimmed())}; }

ImportOptions ImportDialog::options() const
{
    ImportOptions options;
    options.kind = kind();
    options.mapping = m_preview->mapping();
    options.createUsers = m_createUsers->isChecked() && kind() == Entity::Membership;
    options.createOrganizations = m_createOrganizations->isChecked() && kind() == Entity::Membership;
    options.skipRejected = m_skip->isChecked();
    return options;
}

void ImportDialog::preview()
{
    if (m_work == Work::Checking || m_work == Work::Importing)
        return;
    forgetPlan();
    m_hasPreview = false;
    m_message->dismiss();
    if (m_work == Work::Previewing) {
        m_previewAgain = true;
        return;
    }
    if (source().path.isEmpty()) {
        m_preview->clear();
        updateControls();
        return;
    }
    setWork(Work::Previewing);
    ImportOptions wanted = options();
    wanted.mapping.clear(); // to be proposed anew
    // A file may lie on a slow disk, so even its first rows are read by a worker.
    const auto job = [from = source(), wanted](Connection &) { return previewImport(from, wanted); };
    whenFinished(this, m_roster.read<ImportPreview>(job),
                 [this](const Result<ImportPreview> &found) { onPreview(found); });
}

void ImportDialog::onPreview(const Result<ImportPreview> &preview)
{
    setWork(Work::None);
    if (m_previewAgain) {
        m_previewAgain = false;
        this->preview();
        return;
    }
    m_hasPreview = preview.ok();
    if (preview) {
        m_preview->setPreview(*preview);
        m_format->setText(formatText(preview->format));
    } else {
        m_preview->clear();
        m_format->clear();
        tellError(preview.error());
    }
    m_mapping->setFields(kind());
    m_previewView->resizeColumnsToContents();
    updateControls();
}

void ImportDialog::onMappingChanged()
{
    forgetPlan();
    updateControls();
}

// What was found is not about the present choices any more.
void ImportDialog::forgetPlan()
{
    m_plan.reset();
    m_done = false;
    m_rejections->clear();
    m_result->clear();
    updateControls();
}

void ImportDialog::check()
{
    m_message->dismiss();
    forgetPlan();
    setWork(Work::Checking);
    m_job->plan(source(), options());
}

void ImportDialog::import()
{
    m_message->dismiss();
    setWork(Work::Importing);
    if (m_plan)
        m_job->write(m_plan->withSkipRejected(m_skip->isChecked()));
    else
        m_job->plan(source(), options()); // and then on, see onPlanned()
}

void ImportDialog::onPlanned(const Result<ImportPlanPointer> &plan)
{
    if (!plan) {
        setWork(Work::None);
        tellError(plan.error());
        return;
    }
    m_plan = *plan;
    if (m_work == Work::Importing) {
        m_job->write(m_plan);
        return;
    }
    setWork(Work::None);
    ImportReport report = m_plan->report();
    report.dryRun = true;
    showReport(report);
}

void ImportDialog::onFinished(const Result<ImportReport> &report)
{
    setWork(Work::None);
    if (!report) {
        tellError(report.error());
        return;
    }
    showReport(*report);
    m_done = !report->refused;
    updateControls();
    if (report->change || report->added + report->updated + report->removed > 0)
        emit imported(*report);
}

void ImportDialog::onProgress(const ImportProgress &progress)
{
    if (m_work == Work::None)
        return;
    if (progress.stage != m_stage || !m_stageTimer.isValid()) {
        m_stage = progress.stage;
        m_stageBegin = progress.done;
        m_stageTimer.start();
    }
    // In thousandths: a file may have more bytes than an int can count.
    m_progress->setRange(0, progress.total > 0 ? 1000 : 0);
    m_progress->setValue(progress.total > 0 ? int(1000.0 * double(progress.done) / double(progress.total))
                                            : 0);
    constexpr qint64 tooShort = 500; // milliseconds, to tell a rate
    const qint64 elapsed = m_stageTimer.elapsed();
    const qint64 perSecond = elapsed < tooShort ? 0 : (progress.done - m_stageBegin) * 1000 / elapsed;
    m_progressText->setText(progressText(progress, perSecond));
}

void ImportDialog::tellError(const DbError &error)
{
    if (error.kind == DbError::Kind::Cancelled)
        m_message->tell({Notice::Level::Information, tr("Cancelled. Nothing was imported.")});
    else
        m_message->tell({Notice::Level::Error, error.text, error.detail});
}

void ImportDialog::showReport(const ImportReport &report)
{
    m_result->setText(reportText(report, kind()));
    if (m_plan && !m_plan->isOutdated())
        m_rejections->setPlan(m_plan);
    else
        m_rejections->setRejections(report.rejections);
    updateControls();
}

void ImportDialog::reject()
{
    if (m_work == Work::Checking || m_work == Work::Importing)
        m_job->cancel();
    else
        QDialog::reject();
}

void ImportDialog::setWork(Work work)
{
    m_work = work;
    const bool running = work == Work::Checking || work == Work::Importing;
    if (running && !m_focus)
        m_focus = focusWidget();
    m_settings->setEnabled(!running);
    m_wishes->setEnabled(!running);
    m_previewView->setEnabled(!running);
    m_progress->setVisible(running);
    m_progressText->setVisible(running);
    m_progress->setRange(0, 0);
    m_progressText->clear();
    m_stageTimer.invalidate();
    updateControls();
    if (!running && m_focus) {
        m_focus->setFocus();
        m_focus.clear();
    }
}

void ImportDialog::updateControls()
{
    const bool idle = m_work == Work::None;
    const bool membership = kind() == Entity::Membership;
    m_createUsers->setVisible(membership);
    m_createOrganizations->setVisible(membership);
    m_previewView->setEmptyText(m_hasPreview || !idle ? QString()
                                                      : tr("Choose a CSV file, or drop one here."));

    QString problem;
    if (m_hasPreview) {
        if (const Result<> fits = checkMapping(options(), m_preview->mapping()); !fits)
            problem = fits.error().text;
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_result->setVisible(!m_result->text().isEmpty());
    m_rejectionView->setVisible(m_rejections->rowCount() > 0);
    const bool ready = idle && m_hasPreview && problem.isEmpty();
    m_check->setEnabled(ready && !m_done);
    m_import->setEnabled(ready && !m_done && !m_roster.schema().readOnly);
    m_cancel->setText(m_done ? tr("Close") : tr("Cancel"));
    m_cancel->setAccessibleName(m_cancel->text());
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_settings->isEnabled() && !localFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    if (const QString path = localFile(event->mimeData()); m_settings->isEnabled() && !path.isEmpty()) {
        event->acceptProposedAction();
        setFile(path);
    }
}

void ImportDialog::keyPressEvent(QKeyEvent *event)
{
    // A lone Enter, in the line of the file for instance, must not import.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->accept();
    else
        QDialog::keyPressEvent(event);
}
