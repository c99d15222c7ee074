#include "views/bulkeditdialog.h"

#include "models/membership/fieldvalue.h"
#include "views/fieldtitles.h"
#include "views/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

// Objects are called after what people know, or after the column of another program.
QString nameOf(const Column &column)
{
    if (column.field == Field::Role)
        return u"Role"_s;
    if (column.field == Field::Permissions)
        return u"Permissions"_s;
    if (column.field == Field::JoinedAt)
        return u"Joined"_s;
    return u"Column_"_s + column.name;
}

bool isEditable(const Table &table, const Column &column)
{
    return !table.isKey(column.name) && column.field != Field::Id && column.field != Field::UpdatedAt;
}

QString titleOf(const Column &column) { return column.field ? fieldTitle(*column.field) : column.name; }

} // namespace

BulkEditDialog::BulkEditDialog(const Table &memberships, qint64 count, QWidget *parent)
    : QDialog(parent)
    , m_problem(new QLabel)
{
    setNames(this, u"bulkEditDialog"_s, tr("Edit memberships"));
    setWindowTitle(tr("Edit memberships"));
    auto *text = new QLabel(tr("Give all %1 the same values. What is not ticked stays as it is.")
                                .arg(countText(Entity::Membership, count)));
    text->setWordWrap(true);
    text->setObjectName(u"bulkEditText"_s);
    m_problem->setObjectName(u"bulkEditProblem"_s);
    m_problem->setWordWrap(true);
    setColor(*m_problem, QPalette::WindowText, errorColor);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_accept = buttons->addButton(tr("Change"), QDialogButtonBox::ActionRole);
    setNames(m_accept, u"bulkEditAccept"_s, tr("Change"));
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setAutoDefault(false); // Enter changes
    setNames(cancel, u"bulkEditCancel"_s, cancel->text().remove(u'&'));
    connect(m_accept, &QPushButton::clicked, this, &BulkEditDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *form = new QFormLayout;
    for (const Column &column : memberships.columns) {
        if (isEditable(memberships, column))
            addRow(column, *form);
    }
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addSpacing(6);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(buttons);
    m_accept->setDefault(true);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    updateAccept();
}

// To type a value means to want it.
void BulkEditDialog::addRow(const Column &column, QFormLayout &form)
{
    const QString title = titleOf(column);
    auto *box = new QCheckBox(title);
    setNames(box, u"bulkEdit"_s + nameOf(column), tr("Change %1").arg(title));
    QWidget *editor = nullptr;
    const auto tick = [box] { box->setChecked(true); };
    if (column.field == Field::Role) {
        auto *combo = new QComboBox;
        combo->setEditable(true);
        combo->setInsertPolicy(QComboBox::NoInsert);
        combo->addItems({u"owner"_s, u"admin"_s, u"member"_s, u"viewer"_s});
        combo->setCurrentText(u"member"_s);
        connect(combo, &QComboBox::editTextChanged, box, tick);
        editor = combo;
    } else {
        auto *line = new QLineEdit;
        if (column.field == Field::Permissions)
            line->setPlaceholderText(tr("read, write"));
        else if (column.type == ColumnType::Timestamp || column.field == Field::JoinedAt)
            line->setPlaceholderText(u"2024-03-01"_s);
        connect(line, &QLineEdit::textEdited, box, tick);
        editor = line;
    }
    setNames(editor, u"bulkEdit"_s + nameOf(column) + u"Value"_s, title);
    connect(box, &QCheckBox::toggled, this, &BulkEditDialog::updateAccept);
    form.addRow(box, editor);
    m_rows << Row{column, box, editor};
}

void BulkEditDialog::updateAccept()
{
    m_problem->clear();
    m_accept->setEnabled(
        std::any_of(m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return row.box->isChecked(); }));
}

QString BulkEditDialog::textOf(const Row &row)
{
    const auto *combo = qobject_cast<const QComboBox *>(row.editor);
    return combo ? combo->currentText() : qobject_cast<const QLineEdit *>(row.editor)->text();
}

void BulkEditDialog::submit()
{
    Values values;
    for (const Row &row : std::as_const(m_rows)) {
        if (!row.box->isChecked())
            continue;
        const QString text = textOf(row).trimmed();
        if (text.isEmpty() && row.column.required && row.column.field != Field::Permissions) {
            m_problem->setText(tr("%1 cannot be empty.").arg(titleOf(row.column)));
            row.editor->setFocus();
            return;
        }
        const Result<Value> value = text.isEmpty() && !row.column.required ? Result<Value>(Value())
                                                                           : canonicalValue(row.column, text);
        if (!value) {
            m_problem->setText(value.error().text);
            row.editor->setFocus();
            return;
        }
        values.insert(row.column.name, *value);
    }
    emit submitted(values);
    accept();
}
