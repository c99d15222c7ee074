#include "views/recordform.h"

#include "models/tables/relationalmodel.h"
#include "views/fieldrow.h"
#include "views/fieldtitles.h"
#include "views/recordvalidation.h"
#include "views/style.h"
#include "views/timetext.h"

#include <QDataWidgetMapper>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace {

// What a field showed when somebody began to type in it.
constexpr auto seenProperty = "seen";

// Between the model and the fields: rows that are read again do not overwrite what somebody is typing, and a
// field that nobody touched is not written.
class FormDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *field = qobject_cast<QLineEdit *>(editor);
        if (!field || field->isModified())
            return;
        const QString text = index.data(Qt::EditRole).toString();
        field->setProperty(seenProperty, text);
        if (field->text() != text)
            field->setText(text);
    }

    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        const auto *field = qobject_cast<QLineEdit *>(editor);
        if (!field || !field->isModified())
            return;
        qobject_cast<RelationalModel *>(model)->expect(index, field->property(seenProperty));
        model->setData(index, field->text().trimmed());
    }
};

// Says where a text goes on that there is no room for; it can be selected and copied whole.
class ElidedLabel : public QLabel {
public:
    QSize minimumSizeHint() const override
    {
        return {fontMetrics().averageCharWidth() * 12, QLabel::minimumSizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
        if (shown == text() || hasSelectedText()) {
            QLabel::paintEvent(event);
            return;
        }
        QPainter painter(this);
        style()->drawItemText(&painter, contentsRect(), int(Qt::AlignLeft | Qt::AlignVCenter), palette(),
                              isEnabled(), shown, foregroundRole());
    }
};

QString prefixOf(Entity entity) { return entity == Entity::User ? u"user"_s : u"organization"_s; }

} // namespace

RecordForm::RecordForm(RelationalModel &model, bool readOnly, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_readOnly(readOnly)
    , m_mapper(new QDataWidgetMapper(this))
    , m_title(new QLabel)
    , m_handle(
          new FieldRow(Schema::handle(model.table().entity), prefixOf(model.table().entity) + u"Handle"_s))
    , m_name(new FieldRow(Field::Name, prefixOf(model.table().entity) + u"Name"_s))
    , m_id(new ElidedLabel)
    , m_created(new QLabel)
    , m_updated(new QLabel)
    , m_error(new QLabel)
    , m_save(new QPushButton(tr("Save")))
    , m_revert(new QPushButton(tr("Discard")))
{
    const QString prefix = prefixOf(model.table().entity);
    setObjectName(prefix + u"Form"_s);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setBold(true);
    m_title->setFont(large);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setObjectName(prefix + u"Title"_s);
    m_error->setObjectName(prefix + u"Error"_s);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_error->setWordWrap(true);
    m_error->hide();
    setColor(*m_error, QPalette::WindowText, errorColor);
    setNames(m_save, prefix + u"Save"_s, tr("Save"));
    setNames(m_revert, prefix + u"Revert"_s, tr("Discard what was typed"));

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_revert);
    buttons->addWidget(m_save);

    // Below the buttons, which stay where they are whatever is said or asked: a second click on Save meets
    // Save again, and never an answer that overwrites somebody's work.
    auto *below = new QVBoxLayout;
    below->setContentsMargins({});
    below->addWidget(m_error);

    auto *form = new QFormLayout(this);
    form->setContentsMargins({});
    form->addRow(m_title);
    for (FieldRow *row : rows()) {
        form->addRow(fieldTitle(row->field()), row);
        if (isFixed(*row) && !readOnly) {
            row->edit()->setToolTip(tr("You may not change this in this database."));
            row->edit()->setAccessibleDescription(row->edit()->toolTip());
        }
        row->setOfferPlace(below);
        connect(row->edit(), &QLineEdit::textEdited, this, &RecordForm::updateButtons);
        connect(row, &FieldRow::theirsTaken, this,
                [this, row](const QString &theirs) { takeTheirs(row, theirs); });
        connect(row, &FieldRow::mineKept, this,
                [this, row](const QString &theirs) { keepMine(row, theirs); });
    }
    addReadOnly(form, fieldTitle(Field::Id), m_id, prefix + u"Id"_s);
    addReadOnly(form, fieldTitle(Field::CreatedAt), m_created, prefix + u"Created"_s);
    addReadOnly(form, fieldTitle(Field::UpdatedAt), m_updated, prefix + u"Updated"_s);
    form->addRow(buttons);
    form->addRow(below);
    // What this database does not have is not missing to anybody.
    for (FieldRow *row : rows())
        form->setRowVisible(row, model.columnOf(row->field()) >= 0);
    form->setRowVisible(m_created, model.columnOf(Field::CreatedAt) >= 0);
    form->setRowVisible(m_updated, model.columnOf(Field::UpdatedAt) >= 0);

    m_mapper->setModel(&model);
    m_mapper->setSubmitPolicy(QDataWidgetMapper::ManualSubmit);
    m_mapper->setItemDelegate(new FormDelegate(m_mapper));
    for (FieldRow *row : rows()) {
        const int column = model.columnOf(row->field());
        if (column >= 0)
            m_mapper->addMapping(row->edit(), column);
    }
    connect(m_save, &QPushButton::clicked, this, &RecordForm::submit);
    connect(m_revert, &QPushButton::clicked, this, &RecordForm::revert);
    connect(&model, &RelationalModel::dataChanged, this, &RecordForm::showReadOnlyValues);
    connect(&model, &RelationalModel::pendingEditsChanged, this, &RecordForm::showRowError);
    connect(&model, &RelationalModel::saveFailed, this, &RecordForm::onSaveFailed);
    connect(&model, &RelationalModel::saved, this, [this] {
        m_denied = false;
        showRowError();
    });
    updateButtons();
}

