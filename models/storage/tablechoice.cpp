#include "models/storage/tablechoice.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

constexpr std::pair<Entity, QLatin1StringView> entityNames[] = {{Entity::User, "user"_L1},
                                                                {Entity::Organization, "organization"_L1},
                                                                {Entity::Membership, "membership"_L1}};

std::optional<Field> fieldNamed(const QString &name)
{
    for (const auto &[entity, ignored] : entityNames) {
        const QList<Field> fields = fieldsOf(entity);
        for (const Field field : fields) {
            if (columnName(field) == name)
                return field;
        }
    }
    return {};
}

// As a POSIX shell takes it for one word.
QString forShell(const QString &word)
{
    static const QRegularExpression harmless(u"^[\\w./=:-]+$"_s);
    if (harmless.match(word).hasMatch())
        return word;
    return u'\'' + QString(word).replace(u'\'', "'\\''"_L1) + u'\'';
}

} // namespace

QList<Field> fieldsOf(Entity entity)
{
    switch (entity) {
    case Entity::User:
        return {Field::Email, Field::Name, Field::CreatedAt, Field::UpdatedAt};
    case Entity::Organization:
        return {Field::Slug, Field::Name, Field::CreatedAt, Field::UpdatedAt};
    case Entity::Membership:
        break;
    }
    return {Field::Role, Field::Permissions, Field::JoinedAt, Field::UpdatedAt};
}

void ColumnNames::insert(Field field, const QString &column) { m_everywhere.insert(field, column); }

void ColumnNames::insert(Entity entity, Field field, const QString &column)
{
    m_somewhere[entity].insert(field, column);
}

QString ColumnNames::of(Entity entity, Field field) const
{
    const QString own = m_somewhere.value(entity).value(field);
    return own.isEmpty() ? m_everywhere.value(field) : own;
}

bool ColumnNames::add(const QString &setting)
{
    const QString column = setting.section(u'=', 1);
    const QString left = setting.section(u'=', 0, 0);
    const qsizetype dot = left.indexOf(u'.');
    const std::optional<Field> field = fieldNamed(left.mid(dot + 1));
    if (!field || column.isEmpty())
        return false;
    if (dot < 0) {
        insert(*field, column);
        return true;
    }
    for (const auto &[entity, name] : entityNames) {
        if (left.left(dot) == name && fieldsOf(entity).contains(*field)) {
            insert(entity, *field, column);
            return true;
        }
    }
    return false;
}

QStringList ColumnNames::settings() const
{
    QStringList settings;
    for (auto it = m_everywhere.cbegin(); it != m_everywhere.cend(); ++it)
        settings << columnName(it.key()) + u'=' + it.value();
    for (const auto &[entity, name] : entityNames) {
        const QMap<Field, QString> own = m_somewhere.value(entity);
        for (auto it = own.cbegin(); it != own.cend(); ++it)
            settings << name + u'.' + columnName(it.key()) + u'=' + it.value();
    }
    return settings;
}

QStringList TableChoice::options() const
{
    QStringList options;
    const std::pair<QLatin1StringView, QString> tables[] = {
        {"--users="_L1, users}, {"--organizations="_L1, organizations}, {"--memberships="_L1, memberships}};
    for (const auto &[option, table] : tables) {
        if (!table.isEmpty())
            options << option + table;
    }
    const QStringList settings = columns.settings();
    for (const QString &setting : settings)
        options << "--column="_L1 + setting;
    return options;
}

QString TableChoice::optionsText() const
{
    QStringList words = options();
    for (QString &word : words)
        word = forShell(word);
    return words.join(u' ');
}

TableChoice TableChoice::fromOptions(const QStringList &options)
{
    TableChoice choice;
    for (const QString &option : options) {
        const QString name = option.section(u'=', 0, 0);
        const QString value = option.section(u'=', 1);
        if (name == "--users"_L1)
            choice.users = value;
        else if (name == "--organizations"_L1)
            choice.organizations = value;
        else if (name == "--memberships"_L1)
            choice.memberships = value;
        else if (name == "--column"_L1)
            choice.columns.add(value);
    }
    return choice;
}
