// What others write comes in place and is marked for a moment.

#include "tests/tables/editingfixture.h"

#include "models/membership/roster.h"

using namespace Qt::StringLiterals;

class OthersChangesTest : public EditingFixture {
    Q_OBJECT

private slots:
    void marksWhatChanged_data() { engines(); }
    void marksWhatChanged();
    void recheckReadsOnlyWhatDiffers_data() { engines(); }
    void recheckReadsOnlyWhatDiffers();
    void ownChangesAreNotMarked_data() { engines(); }
    void ownChangesAreNotMarked();

private:
    bool changeCity(const QString &user) const
    {
        return m_database->run(u"UPDATE users SET city = 'Longyearbyen' WHERE id = ?"_s, {user});
    }
    static bool isMarked(const QModelIndex &cell) { return cell.data(RelationalModel::ChangedRole).toBool(); }
};

void OthersChangesTest::marksWhatChanged()
{
    Roster roster(m_database->database());
    UserModel model(roster);
    QAbstractItemModelTester tester(&model);
    QVERIFY(model.select());
    QVERIFY(settles(model) && arrives(model, 3));
    const QModelIndex cell = model.index(3, model.table().indexOf(u"city"_s));
    const QModelIndex beside = model.index(3, model.columnOf(Field::Email));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QString before = cell.data().toString();
    QVERIFY(changeCity(model.keyAt(3).first()));
    QVERIFY(!isMarked(cell));
    roster.tellOfOthers();
    QTRY_VERIFY(isMarked(cell));
    QVERIFY(cell.data().toString() != before);
    QVERIFY(!isMarked(beside));
    QCOMPARE(reset.size(), 0); // selection and scroll position just stay
    QTRY_VERIFY(!isMarked(cell));
}

void OthersChangesTest::recheckReadsOnlyWhatDiffers()
{
    Roster roster(m_database->database());
    UserModel model(roster);
    QVERIFY(model.select());
    QVERIFY(settles(model) && arrives(model, 3));
    QSignalSpy refreshed(&model, &RelationalModel::refreshed);
    const QModelIndex cell = model.index(3, model.table().indexOf(u"city"_s));
    model.recheck();
    QVERIFY(changeCity(model.keyAt(3).first()));
    QTRY_VERIFY((model.recheck(), isMarked(cell)));
    QVERIFY(settlesAll(model));
    const qsizetype times = refreshed.size();
    QVERIFY(times >= 1);
    for (int i = 0; i < 5; ++i) { // nothing is different any more
        model.recheck();
        QTest::qWait(20);
    }
    QVERIFY(settlesAll(model));
    QCOMPARE(refreshed.size(), times);
}

void OthersChangesTest::ownChangesAreNotMarked()
{
    Roster roster(m_database->database());
    UserModel model(roster);
    QVERIFY(model.select());
    QVERIFY(settles(model) && arrives(model, 3));
    const QStringList key = model.keyAt(3);
    QSignalSpy refreshed(&model, &RelationalModel::refreshed);
    QVERIFY(model.setData(model.index(3, model.columnOf(Field::Email)), u"somebody.else@example.org"_s));
    QVERIFY(isSaved(model));
    QTRY_VERIFY(!refreshed.isEmpty());
    const int row = rowOf(model, key);
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!isMarked(model.index(row, column)));
}

QTEST_GUILESS_MAIN(OthersChangesTest)
#include "otherschangestest.moc"
