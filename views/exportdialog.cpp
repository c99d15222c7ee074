#include "views/exportdialog.h"

#include "models/membership/roster.h"
#include "models/transfer/exportjob.h"
#include "views/fieldtitles.h"
#include "views/messagebar.h"
#include "views/prompts.h"
#include "views/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

QString fileName(Entity kind)
{
    return kind == Entity::User        ? u"users.csv"_s
        : kind == Entity::Organization ? u"organizations.csv"_s
                                       : u"memberships.csv"_s;
}

} // namespace

ExportDialog::ExportDialog(const Roster &roster, const ExportOptions &rows, QWidget *parent)
    : QDialog(parent)
    , m_options(rows)
    , m_job(new ExportJob(roster.schema(), roster.address(), this))
{
    setNames(this, u"exportDialog"_s, tr("Export as CSV"));
    setWindowTitle(accessibleName());
    createParts();
    layOut();
    connect(m_job, &ExportJob::progress, this, &ExportDialog::onProgress);
    connect(m_job, &ExportJob::finished, this, &ExportDialog::onFinished);
    setFile(QDir::home().filePath(fileName(m_options.kind)));
    updateControls();
}

static QString allText(Entity kind)
{
    switch (kind) {
    case Entity::User:
        return ExportDialog::tr("All users are exported.");
    case Entity::Organization:
        return ExportDialog::tr("All organizations are exported.");
    case Entity::Membership:
        return ExportDialog::tr("All memberships are exported.");
    }
    Q_UNREACHABLE();
}

static QString foundText(Entity kind)
{
    switch (kind) {
    case Entity::User:
        return ExportDialog::tr("The users found for “%1” are exported.");
    case Entity::Organization:
        return ExportDialog::tr("The organizations found for “%1” are exported.");
    case Entity::Membership:
        return ExportDialog::tr("The memberships found for “%1” are exported.");
    }
    Q_UNREACHABLE();
}

static QString rowsText(const ExportOptions &options)
{
    if (options.filter.isEmpty())
        return options.search.isEmpty() ? allText(options.kind) : foundText(options.kind).arg(options.search);
    return options.search.isEmpty()
        ? ExportDialog::tr("What fits the filter is exported.")
        : ExportDialog::tr("What was found for “%1” and fits the filter is exported.").arg(options.search);
}

void ExportDialog::createParts()
{
    m_message = new MessageBar;
    m_settings = new QWidget;
    m_rows = new QLabel(rowsText(m_options));
    m_rows->setTextFormat(Qt::PlainText);
    m_rows->setWordWrap(true);
    setNames(m_rows, u"exportRows"_s, tr("What is exported"));
    m_file = new QLineEdit;
    setNames(m_file, u"exportFile"_s, tr("File"));
    connect(m_file, &QLineEdit::textChanged, this, &ExportDialog::updateControls);
    m_choose = new QPushButton(tr("C&hoose…"));
    setNames(m_choose, u"exportChoose"_s, tr("Choose a file"));
    m_choose->setAutoDefault(false);
    connect(m_choose, &QPushButton::clicked, this, &ExportDialog::chooseFile);

    m_delimiter = new QComboBox;
    setNames(m_delimiter, u"exportDelimiter"_s, tr("Separator"));
    m_delimiter->addItem(tr("Comma"), u',');
    m_delimiter->addItem(tr("Semicolon"), u';');
    m_delimiter->addItem(tr("Tab"), u'\t');
    m_delimiter->addItem(tr("Vertical bar"), u'|');
    m_byteOrderMark = new QCheckBox(tr("&Mark as UTF-8, for spreadsheets"));
    setNames(m_byteOrderMark, u"exportByteOrderMark"_s, tr("Mark as UTF-8, for spreadsheets"));
    m_byteOrderMark->setToolTip(tr("Begins the file with a byte order mark."));

    m_progressText = new QLabel;
    setNames(m_progressText, u"exportProgressText"_s, tr("Progress"));
    m_progress = new QProgressBar;
    setNames(m_progress, u"exportProgress"_s, tr("Progress"));
    m_progress->setTextVisible(false);
    m_start = new QPushButton(tr("&Export"));
    setNames(m_start, u"exportStart"_s, tr("Export"));
    m_start->setDefault(true);
    m_cancel = new QPushButton(tr("Cancel"));
    setNames(m_cancel, u"exportCancel"_s, tr("Cancel"));
    m_cancel->setAutoDefault(false);
    connect(m_start, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::reject);
}

