#pragma once

#include "models/storage/dberror.h"
#include "models/tables/pagequery.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QSet>
#include <QWaitCondition>

#include <functional>
#include <list>
#include <unordered_map>

/// Some rows in a row, read at one time.
struct Page {
    int number = 0;
    QList<Row> rows; ///< empty ones in the places of rows that were removed since their order was made
};

/// Where a worker puts pages and the window's thread takes them. The only thing that both touch.
struct PageInbox {
    QMutex mutex;
    QWaitCondition arrived;
    QList<Page> pages;
};

/// The pages of one PageQuery on the window's side: the last 32 that were looked at. A page that is not there
/// is asked for; whoever paints may wait for it, at most 8 ms a frame and not at all where the database takes
/// longer than 32 ms. Used by one thread.
class PageSource {
public:
    PageSource(PageQuery query, std::function<void(int page)> request);

    const PageQuery &query() const { return m_query; }
    const std::shared_ptr<PageInbox> &inbox() const { return m_inbox; }

    /// The row, null if it is not here (yet); asks for its page.
    const Row *row(qint64 row, bool mayWait);
    /// The same without asking.
    const Row *loadedRow(qint64 row) const;
    /// The page used last comes first.
    QList<int> loadedPages() const;
    qsizetype loadedRows(int page) const;
    /// A copy of a page that is here.
    Page page(int number) const;

    /// Takes what arrived; the numbers of all pages that did since the last call.
    QList<int> takeArrived();
    void put(Page page);
    void patch(qint64 row, int column, const Value &value);
    /// The request for this page was given up; it may be asked for again.
    void forgetRequest(int page) { m_requested.remove(page); }
    /// The same for all; returns which pages these were.
    QList<int> forgetRequests() { return std::exchange(m_requested, {}).values(); }

    /// A new frame: waiting is allowed again.
    void beginFrame() { m_waited = 0; }
    bool hasWaited() const { return m_waited > 0; }
    void addLatency(qint64 nanoseconds);
    qint64 latency() const { return m_latency; }

    /// Between begin*Rows and end*Rows no value may change, so nothing arrives while one of these lives.
    class Freeze {
    public:
        explicit Freeze(PageSource *source);
        ~Freeze();
        Freeze(const Freeze &) = delete;
        Freeze &operator=(const Freeze &) = delete;

    private:
        PageSource *m_source;
    };

private:
    struct Cached {
        QList<Row> rows;
        std::list<int>::iterator use;
    };

    void drain();
    bool waitFor(int page);
    bool isSlow() const;
    const Row *find(qint64 row) const;

    PageQuery m_query;
    std::function<void(int)> m_request;
    std::shared_ptr<PageInbox> m_inbox;
    std::unordered_map<int, Cached> m_pages;
    std::list<int> m_use; ///< the page used last comes first
    QSet<int> m_requested;
    QList<int> m_arrived;
    qint64 m_waited = 0; ///< nanoseconds in this frame
    qint64 m_latency = 0; ///< nanoseconds from request to arrival, smoothed
    int m_frozen = 0;
};
