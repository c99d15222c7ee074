#include "tests/benchmarks/importdata.h"

#include <QFile>

#include <algorithm>
#include <random>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

class CsvFile {
public:
    CsvFile(const QString &folder, const QString &name)
        : m_file(folder + u'/' + name)
        , m_isOpen(m_file.open(QIODevice::WriteOnly))
    {
    }
    ~CsvFile() { flush(); }
    CsvFile(const CsvFile &) = delete;
    CsvFile &operator=(const CsvFile &) = delete;

    void write(const QByteArray &line)
    {
        m_buffer += line;
        if (m_buffer.size() > 1'000'000)
            flush();
    }
    bool isOpen() const { return m_isOpen; }

private:
    void flush()
    {
        m_file.write(m_buffer);
        m_buffer.clear();
    }

    QFile m_file;
    QByteArray m_buffer;
    bool m_isOpen;
};

class Data {
public:
    Data(const QString &folder, const ImportSize &size)
        : m_folder(folder)
        , m_size(size)
    {
    }

    bool write()
    {
        const auto users = writeRecords(u"users.csv"_s, "id,email,name\n", m_size.users, &email);
        const auto organizations =
            writeRecords(u"organizations.csv"_s, "id,slug,name\n", m_size.organizations, &slug);
        const std::vector<quint64> pairs = distinctPairs();
        const auto middle = pairs.begin() + m_size.memberships;
        return !users.empty() && !organizations.empty()
            && writeMemberships({}, {pairs.begin(), middle}, users, organizations)
            && (m_size.more == 0
                || writeMemberships(u"more-"_s, {middle, pairs.end()}, users, organizations));
    }

private:
    static QByteArray email(int i) { return "person" + QByteArray::number(i) + "@corp.example.net"; }
    static QByteArray slug(int i) { return "group-of-people-" + QByteArray::number(i); }

    QByteArray id()
    {
        char text[40];
        const quint64 high = m_random();
        const quint64 low = m_random();
        std::snprintf(text, sizeof text, "%08x-%04x-4%03x-8%03x-%012llx", uint(high >> 32),
                      uint(high & 0xffff), uint(high >> 16 & 0xfff), uint(low >> 52),
                      static_cast<unsigned long long>(low & 0xffffffffffff));
        return text;
    }

    std::vector<QByteArray> writeRecords(const QString &name, const QByteArray &header, int count,
                                         QByteArray (*handle)(int))
    {
        CsvFile file(m_folder, name);
        file.write(header);
        std::vector<QByteArray> ids;
        for (int i = 0; i < count && file.isOpen(); ++i) {
            ids.push_back(id());
            file.write(ids.back() + ',' + handle(i) + ",Name Surname " + QByteArray::number(i) + '\n');
        }
        return ids;
    }

    // Some organizations are large, most are small.
    std::vector<quint64> distinctPairs()
    {
        const size_t wanted = size_t(m_size.memberships) + size_t(m_size.more);
        std::uniform_real_distribution<> part(0, 1);
        std::vector<quint64> pairs;
        while (pairs.size() < wanted) {
            while (pairs.size() < wanted + wanted / 8) {
                const double place = part(m_random);
                const auto user = quint64(part(m_random) * m_size.users);
                pairs.push_back(user << 32 | quint64(place * place * m_size.organizations));
            }
            std::sort(pairs.begin(), pairs.end());
            pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
        }
        std::shuffle(pairs.begin(), pairs.end(), m_random);
        pairs.resize(wanted);
        return pairs;
    }

    QByteArray time()
    {
        char text[32];
        const quint64 bits = m_random();
        std::snprintf(text, sizeof text, "20%02u-%02u-%02uT%02u:%02u:%02u", uint(10 + bits % 14),
                      uint(1 + (bits >> 8) % 12), uint(1 + (bits >> 16) % 28), uint((bits >> 24) % 24),
                      uint((bits >> 32) % 60), uint((bits >> 40) % 60));
        return text;
    }

    bool writeMemberships(const QString &prefix, const std::vector<quint64> &pairs,
                          const std::vector<QByteArray> &users, const std::vector<QByteArray> &organizations)
    {
        CsvFile natural(m_folder, prefix + u"natural.csv"_s);
        CsvFile ids(m_folder, prefix + u"ids.csv"_s);
        natural.write("email,organization,role,joined_at\n");
        for (const quint64 pair : pairs) {
            const auto user = size_t(pair >> 32);
            const auto organization = size_t(pair & 0xffffffff);
            const QByteArray role = m_random() % 20 == 0 ? "owner" : "member";
            const QByteArray joined = time();
            natural.write(email(int(user)) + ',' + slug(int(organization)) + ',' + role + ',' + joined
                          + "Z\n");
            ids.write(users[user] + ',' + organizations[organization] + ',' + role + ",[]," + joined
                      + ".000Z,2024-01-01T00:00:00.000Z\n");
        }
        return natural.isOpen() && ids.isOpen();
    }

    const QString m_folder;
    const ImportSize m_size;
    std::mt19937_64 m_random{20240601};
};

} // namespace

bool writeImportData(const QString &folder, const ImportSize &size) { return Data(folder, size).write(); }