void ExportDialog::layOut()
{
    auto *fileLabel = new QLabel(tr("&File:"));
    fileLabel->setBuddy(m_file);
    auto *delimiterLabel = new QLabel(tr("&Separator:"));
    delimiterLabel->setBuddy(m_delimiter);

    auto *settings = new QGridLayout(m_settings);
    settings->setContentsMargins({});
    settings->addWidget(m_rows, 0, 0, 1, 4);
    settings->addWidget(fileLabel, 1, 0);
    settings->addWidget(m_file, 1, 1, 1, 2);
    settings->addWidget(m_choose, 1, 3);
    settings->addWidget(delimiterLabel, 2, 0);
    settings->addWidget(m_delimiter, 2, 1);
    settings->addWidget(m_byteOrderMark, 2, 2, 1, 2);
    settings->setColumnStretch(2, 1);

    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_progress, 1);
    bottom->addWidget(m_progressText);
    bottom->addStretch();
    bottom->addWidget(m_start);
    bottom->addWidget(m_cancel);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addWidget(m_settings);
    layout->addStretch();
    layout->addLayout(bottom);
    resize(fontMetrics().averageCharWidth() * 80, sizeHint().height());
}

QString ExportDialog::path() const { return QDir::fromNativeSeparators(m_file->text().trimmed()); }

void ExportDialog::setFile(const QString &path) { m_file->setText(QDir::toNativeSeparators(path)); }

void ExportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Export to"), path(),
                                   tr("CSV files (*.csv *.tsv *.txt)") + u";;"_s + tr("All files (*)"));
    setNames(dialog, u"exportFileDialog"_s, tr("Export to"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        setFile(file);
        m_agreed = path();
    });
    dialog->open();
}

void ExportDialog::start()
{
    if (!QFileInfo::exists(path()) || path() == m_agreed) {
        write();
        return;
    }
    ask(this,
        {tr("Export as CSV"), tr("Replace %1?").arg(QFileInfo(path()).fileName()),
         tr("There is a file of this name already."), tr("Replace")},
        [this] { write(); });
}

void ExportDialog::write()
{
    if (m_job->isRunning())
        return;
    m_message->dismiss();
    m_options.delimiter = char(m_delimiter->currentData().toChar().unicode());
    m_options.byteOrderMark = m_byteOrderMark->isChecked();
    m_progress->setRange(0, 0);
    m_progressText->clear();
    m_job->start(m_options, path());
    updateControls();
    m_cancel->setFocus();
}

void ExportDialog::onProgress(const ExportProgress &progress)
{
    const bool known = progress.total > 0;
    // In thousandths: there may be more rows than an int can count.
    m_progress->setRange(0, known ? 1000 : 0);
    m_progress->setValue(known ? int(1000.0 * double(progress.rows) / double(progress.total)) : 0);
    m_progressText->setText(
        known ? tr("%1 of %2").arg(locale().toString(progress.rows), locale().toString(progress.total))
              : locale().toString(progress.rows));
}

void ExportDialog::onFinished(const Result<qint64> &rows)
{
    updateControls();
    m_start->setFocus();
    if (!rows && rows.error().kind == DbError::Kind::Cancelled) {
        m_message->tell({Notice::Level::Information, tr("Cancelled. No file was written.")});
    } else if (!rows) {
        m_message->tell(errorNotice(rows.error()));
    } else {
        emit exported(*rows, path());
        accept();
    }
}

void ExportDialog::reject()
{
    if (m_job->isRunning())
        m_job->cancel();
    else
        QDialog::reject();
}

void ExportDialog::updateControls()
{
    const bool running = m_job->isRunning();
    m_settings->setEnabled(!running);
    m_start->setEnabled(!running && !path().isEmpty());
    m_progress->setVisible(running);
    m_progressText->setVisible(running);
}
