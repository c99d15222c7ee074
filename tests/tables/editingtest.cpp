// Edits: staged, kept by key, saved as one change set, reverted; under QAbstractItemModelTester throughout.

#include "models/membership/sessionhistory.h"
#include "tests/support/testdatabase.h"
#include "tests/tables/editingfixture.h"

using namespace Qt::StringLiterals;

class EditingTest : public EditingFixture {
    Q_OBJECT

private slots:
    void lifeOfUsers_data() { engines(); }
    void lifeOfUsers();
    void lifeOfOrganizations_data() { engines(); }
    void lifeOfOrganizations();
    void lifeOfMemberships_data() { engines(); }
    void lifeOfMemberships();
    void editsFollowTheirRow_data() { engines(); }
    void editsFollowTheirRow();
    void stockCallsSave_data() { engines(); }
    void stockCallsSave();
    void historyNamesWhatHasNoSlug_data() { engines(); }
    void historyNamesWhatHasNoSlug();
};

void EditingTest::lifeOfUsers()
{
    Roster roster(m_database->database());
    UserModel model(roster);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int email = model.columnOf(Field::Email);
    const int name = model.columnOf(Field::Name);
    model.setSort(email, Qt::AscendingOrder);
    QVERIFY(model.select());
    QVERIFY(settles(model));
    QVERIFY(arrives(model, 500));
    QVERIFY(arrives(model, 3));

    // A cell that is no sort key: saved and shown in place.
    const QStringList key = model.keyAt(3);
    const QPersistentModelIndex cell(model.index(3, name));
    QVERIFY(model.setData(cell, u"Edited"_s));
    QVERIFY(model.isDirty(cell));
    QVERIFY(model.isDirty());
    QVERIFY(cell.data(RelationalModel::PendingRole).toBool());
    QVERIFY(!model.index(3, email).data(RelationalModel::PendingRole).toBool());
    model.save();
    QVERIFY(cell.data(RelationalModel::SavingRole).toBool());
    QVERIFY(!(cell.flags() & Qt::ItemIsEditable));
    QCOMPARE(cell.data().toString(), u"Edited"_s);
    QTRY_VERIFY(!model.hasPendingEdits());
    QVERIFY(settlesAll(model));
    QVERIFY(cell.isValid());
    QCOMPARE(cell.data().toString(), u"Edited"_s);
    QVERIFY(!model.isDirty());
    QCOMPARE(valueOf(u"name"_s, key.first()), u"Edited"_s);

    // The sort key: the row moves.
    QVERIFY(model.setData(model.index(3, email), u"zzz@example.org"_s));
    QVERIFY(isSaved(model));
    QVERIFY(settlesAll(model));
    QTRY_COMPARE(rowOf(model, key), model.rowCount() - 1);

    // A new row on top, then where it belongs.
    QVERIFY(!model.insertRow(5));
    QVERIFY(model.insertRow(0));
    QCOMPARE(model.rowCount(), 601);
    QCOMPARE(model.headerData(0, Qt::Vertical).toString(), u"*"_s);
    QVERIFY(model.setData(model.index(0, email), u"new@example.org"_s));
    QVERIFY(model.setData(model.index(0, name), u"New"_s));
    const QString id = model.index(0, model.columnOf(Field::Id)).data().toString();
    QCOMPARE(id.size(), 36);
    QVERIFY(isSaved(model));
    QTRY_VERIFY(!model.hasPendingEdits());
    QVERIFY(settlesAll(model));
    QCOMPARE(model.rowCount(), 601);
    QVERIFY(rowOf(model, {id}) > 0);

    // Removed with its memberships.
    const int row = rowOf(model, {m_database->userIds().at(7)});
    QVERIFY(model.removeRow(row));
    QCOMPARE(model.rowCount(), 601);
    QVERIFY(model.index(row, 0).data(RelationalModel::RemovedRole).toBool());
    QCOMPARE(model.headerData(row, Qt::Vertical).toString(), u"!"_s);
    QVERIFY(!(model.index(row, name).flags() & Qt::ItemIsEditable));
    QVERIFY(isSaved(model));
    QTRY_VERIFY(!model.hasPendingEdits());
    QVERIFY(settlesAll(model));
    QCOMPARE(model.rowCount(), 600);
    QCOMPARE(valueOf(u"name"_s, m_database->userIds().at(7)), u"(gone)"_s);

    // Thrown away.
    QVERIFY(arrives(model, 10));
    const QString was = model.index(10, name).data().toString();
    QVERIFY(model.setData(model.index(10, name), u"Not this"_s));
    QVERIFY(model.removeRow(11));
    QVERIFY(model.insertRows(0, 2));
    QVERIFY(model.hasPendingEdits());
    model.discardEdits();
    QVERIFY(!model.hasPendingEdits());
    QVERIFY(!model.isDirty());
    QCOMPARE(model.rowCount(), 600);
    QCOMPARE(model.index(10, name).data().toString(), was);

    model.setSearch(u"ada 1"_s);
    QVERIFY(settles(model));
    model.sort(name, Qt::DescendingOrder);
    QVERIFY(settles(model));
    model.setSearch({});
    QVERIFY(settles(model));
    QCOMPARE(keysOf(model).size(), 600);
}

