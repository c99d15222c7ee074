#include "models/transfer/rejectionmodel.h"
#include "tests/views/importfixture.h"
#include "tests/views/pictures.h"
#include "views/tableview.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHelpEvent>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace Qt::StringLiterals;

// What an import would do, and what it did.
class ImportPreviewTest : public QObject, protected ImportFixture {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestDatabase::addEngineRows(); }
    void initTestCase() { QVERIFY(startServer()); }
    void init()
    {
        QFETCH_GLOBAL(Engine, engine);
        setUp(engine);
    }
    void cleanup() { tearDown(); }

    void importsSamples();
    void listsRejectedRows();
    void reasonsCanBeRead();
    void showsRowsBehindNumbers();
    void showsRowsThatChangeNothing();
    void tellsWhatRejectedRowsKeep();
    void skipsRejectedRowsWhenAsked();
    void acceptsSuggestions();
    void savesRejectedRows();
    void removalsAreConfirmed();
    void lastOwnerIsAskedAbout();
    void createsUnknown();
    void cancelLeavesNothing();
};

void ImportPreviewTest::importsSamples()
{
    importFile(sample(u"users.csv"_s), Entity::User);
    QCOMPARE(count(u"users"_s), 3000);
    QVERIFY2(text("importResult").startsWith(u"3,000 row"_s)
                 && text("importResult").contains(u"3,000 added"_s),
             qPrintable(text("importResult")));
    QVERIFY(text("importResult").contains(u"change 1 of the history"_s));
    QVERIFY(!part<QPushButton>(u"importBack"_s)->isEnabled()); // it is written
    const QSignalSpy reverted(m_wizard.get(), &ImportWizard::revertWanted);
    click("importRevert");
    QCOMPARE(reverted.size(), 1);
    QCOMPARE(reverted.first().at(1).toString(), u"Import of users.csv"_s);
    savePicture(*m_wizard, u"import-result"_s);
    click("importClose");
    QVERIFY(!m_wizard->isVisible());

    importFile(sample(u"organizations.csv"_s), Entity::Organization);
    QCOMPARE(count(u"organizations"_s), 264);

    toPreview(sample(u"memberships.csv"_s));
    QCOMPARE(counts(), QStringList{u"To add: 9,000"_s});
    QCOMPARE(rowsOf(u"To add: 9,000"_s).size(), 500); // more when one scrolls
    QCOMPARE(count(u"user_organizations"_s), 0);
    savePicture(*m_wizard, u"import-preview"_s);
    next();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), 30000);
    QCOMPARE(count(u"user_organizations"_s), 9000);
    QCOMPARE(count(u"roster_changes"_s), 3);

    importFile(sample(u"memberships.csv"_s), Entity::Membership);
    QVERIFY2(text("importResult").contains(u"9,000 there already"_s), qPrintable(text("importResult")));
    QVERIFY(!part<QPushButton>(u"importRevert"_s)->isVisible()); // nothing was changed
    QCOMPARE(count(u"roster_changes"_s), 3);
}

void ImportPreviewTest::listsRejectedRows()
{
    importFile(sample(u"users.csv"_s), Entity::User);
    importFile(sample(u"organizations.csv"_s), Entity::Organization);
    open(sample(u"memberships-with-mistakes.csv"_s));
    QVERIFY(text("importFormat").contains(u"UTF-16"_s));
    next();
    next();
    QTRY_VERIFY(counts().contains(u"Rejected: 11"_s));
    QStringList lines;
    for (int row = 0; row < rejections()->rowCount(); ++row)
        lines << rejections()->index(row, RejectionModel::LineColumn).data().toString();
    lines.removeDuplicates();
    QCOMPARE(lines.join(u' '), u"5 11 18 22 25 28 31 35 43 46 49"_s);
    QVERIFY(part<TableView>(u"importRejections"_s)->isVisible());
    const QModelIndex halcyon = rejections()->index(3, RejectionModel::ValueColumn);
    QCOMPARE(halcyon.data().toString(), u"project-halcyon"_s);
    QVERIFY(!halcyon.siblingAtColumn(RejectionModel::ReasonColumn).data().toString().isEmpty());
    QVERIFY(!canGoOn()); // all or nothing
    savePicture(*m_wizard, u"import-rejected"_s);
    QCOMPARE(count(u"user_organizations"_s), 0);
}

