#include "models/transfer/headermatcher.h"

#include <QTest>

using namespace Qt::StringLiterals;

static const QString uuid = u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s;

/// The mapping as one text: field names, `-` for ignored columns.
static QString shown(const ColumnMapping &mapping)
{
    QStringList names;
    for (const std::optional<Field> &field : mapping)
        names += field ? importFieldName(*field) : u"-"_s;
    return names.join(u' ');
}

class HeaderMatcherTest : public QObject {
    Q_OBJECT

private slots:
    void normalized_data();
    void normalized();
    void proposals_data();
    void proposals();
    void uuids_data();
    void uuids();
    void assignments();
    void names();
    void everyFieldIsFoundByItsOwnNames();
};

void HeaderMatcherTest::normalized_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("expected");
    QTest::newRow("case") << u"Email"_s << u"email"_s;
    QTest::newRow("hyphen") << u"E-Mail"_s << u"email"_s;
    QTest::newRow("underscore") << u"user_email"_s << u"useremail"_s;
    QTest::newRow("camel case") << u"userSourcedId"_s << u"usersourcedid"_s;
    QTest::newRow("suffix") << u" Member Email [Required] "_s << u"memberemail"_s;
    QTest::newRow("parentheses") << u"Joined (UTC)"_s << u"joined"_s;
    QTest::newRow("both") << u"Role (x) [Required]"_s << u"rolex"_s;
    QTest::newRow("star") << u"Name *"_s << u"name"_s;
    QTest::newRow("BOM") << u"\uFEFFid"_s << u"id"_s;
    QTest::newRow("no-break space") << u"\u00A0user\u00A0id"_s << u"userid"_s;
    QTest::newRow("umlaut, decomposed") << u"KU\u0308RZEL"_s << u"kürzel"_s;
    QTest::newRow("wide") << u"Ｅｍａｉｌ"_s << u"email"_s;
    QTest::newRow("Japanese") << u"メール アドレス"_s << u"メールアドレス"_s;
    QTest::newRow("only a suffix") << u"[Required]"_s << u"required"_s;
    QTest::newRow("empty") << QString() << QString();
}

void HeaderMatcherTest::normalized()
{
    QFETCH(QString, header);
    QFETCH(QString, expected);
    QCOMPARE(HeaderMatcher::normalized(header), expected);
}

void HeaderMatcherTest::proposals_data()
{
    QTest::addColumn<Entity>("kind");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("expected");
    const auto add = [](Entity kind, const char *header, const char *expected) {
        QTest::newRow(header) << kind << QString::fromUtf8(header) << QString::fromUtf8(expected);
    };
    const Entity membership = Entity::Membership;
    add(membership, "user,organization,role,permissions,joined_at",
        "user organization role permissions joined_at");
    add(membership, "user_id,organization_id", "user organization");
    add(membership, "Group Email [Required],Member Email,Member Type,Member Role",
        "organization user - role");
    add(membership, "sourcedId,userSourcedId,orgSourcedId,role,beginDate",
        "- user organization role joined_at");
    add(membership, "Login,Organisation,Access_Level,Access granted", "user organization role joined_at");
    add(membership, "Username,Team,Start Date", "user organization joined_at");
    add(membership, "E-Mail-Adresse;Organisation;Rolle;Berechtigungen;Beigetreten am",
        "user organization role permissions joined_at");
    add(membership, "Benutzer,Verein,Funktion,Mitglied seit", "user organization role joined_at");
    add(membership, "courriel,équipe,rôle,droits,depuis", "user organization role permissions joined_at");
    add(membership, "correo electrónico,organización,rol,permisos,desde",
        "user organization role permissions joined_at");
    add(membership, "ユーザー,組織,役割", "user organization role");
    add(membership, "用户名,组织,角色,权限", "user organization role permissions");
    add(membership, "user,email,organization", "- user organization");
    add(membership, "name,email,organization,slug", "- user - organization");
    add(membership, "name,organization", "user organization");
    add(membership, "user_id,user,organization", "user - organization");
    add(membership, "organization,organization_id,email", "- organization user");
    add(membership, "email,e-mail,organization", "user - organization");
    add(membership, "id,email,org,notes", "- user organization -");
    add(membership, "emial,organisatoin", "- -");
    add(membership, ",email,", "- user -");
    add(membership, "", "-");
    add(Entity::User, "id,email,name", "id email name");
    add(Entity::User, "Name,E-Mail,Telefon", "name email -");
    add(Entity::User, "user_id,user_email,full name,role", "id email name -");
    add(Entity::User, "login,display name", "email name");
    add(Entity::User, "email,user", "email -");
    add(Entity::User, "姓名,邮箱", "name email");
    add(Entity::Organization, "id,slug,name", "id slug name");
    add(Entity::Organization, "Kürzel,Name", "slug name");
    add(Entity::Organization, "group_id,group name", "id name");
    add(Entity::Organization, "organization,org", "name slug");
}

void HeaderMatcherTest::proposals()
{
    QFETCH(Entity, kind);
    QFETCH(QString, header);
    QFETCH(QString, expected);
    const QChar delimiter = header.contains(u';') ? u';' : u',';
    QCOMPARE(shown(HeaderMatcher(kind).propose(header.split(delimiter))), expected);
}

