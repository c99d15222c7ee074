#pragma once

#include "views/page.h"

#include <QList>

/// The places that were visited, like a browser's: a new visit forgets what lay forward. A value.
class Visits {
public:
    /// The place one is at now. A record that is chosen on a page without one completes that place.
    void visit(const Place &place);
    bool canGoBack() const { return m_position > 0; }
    bool canGoForward() const { return m_position + 1 < m_places.size(); }
    /// Steps and returns the place; only where can…() says so.
    Place goBack() { return m_places.at(--m_position); }
    Place goForward() { return m_places.at(++m_position); }

private:
    QList<Place> m_places;
    qsizetype m_position = -1;
};
