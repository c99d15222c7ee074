#include "tests/views/pictures.h"
#include "tests/views/windowfixture.h"

#include "models/membership/roster.h"
#include "views/searchbox.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

/// File, Export… as somebody uses it.
class ExportDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }

    void exportsUsers();
    void exportsWhatIsFound();
    void exportsInTheOrderOfThePage();
    void exportsMemberships();
    void notOnTheHistory();
    void asksBeforeReplacing();
    void choosesFile();
    void cancels();
    void saysWhatFails();
    void closesWithTheDatabase();

private:
    template <class T> T *part(const char *name) const { return m_fixture->find<T>(name); }
    QDialog *dialog() const { return part<QDialog>("exportDialog"); }
    void open() const { part<QAction>("exportAction")->trigger(); }
    void click(const char *name) const { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    void exportTo(const QString &name);
    QString path(const QString &name) const { return m_fixture->folder() + u'/' + name; }
    QByteArray content(const QString &name) const;
    QString notice() const { return part<QLabel>("messageText")->text(); }

    std::unique_ptr<WindowFixture> m_fixture;
};

void ExportDialogTest::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open());
}

QByteArray ExportDialogTest::content(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
}

void ExportDialogTest::exportTo(const QString &name)
{
    QVERIFY(dialog());
    part<QLineEdit>("exportFile")->setText(path(name));
    click("exportStart");
    QTRY_VERIFY(!dialog());
}

void ExportDialogTest::exportsUsers()
{
    open();
    QVERIFY(!dialog()->isModal());
    QCOMPARE(part<QLabel>("exportRows")->text(), u"All users are exported."_s);
    part<QComboBox>("exportDelimiter")->setCurrentIndex(1);
    part<QCheckBox>("exportByteOrderMark")->setChecked(true);
    savePicture(*dialog(), u"export"_s);
    exportTo(u"users.csv"_s);
    QCOMPARE(content(u"users.csv"_s),
             QByteArray("\xEF\xBB\xBFid [Roster];email;name\n"
                        "00000000-0000-7000-8000-00000000000a;ada@example.org;Ada\n"
                        "00000000-0000-7000-8000-00000000000b;bob@example.org;Bob\n"
                        "00000000-0000-7000-8000-00000000000c;cem@example.org;Cem\n"));
    QCOMPARE(notice(), u"3 user(s) exported to %1."_s.arg(QDir::toNativeSeparators(path(u"users.csv"_s))));
}

void ExportDialogTest::exportsWhatIsFound()
{
    part<SearchBox>("usersSearch")->setSearch(u"BOB"_s);
    QVERIFY(m_fixture->waitForRows("usersTable", 1));
    open();
    QCOMPARE(part<QLabel>("exportRows")->text(), u"The users found for “BOB” are exported."_s);
    exportTo(u"users.csv"_s);
    QCOMPARE(
        content(u"users.csv"_s),
        QByteArray("id [Roster],email,name\n00000000-0000-7000-8000-00000000000b,bob@example.org,Bob\n"));
}

void ExportDialogTest::exportsInTheOrderOfThePage()
{
    m_fixture->workspace().go({WindowPage::Organizations});
    QVERIFY(m_fixture->waitForRows("organizationsTable", 3));
    auto *table = part<TableView>("organizationsTable");
    table->sortByColumn(m_fixture->columnOf(*table, u"Name"_s), Qt::DescendingOrder);
    open();
    exportTo(u"organizations.csv"_s);
    const QList<QByteArray> lines = content(u"organizations.csv"_s).split('\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines.at(1).endsWith(",void,Void"));
    QVERIFY(lines.at(3).endsWith(",acme,Acme"));
}

void ExportDialogTest::exportsMemberships()
{
    m_fixture->workspace().go({WindowPage::Memberships});
    QVERIFY(m_fixture->waitForRows("membershipsTable", 3));
    part<SearchBox>("membershipsSearch")->setSearch(u"labs"_s);
    QVERIFY(m_fixture->waitForRows("membershipsTable", 1));
    open();
    exportTo(u"memberships.csv"_s);
    const QList<QByteArray> lines = content(u"memberships.csv"_s).split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.at(1).startsWith("00000000-0000-7000-8000-00000000000a,ada@example.org,Ada,"
                                   "00000000-0000-7000-9000-000000000002,labs,Labs,member,[],"));
    QVERIFY(notice().startsWith(u"1 membership(s) exported"_s));
}

