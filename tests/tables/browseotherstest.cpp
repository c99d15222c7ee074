// While others write: what the tables show was there at some time, and a refresh makes it exact, keeps what
// it is asked to keep and marks what is new.

#include "tests/tables/browsefixture.h"
#include "tests/tables/otherwriter.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

class BrowseOthersTest : public BrowseFixture {
    Q_OBJECT

private slots:
    void refreshFindsWhatOthersDid_data() { databases(); }
    void refreshFindsWhatOthersDid();
    void showsOnlyWhatWas_data() { databases(); }
    void showsOnlyWhatWas();

private:
    void changeSome(OtherWriter &writer, Entity entity, const QList<Row> &rows);
    void compareKept(const QHash<QStringList, int> &told, const QList<QStringList> &kept,
                     const QList<Row> &rows) const;
    void compareMarks(RelationalModel &model, const QList<Row> &seen, const QList<Row> &before,
                      const QList<Row> &after);
    void comparePast(const RelationalModel &model, const KnownRows &known);

    QSet<std::pair<QStringList, int>> m_changed; ///< cells that may be marked
};

void BrowseOthersTest::changeSome(OtherWriter &writer, Entity entity, const QList<Row> &rows)
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

void BrowseOthersTest::compareKept(const QHash<QStringList, int> &told, const QList<QStringList> &kept,
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
void BrowseOthersTest::compareMarks(RelationalModel &model, const QList<Row> &seen, const QList<Row> &before,
                                    const QList<Row> &after)
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
void BrowseOthersTest::refreshFindsWhatOthersDid()
{
    open();
    QFETCH(RandomRecords::Names, names);
    OtherWriter writer(m_data->address(), m_seed + 1, names, 1'000'000);
    for (const Entity entity : {Entity::User, Entity::Organization, Entity::Membership}) {
        const std::unique_ptr<RelationalModel> model = modelFor(entity);
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

void BrowseOthersTest::comparePast(const RelationalModel &model, const KnownRows &known)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!model.isLoaded(row))
            continue;
        const Row values = shownRow(model, row);
        QVERIFY2(known.contains(model.table().entity, values),
                 qPrintable(u"row %1 never was: %2"_s.arg(row).arg(textOf(values))));
    }
}

// Somebody else writes all the time: every row that is shown was there at some time, and once the other one
// rests a refresh makes all exact.
void BrowseOthersTest::showsOnlyWhatWas()
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
        const std::unique_ptr<RelationalModel> model = modelFor(entity);
        QString failed;
        connect(model.get(), &RelationalModel::readFailed, model.get(),
                [&](const DbError &error) { failed = error.detail; });
        model->select();
        Question question{entity};
        int step = 0;
        const auto go = [&] {
            AT(0, question, QVERIFY(becomes([&] { return written > 0; })));
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
        QSignalSpy refreshed(model.get(), &RelationalModel::refreshed);
        AT(step, question, QVERIFY(becomes([&] { return !model->isRefreshing() && !model->isLoading(); })));
        refreshed.clear();
        model->refresh();
        AT(step, question, QVERIFY(becomes([&] { return !refreshed.isEmpty(); })));
        AT(step, question, compare(*model, question));
    }
}

QTEST_GUILESS_MAIN(BrowseOthersTest)
#include "browseotherstest.moc"
