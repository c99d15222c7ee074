#include "views/additionfields.h"

#include "models/membership/fieldvalue.h"
#include "views/style.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

AdditionFields::AdditionFields(const Table &memberships, QWidget *parent)
    : QWidget(parent)
    , m_memberships(memberships)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    if (memberships.has(Field::Role)) {
        m_role = new QComboBox;
        setNames(m_role, u"roleCombo"_s, tr("Role of what is added"));
        m_role->setEditable(true);
        m_role->setInsertPolicy(QComboBox::NoInsert);
        m_role->addItems({u"owner"_s, u"admin"_s, u"member"_s, u"viewer"_s});
        m_role->setCurrentText(u"member"_s);
        m_role->setToolTip(m_role->accessibleName());
        m_role->setMinimumContentsLength(8);
        auto *label = new QLabel(tr("Ro&le:"));
        label->setBuddy(m_role);
        layout->addWidget(label);
        layout->addWidget(m_role);
    }
    m_permissions = addLine(Field::Permissions, u"additionPermissions"_s, tr("&Permissions:"),
                            tr("Permissions of what is added"), tr("read, write"));
    m_joined = addLine(Field::JoinedAt, u"additionJoined"_s, tr("&Joined:"),
                       tr("Since when, of what is added"), tr("now"));
}

QLineEdit *AdditionFields::addLine(Field field, const QString &objectName, const QString &label,
                                   const QString &name, const QString &placeholder)
{
    if (!m_memberships.has(field))
        return nullptr;
    auto *line = new QLineEdit;
    setNames(line, objectName, name);
    line->setToolTip(name);
    line->setPlaceholderText(placeholder);
    auto *title = new QLabel(label);
    title->setBuddy(line);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addSpacing(4);
    column->addWidget(title);
    column->addWidget(line);
    return line;
}

Result<Values> AdditionFields::values() const
{
    Values values;
    const auto take = [&](Field field, const QString &text, QWidget *widget) -> Result<> {
        if (text.trimmed().isEmpty())
            return {};
        const Column &column = m_memberships.columns.at(m_memberships.indexOf(field));
        const Result<Value> value = canonicalValue(column, text);
        if (!value) {
            widget->setFocus();
            return value.error();
        }
        values.insert(column.name, *value);
        return {};
    };
    if (const Result<> taken = m_role ? take(Field::Role, m_role->currentText(), m_role) : Result<>(); !taken)
        return taken.error();
    for (const auto &[field, line] :
         {std::pair(Field::Permissions, m_permissions), std::pair(Field::JoinedAt, m_joined)}) {
        if (const Result<> taken = line ? take(field, line->text(), line) : Result<>(); !taken)
            return taken.error();
    }
    return values;
}
