#include "views/visits.h"

namespace {

constexpr qsizetype mostPlaces = 200;

} // namespace

void Visits::visit(const Place &place)
{
    if (m_position >= 0) {
        Place &here = m_places[m_position];
        if (here == place)
            return;
        if (here.page == place.page && here.id.isEmpty()) {
            here = place;
            return;
        }
    }
    m_places.resize(m_position + 1);
    m_places << place;
    if (m_places.size() > mostPlaces)
        m_places.removeFirst();
    m_position = m_places.size() - 1;
}
