#include "models/storage/connectfailure.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ConnectFailure)
};

struct Sign {
    QLatin1StringView words;
    ConnectFailure failure;
};

// What comes first counts: a server that answers tells more than one that is not there.
constexpr std::array signs{
    Sign{"password authentication failed"_L1, ConnectFailure::WrongPassword},
    Sign{"no password supplied"_L1, ConnectFailure::PasswordNeeded},
    Sign{"requires a valid client certificate"_L1, ConnectFailure::ClientCertificate},
    Sign{"certificate authentication failed"_L1, ConnectFailure::ClientCertificate},
    Sign{"eer authentication failed"_L1, ConnectFailure::OtherSystemUser},
    Sign{"dent authentication failed"_L1, ConnectFailure::OtherSystemUser},
    Sign{", SSL encryption"_L1, ConnectFailure::NotAllowed}, // of pg_hba.conf, as the next one
    Sign{", no encryption"_L1, ConnectFailure::TlsDemanded},
    Sign{"no pg_hba.conf entry"_L1, ConnectFailure::NotAllowed},
    Sign{"pg_hba.conf rejects"_L1, ConnectFailure::NotAllowed},
    Sign{"permission denied for database"_L1, ConnectFailure::NoRight},
    Sign{"is not permitted to log in"_L1, ConnectFailure::NoRight},
    Sign{"not currently accepting connections"_L1, ConnectFailure::NoRight},
    Sign{"FATAL:  database \""_L1, ConnectFailure::NoSuchDatabase},
    Sign{"FATAL:  role \""_L1, ConnectFailure::NoSuchUser},
    Sign{"too many c"_L1, ConnectFailure::Full},
    Sign{"remaining connection slots"_L1, ConnectFailure::Full},
    Sign{"the database system is "_L1, ConnectFailure::StartingUp},
    Sign{"session is read-only"_L1, ConnectFailure::ReadOnlyServer},
    Sign{"server is in hot standby mode"_L1, ConnectFailure::ReadOnlyServer},
    Sign{"server does not support SSL"_L1, ConnectFailure::TlsRefused},
    Sign{"does not match host name"_L1, ConnectFailure::OtherName},
    Sign{"root certificate file"_L1, ConnectFailure::NoRootCertificate},
    Sign{"certificate verify failed"_L1, ConnectFailure::Untrusted},
    Sign{"private key file"_L1, ConnectFailure::ClientCertificate},
    Sign{"certificate file"_L1, ConnectFailure::ClientCertificate},
    Sign{"alert unknown ca"_L1, ConnectFailure::ClientCertificate},
    Sign{"certificate required"_L1, ConnectFailure::ClientCertificate},
    Sign{"definition of service"_L1, ConnectFailure::UnknownService},
    Sign{"service file"_L1, ConnectFailure::UnknownService},
    Sign{"invalid response to SSL negotiation"_L1, ConnectFailure::NoServer},
    Sign{"expected authentication request"_L1, ConnectFailure::NoServer},
    Sign{"timeout expired"_L1, ConnectFailure::TimedOut},
    Sign{"timed out"_L1, ConnectFailure::TimedOut},
    Sign{"Connection refused"_L1, ConnectFailure::Refused},
    Sign{"No such file or directory"_L1, ConnectFailure::Refused}, // the socket of a local server
    Sign{"No route to host"_L1, ConnectFailure::Unreachable},
    Sign{"Network is unreachable"_L1, ConnectFailure::Unreachable},
    Sign{"could not translate host name"_L1, ConnectFailure::UnknownHost},
};

ConnectFailure byState(const QString &state)
{
    static const QHash<QString, ConnectFailure> states{
        {u"28P01"_s, ConnectFailure::WrongPassword}, {u"3D000"_s, ConnectFailure::NoSuchDatabase},
        {u"42501"_s, ConnectFailure::NoRight},       {u"53300"_s, ConnectFailure::Full},
        {u"57P03"_s, ConnectFailure::StartingUp},
    };
    return states.value(state, ConnectFailure::Other);
}

// The first line about what happened, without what stands before and behind it.
QString ownWords(const QString &message)
{
    static const QRegularExpression before(u"^.*?(FATAL:\\s+|failed: )"_s);
    QString line = message.section(u'\n', 0, 0).trimmed();
    line.remove(before);
    line.remove("FATAL:"_L1);
    while (line.endsWith(u'.'))
        line.chop(1);
    return line.trimmed();
}

QString textOfNetwork(ConnectFailure failure, const QString &where)
{
    switch (failure) {
    case ConnectFailure::Refused:
        return Text::tr("No PostgreSQL server answers for %1. Check host and port, and whether it runs.")
            .arg(where);
    case ConnectFailure::Unreachable:
        return Text::tr("There is no way to the server of %1. Check the network, or the VPN.").arg(where);
    case ConnectFailure::TimedOut:
        return Text::tr("The server of %1 does not answer. Check host, port and the network; a firewall may "
                        "keep the way closed.")
            .arg(where);
    case ConnectFailure::NoServer:
        return Text::tr("What answers for %1 is no PostgreSQL server. Check host and port.").arg(where);
    case ConnectFailure::Full:
        return Text::tr("The server of %1 has as many connections as it can. Try again later.").arg(where);
    case ConnectFailure::StartingUp:
        return Text::tr("The server of %1 is just starting or stopping. Try again in a moment.").arg(where);
    case ConnectFailure::ReadOnlyServer:
        return Text::tr("No server of %1 can be written to at present. Try again later.").arg(where);
    default:
        return {};
    }
}

