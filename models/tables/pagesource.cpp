#include "models/tables/pagesource.h"

#include <QDeadlineTimer>

namespace {

constexpr size_t cachedPages = 32;
constexpr qint64 frameBudget = 8'000'000; ///< nanoseconds
constexpr qint64 slowLatency = 32'000'000;

int pageOf(qint64 row) { return int(row / PageQuery::pageSize); }

} // namespace

PageSource::PageSource(PageQuery query, std::function<void(int)> request)
    : m_query(std::move(query))
    , m_request(std::move(request))
    , m_inbox(std::make_shared<PageInbox>())
{
}

const Row *PageSource::row(qint64 row, bool mayWait)
{
    drain();
    const int page = pageOf(row);
    if (const auto cached = m_pages.find(page); cached != m_pages.end()) {
        m_use.splice(m_use.begin(), m_use, cached->second.use);
        return find(row);
    }
    if (!m_requested.contains(page)) {
        m_requested.insert(page);
        m_request(page);
    }
    return mayWait && waitFor(page) ? find(row) : nullptr;
}

const Row *PageSource::loadedRow(qint64 row) const { return find(row); }

QList<int> PageSource::loadedPages() const { return {m_use.cbegin(), m_use.cend()}; }

Page PageSource::page(int number) const
{
    const auto cached = m_pages.find(number);
    return {number, cached == m_pages.end() ? QList<Row>() : cached->second.rows};
}

qsizetype PageSource::loadedRows(int page) const
{
    const auto cached = m_pages.find(page);
    return cached == m_pages.end() ? 0 : cached->second.rows.size();
}

const Row *PageSource::find(qint64 row) const
{
    const auto cached = m_pages.find(pageOf(row));
    if (cached == m_pages.end())
        return nullptr;
    const qsizetype offset = qsizetype(row % PageQuery::pageSize);
    const bool isThere = offset < cached->second.rows.size() && !cached->second.rows.at(offset).isEmpty();
    return isThere ? &cached->second.rows.at(offset) : nullptr;
}

// Never longer than what is left of this frame's budget; a slow link is not waited for at all.
bool PageSource::waitFor(int page)
{
    if (m_frozen > 0 || m_waited >= frameBudget || isSlow())
        return false;
    QElapsedTimer timer;
    timer.start();
    QDeadlineTimer deadline(Qt::PreciseTimer);
    deadline.setPreciseRemainingTime(0, frameBudget - m_waited, Qt::PreciseTimer);
    const auto isHere = [&] {
        return std::any_of(m_inbox->pages.cbegin(), m_inbox->pages.cend(),
                           [&](const Page &arrived) { return arrived.number == page; });
    };
    {
        QMutexLocker lock(&m_inbox->mutex);
        while (!isHere() && m_inbox->arrived.wait(&m_inbox->mutex, deadline)) { }
    }
    m_waited += std::max<qint64>(1, timer.nsecsElapsed());
    drain();
    return m_pages.contains(page);
}

void PageSource::drain()
{
    if (m_frozen > 0)
        return;
    QList<Page> arrived;
    {
        const QMutexLocker lock(&m_inbox->mutex);
        arrived.swap(m_inbox->pages);
    }
    for (Page &page : arrived) {
        m_arrived << page.number;
        put(std::move(page));
    }
}

void PageSource::put(Page page)
{
    m_requested.remove(page.number);
    if (const auto cached = m_pages.find(page.number); cached != m_pages.end()) {
        cached->second.rows = std::move(page.rows);
        return;
    }
    while (m_pages.size() >= cachedPages) {
        m_pages.erase(m_use.back());
        m_use.pop_back();
    }
    m_use.push_front(page.number);
    m_pages.emplace(page.number, Cached{std::move(page.rows), m_use.begin()});
}

QList<int> PageSource::takeArrived()
{
    drain();
    return std::exchange(m_arrived, {});
}

void PageSource::patch(qint64 row, int column, const Value &value)
{
    const auto cached = m_pages.find(pageOf(row));
    const qsizetype offset = qsizetype(row % PageQuery::pageSize);
    if (cached != m_pages.end() && find(row))
        cached->second.rows[offset][column] = value;
}

bool PageSource::isSlow() const { return m_latency > slowLatency; }

void PageSource::addLatency(qint64 nanoseconds)
{
    m_latency = m_latency == 0 ? nanoseconds : (m_latency + nanoseconds) / 2;
}

PageSource::Freeze::Freeze(PageSource *source)
    : m_source(source)
{
    if (m_source)
        ++m_source->m_frozen;
}

PageSource::Freeze::~Freeze()
{
    if (m_source)
        --m_source->m_frozen;
}
