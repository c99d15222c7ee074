#include "models/transfer/exporter.h"

#include "models/membership/roster.h"
#include "models/storage/values.h"
#include "models/transfer/csvreader.h"
#include "models/transfer/exportformat.h"
#include "models/transfer/exportjob.h"
#include "models/transfer/importjob.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QBuffer>
#include <QDir>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

constexpr Entity kinds[] = {Entity::User, Entity::Organization, Entity::Membership};

// Everything that an export has, as it is stored.
QStringList allRows(TestDatabase &database)
{
    return database.rows(u"SELECT id, email, name FROM users ORDER BY id"_s)
        + database.rows(u"SELECT id, slug, name FROM organizations ORDER BY id"_s)
        + database.rows(u"SELECT user_id, organization_id, role, permissions, joined_at "
                        "FROM user_organizations ORDER BY user_id, organization_id"_s);
}

// Texts begin with no U+FEFF: SQLite takes it for a byte order mark and drops it when a text is bound.
QString randomText(QRandomGenerator &random, int longest)
{
    static const QStringList pieces{
        u"a"_s,       u"Zoë"_s,  u" "_s,     u"\t"_s,     u","_s,      u";"_s,       u"|"_s,
        u"\""_s,      u"\n"_s,   u"\r"_s,    u"'"_s,      u"="_s,      u"+"_s,       u"-"_s,
        u"@"_s,       u"sep="_s, u"Мария"_s, u"日本語"_s, u"עברית"_s,  u"العربية"_s, u"👩‍👩‍👧"_s,
        u"e\u0301"_s, u"ไทย"_s,  u"हिन्दी"_s, u"\uFEFF"_s, u"\u00A0"_s, u"\u2028"_s,  u"\u0001"_s,
        u"0"_s,       u"[]"_s};
    QString text = u""_s;
    for (int length = random.bounded(longest + 1); length > 0; --length)
        text += pieces[random.bounded(int(pieces.size()))];
    return text.startsWith(u'\uFEFF') ? u'0' + text : text;
}

QString literal(QString text) { return u'\'' + text.replace(u'\'', u"''"_s) + u'\''; }

QString randomId(QRandomGenerator &random)
{
    const quint64 digits = random.generate64() & 0xffff'ffff'ffffULL;
    return u"00000000-0000-7000-8000-%1"_s.arg(digits, 12, 16, QLatin1Char('0'));
}

} // namespace

/// Exported rows come in again exactly as they were, and what is not complete is not there.
class ExporterTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server = startTestServer()); }
    void init();
    void cleanup();

    void changesNothing_data() { addSeeds(); }
    void changesNothing();
    void fillsEmptyDatabase_data() { addSeeds(); }
    void fillsEmptyDatabase();
    void keepsNulls();
    void writesAsDocumented_data() { TestDatabase::addEngineRows(); }
    void writesAsDocumented();
    void othersKeepTheirApostrophes();
    void searches_data() { TestDatabase::addEngineRows(); }
    void searches();
    void sorts_data() { TestDatabase::addEngineRows(); }
    void sorts();
    void tellsProgress_data() { TestDatabase::addEngineRows(); }
    void tellsProgress();
    void cancelLeavesNoFile_data() { TestDatabase::addEngineRows(); }
    void cancelLeavesNoFile();
    void worksInTheBackground_data() { TestDatabase::addEngineRows(); }
    void worksInTheBackground();
    void unwritable();

private:
    static void addSeeds();
    Engine engine() const;
    void fill(quint32 seed);
    void addPeople();
    void addMany();
    QString file(const QString &name) const { return m_folder.filePath(name); }
    Result<qint64> exportTo(const QString &path, ExportOptions options) const;
    QByteArray exported(ExportOptions options) const;
    static Result<ImportReport> import(Roster &roster, const QString &path, Entity kind);

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_database;
    QTemporaryDir m_folder;
};

void ExporterTest::addSeeds()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1, 2, 3}) {
        QTest::addRow("SQLite %u", seed) << Engine::Sqlite << seed;
        QTest::addRow("PostgreSQL %u", seed) << Engine::Postgresql << seed;
    }
}

