// Whatever is sorted, searched, scrolled and looked up, in whatever order: the tables show what plain SQL
// says, all of it and nothing else. Random records and random steps; the seed is printed, and
// ROSTER_TEST_SEED repeats one or tries another, ROSTER_TEST_STEPS makes it longer.

#include "models/tables/membershipmodel.h"
#include "models/tables/organizationmodel.h"
#include "models/tables/pagereader.h"
#include "models/tables/rowreading.h"
#include "models/tables/usermodel.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"
#include "tests/tables/otherwriter.h"
#include "tests/tables/propertywaits.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(RandomRecords::Names)

class BrowsePropertyTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void shownIsThePlainAnswer_data() { databases(); }
    void shownIsThePlainAnswer();
    void everyWayOfReadingIsThePlainAnswer_data() { databases(); }
    void everyWayOfReadingIsThePlainAnswer();
    void refreshFindsWhatOthersDid_data() { databases(); }
    void refreshFindsWhatOthersDid();
    void showsOnlyWhatWas_data() { databases(); }
    void showsOnlyWhatWas();

private:
    static void databases();
    void open();
    PageQuery queryFor(const Question &question) const;
    void stepAside(RelationalModel &model, Question &question);
    void compare(RelationalModel &model, const Question &question);
    void compareRanks(RelationalModel &model, const QList<Row> &rows);
    Question randomQuestion();
    void change(Question &question);
    void changeScope(Question &question);
    void changeFilter(Question &question);
    static RowFilter filterOf(const Question &question);
    QString someText(Entity entity);
    void disturb(RelationalModel &model);
    void changeSome(OtherWriter &writer, Entity entity, const QList<Row> &rows);
    void compareKept(const QHash<QStringList, int> &told, const QList<QStringList> &kept,
                     const QList<Row> &rows) const;
    void compareMarks(RelationalModel &model, const QList<Row> &seen, const QList<Row> &before,
                      const QList<Row> &after);
    void comparePast(const RelationalModel &model, const KnownRows &known);

    quint32 m_seed = 20261123;
    int m_steps = 40;
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    std::unique_ptr<PlainDatabase> m_plain;
    std::unique_ptr<RandomRecords> m_records;
    std::unique_ptr<Roster> m_roster;
    QSet<std::pair<QStringList, int>> m_changed; ///< cells that may be marked
};

namespace {

QStringList keyOf(Entity entity, const Row &row)
{
    return entity == Entity::Membership ? QStringList{*row.at(0), *row.at(1)} : QStringList{*row.at(0)};
}

QString shown(const Row &row)
{
    QStringList texts;
    for (const Value &value : row)
        texts << (value ? u'“' + *value + u'”' : u"NULL"_s);
    return texts.join(u", "_s);
}

// What the model's cells hold, keys rather than what stands for them.
Row shownRow(const RelationalModel &model, int row)
{
    Row values;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QVariant value = model.index(row, column).data(Qt::EditRole);
        values << (value.isValid() ? Value(value.toString()) : Value());
    }
    return values;
}

std::unique_ptr<RelationalModel> modelFor(Roster &roster, Entity entity)
{
    switch (entity) {
    case Entity::User:
        return std::make_unique<UserModel>(roster);
    case Entity::Organization:
        return std::make_unique<OrganizationModel>(roster);
    case Entity::Membership:
        break;
    }
    return std::make_unique<MembershipModel>(roster);
}

} // namespace

void BrowsePropertyTest::initTestCase()
{
    if (const quint32 seed = qEnvironmentVariable("ROSTER_TEST_SEED").toUInt())
        m_seed = seed;
    if (const int steps = qEnvironmentVariableIntValue("ROSTER_TEST_STEPS"))
        m_steps = steps;
    qInfo("ROSTER_TEST_SEED=%u", m_seed);
    m_server = startTestServer();
    QVERIFY(m_server);
}

void BrowsePropertyTest::databases()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<RandomRecords::Names>("names");
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql}) {
        const char *name = engine == Engine::Sqlite ? "SQLite" : "PostgreSQL";
        QTest::newRow(name) << engine << RandomRecords::Names::Required;
        QTest::addRow("%s, names may be missing", name) << engine << RandomRecords::Names::MayBeMissing;
    }
}

