// The guide "User-Organization many-to-many", step by step, in the window: what it generates is shown as SQL
// and agreed to, and its usage examples are done by hand. See also seedtest, which does it by commands.

#include "models/membership/membershipdraftmodel.h"
#include "models/membership/roster.h"
#include "models/tables/relationalmodel.h"
#include "tests/support/schematext.h"
#include "tests/support/seeddatabase.h"
#include "views/mainwindow.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class SeedWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void guide_data();
    void guide();
    void historyOnRequest_data() { TestDatabase::addEngineRows(); }
    void historyOnRequest();
    void changedMeanwhile();

private:
    void generateTheJoinResource();
    void generateMigration();
    void runTheMigration();
    void loadAUserWithTheirOrganizations();
    void addAUserToAnOrganization();
    void manageRelationshipOnTheUser();
    void storeAdditionalAttributes();
    void destroyAMembership();

    void open(Engine engine, bool literal);
    template <class T> T *find(const char *name) { return m_window->findChild<T *>(QLatin1StringView(name)); }
    void openSchemaDialog();
    void agree();
    bool select(const char *table, const QString &text);
    bool waitForRows(const char *table, int rows);
    QString nameOf(const char *id, const char *name) const
    {
        return QLatin1StringView(m_literal ? id : name);
    }
    QStringList organizationsOf(const char *user);

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    bool m_literal = true;
    QString m_before;
};

void SeedWindowTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void SeedWindowTest::cleanup()
{
    if (QTest::currentTestFailed() && m_window)
        qInfo() << find<QLabel>("messageText")->text();
    m_window.reset();
}

void SeedWindowTest::open(Engine engine, bool literal)
{
    m_literal = literal;
    m_data = std::make_unique<TestDatabase>(engine, m_server.get(), TestDatabase::Content::Empty);
    SeedDatabase::make(*m_data, literal);
    m_before = schemaText(*m_data);
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
    const auto own = DatabaseAddress::forFile(m_folder->filePath(u"own/roster.sqlite"_s));
    m_window = std::make_unique<MainWindow>(*m_settings, MainWindow::Options{own, u"tester"_s});
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QSignalSpy failed(m_window.get(), &MainWindow::openFailed);
    m_window->openDatabase(m_data->address());
    QVERIFY(failed.wait());
}

// By the button below the page.
void SeedWindowTest::openSchemaDialog()
{
    auto *offer = find<QPushButton>("messageAction");
    QVERIFY(offer->isVisible());
    QTest::mouseClick(offer, Qt::LeftButton);
    QTRY_VERIFY(find<QDialog>("schemaDialog"));
    QVERIFY(find<QDialog>("schemaDialog")->height() <= m_window->screen()->availableGeometry().height());
    QVERIFY(find<QDialog>("schemaDialog")->width() <= m_window->screen()->availableGeometry().width());
    QVERIFY(find<QLabel>("schemaAshExplanation")->text().contains("Elixir"_L1));
}

void SeedWindowTest::agree()
{
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    QTest::mouseClick(find<QPushButton>("schemaAccept"), Qt::LeftButton);
    QVERIFY(opened.wait());
    QVERIFY(waitForRows("usersTable", 3));
}

bool SeedWindowTest::waitForRows(const char *table, int rows)
{
    const auto *view = find<TableView>(table);
    return QTest::qWaitFor([&] {
        const auto *model = qobject_cast<RelationalModel *>(view->model());
        if (model->rowCount() != rows || !model->isCountExact() || model->isLoading())
            return false;
        for (int row = 0; row < rows; ++row) {
            if (!model->isLoaded(row)) {
                model->index(row, 0).data();
                return false;
            }
        }
        return true;
    });
}

bool SeedWindowTest::select(const char *table, const QString &text)
{
    auto *view = find<TableView>(table);
    return QTest::qWaitFor([&] {
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            for (int column = 0; column < view->model()->columnCount(); ++column) {
                const QModelIndex index = view->model()->index(row, column);
                if (index.data().toString() != text || view->isColumnHidden(column))
                    continue;
                view->setFocus();
                view->selectionModel()->setCurrentIndex(
                    index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
                return true;
            }
        }
        return false;
    });
}

QStringList SeedWindowTest::organizationsOf(const char *user)
{
    return m_data->rows(
        u"SELECT organization_id FROM user_organizations WHERE user_id = '%1' ORDER BY 1"_s.arg(
            QLatin1StringView(user)));
}

void SeedWindowTest::guide_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<bool>("literal");
    QTest::newRow("two keys, SQLite") << Engine::Sqlite << true;
    QTest::newRow("two keys, PostgreSQL") << Engine::Postgresql << true;
    QTest::newRow("with attributes, SQLite") << Engine::Sqlite << false;
    QTest::newRow("with attributes, PostgreSQL") << Engine::Postgresql << false;
}

