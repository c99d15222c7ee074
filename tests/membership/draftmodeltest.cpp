#include "models/membership/membershipdraftmodel.h"
#include "tests/membership/draftfixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using State = MembershipDraft::State;

class DraftModelTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void changesInPlace();
    void comesWhereItBelongs();
    void filters();
    void sortsByValues();
    void differenceOnly();
    void editsValues();
    void saysHowManyOfSeveral();
    void manyElsewhere();
    void lastWishWins();

private:
    QStringList names() const;

    std::unique_ptr<MembershipDraftModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void DraftModelTest::init()
{
    m_model = std::make_unique<MembershipDraftModel>(draftSchema(), Entity::User, QStringList{u"ada"_s});
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setRead({{listed(u"b"_s), listed(u"d"_s, u"admin"_s)}});
}

void DraftModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

QStringList DraftModelTest::names() const
{
    QStringList names;
    for (int row = 0; row < m_model->rowCount(); ++row)
        names << m_model->index(row, MembershipDraftModel::NameColumn).data().toString();
    return names;
}

void DraftModelTest::changesInPlace()
{
    const QPersistentModelIndex d(m_model->index(1, MembershipDraftModel::NameColumn));
    const QSignalSpy changed(m_model.get(), &MembershipDraftModel::draftChanged);
    m_model->remove({u"d"_s, u"x"_s});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(names(), QStringList({u"B"_s, u"D"_s})); // still listed, to see what will go
    QCOMPARE(d.data(MembershipDraftModel::StateRole).toInt(), int(State::Removed));
    QCOMPARE(d.data(Qt::AccessibleTextRole).toString(), u"D, to be removed"_s);
    m_model->keep({u"d"_s});
    QCOMPARE(d.data(MembershipDraftModel::StateRole).toInt(), int(State::Kept));
    QVERIFY(!m_model->draft().isChanged());
}

void DraftModelTest::comesWhereItBelongs()
{
    const QPersistentModelIndex d(m_model->index(1, MembershipDraftModel::NameColumn));
    const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->add({other(u"c"_s), other(u"a"_s), other(u"b"_s)}, {{u"role"_s, u"viewer"_s}});
    QCOMPARE(names(), QStringList({u"A"_s, u"B"_s, u"C"_s, u"D"_s}));
    QCOMPARE(d.row(), 3);
    const int role = m_model->columnOf(Field::Role);
    QCOMPARE(m_model->index(2, role).data().toString(), u"viewer"_s);
    QCOMPARE(m_model->index(1, role).data().toString(), u"member"_s);
    m_model->remove({u"a"_s, u"b"_s});
    QCOMPARE(names(), QStringList({u"B"_s, u"C"_s, u"D"_s}));
    m_model->add({other(u"a"_s)}, {});
    QCOMPARE(names(), QStringList({u"A"_s, u"B"_s, u"C"_s, u"D"_s}));
    QCOMPARE(reset.size(), 0);
    QCOMPARE(m_model->idsOf({0, 3}), QStringList({u"a"_s, u"d"_s}));
    QCOMPARE(m_model->rowOf(u"c"_s), 2);
    QCOMPARE(m_model->columnOf(Field::JoinedAt), -1);
}

void DraftModelTest::filters()
{
    m_model->setSearch(u"D-sl"_s);
    QCOMPARE(names(), QStringList{u"D"_s});
    m_model->add({other(u"c"_s)}, {});
    QCOMPARE(names(), QStringList{u"D"_s});
    QCOMPARE(m_model->rowOf(u"c"_s), -1);
    QCOMPARE(m_model->allIds(), QStringList{u"d"_s});
    m_model->setSearch({});
    QCOMPARE(names(), QStringList({u"B"_s, u"C"_s, u"D"_s}));
}

void DraftModelTest::sortsByValues()
{
    m_model->sort(m_model->columnOf(Field::Role));
    QCOMPARE(names(), QStringList({u"D"_s, u"B"_s})); // admin, member
    m_model->add({other(u"c"_s)}, {{u"role"_s, u"guest"_s}});
    QCOMPARE(names(), QStringList({u"D"_s, u"C"_s, u"B"_s}));
    m_model->sort(MembershipDraftModel::HandleColumn, Qt::DescendingOrder);
    QCOMPARE(names(), QStringList({u"D"_s, u"C"_s, u"B"_s}));
    m_model->add({other(u"a"_s)}, {});
    QCOMPARE(names(), QStringList({u"D"_s, u"C"_s, u"B"_s, u"A"_s}));
}

