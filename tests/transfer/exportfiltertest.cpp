// Exports leave out what the pages leave out.

#include "models/transfer/csvreader.h"
#include "models/transfer/exporter.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QBuffer>
#include <QtTest>

using namespace Qt::StringLiterals;

class ExportFilterTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server = startTestServer()); }
    void filters_data() { TestDatabase::addEngineRows(); }
    void filters();

private:
    std::unique_ptr<PostgresServer> m_server;
};

namespace {

// The cells below this header, sorted.
QStringList exported(const TestDatabase &data, const ExportOptions &options, const QString &header)
{
    QStringList values;
    QBuffer csv;
    if (!csv.open(QIODevice::ReadWrite)
        || !exportRows(*data.connect(OpenMode::ReadOnly), data.open().schema, options, csv) || !csv.seek(0))
        return {u"the export failed"_s};
    CsvReader reader(csv);
    CsvRow row;
    if (reader.open() != CsvReader::Error::None || !reader.read(row))
        return {u"the export cannot be read"_s};
    const qsizetype position = row.cells.indexOf(header.toUtf8());
    while (reader.read(row))
        values << row.text(position);
    values.sort();
    return values;
}

} // namespace

void ExportFilterTest::filters()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const QString ada = data.addUser(u"ada@example.org"_s, u"Ada"_s);
    const QString bob = data.addUser(u"bob@example.org"_s, u"Bob"_s);
    data.addUser(u"cem@example.net"_s, u"Cem"_s);
    const QString acme = data.addOrganization(u"acme"_s, u"Acme"_s);
    const QString labs = data.addOrganization(u"labs"_s, u"Labs"_s);
    data.addOrganization(u"void"_s, u"Void"_s);
    data.addMembership(ada, acme, u"owner"_s);
    data.addMembership(ada, labs);
    data.addMembership(bob, acme);
    data.execute(
        u"UPDATE user_organizations SET joined_at = '2024-03-05T12:00:00.000Z' WHERE role = 'owner'"_s);

    const auto members = [&](const RowFilter &filter, const QString &search = {}) {
        return exported(data, {.kind = Entity::Membership, .search = search, .filter = filter},
                        u"user_name"_s);
    };
    QCOMPARE(members({}), (QStringList{u"Ada"_s, u"Ada"_s, u"Bob"_s}));
    QCOMPARE(members({.role = u"owner"_s}), QStringList{u"Ada"_s});
    QCOMPARE(members({.role = u"member"_s}), (QStringList{u"Ada"_s, u"Bob"_s}));
    QCOMPARE(members({.role = u"member"_s}, u"BOB"_s), QStringList{u"Bob"_s});
    QCOMPARE(members({.joined = {u"2024-03-05T12:00:00.000Z"_s, u"2024-03-05T12:00:00.001Z"_s}}),
             QStringList{u"Ada"_s});
    QCOMPARE(members({.joined = {{}, u"2024-03-05T12:00:00.000Z"_s}}), QStringList());
    QCOMPARE(exported(data, {.kind = Entity::User, .filter = {.withoutMemberships = true}}, u"name"_s),
             QStringList{u"Cem"_s});
    QCOMPARE(
        exported(data, {.kind = Entity::Organization, .filter = {.withoutMemberships = true}}, u"slug"_s),
        QStringList{u"void"_s});
    QCOMPARE(exported(data,
                      {.kind = Entity::User, .filter = {.changed = {u"2999-01-01T00:00:00.000Z"_s, {}}}},
                      u"name"_s),
             QStringList());
}

QTEST_GUILESS_MAIN(ExportFilterTest)
#include "exportfiltertest.moc"
