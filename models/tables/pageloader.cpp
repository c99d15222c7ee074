#include "models/tables/pageloader.h"

#include <QThreadPool>

namespace {

constexpr qsizetype requestsInQueue = 4;

// To end a server's statement takes a connection of its own, which the window's thread does not wait for.
void stopElsewhere(std::stop_source stop)
{
    QThreadPool::globalInstance()->start([stop = std::move(stop)]() mutable { stop.request_stop(); });
}

} // namespace

struct PageLoader::Requests {
    QMutex mutex;
    QList<int> wanted; ///< the newest last

    int takeNewest()
    {
        const QMutexLocker lock(&mutex);
        return wanted.isEmpty() ? -1 : wanted.takeLast();
    }

    /// The page that is given up for it, or -1.
    int add(int page)
    {
        const QMutexLocker lock(&mutex);
        wanted << page;
        return wanted.size() > requestsInQueue ? wanted.takeFirst() : -1;
    }
};

PageLoader::PageLoader(const DatabaseAddress &address, QObject *parent)
    : QObject(parent)
    , m_pageWorker(address, OpenMode::ReadOnly)
    , m_countWorker(address, OpenMode::ReadOnly)
{
}

PageLoader::~PageLoader() = default;

void PageLoader::show(const PageQuery &query)
{
    stopElsewhere(std::exchange(m_stop, {}));
    m_counts = std::make_shared<PageCounts>();
    beginSource(query);
}

void PageLoader::beginSource(const PageQuery &query)
{
    ++m_generation;
    m_requests = std::make_shared<Requests>();
    const qint64 latency = m_source ? m_source->latency() : 0;
    m_source = std::make_shared<PageSource>(query, [this](int page) { request(page); });
    if (latency > 0)
        m_source->addLatency(latency);
    m_running = 0;
}

void PageLoader::request(int page)
{
    if (const int dropped = m_requests->add(page); dropped >= 0)
        m_source->forgetRequest(dropped);
    QElapsedTimer asked;
    asked.start();
    const auto job = [query = m_source->query(), counts = m_counts, requests = m_requests,
                      inbox = m_source->inbox()](Connection &connection) -> Result<int> {
        const int newest = requests->takeNewest();
        if (newest < 0)
            return newest;
        Result<Page> read = PageReader(connection, query, *counts).page(newest);
        if (!read)
            return read.error();
        {
            const QMutexLocker lock(&inbox->mutex);
            inbox->pages << *std::move(read);
        }
        inbox->arrived.wakeAll();
        return newest;
    };
    started();
    m_pageWorker.run<int>(job, m_stop.get_token())
        .then(this, [this, asked, generation = m_generation](const Result<int> &number) {
            if (generation != m_generation)
                return;
            if (!number)
                onPageFailed(number.error());
            else if (*number >= 0)
                m_source->addLatency(asked.nsecsElapsed());
            if (const QList<int> arrived = m_source->takeArrived(); !arrived.isEmpty())
                emit pagesArrived(arrived);
            finished(generation);
        });
}

void PageLoader::onPageFailed(const DbError &error)
{
    const QList<int> lost = m_source->forgetRequests();
    if (error.kind != DbError::Kind::Cancelled)
        emit failed(error);
    else if (!lost.isEmpty()) // meant for the query before this one, but it came late
        request(lost.first());
}

void PageLoader::count()
{
    const auto run = [this](Result<qint64> (PageReader::*read)(), bool exact) {
        started();
        m_countWorker
            .run<qint64>(
                [query = m_source->query(), counts = m_counts, read](Connection &connection) {
                    return (PageReader(connection, query, *counts).*read)();
                },
                m_stop.get_token())
            .then(this, [this, exact, generation = m_generation](const Result<qint64> &number) {
                if (generation != m_generation)
                    return;
                if (number && (exact || *number >= 0))
                    emit counted(*number, exact);
                else if (!number && exact && number.error().kind == DbError::Kind::Cancelled)
                    count();
                else if (!number && exact)
                    emit failed(number.error());
                finished(generation);
            });
    };
    run(&PageReader::estimate, false);
    run(&PageReader::count, true);
}

QFuture<Result<qint64>> PageLoader::locate(const QStringList &key)
{
    return m_countWorker.run<qint64>(
        [query = m_source->query(), counts = m_counts, key](Connection &connection) {
            return PageReader(connection, query, *counts).rank(key);
        });
}

QFuture<Result<RefreshedPages>> PageLoader::refresh(const QList<QStringList> &keys, const QList<int> &pages)
{
    return m_countWorker.run<RefreshedPages>(
        [query = m_source->query(), keys, pages](Connection &connection) {
            PageCounts counts; // others may have changed what was known
            return PageReader(connection, query, counts).refresh(keys, pages);
        },
        m_stop.get_token());
}

void PageLoader::replace(const RefreshedPages &pages)
{
    m_counts = std::make_shared<PageCounts>();
    m_counts->total = pages.total;
    m_counts->values = pages.values;
    beginSource(PageQuery(m_source->query()));
    for (const Page &page : pages.pages)
        m_source->put(page);
}

void PageLoader::started()
{
    if (m_running++ == 0)
        emit busyChanged(true);
}

// A slot of a signal above may have begun another query.
void PageLoader::finished(quint64 generation)
{
    if (generation == m_generation && --m_running == 0)
        emit busyChanged(false);
}
