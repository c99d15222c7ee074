#include "tests/views/windowfixture.h"

#include "models/membership/roster.h"
#include "models/storage/migrator.h"
#include "models/tables/relationalmodel.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const auto people = u"INSERT INTO users (id, email, name) VALUES "
                    "('00000000-0000-7000-8000-00000000000a', 'ada@example.org', 'Ada'),"
                    "('00000000-0000-7000-8000-00000000000b', 'bob@example.org', 'Bob'),"
                    "('00000000-0000-7000-8000-00000000000c', 'cem@example.org', 'Cem')"_s;
const auto groups = u"INSERT INTO organizations (id, slug, name) VALUES "
                    "('00000000-0000-7000-9000-000000000001', 'acme', 'Acme'),"
                    "('00000000-0000-7000-9000-000000000002', 'labs', 'Labs'),"
                    "('00000000-0000-7000-9000-000000000003', 'void', 'Void')"_s;
const auto memberships =
    u"INSERT INTO user_organizations (user_id, organization_id, role, permissions) VALUES "
    "('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-9000-000000000001', 'owner', "
    "'[\"read\",\"write\"]'),"
    "('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-9000-000000000002', 'member', '[]'),"
    "('00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-9000-000000000001', 'member', '[]')"_s;

} // namespace

WindowFixture::WindowFixture()
    : m_path(m_folder.path())
    , m_settings(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
{
    const Result<std::unique_ptr<Connection>> connection =
        Connection::open(DatabaseAddress::forFile(file()), OpenMode::Create);
    if (!connection || !Migrator(**connection).migrate())
        qFatal("The test database cannot be made.");
    for (const QString &sql : {people, groups, memberships}) {
        if (const Result<> done = (*connection)->execute(sql); !done)
            qFatal("%s", qPrintable(done.error().detail));
    }
}

bool WindowFixture::open()
{
    const MainWindow::Options options{DatabaseAddress::forFile(m_folder.filePath(u"own/roster.sqlite"_s)),
                                      u"tester"_s, m_watchesOthers};
    m_window = std::make_unique<MainWindow>(m_settings, options);
    QSignalSpy opened(m_window.get(), &MainWindow::databaseOpened);
    m_window->openDatabase(DatabaseAddress::forFile(file()));
    m_window->show();
    return opened.wait() && waitForRows("usersTable", 3);
}

bool WindowFixture::waitForRows(const char *table, int rows)
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

int WindowFixture::columnOf(const QAbstractItemView &table, const QString &title) const
{
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        const auto &view = static_cast<const TableView &>(table);
        if (!view.isColumnHidden(column)
            && table.model()->headerData(column, Qt::Horizontal).toString() == title)
            return column;
    }
    return -1;
}

int WindowFixture::rowOf(const QAbstractItemView &table, const QString &text) const
{
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        for (int column = 0; column < table.model()->columnCount(); ++column) {
            if (table.model()->index(row, column).data().toString() == text)
                return row;
        }
    }
    return -1;
}

bool WindowFixture::selectRow(const char *table, const QString &text)
{
    auto *view = find<TableView>(table);
    const int row = rowOf(*view, text);
    if (row < 0)
        return false;
    // On a cell without a link.
    const QPoint place(view->columnViewportPosition(view->horizontalHeader()->logicalIndex(1)) + 4,
                       view->rowViewportPosition(row) + 4);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, place);
    return view->currentIndex().row() == row;
}

QString WindowFixture::read(const QString &sql) const
{
    const Result<std::unique_ptr<Connection>> connection = Connection::open(DatabaseAddress::forFile(file()));
    if (!connection)
        return connection.error().text;
    const Result<Query *> query = (*connection)->select(sql);
    if (!query)
        return query.error().text;
    const QString text = (*query)->next() ? (*query)->text(0) : QString();
    (*query)->finish();
    return text;
}

bool WindowFixture::write(const QString &sql) const
{
    const Result<std::unique_ptr<Connection>> connection = Connection::open(DatabaseAddress::forFile(file()));
    return connection && (*connection)->execute(sql);
}
