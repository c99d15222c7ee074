#include "models/transfer/nearmatches.h"

#include "models/storage/values.h"

#include <QElapsedTimer>

#include <algorithm>
#include <bit>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

/// One bit for each pair of neighbours: an edit changes six at most.
quint64 signatureOf(QStringView text)
{
    constexpr quint64 spread = 0x9E3779B97F4A7C15;
    constexpr int bits = 6;
    quint64 signature = 0;
    char16_t before = 0;
    const auto add = [&](char16_t now) {
        const quint64 pair = quint64(before) << 16 | now;
        signature |= quint64(1) << ((pair * spread) >> (64 - bits));
        before = now;
    };
    for (const QChar character : text)
        add(character.unicode());
    add(0);
    return signature;
}

QStringView localPart(QStringView text) { return text.first(qMax<qsizetype>(0, text.indexOf(u'@'))); }

int mostEdits(qsizetype length)
{
    constexpr qsizetype lettersPerEdit = 4;
    constexpr qsizetype most = 3;
    return int(qMin(length / lettersPerEdit, most));
}

struct Candidate {
    int distance;
    QString handle;

    friend bool operator<(const Candidate &a, const Candidate &b)
    {
        return a.distance != b.distance ? a.distance < b.distance : a.handle < b.handle;
    }
};

/// A text of the database, prepared once for all that are compared with it.
struct Known {
    explicit Known(const QString &text)
        : folded(text.toCaseFolded())
        , local(localPart(folded))
        , signature(signatureOf(folded))
    {
    }
    Q_DISABLE_COPY_MOVE(Known)

    QString folded;
    QStringView local; ///< of `folded`
    quint64 signature;
};

/// A text of the file and what was found for it so far.
class Wanted {
public:
    explicit Wanted(const QString &text)
        : m_text(text)
        , m_folded(text.trimmed().toCaseFolded())
        , m_local(localPart(m_folded).toString())
        , m_signature(signatureOf(m_folded))
        , m_most(mostEdits(m_local.isEmpty() ? m_folded.size() : m_local.size()))
    {
    }

    const QString &text() const { return m_text; }

    void compare(const Known &known, const QString &handle, qsizetype matches)
    {
        constexpr int bitsPerEdit = 6;
        constexpr int otherAddress = 8; // edits behind the @ that are compared
        int most = m_most;
        if (!m_local.isEmpty() && known.local == m_local)
            most += otherAddress;
        else if (std::popcount(m_signature ^ known.signature) > bitsPerEdit * most)
            return;
        const int distance = editDistance(m_folded, known.folded, most);
        if (distance > most && most == m_most)
            return;
        const Candidate candidate{distance, handle};
        // The record's e-mail and its name may both be near.
        const auto before = std::find_if(m_found.begin(), m_found.end(),
                                         [&](const Candidate &other) { return other.handle == handle; });
        if (before != m_found.end() && before->distance <= distance)
            return;
        if (before != m_found.end())
            m_found.erase(before);
        m_found.insert(std::lower_bound(m_found.begin(), m_found.end(), candidate), candidate);
        if (qsizetype(m_found.size()) > matches)
            m_found.pop_back();
    }

    /// Those that are nearest; one that is farther is no hint beside them.
    QStringList handles() const
    {
        QStringList handles;
        for (const Candidate &candidate : m_found) {
            if (candidate.distance == m_found.front().distance)
                handles << candidate.handle;
        }
        return handles;
    }

private:
    QString m_text;
    QString m_folded;
    QString m_local; ///< before the `@`
    quint64 m_signature;
    int m_most;
    std::vector<Candidate> m_found; ///< sorted
};

} // namespace

int editDistance(QStringView a, QStringView b, int most)
{
    const qsizetype width = b.size() + 1;
    if (qAbs(a.size() - b.size()) > most)
        return most + 1;
    // The optimal string alignment: three lines of the table, of which only the cells near the diagonal can
    // count.
    std::vector<int> before(size_t(width), most + 1);
    std::vector<int> last(size_t(width), most + 1);
    std::vector<int> now(size_t(width), most + 1);
    for (qsizetype j = 0; j < width; ++j)
        last[size_t(j)] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        std::fill(now.begin(), now.end(), most + 1);
        now[0] = int(i);
        int least = now[0];
        for (qsizetype j = qMax<qsizetype>(1, i - most); j <= qMin(b.size(), i + most); ++j) {
            const auto at = size_t(j);
            const int same = a[i - 1] == b[j - 1] ? 0 : 1;
            now[at] = std::min({last[at - 1] + same, last[at] + 1, now[at - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[at] = qMin(now[at], before[at - 2] + 1);
            least = qMin(least, now[at]);
        }
        if (least > most)
            return most + 1;
        std::swap(before, last);
        std::swap(last, now);
    }
    return qMin(last.back(), most + 1);
}

Result<QHash<QString, QStringList>> findNearMatches(Connection &connection, const Table &table,
                                                    const QStringList &texts, const NearMatchLimits &limits)
{
    constexpr int rowsBetweenLooks = 512;
    std::vector<Wanted> wanted;
    for (const QString &text : texts) {
        if (qsizetype(wanted.size()) < limits.texts && !isUuid(text.trimmed()))
            wanted.emplace_back(text);
    }
    QHash<QString, QStringList> found;
    const QString handle = table.column(Schema::handle(table.entity));
    if (wanted.empty() || handle.isEmpty())
        return found;

    QStringList columns{connection.dialect().quoted(handle)};
    if (table.has(Field::Name))
        columns << connection.dialect().quoted(table.column(Field::Name));
    Query rows(connection, Query::Reading::Streamed);
    const QString sql =
        u"SELECT %1 FROM %2"_s.arg(columns.join(", "_L1), connection.dialect().quoted(table.name));
    if (Result<> prepared = rows.prepare(sql); !prepared)
        return prepared.error();
    if (Result<> executed = rows.execute(); !executed)
        return executed.error();
    QElapsedTimer timer;
    timer.start();
    bool isLate = false;
    for (qint64 read = 1; !isLate && rows.next(); ++read) {
        const QString address = rows.text(0);
        for (int column = 0; column < int(columns.size()); ++column) {
            const Known known(rows.text(column));
            for (Wanted &one : wanted)
                one.compare(known, address, limits.matches);
        }
        isLate = read % rowsBetweenLooks == 0
            && (connection.isStopRequested() || timer.elapsed() > limits.time.count());
    }
    const Result<> status = isLate ? Result<>() : rows.status();
    rows.finish();
    if (connection.isStopRequested())
        return Connection::cancelled();
    if (!status)
        return status.error();
    for (const Wanted &one : wanted) {
        if (const QStringList handles = one.handles(); !handles.isEmpty())
            found.insert(one.text(), handles);
    }
    return found;
}
