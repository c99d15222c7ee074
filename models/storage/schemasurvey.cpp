#include "models/storage/schemasurvey.h"

#include "models/storage/catalogue.h"
#include "models/storage/schemadetector.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SchemaSurvey)
};

Result<QString> keyType(Connection &connection, const QString &table, const QString &column)
{
    const Result<QList<Row>> rows =
        catalogueRows(connection, connection.dialect().keyTypeStatement(), {table, column}, 1);
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? QString() : rows->constFirst().constFirst().value_or(QString());
}

// What would be made where there is no join table.
Result<> surveyRecords(Connection &connection, const TableChoice &choice, SchemaSurvey &survey)
{
    const Result<TableNames> records = SchemaDetector::findRecords(connection, choice);
    if (!records && records.error().kind == DbError::Kind::NotFound)
        return DbError{DbError::Kind::MissingSchema, records.error().text};
    if (!records)
        return records.error();
    survey.names = *records;
    const Result<bool> taken = SchemaProbe::exists(connection, survey.names.memberships);
    if (!taken)
        return taken.error();
    if (*taken) {
        return DbError{
            DbError::Kind::MissingSchema,
            Text::tr("There is a table %1 already, but it does not join %2 and %3: its primary key, or a "
                     "unique constraint, would have to be two foreign keys to them. Name another one with "
                     "--memberships.")
                .arg(survey.names.memberships, survey.names.users, survey.names.organizations)};
    }
    const Result<QString> user = keyType(connection, survey.names.users, survey.names.userKey);
    if (!user)
        return user.error();
    const Result<QString> organization =
        keyType(connection, survey.names.organizations, survey.names.organizationKey);
    if (!organization)
        return organization.error();
    survey.userKeyType = *user;
    survey.organizationKeyType = *organization;
    return {};
}

Result<> surveyMemberships(Connection &connection, SchemaSurvey &survey)
{
    survey.hasMemberships = true;
    const Dialect &dialect = connection.dialect();
    const Result<QList<Row>> columns =
        catalogueRows(connection, dialect.columnsStatement(), {survey.names.memberships}, 1);
    if (!columns)
        return columns.error();
    for (const Row &column : *columns)
        survey.attributes << column.constFirst().value_or(QString());
    const Result<QList<Row>> keys =
        catalogueRows(connection, dialect.uniqueKeysStatement(), {survey.names.memberships}, 1);
    if (!keys)
        return keys.error();
    const QString identity = SchemaSurvey::identityIndex(survey.names);
    survey.hasIdentity = std::any_of(keys->cbegin(), keys->cend(),
                                     [&](const Row &key) { return key.constFirst() == identity; });
    return {};
}

} // namespace

QString SchemaSurvey::identityIndex(const TableNames &names)
{
    return names.memberships + u"_unique_user_organization_index"_s;
}

Result<SchemaSurvey> SchemaSurvey::read(Connection &connection, const TableChoice &choice)
{
    SchemaSurvey survey;
    survey.engine = connection.dialect().engine();
    const Result<TableNames> joined = SchemaDetector::find(connection, choice);
    if (!joined && joined.error().kind != DbError::Kind::NotFound)
        return joined.error();
    if (joined)
        survey.names = *joined;
    const Result<> read =
        joined ? surveyMemberships(connection, survey) : surveyRecords(connection, choice, survey);
    if (!read)
        return read.error();
    const Result<QList<Migrator::Step>> history = Migrator(connection).missingHistory();
    if (!history)
        return history.error();
    survey.missingHistory = *history;
    return survey;
}