Engine ExporterTest::engine() const
{
    return QByteArray(QTest::currentDataTag()).startsWith("PostgreSQL") ? Engine::Postgresql : Engine::Sqlite;
}

void ExporterTest::init() { m_database = std::make_unique<TestDatabase>(engine(), m_server.get()); }

void ExporterTest::cleanup()
{
    m_database.reset();
    const QStringList files = QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
    for (const QString &name : files)
        QFile::remove(file(name));
}

// Values as other programs may have written them; Roster itself would not take some of them.
void ExporterTest::fill(quint32 seed)
{
    constexpr int records = 60;
    QRandomGenerator random(seed);
    m_database->execute(u"BEGIN"_s);
    QStringList users;
    QStringList organizations;
    for (int i = 0; i < records; ++i) {
        users << randomId(random);
        organizations << randomId(random);
        const QString start = randomText(random, 3);
        m_database->execute(u"INSERT INTO users (id, email, name) VALUES ('%1', %2, %3)"_s.arg(
            users.last(), literal(start + u"x%1@example.org"_s.arg(i)), literal(randomText(random, 6))));
        m_database->execute(u"INSERT INTO organizations (id, slug, name) VALUES ('%1', %2, %3)"_s.arg(
            organizations.last(), literal(start + u"s%1"_s.arg(i)), literal(randomText(random, 6))));
    }
    for (const QString &user : std::as_const(users)) {
        for (int i = random.bounded(4); i > 0; --i) {
            QStringList permissions;
            for (int words = random.bounded(4); words > 0; --words)
                permissions << randomText(random, 3);
            const QDateTime joined =
                QDateTime(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC).addMSecs(random.bounded(1 << 30) * 137LL);
            m_database->execute(
                u"INSERT INTO user_organizations (user_id, organization_id, role, permissions, joined_at) "
                "VALUES ('%1', '%2', %3, %4, '%5') ON CONFLICT DO NOTHING"_s.arg(
                    user, organizations.at(random.bounded(records)),
                    literal(random.bounded(2) ? u"owner"_s : randomText(random, 3)),
                    literal(permissionsToJson(permissions)), joined.toString(Qt::ISODateWithMs)));
        }
    }
    m_database->execute(u"COMMIT"_s);
}

void ExporterTest::addMany()
{
    m_database->execute(u"BEGIN"_s);
    for (int i = 0; i < 3000; ++i)
        m_database->addUser(u"u%1@example.org"_s.arg(i));
    m_database->execute(u"COMMIT"_s);
}

void ExporterTest::addPeople()
{
    const QString ada = m_database->addUser(u"ada@example.org"_s, u"Ada"_s);
    const QString bob = m_database->addUser(u"bob@example.org"_s, u"Éric Bob"_s);
    m_database->addUser(u"cem@example.net"_s, u"Cem"_s);
    const QString acme = m_database->addOrganization(u"acme"_s, u"Zebra Acme"_s);
    const QString labs = m_database->addOrganization(u"labs"_s, u"Labs"_s);
    m_database->addMembership(ada, acme, u"owner"_s);
    m_database->addMembership(ada, labs);
    m_database->addMembership(bob, acme);
}

Result<qint64> ExporterTest::exportTo(const QString &path, ExportOptions options) const
{
    const std::unique_ptr<Connection> connection = m_database->connect(OpenMode::ReadOnly);
    return exportToFile(*connection, m_database->open().schema, options, path);
}

QByteArray ExporterTest::exported(ExportOptions options) const
{
    const std::unique_ptr<Connection> connection = m_database->connect(OpenMode::ReadOnly);
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly))
        return {};
    const Result<qint64> rows = exportRows(*connection, m_database->open().schema, options, buffer);
    return rows ? buffer.data() : problemOf(rows);
}

Result<ImportReport> ExporterTest::import(Roster &roster, const QString &path, Entity kind)
{
    ImportOptions options;
    options.kind = kind;
    const Result<ImportPlanPointer> plan = runPlan(roster, {path}, options);
    if (!plan)
        return plan.error();
    const Result<ImportReport> report = runWrite(roster, *plan);
    if (report) {
        for (const ImportRejection &rejection : report->rejections)
            qWarning() << rejection.line << rejection.field << rejection.value << rejection.reason;
    }
    return report;
}