void SeedWindowTest::guide()
{
    QFETCH(Engine, engine);
    QFETCH(bool, literal);
    open(engine, literal);
    using Step = void (SeedWindowTest::*)();
    const std::pair<const char *, Step> steps[] = {
        {"Generate the Join Resource, Define the Join Resource", &SeedWindowTest::generateTheJoinResource},
        {"Generate Migration", &SeedWindowTest::generateMigration},
        {"Then run the migration", &SeedWindowTest::runTheMigration},
        {"Usage: load a user with their organizations", &SeedWindowTest::loadAUserWithTheirOrganizations},
        {"Usage: add a user to an organization", &SeedWindowTest::addAUserToAnOrganization},
        {"Usage: manage_relationship on the User", &SeedWindowTest::manageRelationshipOnTheUser},
        {"It can store additional attributes", &SeedWindowTest::storeAdditionalAttributes},
        {"defaults [:create, :read, :destroy]", &SeedWindowTest::destroyAMembership},
    };
    for (const auto &[name, step] : steps) {
        (this->*step)();
        if (QTest::currentTestFailed())
            QFAIL(name);
    }
    QCOMPARE(schemaText(*m_data, {u"user_organizations"_s}), m_before);
}

void SeedWindowTest::generateTheJoinResource()
{
    openSchemaDialog();
    auto *script = find<QPlainTextEdit>("schemaScript");
    QVERIFY(script->isReadOnly());
    const QString literal = script->toPlainText();
    QVERIFY2(literal.contains("PRIMARY KEY (\"user_id\", \"organization_id\")"_L1), qPrintable(literal));
    QVERIFY(!literal.contains("role"_L1));
    QTest::mouseClick(find<QCheckBox>("schemaAsh"), Qt::LeftButton, {}, QPoint(5, 5));
    QVERIFY(script->toPlainText().contains("user_organizations_unique_user_organization_index"_L1));
    if (m_literal)
        return;
    for (const char *name : {"schemaRole", "schemaPermissions", "schemaJoinedAt"})
        QTest::mouseClick(find<QCheckBox>(name), Qt::LeftButton, {}, QPoint(5, 5));
    for (const auto column : {"role "_L1, "permissions "_L1, "joined_at "_L1})
        QVERIFY2(script->toPlainText().contains(column), qPrintable(script->toPlainText()));
}

// Showing it writes nothing, and neither does Cancel, which is what Enter does.
void SeedWindowTest::generateMigration()
{
    QCOMPARE(schemaText(*m_data), m_before);
    QTest::keyClick(find<QDialog>("schemaDialog"), Qt::Key_Enter);
    QTRY_VERIFY(!find<QDialog>("schemaDialog"));
    QVERIFY(!m_window->roster());
    QCOMPARE(schemaText(*m_data), m_before);
    generateTheJoinResource(); // again, and then it is agreed to
}

void SeedWindowTest::runTheMigration()
{
    agree();
    QVERIFY(find<QLabel>("messageText")->isVisible());
    QVERIFY(find<QLabel>("messageText")->text().contains("The table user_organizations was made"_L1));
    QCOMPARE(schemaText(*m_data, {u"user_organizations"_s}), m_before);
    QCOMPARE(m_window->roster()->schema().memberships.has(Field::Role), !m_literal);
    QVERIFY(!m_window->roster()->schema().hasHistory);
}

void SeedWindowTest::loadAUserWithTheirOrganizations()
{
    m_data->execute(u"INSERT INTO user_organizations (user_id, organization_id) VALUES ('%1', '%2')"_s.arg(
        QLatin1StringView(SeedDatabase::bob), QLatin1StringView(SeedDatabase::labs)));
    find<QAction>("refreshAction")->trigger();
    QVERIFY(select("usersTable", nameOf(SeedDatabase::bob, "Bob")));
    QVERIFY(waitForRows("userMemberships", 1));
    QVERIFY(select("userMemberships", nameOf(SeedDatabase::labs, "Labs")));
}

