#include "views/importwizard.h"
#include "models/membership/roster.h"
#include "models/transfer/mappingmemory.h"
#include "models/transfer/rejectionmodel.h"
#include "tests/support/testdatabase.h"
#include "tests/views/pictures.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

class ImportWizardTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestDatabase::addEngineRows(); }
    void initTestCase();
    void init();
    void cleanup();

    void startsEmpty();
    void importsSamples();
    void listsRejectedRows();
    void showsRowsBehindNumbers();
    void skipsRejectedRowsWhenAsked();
    void acceptsSuggestions();
    void savesRejectedRows();
    void goesBackAndForth();
    void formatByHand();
    void mappingIsProposedAndCorrected();
    void mappingIsRemembered();
    void fixedValues();
    void modesAndOwners();
    void removalsAreConfirmed();
    void lastOwnerIsAskedAbout();
    void createsUnknown();
    void cancelLeavesNothing();
    void badFilesAreSaid();
    void takesDrops();
    void enterImportsNothing();
    void pictures();

private:
    void open(const QString &path, Entity kind = Entity::Membership);
    // Of the step that is shown.
    template <class T> T *part(const QString &name) const
    {
        T *found = m_wizard->currentPage()->findChild<T *>(name);
        return found ? found : m_wizard->findChild<T *>(name);
    }
    void click(const QString &name) const { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    bool canGoOn() const { return part<QPushButton>(u"importNext"_s)->isEnabled(); }
    void next() const;
    void toPreview(const QString &path, Entity kind = Entity::Membership);
    void importFile(const QString &path, Entity kind);
    bool isDone() const { return part<QPushButton>(u"importClose"_s)->isEnabled(); }
    QString text(const QString &label) const { return part<QLabel>(label)->text(); }
    QStringList counts() const;
    QStringList rowsOf(const QString &count) const;
    QAbstractItemModel *rows() const { return part<QTableView>(u"importRows"_s)->model(); }
    QAbstractItemModel *rejections() const { return part<QTableView>(u"importRejections"_s)->model(); }
    QComboBox *field(int column) const { return part<QComboBox>(u"fieldCombo%1"_s.arg(column)); }
    void choose(QComboBox *box, const QString &text) const;
    static QString sample(const QString &name) { return QStringLiteral(ROSTER_SAMPLES) + u'/' + name; }
    QString writeFile(const QByteArray &content, const QString &name = u"test.csv"_s) const;
    qint64 count(const QString &table) { return m_database->number(u"SELECT count(*) FROM "_s + table); }
    void addPeople();

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Roster> m_roster;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MappingMemory> m_memory;
    std::unique_ptr<ImportWizard> m_wizard;
};

void ImportWizardTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void ImportWizardTest::init()
{
    QFETCH_GLOBAL(Engine, engine);
    m_database = std::make_unique<TestDatabase>(engine, m_server.get());
    m_roster = std::make_unique<Roster>(m_database->open());
    m_settings = std::make_unique<QSettings>(m_database->folder() + u"/settings.ini"_s, QSettings::IniFormat);
    m_memory = std::make_unique<MappingMemory>(*m_settings);
}

void ImportWizardTest::cleanup()
{
    m_wizard.reset();
    m_roster.reset();
    m_database.reset();
}

// Ada owns Acme and is in Labs; Bob is in Acme.
void ImportWizardTest::addPeople()
{
    const QString ada = m_database->addUser(u"ada@example.org"_s, u"Ada"_s);
    const QString bob = m_database->addUser(u"bob@example.org"_s, u"Bob"_s);
    const QString acme = m_database->addOrganization(u"acme"_s, u"Acme"_s);
    const QString labs = m_database->addOrganization(u"labs"_s, u"Labs"_s);
    m_database->addMembership(ada, acme, u"owner"_s);
    m_database->addMembership(ada, labs, u"member"_s);
    m_database->addMembership(bob, acme, u"member"_s);
}

void ImportWizardTest::open(const QString &path, Entity kind)
{
    m_wizard = std::make_unique<ImportWizard>(*m_roster, m_memory.get());
    m_wizard->show();
    m_wizard->setKind(kind);
    m_wizard->setFile(path);
    QTRY_VERIFY(rows()->rowCount() > 0);
}

