#include "models/membership/sessionhistory.h"

#include "models/membership/roster.h"
#include "models/membership/undostack.h"
#include "tests/membership/applyfixture.h"
#include "tests/membership/randomchanges.h"
#include "tests/support/futures.h"
#include "tests/support/outcome.h"

using namespace Qt::StringLiterals;

// Undo in a database that keeps no history, as long as the session lasts.
class SessionHistoryTest : public ApplyFixture {
    Q_OBJECT

    using Outcome = ReversalRow::Outcome;

private slots:
    void undoesAndRedoes_data() { TestDatabase::addEngineRows(); }
    void undoesAndRedoes();
    void keepsWhatOthersChanged_data() { TestDatabase::addEngineRows(); }
    void keepsWhatOthersChanged();
    void undoesManyAdditions_data() { TestDatabase::addEngineRows(); }
    void undoesManyAdditions();
    void randomChanges_data() { TestDatabase::addEngineRows(); }
    void randomChanges();
    void forgetsTheOldest();
    void nothingUnlessAsked_data() { TestDatabase::addEngineRows(); }
    void nothingUnlessAsked();

private:
    std::unique_ptr<Roster> withoutHistory();
    static Result<ApplyReport> write(Roster &roster, const ChangeSet &changes);
    static RevertReport revert(Roster &roster, ChangeId id, bool redo = false);
    UndoStack stack(const Roster &roster);
    QStringList tables();
};

std::unique_ptr<Roster> SessionHistoryTest::withoutHistory()
{
    for (const char *table : {"roster_change_organizations", "roster_change_items", "roster_changes"})
        m_data->execute(u"DROP TABLE %1"_s.arg(QLatin1StringView(table)));
    m_database = m_data->open();
    auto roster = std::make_unique<Roster>(m_database);
    roster->rememberChanges();
    return roster;
}

Result<ApplyReport> SessionHistoryTest::write(Roster &roster, const ChangeSet &changes)
{
    ApplyOptions options;
    options.force = true;
    options.summary = u"something"_s;
    return outcomeOf(roster.apply(changes, options));
}

RevertReport SessionHistoryTest::revert(Roster &roster, ChangeId id, bool redo)
{
    ApplyOptions options;
    options.force = true;
    if (redo)
        options.method = ChangeMethod::Redo;
    const Result<RevertReport> report = outcomeOf(roster.revert(id, options));
    if (!report)
        qFatal("Not reverted: %s", problemOf(report).constData());
    return *report;
}

UndoStack SessionHistoryTest::stack(const Roster &roster)
{
    History::Filter filter;
    filter.author = m_database.actor;
    const Result<QList<HistoryEntry>> entries =
        History(*m_connection, m_database.schema, roster.session().get()).list(filter);
    return {*entries, m_database.actor};
}

// The three tables but for updated_at, which tells of every write.
QStringList SessionHistoryTest::tables()
{
    return m_data->rows(u"SELECT id, email, name, created_at FROM users ORDER BY id"_s)
        + m_data->rows(u"SELECT id, slug, name, created_at FROM organizations ORDER BY id"_s)
        + m_data->rows(u"SELECT user_id, organization_id, role, %1, joined_at FROM"
                       " user_organizations ORDER BY 1, 2"_s.arg(
                           m_data->engine() == Engine::Sqlite ? u"json(permissions)"_s : u"permissions"_s));
}

void SessionHistoryTest::undoesAndRedoes()
{
    const auto roster = withoutHistory();
    QVERIFY(!stack(*roster).undo());
    m_data->addMembership(m_ann, m_acme, u"admin"_s);
    m_data->addMembership(m_ann, m_club);
    const QStringList before = tables();
    ChangeSet changes;
    changes.append(membership(ChangeKind::Update, m_ann, m_acme, {},
                              {{u"role"_s, u"guest"_s}, {u"permissions"_s, u"a,b"_s}}));
    changes.removeMembership(UserId(m_ann), OrganizationId(m_club));
    changes.addMembership(UserId(m_bob), OrganizationId(m_club), {{u"role"_s, u"admin"_s}});
    changes.append({Entity::User, ChangeKind::Update, UserId(m_bob), {}, {}, {{u"name"_s, u"Bob"_s}}});
    const Result<ApplyReport> report = write(*roster, changes);
    VERIFY_OK(report);
    QVERIFY(report->change);
    const QStringList after = tables();
    QVERIFY(after != before);

    QVERIFY(stack(*roster).undo());
    QCOMPARE(stack(*roster).undo()->summary, u"something"_s);
    QCOMPARE(stack(*roster).undo()->rows, 4);
    const RevertReport undone = revert(*roster, stack(*roster).undo()->change);
    QCOMPARE(undone.reversal.count(Outcome::Reversed), 4);
    QCOMPARE(tables(), before);
    QVERIFY(!stack(*roster).undo() && stack(*roster).redo());
    QCOMPARE(stack(*roster).redo()->summary, u"something"_s);
    const RevertReport redone = revert(*roster, stack(*roster).redo()->change, true);
    QCOMPARE(redone.reversal.count(Outcome::Reversed), 4);
    QCOMPARE(tables(), after);
    QVERIFY(stack(*roster).undo() && !stack(*roster).redo());
}

