#include "views/importfilepage.h"

#include "models/transfer/importpreviewmodel.h"
#include "models/transfer/importsession.h"
#include "views/importtexts.h"
#include "views/style.h"
#include "views/tableview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

ImportFilePage::ImportFilePage(ImportSession &session, QWidget *parent)
    : QWizardPage(parent)
    , m_session(session)
    , m_preview(new ImportPreviewModel(this))
{
    setTitle(tr("File"));
    setSubTitle(tr("Which file, what it holds, and how it is written."));
    createFile();
    createFormat();
    layOut();
    connect(&session, &ImportSession::previewed, this, &ImportFilePage::onPreviewed);
    connect(&session, &ImportSession::workChanged, this, &QWizardPage::completeChanged);
}

ImportFilePage::~ImportFilePage()
{
    // A line that loses the focus while it is destroyed says that it was edited; nobody is there to hear it
    // then.
    m_file->disconnect(this);
}

void ImportFilePage::createFile()
{
    m_file = new QLineEdit;
    setNames(m_file, u"importFile"_s, tr("File"));
    m_file->setPlaceholderText(tr("A CSV file"));
    connect(m_file, &QLineEdit::editingFinished, this, [this] {
        if (m_file->isModified())
            setFile(m_file->text().trimmed());
    });
    m_kind = new QComboBox;
    setNames(m_kind, u"importKind"_s, tr("What the file holds"));
    m_kind->addItem(tr("Memberships"), int(Entity::Membership));
    m_kind->addItem(tr("Users"), int(Entity::User));
    m_kind->addItem(tr("Organizations"), int(Entity::Organization));
    connect(m_kind, &QComboBox::activated, this,
            [this] { m_session.setKind(Entity(m_kind->currentData().toInt())); });
    m_rows = new TableView(u"importRows"_s, tr("First rows of the file"));
    m_rows->setModel(m_preview);
    m_rows->keepWidths();
    m_rows->setEmptyText(tr("Choose a CSV file, or drop one here."));
}

void ImportFilePage::createFormat()
{
    m_format = new QLabel;
    setNames(m_format, u"importFormat"_s, tr("Format of the file"));
    m_encoding = new QComboBox;
    setNames(m_encoding, u"importEncoding"_s, tr("Encoding"));
    m_encoding->addItem(tr("As found"), QByteArray());
    for (const char *name :
         {"UTF-8",        "UTF-16LE",     "UTF-16BE",     "windows-1250", "windows-1251", "windows-1252",
          "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "ISO-8859-1",
          "ISO-8859-2",   "ISO-8859-5",   "ISO-8859-7",   "ISO-8859-9",   "ISO-8859-15",  "KOI8-R",
          "Shift_JIS",    "EUC-JP",       "EUC-KR",       "GB18030",      "Big5"})
        m_encoding->addItem(QString::fromLatin1(name), QByteArray(name));
    m_delimiter = new QComboBox;
    setNames(m_delimiter, u"importDelimiter"_s, tr("Separator"));
    m_delimiter->addItem(tr("As found"), u'\0');
    m_delimiter->addItem(tr("Comma"), u',');
    m_delimiter->addItem(tr("Semicolon"), u';');
    m_delimiter->addItem(tr("Tab"), u'\t');
    m_delimiter->addItem(tr("Vertical bar"), u'|');
    m_header = new QCheckBox(tr("The first &row names the columns"));
    setNames(m_header, u"importHeader"_s, tr("The first row names the columns"));
    m_header->setChecked(true);
    m_skippedLines = new QSpinBox;
    setNames(m_skippedLines, u"importSkippedLines"_s, tr("Lines to skip at the start"));
    m_skippedLines->setRange(0, 9999);
    m_comment = new QComboBox;
    setNames(m_comment, u"importComment"_s, tr("What lines that are comments begin with"));
    m_comment->addItem(tr("(no comments)"), u'\0');
    for (const QChar character : {u'#', u';', u'%', u'!', u'*'})
        m_comment->addItem(character, character);
    for (QComboBox *box : {m_encoding, m_delimiter, m_comment})
        connect(box, &QComboBox::activated, this, &ImportFilePage::takeFormat);
    connect(m_header, &QCheckBox::clicked, this, [this] {
        m_headerChosen = true;
        takeFormat();
    });
    connect(m_skippedLines, &QSpinBox::valueChanged, this, &ImportFilePage::takeFormat);
}

