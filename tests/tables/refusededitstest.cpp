// Edits that are refused, and rows that others change or that are not there yet; under
// QAbstractItemModelTester throughout.

#include "tests/tables/editingfixture.h"

using namespace Qt::StringLiterals;

class RefusedEditsTest : public EditingFixture {
    Q_OBJECT

private slots:
    void conflictShowsTheirs_data() { engines(); }
    void conflictShowsTheirs();
    void lastOwnerIsKept_data() { engines(); }
    void lastOwnerIsKept();
    void failedSaveIsKept_data() { engines(); }
    void failedSaveIsKept();
    void badValuesAreNotSaved_data() { engines(); }
    void badValuesAreNotSaved();
    void staleEntriesDoNoHarm_data() { engines(); }
    void staleEntriesDoNoHarm();
    void othersChangesArrive_data() { engines(); }
    void othersChangesArrive();
    void refreshTellsKeptRows_data() { engines(); }
    void refreshTellsKeptRows();
    void placeholdersAreLocked_data() { engines(); }
    void placeholdersAreLocked();
};

void RefusedEditsTest::failedSaveIsKept()
{
    Roster roster(m_database->database());
    UserModel model(roster);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int email = model.columnOf(Field::Email);
    model.sort(email, Qt::AscendingOrder);
    QVERIFY(settles(model));
    QVERIFY(arrives(model, 1));
    const QString taken = model.index(1, email).data().toString();
    const QString own = model.index(0, email).data().toString();
    const QString id = model.userAt(0).text();
    QVERIFY(model.setData(model.index(0, email), taken.toUpper()));
    QSignalSpy failed(&model, &RelationalModel::saveFailed);
    model.save();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<DbError>().kind, DbError::Kind::Unique);
    QCOMPARE(model.index(0, email).data().toString(), taken.toUpper());
    QVERIFY(model.index(0, email).data(RelationalModel::ErrorRole).toString().contains("e-mail"_L1));
    QVERIFY(model.isDirty(model.index(0, email)));
    QVERIFY(model.index(0, email).flags() & Qt::ItemIsEditable);
    QCOMPARE(valueOf(u"email"_s, id), own);

    model.revertRow(0);
    QCOMPARE(model.index(0, email).data().toString(), own);
    QVERIFY(model.index(0, email).data(RelationalModel::ErrorRole).toString().isEmpty());
}

void RefusedEditsTest::conflictShowsTheirs()
{
    Roster roster(m_database->database());
    UserModel model(roster);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int name = model.columnOf(Field::Name);
    model.sort(model.columnOf(Field::Email), Qt::AscendingOrder);
    QVERIFY(settles(model));
    QVERIFY(arrives(model, 2));
    const QString id = model.userAt(2).text();
    QVERIFY(model.setData(model.index(2, name), u"Mine"_s));
    QVERIFY(m_database->run(u"UPDATE users SET name = 'Theirs' WHERE id = ?"_s, {id}));

    QSignalSpy saved(&model, &RelationalModel::saved);
    model.save();
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(!saved.first().first().value<ApplyReport>().applied());
    const QString error = model.index(2, name).data(RelationalModel::ErrorRole).toString();
    QVERIFY2(error.contains("Mine"_L1) && error.contains("Theirs"_L1), qPrintable(error));
    QCOMPARE(model.index(2, name).data().toString(), u"Mine"_s);
    QCOMPARE(valueOf(u"name"_s, id), u"Theirs"_s);
    QVERIFY(settlesAll(model));

    // Now that theirs is known: once more means overwrite.
    QVERIFY(isSaved(model));
    QCOMPARE(valueOf(u"name"_s, id), u"Mine"_s);

    // Removed by others.
    QVERIFY(settlesAll(model));
    QVERIFY(model.setData(model.index(2, name), u"Again"_s));
    QVERIFY(m_database->run(u"DELETE FROM user_organizations WHERE user_id = ?"_s, {id}));
    QVERIFY(m_database->run(u"DELETE FROM users WHERE id = ?"_s, {id}));
    saved.clear();
    model.save();
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(!saved.first().first().value<ApplyReport>().applied());
    QTRY_COMPARE(model.rowCount(), 599);
    model.discardEdits();
    QVERIFY(!model.hasPendingEdits());
}

