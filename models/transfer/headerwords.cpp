#include "models/transfer/headerwords.h"

using namespace Qt::StringLiterals;

static QStringList emailWords()
{
    return {u"email"_s,
            u"email address"_s,
            u"mail"_s,
            u"mail address"_s,
            u"user email"_s,
            u"user email address"_s,
            u"member email"_s,
            u"primary email"_s,
            u"work email"_s,
            u"e-mail-adresse"_s,
            u"mailadresse"_s,
            u"courriel"_s,
            u"adresse e-mail"_s,
            u"adresse mail"_s,
            u"adresse électronique"_s,
            u"correo"_s,
            u"correo electrónico"_s,
            u"correo electronico"_s,
            u"posta elettronica"_s,
            u"indirizzo email"_s,
            u"correio eletrônico"_s,
            u"endereço de e-mail"_s,
            u"e-mailadres"_s,
            u"adres e-mail"_s,
            u"e-postadress"_s,
            u"e-post"_s,
            u"почта"_s,
            u"электронная почта"_s,
            u"メール"_s,
            u"メールアドレス"_s,
            u"邮箱"_s,
            u"电子邮件"_s,
            u"电子邮箱"_s,
            u"이메일"_s};
}

static QStringList userIdWords()
{
    return {u"user id"_s,   u"user uuid"_s, u"user guid"_s,   u"userSourcedId"_s,
            u"member id"_s, u"person id"_s, u"benutzer-id"_s, u"nutzer-id"_s};
}

static QStringList userWords()
{
    return {u"user"_s,
            u"username"_s,
            u"user name"_s,
            u"user login"_s,
            u"login"_s,
            u"login name"_s,
            u"user key"_s,
            u"member"_s,
            u"member name"_s,
            u"member key"_s,
            u"person"_s,
            u"user full name"_s,
            u"benutzer"_s,
            u"benutzername"_s,
            u"benutzerkennung"_s,
            u"nutzer"_s,
            u"nutzername"_s,
            u"anmeldename"_s,
            u"mitglied"_s,
            u"utilisateur"_s,
            u"nom d'utilisateur"_s,
            u"membre"_s,
            u"identifiant"_s,
            u"usuario"_s,
            u"nombre de usuario"_s,
            u"miembro"_s,
            u"utente"_s,
            u"nome utente"_s,
            u"membro"_s,
            u"usuário"_s,
            u"nome de usuário"_s,
            u"utilizador"_s,
            u"gebruiker"_s,
            u"gebruikersnaam"_s,
            u"lid"_s,
            u"użytkownik"_s,
            u"användare"_s,
            u"användarnamn"_s,
            u"пользователь"_s,
            u"логин"_s,
            u"ユーザー"_s,
            u"ユーザー名"_s,
            u"用户"_s,
            u"用户名"_s,
            u"사용자"_s};
}

static QStringList nameWords()
{
    return {u"name"_s,
            u"full name"_s,
            u"display name"_s,
            u"vollständiger name"_s,
            u"anzeigename"_s,
            u"nom"_s,
            u"nom complet"_s,
            u"nombre"_s,
            u"nombre completo"_s,
            u"nome"_s,
            u"nome completo"_s,
            u"naam"_s,
            u"volledige naam"_s,
            u"nazwa"_s,
            u"imię i nazwisko"_s,
            u"namn"_s,
            u"имя"_s,
            u"фио"_s,
            u"名前"_s,
            u"氏名"_s,
            u"姓名"_s,
            u"名称"_s,
            u"이름"_s};
}

static QStringList slugWords()
{
    return {u"slug"_s,
            u"organization slug"_s,
            u"organisation slug"_s,
            u"org slug"_s,
            u"group slug"_s,
            u"team slug"_s,
            u"handle"_s,
            u"kürzel"_s,
            u"organisationskürzel"_s,
            u"kurzname"_s};
}

static QStringList organizationIdWords()
{
    return {u"organization id"_s,   u"organisation id"_s,  u"org id"_s,
            u"organization uuid"_s, u"orgSourcedId"_s,     u"group id"_s,
            u"team id"_s,           u"organisations-id"_s, u"gruppen-id"_s};
}

static QStringList organizationWords()
{
    return {u"organization"_s,
            u"organisation"_s,
            u"org"_s,
            u"organization name"_s,
            u"organisation name"_s,
            u"org name"_s,
            u"group email"_s,
            u"group key"_s,
            u"group"_s,
            u"group name"_s,
            u"team"_s,
            u"team name"_s,
            u"company"_s,
            u"company name"_s,
            u"namespace"_s,
            u"tenant"_s,
            u"workspace"_s,
            u"organizations"_s,
            u"organisations"_s,
            u"orgs"_s,
            u"groups"_s,
            u"teams"_s,
            u"organisationsname"_s,
            u"gruppe"_s,
            u"gruppenname"_s,
            u"verein"_s,
            u"firma"_s,
            u"unternehmen"_s,
            u"mandant"_s,
            u"organisationen"_s,
            u"gruppen"_s,
            u"groupe"_s,
            u"équipe"_s,
            u"entreprise"_s,
            u"société"_s,
            u"organización"_s,
            u"organizacion"_s,
            u"grupo"_s,
            u"equipo"_s,
            u"empresa"_s,
            u"organizzazione"_s,
            u"gruppo"_s,
            u"squadra"_s,
            u"azienda"_s,
            u"organização"_s,
            u"equipe"_s,
            u"organisatie"_s,
            u"groep"_s,
            u"bedrijf"_s,
            u"organizacja"_s,
            u"grupa"_s,
            u"zespół"_s,
            u"grupp"_s,
            u"организация"_s,
            u"группа"_s,
            u"команда"_s,
            u"組織"_s,
            u"グループ"_s,
            u"チーム"_s,
            u"组织"_s,
            u"团队"_s,
            u"조직"_s};
}

