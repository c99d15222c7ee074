#include "models/membership/history.h"

#include "models/membership/changeapplier.h"
#include "models/membership/consistency.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QFile>

using namespace Qt::StringLiterals;

// What the history tells, and what `check` makes of it.
class HistoryTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void listsNewestFirst_data() { TestDatabase::addEngineRows(); }
    void listsNewestFirst();
    void filters_data() { TestDatabase::addEngineRows(); }
    void filters();
    void filtersByWhoHowAndWhen_data() { TestDatabase::addEngineRows(); }
    void filtersByWhoHowAndWhen();
    void items_data() { TestDatabase::addEngineRows(); }
    void items();
    void databaseWithoutHistory_data() { TestDatabase::addEngineRows(); }
    void databaseWithoutHistory();
    void checkFindsNothing_data() { TestDatabase::addEngineRows(); }
    void checkFindsNothing();
    void checkCountsWhatChangedOutside_data() { TestDatabase::addEngineRows(); }
    void checkCountsWhatChangedOutside();
    void checkFindsOrphans_data() { TestDatabase::addEngineRows(); }
    void checkFindsOrphans();
    void checkFindsRepeats_data() { TestDatabase::addEngineRows(); }
    void checkFindsRepeats();
    void checkFindsRowsWithoutChange_data() { TestDatabase::addEngineRows(); }
    void checkFindsRowsWithoutChange();
    void checkFindsDamage();

private:
    ChangeId apply(const Change &change, const ApplyOptions &options = {});
    Change user(ChangeKind kind, const QString &id, const Values &after = {}) const;
    Change organization(ChangeKind kind, const QString &id, const Values &after = {}) const;
    Change membership(ChangeKind kind, const QString &role = {}) const;
    ConsistencyReport check();

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    std::unique_ptr<Connection> m_connection;
    Database m_database;
    const QString m_ann = u"018e0c5a-7b1c-7def-8abc-00000000000a"_s;
    const QString m_bob = u"018e0c5a-7b1c-7def-8abc-00000000000b"_s;
    const QString m_acme = u"018e0c5a-7b1c-7def-9abc-00000000000a"_s;
};

void HistoryTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void HistoryTest::init()
{
    if (!QTest::currentDataTag())
        return;
    QFETCH(Engine, engine);
    m_data = std::make_unique<TestDatabase>(engine, m_server.get());
    m_database = m_data->open();
    m_connection = m_data->connect();
}

void HistoryTest::cleanup()
{
    m_connection.reset();
    m_data.reset();
}

ChangeId HistoryTest::apply(const Change &change, const ApplyOptions &options)
{
    ChangeSet changes;
    changes.append(change);
    const Result<ApplyReport> report = ChangeApplier(*m_connection, m_database, changes, options).run();
    if (!report || !report->change)
        qFatal("%s", problemOf(report).constData());
    return *report->change;
}

Change HistoryTest::user(ChangeKind kind, const QString &id, const Values &after) const
{
    return {Entity::User, kind, UserId(id), {}, {}, after};
}

Change HistoryTest::organization(ChangeKind kind, const QString &id, const Values &after) const
{
    return {Entity::Organization, kind, {}, OrganizationId(id), {}, after};
}

Change HistoryTest::membership(ChangeKind kind, const QString &role) const
{
    Change change{Entity::Membership, kind, UserId(m_ann), OrganizationId(m_acme)};
    if (!role.isEmpty())
        change.after.insert(u"role"_s, role);
    return change;
}

ConsistencyReport HistoryTest::check()
{
    const Result<ConsistencyReport> report = checkConsistency(*m_connection, m_database.schema);
    if (!report)
        qFatal("%s", problemOf(report).constData());
    return *report;
}

void HistoryTest::listsNewestFirst()
{
    ApplyOptions options;
    options.actor = u"me"_s;
    options.method = ChangeMethod::Assign;
    options.summary = u"first"_s;
    options.origin = u"file.csv"_s;
    const ChangeId first = apply(user(ChangeKind::Add, m_ann, {{u"email"_s, u"ann"_s}}), options);
    options.reverts = first;
    options.origin.clear();
    const ChangeId second = apply(user(ChangeKind::Remove, m_ann), options);
    History history(*m_connection, m_database.schema);
    const Result<QList<HistoryEntry>> entries = history.list({});
    VERIFY_OK(entries);
    QCOMPARE(entries->size(), 2);
    QVERIFY(entries->at(0).id == second && entries->at(1).id == first);
    const HistoryEntry entry = *history.entry(first);
    QCOMPARE(entry.actor, u"me"_s);
    QCOMPARE(entry.method, u"assign"_s);
    QCOMPARE(entry.summary, u"first"_s);
    QCOMPARE(entry.origin, u"file.csv"_s);
    QVERIFY(!entry.reverts);
    QCOMPARE(entry.added, 1);
    static const QRegularExpression time(uR"(\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\z)"_s);
    QVERIFY2(time.match(entry.appliedAt).hasMatch(), qPrintable(entry.appliedAt));
    QVERIFY(history.entry(second)->reverts == first);
    QCOMPARE(history.entry(second)->removed, 1);
    QVERIFY(history.entry(second)->origin.isEmpty());
    QCOMPARE(kindOf(history.entry(ChangeId(qint64(second) + 1))), DbError::Kind::NotFound);
    QCOMPARE(kindOf(history.entry(ChangeId(0))), DbError::Kind::NotFound);
}