void ExporterTest::changesNothing()
{
    QFETCH(quint32, seed);
    fill(seed);
    Roster roster(m_database->open());
    const QStringList before = allRows(*m_database);
    for (const char delimiter : {',', ';', '\t', '|'}) {
        for (const Entity kind : kinds) {
            const QString path = file(u"all.csv"_s);
            const Result<qint64> rows = exportTo(path, {.kind = kind, .delimiter = delimiter});
            VERIFY_OK(rows);
            const Result<ImportReport> report = import(roster, path, kind);
            VERIFY_OK(report);
            QCOMPARE(report->rejected, 0);
            QCOMPARE(report->unchanged, *rows);
            QCOMPARE(report->rows, *rows);
        }
    }
    QCOMPARE(allRows(*m_database), before);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_changes"_s), 0);
}

void ExporterTest::fillsEmptyDatabase()
{
    QFETCH(quint32, seed);
    fill(seed);
    if (engine() == Engine::Postgresql)
        m_database->execute(
            u"UPDATE user_organizations SET joined_at = joined_at + interval '7 microseconds'"_s);
    TestDatabase other(engine(), m_server.get());
    Roster roster(other.open());
    const bool byteOrderMark = seed % 2 == 1;
    for (const Entity kind : kinds) {
        const QString path = file(u"all.csv"_s);
        const Result<qint64> rows = exportTo(path, {.kind = kind, .byteOrderMark = byteOrderMark});
        VERIFY_OK(rows);
        const Result<ImportReport> report = import(roster, path, kind);
        VERIFY_OK(report);
        QCOMPARE(report->rejected, 0);
        QCOMPARE(report->added, *rows);
    }
    QCOMPARE(allRows(other), allRows(*m_database));
    QVERIFY(other.number(u"SELECT count(*) FROM user_organizations"_s) > 50);
}

// A column that another program allows to be without a value.
void ExporterTest::keepsNulls()
{
    TestDatabase from(Engine::Postgresql, m_server.get());
    TestDatabase to(Engine::Postgresql, m_server.get());
    for (TestDatabase *database : {&from, &to}) {
        database->execute(u"ALTER TABLE users ALTER name DROP NOT NULL"_s);
        database->execute(u"ALTER TABLE user_organizations ALTER joined_at DROP NOT NULL"_s);
    }
    from.execute(u"INSERT INTO users (id, email, name) VALUES "
                 "('00000000-0000-7000-8000-00000000000a', 'a@example.org', NULL), "
                 "('00000000-0000-7000-8000-00000000000b', 'b@example.org', '')"_s);
    from.addMembership(u"00000000-0000-7000-8000-00000000000a"_s, from.addOrganization(u"acme"_s));
    from.execute(u"UPDATE user_organizations SET joined_at = NULL"_s);
    const std::unique_ptr<Connection> connection = from.connect();
    Roster source(from.open());
    Roster target(to.open());
    for (const Entity kind : kinds) {
        VERIFY_OK(exportToFile(*connection, from.open().schema, {.kind = kind}, file(u"n.csv"_s)));
        VERIFY_OK(import(target, file(u"n.csv"_s), kind));
        VERIFY_OK(import(source, file(u"n.csv"_s), kind));
    }
    QCOMPARE(to.rows(u"SELECT email, name FROM users ORDER BY id"_s),
             (QStringList{u"a@example.org|NULL"_s, u"b@example.org|"_s}));
    QCOMPARE(to.rows(u"SELECT joined_at FROM user_organizations"_s), QStringList{u"NULL"_s});
    QCOMPARE(from.number(u"SELECT count(*) FROM roster_changes"_s), 0);
}

