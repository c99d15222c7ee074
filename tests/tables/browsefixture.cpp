#include "tests/tables/browsefixture.h"

#include "models/tables/membershipmodel.h"
#include "models/tables/organizationmodel.h"
#include "models/tables/usermodel.h"

#include <QThreadPool>

using namespace Qt::StringLiterals;

QStringList BrowseFixture::keyOf(Entity entity, const Row &row)
{
    return entity == Entity::Membership ? QStringList{*row.at(0), *row.at(1)} : QStringList{*row.at(0)};
}

QString BrowseFixture::textOf(const Row &row)
{
    QStringList texts;
    for (const Value &value : row)
        texts << (value ? u'“' + *value + u'”' : u"NULL"_s);
    return texts.join(u", "_s);
}

Row BrowseFixture::shownRow(const RelationalModel &model, int row)
{
    Row values;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QVariant value = model.index(row, column).data(Qt::EditRole);
        values << (value.isValid() ? Value(value.toString()) : Value());
    }
    return values;
}

std::unique_ptr<RelationalModel> BrowseFixture::modelFor(Entity entity) const
{
    switch (entity) {
    case Entity::User:
        return std::make_unique<UserModel>(*m_roster);
    case Entity::Organization:
        return std::make_unique<OrganizationModel>(*m_roster);
    case Entity::Membership:
        break;
    }
    return std::make_unique<MembershipModel>(*m_roster);
}

void BrowseFixture::initTestCase()
{
    if (const quint32 seed = qEnvironmentVariable("ROSTER_TEST_SEED").toUInt())
        m_seed = seed;
    if (const int steps = qEnvironmentVariableIntValue("ROSTER_TEST_STEPS"))
        m_steps = steps;
    qInfo("ROSTER_TEST_SEED=%u", m_seed);
    m_server = startTestServer();
    QVERIFY(m_server);
}

void BrowseFixture::databases()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<RandomRecords::Names>("names");
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql}) {
        const char *name = engine == Engine::Sqlite ? "SQLite" : "PostgreSQL";
        QTest::newRow(name) << engine << RandomRecords::Names::Required;
        QTest::addRow("%s, names may be missing", name) << engine << RandomRecords::Names::MayBeMissing;
    }
}

void BrowseFixture::open()
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

void BrowseFixture::cleanup()
{
    m_roster.reset();
    QThreadPool::globalInstance()->waitForDone(); // who reads closes by itself
    m_plain.reset();
    m_data.reset();
}

QString BrowseFixture::someText(Entity entity)
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
void BrowseFixture::change(Question &question)
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

void BrowseFixture::changeScope(Question &question)
{
    question.scope.reset();
    question.scopeId.clear();
    if (m_records->onceIn(3))
        return;
    question.scope = m_records->onceIn(2) ? Entity::User : Entity::Organization;
    const QList<Row> all = m_plain->answer({Entity::Membership});
    question.scopeId = *all.at(m_records->below(all.size())).at(*question.scope == Entity::User ? 0 : 1);
}

void BrowseFixture::changeFilter(Question &question)
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

RowFilter BrowseFixture::filterOf(const Question &question)
{
    RowFilter filter;
    filter.role = question.role;
    filter.joined = {question.joinedFrom, question.joinedUntil};
    filter.changed = {question.changedFrom, question.changedUntil};
    filter.withoutMemberships = question.withoutMemberships;
    return filter;
}

Question BrowseFixture::randomQuestion()
{
    Question question{Entity(m_records->below(3))};
    for (int i = 0; i < 6; ++i)
        change(question);
    return question;
}

PageQuery BrowseFixture::queryFor(const Question &question) const
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
void BrowseFixture::stepAside(RelationalModel &model, Question &question)
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
void BrowseFixture::disturb(RelationalModel &model)
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

void BrowseFixture::compareRanks(RelationalModel &model, const QList<Row> &rows)
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

void BrowseFixture::compare(RelationalModel &model, const Question &question)
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
            QVERIFY2(values == rows.at(row),
                     qPrintable(
                         u"row %1 is\n%2, and not\n%3"_s.arg(row).arg(textOf(values), textOf(rows.at(row)))));
        }
    }
    compareRanks(model, rows);
}