void HistoryTest::filters()
{
    const ChangeId ann = apply(user(ChangeKind::Add, m_ann, {{u"email"_s, u"ann"_s}}));
    const ChangeId bob = apply(user(ChangeKind::Add, m_bob, {{u"email"_s, u"bob"_s}}));
    const ChangeId acme = apply(organization(ChangeKind::Add, m_acme, {{u"slug"_s, u"acme"_s}}));
    const ChangeId joined = apply(membership(ChangeKind::Add));
    History history(*m_connection, m_database.schema);
    const auto listed = [&](const History::Filter &filter) {
        QList<qint64> ids;
        const Result<QList<HistoryEntry>> entries = history.list(filter);
        if (!entries)
            qFatal("%s", problemOf(entries).constData());
        for (const HistoryEntry &entry : *entries)
            ids << qint64(entry.id);
        return ids;
    };
    const auto numbers = [](std::initializer_list<ChangeId> ids) {
        QList<qint64> list;
        for (const ChangeId id : ids)
            list << qint64(id);
        return list;
    };
    History::Filter filter;
    filter.user = UserId(m_ann);
    QCOMPARE(listed(filter), numbers({joined, ann}));
    filter.organization = OrganizationId(m_acme);
    QCOMPARE(listed(filter), numbers({joined}));
    filter.user = {};
    QCOMPARE(listed(filter), numbers({joined, acme}));
    filter = {};
    filter.limit = 2;
    QCOMPARE(listed(filter), numbers({joined, acme}));
    filter.before = acme;
    QCOMPARE(listed(filter), numbers({bob, ann}));
    filter.before = ann;
    QCOMPARE(listed(filter), QList<qint64>());
    filter = {};
    filter.user = UserId(u"' OR 1 = 1"_s);
    QCOMPARE(listed(filter), QList<qint64>());
    filter = {};
    filter.anyUser = {UserId(m_bob), UserId(m_ann)};
    QCOMPARE(listed(filter), numbers({joined, bob, ann}));
    filter.anyOrganization = {OrganizationId(m_acme), OrganizationId(m_bob)};
    QCOMPARE(listed(filter), numbers({joined}));
}

void HistoryTest::filtersByWhoHowAndWhen()
{
    const auto listed = [&](const History::Filter &filter) {
        QStringList summaries;
        const Result<QList<HistoryEntry>> entries = History(*m_connection, m_database.schema).list(filter);
        if (!entries)
            qFatal("%s", problemOf(entries).constData());
        for (const HistoryEntry &entry : *entries)
            summaries << entry.summary;
        return summaries;
    };
    ApplyOptions options;
    options.actor = u"Ärmel"_s;
    options.method = ChangeMethod::Import;
    options.summary = u"one"_s;
    options.origin = u"People 100%.csv"_s;
    const ChangeId one = apply(user(ChangeKind::Add, m_ann, {{u"email"_s, u"ann"_s}}), options);
    options.actor = u"bea"_s;
    options.method = ChangeMethod::Revert;
    options.summary = u"two"_s;
    options.origin.clear();
    options.reverts = one;
    apply(user(ChangeKind::Remove, m_ann), options);
    options.reverts.reset();
    options.method = ChangeMethod::Edit;
    options.summary = u"three"_s;
    apply(user(ChangeKind::Add, m_bob, {{u"email"_s, u"bob"_s}}), options);
    m_data->execute(
        u"UPDATE roster_changes SET applied_at = '2024-03-01T12:00:00.000Z' WHERE summary = 'two'"_s);
    History::Filter filter;
    filter.actor = u"ärm"_s;
    QCOMPARE(listed(filter), QStringList{u"one"_s});
    filter.actor = u"%"_s;
    QCOMPARE(listed(filter), QStringList());
    filter = {};
    filter.method = u"edit"_s;
    QCOMPARE(listed(filter), QStringList{u"three"_s});
    filter = {};
    filter.text = u"100%.CSV"_s;
    QCOMPARE(listed(filter), QStringList{u"one"_s});
    filter.text = u"TW"_s;
    QCOMPARE(listed(filter), QStringList{u"two"_s});
    filter = {};
    filter.author = u"Ärmel"_s; // and whoever reverted that
    QCOMPARE(listed(filter), QStringList({u"two"_s, u"one"_s}));
    filter = {};
    filter.until = u"2024-03-01T12:00:00.000Z"_s;
    QCOMPARE(listed(filter), QStringList());
    filter.until = u"2024-03-01T12:00:00.001Z"_s;
    QCOMPARE(listed(filter), QStringList{u"two"_s});
    filter.from = u"2024-03-01T12:00:00.000Z"_s;
    QCOMPARE(listed(filter), QStringList{u"two"_s});
    filter.until.clear();
    filter.from = u"2024-03-01T12:00:00.001Z"_s;
    QCOMPARE(listed(filter), QStringList({u"three"_s, u"one"_s}));
}

