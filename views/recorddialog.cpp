#include "views/recorddialog.h"

#include "views/fieldrow.h"
#include "views/fieldtitles.h"
#include "views/recordvalidation.h"
#include "views/style.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

RecordDialog::RecordDialog(Entity entity, QWidget *parent)
    : QDialog(parent)
    , m_handle(new FieldRow(Schema::handle(entity), u"newHandle"_s))
    , m_name(new FieldRow(Field::Name, u"newName"_s))
    , m_error(new QLabel)
{
    const bool isUser = entity == Entity::User;
    setNames(this, u"recordDialog"_s, isUser ? tr("New user") : tr("New organization"));
    setWindowTitle(accessibleName());
    m_handle->edit()->setPlaceholderText(isUser ? u"ada@example.org"_s : u"acme-labs"_s);
    m_error->setObjectName(u"newError"_s);
    m_error->setWordWrap(true);
    m_error->hide();
    QPalette colors = m_error->palette();
    colors.setColor(QPalette::WindowText, errorColor(colors));
    m_error->setPalette(colors);

    auto *form = new QFormLayout;
    form->addRow(fieldTitle(m_handle->field()), m_handle);
    form->addRow(fieldTitle(Field::Name), m_name);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_add =
        buttons->addButton(isUser ? tr("Add user") : tr("Add organization"), QDialogButtonBox::ActionRole);
    setNames(m_add, u"newAccept"_s, m_add->text());
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setAutoDefault(false); // Enter adds
    setNames(cancel, u"newCancel"_s, cancel->text().remove(u'&'));
    connect(m_add, &QPushButton::clicked, this, &RecordDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &RecordDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_error);
    layout->addStretch();
    layout->addWidget(buttons);
    m_add->setDefault(true); // now that it is in the dialog
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
}

void RecordDialog::submit()
{
    m_error->hide();
    const bool handleFits = m_handle->check();
    const bool nameFits = m_name->check();
    if (!handleFits || !nameFits) {
        (handleFits ? m_name : m_handle)->setFocus();
        return;
    }
    m_add->setEnabled(false); // until it is known what became of it
    emit submitted({m_handle->value(), m_name->value()});
}

void RecordDialog::showError(const DbError &error)
{
    m_add->setEnabled(true);
    m_add->setDefault(true); // Cancel became it while this was disabled
    if (error.kind == DbError::Kind::Unique) {
        m_handle->setProblem(takenText(m_handle->field()));
        m_handle->setFocus();
        return;
    }
    m_error->setText(error.text);
    m_error->setToolTip(error.detail);
    m_error->show();
}