QString textOfLogin(ConnectFailure failure, const QString &where)
{
    switch (failure) {
    case ConnectFailure::PasswordNeeded:
        return Text::tr("%1 needs a password.").arg(where);
    case ConnectFailure::WrongPassword:
        return Text::tr("User or password is wrong for %1. Type the password again, and check the user.")
            .arg(where);
    case ConnectFailure::NoSuchUser:
        return Text::tr("The server of %1 does not know this user. Check the user's name.").arg(where);
    case ConnectFailure::NoSuchDatabase:
        return Text::tr("There is no database %1. Check its name; small and capital letters count.")
            .arg(where);
    case ConnectFailure::NoRight:
        return Text::tr("This user may not connect to %1. The server's administrator can permit it.")
            .arg(where);
    case ConnectFailure::NotAllowed:
        return Text::tr(
                   "The server does not let this user in to %1 from this computer. Its administrator can "
                   "permit it (pg_hba.conf).")
            .arg(where);
    case ConnectFailure::OtherSystemUser:
        return Text::tr("Without a host, the server of %1 lets only the system's user of the same name in. "
                        "Give the host, for instance localhost, to log in with a password.")
            .arg(where);
    case ConnectFailure::UnknownService:
        return Text::tr("The service of the address is not in pg_service.conf. Check its name.");
    default:
        return {};
    }
}

QString textOfEncryption(ConnectFailure failure, const QString &where)
{
    switch (failure) {
    case ConnectFailure::TlsDemanded:
        return Text::tr("The server does not let this user in to %1 from this computer without encryption. "
                        "Demand encryption; if that is no help, its administrator can permit it "
                        "(pg_hba.conf).")
            .arg(where);
    case ConnectFailure::TlsRefused:
        return Text::tr("The server of %1 does not encrypt, but encryption is demanded. Have it switched on "
                        "there, or demand none.")
            .arg(where);
    case ConnectFailure::Untrusted:
        return Text::tr("The certificate of the server of %1 is not trusted. Give the root certificate that "
                        "signed it.")
            .arg(where);
    case ConnectFailure::OtherName:
        return Text::tr("The certificate of the server of %1 is for another host. Write the host as the "
                        "certificate names it.")
            .arg(where);
    case ConnectFailure::NoRootCertificate:
        return Text::tr(
                   "The root certificate to check the server of %1 with is missing. Give its file, or do "
                   "not have the server checked.")
            .arg(where);
    case ConnectFailure::ClientCertificate:
        return Text::tr("Your certificate for %1 is missing or not accepted. Check the files of certificate "
                        "and key; only you may be able to read the key.")
            .arg(where);
    default:
        return {};
    }
}

} // namespace

ConnectFailure connectFailureOf(const QString &message)
{
    static const QRegularExpression state(u":\\s+((?=[A-Z]*\\d)[0-9A-Z]{5}): "_s);
    for (auto it = state.globalMatch(message); it.hasNext();) {
        if (const ConnectFailure failure = byState(it.next().captured(1)); failure != ConnectFailure::Other)
            return failure;
    }
    QString plain = message;
    plain.replace(state, u":  "_s);
    for (const Sign &sign : signs) {
        if (plain.contains(sign.words))
            return sign.failure;
    }
    return ConnectFailure::Other;
}

DbError connectError(const DatabaseAddress &address, const QString &message)
{
    const ConnectFailure failure = connectFailureOf(message);
    const QString where = address.displayName();
    QString text;
    if (failure == ConnectFailure::UnknownHost) {
        text = Text::tr("Nobody knows a computer called %1. Check how the host is written, and the network.")
                   .arg(address.parameters().value(u"host"_s));
    }
    if (text.isEmpty())
        text = textOfNetwork(failure, where);
    if (text.isEmpty())
        text = textOfLogin(failure, where);
    if (text.isEmpty())
        text = textOfEncryption(failure, where);
    if (text.isEmpty())
        text = Text::tr("Cannot connect to %1: %2.").arg(where, ownWords(message));
    const bool isPassword =
        failure == ConnectFailure::WrongPassword || failure == ConnectFailure::PasswordNeeded;
    return {isPassword ? DbError::Kind::PasswordNeeded : DbError::Kind::CannotOpen, text, message.trimmed()};
}

EnglishMessages::EnglishMessages()
    : m_english(::newlocale(LC_MESSAGES_MASK, "C", ::duplocale(::uselocale(locale_t{}))))
    , m_before(::uselocale(m_english))
{
}

EnglishMessages::~EnglishMessages()
{
    ::uselocale(m_before);
    ::freelocale(m_english);
}

bool isAboutConnection(DbError::Kind kind)
{
    using Kind = DbError::Kind;
    return kind == Kind::ConnectionLost || kind == Kind::CannotOpen || kind == Kind::PasswordNeeded;
}
