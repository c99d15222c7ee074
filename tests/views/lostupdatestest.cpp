#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"
#include "tests/views/pictures.h"

#include "models/membership/roster.h"
#include "models/tables/relationalmodel.h"
#include "models/transfer/importjob.h"
#include "views/mainwindow.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

/// Every way to edit, with somebody else writing between the moment when a value was seen and the moment when
/// it is saved: what the other one wrote stays until this one has seen it. On both engines. (The assigning
/// dialog has assignmergetest and assignmenttest for that.)
class LostUpdatesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();

    void formOffersTheirsWhileTyping_data() { TestDatabase::addEngineRows(); }
    void formOffersTheirsWhileTyping();
    void formKeepsMineWhenTold_data() { TestDatabase::addEngineRows(); }
    void formKeepsMineWhenTold();
    void secondClickOverwritesNothing_data() { TestDatabase::addEngineRows(); }
    void secondClickOverwritesNothing();
    void formOffersTheirsWhenSaved_data() { TestDatabase::addEngineRows(); }
    void formOffersTheirsWhenSaved();
    void formMergesOtherFields_data() { TestDatabase::addEngineRows(); }
    void formMergesOtherFields();
    void cell_data() { TestDatabase::addEngineRows(); }
    void cell();
    void cellDuringRefresh_data() { TestDatabase::addEngineRows(); }
    void cellDuringRefresh();
    void manyAtOnce_data() { TestDatabase::addEngineRows(); }
    void manyAtOnce();
    void removal_data() { TestDatabase::addEngineRows(); }
    void removal();
    void import_data() { TestDatabase::addEngineRows(); }
    void import();
    void undo_data() { TestDatabase::addEngineRows(); }
    void undo();

private:
    template <class T> T *part(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1StringView(name));
    }
    bool shows(const char *name) const
    {
        const auto *widget = part<QWidget>(name);
        return widget && widget->isVisible();
    }
    void click(const char *name) const { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    // Ann, owner of Acme, and Bob, its member; the window shows Ann.
    void open();
    RelationalModel &modelOf(const char *table) const
    {
        return *qobject_cast<RelationalModel *>(part<TableView>(table)->model());
    }
    void refresh() const { part<QAction>("refreshAction")->trigger(); }
    void typeName(const QString &text) const;
    QString name() const { return m_database->scalar(u"SELECT name FROM users WHERE email = 'ann@x'"_s); }
    QString bobsRole() const
    {
        return m_database->scalar(u"SELECT role FROM user_organizations WHERE user_id = '%1'"_s.arg(m_bob));
    }
    QModelIndex roleOfBob() const;
    QString notice() const { return part<QLabel>("messageText")->text(); }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_database;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QString m_ann;
    QString m_bob;
    QString m_acme;
};

void LostUpdatesTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void LostUpdatesTest::cleanup()
{
    m_window.reset();
    m_settings.reset();
    m_database.reset();
}

void LostUpdatesTest::open()
{
    QFETCH(Engine, engine);
    m_database = std::make_unique<TestDatabase>(engine, m_server.get());
    m_ann = m_database->addUser(u"ann@x"_s, u"Ann"_s);
    m_bob = m_database->addUser(u"bob@x"_s, u"Bob"_s);
    m_acme = m_database->addOrganization(u"acme"_s, u"Acme"_s);
    m_database->addMembership(m_ann, m_acme, u"owner"_s);
    m_database->addMembership(m_bob, m_acme, u"member"_s);
    QFile::remove(m_folder.filePath(u"settings.ini"_s));
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    MainWindow::Options options; // watches nobody: the test says when others are looked at
    options.actor = u"tester"_s;
    m_window = std::make_unique<MainWindow>(*m_settings, options);
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    m_window->openDatabase(m_database->address());
    m_window->show();
    QVERIFY(opened.wait());
    m_window->workspace()->go({WindowPage::Users, m_ann});
    QTRY_COMPARE(part<QLineEdit>("userName")->text(), u"Ann"_s);
}

void LostUpdatesTest::typeName(const QString &text) const
{
    auto *field = part<QLineEdit>("userName");
    field->selectAll();
    QTest::keyClicks(field, text);
}

