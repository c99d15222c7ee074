#include "models/storage/keychain.h"

#include <qt6keychain/keychain.h>

#include <QCoreApplication>
#include <QPromise>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Keychain)
};

// Long enough for somebody to unlock it, which the desktop asks for.
constexpr std::chrono::minutes patience{2};

DbError errorOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return {DbError::Kind::NotFound, Text::tr("The keychain has no password for this database.")};
    return {DbError::Kind::CannotOpen, Text::tr("No keychain answers on this desktop."), job.errorString()};
}

// `job` deletes itself after finished(). `valueOf` is called when it succeeded.
template <class T, class Job>
QFuture<Result<T>> start(Job *job, const QString &key, std::function<T(const Job &)> valueOf)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    QFuture<Result<T>> future = promise->future();
    promise->start();
    const auto answer = [promise](const Result<T> &result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(result);
        promise->finish();
    };
    job->setKey(key);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, answer, valueOf] {
        answer(job->error() == QKeychain::NoError ? Result<T>(valueOf(*job)) : Result<T>(errorOf(*job)));
    });
    QTimer::singleShot(patience, job, [answer] {
        answer(DbError{DbError::Kind::CannotOpen, Text::tr("The keychain does not answer.")});
    });
    job->start();
    return future;
}

const QString &service()
{
    static const QString name = u"Roster"_s;
    return name;
}

} // namespace

QFuture<Result<bool>> Keychain::isThere()
{
    const auto answered =
        start<bool, QKeychain::ReadPasswordJob>(new QKeychain::ReadPasswordJob(service()), u"?"_s,
                                                [](const QKeychain::ReadPasswordJob &) { return true; });
    return QFuture(answered).then([](const Result<bool> &answer) -> Result<bool> {
        return answer || answer.error().kind == DbError::Kind::NotFound ? Result<bool>(true) : answer;
    });
}

QFuture<Result<QString>> Keychain::read(const DatabaseAddress &address)
{
    return start<QString, QKeychain::ReadPasswordJob>(
        new QKeychain::ReadPasswordJob(service()), address.login(),
        [](const QKeychain::ReadPasswordJob &job) { return job.textData(); });
}

QFuture<Result<bool>> Keychain::write(const DatabaseAddress &address, const QString &password)
{
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setTextData(password);
    return start<bool, QKeychain::WritePasswordJob>(job, address.login(),
                                                    [](const QKeychain::WritePasswordJob &) { return true; });
}

QFuture<Result<bool>> Keychain::remove(const DatabaseAddress &address)
{
    return start<bool, QKeychain::DeletePasswordJob>(
        new QKeychain::DeletePasswordJob(service()), address.login(),
        [](const QKeychain::DeletePasswordJob &) { return true; });
}