// On a small screen as well.
void ImportPreviewTest::reasonsCanBeRead()
{
    addPeople();
    toPreview(writeFile("User,Organization,Joined\nada@example.org,acme,2024-02-30\n"
                        "somebody.with.a.rather.long.name@example.org,acme,\n"));
    m_wizard->resize(690, 480);
    auto *table = part<TableView>(u"importRejections"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    const QModelIndex reason = table->model()->index(0, RejectionModel::ReasonColumn);
    const QString date = reason.data().toString();
    QVERIFY2(date.contains(u"2024-02-30"_s), qPrintable(date));
    const auto isWhole = [&] {
        const QRect cell = table->visualRect(reason);
        const QRect room = cell.adjusted(4, 0, -4, 0);
        const QRect needed = table->fontMetrics().boundingRect(room, Qt::TextWordWrap, date);
        return table->viewport()->rect().contains(cell) && room.height() >= needed.height()
            && room.width() >= needed.width();
    };
    QTRY_VERIFY(isWhole());
    savePicture(*m_wizard, u"import-reasons"_s);

    const QModelIndex longer = reason.siblingAtRow(1);
    const QPoint inside = table->visualRect(longer).center();
    QHelpEvent pointed(QEvent::ToolTip, inside, table->viewport()->mapToGlobal(inside));
    QCoreApplication::sendEvent(table->viewport(), &pointed);
    QVERIFY(QToolTip::text().contains(u"somebody.with.a.rather.long.name@example.org"_s));
}

void ImportPreviewTest::showsRowsBehindNumbers()
{
    addPeople();
    const QString file =
        writeFile("user,organization,role\nbob@example.org,labs,admin\nbob@example.org,acme,admin\n");
    open(file);
    next();
    choose(part<QComboBox>(u"importMode"_s), u"becomes exactly what the file lists"_s);
    QVERIFY(!canGoOn());
    choose(part<QComboBox>(u"importPer"_s), u"of each organization in the file"_s);
    next();
    QTRY_COMPARE(counts(), QStringList({u"To add: 1"_s, u"To update: 1"_s, u"To remove: 2"_s}));
    QCOMPARE(rowsOf(u"To add: 1"_s).size(), 1);
    QVERIFY2(rowsOf(u"To add: 1"_s).first().startsWith(u"Bob|Labs|"_s),
             qPrintable(rowsOf(u"To add: 1"_s).first()));
    const QString update = rowsOf(u"To update: 1"_s).value(0);
    QVERIFY2(update.startsWith(u"Bob|Acme|"_s) && update.contains(u"member"_s) && update.contains(u"admin"_s),
             qPrintable(update));
    QCOMPARE(rowsOf(u"To remove: 2"_s).size(), 2);
    QCOMPARE(count(u"user_organizations"_s), 3);
    savePicture(*m_wizard, u"import-removals"_s);
}

void ImportPreviewTest::showsRowsThatChangeNothing()
{
    addPeople();
    toPreview(
        writeFile("user,organization\nbob@example.org,labs\nada@example.org,acme\nBob@example.org,labs\n"));
    QTRY_COMPARE(counts(), QStringList({u"To add: 1"_s, u"Unchanged: 1"_s, u"Repeated: 1"_s}));
    const auto *settled = part<TableView>(u"importSettled"_s);
    const auto row = [&](const QString &count) {
        part<QListWidget>(u"importCounts"_s)->setCurrentRow(int(counts().indexOf(count)));
        QStringList cells;
        for (int column = 0; settled->isVisible() && column < settled->model()->columnCount(); ++column)
            cells << settled->model()->index(0, column).data().toString();
        return cells.join(u'|');
    };
    QCOMPARE(row(u"Unchanged: 1"_s), u"3|ada@example.org|acme|is there already"_s);
    QCOMPARE(row(u"Repeated: 1"_s), u"4|Bob@example.org|labs|says the same as line 2"_s);
    QCOMPARE(settled->model()->rowCount(), 1);
    savePicture(*m_wizard, u"import-settled"_s);
    QCOMPARE(rowsOf(u"To add: 1"_s).size(), 1);
    QVERIFY(!settled->isVisible());
}

void ImportPreviewTest::tellsWhatRejectedRowsKeep()
{
    addPeople();
    open(writeFile("user,organization\nada@example.org,acme\nada@example.org,nowhere\n"));
    next();
    choose(part<QComboBox>(u"importMode"_s), u"goes if the file does not list it"_s);
    choose(part<QComboBox>(u"importPer"_s), u"of each user in the file"_s);
    next();
    QTRY_COMPARE(counts(), QStringList({u"Unchanged: 1"_s, u"Rejected: 1"_s}));
    QVERIFY2(text("importSummary").contains(u"1 membership(s) that would have been removed stay"_s),
             qPrintable(text("importSummary")));
}

void ImportPreviewTest::skipsRejectedRowsWhenAsked()
{
    addPeople();
    toPreview(writeFile("user,organization\nbob@example.org,labs\nbob@example.org,nowhere\n"));
    QVERIFY(!canGoOn());
    QTest::mouseClick(part<QCheckBox>(u"importSkip"_s), Qt::LeftButton, {}, {5, 5});
    next();
    QTRY_VERIFY(isDone());
    QCOMPARE(count(u"user_organizations"_s), 4);
    QVERIFY(text("importResult").contains(u"1 row(s) rejected"_s));
    QVERIFY(part<QPushButton>(u"importSaveSkipped"_s)->isVisible());
}

void ImportPreviewTest::acceptsSuggestions()
{
    addPeople();
    toPreview(
        writeFile("user,organization\nbob@exmaple.org,labs\nbob@exmaple.org,acme\nada@example.org,lbas\n"));
    QTRY_COMPARE(counts(), QStringList{u"Rejected: 3"_s});
    QCOMPARE(rejections()->index(0, RejectionModel::SuggestionColumn).data().toString(),
             u"bob@example.org"_s);
    savePicture(*m_wizard, u"import-suggestions"_s);
    part<TableView>(u"importRejections"_s)->selectRow(0);
    click("importAccept"); // for both rows that say so
    QTRY_COMPARE(counts(), QStringList({u"To add: 1"_s, u"Unchanged: 1"_s, u"Rejected: 1"_s}));
    click("messageAction"); // undo
    QTRY_COMPARE(counts(), QStringList{u"Rejected: 3"_s});
    part<TableView>(u"importRejections"_s)->selectRow(0);
    click("importAccept");
    QTRY_COMPARE(counts(), QStringList({u"To add: 1"_s, u"Unchanged: 1"_s, u"Rejected: 1"_s}));
    click("importAccept"); // for all that are left
    QTRY_COMPARE(counts(), QStringList({u"To add: 1"_s, u"Unchanged: 2"_s}));
    QVERIFY(!part<QPushButton>(u"importAccept"_s)->isVisible());
    next();
    QTRY_VERIFY(isDone());
    QCOMPARE(count(u"user_organizations"_s), 4);
}

void ImportPreviewTest::savesRejectedRows()
{
    addPeople();
    toPreview(writeFile("user,organization,role\nbob@example.org,labs,x\nbob@example.org,nowhere,y\n"));
    click("importSaveRejected");
    auto *dialog = m_wizard->findChild<QFileDialog *>(u"importSaveDialog"_s);
    QVERIFY(dialog);
    const QString path = m_database->folder() + u"/rejected.csv"_s;
    emit dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY(text("messageText").contains(u"rejected.csv"_s));
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QByteArray content = saved.readAll();
    QVERIFY2(content.contains("nowhere") && !content.contains("labs"), content.constData());

    // Repaired, it imports.
    toPreview(writeFile(QByteArray(content).replace(",nowhere,", ",labs,"), u"repaired.csv"_s));
    QTRY_COMPARE(counts(), QStringList{u"To add: 1"_s});
}

void ImportPreviewTest::removalsAreConfirmed()
{
    addPeople();
    open(writeFile("user,organization\nada@example.org,acme\n"));
    next();
    choose(part<QComboBox>(u"importMode"_s), u"goes if the file does not list it"_s);
    choose(part<QComboBox>(u"importPer"_s), u"of each user in the file"_s);
    next();
    QTRY_COMPARE(counts(), QStringList({u"To remove: 1"_s, u"Unchanged: 1"_s}));
    auto *confirm = part<QCheckBox>(u"importConfirm"_s);
    QVERIFY(confirm->isVisible());
    QVERIFY(!canGoOn());
    QTest::mouseClick(confirm, Qt::LeftButton, {}, {5, 5});
    next();
    QTRY_VERIFY(isDone());
    QCOMPARE(count(u"user_organizations"_s), 2);
}

void ImportPreviewTest::lastOwnerIsAskedAbout()
{
    addPeople();
    open(writeFile("user,organization\nada@example.org,acme\n"));
    next();
    choose(part<QComboBox>(u"importMode"_s), u"goes if the file lists it"_s);
    next();
    next();
    QTRY_VERIFY(part<QPushButton>(u"messageAction"_s)->isVisible());
    QCOMPARE(part<QPushButton>(u"messageAction"_s)->text(), u"Import anyway"_s);
    QCOMPARE(count(u"user_organizations"_s), 3);
    QVERIFY(!isDone());
    QVERIFY(part<QPushButton>(u"importBack"_s)->isEnabled());
    click("messageAction");
    QTRY_VERIFY(isDone());
    QCOMPARE(count(u"user_organizations"_s), 2);
}

void ImportPreviewTest::createsUnknown()
{
    toPreview(writeFile("user,organization\nada@example.org,acme\n"));
    QTRY_VERIFY(rejections()->rowCount() > 0);
    for (const QString &name : {u"importCreateUsers"_s, u"importCreateOrganizations"_s}) {
        QTest::mouseClick(part<QCheckBox>(name), Qt::LeftButton, {}, {5, 5});
        QTRY_VERIFY(!text("importSummary").endsWith(u'…'));
    }
    QTRY_COMPARE(counts(),
                 QStringList({u"Users to create: 1"_s, u"Organizations to create: 1"_s, u"To add: 1"_s}));
    // The names of what does not exist yet.
    const QString row = rowsOf(u"To add: 1"_s).value(0);
    QVERIFY2(row.contains(u"ada"_s) && row.contains(u"acme"_s), qPrintable(row));
    next();
    QTRY_VERIFY(isDone());
    QCOMPARE(count(u"users"_s), 1);
    QCOMPARE(count(u"organizations"_s), 1);
    QCOMPARE(count(u"user_organizations"_s), 1);
}

void ImportPreviewTest::cancelLeavesNothing()
{
    QByteArray content = "email,name\n";
    for (int i = 0; i < 200000; ++i)
        content += "user" + QByteArray::number(i) + "@example.org,User " + QByteArray::number(i) + '\n';
    toPreview(writeFile(content), Entity::User);
    next();
    // As soon as it writes.
    auto *progress = part<QLabel>(u"importWriteProgressText"_s);
    QTRY_VERIFY_WITH_TIMEOUT(progress->text().startsWith(u"Writing"_s), 100000);
    savePicture(*m_wizard, u"import-progress"_s);
    click("importCancel");
    QTRY_VERIFY_WITH_TIMEOUT(text("messageText") == u"Cancelled. Nothing was imported."_s, 10000);
    QVERIFY(m_wizard->isVisible());
    QCOMPARE(count(u"users"_s), 0);
    QCOMPARE(count(u"roster_changes"_s), 0);
    click("importBack"); // and again from there
    QTRY_VERIFY_WITH_TIMEOUT(canGoOn(), 30000);
}

int main(int argc, char **argv)
{
    ImportPreviewTest test;
    return runImportTest(test, argc, argv);
}

#include "importpreviewtest.moc"