QString ImportWizardTest::writeFile(const QByteArray &content, const QString &name) const
{
    QFile file(m_database->folder() + u'/' + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

void ImportWizardTest::choose(QComboBox *box, const QString &text) const
{
    box->setCurrentIndex(box->findText(text));
    QCOMPARE(box->currentText(), text);
    emit box->activated(box->currentIndex());
}

void ImportWizardTest::next() const
{
    QTRY_VERIFY_WITH_TIMEOUT(canGoOn(), 30000);
    click(u"importNext"_s);
}

void ImportWizardTest::toPreview(const QString &path, Entity kind)
{
    open(path, kind);
    next();
    next();
    QTRY_VERIFY_WITH_TIMEOUT(!text(u"importSummary"_s).endsWith(u'…'), 30000);
}

void ImportWizardTest::importFile(const QString &path, Entity kind)
{
    toPreview(path, kind);
    next();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), 30000);
}

QStringList ImportWizardTest::counts() const
{
    const auto *list = part<QListWidget>(u"importCounts"_s);
    QStringList texts;
    for (int row = 0; row < list->count(); ++row)
        texts << list->item(row)->text();
    return texts;
}

// Chooses a number and says user, organization and values of the rows behind it.
QStringList ImportWizardTest::rowsOf(const QString &count) const
{
    auto *list = part<QListWidget>(u"importCounts"_s);
    list->setCurrentRow(int(counts().indexOf(count)));
    const QAbstractItemModel *model = part<QTableView>(u"importChanges"_s)->model();
    if (!QTest::qWaitFor([model] { return model->rowCount() > 0; }))
        return {};
    QStringList rows;
    for (int row = 0; row < model->rowCount(); ++row) {
        QStringList cells;
        for (const int column : {0, 1, 3})
            cells << model->index(row, column).data().toString();
        rows << cells.join(u'|');
    }
    rows.sort();
    return rows;
}

void ImportWizardTest::startsEmpty()
{
    m_wizard = std::make_unique<ImportWizard>(*m_roster, m_memory.get());
    m_wizard->show();
    QVERIFY(!canGoOn());
    QVERIFY(!part<QPushButton>(u"importBack"_s)->isVisible());
    click(u"importCancel"_s);
    QVERIFY(!m_wizard->isVisible());
}

void ImportWizardTest::importsSamples()
{
    importFile(sample(u"users.csv"_s), Entity::User);
    QCOMPARE(count(u"users"_s), 3000);
    QVERIFY2(text(u"importResult"_s).startsWith(u"3,000 row"_s)
                 && text(u"importResult"_s).contains(u"3,000 added"_s),
             qPrintable(text(u"importResult"_s)));
    QVERIFY(text(u"importResult"_s).contains(u"change 1 of the history"_s));
    QVERIFY(!part<QPushButton>(u"importBack"_s)->isEnabled()); // it is written
    const QSignalSpy reverted(m_wizard.get(), &ImportWizard::revertWanted);
    click(u"importRevert"_s);
    QCOMPARE(reverted.size(), 1);
    QCOMPARE(reverted.first().at(1).toString(), u"Import of users.csv"_s);
    savePicture(*m_wizard, u"import-result"_s);
    click(u"importClose"_s);
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
    QVERIFY2(text(u"importResult"_s).contains(u"9,000 there already"_s), qPrintable(text(u"importResult"_s)));
    QVERIFY(!part<QPushButton>(u"importRevert"_s)->isVisible()); // nothing was changed
    QCOMPARE(count(u"roster_changes"_s), 3);
}

void ImportWizardTest::listsRejectedRows()
{
    importFile(sample(u"users.csv"_s), Entity::User);
    importFile(sample(u"organizations.csv"_s), Entity::Organization);
    open(sample(u"memberships-with-mistakes.csv"_s));
    QVERIFY(text(u"importFormat"_s).contains(u"UTF-16"_s));
    next();
    next();
    QTRY_VERIFY(counts().contains(u"Rejected: 11"_s));
    QStringList lines;
    for (int row = 0; row < rejections()->rowCount(); ++row)
        lines << rejections()->index(row, RejectionModel::LineColumn).data().toString();
    lines.removeDuplicates();
    QCOMPARE(lines.join(u' '), u"5 11 18 22 25 28 31 35 43 46 49"_s);
    QVERIFY(part<QTableView>(u"importRejections"_s)->isVisible());
    const QModelIndex halcyon = rejections()->index(3, RejectionModel::ValueColumn);
    QCOMPARE(halcyon.data().toString(), u"project-halcyon"_s);
    QVERIFY(!halcyon.siblingAtColumn(RejectionModel::ReasonColumn).data().toString().isEmpty());
    QVERIFY(!canGoOn()); // all or nothing
    savePicture(*m_wizard, u"import-rejected"_s);
    QCOMPARE(count(u"user_organizations"_s), 0);
}

