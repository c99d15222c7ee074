#include "tests/tables/randomrecords.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace {

// Letters of many scripts; such as fold oddly, combine, or mean something to LIKE, FTS5 or SQL.
const QStringList &letters()
{
    static const QStringList all =
        u"a A b B e E n N o s S t z ß ẞ i I ı İ k K K ſ é É é ä Ä ö ø Ø œ ǅ Σ σ ς α Ω ё Ё в В ж я ا ب ت ם ש א 京 都 北 ひ カ ｶ 김 한 글 ა Ა 😀 👩‍💻 𐐀 𐐨 ǰ ﬁ \" ' % _ \\ * ( ) ^ : - + , . @ AND OR NOT NEAR 1 2 3"_s
            .split(u' ');
    return all;
}

} // namespace

RandomRecords::RandomRecords(quint32 seed, Names names)
    : m_random(seed)
    , m_names(names)
{
    m_usual = {u"Ada"_s,    u"ada"_s,     u"ADA"_s,        u""_s,        u"Müller"_s,   u"MÜLLER"_s,
               u"Straße"_s, u"STRASSE"_s, u"Åsa"_s,        u"Åsa"_s,     u"İstanbul"_s, u"ısı"_s,
               u"Иван"_s,   u"Αθήνα"_s,   u"עברית"_s,      u"العربية"_s, u"京都市"_s,   u"ひらがな"_s,
               u"한국어"_s, u"😀😀"_s,      u"100 %_\\\"'"_s};
    for (int i = 0; i < 10; ++i)
        m_usual << text(8);
}

QString RandomRecords::text(int most)
{
    QString text;
    for (int i = 1 + below(most); i > 0; --i) {
        text += letters().at(below(letters().size()));
        if (onceIn(6))
            text += u' ';
    }
    return text;
}

QString RandomRecords::name() { return onceIn(3) ? text(10) : m_usual.at(below(m_usual.size())); }

QString RandomRecords::newId()
{
    quint32 words[4];
    m_random.fillRange(words);
    return QUuid::fromRfc4122(QByteArrayView(reinterpret_cast<const char *>(words), 16))
        .toString(QUuid::WithoutBraces);
}

QString RandomRecords::time()
{
    return u"20%1-0%2-1%3T0%3:00:00.%4Z"_s.arg(20 + below(4))
        .arg(1 + below(9))
        .arg(below(10))
        .arg(below(2) * 500, 3, 10, QLatin1Char('0'));
}

void RandomRecords::prepare(PlainDatabase &database) const
{
    const QString time = database.engine() == Engine::Sqlite ? u"TIMESTAMP"_s : u"timestamptz"_s;
    database.execute(u"ALTER TABLE users ADD COLUMN city text"_s);
    database.execute(u"ALTER TABLE organizations ADD COLUMN seats integer"_s);
    database.execute(u"ALTER TABLE user_organizations ADD COLUMN weight real"_s);
    database.execute(u"ALTER TABLE user_organizations ADD COLUMN left_at "_s + time);
    if (m_names == Names::Required)
        return;
    // Whoever lets names be missing has no search index of Roster's.
    for (const QString &table : {u"users"_s, u"organizations"_s}) {
        if (database.engine() == Engine::Postgresql) {
            database.execute(u"ALTER TABLE %1 ALTER COLUMN name DROP NOT NULL"_s.arg(table));
            database.execute(u"DROP INDEX %1_search_index"_s.arg(table));
            continue;
        }
        for (const QString &event : {u"insert"_s, u"update"_s, u"delete"_s})
            database.execute(u"DROP TRIGGER %1_search_%2"_s.arg(table, event));
        database.execute(u"DROP VIEW %1_unfolded"_s.arg(table));
        database.execute(u"DROP INDEX %1_unfolded_index"_s.arg(table));
        database.execute(u"DROP TABLE %1_search"_s.arg(table));
        database.execute(u"PRAGMA writable_schema = ON"_s);
        database.execute(u"UPDATE sqlite_master SET sql = replace(sql, 'name TEXT NOT NULL', 'name TEXT') "
                         "WHERE name = '%1'"_s.arg(table));
        database.execute(u"PRAGMA writable_schema = RESET"_s);
    }
}

