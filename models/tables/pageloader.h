#pragma once

#include "models/storage/worker.h"
#include "models/tables/pagereader.h"
#include "models/tables/pagesource.h"

#include <QObject>
#include <QTimer>

/// Brings pages, counts and ranks to one model. Two workers with a connection each, so that pages are never
/// held up by counts, and a third one while anchors are looked for. The newest request is served first and
/// old ones are given up; a new query stops what still runs for the former. Used by the window's thread, the
/// application's first, which never waits here, nor for what still runs when this goes.
class PageLoader : public QObject {
    Q_OBJECT

public:
    /// `pages` brings those; the others are at `address`.
    PageLoader(std::unique_ptr<Worker> pages, const SharedAddress &address, QObject *parent = nullptr);
    ~PageLoader() override;

    /// Starts anew with an empty source; nothing is read before it is asked for.
    void show(const PageQuery &query);
    PageSource *source() const { return m_source.get(); }

    /// Answers by counted(), an estimate first where that is quick; after the page that is under way.
    void count();
    QFuture<Result<qint64>> locate(const QStringList &key);
    QFuture<Result<qint64>> seek(const QString &text);
    /// Reads the count, the ranks of `keys`, and the pages in which they are now besides `pages`; one at a
    /// time.
    QFuture<Result<RefreshedPages>> refresh(const QList<QStringList> &keys, const QList<int> &pages);
    /// Whether the database has other rows by now where these pages are.
    QFuture<Result<bool>> differs(const QList<Page> &pages);
    /// Shows what a refresh brought, with an empty cache but for its pages.
    void replace(const RefreshedPages &pages);

    bool isBusy() const { return m_running > 0; }
    /// Whether an order that no index serves is still being made.
    bool isArranging() const;

signals:
    void pagesArrived(const QList<int> &pages);
    void counted(qint64 count, bool exact);
    /// A search has found so many rows already; counted() comes later.
    void foundMany(qint64 least);
    void failed(const DbError &error);
    void busyChanged(bool busy);

private:
    struct Requests;

    void onArrived(quint64 generation);
    void countNow();
    void findAnchors();
    void beginSource(const PageQuery &query);
    void request(int page);
    void onPageFailed(const DbError &error);
    void started();
    void finished(quint64 generation);

    std::shared_ptr<PageSource> m_source;
    std::shared_ptr<Requests> m_requests; ///< pages that are wanted, the newest last
    std::shared_ptr<PageIndex> m_index;
    std::stop_source m_stop;
    std::stop_source m_anchorStop;
    QTimer m_anchorTimer;
    quint64 m_generation = 0; ///< of the source; what was asked for an earlier one is not wanted any more
    int m_running = 0;
    int m_pagesRunning = 0;
    bool m_countWanted = false;
    const std::unique_ptr<Worker> m_pageWorker;
    Worker m_countWorker;
    const SharedAddress m_address;
    std::optional<Worker> m_anchorWorker; ///< as long as it is needed: it takes some megabytes
    int m_anchorSearch = 0; ///< the latest
};
