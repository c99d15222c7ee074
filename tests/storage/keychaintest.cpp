#include "models/storage/keychain.h"
#include "tests/support/outcome.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

/// The keychain on a desktop that has one (a Secret Service on a bus of the test's own), and on one without.
class KeychainTest : public QObject {
    Q_OBJECT

private slots:
    void withoutDesktop();
    void withDesktop();
    void keepsPasswords();

private:
    int runOnOwnBus(const QString &function, const QString &folder) const;
};

namespace {

template <class T> Result<T> answerOf(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60000))
        return DbError{DbError::Kind::Internal, u"no answer"_s};
    return future.result();
}

constexpr auto onOwnBus = "ROSTER_KEYCHAIN_ON_OWN_BUS";

} // namespace

void KeychainTest::withoutDesktop()
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    environment.insert(QLatin1StringView(onOwnBus), u"none"_s);
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), {u"keepsPasswords"_s});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 0);
}

int KeychainTest::runOnOwnBus(const QString &function, const QString &folder) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *variable : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"})
        environment.insert(QLatin1StringView(variable), folder);
    environment.insert(QLatin1StringView(onOwnBus), u"there"_s);
    process.setProcessEnvironment(environment);
    // The daemon takes the password of the keychain that it makes and unlocks from its input.
    const QString script =
        u"printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null && \"$0\" \"$1\""_s;
    process.start(u"dbus-run-session"_s,
                  {u"--"_s, u"sh"_s, u"-c"_s, script, QCoreApplication::applicationFilePath(), function});
    if (!process.waitForFinished(100000))
        return -1;
    return process.exitCode();
}

void KeychainTest::withDesktop()
{
    QTemporaryDir folder;
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(runOnOwnBus(u"keepsPasswords"_s, folder.path()), 0);
    QVERIFY(!QDir(folder.path() + u"/keyrings"_s).isEmpty()); // it was the test's own
}

// Run by the others, once on each desktop.
void KeychainTest::keepsPasswords()
{
    const QString desktop = qEnvironmentVariable(onOwnBus);
    if (desktop.isEmpty())
        return;
    const DatabaseAddress address = *DatabaseAddress::parse(u"postgresql://ann@db.example/people"_s);
    const DatabaseAddress same =
        *DatabaseAddress::parse(u"postgresql://ann:other@db.example/people?connect_timeout=3"_s);
    const DatabaseAddress other = *DatabaseAddress::parse(u"postgresql://bob@db.example/people"_s);
    if (desktop == "none"_L1) {
        QCOMPARE(kindOf(answerOf(Keychain::isThere())), DbError::Kind::CannotOpen);
        QCOMPARE(kindOf(answerOf(Keychain::write(address, u"hunter2"_s))), DbError::Kind::CannotOpen);
        QCOMPARE(kindOf(answerOf(Keychain::read(address))), DbError::Kind::CannotOpen);
        return;
    }
    VERIFY_OK(answerOf(Keychain::isThere()));
    QCOMPARE(kindOf(answerOf(Keychain::read(address))), DbError::Kind::NotFound);
    VERIFY_OK(answerOf(Keychain::write(address, u"hünter2 'ß"_s)));
    QCOMPARE(*answerOf(Keychain::read(same)), u"hünter2 'ß"_s);
    QCOMPARE(kindOf(answerOf(Keychain::read(other))), DbError::Kind::NotFound);
    VERIFY_OK(answerOf(Keychain::remove(same)));
    QCOMPARE(kindOf(answerOf(Keychain::read(address))), DbError::Kind::NotFound);
}

QTEST_GUILESS_MAIN(KeychainTest)
#include "keychaintest.moc"