void ImportFilePage::layOut()
{
    auto *grid = new QGridLayout(this);
    const auto label = [](const QString &text, QWidget *buddy) {
        auto *result = new QLabel(text);
        result->setBuddy(buddy);
        return result;
    };
    auto *choose = new QPushButton(tr("Ch&oose…"));
    setNames(choose, u"importChoose"_s, tr("Choose a file"));
    connect(choose, &QPushButton::clicked, this, &ImportFilePage::chooseFile);
    grid->addWidget(label(tr("&File:"), m_file), 0, 0);
    grid->addWidget(m_file, 0, 1, 1, 4);
    grid->addWidget(choose, 0, 5);
    grid->addWidget(label(tr("It &holds:"), m_kind), 1, 0);
    grid->addWidget(m_kind, 1, 1);
    grid->addWidget(m_format, 1, 2, 1, 4);
    grid->addWidget(label(tr("&Encoding:"), m_encoding), 2, 0);
    grid->addWidget(m_encoding, 2, 1);
    grid->addWidget(label(tr("&Separator:"), m_delimiter), 2, 2);
    grid->addWidget(m_delimiter, 2, 3);
    grid->addWidget(label(tr("&Lines to skip:"), m_skippedLines), 3, 0);
    grid->addWidget(m_skippedLines, 3, 1);
    grid->addWidget(label(tr("Co&mments begin with:"), m_comment), 3, 2);
    grid->addWidget(m_comment, 3, 3);
    grid->addWidget(m_header, 4, 0, 1, 4);
    grid->addWidget(m_rows, 5, 0, 1, 6);
    grid->setColumnStretch(4, 1);
    grid->setRowStretch(5, 1);
}

void ImportFilePage::setFile(const QString &path)
{
    m_file->setText(QDir::toNativeSeparators(path));
    m_file->setModified(false);
    m_headerChosen = false;
    m_header->setChecked(true);
    m_session.setSource(QDir::fromNativeSeparators(path), true);
}

void ImportFilePage::setKind(Entity kind)
{
    m_kind->setCurrentIndex(m_kind->findData(int(kind)));
    m_session.setKind(kind);
}

void ImportFilePage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a CSV file"), QFileInfo(m_file->text()).path(),
                                   tr("CSV files (*.csv *.tsv *.txt)") + u";;"_s + tr("All files (*)"));
    dialog->setObjectName(u"importFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportFilePage::setFile);
    dialog->open();
}

void ImportFilePage::takeFormat()
{
    CsvFormat wanted;
    wanted.encoding = m_encoding->currentData().toByteArray();
    wanted.delimiter = char(m_delimiter->currentData().toChar().unicode());
    wanted.comment = char(m_comment->currentData().toChar().unicode());
    wanted.skippedLines = m_skippedLines->value();
    m_session.setFormat(wanted, m_header->isChecked());
}

void ImportFilePage::onPreviewed()
{
    const ImportPreview *preview = m_session.preview();
    if (preview && m_header->isChecked() && !m_headerChosen
        && HeaderMatcher::looksLikeData(preview->header)) {
        m_header->setChecked(false); // else the first row would be lost
        takeFormat();
        return;
    }
    m_preview->setPreview(preview ? *preview : ImportPreview());
    m_format->setText(preview ? formatText(preview->format) : QString());
    m_rows->resizeColumnsToContents();
    emit completeChanged();
}

bool ImportFilePage::isComplete() const
{
    return m_session.preview() && m_session.work() == ImportSession::Work::None;
}