void LostUpdatesTest::formOffersTheirsWhileTyping()
{
    open();
    typeName(u"Mine"_s);
    m_database->execute(u"UPDATE users SET name = 'Theirs' WHERE email = 'ann@x'"_s);
    refresh();
    QTRY_VERIFY(shows("userNameTakeTheirs"));
    QVERIFY(part<QLabel>("userNameTheirs")->text().contains("Theirs"_L1));
    QCOMPARE(part<QLineEdit>("userName")->text(), u"Mine"_s);
    QVERIFY(!part<QPushButton>("userSave")->isEnabled());
    savePicture(*m_window, u"form-theirs"_s);
    // Neither Enter nor going elsewhere saves it.
    QTest::keyClick(part<QLineEdit>("userName"), Qt::Key_Return);
    m_window->workspace()->go({WindowPage::Users, m_bob});
    QTRY_COMPARE(part<QLineEdit>("userName")->text(), u"Mine"_s);
    QCOMPARE(name(), u"Theirs"_s);

    click("userNameTakeTheirs");
    QCOMPARE(part<QLineEdit>("userName")->text(), u"Theirs"_s);
    QVERIFY(!shows("userNameTakeTheirs"));
    QVERIFY(!part<QPushButton>("userSave")->isEnabled());
    QCOMPARE(name(), u"Theirs"_s);
}

void LostUpdatesTest::formKeepsMineWhenTold()
{
    open();
    typeName(u"Mine"_s);
    m_database->execute(u"UPDATE users SET name = 'Theirs' WHERE email = 'ann@x'"_s);
    refresh();
    QTRY_VERIFY(shows("userNameKeepMine"));
    click("userNameKeepMine");
    QVERIFY(!shows("userNameKeepMine"));
    QCOMPARE(name(), u"Theirs"_s); // not before it is saved
    click("userSave");
    QTRY_COMPARE(name(), u"Mine"_s);
}

// Whoever clicks twice where Save is, or presses a key twice, answers no question that came between.
void LostUpdatesTest::secondClickOverwritesNothing()
{
    open();
    const auto clickAt = [this](const QPoint &place) {
        QWidget *hit = m_window->childAt(place);
        QVERIFY(hit);
        QTest::mouseClick(hit, Qt::LeftButton, {}, hit->mapFrom(m_window.get(), place));
    };
    for (const int width : {m_window->width(), m_window->minimumSizeHint().width()}) {
        m_window->resize(width, m_window->height());
        typeName(u"Mine"_s);
        m_database->execute(u"UPDATE users SET name = 'Theirs' WHERE email = 'ann@x'"_s);
        auto *save = part<QPushButton>("userSave");
        QTRY_VERIFY(save->isEnabled());
        const QPoint place = save->mapTo(m_window.get(), save->rect().center());
        clickAt(place);
        QTRY_VERIFY(shows("userNameKeepMine"));
        clickAt(place);
        clickAt(place);
        QCOMPARE(m_window->childAt(place), save);
        QVERIFY(part<QLineEdit>("userName")->hasFocus());
        QTest::keyClick(part<QLineEdit>("userName"), Qt::Key_Return);
        QTest::keyClick(part<QLineEdit>("userName"), Qt::Key_Space);
        QVERIFY(shows("userNameKeepMine"));
        QVERIFY(modelOf("usersTable").hasPendingEdits());
        QCOMPARE(name(), u"Theirs"_s);
        click("userNameTakeTheirs");
        QTRY_COMPARE(part<QLineEdit>("userName")->text(), u"Theirs"_s);
        m_database->execute(u"UPDATE users SET name = 'Ann' WHERE email = 'ann@x'"_s);
        refresh();
        QTRY_COMPARE(part<QLineEdit>("userName")->text(), u"Ann"_s);
    }
}