void ImportWizardTest::showsRowsBehindNumbers()
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

void ImportWizardTest::skipsRejectedRowsWhenAsked()
{
    addPeople();
    toPreview(writeFile("user,organization\nbob@example.org,labs\nbob@example.org,nowhere\n"));
    QVERIFY(!canGoOn());
    QTest::mouseClick(part<QCheckBox>(u"importSkip"_s), Qt::LeftButton, {}, {5, 5});
    next();
    QTRY_VERIFY(isDone());
    QCOMPARE(count(u"user_organizations"_s), 4);
    QVERIFY(text(u"importResult"_s).contains(u"1 row(s) rejected"_s));
    QVERIFY(part<QPushButton>(u"importSaveSkipped"_s)->isVisible());
}

void ImportWizardTest::acceptsSuggestions()
{
    addPeople();
    toPreview(
        writeFile("user,organization\nbob@exmaple.org,labs\nbob@exmaple.org,acme\nada@example.org,lbas\n"));
    QTRY_COMPARE(counts(), QStringList{u"Rejected: 3"_s});
    QCOMPARE(rejections()->index(0, RejectionModel::SuggestionColumn).data().toString(),
             u"bob@example.org"_s);
    savePicture(*m_wizard, u"import-suggestions"_s);
    part<QTableView>(u"importRejections"_s)->selectRow(0);
    click(u"importAccept"_s); // for both rows that say so
    QTRY_COMPARE(counts(), QStringList({u"To add: 1"_s, u"Rejected: 1"_s}));
    click(u"importAccept"_s); // for all that are left
    QTRY_COMPARE(counts(), QStringList{u"To add: 1"_s});
    QVERIFY(!part<QPushButton>(u"importAccept"_s)->isVisible());
    next();
    QTRY_VERIFY(isDone());
    QCOMPARE(count(u"user_organizations"_s), 4);
}

void ImportWizardTest::savesRejectedRows()
{
    addPeople();
    toPreview(writeFile("user,organization,role\nbob@example.org,labs,x\nbob@example.org,nowhere,y\n"));
    click(u"importSaveRejected"_s);
    auto *dialog = m_wizard->findChild<QFileDialog *>(u"importSaveDialog"_s);
    QVERIFY(dialog);
    const QString path = m_database->folder() + u"/rejected.csv"_s;
    emit dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY(text(u"messageText"_s).contains(u"rejected.csv"_s));
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QByteArray content = saved.readAll();
    QVERIFY2(content.contains("nowhere") && !content.contains("labs"), content.constData());

    // Repaired, it imports.
    toPreview(writeFile(QByteArray(content).replace(",nowhere,", ",labs,"), u"repaired.csv"_s));
    QTRY_COMPARE(counts(), QStringList{u"To add: 1"_s});
}

void ImportWizardTest::goesBackAndForth()
{
    addPeople();
    toPreview(writeFile("user,organization,role\nbob@example.org,labs,x\n"));
    QCOMPARE(counts(), QStringList{u"To add: 1"_s});
    click(u"importBack"_s);
    choose(field(2), u"(ignored)"_s);
    click(u"importBack"_s);
    QCOMPARE(rows()->rowCount(), 1);
    m_wizard->setFile(
        writeFile("user,organization\nbob@example.org,labs\nada@example.org,acme\n", u"2.csv"_s));
    QTRY_COMPARE(rows()->rowCount(), 2);
    next();
    next();
    QTRY_COMPARE(counts(), QStringList{u"To add: 1"_s});
    next();
    QTRY_VERIFY(isDone());
    QCOMPARE(count(u"user_organizations"_s), 4);
}

void ImportWizardTest::formatByHand()
{
    addPeople();
    open(writeFile("# exported\nada@example.org;Caf\xe9;labs\n"));
    part<QSpinBox>(u"importSkippedLines"_s)->setValue(1);
    QTest::mouseClick(part<QCheckBox>(u"importHeader"_s), Qt::LeftButton, {}, {5, 5});
    choose(part<QComboBox>(u"importEncoding"_s), u"ISO-8859-1"_s);
    choose(part<QComboBox>(u"importDelimiter"_s), u"Semicolon"_s);
    QTRY_COMPARE(rows()->columnCount(), 3);
    QTRY_COMPARE(rows()->index(0, 1).data().toString(), u"Café"_s);
    QCOMPARE(rows()->rowCount(), 1);
    QVERIFY(text(u"importFormat"_s).contains(u"ISO-8859-1"_s));
    choose(part<QComboBox>(u"importDelimiter"_s), u"Comma"_s);
    QTRY_COMPARE(rows()->columnCount(), 1);
}

