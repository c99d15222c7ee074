#include "models/storage/database.h"
#include "models/storage/migrator.h"
#include "models/transfer/csvreader.h"
#include "models/transfer/importplan.h"
#include "models/transfer/rejectedrows.h"
#include "tests/fuzz/fuzztarget.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <array>

using namespace Qt::StringLiterals;

namespace {

/// A small SQLite database of three users and three organizations, made once and never written to.
class Company {
public:
    Company()
    {
        const DatabaseAddress address = DatabaseAddress::forFile(m_folder.filePath(u"roster.sqlite"_s));
        const Result<std::unique_ptr<Connection>> made = Connection::open(address, OpenMode::Create);
        promise(made && Migrator(**made).migrate(), "A database is made.");
        for (const QString &statement : content())
            promise(bool((*made)->execute(statement)), "It is filled.");
        const Result<Database> opened = Database::open(address);
        promise(bool(opened), "It is opened.");
        m_schema = opened->schema;
        Result<std::unique_ptr<Connection>> connection = Connection::open(address, OpenMode::ReadOnly);
        promise(bool(connection), "It is read.");
        m_connection = *std::move(connection);
    }

    Result<ImportPlanPointer> plan(const QByteArray &text, const ImportOptions &options)
    {
        return planImport(*m_connection, m_schema, file(text), options);
    }

    QByteArray rejectedRows(const ImportPlan &plan)
    {
        const QString path = m_folder.filePath(u"rejected.csv"_s);
        promise(bool(writeRejectedRows(plan, path)), "Rejected rows can be written.");
        QFile file(path);
        promise(file.open(QIODevice::ReadOnly), "They are there.");
        return file.readAll();
    }

private:
    static QStringList content()
    {
        QStringList statements;
        const auto id = [](int number) { return u"00000000-0000-7000-8000-00000000000%1"_s.arg(number); };
        const QStringList names{u"ada"_s, u"Bo"_s, u"céline"_s};
        for (int i = 0; i < 3; ++i) {
            statements
                << u"INSERT INTO users (id, email, name) VALUES ('%1', '%2@x.org', '%2')"_s.arg(id(i),
                                                                                                names.at(i))
                << u"INSERT INTO organizations (id, slug, name) VALUES ('%1', 'o%2', 'Org')"_s.arg(id(i)).arg(
                       i);
        }
        for (const auto &[user, organization] :
             {std::pair(0, 0), std::pair(1, 1), std::pair(2, 1), std::pair(0, 2)}) {
            statements
                << u"INSERT INTO user_organizations (user_id, organization_id, role) VALUES ('%1', '%2', 'a')"_s
                       .arg(id(user), id(organization));
        }
        return statements;
    }

    ImportSource file(const QByteArray &text) const
    {
        QFile file(m_folder.filePath(u"file.csv"_s));
        promise(file.open(QIODevice::WriteOnly) && file.write(text) == text.size(), "A file is written.");
        return {file.fileName()};
    }