void EditingTest::lifeOfOrganizations()
{
    Roster roster(m_database->database());
    OrganizationModel model(roster);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.sort(model.columnOf(Field::Name), Qt::AscendingOrder);
    QVERIFY(settles(model));
    QVERIFY(arrives(model, 0));
    QVERIFY(model.insertRows(0, 2));
    for (int row = 0; row < 2; ++row)
        QVERIFY(model.setData(model.index(row, model.columnOf(Field::Slug)), u"new-%1"_s.arg(row)));
    QVERIFY(model.setData(model.index(5, model.columnOf(Field::Name)), u"AAA"_s));
    const QStringList key = model.keyAt(5);
    QVERIFY(isSaved(model));
    QTRY_VERIFY(!model.hasPendingEdits());
    QVERIFY(settlesAll(model));
    QCOMPARE(model.rowCount(), 32);
    QCOMPARE(rowOf(model, key), 2); // behind the two without a name
    QCOMPARE(model.organizationAt(2).text(), key.first());
}

void EditingTest::lifeOfMemberships()
{
    Roster roster(m_database->database());
    MembershipModel model(roster);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int role = model.columnOf(Field::Role);
    const int permissions = model.columnOf(Field::Permissions);
    const int joined = model.columnOf(Field::JoinedAt);
    const OrganizationId organization(m_database->organizationIds().at(0));
    model.setSort(model.userNameColumn(), Qt::AscendingOrder);
    model.setScope(organization);
    QVERIFY(settles(model));
    QVERIFY(arrives(model, 0));
    const int count = model.rowCount();
    QVERIFY(count > 300);

    const QStringList key = model.keyAt(0);
    QVERIFY(model.setData(model.index(0, role), u"auditor"_s));
    QVERIFY(model.setData(model.index(0, permissions), u"read, delete"_s));
    QVERIFY(model.setData(model.index(0, joined), u"2020-02-29"_s));
    QCOMPARE(model.index(0, permissions).data().toString(), u"[\"read\",\"delete\"]"_s);
    QVERIFY(isSaved(model));
    QVERIFY(settlesAll(model));
    QCOMPARE(model.index(0, joined).data().toString(), u"2020-02-29T00:00:00.000Z"_s);
    QCOMPARE(model.index(0, role).data().toString(), u"auditor"_s);

    // A new membership knows the organization that is shown; the user has to be chosen.
    QStringList outside = m_database->userIds();
    for (const QStringList &member : keysOf(model))
        outside.removeOne(member.first());
    QVERIFY(model.insertRow(0));
    QCOMPARE(model.index(0, model.organizationColumn()).data(Qt::EditRole).toString(), organization.text());
    QSignalSpy failed(&model, &RelationalModel::saveFailed);
    model.save();
    QCOMPARE(failed.size(), 1);
    QVERIFY(!model.index(0, 0).data(RelationalModel::ErrorRole).toString().isEmpty());
    QVERIFY(model.setData(model.index(0, model.userColumn()), outside.first()));
    QVERIFY(isSaved(model));
    QTRY_VERIFY(!model.hasPendingEdits());
    QVERIFY(settlesAll(model));
    QCOMPARE(model.rowCount(), count + 1);
    QVERIFY(rowOf(model, {outside.first(), organization.text()}) >= 0);

    // Rows of another scope keep their edits.
    const int row = rowOf(model, key);
    QVERIFY(model.removeRow(row));
    model.setScope(UserId(key.first()));
    QVERIFY(settles(model));
    QVERIFY(model.hasPendingEdits());
    QVERIFY(arrives(model, 0));
    QVERIFY(model.index(rowOf(model, key), 0).data(RelationalModel::RemovedRole).toBool());
    QVERIFY(isSaved(model));
    QTRY_VERIFY(!model.hasPendingEdits());
    QVERIFY(settlesAll(model));
    QCOMPARE(rowOf(model, key), -1);

    model.clearScope();
    QVERIFY(settles(model));
    QCOMPARE(keysOf(model).size(), 900);
}

