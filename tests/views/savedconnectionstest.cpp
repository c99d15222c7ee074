#include "tests/views/pictures.h"

#include "views/connectdialog.h"
#include "views/viewstate.h"
#include "views/welcomepage.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// Connections with names: saved, taken, replaced and removed in the dialog.
class SavedConnectionsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void nothingIsChosenAtFirst();
    void savesAndRemoves();
    void asksBeforeReplacing();
    void keepsWhatHasNoField();
    void recentOnesAreTold();

private:
    template <class T> T *part(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }
    void open();
    void type(const char *name, const QString &text) const { part<QLineEdit>(name)->setText(text); }
    void click(const char *name) const { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    void answer(const char *name) const
    {
        QTRY_VERIFY(part<QPushButton>(name));
        click(name);
        QTRY_VERIFY(!part<QDialog>("question"));
    }
    static DatabaseAddress address(const QString &typed) { return *DatabaseAddress::parse(typed); }

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<SavedConnections> m_saved;
    std::unique_ptr<ConnectDialog> m_dialog;
};

void SavedConnectionsTest::init()
{
    QFile::remove(m_folder.filePath(u"settings.ini"_s));
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_saved = std::make_unique<SavedConnections>(*m_settings);
}

void SavedConnectionsTest::cleanup()
{
    m_dialog.reset();
    m_saved.reset();
    m_settings.reset();
}

void SavedConnectionsTest::open()
{
    m_dialog = std::make_unique<ConnectDialog>(*m_settings, DatabaseAddress());
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void SavedConnectionsTest::nothingIsChosenAtFirst()
{
    m_saved->save(u"first"_s, address(u"host=h dbname=one"_s));
    open();
    const auto *list = part<QListWidget>("connectSaved");
    QVERIFY(!list->hasFocus() && list->selectedItems().isEmpty() && list->currentRow() < 0);
    QVERIFY(part<QLineEdit>("connectName")->text().isEmpty());
    QVERIFY(!part<QPushButton>("connectRemove")->isEnabled());
    savePicture(*m_dialog, u"connect-empty"_s);
}

void SavedConnectionsTest::savesAndRemoves()
{
    m_saved->save(u"first"_s, address(u"postgresql://ann:hunter2@h/one"_s));
    open();
    type("connectDatabase", u"two"_s);
    type("connectUser", u"bob"_s);
    type("connectPassword", u"secret"_s);
    type("connectName", u"second"_s);
    QSignalSpy chosen(m_dialog.get(), &ConnectDialog::chosen);
    click("connectAccept");
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(m_saved->list().size(), 2);
    QCOMPARE(m_saved->list().first().name, u"second"_s);
    m_saved->markUsed(address(u"postgresql://ann@h/one"_s));
    QCOMPARE(m_saved->list().first().name, u"first"_s);

    open();
    auto *list = part<QListWidget>("connectSaved");
    QCOMPARE(list->count(), 2);
    list->setCurrentRow(1);
    QCOMPARE(part<QLineEdit>("connectName")->text(), u"second"_s);
    QCOMPARE(part<QLineEdit>("connectUser")->text(), u"bob"_s);
    QVERIFY(part<QLineEdit>("connectPassword")->text().isEmpty());
    savePicture(*m_dialog, u"connect-saved"_s);
    click("connectRemove");
    savePicture(*part<QDialog>("question"), u"connect-remove"_s);
    answer("questionCancel");
    QCOMPARE(list->count(), 2);
    click("connectRemove");
    answer("questionAccept");
    QCOMPARE(list->count(), 1);
    QCOMPARE(m_saved->list().first().name, u"first"_s);
}

// What has a name is not replaced by something else unasked.
void SavedConnectionsTest::asksBeforeReplacing()
{
    const DatabaseAddress production = address(u"host=h dbname=production"_s);
    m_saved->save(u"mine"_s, production);
    open();
    type("connectDatabase", u"trial"_s);
    type("connectName", u"mine"_s);
    QSignalSpy chosen(m_dialog.get(), &ConnectDialog::chosen);
    click("connectAccept");
    QVERIFY(part<QDialog>("question")->accessibleName().contains("mine"_L1));
    savePicture(*part<QDialog>("question"), u"connect-replace"_s);
    answer("questionCancel");
    QVERIFY(m_dialog->isVisible() && chosen.isEmpty());
    QCOMPARE(m_saved->list().first().address, production);
    click("connectAccept");
    answer("questionAccept");
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(m_saved->list().size(), 1);
    QCOMPARE(m_saved->list().first().address, address(u"dbname=trial"_s));

    // The same once more is no question.
    open();
    part<QListWidget>("connectSaved")->setCurrentRow(0);
    click("connectAccept");
    QVERIFY(!part<QDialog>("question") && !m_dialog->isVisible());
}

void SavedConnectionsTest::keepsWhatHasNoField()
{
    const QString text = u"host=a,b port=1,2 dbname=d sslmode=verify-full sslrootcert=/c.pem "
                         "target_session_attrs=read-write connect_timeout=4 "
                         "options='-c search_path=app -c statement_timeout=%1'"_s;
    m_saved->save(u"cluster"_s, address(text.arg(60000)));
    open();
    part<QListWidget>("connectSaved")->setCurrentRow(0);
    QCOMPARE(part<QLineEdit>("connectHost")->text(), u"a:1, b:2"_s);
    QCOMPARE(part<QSpinBox>("connectLimit")->value(), 4);
    QCOMPARE(part<QSpinBox>("connectStatementLimit")->value(), 60);
    QCOMPARE(part<QComboBox>("connectEncryption")->currentData().toString(), u"verify-full"_s);
    part<QSpinBox>("connectStatementLimit")->setValue(5);
    click("connectAccept");
    answer("questionAccept");
    QCOMPARE(m_saved->list().value(0).address.parameters(), address(text.arg(5000)).parameters());
}

void SavedConnectionsTest::recentOnesAreTold()
{
    WelcomePage page;
    page.setRecentDatabases({address(u"host=db.example port=6432 dbname=people user=ann"_s),
                             address(u"host=a,b port=1,2 dbname=people user=ann"_s),
                             DatabaseAddress::forFile(u"/data/people.sqlite"_s)});
    const auto *list = page.findChild<QListWidget *>(u"welcomeRecent"_s);
    QCOMPARE(list->item(0)->text(), u"people on db.example, port 6432, as ann"_s);
    QCOMPARE(list->item(1)->text(), u"people on a:1, b:2, as ann"_s);
    QCOMPARE(list->item(2)->text(), u"/data/people.sqlite"_s);
}

QTEST_MAIN(SavedConnectionsTest)
#include "savedconnectionstest.moc"
