#include "models/storage/schemaplan.h"

#include "models/storage/transaction.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SchemaPlan)
};

QString createMemberships(const SchemaSurvey &survey, const SchemaWishes &wishes)
{
    const Dialect &dialect = Dialect::of(survey.engine);
    const TableNames &names = survey.names;
    const auto quoted = [&](const QString &name) { return dialect.quoted(name); };
    const QString keys = dialect.quoted(QStringList{names.userColumn, names.organizationColumn});
    QStringList lines{u"%1 %2 NOT NULL"_s.arg(quoted(names.userColumn), survey.userKeyType),
                      u"%1 %2 NOT NULL"_s.arg(quoted(names.organizationColumn), survey.organizationKeyType)};
    const QList<Field> all = possibleAttributes();
    for (const Field field : all) {
        if (wishes.attributes.contains(field))
            lines << columnName(field) + u' ' + dialect.attributeDefinition(field, wishes.ash);
    }
    const auto constraint = [&](const QString &rest) { return quoted(names.memberships + u'_' + rest); };
    lines << u"CONSTRAINT %1 PRIMARY KEY (%2)"_s.arg(constraint(u"pkey"_s), keys);
    const auto foreignKey = [&](const QString &column, const QString &table, const QString &key) {
        lines << u"CONSTRAINT %1\n        FOREIGN KEY (%2) REFERENCES %3 (%4)"_s.arg(
            constraint(column + u"_fkey"_s), quoted(column), quoted(table), quoted(key));
    };
    foreignKey(names.userColumn, names.users, names.userKey);
    foreignKey(names.organizationColumn, names.organizations, names.organizationKey);
    const QString index = constraint(names.organizationColumn + u'_' + names.userColumn + u"_index"_s);
    return u"CREATE TABLE %1 (\n    %2\n)%3;\nCREATE INDEX %4\n    ON %1 (%5);\n"_s.arg(
        quoted(names.memberships), lines.join(",\n    "_L1), dialect.joinTableOptions(), index,
        dialect.quoted(QStringList{names.organizationColumn, names.userColumn}));
}

QString createIdentity(const SchemaSurvey &survey)
{
    const Dialect &dialect = Dialect::of(survey.engine);
    const TableNames &names = survey.names;
    return u"CREATE UNIQUE INDEX %1\n    ON %2 (%3);\n"_s.arg(
        dialect.quoted(SchemaSurvey::identityIndex(names)), dialect.quoted(names.memberships),
        dialect.quoted(QStringList{names.userColumn, names.organizationColumn}));
}

Result<> checkAttributes(const SchemaSurvey &survey, const SchemaWishes &wishes)
{
    for (const Field field : wishes.attributes) {
        if (survey.hasMemberships && !survey.attributes.contains(columnName(field)))
            return DbError{
                DbError::Kind::Usage,
                Text::tr("The table %1 is there already and has no column %2. Roster adds no columns to it.")
                    .arg(survey.names.memberships, columnName(field))};
    }
    return {};
}

Result<> runStep(Connection &connection, const Migrator::Step &step)
{
    if (const Result<> done = connection.executeScript(step.script); !done)
        return done;
    if (step.number == 0)
        return {};
    return connection.execute(Migrator::recordStatement(), {step.number, step.name});
}

} // namespace

QList<Field> possibleAttributes() { return {Field::Role, Field::Permissions, Field::JoinedAt}; }

Result<QList<Migrator::Step>> planOf(const SchemaSurvey &survey, const SchemaWishes &wishes)
{
    if (const Result<> checked = checkAttributes(survey, wishes); !checked)
        return checked.error();
    QList<Migrator::Step> steps;
    if (!survey.hasMemberships)
        steps << Migrator::Step{0, u"create_memberships"_s, createMemberships(survey, wishes)};
    if (wishes.ash && !survey.hasIdentity)
        steps << Migrator::Step{0, u"create_identity"_s, createIdentity(survey)};
    if (wishes.history && !survey.missingHistory.isEmpty()) {
        steps << Migrator::Step{0, u"create_migrations"_s, Migrator::ledgerDefinition() + u";\n"_s};
        steps << survey.missingHistory;
    }
    return steps;
}

QString scriptOf(const QList<Migrator::Step> &steps)
{
    QString script;
    for (const Migrator::Step &step : steps)
        script += u"-- %1\n%2\n"_s.arg(Migrator::title(step), step.script);
    return script;
}

Result<QList<Migrator::Step>> carryOut(Connection &connection, const TableChoice &choice,
                                       const SchemaWishes &wishes, const QString &agreed)
{
    if (connection.isReadOnly())
        return DbError{DbError::Kind::ReadOnly,
                       Text::tr("The database is read-only: nothing can be made in it.")};
    Result<Transaction> transaction = Transaction::begin(connection, Access::Write);
    if (!transaction)
        return transaction.error();
    if (const QString lock = connection.dialect().lockSchemaStatement(); !lock.isEmpty()) {
        if (const Result<> locked = connection.execute(lock); !locked)
            return locked.error();
    }
    const Result<SchemaSurvey> survey = SchemaSurvey::read(connection, choice);
    if (!survey)
        return survey.error();
    const Result<QList<Migrator::Step>> steps = planOf(*survey, wishes);
    if (!steps || steps->isEmpty())
        return steps;
    if (!agreed.isEmpty() && scriptOf(*steps) != agreed)
        return DbError{
            DbError::Kind::Conflict,
            Text::tr("Somebody else changed the database meanwhile. Look at what is to be done again.")};
    for (const Migrator::Step &step : *steps) {
        const Result<> done = runStep(connection, step);
        if (!done && done.error().kind == DbError::Kind::ReadOnly)
            return done.error();
        if (!done)
            return DbError{DbError::Kind::BrokenMigration,
                           Text::tr("\"%1\" failed, and the database was left as it was: %2")
                               .arg(Migrator::title(step), done.error().text),
                           done.error().detail};
    }
    if (const Result<> committed = transaction->commit(); !committed)
        return committed.error();
    return steps;
}