void LostUpdatesTest::formOffersTheirsWhenSaved()
{
    open();
    typeName(u"Mine"_s);
    m_database->execute(u"UPDATE users SET name = 'Theirs' WHERE email = 'ann@x'"_s);
    click("userSave"); // nobody has seen it yet
    QTRY_VERIFY(shows("userNameKeepMine"));
    QCOMPARE(name(), u"Theirs"_s);
    QCOMPARE(part<QLineEdit>("userName")->text(), u"Mine"_s);
    QVERIFY(!part<QPushButton>("userSave")->isEnabled());

    // By now it is something else again.
    m_database->execute(u"UPDATE users SET name = 'Theirs, too' WHERE email = 'ann@x'"_s);
    click("userNameKeepMine");
    QTRY_VERIFY(part<QLabel>("userNameTheirs")->text().contains("Theirs, too"_L1)
                && shows("userNameKeepMine"));
    QCOMPARE(name(), u"Theirs, too"_s);
    click("userNameKeepMine");
    QTRY_COMPARE(name(), u"Mine"_s);
    QTRY_VERIFY(!modelOf("usersTable").hasPendingEdits());

    typeName(u"Other"_s);
    m_database->execute(u"UPDATE users SET name = 'Last' WHERE email = 'ann@x'"_s);
    click("userSave");
    QTRY_VERIFY(shows("userNameTakeTheirs"));
    click("userNameTakeTheirs");
    QTRY_COMPARE(part<QLineEdit>("userName")->text(), u"Last"_s);
    QVERIFY(!modelOf("usersTable").hasPendingEdits());
    QCOMPARE(name(), u"Last"_s);
}

void LostUpdatesTest::formMergesOtherFields()
{
    open();
    typeName(u"Mine"_s);
    m_database->execute(u"UPDATE users SET email = 'anna@x' WHERE email = 'ann@x'"_s);
    refresh();
    QTRY_COMPARE(part<QLineEdit>("userHandle")->text(), u"anna@x"_s);
    QVERIFY(!shows("userNameTakeTheirs"));
    click("userSave");
    QTRY_COMPARE(m_database->scalar(u"SELECT name FROM users WHERE email = 'anna@x'"_s), u"Mine"_s);
}

QModelIndex LostUpdatesTest::roleOfBob() const
{
    RelationalModel &model = modelOf("organizationMemberships");
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.keyAt(row).value(0) == m_bob)
            return model.index(row, model.columnOf(Field::Role));
    }
    return {};
}

void LostUpdatesTest::cell()
{
    open();
    m_window->workspace()->go({WindowPage::Organizations, m_acme});
    QTRY_VERIFY(roleOfBob().isValid());
    auto *table = part<TableView>("organizationMemberships");
    table->setCurrentIndex(roleOfBob());
    table->edit(roleOfBob());
    QTRY_VERIFY(part<QComboBox>("roleEditor"));
    part<QComboBox>("roleEditor")->setCurrentText(u"viewer"_s);
    m_database->execute(u"UPDATE user_organizations SET role = 'admin' WHERE user_id = '%1'"_s.arg(m_bob));
    QTest::keyClick(part<QComboBox>("roleEditor"), Qt::Key_Return);
    QTRY_VERIFY(part<QPushButton>("messageAction")->isVisible());
    QCOMPARE(bobsRole(), u"admin"_s);
    QVERIFY(roleOfBob().data(RelationalModel::ErrorRole).toString().contains("admin"_L1));
    click("messageAction"); // discard
    QTRY_COMPARE(roleOfBob().data().toString(), u"admin"_s);
}

