// How PostgresqlDialect asks several things in one round trip: by libpq's pipeline. QPSQL would take one
// or two for each, to prepare the statement and to run it, and another one to forget it.

#include "models/storage/connection.h"
#include "models/storage/postgresqldialect.h"

#include <libpq-fe.h>

#include <QSqlDriver>
#include <QSqlError>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

Q_DECLARE_OPAQUE_POINTER(PGconn *)
Q_DECLARE_METATYPE(PGconn *)

namespace {

using ResultPointer = std::unique_ptr<PGresult, decltype(&PQclear)>;

ResultPointer nextResult(PGconn *server) { return {PQgetResult(server), &PQclear}; }

// "$1" for "?", except in names and texts.
QByteArray withNumberedValues(const QString &sql)
{
    QString numbered;
    QChar quote;
    int number = 0;
    for (const QChar character : sql) {
        if (character == quote)
            quote = QChar();
        else if (quote.isNull() && (character == u'\'' || character == u'"'))
            quote = character;
        if (quote.isNull() && character == u'?')
            numbered += u'$' + QString::number(++number);
        else
            numbered += character;
    }
    return numbered.toUtf8();
}

bool send(PGconn *server, const Inquiry &inquiry)
{
    QList<QByteArray> texts;
    for (const QVariant &value : inquiry.values)
        texts << value.toString().toUtf8();
    QList<const char *> values;
    for (qsizetype i = 0; i < texts.size(); ++i)
        values << (inquiry.values.at(i).isNull() ? nullptr : texts.at(i).constData());
    return PQsendQueryParams(server, withNumberedValues(inquiry.sql).constData(), int(values.size()), nullptr,
                             values.constData(), nullptr, nullptr, 0)
        == 1;
}

QList<Row> rowsOf(const PGresult *result, int columns)
{
    QList<Row> rows;
    for (int i = 0; i < PQntuples(result); ++i) {
        Row row;
        for (int j = 0; j < columns; ++j)
            row << (PQgetisnull(result, i, j)
                        ? Value()
                        : Value(QString::fromUtf8(PQgetvalue(result, i, j), PQgetlength(result, i, j))));
        rows << row;
    }
    return rows;
}

// The first failure counts: what follows it is not run at all.
Result<QList<QList<Row>>> receive(const Connection &connection, PGconn *server,
                                  const QList<Inquiry> &inquiries)
{
    QList<QList<Row>> answers;
    std::optional<DbError> failed;
    for (const Inquiry &inquiry : inquiries) {
        const ResultPointer result = nextResult(server);
        if (PQresultStatus(result.get()) == PGRES_TUPLES_OK) {
            answers << rowsOf(result.get(), inquiry.columns);
        } else if (!failed) {
            const char *text = result ? PQresultErrorMessage(result.get()) : PQerrorMessage(server);
            const char *code = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
            failed = connection.error(
                QSqlError({}, QString::fromUtf8(text), QSqlError::StatementError, QString::fromLatin1(code)));
        }
        while (nextResult(server)) { } // each answer ends with nothing
    }
    nextResult(server); // the end of all
    if (failed)
        return *failed;
    return answers;
}

Result<QList<QList<Row>>> askAtOnce(const Connection &connection, const QList<Inquiry> &inquiries)
{
    PGconn *const server = connection.database().driver()->handle().value<PGconn *>();
    bool isSent = PQenterPipelineMode(server) == 1;
    for (const Inquiry &inquiry : inquiries)
        isSent = isSent && send(server, inquiry);
    if (!isSent || PQpipelineSync(server) != 1)
        return connection.error(
            QSqlError({}, QString::fromUtf8(PQerrorMessage(server)), QSqlError::ConnectionError));
    Result<QList<QList<Row>>> answers = receive(connection, server, inquiries);
    PQexitPipelineMode(server);
    return answers;
}

} // namespace

// So many that what is sent never waits for answers to be taken.
Result<QList<QList<Row>>> PostgresqlDialect::answers(Connection &connection,
                                                     const QList<Inquiry> &inquiries) const
{
    constexpr qsizetype portion = 100;
    QList<QList<Row>> all;
    for (qsizetype first = 0; first < inquiries.size(); first += portion) {
        if (connection.isStopRequested())
            return Connection::cancelled();
        const Result<QList<QList<Row>>> some = askAtOnce(connection, inquiries.mid(first, portion));
        if (!some)
            return some;
        all += *some;
    }
    return all;
}