void ImportWizardTest::mappingIsProposedAndCorrected()
{
    addPeople();
    open(writeFile("Login,Whatever,Role\nbob@example.org,labs,admin\n"));
    next();
    QCOMPARE(field(0)->currentText(), u"User"_s);
    QCOMPARE(field(1)->currentText(), u"(ignored)"_s);
    QVERIFY(part<QLabel>(u"importProblem"_s)->isVisible());
    QVERIFY(!canGoOn());
    choose(field(0), u"Organization"_s);
    choose(field(1), u"Organization"_s); // goes over from the other column
    QCOMPARE(field(0)->currentText(), u"(ignored)"_s);
    QVERIFY(!canGoOn());
    choose(field(0), u"User"_s);
    QVERIFY(!part<QLabel>(u"importProblem"_s)->isVisible());
    next();
    QTRY_COMPARE(counts(), QStringList{u"To add: 1"_s});
}

void ImportWizardTest::mappingIsRemembered()
{
    addPeople();
    const QString file = writeFile("Login,Whatever\nbob@example.org,labs\n");
    open(file);
    next();
    choose(field(1), u"Organization"_s);
    next();
    next();
    QTRY_VERIFY(isDone());
    open(writeFile("login,WHATEVER\nada@example.org,acme\n", u"again.csv"_s));
    next();
    QCOMPARE(field(1)->currentText(), u"Organization"_s);
    open(writeFile("login,whatever,else\nada@example.org,acme,x\n", u"other.csv"_s)); // other headers
    next();
    QCOMPARE(field(1)->currentText(), u"(ignored)"_s);
}

void ImportWizardTest::fixedValues()
{
    addPeople();
    open(writeFile("email\nbob@example.org\n"));
    next();
    QVERIFY(!canGoOn());
    QVERIFY(!part<QLineEdit>(u"importFixeduser"_s)->isVisible()); // has a column
    QTest::keyClicks(part<QLineEdit>(u"importFixedorganization"_s), u"Labs"_s);
    QTest::keyClicks(part<QLineEdit>(u"importFixedrole"_s), u"admin"_s);
    savePicture(*m_wizard, u"import-columns"_s);
    next();
    QTRY_COMPARE(counts(), QStringList{u"To add: 1"_s});
    next();
    QTRY_VERIFY(isDone());
    QCOMPARE(
        m_database->rows(u"SELECT u.name, o.name, m.role FROM user_organizations m JOIN users u ON u.id = "
                         "m.user_id JOIN organizations o ON o.id = m.organization_id WHERE m.role = "
                         "'admin'"_s),
        QStringList{u"Bob|Labs|admin"_s});
}

void ImportWizardTest::modesAndOwners()
{
    addPeople();
    open(writeFile("email,name\nada@example.org,Ada L.\n"), Entity::User);
    next();
    auto *mode = part<QComboBox>(u"importMode"_s);
    QCOMPARE(mode->count(), 2); // an import never removes users
    choose(mode, u"is updated"_s);
    next();
    QTRY_COMPARE(counts(), QStringList{u"To update: 1"_s});

    open(writeFile("user,organization\nbob@example.org,acme\n"));
    next();
    choose(part<QComboBox>(u"importMode"_s), u"goes if the file lists it"_s);
    QVERIFY(!part<QComboBox>(u"importPer"_s)->isVisible());
    next();
    QTRY_COMPARE(counts(), QStringList{u"To remove: 1"_s});
    next();
    QTRY_VERIFY(isDone());
    QCOMPARE(count(u"user_organizations"_s), 2);
}

void ImportWizardTest::removalsAreConfirmed()
{
    addPeople();
    open(writeFile("user,organization\nada@example.org,acme\n"));
    next();
    choose(part<QComboBox>(u"importMode"_s), u"goes if the file does not list it"_s);
    choose(part<QComboBox>(u"importPer"_s), u"of each user in the file"_s);
    next();
    QTRY_COMPARE(counts(), QStringList{u"To remove: 1"_s});
    auto *confirm = part<QCheckBox>(u"importConfirm"_s);
    QVERIFY(confirm->isVisible());
    QVERIFY(!canGoOn());
    QTest::mouseClick(confirm, Qt::LeftButton, {}, {5, 5});
    next();
    QTRY_VERIFY(isDone());
    QCOMPARE(count(u"user_organizations"_s), 2);
}

