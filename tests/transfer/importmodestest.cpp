#include "tests/support/outcome.h"
#include "tests/transfer/importfixture.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// The five modes, each against a plain model of what it means.
class ImportModesTest : public QObject, private ImportFixture {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server = startTestServer()); }
    void init() { makeDatabase(); }
    void cleanup() { ImportFixture::cleanup(); }

    void meansWhatTheModelSays_data();
    void meansWhatTheModelSays();

private:
    void checkRound(const ModelTable &table, const QList<ModelRow> &rows, ImportOptions options);
    void checkWritten(const ImportSource &source, const ModelOutcome &expected, const ImportOptions &options);
};

static QString numbers(const ModelOutcome &outcome)
{
    ImportReport report;
    report.added = outcome.added;
    report.updated = outcome.updated;
    report.removed = outcome.removed;
    report.unchanged = outcome.unchanged;
    report.repeated = outcome.repeated;
    report.rejected = outcome.rejected;
    return numbers(report);
}

/// Whether exactly these rows are listed behind a number, each with what it is about.
static bool lists(const ImportPlan &plan, SettledRows::Kind kind, const QList<ModelRow> &rows,
                  const QList<int> &positions)
{
    constexpr int linesBefore = 2; // the header, and lines count from 1
    bool same = plan.settled().size(kind) == positions.size();
    for (qsizetype i = 0; same && i < positions.size(); ++i) {
        const SettledRows::Row row = plan.settled().at(kind, i);
        const ModelRow &expected = rows.at(positions.at(i));
        same = row.line == positions.at(i) + linesBefore
            && row.first == u"user%1@example.org"_s.arg(expected.user)
            && row.second == u"group%1"_s.arg(expected.organization) && !row.reason.isEmpty();
    }
    return same;
}

/// Whoever joined by the import joined now, which the model leaves open.
static bool isAs(const QStringList &present, const ModelTable &table)
{
    QStringList expected;
    for (auto it = table.cbegin(); it != table.cend(); ++it)
        expected << u"user%1@example.org|group%2|%3|%4"_s.arg(it.key().first)
                        .arg(it.key().second)
                        .arg(it->role, it->joined);
    expected.sort();
    bool same = present.size() == expected.size();
    for (qsizetype i = 0; same && i < present.size(); ++i)
        same = present.at(i).startsWith(expected.at(i));
    if (!same)
        qWarning() << "is" << present << "and should be" << expected;
    return same;
}

void ImportModesTest::meansWhatTheModelSays_data()
{
    QTest::addColumn<AssignMode>("mode");
    QTest::addColumn<int>("per"); // -1: not said
    QTest::addColumn<int>("users");
    const auto add = [](const char *engine, const QString &mode, const char *per, int side) {
        for (const int users : {5, 700}) {
            QTest::addRow("%s: %s %s, %d users", engine, qPrintable(mode), per, users)
                << *assignModeFromName(mode) << side << users;
        }
    };
    for (const char *engine : {"SQLite", "PostgreSQL"}) {
        const QStringList modes = assignModeNames();
        for (const QString &mode : modes) {
            if (!removesUnlisted(*assignModeFromName(mode)))
                add(engine, mode, "", -1);
            if (mode == "append"_L1 || mode == "append_and_update"_L1)
                continue;
            add(engine, mode, "per user", int(Entity::User));
            add(engine, mode, "per organization", int(Entity::Organization));
        }
    }
}

void ImportModesTest::meansWhatTheModelSays()
{
    QFETCH(AssignMode, mode);
    QFETCH(int, per);
    QFETCH(int, users);
    const bool few = users < 100;
    const int organizations = 4;
    makePeople(users, organizations);
    const int rounds = few ? 20 : 1;
    for (int seed = 1; seed <= rounds; ++seed) {
        QRandomGenerator random{quint32(seed)};
        const ModelTable table = randomTable(random, users, organizations);
        // The large ones are read in one pass.
        const int count = few ? random.bounded(15) : users * 2;
        const QList<ModelRow> rows = randomRows(random, users, organizations, count);
        checkRound(table, rows, optionsFor(mode, per < 0 ? std::nullopt : std::optional(Entity(per))));
        if (QTest::currentTestFailed()) {
            qWarning() << "seed" << seed << csvOf(rows);
            return;
        }
    }
}

void ImportModesTest::checkRound(const ModelTable &table, const QList<ModelRow> &rows, ImportOptions options)
{
    fill(table);
    const ImportSource source = file(csvOf(rows));
    const ModelOutcome expected = modelImport(table, rows, options.mode, options.per);

    ImportOptions dry = options;
    dry.dryRun = true;
    const Result<ImportPlanPointer> dryPlan = runPlan(*m_roster, source, dry);
    VERIFY_OK(dryPlan);
    QVERIFY(lists(**dryPlan, SettledRows::Kind::Unchanged, rows, expected.unchangedRows));
    QVERIFY(lists(**dryPlan, SettledRows::Kind::Repeated, rows, expected.repeatedRows));
    const Result<ImportReport> told = runWrite(*m_roster, *dryPlan);
    VERIFY_OK(told);
    QCOMPARE(numbers(*told), numbers(expected));
    QVERIFY(isAs(present(), table));

    // Without the wish to skip rejected rows, or to remove much, nothing happens where it is needed.
    ImportOptions careful = options;
    careful.skipRejected = expected.rejected == 0;
    careful.confirmedRemovals = 0;
    const Result<ImportPlanPointer> carefulPlan = runPlan(*m_roster, source, careful);
    VERIFY_OK(carefulPlan);
    QCOMPARE((*carefulPlan)->needsConfirmation(), expected.asks);
    if (expected.rejected > 0 || expected.asks) {
        const Result<ImportReport> refused = runWrite(*m_roster, *carefulPlan);
        VERIFY_OK(refused);
        QCOMPARE(refused->refused, expected.rejected > 0);
        QCOMPARE(refused->unconfirmed.has_value(), expected.asks && expected.rejected == 0);
        QVERIFY(isAs(present(), table));
    }
    checkWritten(source, expected, options);
}

void ImportModesTest::checkWritten(const ImportSource &source, const ModelOutcome &expected,
                                   const ImportOptions &options)
{
    const qint64 changesBefore = m_database->number(u"SELECT count(*) FROM roster_changes"_s);
    const qint64 itemsBefore = m_database->number(u"SELECT count(*) FROM roster_change_items"_s);
    const qint64 items = expected.added + expected.updated + expected.removed;
    const Result<ImportPlanPointer> plan = runPlan(*m_roster, source, options);
    VERIFY_OK(plan);
    const Result<ImportReport> report = runWrite(*m_roster, *plan);
    VERIFY_OK(report);
    QCOMPARE(numbers(*report), numbers(expected));
    QVERIFY(isAs(present(), expected.table));
    QCOMPARE(report->change.has_value(), items > 0);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_changes"_s),
             changesBefore + (items > 0 ? 1 : 0));
    QCOMPARE(m_database->number(u"SELECT count(*) FROM roster_change_items"_s), itemsBefore + items);

    const QStringList after = present();
    const Result<ImportPlanPointer> again = runPlan(*m_roster, source, options);
    VERIFY_OK(again);
    QVERIFY((*again)->changes()->isEmpty());
    const Result<ImportReport> nothing = runWrite(*m_roster, *again);
    VERIFY_OK(nothing);
    QVERIFY(!nothing->change);
    QCOMPARE(nothing->added + nothing->updated + nothing->removed, 0);
    QCOMPARE(present(), after);
}

QTEST_GUILESS_MAIN(ImportModesTest)
#include "importmodestest.moc"