void RecordForm::addReadOnly(QFormLayout *form, const QString &title, QLabel *label, const QString &name)
{
    setNames(label, name, title);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    form->addRow(title, label);
}

QModelIndex RecordForm::currentIndex() const
{
    return m_mapper->currentIndex() < 0 ? QModelIndex() : m_model.index(m_mapper->currentIndex(), 0);
}

void RecordForm::show(const QModelIndex &index)
{
    const QStringList key = index.isValid() ? m_model.keyAt(index.row()) : QStringList();
    if (key != m_key) {
        m_denied = false;
        forgetTyping();
        m_key = key;
    }
    m_mapper->setCurrentModelIndex(index);
    setEnabled(index.isValid());
    showReadOnlyValues();
    showRowError();
}

QModelIndex RecordForm::indexOf(const FieldRow *row) const
{
    const QModelIndex index = currentIndex();
    const int column = m_model.columnOf(row->field());
    return index.isValid() && column >= 0 ? index.siblingAtColumn(column) : QModelIndex();
}

bool RecordForm::isOffering() const
{
    const QList<FieldRow *> all = rows();
    return std::any_of(all.begin(), all.end(), [](const FieldRow *row) { return row->isOffering(); });
}

// Of what is being typed, or of what was refused when it was saved.
void RecordForm::showTheirs()
{
    for (FieldRow *row : rows()) {
        const QModelIndex index = indexOf(row);
        if (!index.isValid() || !index.data(RelationalModel::LoadedRole).toBool())
            continue;
        const QVariant refused = index.data(RelationalModel::TheirsRole);
        const QString present = index.data(Qt::EditRole).toString();
        const bool isPending = index.data(RelationalModel::PendingRole).toBool();
        if (refused.isValid())
            row->offer(refused.toString());
        else if (row->edit()->isModified() && !isPending
                 && present != row->edit()->property(seenProperty).toString() && present != row->value())
            row->offer(present);
        else
            row->withdrawOffer();
    }
}

void RecordForm::takeTheirs(FieldRow *row, const QString &theirs)
{
    row->edit()->setModified(false);
    row->edit()->setProperty(seenProperty, theirs);
    row->edit()->setText(theirs);
    const QModelIndex index = indexOf(row);
    if (index.data(RelationalModel::TheirsRole).isValid())
        m_model.setData(index, theirs);
    showRowError();
}

void RecordForm::keepMine(FieldRow *row, const QString &theirs)
{
    row->edit()->setProperty(seenProperty, theirs);
    const QModelIndex index = indexOf(row);
    if (index.data(RelationalModel::TheirsRole).isValid()) {
        m_model.setData(index, index.data(Qt::EditRole)); // theirs is known now
        if (!isOffering() && !isModified())
            m_model.save(); // it was meant to be saved
    }
    showRowError();
}