static QStringList roleWords()
{
    return {u"role"_s,
            u"member role"_s,
            u"membership role"_s,
            u"org role"_s,
            u"organization role"_s,
            u"group role"_s,
            u"team role"_s,
            u"user role"_s,
            u"role name"_s,
            u"access level"_s,
            u"max role"_s,
            u"rolle"_s,
            u"mitgliedsrolle"_s,
            u"funktion"_s,
            u"rôle"_s,
            u"rol"_s,
            u"función"_s,
            u"ruolo"_s,
            u"papel"_s,
            u"função"_s,
            u"rola"_s,
            u"roll"_s,
            u"роль"_s,
            u"役割"_s,
            u"ロール"_s,
            u"角色"_s,
            u"역할"_s};
}

static QStringList permissionsWords()
{
    return {u"permissions"_s, u"permission"_s,     u"member permissions"_s,
            u"rights"_s,      u"privileges"_s,     u"scopes"_s,
            u"grants"_s,      u"berechtigungen"_s, u"berechtigung"_s,
            u"rechte"_s,      u"zugriffsrechte"_s, u"autorisations"_s,
            u"droits"_s,      u"permisos"_s,       u"permessi"_s,
            u"permissões"_s,  u"rechten"_s,        u"machtigingen"_s,
            u"uprawnienia"_s, u"behörigheter"_s,   u"права"_s,
            u"разрешения"_s,  u"権限"_s,           u"权限"_s,
            u"권한"_s};
}

static QStringList joinedWords()
{
    return {u"joined at"_s,
            u"joined"_s,
            u"joined on"_s,
            u"date joined"_s,
            u"join date"_s,
            u"member since"_s,
            u"since"_s,
            u"start date"_s,
            u"access granted"_s,
            u"access granted at"_s,
            u"roleStartDate"_s,
            u"beginDate"_s,
            u"added at"_s,
            u"added on"_s,
            u"membership created at"_s,
            u"beigetreten"_s,
            u"beigetreten am"_s,
            u"beitritt"_s,
            u"beitrittsdatum"_s,
            u"eintritt"_s,
            u"eintrittsdatum"_s,
            u"mitglied seit"_s,
            u"seit"_s,
            u"depuis"_s,
            u"membre depuis"_s,
            u"date d'adhésion"_s,
            u"date d'arrivée"_s,
            u"desde"_s,
            u"miembro desde"_s,
            u"fecha de alta"_s,
            u"fecha de ingreso"_s,
            u"membro dal"_s,
            u"data di iscrizione"_s,
            u"membro desde"_s,
            u"data de entrada"_s,
            u"sinds"_s,
            u"lid sinds"_s,
            u"data dołączenia"_s,
            u"medlem sedan"_s,
            u"дата вступления"_s,
            u"参加日"_s,
            u"加入时间"_s,
            u"加入日期"_s,
            u"가입일"_s};
}

static QStringList userHeaderWords(Field field)
{
    switch (field) {
    case Field::Email:
        return emailWords() + QStringList{u"user"_s, u"login"_s, u"username"_s};
    case Field::Name:
        return nameWords() + QStringList{u"user full name"_s, u"member name"_s};
    case Field::Id:
        return QStringList{u"id"_s, u"uuid"_s, u"guid"_s} + userIdWords()
            + QStringList{u"sourcedId"_s, u"external id"_s};
    default:
        return {};
    }
}

static QStringList organizationHeaderWords(Field field)
{
    switch (field) {
    case Field::Slug:
        return slugWords() + QStringList{u"org"_s, u"group key"_s, u"group email"_s};
    case Field::Name:
        return nameWords() + organizationWords();
    case Field::Id:
        return QStringList{u"id"_s, u"uuid"_s, u"guid"_s} + organizationIdWords()
            + QStringList{u"sourcedId"_s, u"external id"_s};
    default:
        return {};
    }
}

static QStringList membershipHeaderWords(Field field)
{
    switch (field) {
    case Field::User:
        return emailWords() + userIdWords() + userWords() + nameWords();
    case Field::Organization:
        return slugWords() + organizationIdWords() + organizationWords();
    case Field::Role:
        return roleWords();
    case Field::Permissions:
        return permissionsWords();
    case Field::JoinedAt:
        return joinedWords();
    case Field::Operation:
        // Not "status" and "action": such columns mostly tell other things, so people must say that they do
        // not.
        return {u"operation"_s, u"import operation"_s, u"membership operation"_s};
    default:
        return {};
    }
}

QStringList headerWords(Entity kind, Field field)
{
    switch (kind) {
    case Entity::User:
        return userHeaderWords(field);
    case Entity::Organization:
        return organizationHeaderWords(field);
    case Entity::Membership:
        return membershipHeaderWords(field);
    }
    Q_UNREACHABLE();
}
