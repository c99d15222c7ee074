#include "models/transfer/settledrows.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SettledRows)
};

} // namespace

void SettledRows::addPresent(qint64 line, TextPool::Number first, TextPool::Number second)
{
    m_unchanged.push_back({quint32(line), first, second, present});
}

void SettledRows::addAbsent(qint64 line, TextPool::Number first, TextPool::Number second)
{
    m_unchanged.push_back({quint32(line), first, second, absent});
}

void SettledRows::addRepeated(qint64 line, TextPool::Number first, TextPool::Number second, qint64 before)
{
    m_repeated.push_back({quint32(line), first, second, quint32(before)});
}

void SettledRows::finish(TextPool firsts, TextPool seconds)
{
    m_firsts = std::move(firsts);
    m_seconds = std::move(seconds);
    for (std::vector<Entry> *entries : {&m_unchanged, &m_repeated}) {
        std::stable_sort(entries->begin(), entries->end(),
                         [](const Entry &a, const Entry &b) { return a.line < b.line; });
    }
}

SettledRows::Row SettledRows::at(Kind kind, qsizetype position) const
{
    const Entry &entry = rows(kind)[size_t(position)];
    const auto text = [](const TextPool &texts, TextPool::Number number) {
        return number == 0 ? QString() : texts.at(number - 1);
    };
    return {entry.line, text(m_firsts, entry.first), text(m_seconds, entry.second),
            reasonOf(kind, entry.detail)};
}

QString SettledRows::reasonOf(Kind kind, quint32 detail)
{
    if (kind == Kind::Repeated)
        return Text::tr("says the same as line %1").arg(detail);
    return detail == absent ? Text::tr("is not there") : Text::tr("is there already");
}