void ExporterTest::writesAsDocumented()
{
    m_database->execute(u"INSERT INTO users (id, email, name) VALUES "
                        "('00000000-0000-7000-8000-00000000000a', 'a@example.org', '=1+1'), "
                        "('00000000-0000-7000-8000-00000000000b', 'b@example.org', '''t Hooft'), "
                        "('00000000-0000-7000-8000-00000000000c', 'c@example.org', '')"_s);
    QCOMPARE(exported({.kind = Entity::User}),
             QByteArray("id [Roster],email,name\n"
                        "00000000-0000-7000-8000-00000000000a,a@example.org,'=1+1\n"
                        "00000000-0000-7000-8000-00000000000b,b@example.org,''t Hooft\n"
                        "00000000-0000-7000-8000-00000000000c,c@example.org,'\n"));
    QCOMPARE(exported({.kind = Entity::Organization, .delimiter = ';', .byteOrderMark = true}),
             QByteArray("\xEF\xBB\xBF"
                        "id [Roster];slug;name\n"));
    QCOMPARE(exported({.kind = Entity::Membership}),
             QByteArray("user_id [Roster],user_email,user_name,organization_id,organization_slug,"
                        "organization_name,role,permissions,joined_at\n"));
}

void ExporterTest::othersKeepTheirApostrophes()
{
    Roster roster(m_database->open());
    const auto write = [this](const QByteArray &text) {
        QFile target(file(u"other.csv"_s));
        return target.open(QIODevice::WriteOnly) && target.write(text) == text.size();
    };
    QVERIFY(write("id,email,name\n00000000-0000-7000-8000-00000000000a,a@example.org,'t Hooft \n"));
    VERIFY_OK(import(roster, file(u"other.csv"_s), Entity::User));
    QCOMPARE(m_database->scalar(u"SELECT name FROM users"_s), u"'t Hooft"_s);

    // Edited in a spreadsheet that moved columns and added one.
    QVERIFY(
        write("note,name,email,id [Roster]\n,'=Ada ,a@example.org,00000000-0000-7000-8000-00000000000a\n"));
    VERIFY_OK(import(roster, file(u"other.csv"_s), Entity::User));
    QCOMPARE(m_database->scalar(u"SELECT name FROM users"_s), u"=Ada"_s);

    // The mark is lost, but the user says so.
    QVERIFY(write("id,email,name\n00000000-0000-7000-8000-00000000000a,a@example.org,\"'-Ada \"\n"));
    ImportOptions options{.kind = Entity::User};
    options.exported = true;
    const Result<ImportPlanPointer> plan = runPlan(roster, {file(u"other.csv"_s)}, options);
    VERIFY_OK(plan);
    VERIFY_OK(runWrite(roster, *plan));
    QCOMPARE(m_database->scalar(u"SELECT name FROM users"_s), u"-Ada "_s);
}

static QStringList column(const QByteArray &csv, const QString &header)
{
    QBuffer buffer;
    buffer.setData(csv);
    QStringList values;
    if (!buffer.open(QIODevice::ReadOnly))
        return values;
    CsvReader reader(buffer);
    CsvRow row;
    if (reader.open() != CsvReader::Error::None || !reader.read(row))
        return values;
    const qsizetype position = row.cells.indexOf(header.toUtf8());
    while (reader.read(row))
        values << row.text(position);
    return values;
}

void ExporterTest::searches()
{
    addPeople();
    const auto found = [this](Entity kind, const QString &text, const QString &header) {
        QStringList values = column(exported({.kind = kind, .search = text}), header);
        values.sort();
        return values;
    };
    QCOMPARE(found(Entity::User, u"EXAMPLE.ORG"_s, u"name"_s), (QStringList{u"Ada"_s, u"Éric Bob"_s}));
    QCOMPARE(found(Entity::User, u"éric"_s, u"name"_s), QStringList{u"Éric Bob"_s});
    QCOMPARE(found(Entity::User, u"%"_s, u"name"_s), QStringList());
    QCOMPARE(found(Entity::Organization, u"zebra"_s, u"slug"_s), QStringList{u"acme"_s});
    QCOMPARE(found(Entity::Membership, u"acme"_s, u"user_name"_s), (QStringList{u"Ada"_s, u"Éric Bob"_s}));
    QCOMPARE(found(Entity::Membership, u"ada"_s, u"organization_slug"_s),
             (QStringList{u"acme"_s, u"labs"_s}));
}

