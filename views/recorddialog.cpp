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

RecordDialog::RecordDialog(const Table &table, QWidget *parent)
    : QDialog(parent)
    , m_table(table)
    , m_handle(new FieldRow(Schema::handle(table.entity), u"newHandle"_s))
    , m_name(new FieldRow(Field::Name, u"newName"_s))
    , m_error(new QLabel)
{
    const bool isUser = table.entity == Entity::User;
    setNames(this, u"recordDialog"_s, isUser ? tr("New user") : tr("New organization"));
    setWindowTitle(accessibleName());
    m_handle->edit()->setPlaceholderText(isUser ? u"ada@example.org"_s : u"acme-labs"_s);
    m_error->setObjectName(u"newError"_s);
    m_error->setWordWrap(true);
    m_error->hide();
    setColor(*m_error, QPalette::WindowText, errorColor);

    auto *form = new QFormLayout;
    addFields(form);

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

void RecordDialog::addFields(QFormLayout *form)
{
    for (FieldRow *row : {m_handle, m_name}) {
        form->addRow(fieldTitle(row->field()), row);
        form->setRowVisible(row, m_table.has(row->field()));
    }
    for (const Column &column : std::as_const(m_table.columns)) {
        if (column.field || !column.required || column.hasDefault || m_table.isKey(column.name))
            continue;
        auto *edit = new QLineEdit;
        setNames(edit, u"newValueOf_"_s + column.name, column.name);
        edit->setToolTip(tr("The database needs a value here."));
        form->addRow(column.name, edit);
        m_others.insert(column.name, edit);
    }
}

void RecordDialog::submit()
{
    m_error->hide();
    NewRecord record;
    for (FieldRow *row : {m_name, m_handle}) { // the topmost problem gets the keyboard
        if (!m_table.has(row->field()))
            continue;
        if (!row->check())
            row->setFocus();
        record.values.insert(m_table.column(row->field()), row->value());
        if (!row->value().isEmpty() && (record.name.isEmpty() || row == m_name))
            record.name = row->value();
    }
    if (!m_handle->problem().isEmpty() || !m_name->problem().isEmpty())
        return;
    for (auto it = m_others.cbegin(); it != m_others.cend(); ++it)
        record.values.insert(it.key(), it.value()->text());
    m_add->setEnabled(false); // until it is known what became of it
    emit submitted(record);
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