void LostUpdatesTest::cellDuringRefresh()
{
    open();
    m_window->workspace()->go({WindowPage::Organizations, m_acme});
    QTRY_VERIFY(roleOfBob().isValid());
    auto *table = part<TableView>("organizationMemberships");
    RelationalModel &model = modelOf("organizationMemberships");
    QTRY_VERIFY(!model.isLoading());
    m_database->execute(u"UPDATE user_organizations SET role = 'admin' WHERE user_id = '%1'"_s.arg(m_bob));
    // The reading has begun when the editor opens, and its rows come while somebody types.
    QSignalSpy refreshed(&model, &RelationalModel::refreshed);
    model.refresh();
    connect(&model, &RelationalModel::aboutToRefresh, table, [this, table] {
        table->setCurrentIndex(roleOfBob());
        table->edit(roleOfBob());
        part<QComboBox>("roleEditor")->setCurrentText(u"viewer"_s);
    });
    QVERIFY(refreshed.wait());
    model.disconnect(table);
    auto *editor = part<QComboBox>("roleEditor");
    if (!editor)
        return; // a reset closed it: nothing was typed over
    QCOMPARE(roleOfBob().data().toString(), u"admin"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(!roleOfBob().data(RelationalModel::ErrorRole).toString().isEmpty());
    QCOMPARE(bobsRole(), u"admin"_s);
}

void LostUpdatesTest::manyAtOnce()
{
    open();
    m_window->workspace()->go({WindowPage::Organizations, m_acme});
    QTRY_VERIFY(roleOfBob().isValid());
    part<TableView>("organizationMemberships")->selectAll();
    part<QAction>("organizationMembershipsEditAction")->trigger();
    QTRY_VERIFY(part<QLineEdit>("bulkEditPermissionsValue"));
    part<QCheckBox>("bulkEditRole")->setChecked(true);
    part<QComboBox>("bulkEditRoleValue")->setCurrentText(u"owner"_s);
    m_database->execute(u"UPDATE user_organizations SET role = 'admin' WHERE user_id = '%1'"_s.arg(m_bob));
    click("bulkEditAccept");
    QTRY_VERIFY2(notice().contains("else"_L1), qPrintable(notice()));
    QCOMPARE(bobsRole(), u"admin"_s);
}

void LostUpdatesTest::removal()
{
    open();
    m_window->workspace()->go({WindowPage::Organizations, m_acme});
    QTRY_VERIFY(roleOfBob().isValid());
    part<TableView>("organizationMemberships")->setCurrentIndex(roleOfBob());
    m_database->execute(u"UPDATE user_organizations SET role = 'admin' WHERE user_id = '%1'"_s.arg(m_bob));
    part<QAction>("organizationMembershipsRemoveAction")->trigger();
    QTRY_VERIFY2(notice().contains("else"_L1), qPrintable(notice()));
    QCOMPARE(bobsRole(), u"admin"_s);
}

void LostUpdatesTest::import()
{
    open();
    const QString path = m_folder.filePath(u"roles.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("user,organization,role\nbob@x,acme,viewer\n") > 0);
    file.close();
    ImportOptions options;
    options.mode = AssignMode::AppendAndUpdate;
    Roster &roster = *m_window->roster();
    const Result<ImportPlanPointer> plan = runPlan(roster, {path}, options);
    VERIFY_OK(plan);
    m_database->execute(u"UPDATE user_organizations SET role = 'admin' WHERE user_id = '%1'"_s.arg(m_bob));
    const Result<ImportReport> report = runWrite(roster, *plan);
    QCOMPARE(kindOf(report), DbError::Kind::Conflict);
    QCOMPARE(bobsRole(), u"admin"_s);
}

void LostUpdatesTest::undo()
{
    open();
    Roster &roster = *m_window->roster();
    ChangeSet changes;
    changes.append({Entity::Membership,
                    ChangeKind::Update,
                    UserId(m_bob),
                    OrganizationId(m_acme),
                    {{u"role"_s, u"member"_s}},
                    {{u"role"_s, u"viewer"_s}}});
    const auto applied = roster.apply(changes, {});
    QTRY_VERIFY(applied.isFinished());
    VERIFY_OK(applied.result());
    QTRY_VERIFY(part<QAction>("undoAction")->isEnabled());
    m_database->execute(u"UPDATE user_organizations SET role = 'admin' WHERE user_id = '%1'"_s.arg(m_bob));
    const auto reverted = roster.revert(*applied.result()->change, {});
    QTRY_VERIFY(reverted.isFinished());
    VERIFY_OK(reverted.result());
    QCOMPARE(reverted.result()->report.updated, 0);
    QCOMPARE(bobsRole(), u"admin"_s);
}

QTEST_MAIN(LostUpdatesTest)
#include "lostupdatestest.moc"
