#pragma once

#include "models/tables/anchorlist.h"
#include "models/tables/keylist.h"
#include "models/tables/pagequery.h"

#include <QMutex>

#include <atomic>
#include <memory>

/// What is known of an order by now. Shared by the workers of a model; whichever finds out first tells the
/// others. Thread-safe.
class PageIndex {
public:
    using Keys = std::shared_ptr<const KeyList>;
    using Anchors = std::shared_ptr<const AnchorList>;

    std::atomic<qint64> total{-1}; ///< rows; -1: not known yet
    std::atomic<qint64> valued{-1}; ///< rows whose sort value is not NULL; -1: not known yet
    std::atomic<bool> tooManyKeys{false}; ///< the order is too long for a list of keys

    Keys keys() const { return get(m_keys); }
    void setKeys(Keys keys) { set(m_keys, std::move(keys)); }
    Anchors anchors() const { return get(m_anchors); }
    void setAnchors(Anchors anchors) { set(m_anchors, std::move(anchors)); }

private:
    template <class T> T get(const T &value) const
    {
        const QMutexLocker lock(&m_mutex);
        return value;
    }
    template <class T> void set(T &value, T fresh)
    {
        const QMutexLocker lock(&m_mutex);
        value = std::move(fresh);
    }

    mutable QMutex m_mutex;
    Keys m_keys;
    Anchors m_anchors;
};
