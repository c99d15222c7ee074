#include "tests/views/assignfixture.h"

#include "models/membership/membershipdraftmodel.h"
#include "models/tables/relationalmodel.h"

#include <QApplication>
#include <QHeaderView>
#include <QTest>

using namespace Qt::StringLiterals;

AssignFixture::AssignFixture() = default;
AssignFixture::~AssignFixture() = default;

bool AssignFixture::startServer()
{
    m_server = startTestServer();
    return m_server != nullptr;
}

void AssignFixture::setUp(Engine engine)
{
    m_database = std::make_unique<TestDatabase>(engine, m_server.get());
    m_ada = m_database->addUser(u"ada@example.org"_s, u"Ada"_s);
    m_bob = m_database->addUser(u"bob@example.org"_s, u"Bob"_s);
    m_acme = m_database->addOrganization(u"acme"_s, u"Acme"_s);
    m_beta = m_database->addOrganization(u"beta"_s, u"Beta"_s);
    m_database->addOrganization(u"chi"_s, u"Chi"_s);
    m_database->addOrganization(u"delta"_s, u"Delta"_s);
    m_database->addOrganization(u"epsilon"_s, u"Epsilon"_s);
    m_database->addMembership(m_ada, m_acme, u"owner"_s);
    m_database->addMembership(m_ada, m_beta, u"member"_s);
    m_database->addMembership(m_bob, m_acme, u"member"_s);
    m_database->addMembership(m_bob, m_beta, u"owner"_s);
    m_roster = std::make_unique<Roster>(m_database->open());
}

void AssignFixture::tearDown()
{
    m_dialog.reset();
    m_roster.reset();
    m_database.reset();
}

bool AssignFixture::open(Entity entity, const QStringList &ids)
{
    m_dialog = std::make_unique<AssignDialog>(*m_roster, entity, ids);
    if (QGuiApplication::platformName() == "minimal"_L1) // its screen is too small to drag on
        m_dialog->resize(760, 560);
    m_dialog->open();
    return QTest::qWaitForWindowActive(m_dialog.get()) && QTest::qWaitFor([this] {
               return isIdle() && difference() != u"Reading…"_s && available()->model()->rowCount() > 0
                   && available()->model()->index(0, 0).data(RelationalModel::LoadedRole).toBool();
           });
}

void AssignFixture::addOffices(int count)
{
    m_database->execute(
        u"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :last) INSERT INTO "
        "organizations (id, slug, name) SELECT printf('00000000-0000-7000-8000-%012d', i), "
        "printf('o-%05d', i), printf('Office %05d', i) FROM n"_s.replace(":last"_L1,
                                                                         QString::number(count - 1)));
}

bool AssignFixture::isIdle() const
{
    return !qobject_cast<MembershipDraftModel *>(assigned()->model())->isBusy()
        && part<QWidget>(u"assignProgress"_s)->isHidden();
}

bool AssignFixture::pressOk() const
{
    QPushButton *ok = button("assignOk");
    if (!QTest::qWaitFor([ok] { return ok->isEnabled(); }))
        return false;
    QTest::mouseClick(ok, Qt::LeftButton);
    return true;
}

int AssignFixture::nameColumn(const TableView *view) { return view->horizontalHeader()->logicalIndex(0); }

QStringList AssignFixture::names(const TableView *view)
{
    QStringList names;
    for (int row = 0; row < view->model()->rowCount(); ++row)
        names << view->model()->index(row, nameColumn(view)).data().toString();
    return names;
}

void AssignFixture::select(TableView *view, const QStringList &wanted) const
{
    view->clearSelection();
    for (const QString &name : wanted) {
        const int row = int(names(view).indexOf(name));
        QVERIFY2(row >= 0, qPrintable(name));
        view->selectionModel()->setCurrentIndex(view->model()->index(row, nameColumn(view)),
                                                QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

QStringList AssignFixture::selected(const TableView *view) const
{
    QStringList names;
    for (const QModelIndex &index : view->selectionModel()->selectedRows(nameColumn(view)))
        names << index.data().toString();
    names.sort();
    return names;
}

QPoint AssignFixture::centre(const TableView *view, const QString &name)
{
    return view->visualRect(view->model()->index(int(names(view).indexOf(name)), nameColumn(view))).center();
}

QModelIndex AssignFixture::index(const QString &name, const QString &title) const
{
    const QAbstractItemModel *model = assigned()->model();
    for (int column = 0; column < model->columnCount(); ++column) {
        if (model->headerData(column, Qt::Horizontal).toString() == title)
            return model->index(int(names(assigned()).indexOf(name)), column);
    }
    return {};
}

QString AssignFixture::cell(const QString &name, const QString &title) const
{
    return index(name, title).data().toString();
}

QStringList AssignFixture::memberships()
{
    return m_database->rows(u"SELECT u.name, o.name, m.role FROM user_organizations m JOIN users u ON u.id = "
                            "m.user_id JOIN organizations o ON o.id = m.organization_id ORDER BY 1, 2"_s);
}

int AssignFixture::changes() { return int(m_database->number(u"SELECT count(*) FROM roster_changes"_s)); }

int runAssignTest(QObject &test, int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(u"fusion"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    return QTest::qExec(&test, argc, argv);
}