void BrowsePropertyTest::open()
{
    QFETCH(Engine, engine);
    QFETCH(RandomRecords::Names, names);
    m_data = std::make_unique<TestDatabase>(engine, m_server.get());
    m_plain = std::make_unique<PlainDatabase>(m_data->address());
    m_records = std::make_unique<RandomRecords>(m_seed, names);
    m_records->prepare(*m_plain);
    m_records->fill(*m_plain, 300 + m_records->below(900), 20 + m_records->below(400),
                    200 + m_records->below(1800));
    if (engine == Engine::Postgresql && m_records->onceIn(2))
        m_plain->execute(u"ANALYZE"_s);
    m_roster = std::make_unique<Roster>(m_data->open());
    const Schema &schema = m_roster->schema();
    QCOMPARE(schema.users.hasSearchIndex, names == RandomRecords::Names::Required);
    QCOMPARE(schema.users.columns.at(schema.users.indexOf(Field::Name)).required,
             names == RandomRecords::Names::Required);
}

void BrowsePropertyTest::cleanup()
{
    m_roster.reset();
    QThreadPool::globalInstance()->waitForDone(); // who reads closes by itself
    m_plain.reset();
    m_data.reset();
}

QString BrowsePropertyTest::someText(Entity entity)
{
    const QList<Row> rows = m_plain->answer({entity});
    const QStringList columns = PlainDatabase::columnsOf(entity);
    QStringList texts;
    const Row &row = rows.at(m_records->below(rows.size()));
    for (const QString &column :
         {u"email"_s, u"slug"_s, u"name"_s, u"u.email"_s, u"u.name"_s, u"o.slug"_s, u"o.name"_s}) {
        if (const qsizetype i = columns.indexOf(column); i >= 0)
            texts << row.at(i).value_or(QString());
    }
    return texts.at(m_records->below(texts.size()));
}