void ExportDialogTest::notOnTheHistory()
{
    QVERIFY(part<QAction>("exportAction")->isEnabled());
    m_fixture->workspace().go({WindowPage::History});
    QVERIFY(!part<QAction>("exportAction")->isEnabled());
    m_fixture->workspace().go({WindowPage::Memberships});
    QVERIFY(part<QAction>("exportAction")->isEnabled());
    m_fixture->window().setRoster(nullptr);
    QVERIFY(!part<QAction>("exportAction")->isEnabled());
}

void ExportDialogTest::asksBeforeReplacing()
{
    QFile old(path(u"old.csv"_s));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3 && old.flush());
    open();
    part<QLineEdit>("exportFile")->setText(path(u"old.csv"_s));
    click("exportStart");
    QTRY_VERIFY(part<QDialog>("question"));
    QCOMPARE(content(u"old.csv"_s), QByteArray("old"));
    click("questionAccept");
    QTRY_VERIFY(!dialog());
    QVERIFY(content(u"old.csv"_s).startsWith("id [Roster]"));
}

void ExportDialogTest::choosesFile()
{
    open();
    click("exportChoose");
    auto *files = part<QFileDialog>("exportFileDialog");
    QTRY_VERIFY(files && files->isVisible());
    QCOMPARE(files->acceptMode(), QFileDialog::AcceptSave);
    emit files->fileSelected(path(u"chosen.csv"_s));
    QCOMPARE(part<QLineEdit>("exportFile")->text(), QDir::toNativeSeparators(path(u"chosen.csv"_s)));
    files->close();
}

void ExportDialogTest::cancels()
{
    QVERIFY(m_fixture->write(
        u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
        "INSERT INTO users (id, email, name) SELECT printf('00000000-0000-7000-8000-1%011d', i), "
        "'u' || i || '@example.org', 'Somebody' FROM n"_s));
    open();
    part<QLineEdit>("exportFile")->setText(path(u"many.csv"_s));
    click("exportStart");
    QVERIFY(part<QProgressBar>("exportProgress")->isVisible());
    QVERIFY(!part<QPushButton>("exportStart")->isEnabled());
    // The window is alive meanwhile.
    m_fixture->workspace().go({WindowPage::Organizations});
    QVERIFY(m_fixture->workspace().page() == WindowPage::Organizations);
    click("exportCancel");
    QTRY_VERIFY(part<QPushButton>("exportStart")->isEnabled());
    QCOMPARE(dialog()->findChild<QLabel *>(u"messageText"_s)->text(), u"Cancelled. No file was written."_s);
    QVERIFY(!QFile::exists(path(u"many.csv"_s)));
    QCOMPARE(QDir(m_fixture->folder()).entryList({u"many*"_s}, QDir::Files | QDir::Hidden), QStringList());

    click("exportStart");
    QTRY_VERIFY(!dialog());
    QCOMPARE(content(u"many.csv"_s).count('\n'), 100'004);
    QVERIFY(notice().startsWith(u"100,003 user(s) exported"_s));
}

void ExportDialogTest::saysWhatFails()
{
    open();
    part<QLineEdit>("exportFile")->setText(path(u"no/such/folder.csv"_s));
    click("exportStart");
    auto *message = dialog()->findChild<QLabel *>(u"messageText"_s);
    QTRY_VERIFY(message->text().contains(u"cannot be written"_s));
    QVERIFY(part<QPushButton>("exportStart")->isEnabled());
    savePicture(*dialog(), u"export-failed"_s);
    click("exportCancel");
    QTRY_VERIFY(!dialog());
}

// Also in the middle of an export.
void ExportDialogTest::closesWithTheDatabase()
{
    open();
    part<QLineEdit>("exportFile")->setText(path(u"users.csv"_s));
    click("exportStart");
    m_fixture->window().setRoster(nullptr);
    QVERIFY(!dialog());
}

QTEST_MAIN(ExportDialogTest)
#include "exportdialogtest.moc"