void EditingTest::editsFollowTheirRow()
{
    Roster roster(m_database->database());
    UserModel model(roster);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int name = model.columnOf(Field::Name);
    model.sort(model.columnOf(Field::Email), Qt::AscendingOrder);
    QVERIFY(settles(model));
    QVERIFY(arrives(model, 4));
    const QStringList key = model.keyAt(4);
    QVERIFY(model.setData(model.index(4, name), u"Mine"_s));
    QVERIFY(model.insertRow(0));
    QVERIFY(model.setData(model.index(0, name), u"Brand new"_s));
    QCOMPARE(model.index(5, name).data().toString(), u"Mine"_s);

    model.sort(model.columnOf(Field::Email), Qt::DescendingOrder);
    QVERIFY(settles(model));
    QCOMPARE(model.index(0, name).data().toString(), u"Brand new"_s);
    const int row = rowOf(model, key);
    QVERIFY(row > 300);
    QCOMPARE(model.index(row, name).data().toString(), u"Mine"_s);
    QTRY_VERIFY(model.isDirty(model.index(row, name)));
    QVERIFY(!model.isDirty(model.index(5, name)));

    // Others push it down.
    QVERIFY(m_database->run(u"INSERT INTO users (id, email, name) VALUES (?, 'zz@example.org', 'z')"_s,
                            {u"00000000-0000-7000-8000-000000000001"_s}));
    model.refresh();
    QTRY_COMPARE(rowOf(model, key), row + 1);
    QCOMPARE(model.index(row + 1, name).data().toString(), u"Mine"_s);
    QCOMPARE(model.index(0, name).data().toString(), u"Brand new"_s);
    model.discardEdits();
    QVERIFY(model.index(row, name).data().toString() != u"Mine"_s);
    QCOMPARE(rowOf(model, key), row);
}

void EditingTest::stockCallsSave()
{
    Roster roster(m_database->database());
    UserModel model(roster);
    const int name = model.columnOf(Field::Name);
    model.sort(model.columnOf(Field::Email), Qt::AscendingOrder);
    QVERIFY(settles(model));
    QVERIFY(arrives(model, 20));
    const QString first = model.userAt(0).text();
    const QString last = model.userAt(20).text();
    QVERIFY(model.setData(model.index(0, name), u"First"_s));
    QVERIFY(model.setData(model.index(20, name), u"Last"_s));
    QVERIFY(!model.submitAll()); // it is not done yet
    QTRY_VERIFY(!model.hasPendingEdits());
    QCOMPARE(valueOf(u"name"_s, first), u"First"_s);
    QCOMPARE(valueOf(u"name"_s, last), u"Last"_s);

    QVERIFY(model.setData(model.index(0, name), u"Never"_s));
    model.revertAll();
    QVERIFY(!model.hasPendingEdits());
    QCOMPARE(model.index(0, name).data().toString(), u"First"_s);
    QVERIFY(!model.isDirty());
}

// By what there is: the name.
void EditingTest::historyNamesWhatHasNoSlug()
{
    QFETCH(const Engine, engine);
    TestDatabase database(engine, m_server.get(), TestDatabase::Content::Empty);
    database.executeAll(
        u"CREATE TABLE users (id TEXT PRIMARY KEY NOT NULL, nickname TEXT);\n"
        "CREATE TABLE organizations (id TEXT PRIMARY KEY NOT NULL, name TEXT);\n"
        "CREATE TABLE user_organizations (user_id TEXT NOT NULL REFERENCES users (id), organization_id TEXT "
        "NOT NULL"
        " REFERENCES organizations (id), role TEXT, PRIMARY KEY (user_id, organization_id));\n"
        "INSERT INTO users VALUES ('018f0000-0000-7000-8000-00000000000a', 'ada');\n"
        "INSERT INTO organizations VALUES ('018f0000-0000-7000-9000-000000000001', 'Acme');\n"
        "INSERT INTO user_organizations VALUES ('018f0000-0000-7000-8000-00000000000a',"
        " '018f0000-0000-7000-9000-000000000001', 'member')"_s);
    Roster roster(database.open());
    roster.rememberChanges();
    MembershipModel memberships(roster);
    QVERIFY(memberships.select());
    QVERIFY(settles(memberships));
    QVERIFY(arrives(memberships, 0));
    QVERIFY(memberships.setData(memberships.index(0, memberships.columnOf(Field::Role)), u"owner"_s));
    QVERIFY(isSaved(memberships));
    OrganizationModel organizations(roster);
    QVERIFY(organizations.select());
    QVERIFY(settles(organizations));
    QVERIFY(arrives(organizations, 0));
    QVERIFY(
        organizations.setData(organizations.index(0, organizations.columnOf(Field::Name)), u"Acme Ltd"_s));
    QVERIFY(isSaved(organizations));

    QVERIFY(roster.session());
    QStringList summaries;
    for (const HistoryEntry &entry : roster.session()->list({}))
        summaries << entry.summary;
    QCOMPARE(summaries, QStringList({u"Edited Acme Ltd"_s, u"Edited the membership of ada in Acme"_s}));
}

QTEST_GUILESS_MAIN(EditingTest)
#include "editingtest.moc"