// The user is copied, and pasted onto the organization.
void SeedWindowTest::addAUserToAnOrganization()
{
    QVERIFY(select("usersTable", nameOf(SeedDatabase::ada, "Ada")));
    QGuiApplication::clipboard()->clear();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(find<TableView>("usersTable"), Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(QGuiApplication::clipboard()->mimeData()->hasText());
    m_window->workspace()->go({WindowPage::Organizations});
    QVERIFY(waitForRows("organizationsTable", 2));
    QVERIFY(select("organizationsTable", nameOf(SeedDatabase::acme, "Acme")));
    QTest::keyClick(find<TableView>("organizationsTable"), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(organizationsOf(SeedDatabase::ada), QStringList{QLatin1StringView(SeedDatabase::acme)});
    QVERIFY(waitForRows("organizationMemberships", 1));
}

// The user's organizations, by the dialog of two lists: what is there stays.
void SeedWindowTest::manageRelationshipOnTheUser()
{
    m_window->workspace()->go({WindowPage::Users});
    QVERIFY(select("usersTable", nameOf(SeedDatabase::ada, "Ada")));
    find<QAction>("usersAssignAction")->trigger();
    QTRY_VERIFY(find<QDialog>("assignDialog"));
    // No column for what the tables do not have.
    QCOMPARE(find<TableView>("assignedView")->isColumnHidden(MembershipDraftModel::HandleColumn), m_literal);
    QVERIFY(select("availableView", nameOf(SeedDatabase::labs, "Labs")));
    QTRY_VERIFY(find<QPushButton>("addButton")->isEnabled());
    QTest::mouseClick(find<QPushButton>("addButton"), Qt::LeftButton);
    QTRY_VERIFY(find<QPushButton>("assignOk")->isEnabled());
    QTest::mouseClick(find<QPushButton>("assignOk"), Qt::LeftButton);
    QTRY_COMPARE(organizationsOf(SeedDatabase::ada).size(), 2);
    QTRY_VERIFY(!find<QDialog>("assignDialog"));
}

void SeedWindowTest::storeAdditionalAttributes()
{
    QVERIFY(waitForRows("userMemberships", 2));
    QVERIFY(select("userMemberships", nameOf(SeedDatabase::labs, "Labs")));
    auto *table = find<TableView>("userMemberships");
    auto *model = qobject_cast<RelationalModel *>(table->model());
    const int role = model->columnOf(Field::Role);
    QCOMPARE(role >= 0, !m_literal);
    if (m_literal)
        return;
    const QModelIndex cell = model->index(table->currentIndex().row(), role);
    QVERIFY(model->flags(cell) & Qt::ItemIsEditable);
    table->setCurrentIndex(cell);
    table->edit(cell);
    QTRY_VERIFY(find<QWidget>("roleEditor"));
    QTest::keyClick(find<QWidget>("roleEditor"), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(find<QWidget>("roleEditor"), u"admin"_s);
    QTest::keyClick(find<QWidget>("roleEditor"), Qt::Key_Enter);
    QTRY_COMPARE(m_data->number(u"SELECT count(*) FROM user_organizations WHERE role = 'admin'"_s), 1);
}

void SeedWindowTest::destroyAMembership()
{
    QVERIFY(waitForRows("userMemberships", 2));
    QVERIFY(select("userMemberships", nameOf(SeedDatabase::labs, "Labs")));
    find<QAction>("userMembershipsRemoveAction")->trigger();
    if (QTest::qWaitFor([&] { return find<QPushButton>("questionAccept") != nullptr; }, 1000))
        QTest::mouseClick(find<QPushButton>("questionAccept"), Qt::LeftButton);
    QTRY_COMPARE(organizationsOf(SeedDatabase::ada), QStringList{QLatin1StringView(SeedDatabase::acme)});
}

void SeedWindowTest::historyOnRequest()
{
    QFETCH(Engine, engine);
    open(engine, false);
    openSchemaDialog();
    QTest::mouseClick(find<QCheckBox>("schemaHistory"), Qt::LeftButton, {}, QPoint(5, 5));
    QVERIFY(find<QPlainTextEdit>("schemaScript")->toPlainText().contains("roster_changes"_L1));
    agree();
    QVERIFY(m_window->roster()->schema().hasHistory);
    addAUserToAnOrganization();
    QAction *undo = find<QAction>("undoAction");
    QTRY_VERIFY(undo->isEnabled());
    undo->trigger();
    QTRY_COMPARE(organizationsOf(SeedDatabase::ada), QStringList());
    QCOMPARE(schemaText(*m_data, {u"user_organizations"_s}, false), m_before);
}

// What is run is what was shown, or nothing.
void SeedWindowTest::changedMeanwhile()
{
    open(Engine::Sqlite, true);
    openSchemaDialog();
    m_data->execute(u"CREATE TABLE user_organizations (user_id TEXT)"_s);
    const QString changed = schemaText(*m_data);
    QSignalSpy failed(m_window.get(), &MainWindow::openFailed);
    QTest::mouseClick(find<QPushButton>("schemaAccept"), Qt::LeftButton);
    QVERIFY(failed.wait());
    QVERIFY(find<QLabel>("messageText")->isVisible());
    QCOMPARE(schemaText(*m_data), changed);
}

QTEST_MAIN(SeedWindowTest)
#include "seedwindowtest.moc"
