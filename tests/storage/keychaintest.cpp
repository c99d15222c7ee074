#include "models/storage/keychain.h"
#include "tests/support/outcome.h"
#include "tests/support/ownbus.h"

#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

/// The keychain on a desktop that has one (a Secret Service on a bus of the test's own), and on one without.
class KeychainTest : public QObject {
    Q_OBJECT

private slots:
    void withoutDesktop();
    void withDesktop();
    void keepsPasswords();
};

namespace {

template <class T> Result<T> answerOf(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60000))
        return DbError{DbError::Kind::Internal, u"no answer"_s};
    return future.result();
}

} // namespace

void KeychainTest::withoutDesktop()
{
    if (OwnBus::which() != OwnBus::Desktop::Unknown)
        return;
    QTemporaryDir folder;
    QCOMPARE(OwnBus::run(OwnBus::Desktop::None, u"keepsPasswords"_s, folder.path()), 0);
}

void KeychainTest::withDesktop()
{
    if (OwnBus::which() != OwnBus::Desktop::Unknown)
        return;
    QTemporaryDir folder;
    QCOMPARE(OwnBus::run(OwnBus::Desktop::Keychain, u"keepsPasswords"_s, folder.path()), 0);
    QVERIFY(!QDir(folder.path() + u"/keyrings"_s).isEmpty()); // it was the test's own
}

// Run by the others, once on each desktop.
void KeychainTest::keepsPasswords()
{
    const OwnBus::Desktop desktop = OwnBus::which();
    if (desktop == OwnBus::Desktop::Unknown)
        return;
    const DatabaseAddress address = *DatabaseAddress::parse(u"postgresql://ann@db.example/people"_s);
    const DatabaseAddress same =
        *DatabaseAddress::parse(u"postgresql://ann:other@db.example/people?connect_timeout=3"_s);
    const DatabaseAddress other = *DatabaseAddress::parse(u"postgresql://bob@db.example/people"_s);
    if (desktop == OwnBus::Desktop::None) {
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
