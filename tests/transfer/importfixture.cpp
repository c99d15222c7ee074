#include "tests/transfer/importfixture.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;

static constexpr qint64 all = std::numeric_limits<qint64>::max();

ImportOptions optionsFor(AssignMode mode, std::optional<Entity> per)
{
    ImportOptions options;
    options.mode = mode;
    options.per = per;
    options.confirmedRemovals = all;
    options.skipRejected = true;
    return options;
}

QString numbers(const ImportReport &report)
{
    return u"+%1 ~%2 -%3 =%4 r%5 !%6"_s.arg(report.added)
        .arg(report.updated)
        .arg(report.removed)
        .arg(report.unchanged)
        .arg(report.repeated)
        .arg(report.rejected);
}

void ImportFixture::makeDatabase()
{
    const bool postgresql = QByteArray(QTest::currentDataTag()).startsWith("PostgreSQL");
    m_database =
        std::make_unique<TestDatabase>(postgresql ? Engine::Postgresql : Engine::Sqlite, m_server.get());
    m_roster = std::make_unique<Roster>(m_database->open());
    m_users.clear();
    m_organizations.clear();
}

void ImportFixture::cleanup()
{
    m_roster.reset();
    m_database.reset();
}

void ImportFixture::makePeople(int users, int organizations)
{
    for (int i = 0; i < users; ++i)
        m_users << m_database->addUser(u"user%1@example.org"_s.arg(i));
    for (int i = 0; i < organizations; ++i)
        m_organizations << m_database->addOrganization(u"group%1"_s.arg(i));
}

void ImportFixture::fill(const ModelTable &table)
{
    m_database->execute(u"DELETE FROM user_organizations"_s);
    QStringList rows;
    for (auto it = table.cbegin(); it != table.cend(); ++it) {
        rows << u"('%1', '%2', '%3', '%4')"_s.arg(m_users.at(it.key().first),
                                                  m_organizations.at(it.key().second), it->role, it->joined);
    }
    if (!rows.isEmpty())
        m_database->execute(u"INSERT INTO user_organizations (user_id, organization_id, role, joined_at)"
                            " VALUES "_s
                            + rows.join(u','));
}

QStringList ImportFixture::present()
{
    const QString joined = m_database->engine() == Engine::Sqlite
        ? u"m.joined_at"_s
        : u"to_char(m.joined_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"_s;
    QStringList rows = m_database->rows(
        u"SELECT u.email, o.slug, m.role, %1 FROM user_organizations m JOIN users u ON u.id = m.user_id"
        " JOIN organizations o ON o.id = m.organization_id"_s.arg(joined));
    rows.sort();
    return rows;
}

QStringList ImportFixture::memberships()
{
    QStringList rows = present();
    for (QString &row : rows)
        row = row.section(u'|', 0, 2).remove(u"@example.org"_s);
    return rows;
}

ImportSource ImportFixture::file(const QByteArray &text)
{
    const QString path = m_folder.filePath(u"%1.csv"_s.arg(++m_files));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s", qPrintable(file.errorString()));
    return {path};
}

Result<ImportReport> ImportFixture::import(const QByteArray &text, const ImportOptions &options)
{
    const Result<ImportPlanPointer> plan = runPlan(*m_roster, file(text), options);
    return plan ? runWrite(*m_roster, *plan) : Result<ImportReport>(plan.error());
}