void HistoryTest::items()
{
    apply(user(ChangeKind::Add, m_ann, {{u"email"_s, u"ann"_s}, {u"name"_s, u"O'Brien \"x\" \\ 日本 \n"_s}}));
    apply(organization(ChangeKind::Add, m_acme, {{u"slug"_s, u"acme"_s}}));
    const Values attributes{{u"role"_s, u"owner"_s},
                            {u"permissions"_s, u"[\"a,b\",\"c\"]"_s},
                            {u"joined_at"_s, u"2024-03-01T12:00:00.000Z"_s}};
    Change addition = membership(ChangeKind::Add);
    addition.after = attributes;
    const ChangeId added = apply(addition);
    Change promotion = membership(ChangeKind::Update, u"admin"_s);
    ApplyOptions options;
    options.force = true;
    const ChangeId updated = apply(promotion, options);
    const ChangeId removed = apply(membership(ChangeKind::Remove), options);

    History history(*m_connection, m_database.schema);
    const auto only = [&](ChangeId id) {
        const Result<QList<Change>> items = history.items(id);
        if (!items || items->size() != 1)
            qFatal("%s", problemOf(items).constData());
        return items->first();
    };
    Values after = attributes;
    after.insert(u"role"_s, u"admin"_s);
    QCOMPARE(
        only(added),
        (Change{Entity::Membership, ChangeKind::Add, UserId(m_ann), OrganizationId(m_acme), {}, attributes}));
    QCOMPARE(only(updated),
             (Change{Entity::Membership, ChangeKind::Update, UserId(m_ann), OrganizationId(m_acme),
                     attributes, after}));
    QCOMPARE(
        only(removed),
        (Change{Entity::Membership, ChangeKind::Remove, UserId(m_ann), OrganizationId(m_acme), after, {}}));
    // What an item says can be written again as it is.
    Change again = only(added);
    const ChangeId repeated = apply(again);
    QCOMPARE(only(repeated), again);
    const Change ann = history.items(history.list({})->last().id)->first();
    QCOMPARE(ann.entity, Entity::User);
    QCOMPARE(ann.after.value(u"name"_s), u"O'Brien \"x\" \\ 日本 \n"_s);
    QVERIFY(ann.organization.isEmpty());
    QVERIFY(history.items(ChangeId(999))->isEmpty());
}

void HistoryTest::databaseWithoutHistory()
{
    for (const char *table : {"roster_change_organizations", "roster_change_items", "roster_changes"})
        m_data->execute(u"DROP TABLE %1"_s.arg(QLatin1StringView(table)));
    m_database = m_data->open();
    History history(*m_connection, m_database.schema);
    QVERIFY(history.list({})->isEmpty());
    QVERIFY(history.items(ChangeId(1))->isEmpty());
    QCOMPARE(kindOf(history.entry(ChangeId(1))), DbError::Kind::NotFound);
    m_data->addUser(u"ann"_s);
    QVERIFY(check().findings.isEmpty());
    QCOMPARE(check().changedOutside, 0);
}

void HistoryTest::checkFindsNothing()
{
    QVERIFY(check().findings.isEmpty());
    apply(user(ChangeKind::Add, m_ann, {{u"email"_s, u"ann"_s}}));
    apply(organization(ChangeKind::Add, m_acme, {{u"slug"_s, u"acme"_s}}));
    apply(membership(ChangeKind::Add, u"x"_s));
    apply(membership(ChangeKind::Update, u"y"_s));
    apply(user(ChangeKind::Add, m_bob, {{u"email"_s, u"bob"_s}}));
    apply(user(ChangeKind::Remove, m_bob));
    const ConsistencyReport report = check();
    QCOMPARE(report.findings, QStringList());
    QCOMPARE(report.changedOutside, 0);
    m_data->addOrganization(u"nobody is locked out afterwards"_s);
}