void HeaderMatcherTest::uuids_data()
{
    QTest::addColumn<Entity>("kind");
    QTest::addColumn<QStringList>("header");
    QTest::addColumn<QList<QStringList>>("sample");
    QTest::addColumn<QString>("expected");
    QTest::newRow("user stays user") << Entity::Membership << QStringList{u"user"_s, u"group"_s}
                                     << QList<QStringList>{{uuid, uuid}} << u"user organization"_s;
    QTest::newRow("e-mail before user") << Entity::Membership << QStringList{u"user"_s, u"email"_s}
                                        << QList<QStringList>{{uuid, u"a@b"_s}} << u"- user"_s;
    QTest::newRow("no role") << Entity::Membership << QStringList{u"email"_s, u"org"_s, u"role"_s, u"since"_s}
                             << QList<QStringList>{{u"a@b"_s, u"x"_s, uuid, uuid}}
                             << u"user organization - -"_s;
    QTest::newRow("own key of the row") << Entity::Membership << QStringList{u"id"_s, u"user_id"_s}
                                        << QList<QStringList>{{uuid, uuid}} << u"- user"_s;
    QTest::newRow("id by its values")
        << Entity::User << QStringList{u"user"_s, u"email"_s}
        << QList<QStringList>{{uuid, u"a@b"_s}, {uuid.toUpper(), u"c@d"_s}} << u"id email"_s;
    QTest::newRow("id by its header first")
        << Entity::User << QStringList{u"name"_s, u"id"_s, u"email"_s}
        << QList<QStringList>{{uuid, u"7"_s, u"a@b"_s}} << u"- id email"_s;
    QTest::newRow("not all are") << Entity::User << QStringList{u"user"_s, u"name"_s}
                                 << QList<QStringList>{{uuid, u"A"_s}, {u"a@b"_s, u"B"_s}} << u"email name"_s;
    QTest::newRow("blank and short") << Entity::Organization << QStringList{u"name"_s, u"organization"_s}
                                     << QList<QStringList>{{u"A"_s, QString()},
                                                           {u"B"_s},
                                                           {u"C"_s, u'{' + uuid + u'}'}}
                                     << u"name id"_s;
    QTest::newRow("nothing to see") << Entity::Organization << QStringList{u"slug"_s, u"name"_s}
                                    << QList<QStringList>{{QString(), QString()}} << u"slug name"_s;
}

void HeaderMatcherTest::uuids()
{
    QFETCH(Entity, kind);
    QFETCH(QStringList, header);
    QFETCH(QList<QStringList>, sample);
    QFETCH(QString, expected);
    QCOMPARE(shown(HeaderMatcher(kind).propose(header, sample)), expected);
}

void HeaderMatcherTest::assignments()
{
    const QStringList header{u"Name"_s, u"E-Mail"_s, u"Company"_s, u"Dept"_s, u"x"_s, u"X"_s};
    ColumnMapping mapping = HeaderMatcher(Entity::Membership).propose(header);
    QCOMPARE(shown(mapping), u"- user organization - - -"_s);
    QVERIFY(HeaderMatcher::assign(mapping, header, Field::Organization, u"dept"_s));
    QCOMPARE(shown(mapping), u"- user - organization - -"_s);
    QVERIFY(HeaderMatcher::assign(mapping, header, Field::Role, u"E-Mail"_s));
    QCOMPARE(shown(mapping), u"- role - organization - -"_s);
    QVERIFY(HeaderMatcher::assign(mapping, header, Field::User, u"X"_s));
    QCOMPARE(shown(mapping), u"- role - organization - user"_s);
    QVERIFY(!HeaderMatcher::assign(mapping, header, Field::User, u"phone"_s));
    QVERIFY(!HeaderMatcher::assign(mapping, {u"a"_s, u"a"_s}, Field::User, u"a"_s));
    QCOMPARE(shown(mapping), u"- role - organization - user"_s);
}

void HeaderMatcherTest::names()
{
    QCOMPARE(importFieldFromName(u"joined_at", Entity::Membership), Field::JoinedAt);
    QCOMPARE(importFieldFromName(u"Joined-At", Entity::Membership), Field::JoinedAt);
    QCOMPARE(importFieldFromName(u"user_id", Entity::Membership), Field::User);
    QCOMPARE(importFieldFromName(u"email", Entity::Membership), std::nullopt);
    QCOMPARE(importFieldFromName(u"email", Entity::User), Field::Email);
    QCOMPARE(importFieldFromName(u"slug", Entity::Organization), Field::Slug);
    QCOMPARE(importFieldFromName(u"", Entity::User), std::nullopt);
}

void HeaderMatcherTest::everyFieldIsFoundByItsOwnNames()
{
    for (const Entity kind : {Entity::User, Entity::Organization, Entity::Membership}) {
        const QList<Field> fields = importFields(kind);
        for (const Field field : fields) {
            QCOMPARE(importFieldFromName(importFieldName(field), kind), field);
            for (const QString &header : {importFieldName(field), columnName(field), importFieldLabel(field)})
                QCOMPARE(HeaderMatcher(kind).propose({header}), ColumnMapping{field});
        }
    }
}

QTEST_GUILESS_MAIN(HeaderMatcherTest)
#include "headermatchertest.moc"
