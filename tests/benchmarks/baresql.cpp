#include "tests/benchmarks/baresql.h"

#include <libpq-fe.h>
#include <sqlite3.h>

namespace {

volatile int touched = 0; // so that no compiler leaves out the fetching

class BareSqlite final : public BareSql {
public:
    explicit BareSqlite(const QByteArray &file)
    {
        if (sqlite3_open_v2(file.constData(), &m_handle, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_handle));
    }
    ~BareSqlite() override
    {
        for (sqlite3_stmt *statement : std::as_const(m_statements))
            sqlite3_finalize(statement);
        sqlite3_close(m_handle);
    }

    int rows(const QByteArray &sql, const QList<QByteArray> &values, bool) override
    {
        sqlite3_stmt *&statement = m_statements[sql];
        if (!statement
            && sqlite3_prepare_v3(m_handle, sql.constData(), -1, SQLITE_PREPARE_PERSISTENT, &statement,
                                  nullptr)
                != SQLITE_OK)
            qFatal("%s: %s", sqlite3_errmsg(m_handle), sql.constData());
        for (qsizetype i = 0; i < values.size(); ++i)
            sqlite3_bind_text(statement, int(i) + 1, values.at(i).constData(), -1, SQLITE_STATIC);
        int count = 0;
        const int columns = sqlite3_column_count(statement);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            ++count;
            for (int i = 0; i < columns; ++i) {
                const unsigned char *text = sqlite3_column_text(statement, i);
                touched = touched + (text ? *text : 0);
            }
        }
        sqlite3_reset(statement);
        return count;
    }

private:
    sqlite3 *m_handle = nullptr;
    QHash<QByteArray, sqlite3_stmt *> m_statements;
};

class BarePostgresql final : public BareSql {
public:
    explicit BarePostgresql(const QByteArray &uri)
        : m_handle(PQconnectdb(uri.constData()))
    {
        if (PQstatus(m_handle) != CONNECTION_OK)
            qFatal("%s", PQerrorMessage(m_handle));
    }
    ~BarePostgresql() override { PQfinish(m_handle); }

    int rows(const QByteArray &sql, const QList<QByteArray> &values, bool planned) override
    {
        QList<const char *> texts;
        for (const QByteArray &value : values)
            texts << value.constData();
        const int count = int(texts.size());
        PGresult *result = nullptr;
        if (planned) {
            result = PQexecParams(m_handle, numbered(sql).constData(), count, nullptr, texts.constData(),
                                  nullptr, nullptr, 0);
        } else {
            QByteArray &name = m_names[sql];
            if (name.isEmpty()) {
                name = "s" + QByteArray::number(m_names.size());
                PQclear(PQprepare(m_handle, name.constData(), numbered(sql).constData(), count, nullptr));
            }
            result =
                PQexecPrepared(m_handle, name.constData(), count, texts.constData(), nullptr, nullptr, 0);
        }
        if (PQresultStatus(result) != PGRES_TUPLES_OK)
            qFatal("%s: %s", PQerrorMessage(m_handle), sql.constData());
        const int rows = PQntuples(result);
        for (int row = 0; row < rows; ++row) {
            for (int i = 0; i < PQnfields(result); ++i)
                touched = touched + *PQgetvalue(result, row, i);
        }
        PQclear(result);
        return rows;
    }

private:
    static QByteArray numbered(const QByteArray &sql)
    {
        QByteArray text;
        int number = 0;
        for (const char character : sql)
            text += character == '?' ? "$" + QByteArray::number(++number) : QByteArray(1, character);
        return text;
    }

    PGconn *m_handle;
    QHash<QByteArray, QByteArray> m_names;
};

} // namespace

std::unique_ptr<BareSql> BareSql::open(const DatabaseAddress &address)
{
    if (address.engine() == Engine::Sqlite)
        return std::make_unique<BareSqlite>(address.file().toLocal8Bit());
    QByteArray words;
    for (const auto &[key, value] : address.parameters().asKeyValueRange())
        words += (key + QStringLiteral("='") + value + QStringLiteral("' ")).toUtf8();
    return std::make_unique<BarePostgresql>(words);
}
