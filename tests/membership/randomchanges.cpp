#include "tests/membership/randomchanges.h"

using namespace Qt::StringLiterals;

namespace {

QString id(const QString &kind, int number)
{
    return u"018e0c5a-%1-7def-8abc-%2"_s.arg(kind).arg(number, 12, 10, QChar(u'0'));
}

} // namespace

RandomChanges::RandomChanges(quint32 seed, int users, int organizations)
    : m_random(seed)
{
    for (int i = 0; i < users; ++i)
        m_users << id(u"7b1c"_s, i);
    for (int i = 0; i < organizations; ++i)
        m_organizations << id(u"7c2d"_s, i);
}

ChangeSet RandomChanges::records() const
{
    ChangeSet set;
    for (const QString &user : m_users)
        set.append({Entity::User, ChangeKind::Add, UserId(user), {}, {}, {{u"email"_s, user}}});
    for (const QString &organization : m_organizations)
        set.append({Entity::Organization,
                    ChangeKind::Add,
                    {},
                    OrganizationId(organization),
                    {},
                    {{u"slug"_s, organization}}});
    return set;
}

ChangeSet RandomChanges::next()
{
    ChangeSet set;
    for (int i = 1 + m_random.bounded(6); i > 0; --i)
        set.append(membershipsOnly || m_random.bounded(8) ? membership() : record());
    return set;
}

ChangeSet RandomChanges::manyAdditions()
{
    ChangeSet set;
    for (const QString &user : std::as_const(m_users)) {
        for (const QString &organization : std::as_const(m_organizations)) {
            if (m_random.bounded(4) == 0)
                set.addMembership(UserId(user), OrganizationId(organization), {{u"role"_s, text()}});
        }
    }
    return set;
}

QByteArray RandomChanges::csv()
{
    static const QStringList roles{u"owner"_s, u"member"_s, u"admin"_s, u"日本"_s};
    QString lines = u"user_id,organization_id,role\n"_s;
    const ChangeSet additions = manyAdditions();
    for (qsizetype i = 0; i < additions.size(); ++i) {
        const QString line =
            u"%1,%2,%3\n"_s.arg(additions.at(i).user.text(), additions.at(i).organization.text(),
                                roles.at(m_random.bounded(roles.size())));
        lines += m_random.bounded(8) ? line : line + line;
    }
    return lines.toUtf8();
}

ChangeSet RandomChanges::removals(const ChangeSet &additions)
{
    ChangeSet set;
    for (qsizetype i = 0; i < additions.size(); ++i)
        set.removeMembership(additions.at(i).user, additions.at(i).organization);
    return set;
}

QString RandomChanges::text()
{
    static const QStringList texts{u"owner"_s,   u"member"_s,  u"admin"_s,
                                   u"O'Brien"_s, u"{\"x\"}"_s, u"日本"_s};
    return texts.at(m_random.bounded(texts.size()));
}

Change RandomChanges::membership()
{
    Change change{Entity::Membership, ChangeKind(m_random.bounded(3)),
                  UserId(m_users.at(m_random.bounded(m_users.size()))),
                  OrganizationId(m_organizations.at(m_random.bounded(m_organizations.size())))};
    if (change.kind != ChangeKind::Add && m_random.bounded(4) == 0)
        change.before.insert(u"role"_s, text());
    if (change.kind == ChangeKind::Remove)
        return change;
    if (m_random.bounded(2))
        change.after.insert(u"role"_s, text());
    if (m_random.bounded(3) == 0)
        change.after.insert(u"permissions"_s, m_random.bounded(2) ? u"[\"a\", \"b\"]"_s : u"read;write"_s);
    if (m_random.bounded(3) == 0)
        change.after.insert(u"joined_at"_s, u"2024-03-%1 12:00"_s.arg(1 + m_random.bounded(28)));
    return change;
}

Change RandomChanges::record()
{
    const bool user = m_random.bounded(2);
    Change change{user ? Entity::User : Entity::Organization, ChangeKind(m_random.bounded(3)), {}, {}};
    const QString key = user ? m_users.at(m_random.bounded(m_users.size()))
                             : m_organizations.at(m_random.bounded(m_organizations.size()));
    if (user)
        change.user = UserId(key);
    else
        change.organization = OrganizationId(key);
    if (change.kind != ChangeKind::Remove)
        change.after = {{user ? u"email"_s : u"slug"_s, m_random.bounded(5) ? key : u"taken"_s},
                        {u"name"_s, text()}};
    return change;
}
