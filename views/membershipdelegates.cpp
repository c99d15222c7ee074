#include "views/membershipdelegates.h"

#include "models/storage/values.h"
#include "views/style.h"
#include "views/timetext.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QPointer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {

// What the editor was opened with, so that looking at a value does not change it.
constexpr auto openedWith = "openedWith";

QString wordsOf(const QString &json)
{
    const std::optional<QStringList> permissions = parsePermissions(json);
    return permissions ? permissions->join(u", "_s) : json;
}

} // namespace

QWidget *RoleDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *editor = new QComboBox(parent);
    setNames(editor, u"roleEditor"_s, tr("Role"));
    editor->setEditable(true);
    editor->setFrame(false); // the cell is one; it would cut the letters
    editor->setInsertPolicy(QComboBox::NoInsert);
    editor->addItems({u"owner"_s, u"admin"_s, u"member"_s, u"viewer"_s});
    auto *self = const_cast<RoleDelegate *>(this); // emitting is all that it does
    // A choice from the list is enough; after Enter the view has closed the editor by itself already.
    connect(editor, &QComboBox::textActivated, self, [self, editor] {
        QTimer::singleShot(0, self, [self, editor = QPointer(editor)] {
            if (!editor || !editor->isVisible())
                return;
            emit self->commitData(editor);
            emit self->closeEditor(editor);
        });
    });
    return editor;
}

void RoleDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *combo = static_cast<QComboBox *>(editor);
    combo->setCurrentText(index.data(Qt::EditRole).toString());
    combo->lineEdit()->selectAll();
}

void RoleDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const QString role = static_cast<QComboBox *>(editor)->currentText().trimmed();
    if (!role.isEmpty() && role != index.data(Qt::EditRole).toString())
        model->setData(index, role);
}

QString PermissionsDelegate::displayText(const QVariant &value, const QLocale &) const
{
    return wordsOf(value.toString());
}

QWidget *PermissionsDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                           const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent);
    setNames(editor, u"permissionsEditor"_s, tr("Permissions"));
    editor->setPlaceholderText(tr("read, write"));
    return editor;
}

void PermissionsDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QString words = wordsOf(index.data(Qt::EditRole).toString());
    static_cast<QLineEdit *>(editor)->setText(words);
    editor->setProperty(openedWith, words);
}

void PermissionsDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                       const QModelIndex &index) const
{
    const QString words = static_cast<QLineEdit *>(editor)->text();
    if (words == editor->property(openedWith).toString())
        return;
    if (const std::optional<QStringList> permissions = parsePermissions(words))
        model->setData(index, permissionsToJson(*permissions));
}

QString DayDelegate::displayText(const QVariant &value, const QLocale &) const
{
    return shownTime(value.toString()).section(u' ', 0, 0);
}

QString TimeDelegate::displayText(const QVariant &value, const QLocale &) const
{
    return shownTime(value.toString());
}

QWidget *TimeDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *editor = new QDateTimeEdit(parent);
    setNames(editor, u"timeEditor"_s, tr("Date and time"));
    editor->setFrame(false);
    editor->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    editor->setCalendarPopup(true);
    return editor;
}

void TimeDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QDateTime time = timeOf(index.data(Qt::EditRole).toString());
    const QDateTime shown = time.isValid() ? time.toLocalTime() : QDateTime::currentDateTime();
    static_cast<QDateTimeEdit *>(editor)->setDateTime(shown);
    editor->setProperty(openedWith, shown);
}

void TimeDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    auto *field = static_cast<QDateTimeEdit *>(editor);
    field->interpretText();
    if (field->dateTime() != editor->property(openedWith).toDateTime())
        model->setData(index, timeText(field->dateTime()));
}

QString NumberDelegate::displayText(const QVariant &value, const QLocale &) const
{
    return QLocale().toString(value.toLongLong()); // in the digits of the other numbers of the window
}

void NumberDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    option->displayAlignment = Qt::AlignTrailing | Qt::AlignVCenter;
}