void RefusedEditsTest::lastOwnerIsKept()
{
    QVERIFY(m_database->run(u"UPDATE user_organizations SET role = 'member'"_s));
    const QList<Row> pair = m_database->select(
        u"SELECT user_id, organization_id FROM user_organizations ORDER BY organization_id LIMIT 1"_s, 2);
    QVERIFY(m_database->run(
        u"UPDATE user_organizations SET role = 'owner' WHERE user_id = ? AND organization_id = ?"_s,
        {*pair.first().at(0), *pair.first().at(1)}));
    Roster roster(m_database->database());
    MembershipModel model(roster);
    model.setScope(OrganizationId(*pair.first().at(1)));
    QVERIFY(settles(model));
    const int row = rowOf(model, {*pair.first().at(0), *pair.first().at(1)});
    QVERIFY(model.setData(model.index(row, model.columnOf(Field::Role)), u"member"_s));
    QSignalSpy saved(&model, &RelationalModel::saved);
    model.save();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.first().first().value<ApplyReport>().ownerless.size(), 1);
    QVERIFY(model.index(row, 0).data(RelationalModel::ErrorRole).toString().contains("owner"_L1));
    QVERIFY(model.hasPendingEdits());
}

void RefusedEditsTest::badValuesAreNotSaved()
{
    Roster roster(m_database->database());
    MembershipModel model(roster);
    model.select();
    QVERIFY(settles(model));
    QVERIFY(arrives(model, 0));
    QSignalSpy failed(&model, &RelationalModel::saveFailed);
    QVERIFY(model.setData(model.index(0, model.columnOf(Field::JoinedAt)), u"yesterday"_s));
    model.save();
    QCOMPARE(failed.size(), 1);
    QVERIFY(model.index(0, 0).data(RelationalModel::ErrorRole).toString().contains("yesterday"_L1));
    QCOMPARE(model.index(0, model.columnOf(Field::JoinedAt)).data().toString(), u"yesterday"_s);
    QVERIFY(model.setData(model.index(0, model.columnOf(Field::JoinedAt)), u"2024-05-06"_s));
    QVERIFY(model.index(0, 0).data(RelationalModel::ErrorRole).toString().isEmpty());
    QVERIFY(isSaved(model));
}

// What the base's edit cache still holds of a row must not reach another row, nor swallow an edit.
void RefusedEditsTest::staleEntriesDoNoHarm()
{
    Roster roster(m_database->database());
    UserModel model(roster);
    const int name = model.columnOf(Field::Name);
    model.sort(model.columnOf(Field::Email), Qt::AscendingOrder);
    QVERIFY(settles(model));
    QVERIFY(arrives(model, 2));
    const QString id = model.userAt(2).text();
    const QString was = model.index(2, name).data().toString();
    QVERIFY(model.setData(model.index(2, name), u"Tried"_s));
    model.revertRow(2);
    QVERIFY(m_database->run(u"UPDATE users SET name = 'Theirs' WHERE id = ?"_s, {id}));
    model.refresh();
    QTRY_COMPARE(model.index(2, name).data().toString(), u"Theirs"_s);
    QVERIFY(model.setData(model.index(2, name), was)); // equals what the base remembers
    QCOMPARE(model.index(2, name).data().toString(), was);
    QVERIFY(isSaved(model));
    QCOMPARE(valueOf(u"name"_s, id), was);

    // The row goes, the next one takes its place.
    QVERIFY(settlesAll(model));
    QVERIFY(m_database->run(u"DELETE FROM user_organizations WHERE user_id = ?"_s, {id}));
    QVERIFY(m_database->run(u"DELETE FROM users WHERE id = ?"_s, {id}));
    model.refresh();
    QTRY_VERIFY(model.userAt(2).text() != id && !model.userAt(2).isEmpty());
    const QString next = model.userAt(2).text();
    QVERIFY(model.setData(model.index(2, name), u"Next"_s));
    QVERIFY(isSaved(model));
    QCOMPARE(valueOf(u"name"_s, next), u"Next"_s);
}