void DraftModelTest::differenceOnly()
{
    m_model->setDifferenceOnly(true);
    QCOMPARE(names(), QStringList());
    m_model->add({other(u"c"_s)}, {});
    m_model->remove({u"b"_s});
    QCOMPARE(names(), QStringList({u"B"_s, u"C"_s}));
    m_model->keep({u"b"_s});
    QCOMPARE(names(), QStringList{u"C"_s});
    m_model->setDifferenceOnly(false);
    QCOMPARE(names(), QStringList({u"B"_s, u"C"_s, u"D"_s}));
}

void DraftModelTest::editsValues()
{
    const int permissions = m_model->columnOf(Field::Permissions);
    const QModelIndex cell = m_model->index(0, permissions);
    QVERIFY(cell.flags() & Qt::ItemIsEditable);
    QVERIFY(!(m_model->index(0, MembershipDraftModel::NameColumn).flags() & Qt::ItemIsEditable));
    const QSignalSpy refused(m_model.get(), &MembershipDraftModel::refused);
    QVERIFY(!m_model->setData(cell, u"[broken"_s));
    QCOMPARE(refused.size(), 1);
    QVERIFY(m_model->setData(cell, u"read, write"_s));
    QCOMPARE(cell.data().toString(), uR"(["read","write"])"_s);
    QVERIFY(cell.data(MembershipDraftModel::EditedRole).toBool());
    QVERIFY(!cell.siblingAtColumn(m_model->columnOf(Field::Role))
                 .data(MembershipDraftModel::EditedRole)
                 .toBool());
    QCOMPARE(m_model->index(0, 0).data(Qt::AccessibleTextRole).toString(), u"B, to be changed"_s);
    QCOMPARE(m_model->draft().difference().values, 1);
    m_model->remove({u"b"_s});
    QVERIFY(!(cell.flags() & Qt::ItemIsEditable));
    QVERIFY(!m_model->setData(cell, u"read"_s));
}

void DraftModelTest::saysHowManyOfSeveral()
{
    MembershipDraftModel model(draftSchema(), Entity::User, {u"ada"_s, u"bob"_s, u"cem"_s});
    model.setRead({{listed(u"a"_s), listed(u"b"_s)},
                   {listed(u"a"_s, u"member"_s, u"[]"_s, u"bob"_s)},
                   {listed(u"a"_s, u"member"_s, u"[]"_s, u"cem"_s)}});
    const auto share = [&](int row) {
        return model.index(row, MembershipDraftModel::ShareColumn).data().toString();
    };
    QCOMPARE(share(0), u"All"_s);
    QCOMPARE(share(1), u"Some (1 of 3)"_s);
    model.add({other(u"b"_s)}, {});
    QCOMPARE(share(1), u"All (was 1 of 3)"_s);
    model.remove({u"b"_s});
    QCOMPARE(share(1), u"None (was 1 of 3)"_s);
    model.keep({u"b"_s});
    QCOMPARE(share(1), u"Some (1 of 3)"_s);
}

void DraftModelTest::manyElsewhere()
{
    QList<MembershipDraft::Other> many;
    QStringList ids;
    for (int i = 0; i < 3000; ++i) {
        ids << u"o%1"_s.arg(i, 4, 10, QChar(u'0'));
        many << other(ids.last());
    }
    const QSignalSpy changed(m_model.get(), &MembershipDraftModel::draftChanged);
    m_model->add(many, {{u"role"_s, u"viewer"_s}});
    QVERIFY(m_model->isBusy());
    QCOMPARE(m_model->rowCount(), 2);
    m_model->remove({u"b"_s}); // asked for meanwhile, done afterwards
    QTRY_VERIFY(!m_model->isBusy());
    QCOMPARE(m_model->rowCount(), 3002);
    QCOMPARE(names().mid(0, 3), QStringList({u"B"_s, u"D"_s, u"O0000"_s}));
    QCOMPARE(m_model->draft().difference(), (MembershipDraft::Difference{3000, 1, 0, 0}));
    QCOMPARE(changed.size(), 2);

    m_model->remove(ids);
    QTRY_COMPARE(m_model->rowCount(), 2);
    QTRY_VERIFY(!m_model->isBusy());
    QCOMPARE(m_model->draft().difference(), (MembershipDraft::Difference{0, 1, 0, 0}));
}

void DraftModelTest::lastWishWins()
{
    QList<MembershipDraft::Other> many;
    for (int i = 0; i < 3000; ++i)
        many << other(u"o%1"_s.arg(i));
    m_model->add(many, {});
    m_model->setSearch(u"o12"_s);
    m_model->sort(MembershipDraftModel::NameColumn, Qt::DescendingOrder);
    QTRY_VERIFY(!m_model->isBusy());
    QCOMPARE(m_model->rowCount(), 1 + 10 + 100);
    QCOMPARE(names().last(), u"O12"_s);
}

QTEST_GUILESS_MAIN(DraftModelTest)
#include "draftmodeltest.moc"