bool RecordForm::isModified() const
{
    const QList<FieldRow *> all = rows();
    return std::any_of(all.begin(), all.end(), [](const FieldRow *row) { return row->edit()->isModified(); });
}

// Staged before, and not saved yet.
bool RecordForm::isPending() const
{
    const QList<FieldRow *> all = rows();
    return std::any_of(all.begin(), all.end(), [this](const FieldRow *row) {
        return indexOf(row).data(RelationalModel::PendingRole).toBool();
    });
}

bool RecordForm::submit()
{
    const QModelIndex index = currentIndex();
    if (!index.isValid() || m_readOnly)
        return false;
    showTheirs();
    for (FieldRow *row : rows()) {
        if (row->isOffering()) {
            row->setFocus();
            return false;
        }
    }
    for (FieldRow *row : rows()) {
        if (row->edit()->isModified() && !row->check()) {
            row->setFocus();
            return false;
        }
    }
    if (!m_mapper->submit())
        return false;
    forgetTyping();
    if (m_model.hasPendingEdits())
        m_model.save();
    updateButtons();
    return true;
}

void RecordForm::revert()
{
    const QModelIndex index = currentIndex();
    forgetTyping();
    m_denied = false;
    if (index.isValid())
        m_model.revertRow(index.row());
    m_mapper->revert();
    showRowError();
}

void RecordForm::forgetTyping()
{
    for (FieldRow *row : rows()) {
        row->edit()->setModified(false);
        row->setProblem({});
        row->withdrawOffer();
    }
    m_error->hide();
}

void RecordForm::showReadOnlyValues()
{
    const QModelIndex index = currentIndex();
    const auto text = [&](Field field) {
        const int column = m_model.columnOf(field);
        return index.isValid() && column >= 0 ? index.siblingAtColumn(column).data(Qt::EditRole).toString()
                                              : QString();
    };
    const QString name = text(Field::Name);
    const QString handle = text(m_handle->field());
    m_title->setText(!name.isEmpty() ? name : !handle.isEmpty() ? handle : text(Field::Id));
    m_id->setText(text(Field::Id));
    m_id->setToolTip(text(Field::Id).toHtmlEscaped());
    m_created->setText(shownTime(text(Field::CreatedAt)));
    m_updated->setText(shownTime(text(Field::UpdatedAt)));
    showTheirs();
    updateButtons();
}

void RecordForm::showRowError()
{
    const QModelIndex index = currentIndex();
    const QString error = index.data(RelationalModel::ErrorRole).toString();
    showTheirs();
    if (m_handle->problem().isEmpty()) {
        m_error->setText(error);
        m_error->setVisible(!error.isEmpty() && !isOffering());
    }
    updateButtons();
}

void RecordForm::onSaveFailed(const DbError &error)
{
    const QModelIndex index = currentIndex();
    if (index.data(RelationalModel::ErrorRole).toString().isEmpty())
        return; // another row's
    m_denied = error.kind == DbError::Kind::ReadOnly; // what was typed stays, to be copied
    if (error.kind == DbError::Kind::Unique) {
        m_handle->setProblem(takenText(m_handle->field()));
        m_error->hide();
    } else {
        showRowError();
    }
    updateButtons();
}

void RecordForm::updateButtons()
{
    const QModelIndex index = currentIndex();
    const bool saving = index.isValid() && index.data(RelationalModel::SavingRole).toBool();
    const bool waits =
        !index.data(RelationalModel::ErrorRole).toString().isEmpty() || (!saving && isPending());
    const bool hadFocus = m_save->hasFocus();
    m_save->setEnabled(index.isValid() && !m_readOnly && !saving && !isOffering() && (isModified() || waits));
    m_revert->setEnabled(!saving && (isModified() || waits));
    // Else the keyboard would be at the next button, which does something else.
    if (hadFocus && !m_save->isEnabled())
        m_name->setFocus();
    for (FieldRow *row : rows())
        setReadOnlyLook(*row->edit(), m_readOnly || m_denied || isFixed(*row));
}

bool RecordForm::isFixed(const FieldRow &row) const
{
    const int column = m_model.columnOf(row.field());
    return column >= 0 && !m_model.table().columns.at(column).canUpdate;
}

void RecordForm::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_save->isEnabled())
        submit();
    else if (event->key() == Qt::Key_Escape && m_revert->isEnabled())
        revert();
    else
        QWidget::keyPressEvent(event);
}