void HistoryTest::checkCountsWhatChangedOutside()
{
    apply(user(ChangeKind::Add, m_ann, {{u"email"_s, u"ann"_s}}));
    apply(user(ChangeKind::Add, m_bob, {{u"email"_s, u"bob"_s}}));
    apply(organization(ChangeKind::Add, m_acme, {{u"slug"_s, u"acme"_s}}));
    apply(membership(ChangeKind::Add));
    m_data->execute(
        u"UPDATE user_organizations SET permissions = '[ ]', updated_at = '2030-01-01T00:00:00.000Z'"_s); // the same
    QCOMPARE(check().changedOutside, 0);
    m_data->execute(u"UPDATE user_organizations SET role = 'guest'"_s);
    QCOMPARE(check().changedOutside, 1);
    m_data->execute(u"DELETE FROM users WHERE email = 'bob'"_s);
    QCOMPARE(check().changedOutside, 2);
    m_data->addUser(u"cid"_s);
    QCOMPARE(check().changedOutside, 3);
    apply(user(ChangeKind::Remove, m_data->scalar(u"SELECT id FROM users WHERE email = 'cid'"_s)));
    QCOMPARE(check().changedOutside, 2);
    QCOMPARE(check().findings, QStringList());
}

void HistoryTest::checkFindsOrphans()
{
    if (m_data->engine() == Engine::Sqlite)
        m_data->execute(u"PRAGMA foreign_keys = OFF"_s);
    else
        m_data->execute(u"ALTER TABLE user_organizations DROP CONSTRAINT user_organizations_user_id_fkey,"
                        " DROP CONSTRAINT user_organizations_organization_id_fkey"_s);
    m_data->addMembership(m_ann, m_data->addOrganization(u"a"_s));
    m_data->addMembership(m_ann, m_data->addOrganization(u"b"_s));
    m_data->addMembership(m_data->addUser(u"a"_s), m_acme);
    const ConsistencyReport report = check();
    QCOMPARE(report.findings.size(), 2);
    QVERIFY2(report.findings.at(0).contains("2 membership"_L1) && report.findings.at(0).contains("user"_L1),
             qPrintable(report.findings.at(0)));
    QVERIFY2(report.findings.at(1).contains("1 membership"_L1)
                 && report.findings.at(1).contains("organization"_L1),
             qPrintable(report.findings.at(1)));
}

void HistoryTest::checkFindsRepeats()
{
    m_data->execute(u"DROP INDEX users_unique_email_index"_s);
    m_data->execute(u"DROP INDEX organizations_unique_slug_index"_s);
    for (const QString &text : {u"Ann"_s, u"ANN"_s, u"bob"_s, u"ann"_s}) {
        m_data->addUser(text);
        m_data->addOrganization(text);
    }
    const ConsistencyReport report = check();
    QCOMPARE(report.findings.size(), 2);
    QVERIFY(report.findings.at(0).contains("e-mail ann"_L1) && report.findings.at(1).contains("slug ann"_L1));
}

void HistoryTest::checkFindsRowsWithoutChange()
{
    apply(user(ChangeKind::Add, m_ann, {{u"email"_s, u"ann"_s}}));
    QCOMPARE(check().findings, QStringList());
    QFETCH(Engine, engine);
    if (engine == Engine::Sqlite)
        m_data->execute(u"PRAGMA foreign_keys = OFF"_s);
    m_data->execute(u"INSERT INTO roster_change_items (change_id, user_id, organization_id, before, after)"
                    " VALUES (77, 'a', 'b', NULL, '{}'), (77, 'a', 'c', NULL, '{}')"_s);
    const QStringList findings = check().findings;
    QCOMPARE(findings.size(), 1);
    QVERIFY2(findings.first().contains("2 row"_L1), qPrintable(findings.first()));
}

void HistoryTest::checkFindsDamage()
{
    for (const int page : {3, 5, 8, 12}) {
        TestDatabase data(Engine::Sqlite, nullptr);
        const Database database = data.open();
        data.execute(u"BEGIN"_s);
        for (int i = 0; i < 300; ++i)
            data.addMembership(data.addUser(QString::number(i), QString(100, u'x')),
                               data.addOrganization(QString::number(i)));
        data.execute(u"COMMIT"_s);
        data.execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        QFile file(data.address().file());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek((page - 1) * 4096));
        file.write(QByteArray(4096, '\x55'));
        file.close();
        const auto connection = data.connect(OpenMode::ReadOnly);
        const Result<ConsistencyReport> report = checkConsistency(*connection, database.schema);
        VERIFY_OK(report);
        QVERIFY(!report->findings.isEmpty());
        QVERIFY2(report->findings.first().contains("damaged"_L1), qPrintable(report->findings.first()));
    }
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "historytest.moc"
