// Changes of very many users keep the search index right without following each row, and so does undoing
// them.

#include "models/membership/consistency.h"
#include "models/membership/reversal.h"
#include "tests/membership/applyfixture.h"

using namespace Qt::StringLiterals;

class SearchPauseTest : public ApplyFixture {
    Q_OBJECT

private slots:
    void addsChangesAndRemovesMany_data() { TestDatabase::addEngineRows(); }
    void addsChangesAndRemovesMany();
    void refusedInTheMiddle_data() { TestDatabase::addEngineRows(); }
    void refusedInTheMiddle();
    void checkNotices();

private:
    static constexpr int many = 3000;

    static ChangeSet changes(ChangeKind kind, const QString &before, const QString &after);
    qint64 found(const QString &text);
    QStringList findings();
};

ChangeSet SearchPauseTest::changes(ChangeKind kind, const QString &before, const QString &after)
{
    ChangeSet changes;
    for (int i = 0; i < many; ++i) {
        const UserId id(u"%1-0000-7000-8000-000000000000"_s.arg(i, 8, 16, QLatin1Char('0')));
        Change change{Entity::User, kind, id, {}, {}, {}};
        if (kind != ChangeKind::Add)
            change.before = {{u"name"_s, before}};
        if (kind != ChangeKind::Remove)
            change.after = {{u"name"_s, after}};
        if (kind == ChangeKind::Add)
            change.after.insert(u"email"_s, u"many%1@example.org"_s.arg(i));
        changes.append(change);
    }
    return changes;
}

// The index alone is asked.
qint64 SearchPauseTest::found(const QString &text)
{
    const auto search = m_connection->dialect().indexedSearch(m_database.schema.users, u"x"_s, text);
    if (!search)
        return -1;
    const auto query =
        m_connection->select(u"SELECT count(*) FROM (%1) AS f"_s.arg(search->candidates), search->values);
    if (!query || !(*query)->next())
        return -1;
    const qint64 count = (*query)->number(0);
    (*query)->finish();
    return count;
}

QStringList SearchPauseTest::findings()
{
    const Result<ConsistencyReport> report = checkConsistency(*m_connection, m_database.schema);
    return report ? report->findings : QStringList{report.error().text};
}

void SearchPauseTest::addsChangesAndRemovesMany()
{
    QCOMPARE(found(u"many12"_s), 0);
    const auto added = apply(changes(ChangeKind::Add, {}, u"Grace Hopper"_s));
    VERIFY_OK(added);
    QCOMPARE(added->added, many);
    QCOMPARE(found(u"hopper"_s), many);
    QCOMPARE(found(u"many12"_s), 111);
    QCOMPARE(findings(), QStringList());
    const auto updated = apply(changes(ChangeKind::Update, u"Grace Hopper"_s, u"Grace Murray"_s));
    VERIFY_OK(updated);
    QCOMPARE(updated->updated, many);
    QCOMPARE(found(u"hopper"_s), 0);
    QCOMPARE(found(u"murray"_s), many);
    const auto removed = apply(changes(ChangeKind::Remove, u"Grace Murray"_s, {}));
    VERIFY_OK(removed);
    QCOMPARE(removed->removed, many);
    QCOMPARE(found(u"murray"_s), 0);
    QCOMPARE(found(u"bob@example"_s), 1);
    QCOMPARE(findings(), QStringList());

    const Result<Reversal> reversal = reversalOf(*m_connection, m_database.schema, *removed->change);
    VERIFY_OK(reversal);
    VERIFY_OK(apply(reversal->changes()));
    QCOMPARE(found(u"murray"_s), many);
    QCOMPARE(findings(), QStringList());
}

void SearchPauseTest::refusedInTheMiddle()
{
    m_data->execute(
        u"UPDATE users SET email = 'MANY%1@example.org' WHERE email = 'ann@example.org'"_s.arg(many - 1));
    const QStringList before = contents();
    const auto refused = apply(changes(ChangeKind::Add, {}, u"Grace Hopper"_s));
    QCOMPARE(kindOf(refused), DbError::Kind::Unique);
    QCOMPARE(contents(), before);
    QCOMPARE(found(u"hopper"_s), 0);
    if (m_data->engine() == Engine::Sqlite)
        QCOMPARE(m_data->number(u"SELECT count(*) FROM roster_search_pause"_s), 0);
    m_data->addUser(u"late@example.org"_s, u"Late Hopper"_s);
    QCOMPARE(found(u"hopper"_s), 1);
    QCOMPARE(findings(), QStringList());
}

void SearchPauseTest::checkNotices()
{
    m_data = std::make_unique<TestDatabase>(Engine::Sqlite, nullptr);
    m_connection = m_data->connect();
    m_database = m_data->open();
    m_data->execute(u"INSERT INTO roster_search_pause DEFAULT VALUES"_s); // left behind by somebody
    m_data->addUser(u"ada@example.org"_s);
    const QStringList lines = findings();
    QCOMPARE(lines.size(), 1);
    // What it says to do mends it.
    const QString mend = lines.first().section(u": "_s, -1);
    m_data->executeAll(QString(mend).replace("; "_L1, ";\n"_L1));
    QCOMPARE(findings(), QStringList());
    QCOMPARE(found(u"ada"_s), 1);
    QCOMPARE(m_data->number(u"SELECT count(*) FROM roster_search_pause"_s), 0);
}

QTEST_GUILESS_MAIN(SearchPauseTest)
#include "searchpausetest.moc"
