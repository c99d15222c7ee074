#include "tests/views/importfixture.h"
#include "tests/views/pictures.h"

#include <QApplication>
#include <QCheckBox>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;

// The steps before the preview, and the way between them.
class ImportWizardTest : public QObject, protected ImportFixture {
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

    void startsEmpty();
    void goesBackAndForth();
    void formatByHand();
    void commentsByHand();
    void noticesMissingHeader();
    void asksBeforeLeaving();
    void mappingIsProposedAndCorrected();
    void mappingIsRemembered();
    void fixedValues();
    void modesAndOwners();
    void badFilesAreSaid();
    void takesDrops();
    void enterImportsNothing();
    void pictures();
};

void ImportWizardTest::startsEmpty()
{
    m_wizard = std::make_unique<ImportWizard>(*m_roster, m_memory.get());
    m_wizard->show();
    QVERIFY(!canGoOn());
    QVERIFY(!part<QPushButton>(u"importBack"_s)->isVisible());
    click("importCancel");
    QVERIFY(!m_wizard->isVisible());
}

void ImportWizardTest::goesBackAndForth()
{
    addPeople();
    toPreview(writeFile("user,organization,role\nbob@example.org,labs,x\n"));
    QCOMPARE(counts(), QStringList{u"To add: 1"_s});
    click("importBack");
    choose(field(2), u"(ignored)"_s);
    click("importBack");
    QCOMPARE(rows()->rowCount(), 1);
    m_wizard->setFile(
        writeFile("user,organization\nbob@example.org,labs\nada@example.org,acme\n", u"2.csv"_s));
    QTRY_COMPARE(rows()->rowCount(), 2);
    next();
    next();
    QTRY_COMPARE(counts(), QStringList({u"To add: 1"_s, u"Unchanged: 1"_s}));
    next();
    QTRY_VERIFY(isDone());
    QCOMPARE(count(u"user_organizations"_s), 4);
}

void ImportWizardTest::noticesMissingHeader()
{
    addPeople();
    open(writeFile("ada@example.org\nbob@example.org\n"));
    QTRY_COMPARE(rows()->rowCount(), 2); // the first one is not taken for a name of the column
    QVERIFY(!part<QCheckBox>(u"importHeader"_s)->isChecked());
    QTest::mouseClick(part<QCheckBox>(u"importHeader"_s), Qt::LeftButton, {}, {5, 5});
    QTRY_COMPARE(rows()->rowCount(), 1); // who says so is believed
    m_wizard->setFile(writeFile("email\nada@example.org\nbob@example.org\n", u"named.csv"_s));
    QTRY_COMPARE(rows()->rowCount(), 2);
    QVERIFY(part<QCheckBox>(u"importHeader"_s)->isChecked());
}

void ImportWizardTest::asksBeforeLeaving()
{
    addPeople();
    open(writeFile("user,organization\nbob@example.org,labs\n"));
    next();
    QTest::keyClick(m_wizard.get(), Qt::Key_Escape);
    QVERIFY(part<QDialog>(u"question"_s));
    click("questionCancel");
    QTRY_VERIFY(!part<QDialog>(u"question"_s));
    QVERIFY(m_wizard->isVisible());
    QCOMPARE(m_wizard->currentId(), 1);
    click("importCancel");
    click("questionAccept");
    QTRY_VERIFY(!m_wizard->isVisible());
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
    QVERIFY(text("importFormat").contains(u"ISO-8859-1"_s));
    choose(part<QComboBox>(u"importDelimiter"_s), u"Comma"_s);
    QTRY_COMPARE(rows()->columnCount(), 1);
}

void ImportWizardTest::commentsByHand()
{
    addPeople();
    open(writeFile("user,organization\n%ada@example.org,labs\nbob@example.org,labs\n"));
    QTRY_COMPARE(rows()->rowCount(), 2);
    choose(part<QComboBox>(u"importComment"_s), u"%"_s);
    QTRY_COMPARE(rows()->rowCount(), 1);
    QCOMPARE(rows()->index(0, 0).data().toString(), u"bob@example.org"_s);
    next();
    next();
    QTRY_COMPARE(counts(), QStringList{u"To add: 1"_s});
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
    ImportWizardTest test;
    return runImportTest(test, argc, argv);
}

#include "importwizardtest.moc"