void SessionHistoryTest::keepsWhatOthersChanged()
{
    const auto roster = withoutHistory();
    m_data->addMembership(m_ann, m_acme, u"admin"_s);
    m_data->addMembership(m_bob, m_acme, u"admin"_s);
    ChangeSet changes;
    for (const QString &user : {m_ann, m_bob})
        changes.append(membership(ChangeKind::Update, user, m_acme, {}, {{u"role"_s, u"guest"_s}}));
    const Result<ApplyReport> report = write(*roster, changes);
    VERIFY_OK(report);
    m_data->execute(u"UPDATE user_organizations SET role = 'theirs' WHERE user_id = '%1'"_s.arg(m_bob));
    const RevertReport undone = revert(*roster, *report->change);
    QCOMPARE(undone.reversal.count(Outcome::Reversed), 1);
    QCOMPARE(undone.reversal.count(Outcome::Kept), 1);
    QCOMPARE(m_data->rows(u"SELECT role FROM user_organizations ORDER BY role"_s),
             (QStringList{u"admin"_s, u"theirs"_s}));
}

void SessionHistoryTest::undoesManyAdditions()
{
    const auto roster = withoutHistory();
    RandomChanges random(3, 80, 60);
    VERIFY_OK(write(*roster, random.records()));
    const QStringList before = tables();
    const ChangeSet many = random.manyAdditions();
    QVERIFY(many.size() >= BulkAdditions::least);
    const Result<ApplyReport> report = write(*roster, many);
    VERIFY_OK(report);
    const QStringList after = tables();
    const RevertReport undone = revert(*roster, *report->change);
    QCOMPARE(undone.reversal.count(Outcome::Reversed), report->added);
    QCOMPARE(tables(), before);
    (void)revert(*roster, *undone.report.change, true);
    QCOMPARE(tables(), after);
    const HistoryOnly only{many.at(0).user, {}};
    const qint64 count = roster->session()->itemCount(*report->change, only);
    QVERIFY(count > 0 && count < report->added);
    QCOMPARE(roster->session()->items(*report->change, {}, 1000, only).size(), count);
}

// As with history tables: reverted at once, everything is as before.
void SessionHistoryTest::randomChanges()
{
    const auto roster = withoutHistory();
    VERIFY_OK(write(*roster, RandomChanges(1, 8, 4).records()));
    RandomChanges random(20240302, 8, 4);
    int reverted = 0;
    for (int step = 0; step < 300; ++step) {
        const QStringList before = tables();
        const Result<ApplyReport> first = write(*roster, random.next());
        if (!first || !first->change || step % 4 == 0)
            continue; // stays, so that there is something to change
        const RevertReport done = revert(*roster, *first->change);
        QCOMPARE(done.reversal.left(), 0);
        QCOMPARE(tables(), before);
        ++reverted;
    }
    QVERIFY2(reverted > 25, qPrintable(QString::number(reverted)));
}

void SessionHistoryTest::forgetsTheOldest()
{
    SessionHistory session;
    const Schema schema;
    const auto record = [&](int rows) {
        ChangeSet changes;
        for (int i = 0; i < rows; ++i)
            changes.addMembership(UserId(QString::number(i)), OrganizationId(u"acme"_s));
        HistoryEntry entry;
        entry.added = rows;
        return session.record({schema, changes, nullptr}, entry);
    };
    for (size_t i = 0; i < SessionHistory::mostChanges + 5; ++i)
        QVERIFY(*record(1));
    History::Filter all;
    all.limit = 1000;
    QCOMPARE(size_t(session.list(all).size()), SessionHistory::mostChanges);
    QCOMPARE(session.list(all).last().id, ChangeId(6));
    // Two that do not fit together.
    QVERIFY(*record(SessionHistory::mostRows / 2 + 1));
    const std::optional<ChangeId> second = *record(SessionHistory::mostRows / 2 + 1);
    QCOMPARE(session.list(all).size(), 1);
    QCOMPARE(session.list(all).first().id, *second);
    // What lies below a change that is not remembered must not be taken for the latest.
    QVERIFY(!*record(SessionHistory::mostRows + 1));
    QVERIFY(session.list(all).isEmpty());
    QVERIFY(*record(1));
}

void SessionHistoryTest::nothingUnlessAsked()
{
    Roster recorded(m_database);
    recorded.rememberChanges();
    QVERIFY(!recorded.session()); // the database does it
    QVERIFY(withoutHistory());
    Roster roster(m_database);
    ChangeSet changes;
    changes.addMembership(UserId(m_ann), OrganizationId(m_acme));
    const Result<ApplyReport> report = write(roster, changes);
    VERIFY_OK(report);
    QVERIFY(!report->change);
    QVERIFY(!roster.canRevert());
}

QTEST_GUILESS_MAIN(SessionHistoryTest)
#include "sessionhistorytest.moc"