QVariantMap RandomRecords::userValues()
{
    QVariantMap values{{u"email"_s, text(5) + u"%1@Example.org"_s.arg(++m_last)},
                       {u"name"_s, name()},
                       {u"created_at"_s, time()},
                       {u"updated_at"_s, time()},
                       {u"city"_s, onceIn(3) ? QVariant() : QVariant(name())}};
    if (m_names == Names::MayBeMissing && onceIn(5))
        values[u"name"_s] = QVariant();
    return values;
}

QVariantMap RandomRecords::organizationValues()
{
    QVariantMap values{{u"slug"_s, text(4) + u"-%1"_s.arg(++m_last)},
                       {u"name"_s, name()},
                       {u"created_at"_s, time()},
                       {u"updated_at"_s, time()},
                       {u"seats"_s, onceIn(3) ? QVariant() : QVariant(below(12))}};
    if (m_names == Names::MayBeMissing && onceIn(5))
        values[u"name"_s] = QVariant();
    return values;
}

QString RandomRecords::role()
{
    const QStringList roles{u"owner"_s, u"admin"_s, u"member"_s, u"Ärztin"_s, u""_s};
    return roles.at(below(roles.size()));
}

QVariantMap RandomRecords::membershipValues()
{
    const QStringList permissions{u"[]"_s, u"[\"read\"]"_s, u"[\"read\", \"write\"]"_s, u"[\"Ω\"]"_s};
    return {{u"role"_s, role()},
            {u"permissions"_s, permissions.at(below(permissions.size()))},
            {u"joined_at"_s, time()},
            {u"updated_at"_s, time()},
            {u"weight"_s, onceIn(3) ? QVariant() : QVariant(below(20) / 4.0)},
            {u"left_at"_s, onceIn(2) ? QVariant() : QVariant(time())}};
}

QString RandomRecords::insertion(const QString &table, const QVariantMap &values)
{
    return u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(table, values.keys().join(", "_L1),
                                                    QStringList(values.size(), u"?"_s).join(", "_L1));
}

void RandomRecords::fill(PlainDatabase &database, int users, int organizations, int memberships)
{
    database.execute(u"BEGIN"_s);
    QStringList userIds;
    QStringList organizationIds;
    const auto insert = [&](const QString &table, const QVariantMap &values) {
        database.execute(insertion(table, values), values.values());
    };
    for (int i = 0; i < users; ++i) {
        QVariantMap values = userValues();
        userIds << newId();
        values[u"id"_s] = userIds.last();
        insert(u"users"_s, values);
    }
    for (int i = 0; i < organizations; ++i) {
        QVariantMap values = organizationValues();
        organizationIds << newId();
        values[u"id"_s] = organizationIds.last();
        insert(u"organizations"_s, values);
    }
    QSet<std::pair<int, int>> taken;
    for (int i = 0; i < memberships; ++i) {
        // One user and one organization have very many.
        const std::pair place(onceIn(4) ? 0 : below(users), onceIn(3) ? 0 : below(organizations));
        if (taken.contains(place))
            continue;
        taken.insert(place);
        QVariantMap values = membershipValues();
        values[u"user_id"_s] = userIds.at(place.first);
        values[u"organization_id"_s] = organizationIds.at(place.second);
        insert(u"user_organizations"_s, values);
    }
    database.execute(u"COMMIT"_s);
}

QString RandomRecords::searchFor(const QString &text)
{
    const QString all = onceIn(6) ? this->text(3) : text;
    const QList<uint> characters = all.toUcs4();
    if (characters.isEmpty())
        return letters().at(below(letters().size()));
    const qsizetype first = below(characters.size());
    QString part;
    for (qsizetype i = first; i < std::min<qsizetype>(characters.size(), first + 1 + below(5)); ++i)
        part += QChar::fromUcs4(char32_t(characters.at(i)));
    switch (below(3)) {
    case 0:
        return part.toUpper();
    case 1:
        return part.toLower();
    default:
        return part;
    }
}
