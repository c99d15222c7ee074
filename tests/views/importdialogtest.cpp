#include "views/importdialog.h"
#include "models/membership/roster.h"
#include "models/transfer/rejectionmodel.h"
#include "tests/support/testdatabase.h"
#include "tests/views/pictures.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

class ImportDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void startsEmpty();
    void importsSamples();
    void checkListsRejectedRows();
    void rejectedRowsAreSkippedWhenAsked();
    void mappingIsProposedAndCorrected();
    void incompleteMappingIsSaid();
    void createsUnknown();
    void cancelLeavesNothing();
    void badFilesAreSaid();
    void takesDrops();
    void enterImportsNothing();
    void pictures();

private:
    void open(const QString &path, Entity kind = Entity::Membership);
    template <class T> T *part(const QString &name) const { return m_dialog->findChild<T *>(name); }
    void click(const QString &name) const { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    bool isIdle() const { return part<QLineEdit>(u"importFile"_s)->isEnabled(); }
    QString result() const { return part<QLabel>(u"importResult"_s)->text(); }
    QString message() const { return part<QLabel>(u"messageText"_s)->text(); }
    QAbstractItemModel *preview() const { return part<QTableView>(u"importPreview"_s)->model(); }
    QAbstractItemModel *rejections() const { return part<QTableView>(u"importRejections"_s)->model(); }
    QComboBox *field(int column) const { return part<QComboBox>(u"fieldCombo%1"_s.arg(column)); }
    void choose(QComboBox *box, const QString &text) const;
    void importFile(const QString &path, Entity kind);
    static QString sample(const QString &name) { return QStringLiteral(ROSTER_SAMPLES) + u'/' + name; }
    QString writeFile(const QByteArray &content, const QString &name = u"test.csv"_s) const;
    qint64 count(const QString &table) { return m_database->number(u"SELECT count(*) FROM "_s + table); }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Roster> m_roster;
    std::unique_ptr<ImportDialog> m_dialog;
};

void ImportDialogTest::init()
{
    m_database = std::make_unique<TestDatabase>(Engine::Sqlite, nullptr);
    m_roster = std::make_unique<Roster>(m_database->open());
}

void ImportDialogTest::cleanup()
{
    m_dialog.reset();
    m_roster.reset();
    m_database.reset();
}

void ImportDialogTest::open(const QString &path, Entity kind)
{
    m_dialog = std::make_unique<ImportDialog>(*m_roster);
    m_dialog->open();
    m_dialog->setKind(kind);
    m_dialog->setFile(path);
    QTRY_VERIFY(preview()->rowCount() > 0);
}