// Another order, another search, another scope, another filter.
void BrowsePropertyTest::change(Question &question)
{
    const QStringList columns = PlainDatabase::columnsOf(question.entity);
    switch (m_records->below(question.entity == Entity::Membership ? 5 : 4)) {
    case 0:
        question.sortColumn = m_records->onceIn(int(columns.size()) + 1)
            ? QString()
            : columns.at(m_records->below(columns.size()));
        break;
    case 1:
        question.order = m_records->onceIn(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
        break;
    case 2:
        question.search =
            m_records->onceIn(3) ? QString() : m_records->searchFor(someText(question.entity)).trimmed();
        break;
    case 3:
        changeFilter(question);
        break;
    case 4:
        changeScope(question);
        break;
    }
}

void BrowsePropertyTest::changeScope(Question &question)
{
    question.scope.reset();
    question.scopeId.clear();
    if (m_records->onceIn(3))
        return;
    question.scope = m_records->onceIn(2) ? Entity::User : Entity::Organization;
    const QList<Row> all = m_plain->answer({Entity::Membership});
    question.scopeId = *all.at(m_records->below(all.size())).at(*question.scope == Entity::User ? 0 : 1);
}

void BrowsePropertyTest::changeFilter(Question &question)
{
    const bool ofMemberships = question.entity == Entity::Membership;
    const auto sometimes = [this](const QString &text) { return m_records->onceIn(3) ? text : QString(); };
    question.role = ofMemberships ? sometimes(m_records->role()) : QString();
    question.joinedFrom = ofMemberships ? sometimes(m_records->time()) : QString();
    question.joinedUntil = ofMemberships ? sometimes(m_records->time()) : QString();
    question.changedFrom = sometimes(m_records->time());
    question.changedUntil = sometimes(m_records->time());
    question.withoutMemberships = !ofMemberships && m_records->onceIn(4);
}

RowFilter BrowsePropertyTest::filterOf(const Question &question)
{
    RowFilter filter;
    filter.role = question.role;
    filter.joined = {question.joinedFrom, question.joinedUntil};
    filter.changed = {question.changedFrom, question.changedUntil};
    filter.withoutMemberships = question.withoutMemberships;
    return filter;
}

Question BrowsePropertyTest::randomQuestion()
{
    Question question{Entity(m_records->below(3))};
    for (int i = 0; i < 6; ++i)
        change(question);
    return question;
}

PageQuery BrowsePropertyTest::queryFor(const Question &question) const
{
    PageQuery query{std::make_shared<const Schema>(m_roster->schema()), question.entity};
    query.sortColumn = int(PlainDatabase::columnsOf(question.entity).indexOf(question.sortColumn));
    query.order = question.order;
    query.search = question.search;
    query.filter = filterOf(question);
    query.counts = question.entity != Entity::Membership;
    query.scope = question.scope;
    query.scopeId = question.scopeId;
    return query;
}

// One step of somebody at the table; the model and the question take it alike.
void BrowsePropertyTest::stepAside(RelationalModel &model, Question &question)
{
    const Question before = question;
    change(question);
    if (question.search != before.search)
        model.setSearch(question.search);
    model.setRowFilter(filterOf(question));
    if (question.sortColumn != before.sortColumn || question.order != before.order)
        model.sort(int(PlainDatabase::columnsOf(question.entity).indexOf(question.sortColumn)),
                   question.order);
    if (question.scope == before.scope && question.scopeId == before.scopeId)
        return;
    auto &memberships = static_cast<MembershipModel &>(model);
    if (!question.scope)
        memberships.clearScope();
    else if (*question.scope == Entity::User)
        memberships.setScope(UserId(question.scopeId));
    else
        memberships.setScope(OrganizationId(question.scopeId));
}

// Jumps about, waits for nothing or for what it sees.
void BrowsePropertyTest::disturb(RelationalModel &model)
{
    for (int i = m_records->below(4); i > 0; --i) {
        if (model.rowCount() > 0)
            model.index(m_records->below(model.rowCount()), 0).data();
        if (m_records->onceIn(3))
            QCoreApplication::processEvents();
        if (m_records->onceIn(8))
            model.refresh();
    }
}

void BrowsePropertyTest::compareRanks(RelationalModel &model, const QList<Row> &rows)
{
    const Entity entity = model.table().entity;
    for (int i = 0; i < 3 && !rows.isEmpty(); ++i) {
        const int place = m_records->below(rows.size());
        const QFuture<qint64> found = model.locate(keyOf(entity, rows.at(place)));
        QVERIFY(becomes([&] { return found.isFinished(); }));
        QCOMPARE(found.result(), place);
    }
    const QStringList nobody = entity == Entity::Membership
        ? QStringList{m_records->newId(), m_records->newId()}
        : QStringList{m_records->newId()};
    const QFuture<qint64> found = model.locate(nobody);
    QVERIFY(becomes([&] { return found.isFinished(); }));
    QCOMPARE(found.result(), -1);
}

void BrowsePropertyTest::compare(RelationalModel &model, const Question &question)
{
    QVERIFY(becomes([&] { return !model.isLoading() && model.isCountExact() && !model.isRefreshing(); }));
    const QList<Row> rows = m_plain->answer(question);
    QCOMPARE(model.totalCount(), rows.size());
    QCOMPARE(model.rowCount(), rows.size());
    // The pages in whatever order.
    QList<int> pages;
    for (int page = 0; page * PageQuery::pageSize < rows.size(); ++page)
        pages.insert(m_records->below(pages.size() + 1), page);
    for (const int page : std::as_const(pages)) {
        for (int row = page * PageQuery::pageSize;
             row < std::min<qsizetype>((page + 1) * PageQuery::pageSize, rows.size()); ++row) {
            QVERIFY2(arrivesSoon(model, row), qPrintable(u"row %1"_s.arg(row)));
            const Row values = shownRow(model, row);
            QVERIFY2(
                values == rows.at(row),
                qPrintable(u"row %1 is\n%2, and not\n%3"_s.arg(row).arg(shown(values), shown(rows.at(row)))));
        }
    }
    compareRanks(model, rows);
}

// Says where it was when something was not as it should be.
#define AT(step, question, what)                                                                             \
    do {                                                                                                     \
        [&] { what; }();                                                                                     \
        if (QTest::currentTestFailed()) {                                                                    \
            qInfo("At step %d, %s; ROSTER_TEST_SEED=%u", step, qPrintable((question).text()), m_seed);       \
            return;                                                                                          \
        }                                                                                                    \
    } while (false)

void BrowsePropertyTest::shownIsThePlainAnswer()
{
    open();
    for (const Entity entity : {Entity::User, Entity::Organization, Entity::Membership}) {
        const std::unique_ptr<RelationalModel> model = modelFor(*m_roster, entity);
        model->setPageWaitAllowed(m_records->onceIn(2));
        model->select();
        Question question{entity};
        for (int step = 0; step < m_steps; ++step) {
            AT(step, question, compare(*model, question));
            // Several steps at a time, so that some come while the former is still worked on.
            for (int i = m_records->below(4); i >= 0; --i) {
                stepAside(*model, question);
                disturb(*model);
            }
        }
        AT(m_steps, question, compare(*model, question));
    }
}

// The same at the level below: lists of keys or not, anchors or not, page by page or all at once.
void BrowsePropertyTest::everyWayOfReadingIsThePlainAnswer()
{
    open();
    const std::unique_ptr<Connection> connection = m_data->connect(OpenMode::ReadOnly);
    for (int step = 0; step < 4 * m_steps; ++step) {
        const Question question = randomQuestion();
        const PageQuery query = queryFor(question);
        const QList<Row> rows = m_plain->answer(question);
        PageIndex index;
        index.tooManyKeys = m_records->onceIn(2);
        const auto reader = [&] { return PageReader(*connection, query, index); };
        if (m_records->onceIn(2))
            AT(step, question, QCOMPARE(reader().count().ok() ? *reader().count() : -1, rows.size()));
        if (m_records->onceIn(2))
            AT(step, question, VERIFY_OK(reader().buildAnchors(2 + m_records->below(300))));
        for (int i = 0; i < 4 && !rows.isEmpty(); ++i) {
            const int number = m_records->below((rows.size() + 255) / 256);
            const Result<Page> page = reader().page(number);
            AT(step, question, VERIFY_OK(page));
            AT(step, question,
               QVERIFY2(page->rows == rows.mid(number * 256, 256), qPrintable(u"page %1"_s.arg(number))));
            const int place = m_records->below(rows.size());
            const Result<qint64> rank = reader().rank(keyOf(question.entity, rows.at(place)));
            AT(step, question, VERIFY_OK(rank));
            AT(step, question, QCOMPARE(*rank, place));
        }
        QList<Row> passed;
        AT(step, question, VERIFY_OK(reader().forEachRow([&](const Row &row) {
               passed << row;
               return true;
           })));
        AT(step, question, QVERIFY2(passed == rows, "in passing"));
    }
}

void BrowsePropertyTest::changeSome(OtherWriter &writer, Entity entity, const QList<Row> &rows)
{
    for (int i = m_records->below(4); i > 0; --i)
        writer.change(entity, keyOf(entity, rows.at(m_records->below(rows.size()))));
    if (m_records->onceIn(2))
        writer.add(entity);
    if (m_records->onceIn(3))
        writer.remove(entity, keyOf(entity, rows.at(m_records->below(rows.size()))));
    if (m_records->onceIn(3))
        writer.doSomething();
}

void BrowsePropertyTest::compareKept(const QHash<QStringList, int> &told, const QList<QStringList> &kept,
                                     const QList<Row> &rows) const
{
    for (const QStringList &key : kept) {
        const Entity entity = key.size() > 1 ? Entity::Membership : Entity::User;
        const auto found = std::find_if(rows.cbegin(), rows.cend(),
                                        [&](const Row &row) { return keyOf(entity, row) == key; });
        QCOMPARE(told.value(key, -2), found == rows.cend() ? -1 : int(found - rows.cbegin()));
    }
}

// Every mark is where somebody changed something, now or a moment ago; and what changed of the rows that were
// looked at last is marked wherever it is shown.
void BrowsePropertyTest::compareMarks(RelationalModel &model, const QList<Row> &seen,
                                      const QList<Row> &before, const QList<Row> &after)
{
    const Entity entity = model.table().entity;
    QHash<QStringList, Row> now;
    for (const Row &row : after)
        now.insert(keyOf(entity, row), row);
    QSet<std::pair<QStringList, int>> expected;
    const auto note = [&](const QList<Row> &rows, QSet<std::pair<QStringList, int>> &changes) {
        for (const Row &row : rows) {
            const QStringList key = keyOf(entity, row);
            for (int column = 0; column < row.size() && now.contains(key); ++column) {
                if (row.at(column) != now.value(key).at(column))
                    changes.insert({key, column});
            }
        }
    };
    note(before, m_changed);
    note(seen, expected);
    const QStringList columns = PlainDatabase::columnsOf(entity);
    for (int row = 0; row < model.rowCount(); ++row) {
        const QStringList key = model.keyAt(row);
        for (int column = 0; column < model.columnCount() && !key.isEmpty(); ++column) {
            int meant = column; // a key shows what stands for it
            if (entity == Entity::Membership && column < 2)
                meant = int(columns.indexOf(column == 0 ? u"u.email"_s : u"o.slug"_s));
            const bool marked = model.index(row, column).data(RelationalModel::ChangedRole).toBool();
            QVERIFY2(!marked || m_changed.contains({key, meant}),
                     qPrintable(u"row %1, %2 is marked"_s.arg(row).arg(columns.at(column))));
            QVERIFY2(marked || !expected.contains({key, meant}),
                     qPrintable(u"row %1, %2 is not marked"_s.arg(row).arg(columns.at(column))));
        }
    }
}

// Others write between two looks: the refresh is told of it or comes by itself, keeps what it is asked to
// keep, and marks exactly what is new.
void BrowsePropertyTest::refreshFindsWhatOthersDid()
{
    open();
    QFETCH(RandomRecords::Names, names);
    OtherWriter writer(m_data->address(), m_seed + 1, names, 1'000'000);
    for (const Entity entity : {Entity::User, Entity::Organization, Entity::Membership}) {
        const std::unique_ptr<RelationalModel> model = modelFor(*m_roster, entity);
        m_changed.clear();
        model->select();
        Question question{entity};
        for (int step = 0; step < m_steps; ++step) {
            stepAside(*model, question);
            AT(step, question,
               QVERIFY(becomes([&] { return !model->isLoading() && model->isCountExact(); })));
            const QList<Row> before = m_plain->answer(question);
            if (before.isEmpty())
                continue;
            // One page is looked at, and some of its rows change, in the table's own columns.
            const int top = m_records->below(before.size());
            AT(step, question, QVERIFY(arrivesSoon(*model, top)));
            model->index(top, 0).data(); // looked at last, also if it was here already
            QList<QStringList> kept;
            for (int i = 0; i < 5; ++i)
                kept << keyOf(entity, before.at(m_records->below(before.size())));
            const bool byOthers = m_records->onceIn(2);
            changeSome(writer, entity, before.mid(top / 256 * 256, 256));
            const auto keep = connect(model.get(), &RelationalModel::aboutToRefresh, model.get(),
                                      [&] { model->keep(kept); });
            QSignalSpy refreshed(model.get(), &RelationalModel::refreshed);
            byOthers ? m_roster->tellOfOthers() : model->refresh();
            AT(step, question, QVERIFY(becomes([&] { return !refreshed.isEmpty(); })));
            disconnect(keep);
            const QList<Row> after = m_plain->answer(question);
            AT(step, question,
               compareKept(refreshed.first().first().value<QHash<QStringList, int>>(), kept, after));
            if (byOthers)
                AT(step, question, compareMarks(*model, before.mid(top / 256 * 256, 256), before, after));
            AT(step, question, compare(*model, question));
        }
    }
}

void BrowsePropertyTest::comparePast(const RelationalModel &model, const KnownRows &known)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!model.isLoaded(row))
            continue;
        const Row values = shownRow(model, row);
        QVERIFY2(known.contains(model.table().entity, values),
                 qPrintable(u"row %1 never was: %2"_s.arg(row).arg(shown(values))));
    }
}

