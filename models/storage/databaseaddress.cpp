#include "models/storage/databaseaddress.h"

#include "models/storage/hostlist.h"

#include <libpq-fe.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DatabaseAddress)
};

bool isLibpqKeyword(const QString &word)
{
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconndefaults(),
                                                                               &PQconninfoFree);
    for (const PQconninfoOption *option = options.get(); option && option->keyword; ++option) {
        if (word == QLatin1StringView(option->keyword))
            return true;
    }
    return false;
}

bool isPostgresql(const QString &text)
{
    static const QRegularExpression firstWord(u"^\\s*(\\w+)\\s*="_s);
    const QRegularExpressionMatch match = firstWord.match(text);
    // libpq knows the scheme in small letters only; in capitals it is no file name either, and may hold a
    // password.
    return text.startsWith("postgresql://"_L1, Qt::CaseInsensitive)
        || text.startsWith("postgres://"_L1, Qt::CaseInsensitive)
        || (match.hasMatch() && isLibpqKeyword(match.captured(1)));
}

QString quotedValue(const QString &value)
{
    QString text = value;
    text.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1);
    return u'\'' + text + u'\'';
}

} // namespace

Result<DatabaseAddress> DatabaseAddress::parse(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return DbError{DbError::Kind::CannotOpen,
                       Text::tr("No database is named: give a file or a postgresql:// address.")};
    if (!isPostgresql(text))
        return forFile(typed);

    char *message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(text.toUtf8().constData(), &message), &PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> ownedMessage(message, &PQfreemem);
    if (!options) {
        // libpq quotes the whole address here, the password included: its words stay here.
        return DbError{DbError::Kind::CannotOpen,
                       Text::tr("The PostgreSQL address cannot be understood. Write it as "
                                "postgresql://user@host/database.")};
    }
    DatabaseAddress address;
    address.m_engine = Engine::Postgresql;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (option->val)
            address.m_parameters.insert(QString::fromUtf8(option->keyword), QString::fromUtf8(option->val));
    }
    return address;
}

DatabaseAddress DatabaseAddress::forFile(const QString &path)
{
    DatabaseAddress address;
    // Qt takes a name that begins with a colon for a resource.
    address.m_file = QDir::cleanPath(QDir::current().path() + u'/' + path);
    if (QDir::isAbsolutePath(path) && !path.startsWith(u':'))
        address.m_file = QDir::cleanPath(path);
    return address;
}

DatabaseAddress DatabaseAddress::inMemory()
{
    DatabaseAddress address;
    address.m_file = u":memory:"_s;
    return address;
}

DatabaseAddress DatabaseAddress::forServer(const QMap<QString, QString> &parameters)
{
    DatabaseAddress address;
    address.m_engine = Engine::Postgresql;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it) {
        if (!it.value().isEmpty())
            address.m_parameters.insert(it.key(), it.value());
    }
    return address;
}

DatabaseAddress DatabaseAddress::withPassword(const QString &password) const
{
    DatabaseAddress address = *this;
    address.m_parameters.insert(u"password"_s, password);
    return address;
}

QString DatabaseAddress::login() const
{
    QMap<QString, QString> named;
    for (const QString &keyword : {u"host"_s, u"hostaddr"_s, u"port"_s, u"dbname"_s, u"user"_s, u"service"_s})
        named.insert(keyword, m_parameters.value(keyword));
    return m_engine == Engine::Sqlite ? m_file : forServer(named).withoutPassword();
}

DatabaseAddress DatabaseAddress::searching(const QString &path) const
{
    // The server splits its options at spaces that no backslash precedes. The last of two settings counts.
    QString escaped = path;
    escaped.replace(u'\\', "\\\\"_L1).replace(u' ', "\\ "_L1);
    DatabaseAddress address = *this;
    const QString before = m_parameters.value(u"options"_s);
    address.m_parameters.insert(
        u"options"_s, (before.isEmpty() ? QString() : before + u' ') + u"-c search_path="_s + escaped);
    return address;
}

QString DatabaseAddress::displayName() const
{
    if (m_engine == Engine::Sqlite)
        return QFileInfo(m_file).fileName();
    const QString database =
        m_parameters.value(u"dbname"_s, m_parameters.value(u"service"_s, u"postgresql"_s));
    const QString host = m_parameters.value(u"host"_s, m_parameters.value(u"hostaddr"_s));
    return host.isEmpty() || host.startsWith(u'/') ? database : Text::tr("%1 on %2").arg(database, host);
}

QString DatabaseAddress::fullName() const
{
    if (m_engine == Engine::Sqlite)
        return m_file;
    const QString service = m_parameters.value(u"service"_s);
    const QString host = m_parameters.value(u"host"_s, m_parameters.value(u"hostaddr"_s));
    const QString port = m_parameters.value(u"port"_s);
    const QString user = m_parameters.value(u"user"_s);
    QString name = m_parameters.value(u"dbname"_s, service.isEmpty() ? user : service);
    if (name.isEmpty())
        name = u"postgresql"_s;
    if (!host.isEmpty())
        name = Text::tr("%1 on %2").arg(name, HostList{host, port}.typed());
    if (!port.isEmpty() && !port.contains(u','))
        name = Text::tr("%1, port %2").arg(name, port);
    if (!user.isEmpty())
        name = Text::tr("%1, as %2", "database, user").arg(name, user);
    return name;
}

QString DatabaseAddress::withoutPassword() const
{
    if (m_engine == Engine::Sqlite)
        return m_file;
    QStringList words;
    for (auto it = m_parameters.cbegin(); it != m_parameters.cend(); ++it) {
        if (it.key() != "password"_L1 && it.key() != "sslpassword"_L1)
            words << it.key() + u'=' + quotedValue(it.value());
    }
    return words.isEmpty() ? u"postgresql://"_s : words.join(u' ');
}
