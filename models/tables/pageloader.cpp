#include "models/tables/pageloader.h"

#include "models/storage/whenfinished.h"

#include <QCoreApplication>
#include <QPointer>

namespace {

constexpr qsizetype requestsInQueue = 4;

// Anchors go through the whole order: not while somebody still decides which order it shall be, nor after
// each of many edits.
constexpr std::chrono::milliseconds anchorsAfterCount{50};
constexpr std::chrono::milliseconds anchorsAfterRefresh{2000};

// From a worker's thread, which must not touch a loader that may be gone: the window's thread looks.
void tell(const QPointer<PageLoader> &loader, std::function<void(PageLoader &)> what)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [loader, what = std::move(what)] {
            if (loader)
                what(*loader);
        },
        Qt::QueuedConnection);
}

void put(PageInbox &inbox, const Page &page)
{
    {
        const QMutexLocker lock(&inbox.mutex);
        inbox.pages << page;
    }
    inbox.arrived.wakeAll();
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

PageLoader::PageLoader(std::unique_ptr<Worker> pages, const SharedAddress &address, QObject *parent)
    : QObject(parent)
    , m_pageWorker(std::move(pages))
    , m_countWorker(address, OpenMode::ReadOnly, Worker::Jobs::OnTheirOwn)
    , m_address(address)
{
    m_anchorTimer.setSingleShot(true);
    connect(&m_anchorTimer, &QTimer::timeout, this, &PageLoader::findAnchors);
}

PageLoader::~PageLoader() = default;

void PageLoader::show(const PageQuery &query)
{
    std::exchange(m_stop, {}).request_stop(); // a thread of its own tells the engine, nobody waits
    std::exchange(m_anchorStop, {}).request_stop();
    m_anchorTimer.stop();
    m_index = std::make_shared<PageIndex>();
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
    m_pagesRunning = 0;
    m_countWanted = false;
}

void PageLoader::request(int page)
{
    if (const int dropped = m_requests->add(page); dropped >= 0)
        m_source->forgetRequest(dropped);
    QElapsedTimer asked;
    asked.start();
    const auto job = [loader = QPointer(this), query = m_source->query(), index = m_index,
                      requests = m_requests, inbox = m_source->inbox(),
                      generation = m_generation](Connection &connection) -> Result<int> {
        const int newest = requests->takeNewest();
        if (newest < 0)
            return newest;
        const auto firstPage = [&](const Page &first) {
            put(*inbox, first);
            tell(loader, [generation](PageLoader &told) { told.onArrived(generation); });
        };
        const auto many = [&] {
            tell(loader, [generation](PageLoader &told) {
                if (generation == told.m_generation)
                    emit told.foundMany(PageReader::manyFound);
            });
        };
        const Result<Page> read = PageReader(connection, query, *index, firstPage, many).page(newest);
        if (!read)
            return read.error();
        put(*inbox, *read);
        return newest;
    };
    started();
    ++m_pagesRunning;
    whenFinished(this, m_pageWorker->run<int>(job, m_stop.get_token()),
                 [this, asked, generation = m_generation](const Result<int> &number) {
                     if (generation != m_generation)
                         return;
                     if (!number)
                         onPageFailed(number.error());
                     else if (*number >= 0)
                         m_source->addLatency(asked.nsecsElapsed());
                     onArrived(generation);
                     if (generation != m_generation)
                         return;
                     --m_pagesRunning;
                     if (std::exchange(m_countWanted, false))
                         countNow();
                     finished(generation);
                 });
}

void PageLoader::onArrived(quint64 generation)
{
    if (generation != m_generation)
        return;
    if (const QList<int> arrived = m_source->takeArrived(); !arrived.isEmpty())
        emit pagesArrived(arrived);
}

void PageLoader::onPageFailed(const DbError &error)
{
    const QList<int> lost = m_source->forgetRequests();
    if (error.kind != DbError::Kind::Cancelled)
        emit failed(error);
    else if (!lost.isEmpty()) // meant for the query before this one, but it came late
        request(lost.first());
}

// People wait for rows, not for their number: the two would only slow each other down.
void PageLoader::count()
{
    if (m_pagesRunning > 0)
        m_countWanted = true;
    else
        countNow();
}

void PageLoader::countNow()
{
    if (m_index->keys()) { // it came with the first page
        emit counted(m_index->total, true);
        return;
    }
    const PageSql sql(Dialect::of(m_source->query().schema->engine), m_source->query());
    const auto run = [this, listed = sql.isListed()](Result<qint64> (PageReader::*read)(), bool exact) {
        // A list of keys is made with the pages, and then counted.
        Worker &worker = exact && listed ? *m_pageWorker : m_countWorker;
        started();
        const auto job = [query = m_source->query(), index = m_index, read](Connection &connection) {
            return (PageReader(connection, query, *index).*read)();
        };
        whenFinished(this, worker.run<qint64>(job, m_stop.get_token()),
                     [this, exact, generation = m_generation](const Result<qint64> &number) {
                         if (generation != m_generation)
                             return;
                         if (number && (exact || *number >= 0))
                             emit counted(*number, exact);
                         else if (!number && exact && number.error().kind == DbError::Kind::Cancelled)
                             count();
                         else if (!number && exact)
                             emit failed(number.error());
                         if (number && exact && generation == m_generation)
                             m_anchorTimer.start(anchorsAfterCount);
                         finished(generation);
                     });
    };
    if (!sql.isFiltered())
        run(&PageReader::estimate, false);
    run(&PageReader::count, true);
}

// Only a help, and nobody waits for it: neither busy nor an error.
void PageLoader::findAnchors()
{
    if (m_index->total < PageReader::fewRows)
        return;
    std::exchange(m_anchorStop, {}).request_stop();
    m_anchorWorker.emplace(m_address, OpenMode::ReadOnly, Worker::Jobs::OnTheirOwn);
    const auto job = [query = m_source->query(), index = m_index](Connection &connection) -> Result<bool> {
        PageReader reader(connection, query, *index);
        const Result<std::chrono::nanoseconds> roundTrip = reader.roundTrip();
        if (!roundTrip)
            return roundTrip.error();
        return reader.buildAnchors(PageReader::anchorSpacing(index->total, *roundTrip)).ok();
    };
    whenFinished(this, m_anchorWorker->run<bool>(job, m_anchorStop.get_token()),
                 [this, search = ++m_anchorSearch](const Result<bool> &) {
                     if (search == m_anchorSearch)
                         m_anchorWorker.reset();
                 });
}

QFuture<Result<qint64>> PageLoader::locate(const QStringList &key)
{
    return m_countWorker.run<qint64>(
        [query = m_source->query(), index = m_index, key](Connection &connection) {
            return PageReader(connection, query, *index).rank(key);
        });
}

QFuture<Result<qint64>> PageLoader::seek(const QString &text)
{
    return m_countWorker.run<qint64>(
        [query = m_source->query(), index = m_index, text](Connection &connection) {
            return PageReader(connection, query, *index).seek(text);
        },
        m_stop.get_token());
}

QFuture<Result<RefreshedPages>> PageLoader::refresh(const QList<QStringList> &keys, const QList<int> &pages)
{
    return m_countWorker.run<RefreshedPages>(
        [query = m_source->query(), keys, pages,
         old = m_index](Connection &connection) -> Result<RefreshedPages> {
            RefreshedPages refreshed{std::make_shared<PageIndex>(), {}, {}}; // what was known has changed
            refreshed.index->setAnchors(
                old->anchors()); // but for these: a little off is better than far away
            const Result<> read =
                PageReader(connection, query, *refreshed.index).refresh(refreshed, keys, pages);
            if (!read)
                return read.error();
            return refreshed;
        },
        m_stop.get_token());
}

QFuture<Result<bool>> PageLoader::differs(const QList<Page> &pages)
{
    return m_countWorker.run<bool>(
        [query = m_source->query(), index = m_index, pages](Connection &connection) -> Result<bool> {
            PageReader reader(connection, query, *index);
            for (const Page &page : pages) {
                const Result<Page> now = reader.page(page.number);
                if (!now)
                    return now.error();
                if (now->rows != page.rows)
                    return true;
            }
            return false;
        },
        m_stop.get_token());
}

void PageLoader::replace(const RefreshedPages &pages)
{
    m_index = pages.index;
    beginSource(PageQuery(m_source->query()));
    for (const Page &page : pages.pages)
        m_source->put(page);
    m_anchorTimer.start(anchorsAfterRefresh);
}

bool PageLoader::isArranging() const
{
    return isBusy() && !m_index->keys() && !m_index->tooManyKeys
        && PageSql(Dialect::of(m_source->query().schema->engine), m_source->query()).isListed();
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