QString ImportDialogTest::writeFile(const QByteArray &content, const QString &name) const
{
    QFile file(m_database->folder() + u'/' + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

void ImportDialogTest::choose(QComboBox *box, const QString &text) const
{
    box->setCurrentIndex(box->findText(text));
    QCOMPARE(box->currentText(), text);
    emit box->activated(box->currentIndex());
}

void ImportDialogTest::importFile(const QString &path, Entity kind)
{
    open(path, kind);
    click(u"importStart"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isIdle() && !result().isEmpty(), 30000);
}

void ImportDialogTest::startsEmpty()
{
    m_dialog = std::make_unique<ImportDialog>(*m_roster);
    m_dialog->open();
    QVERIFY(!part<QPushButton>(u"importCheck"_s)->isEnabled());
    QVERIFY(!part<QPushButton>(u"importStart"_s)->isEnabled());
    QVERIFY(!part<QTableView>(u"importRejections"_s)->isVisible());
    QVERIFY(!part<QLabel>(u"importProblem"_s)->isVisible());
    click(u"importCancel"_s);
    QVERIFY(!m_dialog->isVisible());
}

void ImportDialogTest::importsSamples()
{
    importFile(sample(u"users.csv"_s), Entity::User);
    QCOMPARE(count(u"users"_s), 3000);
    QVERIFY2(result().startsWith(u"3,000 row"_s) && result().contains(u"3,000 added"_s),
             qPrintable(result()));
    QCOMPARE(part<QPushButton>(u"importCancel"_s)->text(), u"Close"_s);
    QVERIFY(!part<QPushButton>(u"importStart"_s)->isEnabled());

    importFile(sample(u"organizations.csv"_s), Entity::Organization);
    QCOMPARE(count(u"organizations"_s), 264);

    open(sample(u"memberships.csv"_s));
    const QSignalSpy imported(m_dialog.get(), &ImportDialog::imported);
    click(u"importCheck"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!result().isEmpty(), 30000);
    QVERIFY2(result().contains(u"9,000 to add"_s), qPrintable(result()));
    QCOMPARE(count(u"user_organizations"_s), 0);
    click(u"importStart"_s);
    QTRY_VERIFY_WITH_TIMEOUT(result().contains(u"9,000 added"_s), 30000);
    QCOMPARE(count(u"user_organizations"_s), 9000);
    QCOMPARE(count(u"roster_changes"_s), 3);
    QCOMPARE(imported.size(), 1);

    importFile(sample(u"memberships.csv"_s), Entity::Membership);
    QVERIFY2(result().contains(u"9,000 there already"_s), qPrintable(result()));
    QCOMPARE(count(u"roster_changes"_s), 3);
}

void ImportDialogTest::checkListsRejectedRows()
{
    importFile(sample(u"users.csv"_s), Entity::User);
    importFile(sample(u"organizations.csv"_s), Entity::Organization);
    open(sample(u"memberships-with-mistakes.csv"_s));
    QVERIFY(part<QLabel>(u"importFormat"_s)->text().contains(u"UTF-16"_s));
    click(u"importCheck"_s);
    QTRY_VERIFY(!result().isEmpty());
    QVERIFY2(result().startsWith(u"60 row"_s) && result().contains(u"11 row"_s), qPrintable(result()));
    QStringList lines;
    for (int row = 0; row < rejections()->rowCount(); ++row)
        lines << rejections()->index(row, RejectionModel::LineColumn).data().toString();
    lines.removeDuplicates();
    QCOMPARE(lines.join(u' '), u"5 11 18 22 25 28 31 35 43 46 49"_s);
    QVERIFY(part<QTableView>(u"importRejections"_s)->isVisible());
    const QModelIndex halcyon = rejections()->index(3, RejectionModel::ValueColumn);
    QCOMPARE(halcyon.data().toString(), u"project-halcyon"_s);
    QVERIFY(!halcyon.siblingAtColumn(RejectionModel::ReasonColumn).data().toString().isEmpty());
    QCoreApplication::processEvents();
    savePicture(*m_dialog, u"import-rejected"_s);

    click(u"importStart"_s); // and still nothing is written
    QTRY_VERIFY(isIdle() && result().contains(u"Nothing was imported"_s));
    QCOMPARE(count(u"user_organizations"_s), 0);
    QVERIFY(part<QPushButton>(u"importStart"_s)->isEnabled());
}

void ImportDialogTest::rejectedRowsAreSkippedWhenAsked()
{
    importFile(sample(u"users.csv"_s), Entity::User);
    importFile(sample(u"organizations.csv"_s), Entity::Organization);
    open(sample(u"memberships-with-mistakes.csv"_s));
    click(u"importCheck"_s);
    QTRY_VERIFY(!result().isEmpty());
    part<QCheckBox>(u"importSkip"_s)->setChecked(true);
    click(u"importStart"_s);
    QTRY_VERIFY(isIdle() && result().contains(u" added"_s));
    QCOMPARE(count(u"user_organizations"_s), 48); // 60, without 11 that are rejected and 1 that is repeated
    QCOMPARE(rejections()->rowCount() >= 11, true);
}

void ImportDialogTest::mappingIsProposedAndCorrected()
{
    m_database->addUser(u"ada@example.org"_s, u"Ada"_s);
    m_database->addOrganization(u"acme"_s, u"Acme"_s);
    open(writeFile("Login,Whatever,Role\nada@example.org,acme,admin\n"));
    QCOMPARE(field(0)->currentText(), u"User"_s);
    QCOMPARE(field(1)->currentText(), u"(ignored)"_s);
    QVERIFY(part<QLabel>(u"importProblem"_s)->isVisible());
    QVERIFY(!part<QPushButton>(u"importStart"_s)->isEnabled());

    choose(field(1), u"Organization"_s);
    QVERIFY(!part<QLabel>(u"importProblem"_s)->isVisible());
    click(u"importStart"_s);
    QTRY_VERIFY(result().contains(u"1 added"_s));
    QCOMPARE(m_database->scalar(u"SELECT role FROM user_organizations"_s), u"admin"_s);
}

void ImportDialogTest::incompleteMappingIsSaid()
{
    open(writeFile("user,organization\nada@example.org,acme\n"));
    QVERIFY(part<QPushButton>(u"importStart"_s)->isEnabled());
    choose(field(0), u"Organization"_s); // goes over from the other column
    QCOMPARE(field(1)->currentText(), u"(ignored)"_s);
    QVERIFY(!part<QPushButton>(u"importStart"_s)->isEnabled());
    QVERIFY(!part<QLabel>(u"importProblem"_s)->text().isEmpty());
}

void ImportDialogTest::createsUnknown()
{
    open(writeFile("user,organization\nada@example.org,acme\n"));
    click(u"importCheck"_s);
    QTRY_VERIFY(rejections()->rowCount() > 0);
    part<QCheckBox>(u"importCreateUsers"_s)->setChecked(true);
    part<QCheckBox>(u"importCreateOrganizations"_s)->setChecked(true);
    QCOMPARE(rejections()->rowCount(), 0); // that was about other wishes
    click(u"importStart"_s);
    QTRY_VERIFY(result().contains(u"1 added"_s));
    QCOMPARE(count(u"users"_s), 1);
    QCOMPARE(count(u"organizations"_s), 1);
    QCOMPARE(count(u"user_organizations"_s), 1);
}

void ImportDialogTest::cancelLeavesNothing()
{
    QByteArray content = "email,name\n";
    for (int i = 0; i < 200000; ++i)
        content += "user" + QByteArray::number(i) + "@example.org,User " + QByteArray::number(i) + '\n';
    open(writeFile(content), Entity::User);
    click(u"importStart"_s);
    // As soon as it writes.
    auto *progress = part<QLabel>(u"importProgressText"_s);
    QTRY_VERIFY_WITH_TIMEOUT(progress->text().startsWith(u"Writing"_s), 100000);
    QCoreApplication::processEvents();
    savePicture(*m_dialog, u"import-progress"_s);
    click(u"importCancel"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), 10000);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(message(), u"Cancelled. Nothing was imported."_s);
    QCOMPARE(count(u"users"_s), 0);
    QCOMPARE(count(u"roster_changes"_s), 0);
    QVERIFY(part<QPushButton>(u"importStart"_s)->isEnabled());
}

void ImportDialogTest::badFilesAreSaid()
{
    m_dialog = std::make_unique<ImportDialog>(*m_roster);
    m_dialog->open();
    for (const QString &path : {m_database->folder() + u"/missing.csv"_s, writeFile({}, u"empty.csv"_s),
                                writeFile(QByteArray(1000, '\0'), u"binary.csv"_s)}) {
        m_dialog->setFile(path);
        QTRY_VERIFY2(!message().isEmpty() && part<QLabel>(u"messageText"_s)->isVisible(), qPrintable(path));
        QVERIFY(!part<QPushButton>(u"importStart"_s)->isEnabled());
        QCOMPARE(preview()->rowCount(), 0);
    }
    m_dialog->setFile(writeFile("user,organization\na@example.org,acme\n"));
    QTRY_COMPARE(preview()->rowCount(), 1);
    QVERIFY(!part<QLabel>(u"messageText"_s)->isVisible());
}

void ImportDialogTest::takesDrops()
{
    m_dialog = std::make_unique<ImportDialog>(*m_roster);
    m_dialog->open();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(writeFile("user,organization\na@example.org,acme\n"))});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &drop);
    QTRY_COMPARE(preview()->rowCount(), 1);

    QMimeData text;
    text.setText(u"no file"_s);
    QDragEnterEvent refused({5, 5}, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    refused.ignore();
    QCoreApplication::sendEvent(m_dialog.get(), &refused);
    QVERIFY(!refused.isAccepted());
}

void ImportDialogTest::enterImportsNothing()
{
    open(writeFile("email,name\nada@example.org,Ada\n"), Entity::User);
    QTest::keyClick(part<QLineEdit>(u"importFile"_s), Qt::Key_Return);
    QTest::keyClick(m_dialog.get(), Qt::Key_Return);
    QVERIFY(isIdle());
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(count(u"users"_s), 0);
}

void ImportDialogTest::pictures()
{
    open(sample(u"memberships.csv"_s));
    QCoreApplication::processEvents();
    savePicture(*m_dialog, u"import"_s);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    QCoreApplication::processEvents();
    savePicture(*m_dialog, u"import-rtl"_s);
    QApplication::setLayoutDirection(Qt::LeftToRight);
    for (int column = 0; column < 5; ++column)
        QVERIFY(field(column) && field(column)->isVisible() && !field(column)->accessibleName().isEmpty());
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(u"fusion"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    ImportDialogTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "importdialogtest.moc"
