#include "views/filefield.h"

#include "views/style.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

FileField::FileField(const QString &title, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_edit(new QLineEdit)
{
    auto *button = new QToolButton;
    button->setIcon(namedIcon(u"open"_s));
    button->setToolTip(tr("Choose a file"));
    setNames(m_edit, objectName, title);
    setNames(button, objectName + u"Choose"_s, tr("Choose a file: %1").arg(title));
    setFocusProxy(m_edit);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_edit, 1);
    layout->addWidget(button);
    connect(button, &QToolButton::clicked, this, &FileField::choose);
}

QString FileField::path() const { return m_edit->text().trimmed(); }

void FileField::setPath(const QString &path) { m_edit->setText(path); }

void FileField::choose()
{
    auto *dialog = new QFileDialog(this, m_title);
    setNames(dialog, u"chooseFileDialog"_s, m_title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    if (!m_filters.isEmpty())
        dialog->setNameFilters(m_filters);
    if (!path().isEmpty())
        dialog->setDirectory(QFileInfo(path()).path());
    connect(dialog, &QFileDialog::fileSelected, this, &FileField::setPath);
    dialog->open();
}