    QTemporaryDir m_folder;
    Schema m_schema;
    std::unique_ptr<Connection> m_connection;
};

ImportOptions optionsFrom(FuzzOptions &bytes)
{
    static constexpr std::array<Entity, 4> kinds{Entity::Membership, Entity::Membership, Entity::User,
                                                 Entity::Organization};
    static constexpr std::array<AssignMode, 5> modes{AssignMode::Append, AssignMode::AppendAndUpdate,
                                                     AssignMode::AppendAndRemove, AssignMode::Remove,
                                                     AssignMode::DirectControl};
    static constexpr std::array<std::optional<Entity>, 3> sides{std::nullopt, Entity::User,
                                                                Entity::Organization};
    static constexpr std::array<char16_t, 4> separators{u'\0', u'\0', u'|', u';'};
    ImportOptions options;
    options.kind = kinds[bytes.next() % kinds.size()];
    options.mode = modes[bytes.next() % modes.size()];
    options.per = sides[bytes.next() % sides.size()];
    options.organizationSeparator = QChar(separators[bytes.next() % separators.size()]);
    options.createUsers = options.createOrganizations = bytes.nextFlag() && addsMissing(options.mode);
    options.hasHeader = !bytes.nextFlag();
    options.exported = bytes.nextFlag();
    if (bytes.nextFlag())
        options.format.comment = '#';
    if (bytes.nextFlag())
        options.fixed.insert(options.kind == Entity::Membership ? Field::Organization : Field::Name, u"o1"_s);
    if (!options.hasHeader && options.kind == Entity::Membership)
        options.mapping = {Field::User, Field::Organization, Field::Role, Field::Operation};
    return options;
}

void checkSettled(const ImportPlan &plan)
{
    const SettledRows &settled = plan.settled();
    using enum SettledRows::Kind;
    promise(settled.size(Unchanged) == plan.report().unchanged, "Each unchanged row is listed.");
    promise(settled.size(Repeated) == plan.report().repeated, "Each repeated row is listed.");
    for (const SettledRows::Kind kind : {Unchanged, Repeated}) {
        qint64 line = 0;
        for (qsizetype i = 0; i < settled.size(kind); ++i) {
            const SettledRows::Row row = settled.at(kind, i);
            promise(!row.first.isEmpty() || !row.second.isEmpty(), "A settled row is about something.");
            promise(row.line >= line, "Settled rows are in order.");
            line = row.line;
        }
    }
}

void check(const ImportPlan &plan)
{
    const ImportReport &report = plan.report();
    const RejectionList &rejections = plan.rejections();
    promise(report.rejected <= report.rows, "Not more rows are rejected than there are.");
    promise(rejections.rows() == report.rejected, "Each rejected row has a reason.");
    for (qsizetype i = 0; i < rejections.size(); ++i) {
        promise(!rejections.at(i).reason.isEmpty(), "A reason has words.");
        promise(i == 0 || rejections.lineAt(i - 1) <= rejections.lineAt(i), "Rejections are in order.");
    }
    checkSettled(plan);
    const ImportOptions &options = plan.options();
    if (options.organizationSeparator.isNull() && !options.per) {
        promise(report.rows
                    == report.rejected + report.added + report.updated + report.removed + report.unchanged
                        + report.repeated,
                "Each row is counted once.");
    }
    promise(plan.changes()->size()
                == report.added + report.updated + report.removed + report.createdUsers
                    + report.createdOrganizations,
            "What is counted is what will be written.");
}

/// Rejected rows come in again as so many rows.
void checkRejectedRows(Company &company, const ImportPlan &plan)
{
    QByteArray text = company.rejectedRows(plan);
    QBuffer buffer(&text);
    promise(buffer.open(QIODevice::ReadOnly), "They can be read.");
    CsvReader reader(buffer);
    CsvRow row;
    qint64 rows = -1; // the header
    CsvFormat format;
    format.encoding = "UTF-8";
    format.delimiter = plan.format().delimiter;
    promise(reader.open(format) == CsvReader::Error::None, "They are CSV.");
    while (reader.read(row)) {
        promise(row.problem == CsvRow::Problem::None, "They are good CSV.");
        ++rows;
    }
    promise(rows == plan.report().rejected, "Each is there.");
    ImportOptions options = plan.options();
    options.hasHeader = true;
    options.mapping = {};
    options.format = {};
    (void)company.plan(text, options);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int count = 1;
    static char name[] = "planfuzzer";
    static char *arguments[] = {name, nullptr};
    static const QCoreApplication application(count, arguments);
    static Company company;
    FuzzOptions bytes(data, size);
    const ImportOptions options = optionsFrom(bytes);
    const Result<ImportPlanPointer> plan = company.plan(bytes.rest(), options);
    if (!plan) {
        promise(!plan.error().text.isEmpty(), "An error has words.");
        return 0;
    }
    check(**plan);
    if (!(*plan)->rejections().isEmpty())
        checkRejectedRows(company, **plan);
    return 0;
}