void ExporterTest::sorts()
{
    addPeople();
    const Schema schema = m_database->open().schema;
    const auto users = [this](int sortColumn, Qt::SortOrder order) {
        return column(exported({.kind = Entity::User, .sortColumn = sortColumn, .order = order}), u"name"_s);
    };
    QCOMPARE(users(schema.users.indexOf(Field::Name), Qt::DescendingOrder).last(), u"Ada"_s);
    const int memberships = int(schema.users.columns.size()); // how many they have
    QCOMPARE(users(memberships, Qt::AscendingOrder).last(), u"Ada"_s);
    QCOMPARE(users(memberships, Qt::DescendingOrder).first(), u"Ada"_s);
    const int slug = int(schema.memberships.columns.size()) + 2;
    QCOMPARE(column(exported({.sortColumn = slug, .order = Qt::DescendingOrder}), u"organization_slug"_s),
             (QStringList{u"labs"_s, u"acme"_s, u"acme"_s}));
    QCOMPARE(column(exported({.sortColumn = slug}), u"organization_slug"_s),
             (QStringList{u"acme"_s, u"acme"_s, u"labs"_s}));
}

void ExporterTest::tellsProgress()
{
    addMany();
    const std::unique_ptr<Connection> connection = m_database->connect(OpenMode::ReadOnly);
    QList<ExportProgress> told;
    const Result<qint64> rows =
        exportToFile(*connection, m_database->open().schema, {.kind = Entity::User}, file(u"all.csv"_s),
                     [&told](const ExportProgress &progress) { told << progress; });
    VERIFY_OK(rows);
    QCOMPARE(*rows, 3000);
    QVERIFY(!told.isEmpty());
    QCOMPARE(told.first().rows, 1024);
    QCOMPARE(told.first().total, 3000);
}

void ExporterTest::cancelLeavesNoFile()
{
    addMany();
    QVERIFY(QFile(file(u"old.csv"_s)).open(QIODevice::WriteOnly));
    for (const QString &name : {u"new.csv"_s, u"old.csv"_s}) {
        const std::unique_ptr<Connection> connection = m_database->connect(OpenMode::ReadOnly);
        std::stop_source stop;
        {
            const Connection::StopScope scope(*connection, stop.get_token());
            const Result<qint64> rows =
                exportToFile(*connection, m_database->open().schema, {.kind = Entity::User}, file(name),
                             [&stop](const ExportProgress &) { stop.request_stop(); });
            QCOMPARE(kindOf(rows), DbError::Kind::Cancelled);
        }
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"old.csv"_s});
        QCOMPARE(QFileInfo(file(u"old.csv"_s)).size(), 0);
    }
}

void ExporterTest::worksInTheBackground()
{
    addPeople();
    const Database database = m_database->open();
    ExportJob job(database.schema, database.address);
    std::optional<Result<qint64>> outcome;
    connect(&job, &ExportJob::finished, this, [&](const Result<qint64> &rows) { outcome = rows; });
    job.start({.kind = Entity::Membership}, file(u"all.csv"_s));
    QVERIFY(job.isRunning());
    QTRY_VERIFY(outcome);
    VERIFY_OK(*outcome);
    QCOMPARE(outcome->ok() ? **outcome : 0, 3);
    QVERIFY(!job.isRunning());

    outcome.reset();
    job.start({.kind = Entity::User}, file(u"cancelled.csv"_s));
    job.cancel();
    QTRY_VERIFY(outcome);
    QVERIFY(!QFile::exists(file(u"cancelled.csv"_s)) || outcome->ok());
    ExportJob(database.schema, database.address).start({.kind = Entity::User}, file(u"destroyed.csv"_s));
    const QStringList files = QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
    QCOMPARE(files.filter(u".csv"_s), files);
}

void ExporterTest::unwritable()
{
    const Result<qint64> rows = exportTo(file(u"no/such/folder.csv"_s), {.kind = Entity::User});
    QCOMPARE(kindOf(rows), DbError::Kind::File);
}

QTEST_GUILESS_MAIN(ExporterTest)
#include "exportertest.moc"