void RefusedEditsTest::othersChangesArrive()
{
    Roster roster(m_database->database());
    MembershipModel model(roster);
    model.setScope(UserId(m_database->userIds().at(3)));
    QVERIFY(settles(model));
    const int count = model.rowCount();
    const QList<QStringList> keys = keysOf(model);
    QStringList others = m_database->organizationIds();
    for (const QStringList &key : keys)
        others.removeOne(key.at(1));
    ChangeSet changes;
    changes.addMembership(UserId(m_database->userIds().at(3)), OrganizationId(others.first()));
    const QFuture<Result<ApplyReport>> applied = roster.apply(changes, {});
    QTRY_COMPARE(model.rowCount(), count + 1);

    // Not while an editor is open.
    model.setRefreshAllowed(false);
    ChangeSet more;
    more.addMembership(UserId(m_database->userIds().at(3)), OrganizationId(others.at(1)));
    const QFuture<Result<ApplyReport>> second = roster.apply(more, {});
    QSignalSpy changed(&roster, &Roster::changed);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(model.rowCount(), count + 1);
    QVERIFY(!model.isRefreshing());
    model.setRefreshAllowed(true);
    QTRY_COMPARE(model.rowCount(), count + 2);
}

void RefusedEditsTest::refreshTellsKeptRows()
{
    Roster roster(m_database->database());
    UserModel model(roster);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.sort(model.columnOf(Field::Email), Qt::AscendingOrder);
    QVERIFY(settles(model));
    QVERIFY(arrives(model, 400));
    const QStringList kept = model.keyAt(400);
    const QStringList gone = model.keyAt(401);
    connect(&model, &RelationalModel::aboutToRefresh, &model, [&] { model.keep({kept, gone}); });
    QSignalSpy refreshed(&model, &RelationalModel::refreshed);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

    // Nothing moves: no reset.
    QVERIFY(m_database->run(u"UPDATE users SET name = 'Others' WHERE id = ?"_s, {kept.first()}));
    model.refresh();
    QTRY_COMPARE(refreshed.size(), 1);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(model.index(400, model.columnOf(Field::Name)).data().toString(), u"Others"_s);

    QVERIFY(m_database->run(u"DELETE FROM user_organizations WHERE user_id = ?"_s, {gone.first()}));
    QVERIFY(m_database->run(u"DELETE FROM users WHERE id = ?"_s, {gone.first()}));
    QVERIFY(m_database->run(u"INSERT INTO users (id, email, name) VALUES (?, '0@0', 'z')"_s,
                            {u"00000000-0000-7000-8000-000000000001"_s}));
    model.refresh();
    QTRY_COMPARE(refreshed.size(), 2);
    QCOMPARE(reset.size(), 1);
    const auto rows = refreshed.last().first().value<QHash<QStringList, int>>();
    QCOMPARE(rows.value(gone), -1);
    QCOMPARE(model.keyAt(rows.value(kept)), kept); // its page came along
}

void RefusedEditsTest::placeholdersAreLocked()
{
    Roster roster(m_database->database());
    UserModel model(roster);
    model.setPageWaitAllowed(false);
    model.select();
    QVERIFY(settles(model));
    const QModelIndex far = model.index(599, model.columnOf(Field::Name));
    // Asking for the value comes last: it makes the page arrive.
    QVERIFY(!model.isLoaded(599));
    QVERIFY(!far.data(RelationalModel::LoadedRole).toBool());
    QVERIFY(far.data(RelationalModel::KeyRole).toStringList().isEmpty());
    QVERIFY(!(far.flags() & Qt::ItemIsEditable));
    QVERIFY(!model.setData(far, u"x"_s));
    QVERIFY(!model.removeRow(599));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(!far.data().isValid());
    QTRY_VERIFY(far.data(RelationalModel::LoadedRole).toBool());
    QVERIFY(!changed.isEmpty());
    QVERIFY(far.data().isValid());
    QVERIFY(far.flags() & Qt::ItemIsEditable);
}

QTEST_GUILESS_MAIN(RefusedEditsTest)
#include "refusededitstest.moc"