void ImportWizardTest::lastOwnerIsAskedAbout()
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
    click(u"messageAction"_s);
    QTRY_VERIFY(isDone());
    QCOMPARE(count(u"user_organizations"_s), 2);
}

void ImportWizardTest::createsUnknown()
{
    toPreview(writeFile("user,organization\nada@example.org,acme\n"));
    QTRY_VERIFY(rejections()->rowCount() > 0);
    for (const QString &name : {u"importCreateUsers"_s, u"importCreateOrganizations"_s}) {
        QTest::mouseClick(part<QCheckBox>(name), Qt::LeftButton, {}, {5, 5});
        QTRY_VERIFY(!text(u"importSummary"_s).endsWith(u'…'));
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

void ImportWizardTest::cancelLeavesNothing()
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
    click(u"importCancel"_s);
    QTRY_VERIFY_WITH_TIMEOUT(text(u"messageText"_s) == u"Cancelled. Nothing was imported."_s, 10000);
    QVERIFY(m_wizard->isVisible());
    QCOMPARE(count(u"users"_s), 0);
    QCOMPARE(count(u"roster_changes"_s), 0);
    click(u"importBack"_s); // and again from there
    QTRY_VERIFY_WITH_TIMEOUT(canGoOn(), 30000);
}

void ImportWizardTest::badFilesAreSaid()
{
    m_wizard = std::make_unique<ImportWizard>(*m_roster, m_memory.get());
    m_wizard->show();
    for (const QString &path : {m_database->folder() + u"/missing.csv"_s, writeFile({}, u"empty.csv"_s),
                                writeFile(QByteArray(1000, '\0'), u"binary.csv"_s)}) {
        m_wizard->setFile(path);
        QTRY_VERIFY2(part<QLabel>(u"messageText"_s)->isVisible(), qPrintable(path));
        QVERIFY(!canGoOn());
        QCOMPARE(rows()->rowCount(), 0);
    }
    m_wizard->setFile(writeFile("user,organization\na@example.org,acme\n"));
    QTRY_COMPARE(rows()->rowCount(), 1);
    QVERIFY(!part<QLabel>(u"messageText"_s)->isVisible());
}

void ImportWizardTest::takesDrops()
{
    m_wizard = std::make_unique<ImportWizard>(*m_roster, m_memory.get());
    m_wizard->show();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(writeFile("user,organization\na@example.org,acme\n"))});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_wizard.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_wizard.get(), &drop);
    QTRY_COMPARE(rows()->rowCount(), 1);

    QMimeData text;
    text.setText(u"no file"_s);
    QDragEnterEvent refused({5, 5}, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    refused.ignore();
    QCoreApplication::sendEvent(m_wizard.get(), &refused);
    QVERIFY(!refused.isAccepted());
}

void ImportWizardTest::enterImportsNothing()
{
    open(writeFile("email,name\nada@example.org,Ada\n"), Entity::User);
    QTest::keyClick(part<QLineEdit>(u"importFile"_s), Qt::Key_Return);
    QTest::keyClick(m_wizard.get(), Qt::Key_Return);
    QVERIFY(m_wizard->isVisible());
    QCOMPARE(m_wizard->currentId(), 0);
    next();
    next();
    QTRY_VERIFY(canGoOn());
    QTest::keyClick(m_wizard.get(), Qt::Key_Return);
    QCOMPARE(m_wizard->currentId(), 2);
    QCOMPARE(count(u"users"_s), 0);
}

void ImportWizardTest::pictures()
{
    open(sample(u"memberships.csv"_s));
    QCoreApplication::processEvents();
    savePicture(*m_wizard, u"import-file"_s);
    next();
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QVERIFY(QTest::qWaitForWindowExposed(m_wizard.get()));
    QCoreApplication::processEvents();
    savePicture(*m_wizard, u"import-rtl"_s);
    QApplication::setLayoutDirection(Qt::LeftToRight);
    for (int column = 0; column < 5; ++column)
        QVERIFY(field(column) && field(column)->isVisible() && !field(column)->accessibleName().isEmpty());
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(u"fusion"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    ImportWizardTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "importwizardtest.moc"
