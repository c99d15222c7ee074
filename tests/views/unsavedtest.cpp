#include "tests/views/windowfixture.h"

#include "models/tables/relationalmodel.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

/// What was typed and is not saved is never lost by leaving: the window, the database, or a record.
class UnsavedTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void closingTheDatabaseAsks();
    void closingTheWindowAsks();
    void openingAnotherAsks();
    void savingThatIsRefusedStays();
    void nothingTypedIsNotAsked();
    void refusedEditKeepsItsRecord();

private:
    void typeName(const QString &text);
    bool isAsked() { return m_fixture->window().findChild<QMessageBox *>(u"unsavedBox"_s); }
    void answer(const char *button)
    {
        QTest::mouseClick(m_fixture->find<QPushButton>(button), Qt::LeftButton);
        QTRY_VERIFY(!isAsked());
    }
    void closeDatabase() { m_fixture->find<QAction>("closeDatabaseAction")->trigger(); }
    QString name() { return m_fixture->read(u"SELECT name FROM users WHERE email LIKE 'ada%'"_s); }
    QString shown() { return m_fixture->find<QLineEdit>("userName")->text(); }

    std::unique_ptr<WindowFixture> m_fixture;
};

void UnsavedTest::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open());
    QVERIFY(m_fixture->selectRow("usersTable", u"Ada"_s));
    QTRY_COMPARE(shown(), u"Ada"_s);
}

void UnsavedTest::typeName(const QString &text)
{
    auto *field = m_fixture->find<QLineEdit>("userName");
    field->selectAll();
    QTest::keyClicks(field, text);
}

void UnsavedTest::closingTheDatabaseAsks()
{
    typeName(u"Adele"_s);
    closeDatabase();
    QTRY_VERIFY(isAsked());
    answer("unsavedCancel");
    QCOMPARE(shown(), u"Adele"_s);
    QVERIFY(m_fixture->window().workspace());
    closeDatabase();
    QTRY_VERIFY(isAsked());
    answer("unsavedSave");
    QTRY_VERIFY(!m_fixture->window().workspace());
    QCOMPARE(name(), u"Adele"_s);
}

void UnsavedTest::closingTheWindowAsks()
{
    typeName(u"Adele"_s);
    QVERIFY(!m_fixture->window().close());
    QTRY_VERIFY(isAsked());
    QVERIFY(m_fixture->window().isVisible());
    answer("unsavedDiscard");
    QTRY_VERIFY(!m_fixture->window().isVisible());
    QCOMPARE(name(), u"Ada"_s);
}

void UnsavedTest::openingAnotherAsks()
{
    typeName(u"Adele"_s);
    m_fixture->window().openDatabase(DatabaseAddress::forFile(m_fixture->file()));
    QTRY_VERIFY(isAsked());
    answer("unsavedCancel");
    QCOMPARE(shown(), u"Adele"_s);
    QCOMPARE(name(), u"Ada"_s);
}

void UnsavedTest::savingThatIsRefusedStays()
{
    QVERIFY(m_fixture->write(
        u"CREATE TRIGGER no BEFORE UPDATE ON users BEGIN SELECT RAISE(ABORT, 'not today'); END"_s));
    typeName(u"Adele"_s);
    closeDatabase();
    QTRY_VERIFY(isAsked());
    answer("unsavedSave");
    QTRY_VERIFY(!m_fixture->find<QLabel>("userError")->text().isEmpty());
    QVERIFY(m_fixture->window().workspace());
    QCOMPARE(shown(), u"Adele"_s);
    closeDatabase();
    QTRY_VERIFY(isAsked()); // still
    answer("unsavedDiscard");
    QTRY_VERIFY(!m_fixture->window().workspace());
}

void UnsavedTest::nothingTypedIsNotAsked()
{
    closeDatabase();
    QVERIFY(!isAsked());
    QVERIFY(!m_fixture->window().workspace());
    QVERIFY(m_fixture->window().close());
}

void UnsavedTest::refusedEditKeepsItsRecord()
{
    QVERIFY(m_fixture->write(
        u"CREATE TRIGGER no BEFORE UPDATE ON user_organizations BEGIN SELECT RAISE(ABORT, 'not today'); END"_s));
    QVERIFY(m_fixture->waitForRows("userMemberships", 2));
    auto *table = m_fixture->find<TableView>("userMemberships");
    const int row = m_fixture->rowOf(*table, u"Labs"_s);
    const QModelIndex cell = table->model()->index(row, m_fixture->columnOf(*table, u"Role"_s));
    QVERIFY(table->model()->setData(cell, u"guest"_s));
    auto *model = qobject_cast<RelationalModel *>(table->model());
    QVERIFY(model);
    if (model->hasUnsavedEdits() && !model->isSaving())
        model->save();
    QTRY_VERIFY(model->hasRefusedEdits());
    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s));
    QTRY_VERIFY(m_fixture->find<QLabel>("messageText")->text().contains("not saved yet"_L1));
    QCOMPARE(shown(), u"Ada"_s);
    QCOMPARE(cell.data().toString(), u"guest"_s);
    auto *users = m_fixture->find<TableView>("usersTable");
    QTRY_COMPARE(users->currentIndex().row(), m_fixture->rowOf(*users, u"Ada"_s)); // found by a worker
    closeDatabase();
    QTRY_VERIFY(isAsked());
    answer("unsavedCancel");
    QTest::mouseClick(m_fixture->find<QPushButton>("messageAction"), Qt::LeftButton);
    QVERIFY(!model->hasUnsavedEdits());
    QVERIFY(m_fixture->selectRow("usersTable", u"Bob"_s));
    QTRY_COMPARE(shown(), u"Bob"_s);
}

QTEST_MAIN(UnsavedTest)
#include "unsavedtest.moc"
