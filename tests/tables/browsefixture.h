#pragma once

#include "models/tables/relationalmodel.h"
#include "tests/support/testdatabase.h"
#include "tests/tables/propertywaits.h"
#include "tests/tables/randomrecords.h"

#include <QTest>

Q_DECLARE_METATYPE(RandomRecords::Names)

// Tests by random records and random steps at a table, whose model and a Question to plain SQL take the same
// ones. The seed is printed, and ROSTER_TEST_SEED repeats one or tries another; ROSTER_TEST_STEPS makes it
// longer.
class BrowseFixture : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();

protected:
    // Rows for both engines, with names that may be missing or not.
    static void databases();
    // A new database of the row's kind, and the program on it.
    void open();

    std::unique_ptr<RelationalModel> modelFor(Entity entity) const;
    static QStringList keyOf(Entity entity, const Row &row);
    // What the model's cells hold, keys rather than what stands for them.
    static Row shownRow(const RelationalModel &model, int row);
    static QString textOf(const Row &row);

    Question randomQuestion();
    PageQuery queryFor(const Question &question) const;
    // Another order, search, filter or scope.
    void stepAside(RelationalModel &model, Question &question);
    // Jumps about, and waits for nothing.
    void disturb(RelationalModel &model);
    // Every row and every column, the count, and the places of some keys.
    void compare(RelationalModel &model, const Question &question);

    quint32 m_seed = 20261123;
    int m_steps = 40;
    std::unique_ptr<TestDatabase> m_data;
    std::unique_ptr<PlainDatabase> m_plain;
    std::unique_ptr<RandomRecords> m_records;
    std::unique_ptr<Roster> m_roster;

private:
    void change(Question &question);
    void changeScope(Question &question);
    void changeFilter(Question &question);
    static RowFilter filterOf(const Question &question);
    QString someText(Entity entity);
    void compareRanks(RelationalModel &model, const QList<Row> &rows);

    std::unique_ptr<PostgresServer> m_server;
};

// Says where it was when something was not as it should be.
#define AT(step, question, what)                                                                             \
    do {                                                                                                     \
        [&] { what; }();                                                                                     \
        if (QTest::currentTestFailed()) {                                                                    \
            qInfo("At step %d, %s; ROSTER_TEST_SEED=%u", step, qPrintable((question).text()), m_seed);       \
            return;                                                                                          \
        }                                                                                                    \
    } while (false)