// Somebody else writes all the time: every row that is shown was there at some time, and once the other one
// rests a refresh makes all exact.
void BrowsePropertyTest::showsOnlyWhatWas()
{
    open();
    QFETCH(RandomRecords::Names, names);
    KnownRows known;
    known.add(*m_plain);
    for (const Entity entity : {Entity::User, Entity::Organization, Entity::Membership}) {
        std::atomic<bool> enough = false;
        std::atomic<int> written = 0;
        const std::unique_ptr<QThread> other(QThread::create([&] {
            OtherWriter writer(m_data->address(), m_seed + 2 + quint32(entity), names,
                               2'000'000 + 1'000'000 * int(entity), &known);
            for (; !enough; ++written)
                writer.doSomething();
        }));
        other->start();
        const std::unique_ptr<RelationalModel> model = modelFor(*m_roster, entity);
        QString failed;
        connect(model.get(), &RelationalModel::readFailed, model.get(),
                [&](const DbError &error) { failed = error.detail; });
        model->select();
        Question question{entity};
        int step = 0;
        const auto go = [&] {
            for (; step < m_steps; ++step) {
                stepAside(*model, question);
                for (int i = m_records->below(5); i >= 0; --i) {
                    disturb(*model);
                    AT(step, question, QVERIFY(becomes([&] { return !model->isLoading(); })));
                    AT(step, question, comparePast(*model, known));
                }
                if (m_records->onceIn(2))
                    m_roster->tellOfOthers();
                AT(step, question, QVERIFY2(failed.isEmpty(), qPrintable(failed)));
            }
        };
        go();
        enough = true;
        other->wait();
        if (QTest::currentTestFailed())
            return;
        QVERIFY(written > 0);
        QSignalSpy refreshed(model.get(), &RelationalModel::refreshed);
        AT(step, question, QVERIFY(becomes([&] { return !model->isRefreshing() && !model->isLoading(); })));
        refreshed.clear();
        model->refresh();
        AT(step, question, QVERIFY(becomes([&] { return !refreshed.isEmpty(); })));
        AT(step, question, compare(*model, question));
    }
}

QTEST_GUILESS_MAIN(BrowsePropertyTest)
#include "browsepropertytest.moc"
